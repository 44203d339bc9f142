"""Tables of PDFs are rows with cells, with lines between them or without."""

from itertools import pairwise

import pytest

from data.document import BlockKind
from data.intake import pdf
from tests.fixtures.pdfs import FILLER, MARGIN, drawn, paragraph, put

ROWS = [
    [["Work"], ["What is to be done"], ["Cost"]],
    [["Quay"], ["Repair the wall, and set", "new stones below it"], ["4,100"]],
    [["Bridge", "and mole"], ["Paint"], []],
    [["Road"], [], ["900"]],
]
WIDTHS = (90, 200, 80)
PRINTED = [
    "Work\tWhat is to be done\tCost",
    "Quay\tRepair the wall, and set new stones below it\t4,100",
    "Bridge and mole\tPaint",
    "Road\t\t900",
]


def pieces_of(draw):
    return pdf.read(drawn(draw), "a.pdf", lambda _share: None).pieces


def rows_of(pieces):
    return [piece.text for piece in pieces if piece.hint is BlockKind.TABLE_ROW]


def grid(canvas, top, *, how="lines"):
    """Draw a table; return the height below it."""
    places = [MARGIN, *(MARGIN + sum(WIDTHS[: n + 1]) for n in range(len(WIDTHS)))]
    heights = [top]
    for cells in ROWS:
        for place, lines in zip(places, cells, strict=False):
            for number, line in enumerate(lines):
                put(canvas, place + 5, heights[-1] - 13 - 13 * number, line, 10)
        heights.append(heights[-1] - 8 - 13 * max(map(len, cells)))
    HOW[how](canvas, places, heights)
    return heights[-1]


def lines(canvas, places, heights):
    for height in heights:
        canvas.line(places[0], height, places[-1], height)
    for place in places:
        canvas.line(place, heights[0], place, heights[-1])


def boxes(canvas, places, heights):
    for upper, lower in pairwise(heights):
        for left, right in pairwise(places):
            canvas.rect(left, lower, right - left, upper - lower)


def inner_lines(canvas, places, heights):
    for height in heights[1:-1]:
        canvas.rect(places[0], height, places[-1] - places[0], 0.5, stroke=0, fill=1)
    for place in places[1:-1]:
        canvas.rect(place, heights[-1], 0.5, heights[0] - heights[-1], stroke=0, fill=1)


def one_path(canvas, places, heights):
    canvas.grid(places, heights)


HOW = {made.__name__: made for made in (lines, boxes, inner_lines, one_path)}


@pytest.mark.parametrize("how", HOW)
def test_cells_between_lines_are_whole_whatever_draws_the_lines(how):
    def draw(canvas):
        y = paragraph(canvas, 720, FILLER)
        y = grid(canvas, y - 10, how=how)
        paragraph(canvas, y - 30, FILLER)

    pieces = pieces_of(draw)
    assert rows_of(pieces) == PRINTED
    assert [piece.text for piece in pieces if piece.hint is None] == [FILLER.strip()] * 2


def test_a_table_at_the_top_of_each_page_is_no_running_head():
    def draw(canvas):
        for number in range(4):
            y = grid(canvas, 770)
            paragraph(canvas, y - 30, f"{'ABCD'[number]}. {FILLER}")
            canvas.showPage()

    assert rows_of(pieces_of(draw)) == PRINTED * 4


def test_a_table_in_a_column_stands_in_its_column():
    def draw(canvas):
        y = paragraph(canvas, 720, "Left. " + FILLER * 3, width=230, size=9, leading=11)
        for row, cells in enumerate((("Quay", "12"), ("Mole", "7"), ("Road", "9"))):
            for cell, text in enumerate(cells):
                put(canvas, MARGIN + 5 + 100 * cell, y - 12 - 16 * row, text, 9)
        canvas.grid([MARGIN, MARGIN + 100, MARGIN + 200], [y - 16 * n for n in range(4)])
        paragraph(canvas, y - 70, "Below. " + FILLER * 3, width=230, size=9, leading=11)
        paragraph(canvas, 720, "Right. " + FILLER * 7, x=320, width=230, size=9, leading=11)

    pieces = pieces_of(draw)
    assert rows_of(pieces) == ["Quay\t12", "Mole\t7", "Road\t9"]
    text = " ".join(piece.text for piece in pieces)
    places = [text.index(word) for word in ("Left.", "Quay", "Below.", "Right.")]
    assert places == sorted(places)


def test_a_box_around_text_is_no_table():
    def draw(canvas):
        paragraph(canvas, 700, FILLER * 3)
        canvas.rect(60, 600, 480, 130)
        canvas.line(60, 640, 540, 640)

    (piece,) = pieces_of(draw)
    assert piece.hint is None


@pytest.mark.parametrize("gap", [0, 8])
def test_cells_of_several_lines_without_lines_between_rows(gap):
    rows = [
        [["Quay"], ["Repair the wall, and set", "new stones below it"], ["4,100"]],
        [
            ["Bridge"],
            ["Paint the railing, and", "ask for a second offer", "of the same work"],
            ["70"],
        ],
        [["Road"], ["Nothing"], ["900"]],
    ]

    def draw(canvas):
        y = paragraph(canvas, 720, FILLER) - 20
        for cells in rows:
            for place, lines in zip((MARGIN, 170, 400), cells, strict=True):
                for number, line in enumerate(lines):
                    put(canvas, place, y - 13 * number, line)
            y -= 13 * max(map(len, cells)) + gap
        paragraph(canvas, y - 20, FILLER)

    pieces = pieces_of(draw)
    assert rows_of(pieces) == ["\t".join(" ".join(lines) for lines in cells) for cells in rows]
    assert [piece.text for piece in pieces if piece.hint is None] == [FILLER.strip()] * 2


def test_a_row_without_its_first_cells_is_a_row():
    rows = [("2019", "Quay", "12"), ("", "Mole", "7"), ("2020", "Quay", "9"), ("", "Mole", "8")]

    def draw(canvas):
        for number, cells in enumerate(rows):
            for place, text in zip((MARGIN, 170, 400), cells, strict=True):
                put(canvas, place, 700 - 15 * number, text)

    assert rows_of(pieces_of(draw)) == ["2019\tQuay\t12", "Mole\t7", "2020\tQuay\t9", "Mole\t8"]
