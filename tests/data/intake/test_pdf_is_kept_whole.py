"""Every character of a PDF's text layer is in a piece; PDFium's own text of it is the judge."""

from collections import Counter
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.intake import pdf
from tests.exporters.pdf.test_document import HANDOUT, LONG
from tests.fixtures import briefings
from tests.fixtures.pdfs import BOLD, ITALIC, PLAIN, drawn, put

HYPHENS = "-\u00ad\u2010\x02\ufffe"
UNKNOWN = "\ufffd"  # what is drawn and has no letter; PDFium leaves it out
SIGNS = {"•"}  # what letters of symbol fonts stand for
CORPUS = Path(__file__).parents[3].parent / "shared" / "corpus" / "documents"
OTHERS = [
    *CORPUS.glob("*.pdf"),
    *(
        path
        for path in map(
            Path,
            (
                "/usr/share/doc/libtasn1-doc/libtasn1.pdf",
                "/usr/share/doc/shared-mime-info/shared-mime-info-spec.pdf",
            ),
        )
        if path.exists()
    ),
]

words = st.text(
    st.sampled_from("abcdefghijklmnopqrstuvwxyzABCDEFG0123456789.,;:()-'$%&"),
    min_size=1,
    max_size=12,
)
placed = st.tuples(
    st.integers(20, 560),
    st.integers(20, 770),
    st.lists(words, min_size=1, max_size=8).map(" ".join),
    st.sampled_from([6, 9, 10, 11, 14, 24]),
    st.sampled_from([PLAIN, BOLD, ITALIC]),
)
sheets = st.lists(st.lists(placed, min_size=1, max_size=12), min_size=1, max_size=3)


def letters(text):
    return Counter(
        letter for letter in text if not letter.isspace() and letter not in HYPHENS + UNKNOWN
    )


def judged(content):
    with pypdfium2.PdfDocument(content) as document:
        return letters("".join(page.get_textpage().get_text_range() for page in document))


def kept(content):
    stream = pdf.read(content, "a.pdf", lambda _share: None)
    return letters("".join(piece.marker + piece.text for piece in stream.pieces))


@settings(max_examples=25, deadline=None)
@given(sheets)
def test_words_anywhere_on_a_page_are_kept(pages):
    def draw(canvas):
        for page in pages:
            for x, y, text, size, font in page:
                put(canvas, x, y, text, size, font)
            canvas.showPage()

    content = drawn(draw)
    assert kept(content) == judged(content)


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.name)
def test_real_documents_are_kept(path):
    content = path.read_bytes()
    found, told = kept(content), judged(content)
    assert set(found - told) <= SIGNS
    assert (found - told).total() == (told - found).total()


def test_our_own_handouts_are_kept_and_read_back_with_their_paragraphs():
    content = briefings.pdf(HANDOUT)
    assert kept(content) == judged(content)
    printed = [piece.printed for piece in pdf.read(content, "a.pdf", lambda _share: None).pieces]
    assert any("On June 29th the Ministers held a meeting." in text for text in printed)
    assert sum(LONG in text for text in printed) > 5
