"""The letterhead above the first page: logo, name, address, and what is told of the logo."""

from dataclasses import replace
from io import BytesIO

import pypdfium2
import pytest
from PIL import Image

from data.briefing.content import Letterhead, Logo, PictureKind
from data.errors import ExportError, FormatError
from exporters.options import ExportOptions, Imposition, PageSetup, Paper
from exporters.pdf.pdf_document import render, texts
from exporters.pdf.text.page_grid import Grid
from tests.fixtures.briefings import content_of, drawn, pdf, plain, read, text_of
from tests.fixtures.piece_briefings import LOGO_SVG, letterhead, many_points, png, points_page
from tests.fixtures.structure import structure

GRID = Grid.of(PageSetup())
BLUE = (23, 55, 94)


def shown(content, page=0, **setup):
    """A page as a reader sees it, two pixels a point."""
    with pypdfium2.PdfDocument(pdf(content, **setup)) as document:
        return document[page].render(scale=2).to_pil().convert("RGB")


def at(picture, x, y):
    return picture.getpixel((round(2 * x), round(2 * y)))


def near(colour, other):
    return all(abs(one - two) <= 6 for one, two in zip(colour, other, strict=True))


def test_name_and_address_stand_above_the_first_page_alone():
    made = read(pdf(many_points(14, letterhead=letterhead())))
    first, second = (plain(page.extract_text()) for page in made.pages[:2])
    assert first.index("Ministry of Ports and Fisheries") < first.index("Points to make")
    assert "policy@ports.example" in first
    assert "Ministry of Ports" not in second


def test_the_address_stands_where_notes_start_and_the_title_below_all():
    words = drawn(read(pdf(points_page(letterhead=letterhead()))).pages[0])
    found = {word.text: word for word in words}
    assert found["policy@ports.example"].x == pytest.approx(GRID.notes_x, abs=0.01)
    assert found["Points to make"].y > found["policy@ports.example"].y + 20


@pytest.mark.parametrize("file", [LOGO_SVG, png(60, 60), png(60, 60, colours=2)],
                         ids=["drawing", "pixels with air", "pixels"])  # fmt: skip
def test_the_logo_is_drawn_where_the_text_starts(file):
    picture = shown(points_page(letterhead=letterhead(file)))
    assert near(at(picture, GRID.text_x + 20, 93), BLUE)
    assert at(picture, GRID.text_x + 1, 57) == (255, 255, 255)


@pytest.mark.parametrize("file", [LOGO_SVG, png(60, 60)], ids=["drawing", "pixels"])
def test_in_greyscale_the_logo_has_no_colour(file):
    picture = shown(points_page(letterhead=letterhead(file)), greyscale=True)
    assert all(max(pixel) - min(pixel) <= 2 for _, pixel in picture.getcolors(1 << 24))
    assert max(at(picture, GRID.text_x + 20, 93)) < 90


@pytest.mark.parametrize("file", [LOGO_SVG, png(60, 60)], ids=["drawing", "pixels"])
def test_the_logo_is_a_figure_with_words_and_a_place(file):
    made = read(pdf(points_page(letterhead=letterhead(file))))
    (figure,) = [node for node in structure(made).walk() if node.tag == "Figure"]
    assert figure.entries["/Alt"] == "Logo of Ministry of Ports and Fisheries"
    left, bottom, right, top = map(float, figure.entries["/A"]["/BBox"])
    assert left == pytest.approx(GRID.text_x, abs=0.01)
    assert (right - left, top - bottom) == (pytest.approx(40), pytest.approx(40))


def test_a_wide_logo_stays_clear_of_the_name():
    words = drawn(read(pdf(points_page(letterhead=letterhead(png(200, 20))))).pages[0])
    name = next(word for word in words if word.text.startswith("Ministry"))
    assert name.x >= GRID.text_x + 150


def test_large_pictures_are_stored_as_small_as_they_are_printed():
    file = BytesIO()
    Image.effect_noise((1500, 1500), 90).save(file, "PNG", compress_level=9)
    if len(file.getvalue()) > 500_000:
        file = BytesIO()
        Image.linear_gradient("L").resize((1500, 1500)).convert("RGB").save(file, "PNG")
    made = read(pdf(points_page(letterhead=letterhead(file.getvalue()))))
    (image,) = made.pages[0].images
    assert image.image.size == (240, 240)


def test_neither_texts_nor_places_of_a_logos_file_are_in_the_handout():
    hidden = "nobody should read this"
    for file in (LOGO_SVG, png(60, 60, hidden=hidden.encode())):
        told = "\n".join(texts(pdf(points_page(letterhead=letterhead(file)))))
        assert hidden not in told
        assert "hidden words" not in told


def test_a_letterhead_without_logo_is_its_name_and_address():
    made = read(pdf(points_page(letterhead=letterhead(None))))
    name = next(w for w in drawn(made.pages[0]) if w.text.startswith("Ministry"))
    assert name.x == pytest.approx(GRID.text_x, abs=0.01)
    assert not [node for node in structure(made).walk() if node.tag == "Figure"]


@pytest.mark.parametrize("paper", list(Paper))
def test_every_paper_and_large_print_have_room_for_it(paper):
    for large in (False, True):
        content = points_page(letterhead=letterhead())
        grid = Grid.of(PageSetup(paper, large_print=large))
        page = read(pdf(content, paper, large_print=large)).pages[0]
        for word in drawn(page):
            assert word.x < grid.right


@pytest.mark.parametrize("imposition", [Imposition.TWO_UP, Imposition.BOOKLET])
def test_sheets_for_the_printer_have_the_logo_too(imposition):
    content = points_page(letterhead=letterhead(png(60, 60)))
    file = render(content, ExportOptions(PageSetup(imposition=imposition)), lambda _done: None)
    with pypdfium2.PdfDocument(file) as document:
        colours = document[0].render(scale=2).to_pil().convert("RGB").getcolors(1 << 24)
    assert any(near(pixel, BLUE) and count > 500 for count, pixel in colours)


def test_a_letterhead_that_takes_the_page_is_refused_in_one_line():
    endless = replace(letterhead(), address=("Harbour Street",) * 60)
    with pytest.raises(ExportError, match="shorten its address"):
        pdf(points_page(letterhead=endless))


def test_a_logo_of_elsewhere_is_proved_before_it_is_drawn():
    for logo in (Logo(PictureKind.PNG, b"GIF89a"), Logo(PictureKind.SVG, b"<svg/>")):
        with pytest.raises(FormatError):
            pdf(points_page(letterhead=Letterhead("Office", (), logo)))


def test_without_a_letterhead_the_page_begins_as_ever():
    words = {word.text: word for word in drawn(read(pdf(content_of())).pages[0])}
    assert words["Annotated handout"].y == pytest.approx(82, abs=0.01)
    assert "Logo" not in text_of(pdf(content_of()))
