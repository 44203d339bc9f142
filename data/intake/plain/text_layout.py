"""How a plain text is laid out as a whole: its width, its line spacing, its margins.

All of it is told by the lines that surely go on in the next one: the one does not end a sentence,
and the next begins with a small letter. Where they end, the text was wrapped.

Patterns served: text wrapped at one width, by characters or (in papers that were converted from
print) by the width of the letters; a blank line behind every line; hanging indents; a part that is
wrapped more narrowly than the rest; scripts without small letters, where lines end alike.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from data.intake.lexicon import markers
from data.intake.plain import torn_sentences
from data.intake.plain.line_pairs import (
    NARROW,
    NARROWER,
    NEARER,
    SLACK,
    WIDE,
    LinePair,
    followed,
    goes_on,
    has_case,
    own_reaches,
    usual_width,
    without_narrow,
)
from data.intake.plain.set_lines import BLANK, TextLine

_MOSTLY, _FEW = 0.6, 8
_SURE = 0.25
"""The share of full lines that surely go on, at least, in a text that was wrapped."""
_ONE_BY_ONE = 0.85
"""The share of lines with blank lines around them, at least, in a text with spacing."""
_GOING = 0.25
"""The share of lines that surely go on, at least, among those that end no sentence."""
_MOST_SPACING = 3
_OFTEN, _RARELY = 0.1, 0.05
"""Shares of the pairs of lines below which what is seen is no habit of the text."""
_NEAREST = 0.72
"""Lines that go on and are shorter than this share of the width were broken for other reasons."""
_NEAR, _MANY = 0.8, 12
_STRAGGLERS = 0.15
_STRAY = 0.03
_LOW, _HIGHER = 0.03, 0.1
_BY_LETTERS = 3
"""Where the lines that go on differ by more, they follow the letters, and some are not seen."""
_ENOUGH = 5
_SURELY = 20_000
"""So many pairs of lines tell as much as more of them."""


class Layout(NamedTuple):
    """What is decided for a whole text.

    `width` is the column that it was wrapped at, 0 if it was not. A line is full if it would have
    reached to `full` with the next word, and if it ends a sentence, to `ended`. `spacing` is how
    many blank lines stand between lines of one paragraph; `hanging` tells that the first lines of
    paragraphs stand out, `first` how far they are set in, 0 where they are not; `across`
    that sentences may go on behind blank lines, and `stray` that they do so here and there, as
    machines that read print leave blank lines. `loose` tells that lines of a text that was not
    wrapped begin with small letters as a rule, which says nothing then. `base` is the usual
    margin, and `local` has how far lines reach in the parts that are wrapped at a width of their
    own, by their first line's number. `torn` tells that in a text that was not wrapped, blank lines
    stand in a few sentences, where pages ended.
    """

    width: int = 0
    full: int = 0
    ended: int = 0
    spacing: int = 0
    hanging: bool = False
    first: int = 0
    across: bool = True
    stray: bool = False
    loose: bool = False
    base: int = 0
    local: Mapping[int, int] = {}
    torn: bool = False


def of(lines: Sequence[TextLine]) -> Layout:
    """Return how a text is laid out."""
    everywhere = list(followed(lines, 0))
    lengths = [len(line.text) for line in lines]
    longest = max(lengths, default=0)
    usual = _width(everywhere, longest)
    local = own_reaches(everywhere, NARROWER * usual)
    near = without_narrow(everywhere, local)
    count = len(lines) - lengths.count(0)
    spacing, pairs = 0, near
    if count >= _FEW and len(near) < (1 - _ONE_BY_ONE) * count:
        spacing, pairs = _spaced(lines, near)
    width = usual if pairs is everywhere else _width(pairs, longest)
    if spacing and not width:
        spacing, pairs, width = 0, near, _width(near, longest)
    some = _sample(pairs)
    full, ended = _floors(some, width)
    own = {start: reach for start, reach in local.items() if not full or reach <= full}
    hanging, first = _indents(pairs, full)
    across, stray = (True, False) if spacing else _across(lines, full)
    loose = not (width or first) and _are_small(near)
    base = _base(some, full)
    torn = not width and torn_sentences.are(lines)
    return Layout(
        width, full, ended, spacing, hanging, first, across, stray, loose, base, own, torn
    )


def _are_small(pairs: Sequence[LinePair]) -> bool:
    """Tell whether lines that go on from the one before stand all over a text."""
    going = sum(goes_on(pair.line, pair.following) for pair in pairs)
    return going > max(_ENOUGH, _OFTEN * len(pairs))


def _sample(pairs: Sequence[LinePair]) -> Sequence[LinePair]:
    """Return so many pairs, from all over the text, that what they tell is sure enough."""
    return pairs[:: 1 + len(pairs) // _SURELY]


def _spaced(lines: Sequence[TextLine], near: list[LinePair]) -> tuple[int, list[LinePair]]:
    """Return how many blank lines stand between lines that go on, and the pairs so far apart."""
    found = list(followed(lines, _MOST_SPACING))
    for spacing in range(1, _MOST_SPACING + 1):
        apart = [pair for pair in found if pair.blank == spacing]
        if len(apart) >= _OFTEN * len(found) and _is_spaced(apart):
            return spacing, [pair for pair in found if pair.blank <= spacing]
    return 0, near


def _is_spaced(pairs: Sequence[LinePair]) -> bool:
    """Tell whether lines go on across blank ones, as no paragraphs of one line each do."""
    still = _open(pairs)
    if any(has_case(pair.following.text) for pair in pairs):
        going = sum(goes_on(pair.line, pair.following) for pair in pairs)
        return going >= max(_GOING * len(still), _GOING / 2 * len(pairs))
    return len(still) >= _MOSTLY * len(pairs)


def _open(pairs: Sequence[LinePair]) -> list[LinePair]:
    """Return the pairs that tell of a width: no paragraph ends between their lines for sure."""
    return [
        pair
        for pair in pairs
        if not pair.line.ended
        and (pair.following.small or pair.following.indent <= pair.line.indent)
    ] or list(pairs)


def _width(pairs: Sequence[LinePair], longest: int) -> int:
    """Return the column that a text was wrapped at; 0 if it was not. `longest` is its longest line.

    It was if most of the lines that another one follows are full, and enough of these surely go
    on. Beside lines that are longer, a few are not enough.
    """
    pairs = _sample(pairs)
    width = usual_width(pairs)
    if width < NARROW:
        return 0
    still = _open(pairs)
    full = [pair for pair in still if pair.reach > width * _NEAREST]
    tight = sum(pair.reach > width for pair in still)
    sure = sum(goes_on(pair.line, pair.following) for pair in full)
    cased = sum(has_case(pair.following.text) for pair in full)
    if cased > len(full) / 2 and sure < _SURE * cased:
        return 0
    wholly = longest <= WIDE
    share = len(full) if sure >= _ENOUGH and 2 * sure >= len(full) else tight
    return width if share >= max(1 if wholly else _FEW, _MOSTLY * len(still)) else 0


def _floors(pairs: Sequence[LinePair], width: int) -> tuple[int, int]:
    """Return how far full lines reach with the next word at least, and such as end a sentence.

    Letters of print differ in width, and so do the lines that were made of them.
    """
    if not width:
        return 0, 0
    sure = [pair.reach for pair in pairs if goes_on(pair.line, pair.following)]
    if sure:
        least = width * (_NEAREST if len(sure) >= _MANY else _NEAR)
    else:  # scripts without small letters
        least = width * NEARER
        sure = [pair.reach for pair in pairs if pair.reach >= least and not pair.line.ended]
    near = sorted(reach for reach in sure if reach >= least)
    if len(near) < max(_ENOUGH, (1 - _STRAGGLERS) * len(sure)):
        return width + 1 - SLACK * _is_wide(pairs), width + 1 - SLACK * _is_wide(pairs)
    low, higher = near[int(len(near) * _LOW)], near[int(len(near) * _HIGHER)]
    if width - low > _BY_LETTERS:
        low -= (width - low) // 4
    return min(low, width + 1), min(higher, width + 1)


def _is_wide(pairs: Sequence[LinePair]) -> bool:
    """Tell whether most lines are of a script without small letters."""
    return 2 * sum(has_case(pair.following.text) for pair in pairs) < len(pairs)


def _indents(pairs: Sequence[LinePair], full: int) -> tuple[bool, int]:
    """Return whether paragraphs are set in below their first lines, and how far these are set in.

    That is 0 where first lines stand at the margin.
    """
    hanging = 0
    first: Counter[int] = Counter()
    for pair, after in pairwise((*pairs, LinePair(BLANK, BLANK, 0))):
        indent = pair.following.indent
        if indent <= pair.line.indent:
            continue
        within = after.line is pair.following
        if within and after.following.indent < indent:
            first[indent] += 1
        elif pair.reach >= full > 0 and (
            after.following.indent == indent if within else goes_on(pair.line, pair.following)
        ):
            hanging += not markers.split(pair.line.text)[0]
    usual, count = next(iter(first.most_common(1)), (0, 0))
    if hanging > max(1, count):
        return True, 0
    return False, usual if count > max(1, hanging, _RARELY * len(pairs)) else 0


def _across(lines: Sequence[TextLine], full: int) -> tuple[bool, bool]:
    """Return whether sentences may go on behind a blank line, and whether they do again and again.

    They may where nearly all lines that seem to go on are full; where others seem to, as well,
    texts just begin with small letters, as what people said does in some minutes.
    """
    apart = list(followed(lines, 1, 1))
    going = [pair for pair in apart if goes_on(pair.line, pair.following)]
    whole = sum(pair.reach >= full > 0 for pair in going)
    may = whole >= _MOSTLY * len(going)
    return may, may and whole > max(1, _STRAY * len(apart))


def _base(pairs: Sequence[LinePair], full: int) -> int:
    """Return the margin that most of the full lines have."""
    indents = Counter(pair.line.indent for pair in pairs if full and pair.reach >= full)
    return min(indents, key=lambda indent: (-indents[indent], indent), default=0)
