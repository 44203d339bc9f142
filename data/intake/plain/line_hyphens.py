"""Words that were parted at the end of a line, put together: with the hyphen or without it.

A hyphen that stands inside lines, too ("long-term"), is the word's own; one in a word that is
written without it elsewhere parts the word, and so does one between two parts that are no words of
the text. What is left goes by what the text does as a rule.

Patterns served: papers whose words were parted by the typesetter; papers with compounds that a
line happens to end in; first parts of compounds that share the last ("land- and sea-"); figures
between signs of scripts that are written without blanks.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from data.intake.lines import wrapping
from data.intake.plain.set_lines import TextLine

_LAST = re.compile(r"(?<![^\W\d_])([^\W\d_]{2,40}+)-$")
_FIRST = re.compile(r"[^\W\d_]{2,40}+")
_WORD = re.compile(r"[^\W\d_]++(?:-[^\W\d_]++)*+")
_SHARING = frozenset(
    ("and", "or", "to", "und", "oder", "bzw", "bis", "et", "ou", "y", "o", "e", "en", "och", "og")
)
"""Words behind which the last part of a compound follows, in languages that share it."""
_PREFIXES = frozenset(
    (
        "anti", "co", "counter", "cross", "cyber", "ex", "extra", "inter", "long", "mid", "multi",
        "non", "post", "pre", "pro", "re", "self", "semi", "short", "sub", "trans", "vice", "well",
    )
)  # fmt: skip
"""First parts of compounds, which may not stand on their own in a text."""
_ENOUGH, _MORE = 3, 2


class Hyphens:
    """What is known of the words that a text parts at line ends."""

    def __init__(self, parted: frozenset[tuple[str, str]] = frozenset()) -> None:
        self._parted = parted

    def join(self, lines: Sequence[str]) -> str:
        """Return the lines of a paragraph as one."""
        if len(lines) == 1:
            return lines[0]
        text = " ".join(lines)
        if text.isascii() and "- " not in text:
            return text
        parts: list[str] = []
        for line in lines:
            if parts:
                before = parts[-1]
                halves = _halves(before, line) if before[-1] == "-" else None
                if halves is not None and halves[1].lower() in _SHARING:
                    parts.append(" ")
                elif halves is not None and _key(halves) in self._parted:
                    parts[-1] = before[:-1]
                elif not (wrapping.closes_up(before, line) or _is_unspaced(before, line)):
                    parts.append(" ")
            parts.append(line)
        return "".join(parts)


def _is_unspaced(before: str, line: str) -> bool:
    """Tell whether a figure or word stands at the end of a line in a script without blanks."""
    return wrapping.is_cjk(before[-1]) or wrapping.is_cjk(line[0])


def of(lines: Sequence[TextLine], text: str) -> Hyphens:
    """Return which words of a text were parted at the ends of its lines."""
    if "-\n" not in text and "-\r" not in text and "- " not in text:
        return Hyphens()
    halves = {
        _key(found)
        for line, following in pairwise(line.text for line in lines if line.text)
        if line[-1] == "-" and (found := _halves(line, following)) is not None
    }
    if not halves:
        return Hyphens()
    words = _counted(_whole(lines))
    compounds = [word for word in words if "-" in word]
    known = {*words, *(part for word in compounds for part in word.split("-")), *_PREFIXES}
    # So many compounds would stand at the ends of lines if only these had a hyphen there.
    often = sum(words[word] for word in compounds) / max(1, words.total())
    usual = sum(1 for line in lines if line.text) * often
    parts = len(halves) > _ENOUGH + _MORE * usual
    return Hyphens(
        frozenset(
            pair
            for pair in halves
            if "-".join(pair) not in known
            and ("".join(pair) in known or sum(half in known for half in pair) < 1 + parts)
        )
    )


def _counted(lines: Iterable[str]) -> Counter[str]:
    """Return how often each word stands in a text; what comes again is looked at once."""
    found: Counter[str] = Counter()
    for printed, times in Counter("\n".join(lines).lower().split()).items():
        for word in _WORD.findall(printed):
            found[word] += times
    return found


def _whole(lines: Sequence[TextLine]) -> Iterator[str]:
    """Yield the lines without what may be half a word at their ends."""
    parted = False
    for line in lines:
        if line.text:
            text = line.text.partition(" ")[2] if parted else line.text
            parted = line.text[-1] == "-"
            yield text.rpartition(" ")[0] if parted else text


def _halves(line: str, following: str) -> tuple[str, str] | None:
    """Return the two parts of what may be one word, or None."""
    last, first = _LAST.search(line[-44:]), _FIRST.match(following)
    if last is None or first is None or not first[0][0].islower():
        return None
    return last[1], first[0]


def _key(halves: tuple[str, str]) -> tuple[str, str]:
    return halves[0].lower(), halves[1].lower()
