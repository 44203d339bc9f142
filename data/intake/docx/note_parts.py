"""Footnotes and endnotes: numbered in the order in which the text refers to them."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from data.intake.docx.xmltree import value
from data.intake.lexicon.number_formats import numeral
from data.intake.package.xml_parts import number

_RULES = frozenset({"separator", "continuationSeparator", "continuationNotice"})


class Notes:
    """The notes of one kind ("footnote" or "endnote"), and which of them were referred to."""

    def __init__(self, kind: str, root: Element | None, settings: Element | None) -> None:
        found = root.findall(f"w:{kind}") if root is not None else []
        self._notes = {
            one.get("w:id", ""): one for one in found if one.get("w:type", "normal") not in _RULES
        }
        ways = settings.find(f"w:{kind}Pr") if settings is not None else None
        usual = "decimal" if kind == "footnote" else "lowerRoman"
        self._style = value(ways, "w:numFmt") or usual
        self._next = number(value(ways, "w:numStart"), 1)
        self._marks: dict[str, str] = {}

    def refer(self, note_id: str, own_mark: str = "") -> str:
        """Return the number of a note, which is counted now; "" where it has a mark of its own."""
        if note_id not in self._notes:
            return ""
        if own_mark:
            self._marks[note_id] = own_mark
            return ""
        if note_id not in self._marks:
            self._marks[note_id] = numeral(self._next, self._style)
            self._next += 1
        return self._marks[note_id]

    def drop(self, note_id: str) -> None:
        """Leave out a note whose reference was deleted."""
        if note_id not in self._marks:
            self._notes.pop(note_id, None)

    def all(self) -> Iterator[tuple[str, Element]]:
        """Yield the notes with their marks in the order of the text; at last those without one."""
        for note_id, mark in self._marks.items():
            yield mark, self._notes[note_id]
        for note_id, note in self._notes.items():
            if note_id not in self._marks:
                yield "", note
