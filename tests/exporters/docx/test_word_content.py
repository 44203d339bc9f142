"""What a Word file says, and in which styles, as python-docx reads it."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.briefing.content import Entry, Part, PartKind
from data.document import BlockKind
from exporters.docx.word_document import texts
from tests.fixtures.briefings import HASH, block, content_of, lead, note, topic
from tests.fixtures.pseudo import Pseudo
from tests.fixtures.word_handouts import (
    SECTIONS,
    W,
    full,
    in_style,
    item,
    opened,
    parts_of,
    root,
    row,
    said,
    word,
)

SOURCE = ("Source", "List Paragraph", "Quote", "Caption", "Table Source", "Table Source Head")


def quotations(content):
    """What the content quotes: texts of blocks, of rows their cells."""
    blocks = [one for section in content.sections for one in section.blocks]
    for one in blocks:
        if one.kind is BlockKind.TABLE_ROW:
            yield from (cell.strip() for cell in one.text.strip("|").replace("|", "\t").split("\t"))
        elif one.kind is not BlockKind.FOOTNOTE:
            yield one.text


def test_every_quotation_is_the_sources_letter_by_letter():
    content = full()
    file = word(content)
    assert sorted(filter(None, in_style(file, *SOURCE))) == sorted(
        filter(None, [*quotations(content), "As the treaty says."])
    )
    assert in_style(file, "Evidence") == ["“The Ministers agreed”"]


LETTERS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cf", "Cn", "Co"))


@settings(max_examples=60, deadline=None)
@given(st.text(LETTERS, min_size=1, max_size=80), st.data())
def test_any_text_is_quoted_as_it_stands(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    quoted = block(text, (text[start:end], "K", 1))
    file = word(content_of(topic("1", "T", quoted), notes=(note(1, text),)))
    assert in_style(file, "Source") == [text]
    assert text.splitlines()[0].strip() in "\n".join(texts(file))


@pytest.mark.parametrize(
    "text",
    [
        "]]> <w:p> </w:t> <!-- & &amp; <?x?> 'a' \"b\"",
        "a\tb\u00a0c\u3000d  e\u2028f\u00ad",
        "a" * 10_000,
        "\U0001f600 \U0001f1ef\U0001f1f5 e\u0301",
        "وزير الدفاع التقى نظيره.",
        "שלום abc 12",
    ],
)
def test_hostile_text_stays_text(text):
    content = content_of(
        lead(block(text)),
        topic(text, text, block(text, (text, "K", 1)), item(text, text[:9]), row(f"{text}\tb")),
        notes=(replace(note(1, text), author=text, tags=(text.strip(),)),),
        title=text,
        marking=text,
        copy=text,
        parts=(Part(PartKind.POINTS, text, (Entry(text, evidence=text, citation=text),)),),
    )
    file = word(content)
    assert in_style(file, "Evidence") == [f"“{text}”"]
    assert in_style(file, "Source") == [text, text]
    assert opened(file).sections[0].header.paragraphs[0].text.startswith(text.replace("\r", "\n"))


@pytest.mark.parametrize("bad", ["\u202e", "\x00", "\x07", "\ud800", "\ufffe"])
def test_what_cannot_be_printed_or_could_disguise_is_replaced(bad):
    text = f"safe{bad}text"
    content = content_of(topic("1", text, block(text)), title=text, marking=text, author=text)
    file = word(content)
    assert in_style(file, "Source") == ["safe\ufffdtext"]
    assert opened(file).core_properties.author == "safe\ufffdtext"
    assert not [said_ for said_ in texts(file) if bad in said_]


def test_blanks_that_no_xml_may_hold_become_blanks():
    assert in_style(word(content_of(lead(block("a\x0bb\x1cc")))), "Source") == ["a b c"]


def test_headings_have_their_levels_and_numbers():
    document = opened(word(full()))
    found = [
        (one.style.name, one.text) for one in document.paragraphs if "Heading " in one.style.name
    ]
    assert found == [
        ("Heading 1", "1 North Korea"),
        ("Heading 2", "1.1 Resolutions"),
        ("Heading 1", "2 Equipment"),
    ]
    assert [one.text for one in document.paragraphs if one.style.name == "Title"] == [
        "Defense Ministerial Meeting"
    ]


def test_the_own_page_stands_in_styles_of_its_own():
    document = opened(word(full()))
    told = [(one.style.name, one.text) for one in document.paragraphs]
    beside = "\u00a0"
    for expected in (
        ("Kicker", "Annotated handout"),
        ("Bottom Line Heading", "Bottom line"),
        ("Bottom Line", f"We agree & go on. \t§1{beside}¶1"),
        ("Part Heading", "1. On North Korea"),
        ("Point", "(U) Sanctions. Ask for it again."),
        ("Analyst", "A remark between points."),
        ("Quote", f"As the treaty says. \t§1{beside}¶37"),
        ("Press Line", f"“No comment.” \tUse{beside}if{beside}asked"),
        ("Source Line", "Director, East Asia"),
    ):
        assert expected in told
    evidence = next(text for name, text in told if name == "Evidence")
    assert evidence.replace(beside, " ").split("\t")[1] == "para. 34, p. 4   C  Commitment"


def test_the_sources_words_are_serif_and_the_analysts_sans():
    styles = opened(word(full())).styles
    for name, face in (("Source", "Cambria"), ("Source Words", "Cambria"), ("Analyst", "Calibri"),
                       ("Analyst Words", "Calibri")):  # fmt: skip
        assert styles[name].font.name == face
    for name in SOURCE[1:]:
        assert {"Source"} & {one.name for one in above(styles[name])}
    for name in ("Bottom Line", "Point", "Press Line", "Kicker", "Table Analyst"):
        assert {"Analyst"} & {one.name for one in above(styles[name])}


def above(style):
    while style is not None:
        yield style
        style = style.base_style


def test_the_authors_own_words_among_quotations_are_told_by_their_style():
    own = block("Our own remark.", own=True, citation="")
    heading = block("Our heading", kind=BlockKind.HEADING, level=2, own=True, citation="")
    document = opened(word(content_of(topic("1", "T", block("Theirs."), heading, own))))
    found = {
        said(one): (one.style.name, one.runs[0].style.name)
        for one in document.paragraphs
        if one.runs
    }
    assert found["Our own remark."] == ("Analyst", "Analyst Words")
    assert found["Our heading"] == ("Heading 2", "Analyst Words")
    assert found["Theirs."][0] == "Source"


def test_tables_repeat_their_head_and_keep_rows_whole():
    tables = opened(word(full())).tables
    heads = [
        [line._tr.trPr is not None and line._tr.trPr.find(f"{W}tblHeader") is not None
         for line in table.rows]
        for table in tables
    ]  # fmt: skip
    assert heads == [[False], [True, False, False], [True, False, False]]
    for table in tables[1:]:
        assert all(line._tr.trPr.find(f"{W}cantSplit") is not None for line in table.rows)
    assert [[cell.text for cell in line.cells] for line in tables[1].rows][1] == ["Japan", "buys"]


def test_the_title_block_has_a_column_for_each_entry():
    details = opened(word(full())).tables[0]
    assert details.style.name == "Details Table"
    assert [cell.text for cell in details.rows[0].cells] == [
        "Meeting\n29 June 2018\nTokyo",
        "Prepared for\nMinister",
    ]


def test_links_are_links_only_where_they_are_safe():
    document = opened(word(full()))
    links = [link for one in document.paragraphs for link in one.hyperlinks]
    assert [(link.text, link.address) for link in links] == [
        ("the act", "https://example.org/a?b=1&c=2")
    ]


def test_sources_recipients_and_hash_are_named():
    file = word(full())
    lines = in_style(file, "Source Line")
    assert lines[0] == "Japan Defense Focus No. 102"
    assert lines[-2:] == ["Minister", "Director, East Asia"]
    assert f"SHA-256 {'a' * 64}" in "\n".join(texts(file))
    assert f"{HASH[:4]} {HASH[4:8]}" in parts_of(file)["word/footer-default.xml"]


def test_a_part_that_breaks_begins_on_a_new_page():
    broken = replace(SECTIONS[3], breaks=True)
    part = Part(PartKind.POINTS, "P", (Entry("p"),), breaks=True)
    body = root(word(content_of(SECTIONS[0], broken, parts=(part,))), "word/document.xml")
    breaks = [
        one for one in body.iter(f"{W}p") if one.find(f"{W}pPr/{W}pageBreakBefore") is not None
    ]
    assert len(breaks) == 2


def test_portion_marks_stand_before_the_text():
    content = content_of(topic("1", "T", block("Text.", portion="(C)"), item("Item.", "•")))
    texts_ = [one.text for one in opened(word(content)).paragraphs]
    assert "(C) Text. \t§1\u00a0¶1" in texts_


def test_what_the_handout_says_of_itself_is_in_its_language():
    file = word(full(), words=Pseudo())
    for name in ("Kicker", "Frame Heading"):
        assert in_style(file, name)
    assert all("⟦" in text for text in in_style(file, "Frame Heading"))
    assert "⟦" in opened(file).sections[0].footer.paragraphs[1].text
