"""Lines of text with spans, put together from runs: blanks made one, invisible characters out."""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from data.document import Span, SpanKind
from data.intake import wrapping

Mark: TypeAlias = tuple[SpanKind, str]
"""What sets a run apart: a kind, and a link's target."""

_BLANKS = re.compile(r"[^\S\u3000]+")
_INVISIBLE = re.compile("[\u00ad\u200b\ufeff\u2060]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without outer space; `size` is the one of most of its characters, in half points."""

    text: str
    spans: tuple[Span, ...] = ()
    size: int = 0


class Lines:
    """Collects the runs of one paragraph."""

    def __init__(self) -> None:
        self._lines: list[Line] = []
        self._parts: list[str] = []
        self._marks: list[tuple[Mark, int, int]] = []
        self._sizes: Counter[int] = Counter()
        self._length = 0
        self._blank = True

    def add(self, text: str, marks: Collection[Mark] = (), size: int = 0) -> None:
        """Add a run that is set apart in these ways."""
        text = _BLANKS.sub(" ", _INVISIBLE.sub("", text))
        if self._blank:
            text = text.removeprefix(" ")
        if not text:
            return
        self._parts.append(text)
        start, self._length = self._length, self._length + len(text)
        self._blank = text.endswith(" ")
        self._sizes[size] += len(text)
        self._marks += [(mark, start, self._length) for mark in marks]

    def end_line(self) -> None:
        """End the line; one without text leaves no trace."""
        text = "".join(self._parts)
        left = len(text) - len(text.lstrip())
        text = text.strip()
        if text:
            spans = tuple(_spans(text, left, self._marks))
            self._lines.append(Line(text, spans, self._sizes.most_common(1)[0][0]))
        self._parts, self._marks = [], []
        self._sizes = Counter()
        self._length, self._blank = 0, True

    def finish(self) -> list[Line]:
        """Return the lines."""
        self.end_line()
        return self._lines


def join(lines: list[Line]) -> Line:
    """Return lines as one, with a blank between them where their script has one."""
    whole = lines[0]
    for line in lines[1:]:
        text = wrapping.join([whole.text, line.text])
        by = len(text) - len(line.text)
        moved = (replace(span, start=span.start + by, end=span.end + by) for span in line.spans)
        whole = Line(text, (*whole.spans, *moved), whole.size)
    return whole


def _spans(text: str, left: int, marks: list[tuple[Mark, int, int]]) -> Iterator[Span]:
    """Yield the spans in a line cut by `left`; equal ones that only blanks part are one."""
    merged: list[list[int]] = []
    kinds: list[Mark] = []
    last: dict[Mark, int] = {}
    for mark, first, stop in marks:
        start, end = max(0, first - left), min(len(text), stop - left)
        known = last.get(mark)
        if known is not None and not text[merged[known][1] : start].strip():
            merged[known][1] = max(end, merged[known][1])
        elif text[start:end].strip():
            last[mark] = len(merged)
            merged.append([start, end])
            kinds.append(mark)
    for (kind, target), (start, end) in zip(kinds, merged, strict=True):
        passage = text[start:end]
        first = start + len(passage) - len(passage.lstrip())
        yield Span(kind, first, first + len(passage.strip()), target)
