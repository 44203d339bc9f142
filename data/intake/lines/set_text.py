"""Paragraphs as word processors set them, put together from their runs and made pieces.

Patterns served: titles and addresses broken by hand, bold items of numbered lists that are
headings, paragraphs that were numbered as a list.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from data.document import BlockKind, SpanKind
from data.intake.lexicon import markers
from data.intake.lines import broken_lines, rich_text
from data.intake.lines.rich_text import Builder, BuilderPlace, Rich, Style
from data.intake.stream import Piece

_LONG_ITEM = 200
_TYPED_MARKERS = frozenset({None, BlockKind.HEADING, BlockKind.LIST_ITEM})


@dataclass(frozen=True, slots=True)
class SetKind:
    """What a paragraph is declared to be, what is printed before it, and how it is set."""

    hint: BlockKind | None = None
    level: int = 0
    marker: str = ""
    centred: bool = False
    look: str = ""


class SetText:
    """Collects the runs of one paragraph; sizes are in points.

    `names` stood before it; `left` are those that none of its pieces has, once they are asked for.
    """

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._builder = Builder(names)
        self._sizes: Counter[float] = Counter()

    def add(self, text: str, marks: Collection[Style] = (), size: float = 0.0) -> None:
        """Add a run that is set apart in these ways."""
        self._builder.add(text, marks)
        self._sizes[size] += len(text)

    @property
    def left(self) -> tuple[str, ...]:
        """The names of what follows."""
        return self._builder.left

    def name(self, name: str) -> None:
        """Take note that links may call this place so."""
        self._builder.name(name)

    @property
    def place(self) -> BuilderPlace:
        """Where the next run begins."""
        return self._builder.place

    def read_as(self, start: BuilderPlace, reading: str) -> bool:
        """Let what was added since a place be read so; tell whether that can be its reading."""
        return self._builder.read_as(start, self._builder.place, reading)

    def break_line(self) -> None:
        """End the line, as somebody did by hand."""
        self._builder.break_line()

    def pieces(self, kind: SetKind) -> list[Piece]:
        """Return the pieces of the paragraph: mostly one, none if it says nothing."""
        lines = self._builder.lines()
        if not lines:
            return []
        size = self._sizes.most_common(1)[0][0]
        if kind.hint is not None:
            return [_piece(rich_text.joined(lines), len(lines), kind, size)]
        found = []
        for place, (line, count) in enumerate(broken_lines.paragraphs(lines)):
            piece = _piece(line, count, kind if not place else replace(kind, marker=""), size)
            found.append(replace(piece, gap=not place))
        return found


def _piece(said: Rich, lines: int, kind: SetKind, size: float) -> Piece:
    marker = kind.marker
    if not marker and kind.hint in _TYPED_MARKERS:
        marker, said = said.split_marker()
    piece = Piece(
        said.text,
        marker=marker,
        hint=kind.hint,
        level=kind.level,
        lines=lines,
        spans=said.spans,
        names=said.names,
        size=size,
        centred=kind.centred,
        look=kind.look,
    )
    if kind.hint is BlockKind.HEADING and piece.strong:
        # That a heading is bold is how headings look.
        plain = tuple(span for span in piece.spans if span.kind is not SpanKind.STRONG)
        return replace(piece, spans=plain)
    if kind.hint is BlockKind.LIST_ITEM and _may_head(piece):
        return replace(piece, hint=None, level=0, indent=piece.level - 1)
    return piece


def _may_head(piece: Piece) -> bool:
    """Tell whether an item of a numbered list is rather a heading or a numbered paragraph."""
    if not piece.marker or markers.is_bullet(piece.marker):
        return False
    return piece.strong or len(piece.text) > _LONG_ITEM


def as_notes(mark: str, pieces: Sequence[Piece]) -> list[Piece]:
    """Return the paragraphs of a note, the mark before the first; a number of its own stays."""
    found = []
    for piece in pieces:
        if piece.furniture is not None:
            found.append(piece)
            continue
        if piece.marker:
            piece = Piece(piece.printed, size=piece.size, names=piece.names)  # noqa: PLW2901  # the same paragraph
        found.append(replace(piece, marker=mark, hint=BlockKind.FOOTNOTE, level=0))
        mark = ""
    return found


def sized(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces with their sizes in shares of the size that most of the text has.

    Where a title is declared apart from headings, these stand a level below it.
    """
    lengths: Counter[float] = Counter()
    for piece in pieces:
        if piece.furniture is None and piece.hint is not BlockKind.FOOTNOTE and piece.size:
            lengths[piece.size] += len(piece.text)
    body = lengths.most_common(1)[0][0] if lengths else 0.0
    has_title = any(piece.hint is BlockKind.HEADING and not piece.level for piece in pieces)
    return [
        replace(
            piece,
            size=round(piece.size / body, 2) if body else 0.0,
            level=piece.level + (has_title and piece.hint is BlockKind.HEADING),
        )
        for piece in pieces
    ]
