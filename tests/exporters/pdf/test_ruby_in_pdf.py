"""Readings stand above their words, are read with these, and never part the source's letters."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfbase.pdfdoc import PDFDocument

from data.basis.note_format import NoteFormat
from data.document import BlockKind, Span, SpanKind
from data.errors import ExportError
from exporters.options import NotePlacement, Standard
from exporters.pdf.layout.block_runs import runs_of, style_of
from exporters.pdf.layout.tagged_elements import Element, Role
from exporters.pdf.text.fonts import FontBook
from exporters.pdf.text.justification import justified
from exporters.pdf.text.ruby.drawn_readings import PlacedReadings
from exporters.pdf.text.style import BODY
from exporters.pdf.text.text_lines import fill
from tests.exporters.pdf.test_quotations import READERS
from tests.fixtures.briefings import block, content_of, lead, note, pdf, read, topic
from tests.fixtures.structure import structure
from tests.fixtures.validators import missing_tools, validate

TEXT = "政府は東京で緊密に連携し、海洋安全保障について協議した。"
READ = (
    ("東", "とう"),
    ("京", "きょう"),
    ("緊密", "きんみつ"),
    ("海洋安全保障", "かいようあんぜんほしょう"),
)
RUBY = SpanKind.RUBY


def read_as(text, pairs):
    places = ((text.index(base), base, reading) for base, reading in pairs)
    return tuple(Span(RUBY, at, at + len(base), reading) for at, base, reading in places)


def sample(*marks, **fields):
    return block(TEXT, *marks, spans=read_as(TEXT, READ), **fields)


def handout(**page):
    blocks = (sample(("東京で緊", "K", 1), citation="§1 ¶1"), sample(citation="§1 ¶2"))
    content = content_of(
        topic("1", "題", *blocks), lead(), notes=(note(1, "Of ours."),), language="ja"
    )
    return pdf(content, **page)


@pytest.mark.parametrize("reader", READERS)
def test_words_come_out_letter_by_letter_and_their_readings_as_words_of_their_own(reader):
    said = reader(handout(notes=NotePlacement.ENDNOTES))
    bare = re.sub(r"\[\d+\]", "", "".join(said.split()))
    assert TEXT in bare
    for _, reading in READ[2:]:
        assert reading in said


def test_a_reading_is_tagged_beside_its_words():
    root = structure(read(handout()))
    paragraph = next(kid for kid in root.kids if kid.text.startswith("政府"))
    rubies = [kid for kid in paragraph.walk() if kid.tag == "Ruby"]
    said = [[kid.text.removeprefix("K ") for kid in ruby.kids] for ruby in rubies]
    assert said == [list(pair) for pair in READ]


def test_a_passage_that_ends_within_words_holds_them_whole_and_no_reading_is_said_twice():
    root = structure(read(handout()))
    said = root.words()
    assert [said.count(reading) for _, reading in READ] == [2, 2, 2, 2]
    for ruby in (kid for kid in root.walk() if kid.tag == "Ruby"):
        assert [kid.tag for kid in ruby.kids] == ["RB", "RT"]


@pytest.mark.skipif(bool(missing_tools()), reason=missing_tools())
def test_files_with_readings_and_lists_in_notes_are_valid(tmp_path):
    listed = replace(note(1, "One:\n\n1. a\n   - b\n2. c"), written_in=NoteFormat.MARKDOWN)
    content = content_of(topic("1", "題", sample(("東京で緊", "K", 1))), notes=(listed,))
    asked = {}
    for standard, flavours in ((Standard.UA1, "ua1,2a"), (Standard.UA2, "ua2,4,wt1a")):
        for place in NotePlacement:
            path = tmp_path / f"{standard.value}-{place.value}.pdf"
            path.write_bytes(pdf(content, standard=standard, notes=place))
            asked.setdefault(flavours, []).append(path)
    found = validate(asked)
    assert len(found) == 15
    assert all(said[0].startswith("passed") for said in found.values()), found


def test_a_sign_that_no_font_has_is_named_also_in_a_reading():
    spans = (Span(RUBY, 0, 1, "\U000e1234\U0001f9ff\u0bff"),)
    with pytest.raises(ExportError):
        pdf(content_of(lead(block("字の文。", spans=spans))))


def test_readings_stand_in_cells_and_headings_and_titles():
    row = "項目\t値"
    spans = read_as(row, (("項目", "こうもく"),))
    cells = block(row, kind=BlockKind.TABLE_ROW, level=1, spans=spans)
    title = block("防衛の要点", kind=BlockKind.HEADING, spans=(Span(RUBY, 0, 2, "ぼうえい"),))
    content = content_of(
        topic("1", "T", cells, block("人\t2", kind=BlockKind.TABLE_ROW)),
        title=title.text, title_block=title, language="ja",
    )  # fmt: skip
    root = structure(read(pdf(content)))
    heading = next(kid for kid in root.walk() if kid.tag == "H1")
    assert [kid.text for kid in heading.kids[0].kids] == ["防衛", "ぼうえい"]
    assert next(kid.outline() for kid in root.walk() if kid.tag == "TH") == (
        "TH(Ruby(RB[項目] RT[こうもく]))"
    )


@pytest.fixture(scope="module")
def book():
    return FontBook(PDFDocument(), "ja")


bases = st.text("漢字東京外務省「。々aB ", min_size=1, max_size=6).map(str.strip).filter(bool)
parts = st.lists(
    st.tuples(bases, st.one_of(st.just(""), st.text("かなきょうax", min_size=1, max_size=14))),
    min_size=1,
    max_size=12,
)


def composed(book, said, measure, *, even):
    text = "".join(base for base, _ in said)
    spans, at = [], 0
    for base, reading in said:
        if reading:
            spans.append(Span(RUBY, at, at + len(base), reading))
        at += len(base)
    made = block(text, spans=tuple(spans))
    lines = fill(runs_of(book, made, style_of(made)), measure, justified=even)
    return text, spans, justified(lines, measure) if even else lines


@settings(deadline=None)
@given(parts, st.floats(30, 400), st.booleans())
def test_letters_stay_and_no_words_with_a_reading_are_parted_that_fit_a_line(
    book, said, measure, even
):
    text, spans, lines = composed(book, said, measure, even=even)
    shown = "".join(segment.text for line in lines for segment in line.segments)
    assert shown.replace(" ", "") == text.replace(" ", "")
    where = {}
    for number, line in enumerate(lines):
        for segment in line.segments:
            if segment.run.ink.ruby:
                where.setdefault(segment.run.ink.ruby.start, []).append((number, segment))
    for span in spans:
        on = where.get(span.start, [])
        if sum(segment.width for _, segment in on) + 150 < measure:  # what holds on to them, too
            assert len({number for number, _ in on}) <= 1


@settings(deadline=None)
@given(parts, st.floats(20, 300), st.booleans())
def test_readings_never_touch_each_other_and_are_drawn_whole(book, said, measure, even):
    _, spans, lines = composed(book, said, measure, even=even)
    readings = PlacedReadings(Element(Role.PARAGRAPH).read)
    drawn = {}
    for number, line in enumerate(lines):
        for segment in line.segments:
            if segment.run.ink.ruby:
                readings.take(segment, line, (0.0, float(number)), None)
    ends = {}
    for _, base, (x, y) in readings.found:
        operations = base.operations(x + base.x, 0.0)
        if not operations:
            continue
        start = min(float(one.split()[4]) for one in operations if one.endswith(" Tm"))
        assert start >= ends.get(y, -1e9) - 0.02
        assert start >= base.x - base.left - 0.02
        ends[y] = base.x + base.width
        drawn.setdefault(base.ruby, []).append((base.first, base.last))
    for ruby, stretches in drawn.items():
        assert stretches[-1][1] == ruby.length or len(stretches) < 2
    assert len(drawn) == sum(bool(span.target.strip()) for span in spans)


def test_lines_without_readings_are_as_high_as_ever():
    assert style_of(block(TEXT)).leading < style_of(sample()).leading
    assert style_of(block("Plain text.")).leading == BODY.leading
