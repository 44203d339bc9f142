"""Every non-space character of a source is in a block or in furniture, in its order."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from data.document import Document
from data.documents import shipped
from data.intake import read_bytes
from tests.fixtures.documents import document_of, readable, shipped_document, texts


def in_order(document: Document) -> str:
    """Put a document's blocks and furniture back into the order of the source, without space."""
    parts = []
    for number in range(len(document.blocks) + 1):
        parts += [piece.text for piece in document.furniture if piece.before == number]
        if number < len(document.blocks):
            block = document.blocks[number]
            parts += [block.marker, block.text]
    return without_space("".join(parts))


def without_space(text: str) -> str:
    """What can be seen of a text: soft hyphens and blanks without width are taken out, and said."""
    return "".join(sign for sign in text if not sign.isspace() and sign not in "\u00ad\u200b\ufeff")


def test_the_shipped_document_is_kept_whole():
    assert in_order(shipped_document()) == without_space(shipped().read_text(encoding="utf-8"))


def without_rules(text: str) -> str:
    """What is left without the signs that rules are made of: a paragraph may go on behind a rule.

    Hyphens are among them, and those that part a word at the end of a line are not kept.
    """
    return "".join(sign for sign in text if sign not in "-*_=~#+.\\")


@given(texts.filter(readable))
def test_texts_like_official_ones_are_kept_whole(text):
    kept, source = in_order(document_of(text)), without_space(text)
    assert without_rules(kept) == without_rules(source)
    assert Counter(kept.replace("-", "")) == Counter(source.replace("-", ""))


@given(st.text(min_size=1).filter(readable))
def test_any_text_is_kept_whole(text):
    kept, source = in_order(document_of(text, "any")), without_space(text)
    assert without_rules(kept) == without_rules(source)
    assert Counter(kept.replace("-", "")) == Counter(source.replace("-", ""))


@given(texts.filter(readable), st.sampled_from(["utf-8-sig", "utf-16"]))
def test_encodings_with_a_byte_order_mark_read_the_same(text, encoding):
    document = read_bytes(text.encode(encoding), "minutes.txt")
    assert document.blocks == document_of(text).blocks
