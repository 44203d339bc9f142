"""The source's words stay the source's: extracted with notes in place, and read aloud."""

import io
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

import pdfminer.high_level
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfbase.pdfdoc import PDFDocument

from data.document import BlockKind, Span, SpanKind
from exporters.options import NotePlacement
from exporters.pdf.text.fonts import FontBook
from exporters.pdf.text.ink_runs import Ink, Segment, runs
from exporters.pdf.text.style import NOTE_NUMBER
from exporters.pdf.text.text_state import TextState
from tests.fixtures.briefings import block, content_of, drawn, lead, note, pdf, read, text_of, topic
from tests.fixtures.structure import structure

LATIN = "They reaffirmed that Article 5 of the Treaty holds, and gave $600 billion in 2018."
CYRILLIC = "Россия не упомянута в статье 5 договора, принятого в 2018 году."
JAPANESE = "日米安全保障条約の第5条は、2018年にも不変である。"
PASSAGES = (
    (LATIN, "Article 5", "K"), (LATIN, "$600 billion", "C"), (LATIN, "2018", "N"),
    (CYRILLIC, "статье 5", "Q"), (CYRILLIC, "2018", "A"), (JAPANESE, "第5", "K"),
    (JAPANESE, "2018", "C"),
)  # fmt: skip
TEXTS = (LATIN, CYRILLIC, JAPANESE)
CALLING = "The Ministers agreed in footnote2 on it.3"
MARKED = (Span(SpanKind.SUPERSCRIPT, 32, 33), Span(SpanKind.SUPERSCRIPT, 40, 41))
OURS = re.compile(r"\[\d+\]")


def noted(**page):
    """A handout with a note on each passage, which ends in a figure."""
    numbers = {passage: number for number, passage in enumerate(PASSAGES, start=1)}
    blocks = [
        block(
            text,
            *((quote, letter, numbers[text, quote, letter])
              for of, quote, letter in PASSAGES if of == text),
        )
        for text in TEXTS
    ]  # fmt: skip
    notes = tuple(note(number, "Of ours.") for number in numbers.values())
    return pdf(content_of(lead(*blocks), notes=notes), **page)


def by_pdfium(file):
    return "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(file))


def by_pdfminer(file):
    return pdfminer.high_level.extract_text(io.BytesIO(file))


def by_poppler(file, *options):
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not installed")
    command = ["pdftotext", "-enc", "UTF-8", *options, "-", "-"]
    return subprocess.run(command, input=file, check=True, capture_output=True).stdout.decode()


def by_poppler_as_drawn(file):
    return by_poppler(file, "-raw")


def by_mutool(file):
    if not shutil.which("mutool"):
        pytest.skip("mutool is not installed")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "handout.pdf"
        path.write_bytes(file)
        command = ["mutool", "draw", "-q", "-F", "txt", path]
        return subprocess.run(command, check=True, capture_output=True).stdout.decode()


READERS = [by_pdfium, by_pdfminer, text_of, by_poppler, by_poppler_as_drawn, by_mutool]


@pytest.mark.parametrize("placement", [NotePlacement.FOOTNOTES, NotePlacement.ENDNOTES])
@pytest.mark.parametrize("reader", READERS)
def test_quotations_come_out_letter_by_letter_once_our_numbers_are_left_out(reader, placement):
    said = reader(noted(notes=placement))
    bare = "".join(OURS.sub("", said).split())
    for text in TEXTS:
        assert "".join(text.split()) in bare


@given(words=st.integers(0, 5), justified=st.booleans(), large_print=st.booleans())
@settings(deadline=None, max_examples=12)
def test_an_address_comes_out_whole_wherever_its_lines_end(words, justified, large_print):
    address = "https://www.example.org/well-known-texts/joint-statement/of-the-two-ministers-2018"
    text = f"{'They said it ' * words}at {address} and nowhere else."
    made = pdf(content_of(lead(block(text))), justified=justified, large_print=large_print)
    for reader in (by_pdfium, by_pdfminer, by_poppler, by_mutool):
        assert address in "".join(reader(made).split())


@pytest.mark.parametrize("placement", list(NotePlacement))
@pytest.mark.parametrize("reader", READERS)
def test_no_number_of_ours_runs_into_a_figure_of_the_source(reader, placement):
    said = reader(noted(notes=placement))
    joined = r"\d" if reader is by_poppler_as_drawn else r"[\d\[]"
    for number, (_, quote, _) in enumerate(PASSAGES, start=1):
        words = r"\s*".join(map(re.escape, quote.replace(" ", "")))
        assert re.search(words, said)
        assert not re.search(words + joined, said)
        assert f"[{number}]" in said


def with_footnotes(**page):
    marked = block(CALLING, ("footnote2", "K", 1), spans=MARKED)
    below = [block(f"See {n}.", kind=BlockKind.FOOTNOTE, marker=n, citation="") for n in "23"]
    return pdf(content_of(topic("1", "T", marked, *below), notes=(note(1, "Ours."),)), **page)


@pytest.mark.parametrize("reader", [by_pdfium, by_pdfminer, text_of])
def test_marks_of_the_sources_footnotes_stand_apart_from_their_words(reader):
    said = " ".join(reader(with_footnotes(notes=NotePlacement.FOOTNOTES)).split())
    assert "footnote 2 [1] on it. 3" in said


def test_marks_of_the_sources_footnotes_lead_to_these():
    reader = read(with_footnotes())
    paragraph = next(kid for kid in structure(reader).walk() if kid.text.startswith("The Min"))
    calls = [kid for kid in paragraph.walk() if kid.tag == "Link"]
    assert [link.text for link in calls] == ["2", "[1]", "3"]
    said = [link.annotations[0]["/Contents"] for link in calls]
    assert said == ["Footnote 2 of the source", "Note 1", "Footnote 3 of the source"]
    two, _, three = (link.annotations[0]["/Dest"].get_object() for link in calls)
    assert two[:2] == three[:2]
    assert two[3] > three[3]


def test_a_raised_number_that_calls_no_footnote_is_left_as_it_is():
    powers = block("An area of 10 km2.", spans=(Span(SpanKind.SUPERSCRIPT, 16, 17),))
    assert "10 km2." in text_of(pdf(content_of(lead(powers))))


def test_headings_hold_the_sources_words_alone():
    title = block("Defense Ministerial Meeting", ("Ministerial", "K", 1), kind=BlockKind.HEADING)
    content = content_of(
        topic("1", "Article 5", block("Text."), notes=(3,)),
        title_block=title, document_notes=(2,),
        notes=tuple(note(number, f"Remark {number}.") for number in (1, 2, 3)),
    )  # fmt: skip
    root = structure(read(pdf(content)))
    assert [kid.text for kid in root.kids if kid.tag[0] == "H"] == [
        "Defense Ministerial Meeting", "1 Article 5",
    ]  # fmt: skip
    at = next(n for n, kid in enumerate(root.kids) if kid.tag == "H1")
    assert [kid.outline() for kid in root.kids[at + 1 : at + 4]] == [
        "P(Span[K] Reference(Link[[1]]) Reference(Link[[2]]) Annot)",
        "Note[Key point whole document Remark 1.](Lbl[1])",
        "Note[Key point whole document Remark 2.](Lbl[2])",
    ]
    at = next(n for n, kid in enumerate(root.kids) if kid.tag == "H2")
    assert [kid.tag for kid in root.kids[at : at + 4]] == ["H2", "P", "Note", "P"]


def test_citations_of_rows_are_read_behind_their_table():
    rows = [
        block(f"| {name} |", kind=BlockKind.TABLE_ROW, level=int(n == 1), citation=f"§1 ¶{n}")
        for n, name in enumerate(("Name | Sum", "Japan | 5", "ROK | 6"), start=1)
    ]
    root = structure(read(pdf(content_of(topic("1", "T", *rows, block("After."))))))
    table = next(n for n, kid in enumerate(root.kids) if kid.tag == "Table")
    assert root.kids[table].outline() == (
        "Table(TR(TH[Name] TH[Sum]) TR(TD[Japan] TD[5]) TR(TD[ROK] TD[6]))"
    )
    behind = root.kids[table + 1]
    assert [kid.entries["/Alt"] for kid in behind.kids] == [
        f"Topic 1, paragraph {number}" for number in (1, 2, 3)
    ]


def test_every_passage_says_its_label_where_it_begins_also_where_one_tab_stands_for_two():
    text = "one two three four"
    marks = (("one", "K"), ("three", "K"), ("four", "C"))
    root = structure(read(pdf(content_of(topic("1", "T", block(text, *marks, citation=""))))))
    paragraph = next(kid for kid in root.kids if "three" in kid.text)
    assert aloud(paragraph) == "Key point one two Key point three Commitment four"


def aloud(element):
    """What a screen reader says: alternative words in place of letters."""
    parts = (
        part if isinstance(part, str) else f"{part.entries.get('/Alt') or aloud(part)} "
        for part in element.parts
    )
    return " ".join("".join(parts).split())


@pytest.mark.parametrize("placement", [NotePlacement.MARGIN, NotePlacement.FOOTNOTES])
@settings(max_examples=12, deadline=None)
@given(st.lists(st.integers(0, 3), min_size=1, max_size=14), st.integers(1, 60))
def test_each_note_is_read_right_behind_its_paragraph_wherever_it_stands(placement, counts, length):
    blocks, notes, expected = [], [], []
    for at, count in enumerate(counts):
        words = [f"w{at}x{n}" for n in range(3)]
        marks = [(words[n], "K", len(notes) + n + 1) for n in range(count)]
        blocks.append(block(" ".join(words), *marks, citation=""))
        numbers = range(len(notes) + 1, len(notes) + count + 1)
        notes += [note(number, f"n{number} " * length) for number in numbers]
        expected += [words[0], *(f"n{number}" for number in numbers)]
    content = content_of(topic("1", "T", *blocks), notes=tuple(notes))
    root = structure(read(pdf(content, notes=placement)))
    said = [found for kid in root.kids for found in re.findall(r"\b(?:w\d+x0|n\d+)\b", kid.text)]
    assert list(dict.fromkeys(said)) == expected


def test_the_tags_read_the_text_in_order_with_many_notes():
    words = [f"word{n}" for n in range(400)]
    paragraphs = [words[at : at + 20] for at in range(0, len(words), 20)]
    blocks, notes = [], []
    for of in paragraphs:
        numbers = [len(notes) + 1, len(notes) + 2, len(notes) + 3]
        marks = zip(of[::7], "KCN", numbers, strict=True)
        blocks.append(block(" ".join(of), *marks, citation=""))
        notes += [note(number, "A remark of some length. " * 9) for number in numbers]
    root = structure(read(pdf(content_of(topic("1", "T", *blocks), notes=tuple(notes)))))
    read_out = [kid for kid in root.kids if kid.tag == "P" and "word" in kid.text]
    said = " ".join(OURS.sub("", kid.words(spoken=False)) for kid in read_out)
    assert said.split() == words


def test_a_note_within_a_list_is_read_before_what_is_below_its_item():
    items = [
        block("first", ("first", "K", 1), kind=BlockKind.LIST_ITEM, level=1, marker="1.",
              citation=""),
        block("below", kind=BlockKind.LIST_ITEM, level=2, marker="a.", citation=""),
    ]  # fmt: skip
    content = content_of(topic("1", "T", *items), notes=(note(1, "Ours."),))
    root = structure(read(pdf(content, notes=NotePlacement.FOOTNOTES)))
    outer = next(kid for kid in root.kids if kid.tag == "L" and "first" in kid.text)
    assert [kid.tag for kid in outer.kids[0].kids[1].kids] == ["Annot", "Reference", "Note", "L"]


def test_an_endnote_quotes_the_first_words_of_its_passage_without_marks_of_footnotes():
    long = "who would oppose any unilateral action that seeks to undermine the administration"
    marked = block(CALLING, ("footnote2 on it", "K", 1), spans=MARKED)
    below = [block(f"See {n}.", kind=BlockKind.FOOTNOTE, marker=n, citation="") for n in "23"]
    content = content_of(
        topic("1", "T", marked, block(f"Those {long}.", (long, "C", 2)), *below, notes=(3,)),
        notes=(note(1, "One."), note(2, "Two.", "C"), note(3, "Three.")),
    )
    said = text_of(pdf(content, notes=NotePlacement.ENDNOTES)).replace("\xa0", " ")
    said = " ".join(said.split())
    assert "Key point page 1 “footnote on it” One." in said
    assert "“who would oppose any unilateral action that seeks to…” Two." in said
    assert re.search(r"Key point page 1 Three\.", said)


def test_among_words_from_right_to_left_a_number_of_ours_stays_whole_and_left_of_its_passage():
    text = "أكد الوزراء أن المادة 5 من المعاهدة سارية."
    content = content_of(lead(block(text, ("المادة 5", "K", 1))), notes=(note(1, "Ours."),))
    (page,) = read(pdf(content)).pages
    mark = next(word for word in drawn(page) if word.text == "[1]")
    five = next(word for word in drawn(page) if word.text == "5")
    assert mark.x < five.x


@pytest.mark.parametrize("spacing", [0.0, 2.5])
def test_the_space_before_a_number_of_ours_takes_no_room_on_the_page(spacing):
    book = FontBook(PDFDocument(), "en")
    ink = Ink(NOTE_NUMBER, mark=True, leads_to="Note 4")
    (run,) = runs(book, "[4]", ink)
    operations: list[str] = []
    TextState().show(operations, Segment(run, "[4]", 0.0, 9.0, spacing), 100.0, 50.0)
    x = float(next(line for line in operations if line.endswith(" Tm")).split()[4])
    assert operations[-1] in {"(\0 \0[\0004\0]) Tj", "[(\0 )-312(\0[\0004\0])] TJ"}
    assert x + run.widths(" ")[1] + spacing == pytest.approx(100.0, abs=0.01)
