import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.document import Block, BlockKind, Document, Source, Span, SpanKind, place
from viewer.reading.sources.references.reference import (
    Reference,
    marks_of,
    reference_at,
    shown_address,
)


@given(st.text(max_size=60))
def test_an_address_shows_all_of_its_signs_and_none_that_is_not_seen(address):
    shown = shown_address(address)
    assert shown.isprintable()
    assert not set(shown) & set("\u202e\u200b\u2066\u00ad\n\t ")
    if address.isascii() and address.isprintable() and " " not in address:
        assert shown == address


@pytest.mark.parametrize(
    ("address", "opens"),
    [
        ("https://example.org", True), ("HTTP://example.org", True), ("mailto:a@b.c", True),
        ("javascript:alert(1)", False), ("file:///etc/passwd", False), ("#part", False),
        ("ftp://example.org", False), ("", False),
    ],
)  # fmt: skip
def test_only_the_web_and_mail_are_opened(address, opens):
    assert Reference(0, 1, address).is_opened is opens


def test_a_footnote_has_each_of_its_marks():
    raised = Span(SpanKind.SUPERSCRIPT, 4, 5)
    texts = [
        Block(BlockKind.PARAGRAPH, "Said1 once.", spans=(raised,)),
        Block(BlockKind.PARAGRAPH, "Said1 twice.", spans=(raised,)),
        Block(BlockKind.FOOTNOTE, "By whom.", marker="1."),
    ]
    document = Document(Source("x", "0" * 64), "t", place(texts))
    note = document.blocks[2]
    assert marks_of(document, note.start + 3) == ((4, 5), (16, 17))
    assert marks_of(document, 0) == ()
    assert reference_at(document, 4) == Reference(4, 5, leads_to=(note.start, note.end))
    assert reference_at(document, 5) == reference_at(document, 4)
    assert reference_at(document, 2) is None
    assert reference_at(document, note.start) is None
