"""Lines to a paragraph's text: words parted at line ends joined, and what is set apart in it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from data.document import Span, SpanKind
from data.intake.lines import wrapping
from data.intake.pdf.page_lines import Bit, PageLine

_COMPOUND = re.compile(r"(?<![^\W\d_])[^\W\d_]{1,40}-[^\W\d_]{1,40}")
_HYPHENS = "-\u00ad\u2010"
_CLOSE = _HYPHENS + "–—/"
_LAST_WORD = re.compile(r"(?<![^\W\d_])([^\W\d_]++)[-\u00ad\u2010]$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Habits:
    """What is usual in the document, and so says nothing: the body's look, its compounds."""

    size: float = 0.0
    strong: bool = False
    emphasis: bool = False
    compounds: frozenset[str] = frozenset()


def compounds_of(lines: Iterable[PageLine]) -> frozenset[str]:
    """Return the words with a hyphen inside a line ("long-term"): these keep it at a line end."""
    return frozenset(found for line in lines for found in _COMPOUND.findall(line.text.lower()))


def text_of(lines: Sequence[PageLine], habits: Habits, *, tabs: bool = False) -> "Text":
    """Return the text of a paragraph; `tabs` parts the cells of its lines by tabs."""
    writer = Writer()
    for line in lines:
        writer.break_line(line, habits.compounds)
        for number, cell in enumerate(line.cells):
            if number:
                writer.next_cell("\t" if tabs else " ")
            for bit in cell:
                writer.put(bit)
    names = tuple(name for line in lines for bit in line.bits for name in bit.names)
    return Text("".join(writer.parts).rstrip(), _spans(writer.marks, habits), names)


@dataclass(frozen=True, slots=True)
class Text:
    """A text with its spans, and what links inside the document call it by."""

    text: str
    spans: tuple[Span, ...] = ()
    names: tuple[str, ...] = ()

    def after(self, start: int) -> "Text":
        """Return it from `start` on."""
        moved = (
            Span(span.kind, max(span.start - start, 0), span.end - start, span.target)
            for span in self.spans
            if span.end > start
        )
        return Text(self.text[start:], tuple(moved), self.names)


@dataclass(slots=True)
class Writer:
    """Puts bits one behind the other, with never more than one blank between words."""

    parts: list[str] = field(default_factory=list)
    marks: list[tuple[int, int, Bit]] = field(default_factory=list)
    length: int = 0

    def put(self, bit: Bit) -> None:
        """Append a bit."""
        before = self.parts[-1][-1:] if self.parts else " "
        text = bit.text.lstrip() if before.isspace() else bit.text
        if not text:
            return
        self.parts.append(text)
        stripped = len(text.strip())
        start = self.length + len(text) - len(text.lstrip())
        self.length += len(text)
        if stripped and (bit.strong or bit.emphasis or bit.raised or bit.target):
            self.marks.append((start, start + stripped, bit))

    def break_line(self, line: PageLine, compounds: frozenset[str]) -> None:
        """Go on with the next line: with a blank, or in the middle of a word."""
        if not self.parts:
            return
        self._strip()
        before = "".join(self.parts[-3:])[-60:]
        match = _LAST_WORD.search(before)
        first = _FIRST_WORD.match(line.text)
        if match and first and first[0][0].islower():
            if f"{match[1]}-{first[0]}".lower() not in compounds or before[-1] == "\u00ad":
                self.parts[-1] = self.parts[-1][:-1]
                self.length -= 1
                self.marks[-1:] = [
                    (start, min(end, self.length), bit) for start, end, bit in self.marks[-1:]
                ]
        elif not (len(before) > 1 and before[-1] in _CLOSE and before[-2].isalnum()):
            joined = wrapping.join((before[-1:], line.text[:1]))
            self.put(Bit(joined[1:-1]))

    def next_cell(self, sign: str) -> None:
        """Put the sign between cells, and no blank beside it."""
        if self.parts:
            self._strip()
        if self.parts:
            self.parts.append(sign)
            self.length += len(sign)

    def _strip(self) -> None:
        kept = self.parts[-1].rstrip(" ")
        self.length -= len(self.parts[-1]) - len(kept)
        self.parts[-1] = kept
        if not kept:
            self.parts.pop()


def _spans(marks: Iterable[tuple[int, int, Bit]], habits: Habits) -> tuple[Span, ...]:
    """Return the spans, those of one kind that follow each other closely made one."""
    found: dict[tuple[SpanKind, str], list[list[int]]] = {}
    for start, end, bit in marks:
        for kind, holds in (
            (SpanKind.STRONG, bit.strong and not habits.strong and _has_letters(bit)),
            (SpanKind.EMPHASIS, bit.emphasis and not habits.emphasis and _has_letters(bit)),
            (SpanKind.SUPERSCRIPT, bit.raised),
            (SpanKind.LINK, bool(bit.target)),
        ):
            if not holds or end <= start:
                continue
            known = found.setdefault((kind, bit.target if kind is SpanKind.LINK else ""), [])
            apart = 0 if kind is SpanKind.SUPERSCRIPT else 1
            if known and start - known[-1][1] <= apart:
                known[-1][1] = end
            else:
                known.append([start, end])
    spans = (
        Span(kind, start, end, target)
        for (kind, target), places in found.items()
        for start, end in places
    )
    return tuple(sorted(spans, key=lambda span: (span.start, span.end, span.kind)))


def _has_letters(bit: Bit) -> bool:
    """Tell whether there is anything to stress: dots of a table of contents are no words."""
    return any(map(str.isalnum, bit.text))
