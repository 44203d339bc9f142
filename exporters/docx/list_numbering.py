"""Lists that Word numbers, where it prints what the source does; else with the source's own marker.

Patterns served: "1." "(2)" "c)" "iv." "1.2" in sequence, from any start and to any depth; bullets
of any sign; numbers that are left out or come twice, and those of other scripts, stay as they are.
"""

import re
from dataclasses import dataclass, field

from exporters.docx.named_styles import LIST_STEP
from exporters.docx.word_markup import NAMESPACES, attribute, run, styled

_NUMBER = re.compile(r"(?P<before>.*?[^0-9])??(?P<number>[1-9][0-9]{0,4})(?P<after>[^0-9]*)")
_LETTER = re.compile(r"(?P<before>[(\[]?)(?P<number>[a-z]|[A-Z])(?P<after>[.)\]:]{0,2})")
_ROMAN = re.compile(r"(?P<before>[(\[]?)(?P<number>[ivxl]{1,8}|[IVXL]{1,8})(?P<after>[.)\]:]{0,2})")
_ROMANS = (("xl", 40), ("l", 50), ("ix", 9), ("x", 10), ("iv", 4), ("v", 5), ("i", 1))
_LEVELS = 9
_A_LETTER = 130
"""Twips that a letter of a marker takes at most."""


@dataclass(frozen=True, slots=True)
class _Form:
    """How a level is numbered: Word's kind of number, its text with “%” for it, the first one."""

    kind: str
    before: str
    after: str
    start: int = 1

    def printed(self, number: int) -> str:
        """Return what Word prints before the item with that number."""
        return f"{self.before}{_written(self.kind, number)}{self.after}"


@dataclass(slots=True)
class _List:
    """A list of its own: the form of each level, and the number that it has come to."""

    number: int
    forms: dict[int, _Form] = field(default_factory=dict)
    counts: dict[int, int] = field(default_factory=dict)

    def takes(self, marker: str, level: int) -> bool:
        """Count an item, if Word would print its marker."""
        form = self.forms.setdefault(level, _form(marker))
        number = self.counts.get(level, form.start - 1) + 1
        if form.printed(number) != marker:
            return False
        self.counts[level] = number
        for deeper in [known for known in self.counts if known > level]:
            del self.counts[deeper]
        return True


@dataclass(slots=True)
class ListNumbering:
    """The lists of a file; each that begins is one of its own."""

    _lists: list[_List] = field(default_factory=list)
    _alone: dict[tuple[str, int], _List] = field(default_factory=dict)
    _now: _List | None = None

    def beside(self) -> "ListNumbering":
        """Return the lists of what stands beside the text, in the same part, counted apart."""
        return ListNumbering(self._lists, self._alone)

    def close(self) -> None:
        """End the list at hand: the next item begins another."""
        self._now = None

    def item(self, marker: str, level: int) -> tuple[str, str]:
        """Return the way of an item's paragraph (`w:numPr`), and what stands before its text.

        `level` is from 1. Only a marker with a sign of Word's own patterns stands before the text.
        """
        depth = max(0, min(level, _LEVELS) - 1)
        if "%" in marker:
            told = run(f"{marker}\t", styled("SourceNumber"))
            return _way(self._single("", depth), depth), told
        if self._now is None:
            self._now = self._begin()
        if self._now.takes(marker, depth):
            return _way(self._now, depth), ""
        return _way(self._single(marker, depth), depth), ""

    def part(self) -> str:
        """Return the part that declares the lists; nothing where there is none."""
        if not self._lists:
            return ""
        forms = "".join(map(_declared, self._lists))
        lists = "".join(
            f'<w:num w:numId="{one.number}"><w:abstractNumId w:val="{one.number}"/></w:num>'
            for one in self._lists
        )
        return f"<w:numbering {NAMESPACES}>{forms}{lists}</w:numbering>"

    def _begin(self) -> _List:
        self._lists.append(_List(len(self._lists) + 1))
        return self._lists[-1]

    def _single(self, marker: str, depth: int) -> _List:
        """Return the list of items that bear the very same marker."""
        key = (marker, depth)
        if key not in self._alone:
            self._alone[key] = self._begin()
            self._alone[key].forms[depth] = _Form("bullet", marker, "")
        return self._alone[key]


def _way(chosen: _List, depth: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{chosen.number}"/></w:numPr>'


def _declared(one: _List) -> str:
    levels = "".join(_level(depth, one.forms.get(depth)) for depth in range(_LEVELS))
    return (
        f'<w:abstractNum w:abstractNumId="{one.number}"><w:multiLevelType w:val="multilevel"/>'
        f"{levels}</w:abstractNum>"
    )


def _level(depth: int, form: _Form | None) -> str:
    form = form or _Form("none", "", "")
    place = f"%{depth + 1}" if form.kind not in {"bullet", "none"} else ""
    text = attribute(f"{form.before}{place}{form.after}")
    hanging = max(LIST_STEP, _A_LETTER * (len(form.printed(form.start)) + 1))
    hanging = min(hanging, 4 * LIST_STEP)
    left = LIST_STEP * depth + hanging
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{form.start}"/><w:numFmt w:val="{form.kind}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr></w:lvl>'
    )


def _form(marker: str) -> _Form:
    """Return how a level is numbered whose first item bears that marker."""
    if not marker:
        return _Form("none", "", "")
    roman, letter, number = (pattern.fullmatch(marker) for pattern in (_ROMAN, _LETTER, _NUMBER))
    if roman and (len(roman["number"]) > 1 or roman["number"] in {"i", "I"}):
        kind = "lowerRoman" if roman["number"].islower() else "upperRoman"
        return _Form(kind, roman["before"], roman["after"], _of_roman(roman["number"]))
    if letter:
        kind = "lowerLetter" if letter["number"].islower() else "upperLetter"
        start = ord(letter["number"].lower()) - ord("a") + 1
        return _Form(kind, letter["before"], letter["after"], start)
    if number:
        return _Form("decimal", number["before"] or "", number["after"], int(number["number"]))
    return _Form("bullet", marker, "")


def _written(kind: str, number: int) -> str:
    """Return a number as Word writes it; nothing past what is compared."""
    if kind == "decimal":
        return str(number)
    if kind in {"bullet", "none"}:
        return ""
    if kind.endswith("Letter"):
        text = chr(ord("a") + number - 1) if number <= 26 else "?"
    else:
        text = _roman(number)
    return text.upper() if kind.startswith("upper") else text


def _roman(number: int) -> str:
    text = ""
    for sign, worth in sorted(_ROMANS, key=lambda pair: -pair[1]):
        while number >= worth:
            text += sign
            number -= worth
    return text


def _of_roman(text: str) -> int:
    """Return the number; of what is none, some number that is written otherwise."""
    rest, found = text.lower(), 0
    for sign, worth in sorted(_ROMANS, key=lambda pair: -pair[1]):
        while rest.startswith(sign):
            rest, found = rest.removeprefix(sign), found + worth
    return found
