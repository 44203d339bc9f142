"""A note broken into the lines of a card: runs with weight or emphasis, markers that hang."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from data.basis.notes.note_text import NoteBlock, NoteRun, NoteText
from viewer.look.slant import has_italics
from viewer.widgets.card_fonts import CardFonts

NOTE_PITCH = 16
PARAGRAPH_GAP = 5
"""Pixels between paragraphs; the items of a list stand close."""
_STEP = 14
_DEEPEST = 4
_BEHIND_MARKER = 5
_NARROWEST = 2
"""Pixels below which no glyph that matters is; bounds how much of a long note is looked at."""
_ELLIPSIS = "…"
_LINE_END = "\u2028"


@dataclass(frozen=True, slots=True)
class NotePiece:
    """Words of one line in one look, from `x` (pixels from the note's left edge)."""

    x: float
    text: str
    look: NoteRun


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A line of a note; `top` in pixels from the note's. A quotation has a bar at `bar`."""

    top: int
    pieces: tuple[NotePiece, ...]
    bar: float | None = None

    @property
    def text(self) -> str:
        """What stands on it."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class NoteLayout:
    """The lines of a note, and whether it goes on behind them."""

    lines: tuple[NoteLine, ...] = ()
    goes_on: bool = False

    @property
    def height(self) -> int:
        """The height of its lines, in pixels."""
        return self.lines[-1].top + NOTE_PITCH if self.lines else 0


def lay_out_note(note: NoteText, fonts: CardFonts, width: float, limit: int) -> NoteLayout:
    """Return at most `limit` lines of a note, `width` pixels wide; a cut one ends in an ellipsis.

    The work is bounded by the lines asked for, not by the length of the note.
    """
    lines: list[NoteLine] = []
    top = 0
    for number, block in enumerate(note.blocks):
        if number and not (block.level and note.blocks[number - 1].level):
            top += PARAGRAPH_GAP
        broken = _Broken(block, fonts, width)
        for line in broken.lines(limit - len(lines)):
            lines.append(replace(line, top=top))
            top += NOTE_PITCH
        if broken.is_cut or (len(lines) == limit and number + 1 < len(note.blocks)):
            lines[-1] = _cut(lines[-1], fonts, width)
            return NoteLayout(tuple(lines), goes_on=True)
    return NoteLayout(tuple(lines))


class _Broken:
    """One block, broken into lines."""

    def __init__(self, block: NoteBlock, fonts: CardFonts, width: float) -> None:
        self.is_cut = False
        self._block, self._fonts = block, fonts
        outer = _STEP * (min(max(block.level, 1), _DEEPEST) - 1)
        self._bar = float(outer) if block.is_quoted else None
        self._outer = outer + (_STEP if block.is_quoted else 0)
        self._inner = float(self._outer)
        if block.level:
            advance = QFontMetricsF(fonts.own).horizontalAdvance(block.marker)
            self._inner += max(_STEP, advance + _BEHIND_MARKER)
        self._width = max(width - self._inner, 40.0)

    def lines(self, limit: int) -> Iterator[NoteLine]:
        """Yield at most `limit` lines, from the top 0."""
        runs = list(_runs(self._block, int(limit * self._width / _NARROWEST) + 1))
        text = "".join(run.text for run in runs)
        layout, more = self._layout(text, runs, limit)
        self.is_cut = more
        for number in range(max(layout.lineCount(), 1)):
            pieces = tuple(self._pieces(layout, runs, number)) if layout.lineCount() else ()
            if not number and self._block.marker:
                pieces = (NotePiece(self._outer, self._block.marker, NoteRun("")), *pieces)
            if pieces or number:
                yield NoteLine(0, pieces, self._bar)

    def _layout(self, text: str, runs: Sequence[NoteRun], limit: int) -> tuple[QTextLayout, bool]:
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout = QTextLayout(text, self._fonts.own)
        layout.setTextOption(option)
        layout.setFormats(list(self._formats(runs)))
        layout.beginLayout()
        more = True
        while layout.lineCount() < limit:
            line = layout.createLine()
            if not line.isValid():
                more = False
                break
            line.setLineWidth(self._width)
        else:
            more = _units(text) > _end(layout)
        layout.endLayout()
        return layout, more or _length(self._block) > len(text)

    def _formats(self, runs: Sequence[NoteRun]) -> Iterator[QTextLayout.FormatRange]:
        start = 0
        for run in runs:
            length = _units(run.text)
            if run.strong or run.emphasis:
                found = QTextLayout.FormatRange()
                found.start, found.length = start, length
                look = QTextCharFormat()
                look.setFont(font_of(run, self._fonts))
                found.format = look
                yield found
            start += length

    def _pieces(
        self, layout: QTextLayout, runs: Sequence[NoteRun], number: int
    ) -> Iterator[NotePiece]:
        line = layout.lineAt(number)
        first, last = line.textStart(), line.textStart() + line.textLength()
        start = 0
        for run in runs:
            units = run.text.encode("utf-16-le", "surrogatepass")
            begin, end = max(first, start), min(last, start + len(units) // 2)
            if begin < end:
                inner = units[2 * (begin - start) : 2 * (end - start)]
                text = inner.decode("utf-16-le", "surrogatepass").rstrip(_LINE_END)
                if text:
                    left = min(_x_of(line, begin), _x_of(line, end))
                    yield NotePiece(self._inner + left, text, replace(run, text=""))
            start += len(units) // 2


def font_of(look: NoteRun, fonts: CardFonts) -> QFont:
    """Return the face of a look."""
    if look.strong and look.emphasis:
        return fonts.own_strong_emphasis
    if look.strong:
        return fonts.own_strong
    return fonts.own_emphasis if look.emphasis else fonts.own


def _runs(block: NoteBlock, most: int) -> Iterator[NoteRun]:
    """Yield a block's runs with its line ends, at most so many characters of them."""
    for number, line in enumerate(block.lines):
        if number:
            most -= 1
            yield NoteRun(_LINE_END)
        for run in map(_upright, line):
            if most <= 0:
                return
            yield run if len(run.text) <= most else replace(run, text=run.text[:most])
            most -= len(run.text)


def _upright(run: NoteRun) -> NoteRun:
    """Return a run that leans in bold instead where its script has no italics."""
    if not run.emphasis or has_italics(run.text):
        return run
    return replace(run, strong=True, emphasis=False)


def _length(block: NoteBlock) -> int:
    return sum(len(run.text) for line in block.lines for run in line) + len(block.lines) - 1


def _x_of(line: QTextLine, place: int) -> float:
    found: tuple[float, int] = line.cursorToX(place)  # type: ignore[assignment]  # a pair, untyped
    return found[0]


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _end(layout: QTextLayout) -> int:
    last = layout.lineAt(layout.lineCount() - 1)
    return last.textStart() + last.textLength()


def _cut(line: NoteLine, fonts: CardFonts, width: float) -> NoteLine:
    """Return a line that ends in an ellipsis, cut where it must be."""
    pieces = list(line.pieces)
    while pieces:
        last = pieces.pop()
        metrics = QFontMetricsF(font_of(last.look, fonts))
        room = width - last.x
        text = last.text.rstrip() + _ELLIPSIS
        if metrics.horizontalAdvance(text) > room:
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        if text or not pieces:
            return replace(line, pieces=(*pieces, replace(last, text=text or _ELLIPSIS)))
    return replace(line, pieces=(NotePiece(0.0, _ELLIPSIS, NoteRun("")),))
