"""The structure tree as a screen reader walks it."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.briefing.content import Highlight
from data.document import BlockKind, Span, SpanKind
from exporters.options import ExportOptions, NotePlacement
from exporters.pdf.pdf_document import render
from tests.fixtures.briefings import LABELS, block, content_of, lead, note, pdf, plain, read, topic
from tests.fixtures.structure import Element, structure

SENTENCE = "The Ministers agreed to work closely towards steady implementation. "


def tree(*sections, **fields):
    return structure(read(pdf(content_of(*sections, **fields))))


def blocks_of(root: Element) -> list[Element]:
    """The body's elements: from the first heading of a topic to the legend."""
    tags = [kid.tag for kid in root.kids]
    start = tags.index("H2")
    stop = next(n for n, kid in enumerate(root.kids) if kid.text.startswith("How to read"))
    return root.kids[start:stop]


def item(text, level, marker="•"):
    return block(text, kind=BlockKind.LIST_ITEM, level=level, marker=marker, citation="")


def test_headings_follow_the_topics_and_close_up_skipped_levels():
    root = tree(
        topic("1", "One", level=1),
        topic("1.1.1", "Deep", level=3),
        topic("2", "Two"),
        *(topic("3", f"Level {level}", level=level) for level in range(1, 9)),
    )
    headings = [(kid.tag, kid.text) for kid in root.kids if kid.tag[0] == "H"]
    assert headings[:4] == [
        ("H1", "Defense Ministerial Meeting"), ("H2", "1 One"), ("H3", "1.1.1 Deep"),
        ("H2", "2 Two"),
    ]  # fmt: skip
    assert [tag for tag, _ in headings[4:]] == ["H2", "H3", "H4", "H5", "H6", "H6", "H6", "H6"]


def test_lists_nest_with_labels_and_say_how_they_count():
    root = tree(
        topic(
            "1", "T", item("a", 1, "1."), item("b", 2), item("c", 2), item("d", 1, "2."),
            block("Between."), item("e", 1, "(a)"),
        )
    )  # fmt: skip
    _, outer, between, last = blocks_of(root)
    assert outer.outline() == (
        "L(LI(Lbl[1.] LBody[a](L(LI(Lbl[•] LBody[b]) LI(Lbl[•] LBody[c])))) LI(Lbl[2.] LBody[d]))"
    )
    assert outer.entries["/A"]["/ListNumbering"] == "/Decimal"
    inner = outer.kids[0].kids[1].kids[0]
    assert inner.entries["/A"]["/ListNumbering"] == "/Disc"
    assert between.tag == "P"
    assert last.entries["/A"]["/ListNumbering"] == "/LowerAlpha"


def test_a_note_in_a_list_does_not_end_it():
    root = tree(
        topic(
            "1", "T", block("first", ("first", "K", 1), kind=BlockKind.LIST_ITEM, marker="1."),
            item("second", 1, "2."),
        ),
        notes=(note(1, "A word."),),
    )  # fmt: skip
    listed = blocks_of(root)[1]
    assert [kid.tag for kid in listed.kids] == ["LI", "LI"]
    assert [kid.tag for kid in listed.kids[0].kids[1].kids][-1] == "Note"


def test_quotations_captions_and_footnotes_are_what_they_are():
    root = tree(
        topic(
            "1", "T", block("Quoted.", kind=BlockKind.QUOTATION, citation=""),
            block("Photo.", kind=BlockKind.CAPTION, citation=""),
            block("| a | b |", kind=BlockKind.TABLE_ROW, citation=""),
            block("Below.", kind=BlockKind.FOOTNOTE, marker="*", citation=""),
        )
    )  # fmt: skip
    assert [kid.outline() for kid in blocks_of(root)[1:]] == [
        "BlockQuote(P[Quoted.])", "Caption[Photo.]", "Table(TR(TD[a] TD[b]))",
        "Note[Below.](Lbl[*])",
    ]  # fmt: skip


def test_the_contents_are_links_that_nest_like_the_topics():
    root = tree(topic("1", "One"), topic("1.1", "Sub", level=2), topic("2", "Two"))
    contents = next(kid for kid in root.kids if kid.tag == "TOC")
    assert contents.outline() == (
        "TOC(TOCI(Reference(Link[1 One 1])) TOC(TOCI(Reference(Link[1.1 Sub 1]))) "
        "TOCI(Reference(Link[2 Two 1])))"
    )
    assert len(contents.kids[0].kids[0].kids[0].annotations) == 1


def test_a_split_paragraph_is_one_element_and_its_note_follows_it():
    long = plain(SENTENCE * 40)
    filler = [block(plain(SENTENCE * 4), citation="") for _ in range(9)]
    root = tree(
        topic("1", "T", *filler, block(long, (SENTENCE[:12], "K", 1)), block("Next.")),
        notes=(note(1, "A word."),),
    )
    *_, split, remark, after = blocks_of(root)
    assert split.text.startswith(f"K {SENTENCE[:12]} [1]{SENTENCE[12:30]}")
    assert split.text.count("steady implementation.") == 40
    assert len(split.pages) == 2
    assert remark.outline() == "Note[Key point A word.](Lbl[1])"
    assert after.text.startswith("Next.")


@pytest.mark.parametrize("count", [6, 60])
@pytest.mark.parametrize("placement", [NotePlacement.MARGIN, NotePlacement.FOOTNOTES])
def test_each_note_follows_its_paragraph_wherever_it_stands(count, placement):
    """With sixty on two paragraphs, some are in the margin, some at a foot, some sheets away."""
    paragraphs = [
        block(
            f"Paragraph {n}. {SENTENCE}",
            *((f"Paragraph {n}", "K", number) for number in range(n, count + 1, 2)),
        )
        for n in (1, 2)
    ]
    notes = tuple(note(number, f"Remark {number}.") for number in range(1, count + 1))
    made = content_of(topic("1", "T", *paragraphs, block("Next.")), notes=notes)
    root = structure(read(pdf(made, notes=placement)))
    order = [
        found[0]
        for kid in blocks_of(root)[1:]
        if (found := re.search(r"Remark \d+|Paragraph \d|Next", kid.text))
    ]
    odd, even = ([f"Remark {n}" for n in range(first, count + 1, 2)] for first in (1, 2))
    assert order == ["Paragraph 1", *odd, "Paragraph 2", *even, "Next"]


def test_passages_hold_their_words_and_say_their_label():
    root = tree(
        topic("1", "T", block("He agreed at once.", ("agreed", "C", 1), citation="§1 ¶2")),
        notes=(note(1, "A word.", "C"),),
    )
    paragraph = blocks_of(root)[1]
    assert paragraph.outline() == (
        "P[He at once.](Annot[agreed](Span[C]) Reference(Link[[1]]) Span[§1 ¶2])"
    )
    passage, _, citation = paragraph.kids
    (label,) = passage.kids
    assert label.entries["/Alt"] == "Commitment"
    assert citation.entries["/Alt"] == "Topic 1, paragraph 2"
    assert [item["/Subtype"] for item in passage.annotations] == ["/Highlight", "/Popup"]


def test_passages_without_annotations_are_spans():
    content = content_of(topic("1", "T", block("He agreed at once.", ("agreed", "C"))))
    bare = render(content, ExportOptions(annotations=False), lambda _done: None)
    assert "Span[agreed]" in blocks_of(structure(read(bare)))[1].outline()


def test_crossing_passages_keep_the_reading_order():
    text = "one two three four five"
    root = tree(topic("1", "T", block(text, ("two three", "K"), ("three four", "C"), citation="")))
    paragraph = blocks_of(root)[1]
    assert paragraph.words(spoken=False).split() == text.split()
    assert paragraph.outline().endswith("Annot[two](Span[K] Annot[three](Span[C])) Span[four])")


def test_languages_are_marked_where_they_change():
    english = tree(topic("1", "T", block("The term 日米同盟 is old.", citation="")))
    assert blocks_of(english)[1].outline() == "P[The term is old.](Span[日米同盟])"
    assert blocks_of(english)[1].kids[0].entries["/Lang"] == "ja"
    japanese = block("日米同盟は ACSA を含む。", citation="")
    paragraph = blocks_of(tree(topic("1", "見出し", japanese), language="ja"))[1]
    assert [(kid.text, kid.entries["/Lang"]) for kid in paragraph.kids] == [("ACSA", "en")]


def test_links_are_elements_with_all_their_lines():
    text = plain(SENTENCE * 2)
    spans = (Span(SpanKind.LINK, 4, 110, "https://www.mod.go.jp/e/"),)
    paragraph = blocks_of(tree(topic("1", "T", block(text, spans=spans, citation=""))))[1]
    (link,) = paragraph.kids
    assert link.text == text[4:110]
    assert len(link.annotations) == 2
    assert all(item["/Contents"] for item in link.annotations)


def test_notes_have_identifiers_that_the_tree_lists():
    reader = read(
        pdf(
            content_of(
                topic("1", "T", block("a b", ("a", "K", 1), ("b", "K", 2))),
                notes=(note(1, "First."), note(2, "Second.")),
            )
        )
    )
    names = reader.trailer["/Root"]["/StructTreeRoot"]["/IDTree"]["/Names"]
    assert list(names[::2]) == ["note-000001", "note-000002"]
    assert [entry.get_object()["/ID"] for entry in names[1::2]] == list(names[::2])


def test_header_footer_and_decoration_are_artifacts():
    content = read(pdf(content_of(lead(block("Text.", ("Text", "K")))))).pages[0].get_contents()
    stream = content.get_data().decode("latin-1")
    assert stream.count("/Subtype /Header>> BDC") == 1
    assert stream.count("/Subtype /Footer>> BDC") == 1
    depth = 0
    for line in stream.splitlines():
        depth += line.endswith((" BDC", " BMC")) - (line == "EMC")
        assert depth in {0, 1}
        assert depth or line in {"EMC", ""}, line


KINDS = st.sampled_from([kind for kind in BlockKind if kind is not BlockKind.HEADING])
UNMARKED = {BlockKind.QUOTATION, BlockKind.CAPTION}
WORDS = st.lists(st.sampled_from(["agreed", "日本", "the", "2018", "(x)"]), min_size=1, max_size=9)


@st.composite
def marked_blocks(draw):
    text = " ".join(draw(WORDS))
    marks = []
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        letter = draw(st.sampled_from("KCNQA"))
        name = f"{start}-{end}-{letter}"
        marks.append(Highlight(name, LABELS[letter], start, end, opens=True, closes=True))
    kind = draw(KINDS)
    marker = "" if kind in UNMARKED else draw(st.sampled_from(["", "1.", "•"]))
    made = block(text, kind=kind, level=draw(st.integers(0, 12)), marker=marker, citation="")
    return replace(made, highlights=tuple(marks))


@settings(max_examples=30, deadline=None)
@given(st.lists(marked_blocks(), max_size=8))
def test_reading_order_is_the_order_of_the_text_whatever_is_marked(blocks):
    root = tree(topic("1", "T", *blocks))
    read_out = "".join("".join(kid.words(spoken=False).split()) for kid in blocks_of(root)[1:])
    written = "".join("".join((item.marker + item.text).split()) for item in blocks)
    assert read_out == written


def test_every_piece_of_content_has_an_element_and_every_element_its_parent():
    reader = read(pdf(content_of(topic("1", "T", *(block(SENTENCE) for _ in range(90))))))
    structure_root = reader.trailer["/Root"]["/StructTreeRoot"]
    numbers = structure_root["/ParentTree"]["/Nums"]
    parents = dict(zip(numbers[::2], numbers[1::2], strict=True))
    assert len(reader.pages) > 2
    for page in reader.pages:
        count = page.get_contents().get_data().count(b"/MCID")
        assert len(parents[page["/StructParents"]].get_object()) == count
        assert page["/Tabs"] == "/S"


@pytest.mark.parametrize("count", [0, 1, 500])
def test_each_note_is_read_once(count):
    blocks = [block(f"Word {n}.", (f"Word {n}", "K", n)) for n in range(1, count + 1)]
    notes = tuple(note(n, f"Remark {n}.") for n in range(1, count + 1))
    root = tree(topic("1", "T", *blocks), notes=notes)
    found = [node for node in root.walk() if node.tag == "Note"]
    assert [node.kids[0].text for node in found] == [str(n) for n in range(1, count + 1)]
