from hypothesis import given
from hypothesis import strategies as st

from data.briefing.content import ContentBlock, Highlight
from data.document import BlockKind, Span, SpanKind
from exporters.text_pieces import cut
from tests.fixtures.briefings import LABELS, block

TEXT = "The Ministers reaffirmed the alliance."


@st.composite
def stretches(draw):
    start = draw(st.integers(0, len(TEXT) - 1))
    return start, draw(st.integers(start + 1, len(TEXT)))


@given(st.lists(stretches(), max_size=6), st.lists(stretches(), max_size=4))
def test_pieces_are_the_text_and_know_what_covers_them(passages, strong):
    quoted = ContentBlock(
        BlockKind.PARAGRAPH,
        TEXT,
        "§1 ¶1",
        spans=tuple(Span(SpanKind.STRONG, *edges) for edges in strong),
        highlights=tuple(
            Highlight(str(n), LABELS["K"], *edges, opens=True, closes=True, note=n)
            for n, edges in enumerate(passages)
        ),
    )
    pieces = list(cut(quoted))
    assert "".join(piece.text for piece in pieces) == TEXT
    assert sorted(n for piece in pieces for n in piece.notes) == list(range(len(passages)))
    offset = 0
    for piece in pieces:
        for position in range(offset, offset + len(piece.text)):
            covering = tuple(n for n, (a, b) in enumerate(passages) if a <= position < b)
            assert piece.highlights == covering
            assert piece.strong == any(a <= position < b for a, b in strong)
        offset += len(piece.text)


def test_a_note_follows_the_end_of_its_passage():
    pieces = list(cut(block(TEXT, ("Ministers reaffirmed", "K", 1), ("reaffirmed the", "C", 2))))
    assert [(piece.text, piece.notes) for piece in pieces if piece.notes] == [
        ("reaffirmed", (1,)),
        (" the", (2,)),
    ]
    assert pieces[2].around == (1,)


def test_only_web_and_mail_addresses_become_links():
    for target, link in [
        ("https://www.mod.go.jp/e/", "https://www.mod.go.jp/e/"),
        ("mailto:desk@example.org", "mailto:desk@example.org"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("\\\\server\\share", ""),
        ("https://example.org/ onclick=x", ""),
        (" https://example.org", ""),
    ]:
        linked = block(TEXT, spans=(Span(SpanKind.LINK, 0, 3, target),))
        assert next(cut(linked)).link == link
