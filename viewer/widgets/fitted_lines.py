"""Break text into a few lines, the last of which is cut with an ellipsis where it must be."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

_ELLIPSIS = "…"
_NARROWEST = 2
"""Pixels below which no glyph that matters is; bounds how much of a long text is looked at."""


def broken(text: str, font: QFont, width: float, limit: int) -> tuple[str, ...]:
    """Return `text` as at most `limit` lines of `width` pixels.

    Words that are too long are broken anywhere. The work is bounded by the lines asked for, not
    by the length of the text.
    """
    if not text or limit < 1:
        return ()
    bound = int(limit * max(width, 1) / _NARROWEST) + 1
    shown = text[:bound].replace("\n", "\u2028")
    units = shown.encode("utf-16-le", "surrogatepass")
    spans = _spans(shown, font, width, limit)
    lines = [_text(units, start, start + length).strip() for start, length in spans]
    start, length = spans[-1]
    if 2 * (start + length) < len(units) or len(text) > bound:
        rest = _text(units, start, len(units) // 2).split("\u2028", 1)[0]
        lines[-1] = elided(rest.rstrip(), font, width, cut=True)
    return tuple(lines)


def elided(text: str, font: QFont, width: float, *, cut: bool = False) -> str:
    """Return one line of at most `width` pixels; it ends in an ellipsis where it was `cut`."""
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
    if cut and shown == text:
        shown = metrics.elidedText(text + _ELLIPSIS, Qt.TextElideMode.ElideRight, width)
    return shown


def elided_middle(text: str, font: QFont, width: float) -> str:
    """Return one line of at most `width` pixels, cut in the middle: a file name keeps its end."""
    return QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideMiddle, width)


def baseline(font: QFont, pitch: float) -> float:
    """Return how far below its top a line `pitch` pixels high has its baseline."""
    metrics = QFontMetricsF(font)
    return (pitch + metrics.ascent() - metrics.descent()) / 2


def _spans(text: str, font: QFont, width: float, limit: int) -> list[tuple[int, int]]:
    """Return the start and length of each line, in UTF-16 units."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout = QTextLayout(text, font)
    layout.setTextOption(option)
    spans: list[tuple[int, int]] = []
    layout.beginLayout()
    while len(spans) < limit:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        spans.append((line.textStart(), line.textLength()))
    layout.endLayout()
    return spans


def _text(units: bytes, start: int, end: int) -> str:
    return units[2 * start : 2 * end].decode("utf-16-le", "surrogatepass")
