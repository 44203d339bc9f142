"""Text is read as it runs, to whatever side the page or the text is turned."""

from collections import Counter

import pytest

from data.document import BlockKind, FurnitureKind
from data.intake import pdf
from tests.fixtures.pdfs import BOLD, FILLER, HEIGHT, MARGIN, WIDTH, drawn, paragraph, put

ROWS = [("Member", "Pledged", "Paid"), ("Northland", "1,200", "900"), ("Southland", "800", "750")]


def pieces_of(draw):
    return pdf.read(drawn(draw), "a.pdf", lambda _share: None).pieces


def laid(canvas, quarters, *, shown):
    """Turn what is drawn next counter-clockwise; `shown` has the page turned back where it is."""
    if shown:
        canvas.setPageRotation(90 * quarters % 360)
    for _ in range(quarters):
        canvas.rotate(90)
        canvas.translate(0, -WIDTH if _ % 2 == 0 else -HEIGHT)


@pytest.mark.parametrize("is_shown_upright", [True, False])
@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_lines_are_whole_and_in_their_order_to_whatever_side_they_are_turned(
    quarters, is_shown_upright
):
    def draw(canvas):
        laid(canvas, quarters, shown=is_shown_upright)
        top = (WIDTH if quarters % 2 else HEIGHT) - 72
        put(canvas, MARGIN, top, "Report of the Committee", 16, BOLD)
        paragraph(canvas, top - 40, FILLER * 3)

    assert [piece.text for piece in pieces_of(draw)] == [
        "Report of the Committee",
        (FILLER * 3).strip(),
    ]


def test_a_table_set_sideways_is_one_and_the_page_keeps_its_upright_head_and_number():
    def draw(canvas):
        for number in range(1, 7):
            put(canvas, MARGIN, 760, "Report of the Committee")
            put(canvas, 300, 30, str(number))
            if number == 4:
                canvas.rotate(90)
                for row, cells in enumerate(ROWS):
                    for cell, text in enumerate(cells):
                        put(canvas, 150 + 150 * cell, -200 - 16 * row, text)
            else:
                paragraph(canvas, 650, f"Page {number} begins. " + FILLER * 3)
            canvas.showPage()

    pieces = pieces_of(draw)
    kinds = Counter(piece.furniture for piece in pieces)
    assert (kinds[FurnitureKind.RUNNING_HEAD], kinds[FurnitureKind.PAGE_NUMBER]) == (6, 6)
    rows = [piece.text for piece in pieces if piece.hint is BlockKind.TABLE_ROW]
    assert rows == ["\t".join(row) for row in ROWS]


def test_heads_are_known_where_all_pages_lie_on_their_side():
    def draw(canvas):
        for number in range(1, 6):
            canvas.setPageRotation(90)  # which ReportLab takes for a page that is wide
            put(canvas, MARGIN, 580, "Report of the Committee")
            put(canvas, 300, 30, f"Page {number} of 5")
            paragraph(canvas, 450, f"Page {number} begins. " + FILLER * 3)
            canvas.showPage()

    kinds = Counter(piece.furniture for piece in pieces_of(draw))
    assert (kinds[FurnitureKind.RUNNING_HEAD], kinds[FurnitureKind.PAGE_NUMBER]) == (5, 5)


def test_a_line_along_the_margin_stays_out_of_the_text():
    def draw(canvas):
        paragraph(canvas, 700, FILLER * 4)
        canvas.rotate(90)
        put(canvas, 200, -30, "Printed by the harbour office in June", 8)

    assert [piece.text for piece in pieces_of(draw)] == [
        (FILLER * 4).strip(),
        "Printed by the harbour office in June",
    ]
