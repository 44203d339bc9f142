"""Text with spans, put together from the runs that formats deliver.

Patterns served: bold broken into several runs, blanks inside the bold, no-break blanks as layout,
soft hyphens and zero-width blanks, lines broken by hand inside a paragraph, words hyphenated where
a line was wrapped, words with their readings above them.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple, TypeAlias
from urllib.parse import unquote

from data.document import Span, SpanKind
from data.intake.lexicon import blanks, markers
from data.intake.lines import wrapping
from data.messages import Forms

Style: TypeAlias = tuple[SpanKind, str]
"""What sets a run apart: a kind, and a link's target."""

TAGS: dict[str, Style] = {
    **dict.fromkeys(("b", "strong", "u", "dt"), (SpanKind.STRONG, "")),
    **dict.fromkeys(("i", "em", "cite", "var"), (SpanKind.EMPHASIS, "")),
    "sup": (SpanKind.SUPERSCRIPT, ""),
}
"""How HTML's elements set their text apart, in pages and inside Markdown."""

STRUCK = Forms(
    "{count} passage that is struck through is kept outside the text.",
    "{count} passages that are struck through are kept outside the text.",
)
"""What readers say of text that its author struck out, which no page here could show."""

_INVISIBLE = re.compile("[\u00ad\u200b\ufeff]")
MOST_LEFT = 100
"""So many names at most are kept for what follows, of places where nothing is said."""
_MOST_BLANKS = 3
_LONGEST_READING, _FREE = 8, 8
"""A reading has at most so many letters for each of its base, and so many more."""
_LONGEST_NAME = 200
_SCHEMES = ("http://", "https://", "mailto:")


@dataclass(frozen=True, slots=True)
class Rich:
    """One line of text, without outer blanks, what is set apart in it, and what links call it."""

    text: str
    spans: tuple[Span, ...] = ()
    names: tuple[str, ...] = ()

    def cut(self, start: int, end: int) -> "Rich":
        """Return the part from `start` to `end`, without outer blanks; it has all the names.

        Of a base that is cut nobody knows how it is read.
        """
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        spans = tuple(
            replace(span, start=max(span.start, start) - start, end=min(span.end, end) - start)
            for span in self.spans
            if max(span.start, start) < min(span.end, end)
            and (span.kind is not SpanKind.RUBY or start <= span.start < span.end <= end)
        )
        return Rich(self.text[start:end], spans, self.names)

    def split_marker(self) -> tuple[str, "Rich"]:
        """Return the bullet or number that the line starts with, if any, and the rest."""
        marker, rest = markers.split(self.text)
        return marker, self.cut(len(self.text) - len(rest), len(self.text)) if marker else self


class BuilderPlace(NamedTuple):
    """A place between the runs of a line that is put together."""

    builder: "Builder"
    part: int
    offset: int


class Builder:
    """Collects runs of text; blanks are made one, and invisible characters left out.

    A name belongs to the line that it stands in. `names` stood before the text; `left` are those
    that no line took, once `lines` was asked: what follows is called by them.
    """

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._names = [(0, name) for name in names]
        self.left: tuple[str, ...] = ()
        self._parts: list[str] = []
        self._spans: list[tuple[Style, int, int]] = []
        self._readings: list[Span] = []
        self._length = 0
        self._blank = True
        self._wrapped = False

    def add(self, text: str, styles: Collection[Style] = ()) -> None:
        """Add a run that is set apart in these ways."""
        text = blanks.collapsed(_INVISIBLE.sub("", text))
        if self._wrapped and text:
            before = "".join(self._parts[-2:])[-2:]
            if not (blanks.starts_with_blank(text) or wrapping.closes_up(before, text)):
                text = f" {text}"
            self._wrapped = False
        if self._blank:
            text = text.removeprefix(" ")
        if not text:
            return
        self._parts.append(text)
        start, self._length = self._length, self._length + len(text)
        self._blank = text.endswith(" ")
        for style in dict.fromkeys(styles):
            self._spans.append((style, start, self._length))

    @property
    def place(self) -> BuilderPlace:
        """Where the next run begins."""
        return BuilderPlace(self, len(self._parts), self._length)

    def read_as(self, start: BuilderPlace, end: BuilderPlace, reading: str) -> bool:
        """Let what stands between two places be read so; tell whether that can be its reading.

        Bases are never made one, even where neighbours are read alike.
        """
        if start.builder is not self or end.builder is not self:
            return False
        base = "".join(self._parts[start.part : end.part])
        bare = base.strip()
        said = " ".join(_INVISIBLE.sub("", reading).split())
        most = _LONGEST_READING * len(bare) + _FREE
        first = start.offset + len(base) - len(base.lstrip())
        is_free = not self._readings or self._readings[-1].end <= first
        if not (bare and said and is_free) or len(said) > most or "\n" in base:
            return False
        self._readings.append(Span(SpanKind.RUBY, first, first + len(bare), said))
        return True

    def name(self, name: str) -> None:
        """Take note that links inside the document may call this place so; "" is no name."""
        if name:
            self._names.append((self._length, name))

    def wrap(self) -> None:
        """Take note of a line end that means nothing."""
        if self._parts and not self._blank and not blanks.ends_in_blank(self._parts[-1]):
            self._wrapped = True

    def break_line(self) -> None:
        """End the line."""
        self._parts.append("\n")
        self._length += 1
        self._blank, self._wrapped = True, False

    def lines(self) -> list[Rich]:
        """Return the lines that are not empty."""
        text = "".join(self._parts)
        spans = _merged(text, self._spans)
        if self._readings:  # behind what begins where they do
            spans = sorted((*spans, *self._readings), key=attrgetter("start"))
        lines, start, place = [], 0, 0
        here: list[Span] = []  # what reaches into the line; each span is looked at once a line
        names, called = iter([*self._names, None]), []
        name = next(names)
        for part in text.split("\n"):
            end = start + len(part)
            while place < len(spans) and spans[place].start < end:
                here.append(spans[place])
                place += 1
            while name is not None and name[0] <= end:
                called.append(name[1])
                name = next(names)
            line = Rich(text, tuple(here), tuple(called)).cut(start, end)
            here = [span for span in here if span.end > end]
            start = end + 1
            if line.text:
                lines.append(line)
                called = []
        self.left = tuple(called[-MOST_LEFT:])
        return lines


def target(address: str | None) -> str:
    """Return where a link leads, if that may be kept: http, https, mailto and "#name"; else ""."""
    cleaned = "".join((address or "").split())
    if cleaned.startswith("#"):
        return inside(unquote(cleaned[1:]))
    return cleaned if cleaned.lower().startswith(_SCHEMES) and cleaned.isprintable() else ""


def inside(name: str | None) -> str:
    """Return the target of a link to what has that name in the same document; "" for no name."""
    called = named(name)
    return f"#{called}" if called else ""


def named(name: str | None) -> str:
    """Return what links call a place by, without blanks; "" where that is no name."""
    called = "".join((name or "").split())
    return called if len(called) <= _LONGEST_NAME and called.isprintable() else ""


def joined(lines: Sequence[Rich]) -> Rich:
    """Return lines as one, as `wrapping.join` does with plain ones."""
    builder = Builder()
    for line in lines:
        builder.wrap()
        for name in line.names:
            builder.name(name)
        _add(builder, line)
    return next(iter(builder.lines()), Rich(""))


def _add(builder: Builder, line: Rich) -> None:
    """Add a line run by run, between the places where a span starts or ends."""
    edges = sorted(
        {0, len(line.text), *(edge for span in line.spans for edge in (span.start, span.end))}
    )
    left = sorted(line.spans, key=lambda span: span.start, reverse=True)
    here: list[Span] = []
    base = builder.place
    for start, end in pairwise(edges):
        here = [span for span in here if span.end > start]
        while left and left[-1].start <= start:
            here.append(left.pop())
            base = builder.place if here[-1].kind is SpanKind.RUBY else base
        styles = [(span.kind, span.target) for span in here if span.kind is not SpanKind.RUBY]
        builder.add(line.text[start:end], styles)
        for span in here:
            if span.kind is SpanKind.RUBY and span.end == end:
                builder.read_as(base, builder.place, span.target)


def _merged(text: str, spans: Iterable[tuple[Style, int, int]]) -> list[Span]:
    """Return spans without outer blanks; equal ones that only blanks part are one."""
    found: list[Span] = []
    last: dict[Style, int] = {}
    for style, start, end in spans:
        known = last.get(style)
        if known is not None and _is_near(text, found[known].end, start):
            found[known] = replace(found[known], end=max(end, found[known].end))
        elif text[start:end].strip():
            last[style] = len(found)
            found.append(Span(style[0], start, end, style[1]))
    return [_trimmed(text, span) for span in found]


def _is_near(text: str, end: int, start: int) -> bool:
    """Tell whether only blanks part two spans; there are never many, as blanks are made one."""
    return start - end <= _MOST_BLANKS and not text[end:start].strip(" ")


def _trimmed(text: str, span: Span) -> Span:
    passage = text[span.start : span.end]
    start = span.start + len(passage) - len(passage.lstrip())
    return replace(span, start=start, end=start + len(passage.strip()))
