"""Lines in reading order to pieces: paragraphs, rows of tables, footnotes, furniture."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from data.basis.progress import Progress
from data.document import BlockKind, FurnitureKind
from data.intake.lexicon import markers
from data.intake.pdf import page_notes, page_tables, paragraph_breaks, paragraph_text
from data.intake.pdf.page_lines import PageLine
from data.intake.pdf.paragraph_breaks import Setting
from data.intake.pdf.paragraph_text import Habits, Text
from data.intake.stream import Piece


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page: its columns in reading order, and what stands outside them."""

    columns: Sequence[Sequence[PageLine]]
    beside: Sequence[Sequence[PageLine]] = ()
    head: Sequence[tuple[PageLine, FurnitureKind]] = ()
    foot: Sequence[tuple[PageLine, FurnitureKind]] = ()


def pieces_of(leaves: Sequence[Leaf], on_progress: Progress) -> list[Piece]:
    """Return the pieces of a document; `on_progress` is told the share that is done, 0 to 1."""
    lines = [line for leaf in leaves for column in leaf.columns for line in column]
    lines = lines or [line for leaf in leaves for column in leaf.beside for line in column]
    habits = habits_of(lines)
    columns = [column for leaf in leaves for column in leaf.columns]
    writer = _Writer(habits, paragraph_breaks.setting_of(columns))
    for number, leaf in enumerate(leaves):
        on_progress(number / len(leaves))
        for line, kind in leaf.head:
            writer.put_outside(_outside(line, kind, habits, number))
        for column in leaf.columns:
            writer.put_column(column)
        for margin in leaf.beside:
            writer.put_beside(margin)
        for line, kind in leaf.foot:
            writer.put_outside(_outside(line, kind, habits, number))
    writer.end_paragraph()
    return writer.pieces


def habits_of(lines: Sequence[PageLine]) -> Habits:
    """Return what most characters of a document look like."""
    sizes: dict[float, int] = {}
    total = strong = slanted = 0
    for line in lines:
        sizes[line.size] = sizes.get(line.size, 0) + len(line.text)
        for bit in line.bits:
            total += len(bit.text)
            strong += len(bit.text) * bit.strong
            slanted += len(bit.text) * bit.emphasis
    return Habits(
        size=max(sizes, key=lambda size: sizes[size], default=0.0),
        strong=strong * 2 > total,
        emphasis=slanted * 2 > total,
        compounds=paragraph_text.compounds_of(lines),
    )


@dataclass(slots=True)
class _Writer:
    """Collects pieces; what stands between the halves of a paragraph comes after it."""

    habits: Habits
    setting: Setting
    pieces: list[Piece] = field(default_factory=list)
    open_lines: list[PageLine] = field(default_factory=list)
    waiting: list[Piece] = field(default_factory=list)
    gap: bool = True

    def put_column(self, column: Sequence[PageLine]) -> None:
        """Put a column: its text, and the notes at its foot."""
        start = page_notes.start_of_notes(column, self.habits.size)
        last: PageLine | None = None
        for line in page_tables.with_rows(column[:start]):
            if line.is_row or not self.open_lines or self.setting.starts(self.open_lines, line):
                self.end_paragraph()
                self.gap = last is None or self.setting.is_apart(last, line)
            self.open_lines.append(line)
            if line.is_row:
                self.end_paragraph(is_row=True)
            last = line
        for note in page_notes.parted(column[start:]):
            self.put_outside(_note(note, self.habits))

    def put_beside(self, margin: Sequence[PageLine]) -> None:
        """Put what stands in a margin, of which nothing goes on in the text."""
        note: list[PageLine] = []
        for line in margin:
            if note and self.setting.starts(note, line):
                self.put_outside(_paragraph(note, self.habits, self.setting, gap=True))
                note = []
            note.append(line)
        self.put_outside(_paragraph(note, self.habits, self.setting, gap=True))

    def put_outside(self, piece: Piece) -> None:
        """Put what is no part of the paragraph that may go on behind it."""
        (self.waiting if self.open_lines else self.pieces).append(piece)

    def end_paragraph(self, *, is_row: bool = False) -> None:
        """End the paragraph that is open, if any."""
        if self.open_lines:
            if is_row:
                piece = _row(self.open_lines, self.habits, gap=self.gap)
            else:
                piece = _paragraph(self.open_lines, self.habits, self.setting, gap=self.gap)
            self.pieces.append(piece)
        self.pieces += self.waiting
        self.open_lines, self.waiting = [], []


def _paragraph(lines: Sequence[PageLine], habits: Habits, setting: Setting, *, gap: bool) -> Piece:
    whole = paragraph_text.text_of(lines, habits)
    first = lines[0]
    centred = all(map(setting.is_centred, lines))
    marker, rest = markers.split(whole.text)
    if first.sign and not marker:
        marker, rest = first.sign, whole.text[1:].lstrip()
    left = whole.after(len(whole.text) - len(rest))
    indent = round((first.left - first.edges[0]) / max(first.size / 2, 1.0))
    return Piece(
        text=left.text,
        marker=marker,
        gap=gap,
        indent=0 if centred else max(0, min(indent, 200)),
        lines=len(lines),
        spans=left.spans,
        names=left.names,
        size=_share(lines, habits),
        centred=centred,
        look=_look(lines),
        page=first.page + 1,
    )


def _row(lines: Sequence[PageLine], habits: Habits, *, gap: bool) -> Piece:
    whole = paragraph_text.text_of(lines, habits, tabs=True)
    return Piece(
        text=whole.text,
        hint=BlockKind.TABLE_ROW,
        gap=gap,
        spans=whole.spans,
        names=whole.names,
        size=_share(lines, habits),
        page=lines[0].page + 1,
    )


def _note(lines: Sequence[PageLine], habits: Habits) -> Piece:
    whole = paragraph_text.text_of(lines, habits)
    marker = page_notes.sign_of(lines[0])
    rest = whole.text[len(marker) :].lstrip()
    left = whole.after(len(whole.text) - len(rest)) if rest else whole
    return Piece(
        text=left.text,
        marker=marker if rest else "",
        hint=BlockKind.FOOTNOTE,
        lines=len(lines),
        spans=left.spans,
        names=left.names,
        size=_share(lines, habits),
        page=lines[0].page + 1,
    )


def _outside(line: PageLine, kind: FurnitureKind, habits: Habits, page: int) -> Piece:
    whole: Text = paragraph_text.text_of([line], habits)
    return Piece(
        text=whole.text,
        spans=whole.spans,
        names=whole.names,
        size=_share([line], habits),
        furniture=kind,
        page=page + 1,
    )


def _look(lines: Iterable[PageLine]) -> str:
    """Return how most letters look."""
    letters: dict[str, int] = {}
    for line in lines:
        for bit in line.bits:
            letters[bit.look] = letters.get(bit.look, 0) + len(bit.text)
    return max(letters, key=lambda look: letters[look])


def _share(lines: Iterable[PageLine], habits: Habits) -> float:
    """Return the size of lines in shares of the body's."""
    size = max(line.size for line in lines)
    return round(size / habits.size, 2) if habits.size else 1.0
