"""Pages two by two: in the order that the printer needs, sound and without claims."""

import re
import shutil
import subprocess

import pypdfium2
import pytest

from exporters.options import Imposition
from exporters.pdf.file.imposition import pairs
from tests.fixtures.briefings import block, content_of, pdf, plain, read, text_of, topic

CONTENT = content_of(
    *(topic(str(n), f"Topic {n}", *(block(plain("Words and words. " * 60)),) * 4) for n in range(9))
)
BOTH = (Imposition.TWO_UP, Imposition.BOOKLET)


@pytest.mark.parametrize(
    ("count", "booklet"),
    [
        (1, [(None, 1), (None, None)]),
        (4, [(4, 1), (2, 3)]),
        (6, [(None, 1), (2, None), (6, 3), (4, 5)]),
        (8, [(8, 1), (2, 7), (6, 3), (4, 5)]),
    ],
)
def test_a_booklet_folds_into_order(count, booklet):
    assert pairs(count, Imposition.BOOKLET) == booklet


@pytest.mark.parametrize("count", range(1, 14))
def test_every_sheet_is_shown_once(count):
    for imposition in BOTH:
        shown = [number for pair in pairs(count, imposition) for number in pair if number]
        assert sorted(shown) == list(range(1, count + 1))
    assert pairs(3, Imposition.TWO_UP) == [(1, 2), (3, None)]


@pytest.mark.parametrize("imposition", BOTH)
def test_two_pages_stand_side_by_side_in_full(imposition):
    made = pdf(CONTENT, imposition=imposition)
    pages = read(made).pages
    singles = int(re.search(r"Page \d+ of (\d+)", text_of(made))[1])  # set for half of the paper
    assert len(pages) == len(pairs(singles, imposition))
    width, height = float(pages[0].mediabox.width), float(pages[0].mediabox.height)
    assert (width, height) == (pytest.approx(841.89, abs=0.01), pytest.approx(595.28, abs=0.01))
    shown = text_of(made)
    numbers = re.findall(r"Page (\d+) of", shown)
    assert sorted(map(int, numbers)) == list(range(1, singles + 1))
    document = pypdfium2.PdfDocument(made)
    text = document[0].get_textpage()
    boxes = [text.get_charbox(index) for index in range(text.count_chars())]
    assert all(left >= 0 and right <= width and low >= 0 for left, low, right, _ in boxes)
    assert {left > width / 2 for left, *_ in boxes} == (
        {True, False} if pairs(singles, imposition)[0][0] else {True}
    )
    document.close()


def test_imposed_pages_claim_no_structure_and_no_archive():
    catalog = read(pdf(CONTENT, imposition=Imposition.TWO_UP)).trailer["/Root"]
    assert not {"/MarkInfo", "/StructTreeRoot", "/Outlines", "/OutputIntents"} & set(catalog)
    assert b"pdfaid" not in pdf(CONTENT, imposition=Imposition.TWO_UP)


def test_imposed_pages_are_the_same_bytes_each_time():
    assert pdf(CONTENT, imposition=Imposition.BOOKLET) == pdf(
        CONTENT, imposition=Imposition.BOOKLET
    )


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
@pytest.mark.parametrize("imposition", BOTH)
def test_imposed_files_are_sound(imposition, tmp_path):
    path = tmp_path / "imposed.pdf"
    path.write_bytes(pdf(CONTENT, imposition=imposition, watermark="DRAFT", two_sided=True))
    done = subprocess.run(
        ["qpdf", "--check", str(path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
