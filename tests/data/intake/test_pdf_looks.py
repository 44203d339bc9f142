"""What sets lines apart beside size and weight: font, colour, and a line under them."""

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from data.intake import pdf
from tests.fixtures.pdfs import FILLER, MARGIN, PLAIN, drawn, paragraph, put

HEADING = "Reports of the committees"


def looks(draw):
    pieces = pdf.read(drawn(draw), "a.pdf", lambda _share: None).pieces
    return {piece.text[:10]: piece.look for piece in pieces}


def lines(canvas, **fonts):
    for number, text in enumerate((HEADING, "Fees, dues and fines")):
        put(canvas, MARGIN, 720 - 100 * number, text, **fonts)
        paragraph(canvas, 690 - 100 * number, f"{'AB'[number]}. {FILLER}")


@pytest.mark.parametrize("is_box", [True, False])
def test_a_line_under_a_heading_is_part_of_its_look(is_box):
    width = stringWidth(HEADING, PLAIN, 11)

    def draw(canvas):
        lines(canvas)
        if is_box:
            canvas.rect(MARGIN, 717.5, width, 0.7, stroke=0, fill=1)
        else:
            canvas.line(MARGIN, 718, MARGIN + width, 718)

    found = looks(draw)
    assert found["Reports of"] != found["Fees, dues"] == found["The minist"]


@pytest.mark.parametrize("kind", ["across the page", "under one word", "far below"])
def test_other_lines_are_no_part_of_it(kind):
    def draw(canvas):
        lines(canvas)
        right = {"across the page": 540, "under one word": 100}.get(kind, MARGIN + 120)
        y = 708 if kind == "far below" else 718
        canvas.line(MARGIN, y, right, y)

    assert len(set(looks(draw).values())) == 1


def test_fonts_and_colours_are_told_apart():
    assert len(set(looks(lambda canvas: lines(canvas, font="Helvetica")).values())) == 2

    def draw(canvas):
        canvas.setFillColorRGB(0.1, 0.2, 0.6)
        put(canvas, MARGIN, 720, HEADING)
        canvas.setFillColorRGB(0, 0, 0)
        paragraph(canvas, 690, FILLER)

    assert len(set(looks(draw).values())) == 2


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_a_line_under_a_heading_is_seen_on_turned_pages(quarters):
    def draw(canvas):
        for number in range(quarters):
            canvas.rotate(90)
            canvas.translate(0, -612 if number % 2 == 0 else -792)
        put(canvas, MARGIN, 500, HEADING)
        canvas.line(MARGIN, 498, MARGIN + stringWidth(HEADING, PLAIN, 11), 498)
        paragraph(canvas, 470, FILLER)

    found = looks(draw)
    assert found["Reports of"] != found["The minist"]
