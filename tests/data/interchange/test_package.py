"""A package travels whole; whatever is no package is refused in one line and leaves nothing."""

import io
import json
import zipfile
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.annotation import Visibility
from data.errors import FormatError
from data.interchange import annotation_reader, briefing_package
from data.serial.document_json import DOCUMENT
from tests.fixtures.documents import LABELS, annotate, document_of, documents, shipped_document
from tests.fixtures.exchange import unless_refused

PARTS = ("annotations.jsonld", "document.json")


def packed(document):
    items = (annotate(document, "China", note="Ask", visibility=Visibility.BRIEFING),)
    return briefing_package.dumps(document, items, LABELS)


@pytest.fixture(scope="module")
def whole(document):
    return packed(document)


WHOLE = packed(shipped_document())


def archive(parts, *, way=zipfile.ZIP_DEFLATED):
    """An archive of (name, content)."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", way) as made:
        for name, content in parts:
            made.writestr(zipfile.ZipInfo(name), content, compress_type=way)
    return buffer.getvalue()


def parts_of(content):
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        return [(name, opened.read(name)) for name in opened.namelist()]


def refused(content, match="is no package of Briefing Viewer, or is damaged: ask for it again"):
    with pytest.raises(FormatError, match=match) as caught:
        briefing_package.loads(content)
    assert "\n" not in str(caught.value)


def test_document_and_annotations_come_back(document, whole):
    held = briefing_package.loads(whole)
    assert held.document == document
    items = annotation_reader.attach(
        annotation_reader.read(held.annotations).items, held.document, LABELS
    )
    assert [(item.anchor.exact, item.note) for item in items] == [("China", "Ask")]


@settings(max_examples=30)
@given(documents)
def test_every_document_can_travel(document):
    assert briefing_package.loads(briefing_package.dumps(document, (), LABELS)).document == document


def test_the_same_is_the_same_bytes_whenever_it_is_made(document, whole):
    assert packed(document) == whole
    with zipfile.ZipFile(io.BytesIO(whole)) as opened:
        assert tuple(opened.namelist()) == PARTS
        assert {entry.date_time for entry in opened.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_monotonous_document_is_not_taken_for_a_bomb():
    document = document_of("The same line again.\n\n" * 20_000)
    assert briefing_package.loads(briefing_package.dumps(document, (), LABELS)).document == document


def test_nothing_is_unpacked_to_the_disk(whole, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TMPDIR", str(tmp_path))

    def extract(*_words, **_named):
        raise AssertionError("an archive was unpacked")

    for name in ("extract", "extractall"):
        monkeypatch.setattr(zipfile.ZipFile, name, extract)
    briefing_package.loads(whole)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"PK", b"PK\x05\x06" + b"\0" * 18, b"[]", b"\0" * 1000])
def test_what_is_no_archive_of_ours_is_refused(content):
    refused(content)


@pytest.mark.parametrize(
    "names",
    [
        ("annotations.jsonld",), ("document.json",), (*PARTS, "extra.txt"),
        (*PARTS, "../../.bashrc"), ("annotations.jsonld", "../document.json"),
        ("annotations.jsonld", "/document.json"), ("annotations.jsonld", "DOCUMENT.JSON"),
        ("annotations.jsonld", "./document.json"), ("annotations.jsonld", "document.json/"),
    ],
)  # fmt: skip
def test_parts_that_are_missing_too_many_or_named_otherwise_are_refused(whole, names):
    known = dict(parts_of(whole))
    found = archive([(name, known.get(name, known["document.json"])) for name in names])
    refused(found)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_part_that_stands_twice_is_refused(whole):
    (_, annotations), document = parts_of(whole)
    refused(archive([document, document]))
    refused(archive([("annotations.jsonld", annotations), document, document]))


def test_a_part_that_unpacks_to_far_more_than_it_takes_is_refused():
    bomb = archive([("annotations.jsonld", b"[]"), ("document.json", b" " * 50_000_000)])
    assert len(bomb) < 100_000
    refused(bomb)


def test_a_part_that_unpacks_to_too_much_is_refused(whole, monkeypatch):
    monkeypatch.setattr(briefing_package, "LARGEST", 2_000)
    refused(whole, "unpacks to more than")


def test_a_part_that_lies_about_its_size_is_refused(whole):
    _, (_, document) = parts_of(whole)
    true = len(document).to_bytes(4, "little")
    for lie in (len(document) - 100, 10, len(document) + 100):
        refused(whole.replace(true, lie.to_bytes(4, "little")))


def test_an_encrypted_part_is_refused(whole):
    flagged = bytearray(whole)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = flagged.find(mark)
        while start >= 0:
            flagged[start + offset] |= 1
            start = flagged.find(mark, start + 1)
    refused(bytes(flagged))


@pytest.mark.parametrize("way", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_ways_of_packing_that_we_do_not_use_are_refused(whole, way):
    refused(archive(parts_of(whole), way=way))


def test_a_file_that_was_cut_short_is_refused(whole):
    for end in range(0, len(whole), 97):
        refused(whole[:end])


def test_a_part_that_was_changed_is_noticed(whole):
    (_, annotations), (_, document) = parts_of(whole)
    stored = archive([(PARTS[0], annotations), (PARTS[1], document)], way=zipfile.ZIP_STORED)
    assert briefing_package.loads(stored)
    refused(stored.replace(b"Senkaku", b"Senkakv"))


@pytest.mark.parametrize(
    ("content", "match"),
    [(b"\xff\xfe", "is no package"), (b"{}", "of another kind"), (b"[]", "damaged"),
     (b"", "not valid JSON"), (b'{"a":1,"a":2}', "not valid JSON")],
)  # fmt: skip
def test_a_document_that_is_none_is_refused(whole, content, match):
    annotations, _ = parts_of(whole)
    refused(archive([annotations, ("document.json", content)]), match)


@pytest.mark.parametrize("place", ["title", "name", "block"])
def test_a_document_that_no_library_could_hold_is_refused(document, whole, place):
    annotations, _ = parts_of(whole)
    value = DOCUMENT.plain(document)
    if place == "title":
        value["title"] = "half \ud800 a sign"
    elif place == "name":
        value["source"]["name"] = "\udcff.txt"
    else:
        value["blocks"][0]["text"] = "half \ud800 a sign"
    refused(archive([annotations, ("document.json", json.dumps(value))]))


def test_a_document_that_would_not_come_back_is_not_packed(document, monkeypatch):
    monkeypatch.setattr(briefing_package, "LARGEST", 1000)
    with pytest.raises(FormatError, match="too large for a package: send its file instead"):
        packed(document)


@settings(max_examples=300)
@given(st.data())
def test_damage_anywhere_is_noticed_or_without_effect(data):
    content = bytearray(WHOLE)
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(content) - 1))
        content[place] = data.draw(st.integers(0, 255))
    held = unless_refused(briefing_package.loads, bytes(content))
    assert held is None or held == briefing_package.loads(WHOLE)


def test_damage_in_the_packed_bytes_is_no_fault_of_the_program(whole):
    """Zlib's own error is none of those that zipfile turns into BadZipFile."""
    start = whole.index(b"annotations.jsonld") + len("annotations.jsonld")
    broken = whole[:start] + b"\xff" * 40 + whole[start + 40 :]
    with pytest.raises(zlib.error), zipfile.ZipFile(io.BytesIO(broken)) as opened:
        opened.read("annotations.jsonld")
    refused(broken)
