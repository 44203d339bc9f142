"""JSON of others is understood in one way or refused in one line."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.errors import FormatError
from data.interchange import lenient_json
from tests.fixtures.exchange import unless_refused


@pytest.mark.parametrize(
    "content",
    [
        b"", b"{", b"nonsense", b"\xff\xfe\x00", b"[" * 100_000, b'{"a":1}x', b"\x00[]",
        "[\"\u65e5\"]".encode("cp932"),
    ],
)  # fmt: skip
def test_what_is_no_json_is_refused_in_one_line(content):
    with pytest.raises(FormatError, match="without doubt: export it again") as caught:
        lenient_json.loads(content)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("content", "why"),
    [(b'{"private":true,"private":false}', "“private” stands twice"),
     (b'{"a":[{"b":1,"b":1}]}', "“b” stands twice"), (b'{"a":NaN}', "it holds NaN"),
     (b"[[Infinity]]", "holds Infinity"), (b"[-Infinity]", "holds -Infinity")],
)  # fmt: skip
def test_what_could_be_understood_in_two_ways_is_marked_where_it_stands(content, why):
    value = lenient_json.loads(b'{"good":{"a":[1]},"bad":' + content + b"}")
    assert lenient_json.doubt(value["good"]) is None
    assert why in str(lenient_json.doubt(value["bad"]))


def test_integers_that_programs_round_are_passed_over_as_fractions_are():
    assert lenient_json.loads(b"[1000000000000000," + b"9" * 10_000 + b",999999999999999]") == [
        None, None, 999_999_999_999_999,
    ]  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_every_encoding_of_unicode_is_read(encoding):
    assert lenient_json.loads('[{"a": "é日"}]'.encode(encoding)) == [{"a": "é日"}]


def test_nesting_is_bounded():
    lenient_json.loads(b"[" * 16 + b"]" * 16)
    for nested in (b"[" * 40 + b"1" + b"]" * 40, b'{"a":' * 40 + b"1" + b"}" * 40):
        with pytest.raises(FormatError, match="nested too deeply"):
            lenient_json.loads(nested)


def test_a_file_above_16_mb_is_refused_before_it_is_understood():
    with pytest.raises(FormatError, match="larger than 16 MB: split it"):
        lenient_json.loads(b" " * (lenient_json.LARGEST + 1))
    assert lenient_json.loads(b"[" + b" " * (lenient_json.LARGEST - 2) + b"]") == []


def test_fractions_are_passed_over_since_other_programs_write_them():
    assert lenient_json.loads(b'{"progress":0.25,"huge":1e999,"n":7}') == {
        "progress": None, "huge": None, "n": 7,
    }  # fmt: skip


def test_a_byte_order_mark_is_no_fault():
    assert lenient_json.loads("\ufeff[]".encode()) == []


def test_values_of_another_kind_are_as_good_as_none():
    value = {"text": ["a"], "number": True, "one": {"a": 1}, "many": [1, {"b": 2}, "x"]}
    assert lenient_json.text(value, "text") == ""
    assert lenient_json.text([], "text") == ""
    assert lenient_json.number(value, "number") is None
    assert list(lenient_json.objects(value, "none", "one")) == [{"a": 1}]
    assert list(lenient_json.objects(value, "many")) == [{"b": 2}]
    assert lenient_json.texts(value, "text", "many", "none") == ("a", "x")


@given(st.text(st.characters(), max_size=20))
def test_any_text_comes_in_as_one_that_a_library_can_hold(text):
    value = lenient_json.loads(json.dumps({"a": text, "b": [text]}).encode())
    for found in (lenient_json.text(value, "a"), *lenient_json.texts(value, "b")):
        assert "\0" not in found
        assert found.encode().decode() == found


def test_only_what_cannot_be_held_is_replaced():
    value = lenient_json.loads(b'{"a":"x\\u0000y\\ud800z\\ud83d\\ude00 \\u202e\\u000b"}')
    assert lenient_json.text(value, "a") == "x\ufffdy\ufffdz😀 \u202e\x0b"


@given(st.binary(max_size=60) | st.text(max_size=40).map(str.encode))
def test_no_bytes_at_all_are_an_error_of_the_program(content):
    unless_refused(lenient_json.loads, content)
