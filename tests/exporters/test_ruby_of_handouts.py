"""Readings in every other format: above the words where it can be, else in brackets behind them."""

import io
import zipfile
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from data.document import Span, SpanKind
from data.intake import read_bytes
from exporters.docx import word_document
from exporters.html import web_handout
from exporters.markdown import markdown_file
from exporters.options import ExportOptions
from exporters.text_pieces import cut
from tests.fixtures.briefings import block, content_of, note, topic

TEXT = "政府は東京で緊密に連携した。"
SPANS = (
    Span(SpanKind.RUBY, 3, 4, "とう"), Span(SpanKind.RUBY, 4, 5, "きょう"),
    Span(SpanKind.STRONG, 6, 7), Span(SpanKind.LINK, 6, 8, "https://example.org/"),
    Span(SpanKind.RUBY, 6, 8, "きん<みつ"),
)  # fmt: skip
READ = [("東", "とう"), ("京", "きょう"), ("緊密", "きん<みつ")]


def made(render):
    marked = block(TEXT, ("東京で緊", "K", 1), spans=SPANS)
    content = content_of(topic("1", "T", marked), notes=(note(1, "Of ours."),))
    return render(content, ExportOptions(), lambda _done: None)


def test_a_web_page_has_ruby_with_brackets_for_those_who_know_none():
    page = LexborHTMLParser(made(web_handout.render).decode())
    assert [node.text() for node in page.css("rt")] == [reading for _, reading in READ]
    assert [node.text() for node in page.css("rp")] == ["（", "）"] * 3
    assert "<みつ" not in made(web_handout.render).decode()


@pytest.mark.parametrize(
    ("render", "name"), [(word_document.render, "a.docx"), (web_handout.render, "a.html")]
)
def test_a_handout_read_back_has_the_readings_over_the_same_words(render, name):
    document = read_bytes(made(render), name)
    (found,) = [one for one in document.blocks if "政府" in one.text]
    spans = [span for span in found.spans if span.kind is SpanKind.RUBY]
    assert [(found.text[span.start : span.end], span.target) for span in spans] == READ


def test_word_holds_nothing_but_runs_within_words_with_a_reading():
    with zipfile.ZipFile(io.BytesIO(made(word_document.render))) as package:
        body = package.read("word/document.xml").decode()
    for part in body.split("<w:rubyBase>")[1:]:
        base = part.partition("</w:rubyBase>")[0]
        assert "comment" not in base
        assert "hyperlink" not in base
    assert body.count("<w:ruby>") == 3


def test_markdown_has_readings_in_brackets():
    said = made(markdown_file.render).decode()
    assert "東（とう）京（きょう）で" in said.replace("`[K:`", "")
    assert "（きん\\<みつ）" in said


edges = st.lists(st.integers(0, len(TEXT)), max_size=6).map(sorted)


@given(edges, edges)
def test_pieces_are_the_text_and_tell_each_base_once(bases, others):
    """Whatever else begins and ends within them, also where they overlap."""
    pairs = [(a, b) for a, b in pairwise(bases) if a < b]
    spans = [Span(SpanKind.RUBY, a, b, "か") for a, b in pairs]
    spans += [
        Span(SpanKind.STRONG, a, b) for a, b in zip(others, others[2:], strict=False) if a < b
    ]
    pieces = list(cut(replace(block(TEXT), spans=tuple(spans))))
    assert "".join(piece.text for piece in pieces) == TEXT
    opened = [piece.base[1:3] for piece in pieces if piece.base and piece.base.opens]
    closed = [piece.base[1:3] for piece in pieces if piece.base and piece.base.closes]
    assert opened == closed == pairs
