"""Copies of a handout in one file: each counts its own pages, and none shares a leaf."""

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from data.basis.progress import unheard
from exporters.options import ExportOptions, Imposition, PageSetup
from exporters.pdf.pdf_document import render, render_copies
from tests.fixtures.briefings import block, content_of, plain, topic
from tests.fixtures.piece_briefings import letterhead, png

SENTENCE = plain("The Ministers agreed to keep the harbours open to all ships. ")


def copies(count, pages=1):
    blocks = [block(SENTENCE * 5) for _ in range(3 + 9 * (pages - 1))]
    content = content_of(topic("1", "Harbours", *blocks))
    return [replace(content, copy=f"{number} of {count}") for number in range(1, count + 1)]


def bound(made, **page):
    file = render_copies(made, ExportOptions(PageSetup(**page)), unheard)
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(file)).pages]


@pytest.mark.parametrize("pages", [1, 2, 3])
def test_each_copy_counts_its_own_pages(pages):
    told = bound(copies(3, pages))
    each = len(told) // 3
    assert len(told) == 3 * each
    for index, text in enumerate(told):
        copy, page = divmod(index, each)
        assert f"Copy {copy + 1} of 3" in text
        assert f"Page {page + 1} of {each}" in text


def test_no_leaf_is_shared_where_pages_are_printed_on_both_sides():
    for pages in (1, 2, 3):
        told = bound(copies(3, pages), two_sided=True)
        starts = [index for index, text in enumerate(told) if "Page 1 of" in text]
        assert len(starts) == 3
        assert all(start % 2 == 0 for start in starts)  # the front of a leaf, counted from 0
        assert told[-1]  # behind the last one nothing is left empty
        assert sum(not text for text in told) in {0, 2}


def test_copies_are_imposed_one_after_the_other():
    for imposition in (Imposition.TWO_UP, Imposition.BOOKLET):
        told = bound(copies(2), imposition=imposition)
        assert len(told) == 2 if imposition is Imposition.TWO_UP else 4
        assert [f"Copy {n} of 2" in " ".join(told) for n in (1, 2)] == [True, True]


def test_one_copy_is_the_handout_byte_for_byte():
    (copy,) = copies(1)
    options = ExportOptions(PageSetup())
    assert render_copies([copy], options, unheard) == render(copy, options, unheard)


def test_a_logo_stands_once_in_the_file_however_many_copies_there_are():
    head = letterhead(png(40, 30))
    made = [replace(copy, letterhead=head) for copy in copies(12)]
    reader = PdfReader(io.BytesIO(render_copies(made, ExportOptions(PageSetup()), unheard)))
    pictures = {
        picture.idnum
        for page in reader.pages
        for picture in page["/Resources"]["/XObject"].values()
    }
    assert len(reader.pages) == 12
    assert len(pictures) == 1
