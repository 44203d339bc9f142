"""A quoted block on one line: its words letter by letter, and around them what is not its.

All that is not the source's is set as code, which the source's words never are: `[K:` and `:K]`
are where a passage with a label begins and ends, behind the text stands its citation. Readings,
which no Markdown has above its words, stand in brackets behind them.
"""

from collections.abc import Iterable

from data.briefing.content import ContentBlock
from data.text.passages.readings import in_brackets
from exporters.markdown.escapes import address, code, escaped, weighty
from exporters.markdown.references import References, letter_of
from exporters.text_pieces import TextPiece, cut


def quoted(block: ContentBlock, references: References) -> str:
    """Return the Markdown of a block's text, with its highlights, links and calls of notes."""
    line = _Line()
    around: tuple[int, ...] = ()
    place = 0
    for piece in cut(block):
        start, place = place, place + len(piece.text)
        line.mark(f"[{_letter(block, item)}:" for item in piece.highlights if item not in around)
        around = piece.highlights
        call = references.of_source(block, start, place)
        reading = piece.base.reading if piece.base and piece.base.closes else ""
        closes = place == len(block.text)
        line.add(call or _styled(piece, line, opens=not start, closes=closes and not reading))
        if reading:
            line.add(escaped(in_brackets(reading), opens=False, closes=closes))
        ending = (item for item in reversed(around) if block.highlights[item].end == place)
        line.mark(f":{_letter(block, item)}]" for item in ending)
        line.add(references.called(piece.notes))
    return line.text()


def quoted_line(
    block: ContentBlock, references: References, *, marker: str = "", behind: str = ""
) -> str:
    """Return a block with its portion mark and a marker before it, and a text as code behind."""
    before = (code(block.portion), escaped(marker.strip()))
    line = (*before, quoted(block, references), code(behind))
    return " ".join(part for part in line if part)


class _Line:
    """What was written of a line, and marks that wait: two pieces of code may not touch."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._marks: list[str] = []

    @property
    def is_starred(self) -> bool:
        """Whether a sign of weight ends it, which another would change."""
        last = "" if self._marks or not self._parts else self._parts[-1]
        return last.endswith("*") and not last.endswith("\\*")

    def mark(self, marks: Iterable[str]) -> None:
        self._marks += marks

    def add(self, text: str) -> None:
        if text:
            self._parts += [self._waiting(), text]

    def text(self) -> str:
        return "".join(self._parts) + self._waiting()

    def _waiting(self) -> str:
        marks, self._marks = "".join(self._marks), []
        return code(marks)


def _letter(block: ContentBlock, highlight: int) -> str:
    return letter_of(block.highlights[highlight].label)


def _styled(piece: TextPiece, line: _Line, *, opens: bool, closes: bool) -> str:
    signs = "*" * (2 * piece.strong + piece.emphasis)
    if signs and (piece.link or not line.is_starred):
        made = weighty(piece.text, signs, opens=opens, closes=closes)
    else:
        made = escaped(piece.text, opens=opens, closes=closes)
    return f"[{made}]{address(piece.link)}" if piece.link else made
