"""Texts with values, and what becomes of them in another language."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.errors import IntakeError
from data.messages import (
    ENGLISH,
    Forms,
    Message,
    Sentence,
    Words,
    counted,
    from_fields,
    in_a_row,
    joined,
    listed,
    said,
    to_fields,
)

NOTES = "{count} note", "{count} notes"


class Marked(Words):
    """Marks every text, and has a plural from two on and a blank between thousands."""

    language = "x-marked"

    def text(self, text):
        return "1 000" if text == "1,000" else f"<{text}>"

    def form(self, one, many, count):
        return self.text(one if count < 2 else many)


@pytest.mark.parametrize(
    ("message", "english", "marked"),
    [
        (said("Nothing was changed."), "Nothing was changed.", "<Nothing was changed.>"),
        (said("“{name}” is open.", name="a {b}"), "“a {b}” is open.", "<“a {b}” is open.>"),
        (counted(*NOTES, 0), "0 notes", "<0 note>"),
        (counted(*NOTES, 1), "1 note", "<1 note>"),
        (Forms(*NOTES).of(1234567), "1,234,567 notes", "<1 234 567 notes>"),
        (Sentence("“{name}” is open.").of(name="a"), "“a” is open.", "<“a” is open.>"),
        (joined([counted(*NOTES, 2), said("b"), "c"], ", "), "2 notes, b, c", "<2 notes>, <b>, c"),
        (joined([]), "", ""),
        (said("Gone ({held}).", held=counted(*NOTES, 2)), "Gone (2 notes).", "<Gone (<2 notes>).>"),
    ],
)
def test_a_message_is_whole_in_every_language(message, english, marked):
    assert (str(message), Marked()(message)) == (english, marked)


def test_the_same_values_in_another_order_make_the_same_message():
    assert said("{a} {b}", a="1", b="2") == said("{a} {b}", b="2", a="1")


def test_messages_in_messages_without_end_are_none():
    fields = "a"
    for _ in range(9):
        fields = ["{a}", {"a": fields}, "", 1]
    with pytest.raises(ValueError, match="message"):
        from_fields(fields)


def test_a_file_of_a_few_letters_says_no_more_than_it_holds():
    fields = "a" * 100
    for _ in range(7):
        fields = ["{a}" * 100, {"a": fields}, "", 1]
    with pytest.raises(ValueError, match="twice"):
        from_fields(fields)
    with pytest.raises(ValueError, match="twice"):
        Message("a", (("a", "b"),), "{a}{a}")
    assert str(counted("{a}", "{a}: {count}", 2, a="b")) == "b: 2"


def test_a_message_whose_places_have_no_value_is_none():
    with pytest.raises(KeyError):
        said("“{name}” is open.", title="a")


def test_a_translation_with_other_places_is_not_shown():
    class Wrong(Words):
        def text(self, text):
            return "{who} has “{name}”"

    assert Wrong().tr("“{name}” is open.", name="a") == "“a” is open."


def test_an_error_says_the_same_in_every_language():
    error = IntakeError(said("“{name}” is a folder.", name="a"))
    assert (str(error), Marked()(error.message)) == ("“a” is a folder.", "<“a” is a folder.>")
    assert Marked()(IntakeError("As it came.").message) == "As it came."


names = st.from_regex(r"[a-z_]+", fullmatch=True)
messages = st.recursive(
    st.builds(said, st.text(st.characters(exclude_characters="{}"))),
    lambda inner: st.dictionaries(names, st.text() | st.integers() | inner, max_size=3).map(
        lambda values: Message(" ".join(f"{{{name}}}" for name in values), tuple(values.items()))
    ),
    max_leaves=5,
)


@given(messages | st.text())
def test_a_message_is_told_from_one_process_to_another(message):
    told = from_fields(json.loads(json.dumps(to_fields(message))))
    assert told == message


@pytest.mark.parametrize(
    "fields", [None, 3, [], ["a"], ["{a}", {}, "", 1], ["a", {"b": None}, "", 1], ["a", [], "", 1]]
)
def test_what_is_no_message_is_refused(fields):
    with pytest.raises(ValueError, match="message"):
        from_fields(fields)


@given(st.text(), st.text())
def test_what_stands_in_a_value_is_no_place(name, other):
    assert ENGLISH.tr("{name}|{other}", name=name, other=other) == f"{name}|{other}"


@pytest.mark.parametrize(
    ("names", "row", "told"),
    [("a", "a", "a"), ("ab", "a, b", "a and b"), ("abcd", "a, b, c, d", "a, b, c and d")],
)
def test_names_are_listed_one_after_the_other(names, row, told):
    parts = tuple(map(said, names))
    assert ENGLISH(in_a_row(parts)) == row
    assert ENGLISH(listed(parts)) == told
