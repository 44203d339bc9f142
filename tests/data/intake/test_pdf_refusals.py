"""PDFs that cannot be read are refused in one line, within the limits, and nothing else happens."""

from random import Random

import pytest
from PIL import Image

from data.confined import limits
from data.confined.reading_process import ReadingProcess
from data.errors import IntakeError
from data.intake import pdf, read_bytes
from data.intake.pdfium import pdf_walk
from tests.fixtures import hostile_pdfs
from tests.fixtures.pdfs import FILLER, drawn, one_page, paragraph, stream, written


def refusal(content, name="minutes.pdf"):
    with pytest.raises(IntakeError) as caught:
        read_bytes(content, name)
    message = str(caught.value)
    assert "\n" not in message
    assert message.startswith(f"“{name}” ")
    assert ": " in message, "the message says what to do"
    return message


@pytest.fixture(scope="module")
def process():
    with ReadingProcess() as process:
        process.prepare()
        yield process


def page_of_text(canvas):
    paragraph(canvas, 700, FILLER * 3)


def picture(canvas):
    canvas.drawInlineImage(Image.new("1", (40, 60)), 72, 72, 400, 600)


def unmapped():
    """Return a page whose letters are drawings with names that nobody knows."""
    kinds = (
        b"/Font<</F<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[.1 0 0 .1 0 0]"
        b"/FirstChar 3/LastChar 4/Widths[9 9]/Encoding<</Differences[3/x1/x2]>>"
        b"/CharProcs<</x1 5 0 R/x2 5 0 R>>>>>>"
    )
    return written(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<<%s>>>>" % kinds,
        stream(b"BT /F 12 Tf 72 700 Td <03040304> Tj ET"),
        stream(b"9 0 d0 0 0 8 8 re f"),
    )


def empty_field(canvas):
    canvas.acroForm.textfield(name="name", x=150, y=700, width=200, height=20)
    canvas.showPage()


def test_a_scan_names_the_way_out():
    scan = drawn(picture)
    assert "holds pictures and no text, as scans do" in refusal(scan)
    assert "OCR" in refusal(scan)


@pytest.mark.parametrize(
    ("content", "seen"),
    [
        (drawn(picture), "holds pictures and no text"),
        (drawn(lambda canvas: canvas.rect(9, 9, 400, 600, fill=1)), "holds drawings and no text"),
        (unmapped(), "draws text whose letters cannot be told"),
        (drawn(empty_field), "holds form fields that are empty"),
        (drawn(lambda canvas: canvas.showPage()), "without any text"),
    ],
)
def test_a_pdf_without_letters_is_called_what_it_is(content, seen):
    said = [refusal(content) for _ in range(2)]
    assert seen in said[0]
    assert said[0] == said[1]
    for other in ("pictures", "drawings", "letters", "fields", "without any text"):
        assert (other in said[0]) == (other in seen), other


def test_a_pdf_without_anything():
    assert "without any text" in refusal(drawn(lambda canvas: canvas.showPage()))


def test_a_protected_pdf():
    content = drawn(page_of_text, password="secret")
    assert "is protected by a password: save it without the password" in refusal(content)


def test_a_pdf_that_opens_without_the_password_that_it_has_is_read():
    content = drawn(page_of_text, password="")
    assert read_bytes(content, "minutes.pdf").text == (FILLER * 3).strip()


def test_other_content_under_the_name_of_a_pdf():
    assert "is empty" in refusal(b"")
    assert "has the name of a PDF and is none" in refusal(b"Only text.")


def test_a_start_without_a_body():
    assert "is a damaged PDF" in refusal(b"%PDF-1.7\n")


def test_a_pdf_that_is_cut_short_is_read_as_far_as_it_goes_or_refused(process):
    content = drawn(page_of_text)
    for length in range(10, len(content), len(content) // 7):
        outcome(process, content[:length])


def test_too_many_pages():
    def draw(canvas):
        for _ in range(2_001):
            canvas.showPage()

    assert "has more than 2,000 pages: open a part of it" in refusal(drawn(draw))


def test_too_much_text(monkeypatch):
    monkeypatch.setattr(pdf_walk, "MAX_TEXT_BYTES", 100)
    assert "holds more than 16 MB of text: open a part of it" in refusal(drawn(page_of_text))


SOON = ("nested", "pages in a circle", "lying about pages", "odd numbers")


@pytest.mark.parametrize("kind", SOON)
def test_hostile_files_are_read_or_refused_within_the_limits(process, kind):
    outcome(process, hostile_pdfs.all_kinds(SOON)[kind])
    assert is_within_limits(process.last)


def is_within_limits(last):
    return last.seconds <= limits.MAX_CPU_SECONDS + 1 and last.memory <= limits.MAX_MEMORY


def test_a_page_that_draws_without_end_is_refused_with_what_was_seen(process):
    with pytest.raises(IntakeError) as caught:
        process.read(hostile_pdfs.drawing_itself(), "minutes.pdf", lambda _share: None)
    assert "MB of memory" in str(caught.value) or "processor time" in str(caught.value)
    assert "harm" not in str(caught.value)
    assert is_within_limits(process.last)


@pytest.mark.parametrize("word", ["a", "1", "-", "a-", ". ", "(", "1 "])
def test_a_word_without_end_takes_time_that_grows_with_its_length(process, word):
    shown = (word * 30_000).replace("(", "\\(").encode()
    assert outcome(process, one_page(b"BT /F 9 Tf (" + shown + b") Tj ET")) is not None
    assert process.last.seconds < 5


def test_damaged_bytes_never_do_more_than_end_the_reading(process):
    dice, content = Random(5), drawn(page_of_text)
    for _ in range(25):
        outcome(process, mutated(content, dice))


def mutated(content, dice):
    damaged = bytearray(content)
    for _ in range(dice.randint(1, 20)):
        damaged[dice.randrange(len(damaged))] = dice.randrange(256)
    return bytes(damaged)


def outcome(process, content):
    """Read a file; any exception but a refusal fails the test."""
    try:
        return process.read(content, "a.pdf", lambda _share: None)
    except IntakeError:
        return None


def test_progress_goes_up_page_by_page():
    shares = []
    pdf.read(pages(20), "a.pdf", shares.append)
    assert shares == sorted(shares)
    assert len(set(shares)) > 40
    assert 0 <= shares[0] <= shares[-1] <= 1


def pages(count):
    def draw(canvas):
        for number in range(count):
            paragraph(canvas, 700, f"{number} {FILLER}")
            canvas.showPage()

    return drawn(draw)
