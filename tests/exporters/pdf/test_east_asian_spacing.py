"""Room around Japanese letters: there on the page, and no space in what is read."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfbase.pdfdoc import PDFDocument

from exporters.options import NotePlacement
from exporters.pdf.text.east_asian_spacing import quarter, shared
from exporters.pdf.text.fonts import FontBook
from exporters.pdf.text.ink_runs import Ink, runs
from exporters.pdf.text.justification import HANGING, justified
from exporters.pdf.text.style import BODY
from exporters.pdf.text.text_lines import fill
from tests.exporters.pdf.test_quotations import OURS, READERS, by_poppler_as_drawn
from tests.fixtures.briefings import block, content_of, lead, note, pdf

MIXED = "日米両国は1960年の条約第5条がNATOの「集団防衛」（第5条）と同様にASEANの会合で適用される。"
PIECES = st.sampled_from(
    ["日米", "同盟", "NATO", "2018", "年", "「法の支配」", "、", "「説明」、「責任」", "（第5条）",
     "。", "と", "The Ministers ", "G7", "サイバー", "1,250"]
)  # fmt: skip


@pytest.fixture(scope="module")
def book():
    return FontBook(PDFDocument(), "ja")


def lines_of(book, text, measure=float("inf"), *, even=False):
    return fill(runs(book, text, Ink(BODY)), measure, justified=even)


def natural(book, text):
    return sum(run.widths(run.text)[0] for run in runs(book, text, Ink(BODY)))


def ends(line):
    """The text of a line without the space at its end."""
    return "".join(segment.text for segment in line.segments).rstrip()


@pytest.mark.parametrize("text", ["第5条", "のNATOと", "約1,250億"])
def test_a_quarter_stands_between_japanese_and_western_letters(book, text):
    (line,) = lines_of(book, text)
    assert line.width == pytest.approx(natural(book, text) + 2 * 0.25 * BODY.size)


def test_none_stands_at_brackets_hangul_and_the_ends_of_lines(book):
    assert (
        quarter("「", "N") == quarter("5", "、") == quarter("한", "5") == quarter("日", "米") == 0
    )
    for measure in range(30, 120):
        for line in lines_of(book, "第5条第6条NATO第7条", measure):
            last = line.segments[-1]
            assert not last.apart
            assert line.width == pytest.approx(last.x + last.width)
            assert line.segments[0].x == 0


def test_two_neighbours_of_brackets_and_commas_have_one_room(book):
    wide = book.face("Mincho").wide
    assert set("「」（）、。") <= wide
    assert shared("」「、」。「（", wide) == [0, 2, 3, 4, 5]
    (line,) = lines_of(book, "日」「米")
    assert line.width == pytest.approx(3.5 * BODY.size)
    assert book.face("Gothic").wide.isdisjoint("「」（）、。")


def test_brackets_are_flush_with_both_edges(book):
    (line,) = lines_of(book, "「日米」")
    assert line.width == pytest.approx(3 * BODY.size)


@settings(deadline=None, max_examples=150)
@given(st.lists(PIECES, min_size=1, max_size=40), st.integers(60, 260), st.booleans())
def test_lines_hold_the_text_and_no_segment_runs_into_the_next(book, pieces, measure, even):
    text = "".join(pieces).strip()
    lines = lines_of(book, text, measure, even=even)
    said = "".join("".join(segment.text for segment in line.segments) for line in lines)
    assert said.rstrip() == text
    for line in justified(lines, measure) if even else lines:
        stop = 0.0
        for segment in line.segments:
            assert segment.x >= stop - 0.01
            stop = segment.x + segment.width
        assert stop <= measure + HANGING * BODY.size + 0.01 or len(ends(line)) < 12


def test_lines_of_even_length_end_at_their_measure(book):
    found = 0
    for measure in range(240, 420, 7):
        lines = justified(lines_of(book, MIXED * 4, measure, even=True), measure)
        for line in lines[:-1]:
            last = line.segments[-1]
            hangs = HANGING * BODY.size if re.search(r"[.,:;’”-]$", ends(line)) else 0.01
            assert measure - 0.01 <= last.x + last.width <= measure + hangs
            found += any(segment.squeezed for segment in line.segments)
    assert found


@pytest.mark.parametrize("even", [False, True])
@pytest.mark.parametrize("reader", READERS)
def test_nobody_reads_a_space_where_there_is_room(reader, even):
    content = content_of(
        lead(block(MIXED, citation=""), block(MIXED * 3, ("会合", "K", 1), citation="")),
        language="ja",
        notes=(note(1, "N."),),
    )
    said = reader(pdf(content, notes=NotePlacement.FOOTNOTES, justified=even))
    whole = OURS.sub("", re.sub(r"\s*\n\s*", "", said.replace("\r", "")))
    bare = "".join(whole.split())
    assert bare.count(MIXED) >= (4 if reader is not by_poppler_as_drawn else 1)
    assert not re.search("[日-龥ぁ-んァ-ヶ] +[0-9A-Z]{1,5} *[年条のと]", whole)


def test_a_heading_in_two_faces_has_its_room_too(book):
    (line,) = lines_of(book, "第5回", 400)
    first, second, third = line.segments
    assert second.x - first.x - first.width == pytest.approx(0.25 * BODY.size)
    assert third.x - second.x - second.width == pytest.approx(0.25 * BODY.size)


def test_a_ragged_japanese_text_ends_in_no_single_letter_and_has_no_more_lines(book):
    for text in ("我が国を取り巻く安全保障環境は一層厳しさを増している。" * 3, MIXED * 3):
        for measure in range(150, 260, 3):
            lines = lines_of(book, text, measure)
            assert lines[-1].width >= 2 * BODY.size
            assert all(line.width <= measure + 0.01 for line in lines)
            said = "".join("".join(s.text for s in line.segments) for line in lines)
            assert said.rstrip() == text
