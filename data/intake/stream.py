"""What readers hand to `structure`: the pieces of a source in their order, with hints."""

import datetime as dt
from typing import NamedTuple

from data.basis.values import dataclass
from data.document import BlockKind, FurnitureKind, MergedCell, Span, SpanKind
from data.intake_report import Finding
from data.messages import Message


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the source that belongs together: a line, or a paragraph joined from lines.

    `text` is one non-empty line without outer space; `spans` count from its start. `marker` is
    what looks like a number or a bullet before it; `sign` is the format's own mark-up before that
    ("##"). `hint` and `level` say what the format declares the piece to be, if anything: a
    heading's or a list item's depth counts from 1, table rows in the head of their table have 1.
    `furniture` says that the format declares it to stand outside the text (a menu, a page number).
    `gap` tells that it stands apart from the piece before, `indent` how far it is set in (in
    characters or list levels), `centred` that it stands in the middle, and `lines` from how many
    lines it was joined. `size` is its type size in shares of the body's (1.0); 0 where the format
    knows none. `look` tells what else the format sets it apart by (a paragraph style, underlining,
    a class): pieces with the same look were set alike, and it is compared, never read. `page` is
    the page that it begins on, from 1; 0 where there are no pages. `names` are what links inside
    the document may call it by; `merged` are the cells of a table row that cover others.
    """

    text: str
    marker: str = ""
    sign: str = ""
    hint: BlockKind | None = None
    level: int = 0
    gap: bool = True
    indent: int = 0
    lines: int = 1
    spans: tuple[Span, ...] = ()
    size: float = 0.0
    centred: bool = False
    furniture: FurnitureKind | None = None
    look: str = ""
    page: int = 0
    names: tuple[str, ...] = ()
    merged: tuple[MergedCell, ...] = ()

    def __post_init__(self) -> None:
        if not self.text or self.text != self.text.strip() or "\n" in self.text:
            raise ValueError("a piece's text is one non-empty line without outer space")
        if self.page < 0 or (self.spans and max(s.end for s in self.spans) > len(self.text)):
            raise ValueError("a span ends inside its piece, and pages count from 1")

    @property
    def printed(self) -> str:
        """The piece as the source prints it: marker and text."""
        return f"{self.marker} {self.text}" if self.marker else self.text

    @property
    def strong(self) -> bool:
        """Tell whether all of its letters and digits are strong."""
        return self._is_wholly(SpanKind.STRONG)

    @property
    def emphatic(self) -> bool:
        """Tell whether all of its letters and digits are emphasised."""
        return self._is_wholly(SpanKind.EMPHASIS)

    @property
    def linked(self) -> bool:
        """Tell whether all of its letters and digits are a link that leads out of the document."""
        return self._is_wholly(SpanKind.LINK)

    def _is_wholly(self, kind: SpanKind) -> bool:
        if not self.spans:
            return False
        covered = [
            (span.start, span.end)
            for span in self.spans
            if span.kind is kind and not span.target.startswith("#")
        ]
        if not covered:
            return False
        place = 0
        for start, end in sorted(covered):
            if start > place and any(map(str.isalnum, self.text[place:start])):
                return False
            place = max(place, end)
        return not any(map(str.isalnum, self.text[place:]))


class OutlineEntry(NamedTuple):
    """What a format names as a part of the document beside its text, and its depth from 1."""

    text: str
    level: int


@dataclass(frozen=True, slots=True)
class Declared:
    """What a format says of the document outside its text: front matter, properties, `<title>`.

    `place` names where ("the front matter"), `date_place` where the date stands, if elsewhere.
    `certain` tells that the title names the document, and not, as a web page's often does, the site
    as well. `outline` has the parts that it lists for programs, in their order: the bookmarks of a
    PDF, the lines of the contents that Word makes.
    """

    title: str = ""
    date: dt.date | None = None
    language: str = ""
    place: Message | str = ""
    certain: bool = True
    date_place: Message | str = ""
    outline: tuple[OutlineEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Stream:
    """All that a reader makes of a file.

    `repairs` and `warnings` are sentences for the user, `findings` what it found out of the file
    that is not declared.
    """

    pieces: tuple[Piece, ...]
    declared: Declared = Declared()
    encoding: str = ""
    repairs: tuple[Message, ...] = ()
    warnings: tuple[Message, ...] = ()
    findings: tuple[Finding, ...] = ()
