"""A Word file of ours opened as a document: the same headings, lists and tables."""

import pytest

from data.document import BlockKind
from data.intake import read_document
from exporters.options import Contents, NotePlacement
from tests.fixtures.briefings import block, content_of, topic
from tests.fixtures.word_handouts import SECTIONS, full, word

OF_SOURCE = frozenset({BlockKind.LIST_ITEM, BlockKind.TABLE_ROW, BlockKind.QUOTATION,
                       BlockKind.CAPTION, BlockKind.FOOTNOTE})  # fmt: skip


@pytest.fixture
def read(tmp_path):
    """Return what reads the file of content."""

    def read_back(content, **page):
        path = tmp_path / "handout.docx"
        path.write_bytes(word(content, **page))
        return read_document(path)

    return read_back


def without_citation(block):
    """A block's text without what stands at its right."""
    text = block.text.partition(" §")[0]
    return text.removeprefix("1 ") if block.kind is BlockKind.FOOTNOTE else text


@pytest.mark.parametrize(
    "page",
    [{}, {"contents": Contents.ON, "notes": NotePlacement.FOOTNOTES, "watermark": "DRAFT"},
     {"notes": NotePlacement.ENDNOTES, "large_print": True, "two_sided": True}],
    ids=["comments", "footnotes", "endnotes"],
)  # fmt: skip
def test_the_structure_comes_back(read, page):
    document = read(full(parts=(), letterhead=None), **page)
    headings = [one for one in document.blocks if one.kind is BlockKind.HEADING]
    assert [one.level for one in headings] == [0, 1, 2, 1]
    told = ("Defense Ministerial Meeting", "1 North Korea", "1.1 Resolutions", "2 Equipment")
    for one, text in zip(headings, told, strict=True):
        mark = f"{one.marker} {one.text}".strip().removeprefix(text)
        assert mark in {"", *"123abc"}, "the mark of a note, where there are footnotes"
    expected = [
        (one.kind, one.level, one.marker, one.text)
        for section in SECTIONS
        for one in section.blocks
        if one.kind in OF_SOURCE
    ]
    found = [
        (one.kind, one.level, one.marker, without_citation(one))
        for one in document.blocks
        if one.kind in OF_SOURCE
    ]
    analysts = "Quote in full.", "And in time.", "On the topic.", "On all of it.", "USFK"
    found = [one for one in found if not any(text in one[3] for text in analysts)]
    assert found == expected


def test_japanese_comes_back_as_japanese(read):
    quoted = block("両大臣は、東京で会談し、地域情勢について意見を交換した。", citation="§1 ¶1")
    document = read(content_of(topic("1", "北朝鮮", quoted), title="日米防衛相会談", language="ja"))
    assert (document.title, document.language) == ("日米防衛相会談", "ja")
    assert quoted.text in document.text


def test_the_own_page_comes_back_too(read):
    blocks = [(one.kind, one.text) for one in read(full()).blocks]
    assert (BlockKind.HEADING, "On North Korea") in blocks
    assert (BlockKind.LIST_ITEM, "(U) Sanctions. Ask for it again.") in blocks
    assert (BlockKind.TABLE_ROW, "Japan\tbuys") in blocks
    assert any(
        kind is BlockKind.QUOTATION and text.startswith("“The Ministers agreed” para. 34")
        for kind, text in blocks
    )


def test_what_frames_the_pages_is_no_text(read):
    document = read(full())
    assert not [one for one in document.blocks if one.text.startswith(("INTERNAL", "Copy "))]
    assert any("Ministry of Ports" in one.text for one in document.furniture)
