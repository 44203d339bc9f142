"""What a PDF draws into a gap of a line that is there already is read where it stands."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.document import SpanKind
from data.intake import pdf, read_bytes
from data.intake.pdfium.insertions import in_place
from data.intake.pdfium.text_page import PageRun, PlacedLetter
from data.intake.pdfium.type_styles import TypeStyle
from data.text.passages.footnote_marks import footnotes
from tests.fixtures.pdfs import BOLD, FILLER, ITALIC, MARGIN, WIDTH, drawn, paragraph, put, wrapped


def with_gaps(canvas, y, parts, gap=6.0, font="Times-Roman", size=11, x=MARGIN):
    """Draw a line as one text with gaps in it; return where these are."""
    text = canvas.beginText(x, y)
    text.setFont(font, size)
    places = []
    for number, part in enumerate(parts):
        if number:
            places.append(x)
            text.moveCursor(x + gap - text.getStartOfLine()[0], 0)
            x += gap
        text.textOut(part)
        x += canvas.stringWidth(part, font, size)
    canvas.drawText(text)
    return places


def pieces_of(draw):
    return pdf.read(drawn(draw), "a.pdf", lambda _share: None).pieces


def raised(piece):
    return [
        (piece.text[: span.start][-4:], piece.text[span.start : span.end])
        for span in piece.spans
        if span.kind is SpanKind.SUPERSCRIPT
    ]


def note(canvas, sign, y):
    put(canvas, MARGIN, y + 3, sign, 5.5)
    put(canvas, MARGIN + 5, y, f"Note {sign} is said at the foot of the page.", 8.5)


def test_marks_drawn_behind_their_line_call_their_footnotes_where_they_stand():
    def draw(canvas):
        y = paragraph(canvas, 720, FILLER)
        places = with_gaps(canvas, y, ("The Act (DMCA)", "was signed by ministers", "and envoys,"))
        for number, x in enumerate(places, 1):
            put(canvas, x, y + 4, str(number), 6)
        y = paragraph(canvas, y - 13.5, f"who met. {FILLER * 3}")
        for number in (1, 2):
            note(canvas, str(number), 140 - 20 * number)

    document = read_bytes(drawn(draw), "a.pdf")
    found = [
        (document.text[mark.start - 4 : mark.end + 4], document.blocks[mark.block].marker)
        for mark in footnotes(document)
    ]
    assert found == [("MCA)1 was", "1"), ("ters2 and", "2")]


@pytest.mark.parametrize("is_first", [True, False], ids=["before the line", "behind it"])
@pytest.mark.parametrize("count", [1, 2, 4])
def test_any_number_of_marks_in_a_line_whenever_they_are_drawn(is_first, count):
    words = ["The Act", "was signed", "by ministers", "and envoys", "of all ports."][: count + 1]

    def draw(canvas):
        places = [
            MARGIN
            + canvas.stringWidth("".join(words[: number + 1]), "Times-Roman", 11)
            + 6 * number
            for number in range(count)
        ]
        if not is_first:
            assert with_gaps(canvas, 700, words) == pytest.approx(places)
        for number, x in enumerate(places, 1):
            put(canvas, x, 704, str(number), 6)
        if is_first:
            with_gaps(canvas, 700, words)
        paragraph(canvas, 660, FILLER * 2)

    first = pieces_of(draw)[0]
    marked = [f"{word}{number}" for number, word in enumerate(words[:-1], 1)]
    assert first.text == " ".join([*marked, words[-1]])
    assert [sign for _, sign in raised(first)] == [str(number + 1) for number in range(count)]


def test_a_mark_between_words_of_two_looks_that_is_drawn_behind_the_line():
    def draw(canvas):
        x = put(canvas, MARGIN, 700, "The ")
        mark = put(canvas, x, 700, "Online Liability Act", font=ITALIC)
        put(canvas, mark + 6, 700, "limits what providers owe.")
        paragraph(canvas, 686.5, FILLER)
        put(canvas, mark, 704, "3", 6)

    piece = pieces_of(draw)[0]
    assert piece.text.startswith("The Online Liability Act3 limits what providers owe.")
    assert raised(piece) == [(" Act", "3")]


def test_a_mark_before_the_stop_of_a_line_stands_before_it():
    def draw(canvas):
        (x,) = with_gaps(canvas, 700, ("All ports took part", "."), gap=3.2)
        put(canvas, x, 704, "1", 6)
        paragraph(canvas, 660, FILLER)

    assert pieces_of(draw)[0].text == "All ports took part1."


def test_a_lowered_figure_stands_in_its_formula():
    def draw(canvas):
        (x,) = with_gaps(canvas, 700, ("The share of CO", " falls by half."), gap=4)
        put(canvas, x, 698, "2", 7)
        paragraph(canvas, 660, FILLER)

    assert pieces_of(draw)[0].text == "The share of CO2 falls by half."


def test_words_in_another_font_stand_in_the_gap_that_they_fill():
    def draw(canvas):
        (x,) = with_gaps(canvas, 700, ("They read the ", "on the second day."), gap=64)
        put(canvas, x, 700, "Harbour Act", font=BOLD)
        paragraph(canvas, 686.5, FILLER)

    piece = pieces_of(draw)[0]
    assert piece.text.startswith("They read the Harbour Act on the second day.")


@pytest.mark.parametrize("size", [11, 8])
def test_a_number_of_another_column_is_no_mark(size):
    rows = [("Northport", "12", "Lights"), ("Eastport", "7", "Quays"), ("Westport", "31", "Roads")]

    def draw(canvas):
        y = paragraph(canvas, 720, FILLER) - 20
        for number, (port, _, what) in enumerate(rows):
            canvas.setFont("Times-Roman", 11)
            canvas.drawString(MARGIN, y - 16 * number, f"{port}{' ' * 60}{what}")
        for number, (_, count, _what) in enumerate(rows):
            put(canvas, MARGIN + 100, y - 16 * number, count, size)
        paragraph(canvas, y - 80, FILLER)

    pieces = pieces_of(draw)
    assert [piece.text.split("\t") for piece in pieces if "\t" in piece.text] == [*map(list, rows)]
    assert not any(map(raised, pieces))


def test_marks_behind_the_cells_of_a_table_drawn_when_all_cells_are():
    def draw(canvas):
        y = paragraph(canvas, 720, FILLER) - 20
        ends = [
            (put(canvas, MARGIN + 110 * place, y - 16 * row, f"Port {row}{place}"), y - 16 * row)
            for row in range(3)
            for place in range(4)
        ]
        for number, (x, base) in enumerate(ends, 10):
            put(canvas, x, base + 4, str(number), 6)
        paragraph(canvas, y - 80, FILLER)

    rows = [piece for piece in pieces_of(draw) if "Port" in piece.text]
    assert [row.text.split("\t") for row in rows] == [
        [f"Port {row}{place}{10 + 4 * row + place}" for place in range(4)] for row in range(3)
    ]
    assert [sign for row in rows for _, sign in raised(row)] == [*map(str, range(10, 22))]


@pytest.mark.parametrize("is_first", [True, False], ids=["before the lines", "behind them"])
def test_marks_at_the_ends_of_lines_of_two_columns(is_first):
    lines = wrapped(FILLER * 4, 200)

    def marks(canvas, x):
        for number, line in enumerate(lines[::3], 11):
            end = x + canvas.stringWidth(line, "Times-Roman", 11)
            put(canvas, end, 704 - 42 * (number - 11), str(number), 6)

    def draw(canvas):
        for x in (MARGIN, MARGIN + 240):
            if is_first:
                marks(canvas, x)
            for number, line in enumerate(lines):
                put(canvas, x, 700 - 14 * number, line)
        if not is_first:
            marks(canvas, MARGIN)
            marks(canvas, MARGIN + 240)

    numbered = [
        f"{line}{11 + number // 3}" if number % 3 == 0 else line
        for number, line in enumerate(lines)
    ]
    text = " ".join(piece.text for piece in pieces_of(draw))
    assert text == " ".join(numbered * 2)


def test_ordinals_and_powers_drawn_in_their_order_stay_what_they_are():
    def draw(canvas):
        x = put(canvas, MARGIN, 700, "On the 51")
        x = put(canvas, x, 704, "st", 6)
        x = put(canvas, x, 700, " day they had 10")
        x = put(canvas, x, 704, "6", 6)
        put(canvas, x, 700, " lights.")
        paragraph(canvas, 660, FILLER)

    first = pieces_of(draw)[0]
    assert first.text == "On the 51st day they had 106 lights."
    assert [sign for _, sign in raised(first)] == ["st", "6"]


@pytest.mark.parametrize(("rise", "size"), [(9, 5), (0, 11), (4, 6)])
def test_what_is_drawn_over_letters_parts_no_word(rise, size):
    def draw(canvas):
        put(canvas, MARGIN, 700, "The harbours of Northland are open to all.")
        put(canvas, MARGIN + 40, 700 + rise, "harbours", size)
        paragraph(canvas, 660, FILLER)

    assert "The harbours of Northland are open to all." in " ".join(
        piece.text for piece in pieces_of(draw)
    )


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_mark_on_a_turned_page_stands_where_it_stands(quarters):
    def draw(canvas):
        canvas.setPageRotation(90 * quarters)
        shift = {1: (WIDTH, 0), 2: (WIDTH, 792), 3: (0, 792)}[quarters]
        canvas.translate(*shift)
        canvas.rotate(90 * quarters)
        (x,) = with_gaps(canvas, 500, ("The Act (DMCA)", "was signed by all."))
        put(canvas, x, 504, "1", 6)
        paragraph(canvas, 460, FILLER)

    first = pieces_of(draw)[0]
    assert (first.text, raised(first)) == ("The Act (DMCA)1 was signed by all.", [("MCA)", "1")])


STYLES = [
    TypeStyle(size, strong=False, emphasis=False, quarter=quarter, oblique=False)
    for size in (10.0, 6.0)
    for quarter in (0, 1)
]


def run_of(style, left, base, text, step=1.0):
    """Return a run with its letters, `step` widths apart; it has one letter at least."""
    letters, place = [], float(left)
    for sign in f"x{' '.join(text.split())}":
        letters.append(
            PlacedLetter(sign, place, place + style.size / 2)
            if sign != " "
            else PlacedLetter(" ", 0, 0)
        )
        place += step * style.size / 2
    inked = [letter for letter in letters if letter.text != " "]
    parts = [letter.text for letter in letters] + [" "] * text.endswith(" ")
    run = PageRun(style, inked[0].left, base, inked[-1].right, 0, parts, 0, len(letters) - 1)
    return run, letters


runs_of = st.builds(
    run_of,
    st.sampled_from(STYLES),
    st.integers(0, 80),
    st.sampled_from([100.0, 101.0, 104.0, 97.0, 200.0]),
    st.text(st.sampled_from("abc  1."), min_size=1, max_size=12),
    st.sampled_from([0.3, 1.0, 4.0, -1.0]),
)


@given(st.lists(runs_of, max_size=8), st.booleans())
def test_no_letter_is_lost_doubled_or_set_in_another_style(given_runs, are_known):
    runs = [run for run, _ in given_runs]
    letters = {id(run): letters for run, letters in given_runs} if are_known else {}
    found = in_place(runs, lambda run: letters.get(id(run), []))

    def inked(runs):
        return Counter((run.style, letter) for run in runs for letter in run.text if letter != " ")

    assert inked(found) == inked(runs)
    assert all(run.text.strip() and "  " not in run.text for run in found)


@given(st.lists(st.text(st.sampled_from("abc"), min_size=1, max_size=5), min_size=2, max_size=9))
def test_marks_in_every_gap_are_read_in_the_order_of_their_places(words):
    letters, place, marks = [], 0.0, []
    for number, word in enumerate(words):
        if number:
            marks.append(run_of(STYLES[2], 0, 104.0, "")[0])
            marks[-1].left, marks[-1].right = place, place + 3
            marks[-1].parts = [str(number)]
            place += 4
            letters.append(PlacedLetter(" ", 0, 0))
        for sign in word:
            letters.append(PlacedLetter(sign, place, place + 5))
            place += 5
    line = PageRun(STYLES[0], 0.0, 100.0, place, 0, [one.text for one in letters], 0)
    found = in_place([line, *reversed(marks)], lambda run: letters if run is line else [])
    marked = [f"{word}{number}" for number, word in enumerate(words[:-1], 1)]
    assert "".join(run.text for run in found) == " ".join([*marked, words[-1]])
