"""How words are read, which stands above them: the bases of a text, and the text with readings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.document import Span, SpanKind

if TYPE_CHECKING:
    from collections.abc import Iterable


def bases(spans: Iterable[Span]) -> list[Span]:
    """Return the words that have readings, in order; of those that overlap, the first."""
    found: list[Span] = []
    for span in sorted(
        (span for span in spans if span.kind is SpanKind.RUBY), key=lambda span: span.start
    ):
        if not found or found[-1].end <= span.start:
            found.append(span)
    return found


def in_brackets(reading: str) -> str:
    """Return a reading as it is written behind its base where nothing can stand above that."""
    return f"（{reading}）"


def with_readings(text: str, spans: Iterable[Span], start: int = 0, end: int | None = None) -> str:
    """Return a text from `start` to `end`, each reading in brackets behind its base.

    The reading of a base that is cut is left out.
    """
    stop, place, parts = len(text) if end is None else end, start, []
    for span in bases(spans):
        if start <= span.start and span.end <= stop:
            parts += [text[place : span.end], in_brackets(span.target)]
            place = span.end
    return "".join((*parts, text[place:stop]))
