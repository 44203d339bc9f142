"""Words and how they are read, paired as the elements of HTML come.

Patterns served: a reading behind each base, bases in a row and then their readings (`rb`), one
reading for several bases, brackets for programs that know no readings (`rp`), a second row of
readings (`rtc`), which is left out, end tags that nobody wrote.
"""

from dataclasses import dataclass, field

from data.intake.lines.rich_text import Builder, BuilderPlace

TAGS = frozenset({"ruby", "rb", "rt", "rtc", "rp"})
_UNSAID = frozenset({"rp", "rtc"})
_DEEPEST = 8


@dataclass(slots=True)
class _Ruby:
    """One element: bases and readings that are not yet paired, and what is open in it."""

    bases: list[tuple[BuilderPlace, BuilderPlace]] = field(default_factory=list)
    readings: list[str] = field(default_factory=list)
    start: BuilderPlace | None = None
    spoken: list[str] | None = None
    unsaid: list[str] = field(default_factory=list)

    def end_base(self, builder: Builder) -> None:
        if self.start is not None:
            self.bases.append((self.start, builder.place))
            self.start = None

    def end_reading(self) -> None:
        if self.spoken is not None:
            self.readings.append(" ".join("".join(self.spoken).split()))
            self.spoken = None

    def begin_base(self, builder: Builder) -> None:
        self.end_reading()
        self.end_base(builder)
        if self.readings:
            self.pair(builder)
        self.start = builder.place

    def pair(self, builder: Builder) -> None:
        """Give each base its reading; what cannot be one stands in brackets in the text."""
        bases, readings = self.bases, self.readings
        self.bases, self.readings = [], []
        if len(readings) == 1 and len(bases) > 1:
            bases = [(bases[0][0], bases[-1][1])]
        for at, reading in enumerate(readings):
            is_paired = at < len(bases) and builder.read_as(*bases[at], reading)
            if reading and not is_paired:
                builder.add(f"（{reading}）" if bases else reading)


class RubyPairs:
    """Follows the elements of one text and lets the builder of each line know its readings."""

    def __init__(self) -> None:
        self._open: list[_Ruby] = []
        self._deeper = 0

    def enter(self, tag: str, builder: Builder) -> None:
        """Take the start of an element."""
        if tag not in TAGS or not (self._open or tag == "ruby"):
            return
        if tag == "ruby":
            if len(self._open) < _DEEPEST:
                self._open.append(_Ruby())
            else:
                self._deeper += 1
            return
        ruby = self._open[-1]
        if ruby.unsaid:
            if tag in _UNSAID:
                ruby.unsaid.append(tag)
            return
        if tag == "rb":
            ruby.begin_base(builder)
            return
        ruby.end_reading()
        ruby.end_base(builder)
        if tag == "rt":
            ruby.spoken = []
        else:
            ruby.unsaid.append(tag)

    def leave(self, tag: str, builder: Builder) -> None:
        """Take the end of an element."""
        if tag not in TAGS or not self._open:
            return
        ruby = self._open[-1]
        if tag == "ruby":
            self._end(builder)
        elif tag in _UNSAID:
            if tag in ruby.unsaid:
                del ruby.unsaid[ruby.unsaid.index(tag) :]
        elif tag == "rt" and not ruby.unsaid:
            ruby.end_reading()
        elif tag == "rb":
            ruby.end_base(builder)

    def takes(self, text: str, builder: Builder) -> bool:
        """Take a text that comes next; tell whether it is no part of the line."""
        if not self._open:
            return False
        for ruby in self._open:
            if ruby.unsaid:
                return True
            if ruby.spoken is not None:
                ruby.spoken.append(text)
                return True
        if text and not text.isspace():
            for ruby in self._open:
                if ruby.start is None:
                    ruby.begin_base(builder)
        return False

    def _end(self, builder: Builder) -> None:
        if self._deeper:
            self._deeper -= 1
            return
        ruby = self._open.pop()
        ruby.end_reading()
        ruby.end_base(builder)
        ruby.pair(builder)
