"""Which lines of a plain text belong to one paragraph, given how the text is laid out.

Patterns served: text wrapped at a fixed width, one line a paragraph, both in one file, paragraphs
broken in mid-sentence by blank lines or by the end of a page, indents that begin paragraphs and
such that do not, lists with hanging indents, false numbers at the start of wrapped lines; rows of
tables, names, votes, verses and addresses, which stay line by line.
"""

import re
from collections.abc import Sequence
from enum import Enum, auto

from data.intake.lexicon import markers, shapes
from data.intake.lines import wrapping
from data.intake.plain import torn_sentences
from data.intake.plain.set_lines import TextLine, in_columns
from data.intake.plain.text_layout import Layout

_SHORT_LINE = 24
"""In a text that was not wrapped, a line so short is complete, whatever follows."""
_LONG_LINE = 40
"""A line so long, alone, may be of running text, and not a name of what stands behind a rule."""
_HALF = 0.5
"""In a wrapped text, a line that is shorter than this share of the width is complete."""
_LEAST_STRONG = 5
_SIGNS = "|#-*_=~+.\\"
_LABEL = re.compile(r"(?:[-*•] )?[^:]{1,40}: ")
_ENDS_IN_ITEM = (".", ",", ";", "!", "?", ")")
_DASHES = "–—"
"""What begins items, and stands inside sentences, too."""


class Cut(Enum):
    """What stands between two lines beside blank ones."""

    NONE = auto()
    RULE = auto()
    PAGE = auto()


class Joiner:
    """Tells of each line whether it goes on from the lines before it."""

    def __init__(self, lines: Sequence[TextLine], layout: Layout) -> None:
        self._lines, self._layout = lines, layout
        self._full, self._ended = layout.full, layout.ended

    def enter_run(self, number: int) -> None:
        """Take note that the line with this number is the first behind a blank one."""
        own = self._layout.local.get(number, 0)
        self._full, self._ended = (own, own) if own else (self._layout.full, self._layout.ended)

    def goes_on(self, block: Sequence[TextLine], number: int, blank: int, *, cut: Cut) -> bool:
        """Tell whether a line goes on from `block`, over `blank` lines and what `cut` says.

        `number` is that of the line in the text.
        """
        previous, line = block[-1], self._lines[number]
        if is_apart(previous) or is_apart(line) or line.text == previous.text:
            return False
        if line.spaced or previous.spaced or (line.cells and in_columns(previous, line)):
            return False
        if (line.cells or previous.cells) and not line.small:
            return False
        if cut is Cut.NONE and blank <= self._layout.spacing:
            return not self._starts(block, number)
        if cut is Cut.NONE and self._layout.stray and blank == 1:
            cut = Cut.PAGE
        torn = self._layout.torn and torn_sentences.goes_on(block[0], previous, line)
        return torn or self._resumes(block, line, cut=cut)

    def surely_goes_on(self, previous: TextLine, line: TextLine) -> bool:
        """Tell, in little time, of a line right below one whether it goes on, as most lines do.

        They stand in a wrapped text, in the middle of a sentence, behind a full line.
        """
        return (
            line.small
            and not (previous.ended or line.cells or line.spaced or previous.spaced)
            and previous.right + 1 + line.word >= self._full > 0
            and previous.indent >= line.indent
            and line.indent != (self._layout.first or -1)
            and line.text[0].isalpha()
            and previous.text[0].isalpha()
        )

    def _resumes(self, block: Sequence[TextLine], line: TextLine, *, cut: Cut) -> bool:
        """Tell whether a sentence goes on behind a gap or behind the end of a page."""
        previous = block[-1]
        if previous.ended or markers.split(line.text)[0]:
            return False
        if _is_strong(line.text) != _is_strong(previous.text) or shapes.is_capitals(previous.text):
            return False
        full, within = self._is_full(previous, line), len(block) > 1
        if not line.small:
            at_page = cut is Cut.PAGE and within and not previous.text.endswith(",")
            return at_page and full and not shapes.is_capitals(line.text)
        if cut is Cut.RULE:
            return (full or not self._full) and (within or len(previous.text) >= _LONG_LINE)
        if cut is Cut.PAGE and self._layout.across:
            return full or within or (not self._full and len(previous.text) > _SHORT_LINE)
        whole = full and (cut is Cut.PAGE or self._layout.across)
        return whole and not previous.text.endswith(",") and line.indent <= block[0].indent + 1

    def _starts(self, block: Sequence[TextLine], number: int) -> bool:
        """Tell whether a line that follows a block directly begins another one."""
        previous, line = block[-1], self._lines[number]
        marker, rest = markers.split(line.text)
        if not marker and _hangs(block[0], previous, line):
            return False
        full, ended = self._is_full(previous, line), previous.ended
        in_list = bool(markers.split(block[0].text)[0])
        if markers.is_bullet(marker):
            return in_list or ended or not (full and marker in _DASHES and rest[0].islower())
        alone = len(block) == 1
        if (
            self._is_set_in(block, line, full=full, in_list=in_list)
            or (marker and (_counts(marker, rest) if ended else _follows(block[0], marker)))
            or (
                (alone or ended)
                and _is_set_otherwise(previous.text, line, alone=alone, ended=ended)
            )
        ):
            return True
        if full:
            return ended and self._stands_alone(number)
        broken = line.small and not (marker or ended)
        if not broken or (self._layout.loose and not self._full):
            return True
        return len(previous.text) < (self._full * _HALF if self._full else _SHORT_LINE)

    def _is_set_in(
        self, block: Sequence[TextLine], line: TextLine, *, full: bool, in_list: bool
    ) -> bool:
        """Tell whether a line begins a paragraph by its indent, or by having none again."""
        previous = block[-1]
        if line.indent == self._layout.first > 0 and not self._hangs_in(block):
            return True
        if line.indent > previous.indent and not in_list:
            hangs = self._layout.hanging and len(block) == 1
            if not self._full and line.small and not previous.ended:
                return len(previous.text) < _LONG_LINE
            return not full or (previous.ended and not hangs)
        return line.indent < previous.indent and previous.ended and len(block) > 1

    def _hangs_in(self, block: Sequence[TextLine]) -> bool:
        """Tell whether a block is an item whose lines are set in below the first one."""
        return block[0].indent < self._layout.first

    def _stands_alone(self, number: int) -> bool:
        """Tell whether a line is neither full nor the end of a paragraph, as headings are."""
        line = self._lines[number]
        if line.ended or line.small:
            return False
        near = self._lines[number + 1 : number + 2 + self._layout.spacing]
        following = next((other for other in near if other.text), None)
        if following is None:
            return False
        return not (self._is_full(line, following) or following.small)

    def _is_full(self, line: TextLine, following: TextLine) -> bool:
        """Tell whether the first word of the next line would not have gone into a line."""
        if not self._full:
            return False
        reach = line.right + 1 + following.word
        return reach >= (self._ended if line.ended else self._full)


def _is_set_otherwise(previous: str, line: TextLine, *, alone: bool, ended: bool) -> bool:
    """Tell whether a line is set apart from the line before it, or that from it, by its signs.

    `alone` tells that there is only one line before it.
    """
    if _is_strong(line.text):
        return ended
    if alone and _is_strong(previous):
        return not line.small
    if shapes.is_capitals(line.text):
        return ended and not previous.isupper()
    return shapes.is_capitals(previous)


def _hangs(first: TextLine, previous: TextLine, line: TextLine) -> bool:
    """Tell whether a line stands right where the text of an item, or of a label, began.

    Behind a sentence or a comma it goes on with that; lines of an address do not.
    """
    if line.indent <= first.indent or not previous.text.endswith(_ENDS_IN_ITEM):
        return False
    marker, rest = markers.split(first.text)
    if marker and line.indent == first.indent + len(first.text) - len(rest):
        return True
    label = _LABEL.match(first.text)
    below = label is not None and line.indent == first.indent + label.end()
    return below and previous.text.endswith(",")


def is_apart(line: TextLine) -> bool:
    """Tell whether a line is a block of its own: a declared heading, a rule, a row in bars."""
    text = line.text
    if text[0] not in _SIGNS:
        return False
    return text[0] == "|" or bool(wrapping.sign(text)) or wrapping.is_rule(text)


def _is_strong(text: str) -> bool:
    """Tell whether a line stands between signs of bold as a whole."""
    return len(text) >= _LEAST_STRONG and text[:2] == text[-2:] == "**" and "**" not in text[2:-2]


def _follows(first: TextLine, marker: str) -> bool:
    """Tell whether a number is the next one behind that which a block begins with."""
    before = markers.readings(markers.split(first.text)[0])
    return any((style, value - 1) in before for style, value in markers.readings(marker))


def _counts(marker: str, rest: str) -> bool:
    """Tell whether a number behind a sentence counts something: "(a) …", "3. The …"."""
    return marker[0] in "(（" or not (rest[0].islower() or marker[-1].isdigit())
