"""Scans that are read by Tesseract itself; skipped where it, or the data of a language, is missing.

Each is a page drawn with text, and put into a PDF as a picture of itself.
"""

import shutil
import subprocess
from difflib import SequenceMatcher

import pytest

from data.confined.reading_process import ReadingProcess
from data.document import BlockKind
from data.errors import IntakeError
from tests.fixtures.pdfs import BOLD, WIDTH, centre, drawn, paragraph, put
from tests.fixtures.scans import JAPANESE, pictures, put_picture, scanned, with_japanese

ENGLISH = (
    "The ministers reviewed the situation in the region, and agreed that the exchange of "
    "information (see page 12) should go on at all levels without delay.",
    "Japan and Australia signed the treaty on 6 January 2022; 47% of the cost, $3,500 a day, is "
    "borne by the ports that use the lights, as Article 9 of the agreement says.",
)
READ = "Exercises at Sea" + "".join(f"Regional affairs{text}" for text in ENGLISH * 2)
JAPANESE_LINES = (
    "防衛大臣は、中国国防部長と電話会談を行い、地域の情勢",
    "について意見を交換した。両大臣は、防衛当局間の意思の",
    "疎通を引き続き進めることで一致し、次回の会談を東京で",
    "開くことを確認した。会談は四十五分間であった。",
)


def installed():
    program = shutil.which("tesseract")
    if program is None:
        return set()
    return set(
        subprocess.run(
            [program, "--list-langs"], capture_output=True, text=True, check=True
        ).stdout.split()
    )


LANGUAGES = installed()
pytestmark = pytest.mark.skipif(
    not {"eng", "osd"} <= LANGUAGES, reason="Tesseract with data for English is not installed"
)
japanese = pytest.mark.skipif("jpn" not in LANGUAGES, reason="no data for Japanese is installed")


@pytest.fixture(scope="module")
def process():
    with ReadingProcess() as running:
        yield running


def read(process, content):
    return process.read(content, "scan.pdf", lambda _share: None)


def in_english(canvas):
    put(canvas, 72, 710, "Exercises at Sea", 20, BOLD)
    y = 670
    for number, text in enumerate(ENGLISH * 2, 1):
        put(canvas, 72, y, f"{number}. Regional affairs", 11, BOLD)
        y = paragraph(canvas, y - 20, text) - 14


def in_japanese(canvas):
    with_japanese()
    for number, line in enumerate(JAPANESE_LINES * 3):
        put(canvas, 72, 700 - 20 * number, line, 12, JAPANESE)


def in_two_columns(canvas):
    for x, words in ((54, "harbour lights of all ports"), (318, "ships of the coast guard")):
        paragraph(canvas, 700, f"The {words} are to be counted once a year. " * 14, x=x, width=240)


def likeness(text, right):
    """Return the share of letters that are the same, blanks left out."""
    pair = ["".join(one.split()) for one in (text, right)]
    return SequenceMatcher(None, *pair, autojunk=False).ratio()


def certainty(document):
    found = next(one for one in document.report.findings if str(one.what) == "Letters")
    return int(str(found.place).rpartition(" of ")[2].split(" ")[0])


@pytest.mark.parametrize("turned", [0, 1, 2, 3])
def test_a_page_in_english_is_read_whichever_way_up_it_is(process, turned):
    document = read(process, scanned(drawn(in_english), turned=turned))
    assert likeness(document.text, READ) > 0.98
    assert document.title == "Exercises at Sea"
    assert document.language == "en"
    assert certainty(document) >= 87
    heads = [block.text for block in document.blocks if block.kind is BlockKind.HEADING]
    assert heads[1:] == ["Regional affairs"] * 4


def test_a_page_that_lies_askew_is_read(process):
    document = read(process, scanned(drawn(in_english), skewed=0.8))
    heads = [block.text for block in document.blocks if block.kind is BlockKind.HEADING]
    assert heads[1:] == ["Regional affairs"] * 4
    assert likeness(document.text, READ) > 0.98
    assert certainty(document) >= 80


@japanese
def test_a_page_in_japanese_is_read_after_one_in_english(process):
    def draw(canvas):
        in_english(canvas)
        canvas.showPage()
        in_japanese(canvas)

    document = read(process, scanned(drawn(draw)))
    text = "".join(block.text for block in document.blocks if block.page == 2)
    assert likeness(text, "".join(JAPANESE_LINES * 3)) > 0.93
    first = "".join(block.text for block in document.blocks if block.page == 1)
    assert likeness(first, READ) > 0.98
    said = [str(repair) for repair in document.report.repairs]
    assert "(Tesseract, English)" in said[0]
    assert "(Tesseract, Japanese)" in said[1]


def test_underlined_text_is_read_like_any_other(process):
    def draw(canvas):
        y = 700
        for _ in range(3):
            end = put(canvas, 72, y, ENGLISH[1][:80])
            canvas.setLineWidth(0.8)
            canvas.line(72, y - 1.6, end, y - 1.6)
            y -= 40

    text = read(process, scanned(drawn(draw))).text
    assert likeness(text, ENGLISH[1][:80] * 3) > 0.97


def test_columns_are_read_one_after_the_other(process):
    text = read(process, scanned(drawn(in_two_columns))).text
    assert text.count("harbour lights of all ports are to be counted once a year.") >= 12
    assert text.rindex("harbour lights") < text.index("ships of the coast guard")


def test_only_the_page_that_is_a_picture_is_read_by_ocr(process):
    def draw(canvas):
        paragraph(canvas, 700, "This page has a text layer of its own, and stays as it is.")
        canvas.showPage()
        put_picture(canvas, pictures(drawn(in_english))[0])

    document = read(process, drawn(draw))
    assert "This page has a text layer of its own, and stays as it is." in document.text
    assert "signed the treaty on 6 January 2022" in document.text
    assert str(document.report.repairs[0]).endswith("%: 2.")


def test_a_page_without_a_text_is_not_read_as_one(process):
    def stripes(canvas):
        for number in range(60):
            canvas.rect(72, 72 + 10 * number, WIDTH - 144, 5, fill=1)

    with pytest.raises(IntakeError) as caught:
        read(process, scanned(drawn(stripes)))
    assert "OCR" in str(caught.value)


def test_a_running_head_of_a_scan_is_set_aside(process):
    def draw(canvas):
        for number in range(1, 4):
            centre(canvas, 750, "Harbour and Lighthouse Commission, Report", 10)
            paragraph(canvas, 690, f"Part {number} of it. " + " ".join(ENGLISH * 2))
            centre(canvas, 40, f"Page {number}", 11)
            canvas.showPage()

    document = read(process, scanned(drawn(draw)))
    assert "Lighthouse Commission" not in document.text
    assert any("Lighthouse Commission" in piece.text for piece in document.furniture)
