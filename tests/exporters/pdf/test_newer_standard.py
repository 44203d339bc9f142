"""Handouts of PDF 2.0: the same words and tags, and what the newer standards ask beside these."""

from dataclasses import replace

import pypdf
import pytest

from data.document import BlockKind, Span, SpanKind
from exporters.options import ExportOptions, Imposition, NotePlacement, PageSetup, Standard
from exporters.pdf.pdf_document import render, render_copies, texts
from tests.fixtures.briefings import block, content_of, note, pdf, read, text_of, topic
from tests.fixtures.structure import Element, structure

OF_2_0, OF_1_7 = "http://iso.org/pdf2/ssn", "http://iso.org/pdf/ssn"
ONLY_1_7 = {"TOC", "TOCI", "Reference", "Quote", "BlockQuote"}
CONTENT = content_of(
    topic(
        "1", "Talks", block("The Ministers agreed at once.", ("agreed", "K", 1)),
        block("first", kind=BlockKind.LIST_ITEM, marker="Item A"),
        block("A photograph.", kind=BlockKind.CAPTION), notes=(2,),
    ),
    topic("2", "Ports", block("They go on.", ("go on", "C", 3))),
    topic("3", "Lights", block("| a | b |", kind=BlockKind.TABLE_ROW)),
    notes=(note(1, "A word."), note(2, "On talks."), note(3, "Another.")),
)  # fmt: skip


def newer(content=CONTENT, **page):
    return read(pdf(content, standard=Standard.UA2, **page))


def older(content=CONTENT, **page):
    return read(pdf(content, **page))


def namespace(element):
    return element.entries["/NS"]["/NS"] if "/NS" in element.entries else ""


def aim_of(holder):
    """The element that a link or a bookmark leads to, and the page, the older way and the newer."""
    action = holder["/A"]
    element, *_ = action["/SD"]
    page, *_ = action["/D"]
    return element.get_object(), page.get_object()


def page_of(entries):
    """The page of an element's first words."""
    if "/Pg" in entries:
        return entries["/Pg"].get_object()
    kids = (kid.get_object() for kid in entries["/K"])
    return next(page for kid in kids if not isinstance(kid, int) and (page := page_of(kid)))


def outlines(entries: pypdf.generic.DictionaryObject):
    entry = entries.get("/First")
    while entry is not None:
        yield entry.get_object()
        yield from outlines(entry.get_object())
        entry = entry.get_object().get("/Next")


def test_the_file_says_what_it_is_in_its_metadata_alone():
    reader = newer()
    packet = reader.trailer["/Root"]["/Metadata"].get_data().decode()
    assert reader.pdf_header == "%PDF-2.0"
    assert "/Info" not in reader.trailer
    for said in ("<pdfuaid:part>2</", "<pdfuaid:rev>2024</", "<pdfaid:part>4</", "wtpdf#reuse1.0"):
        assert said in packet
    assert "pdfaid:conformance" not in packet
    assert older().pdf_header == "%PDF-1.7"


@pytest.mark.parametrize("placement", NotePlacement)
def test_the_same_words_are_read_in_the_same_order(placement):
    told = [structure(reader(notes=placement)).text for reader in (newer, older)]
    assert told[0] == told[1]
    drawn = [text_of(pdf(CONTENT, standard=one, notes=placement)) for one in Standard]
    assert drawn[0] == drawn[1]


def test_each_tag_has_its_namespace():
    for element in structure(newer()).walk():
        if element.tag == "Note":
            assert namespace(element) == OF_1_7
            mapped, of = element.entries["/NS"]["/RoleMapNS"]["/Note"]
            assert (mapped, of.get_object()["/NS"]) == ("/FENote", OF_2_0)
        else:
            assert namespace(element) == ("" if element.tag in ONLY_1_7 else OF_2_0), element.tag
    assert all("/NS" not in element.entries for element in structure(older()).walk())


@pytest.mark.parametrize(
    ("placement", "kind"),
    [
        (NotePlacement.MARGIN, "/Footnote"),
        (NotePlacement.FOOTNOTES, "/Footnote"),
        (NotePlacement.ENDNOTES, "/Endnote"),
    ],
)
def test_notes_and_their_numbers_refer_to_each_other(placement, kind):
    elements = list(structure(newer(notes=placement)).walk())
    notes = [one.entries for one in elements if one.tag == "Note"]
    numbers = [one.entries for one in elements if one.tag == "Reference" and "/Ref" in one.entries]
    assert len(notes) == 3
    assert {one["/A"]["/NoteType"] for one in notes} == {kind}
    for entries in notes:
        calls = [number.get_object() for number in entries["/Ref"]]
        assert calls
        for call in calls:
            assert call in numbers
            assert [ref.get_object() for ref in call["/Ref"]] == [entries]


def test_contents_bookmarks_and_links_lead_to_elements_on_the_pages_of_old():
    long = block("They agreed. " * 400, ("agreed", "K", 1))
    content = content_of(
        *(topic(str(number), f"Topic {number}", long) for number in (1, 2, 3)),
        notes=(note(1, "A word."),),
    )
    reader = newer(content)
    entries = [one for one in structure(reader).walk() if one.tag == "TOCI"]
    headed = [one.entries["/Ref"][0].get_object() for one in entries]
    assert [one["/S"] for one in headed] == ["/H2"] * 3
    marks = list(outlines(reader.trailer["/Root"]["/Outlines"]))
    assert [aim_of(mark)[0] for mark in marks] == headed
    links = [
        link.get_object() for page in reader.pages for link in page.get("/Annots", ())
        if link.get_object()["/Subtype"] == "/Link"
    ]  # fmt: skip
    assert links
    for holder in (*marks, *links):
        element, page = aim_of(holder)
        assert page_of(element) == page
        assert "/Dest" not in holder


def test_a_mark_of_the_sources_footnote_within_a_passage_leads_to_it():
    marked = block("They agreed2 on it.", ("They agreed2 on", "K", 1),
                   spans=(Span(SpanKind.SUPERSCRIPT, 11, 12),))  # fmt: skip
    below = block("See there.", kind=BlockKind.FOOTNOTE, marker="2")
    content = content_of(topic("1", "T", marked, below), notes=(note(1, "Ours."),))
    elements = list(structure(newer(content)).walk())
    passage = next(one for one in elements if one.tag == "Annot")
    assert [one.tag for one in passage.walk() if one.tag == "Reference"] == []
    (call,) = (one.entries for one in passage.walk() if "/Ref" in one.entries)
    footnote = call["/Ref"][0].get_object()
    assert footnote["/S"] == "/Note"
    assert footnote["/Ref"][0].get_object() == call


def test_a_list_with_labels_says_how_it_counts_whatever_they_are():
    lists = [one for one in structure(newer()).walk() if one.tag == "L"]
    assert {one.entries["/A"]["/ListNumbering"] for one in lists} == {"/Ordered", "/Description"}


def test_a_caption_of_nothing_is_a_paragraph():
    def captions(reader):
        return [one.tag for one in structure(reader).walk() if own(one) == "A photograph."]

    def own(element: Element):
        return "".join(part for part in element.parts if isinstance(part, str)).strip()

    assert (captions(newer()), captions(older())) == (["P"], ["Caption"])


def test_pop_ups_stand_outside_the_tags():
    def kinds(reader):
        walked = structure(reader).walk()
        return {kind["/Subtype"] for one in walked for kind in one.annotations}

    assert "/Popup" not in kinds(newer())
    assert "/Popup" in kinds(older())


def test_each_copy_of_one_file_leads_to_its_own_pages():
    copies = [replace(CONTENT, copy=f"{number} of 2") for number in (1, 2)]
    options = ExportOptions(PageSetup(standard=Standard.UA2))
    reader = read(render_copies(copies, options, lambda _done: None))
    pages = list(reader.pages)
    led = [
        pages.index(aim_of(mark)[1])
        for mark in outlines(reader.trailer["/Root"]["/Outlines"])
        if mark["/Title"] == "1 Talks"
    ]
    assert led == [0, len(pages) // 2]


def test_sheets_for_the_printer_stay_as_they_are():
    booklet = {"imposition": Imposition.BOOKLET}
    assert newer(**booklet).pdf_header == "%PDF-1.7"
    assert pdf(CONTENT, standard=Standard.UA2, **booklet) == pdf(CONTENT, **booklet)


def test_every_text_of_it_is_found_before_it_goes_out():
    options = ExportOptions(PageSetup(standard=Standard.UA2))
    told = "\n".join(texts(render(CONTENT, options, lambda _done: None)))
    for said in ("A word.", "On talks.", "Another.", "The Ministers"):
        assert said in told
