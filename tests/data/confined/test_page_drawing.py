"""A page of a PDF is drawn where files are read, and what comes of it is bounded."""

import base64
import zlib

import pytest

from data.confined import pipe
from data.confined.reading_process import ReadingProcess
from data.errors import CancelledError, FormatError, IntakeError
from tests.fixtures.pdfs import drawn


def quiet(_share):
    """Stand in for a progress hook."""


@pytest.fixture(scope="module")
def process():
    with ReadingProcess() as started:
        yield started


def square(canvas):
    """Draw two pages: a red square at the lower left, then an empty page."""
    canvas.setFillColorRGB(1, 0, 0)
    canvas.rect(0, 0, 100, 100, stroke=0, fill=1)
    canvas.showPage()
    canvas.drawString(72, 72, "Some text.")


PDF = drawn(square)


def pixel(page, x, y):
    """Return red, green and blue of a pixel."""
    start = 4 * (y * page.width + x)
    return tuple(page.pixels[start : start + 3][::-1])


def test_a_page_is_drawn_in_its_colours_at_the_width_that_is_wanted(process):
    for width in (300, 900, 300):
        page = process.draw(PDF, "a.pdf", (1, width), quiet)
        assert (page.width, page.pages) == (width, 2)
        assert len(page.pixels) == 4 * page.width * page.height
        assert pixel(page, 5, page.height - 5) == (255, 0, 0)
        assert pixel(page, 5, 5) == (255, 255, 255)


def test_each_page_is_drawn_and_no_other(process):
    assert pixel(process.draw(PDF, "a.pdf", (2, 200), quiet), 2, 200) == (255, 255, 255)
    for number in (0, 3, -1):
        with pytest.raises(IntakeError, match="cannot be drawn"):
            process.draw(PDF, "a.pdf", (number, 200), quiet)


@pytest.mark.parametrize("content", [b"", b"no PDF", PDF[:200], b"%PDF-1.7\n" + b"x" * 500])
def test_what_is_no_pdf_is_refused_in_one_line(process, content):
    with pytest.raises(IntakeError) as refused:
        process.draw(content, "a.pdf", (1, 200), quiet)
    assert "\n" not in str(refused.value)


def test_the_largest_width_takes_no_more_than_what_is_allowed(process):
    page = process.draw(PDF, "a.pdf", (1, 100_000), quiet)
    assert page.width * page.height < 13_000_000


def test_files_are_read_before_and_after(process):
    for _ in range(2):
        assert process.read(PDF, "a.pdf", quiet).blocks
        process.draw(PDF, "a.pdf", (1, 200), quiet)


def test_drawing_can_be_cancelled(process):
    def cancel(_share):
        raise CancelledError("no")

    for _ in range(2):
        with pytest.raises(CancelledError):
            process.draw(PDF, "a.pdf", (1, 200), cancel)
    assert process.draw(PDF, "a.pdf", (1, 200), quiet).width == 200


def told(width, height, pages, pixels):
    packed = base64.b64encode(zlib.compress(pixels)).decode()
    return pipe.line(pipe.PAGE, [width, height, pages, packed]).rstrip(b"\n")


@pytest.mark.parametrize(
    "line",
    [
        told(2, 2, 1, b"x" * 15),
        told(2, 2, 1, b"x" * 17),
        told(2, 2, 1, b"x" * 10_000_000),
        told(0, 2, 1, b""),
        told(-2, -2, 1, b"x" * 16),
        told(100_000, 100_000, 1, b"x"),
        told(2, 2, 0, b"x" * 16),
        pipe.line(pipe.PAGE, [2, 2, 1, "?"]),
        pipe.line(pipe.PAGE, [2, 2, 1, base64.b64encode(b"no zip").decode()]),
        pipe.line(pipe.PAGE, None),
        pipe.line(pipe.PAGE, [2.0, 2, 1, ""]),
    ],
)
def test_a_picture_that_is_not_what_it_says_is_no_answer(line):
    with pytest.raises(FormatError):
        pipe.Answer().take(line, quiet)


def test_a_picture_comes_back_from_its_line():
    page = pipe.PagePixels(2, 2, bytes(range(16)), 7)
    answer = pipe.Answer()
    answer.take(pipe.page_line(page), quiet)
    assert answer.page == page
    assert answer.ended
