"""XML parts to elements with short names ("w:p"), within bounds that no honest part reaches.

Patterns served: entities that multiply or fetch files (a DOCTYPE is refused), elements nested
200,000 deep, millions of empty elements, the strict and the transitional namespaces of Office.
"""

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from data.basis.progress import Progress
from data.messages import Sentence

_DEEPEST = 160
_CHUNK = 2**19
_OFFICE = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"
_SHORT = {
    f"{_OFFICE}wordprocessingml/2006/main": "w:",
    f"{_STRICT}wordprocessingml/main": "w:",
    f"{_OFFICE}officeDocument/2006/relationships": "r:",
    f"{_STRICT}officeDocument/relationships": "r:",
    f"{_OFFICE}drawingml/2006/wordprocessingDrawing": "wp:",
    f"{_STRICT}drawingml/wordprocessingDrawing": "wp:",
    f"{_OFFICE}officeDocument/2006/math": "m:",
    f"{_STRICT}officeDocument/math": "m:",
    f"{_OFFICE}drawingml/2006/main": "a:",
    f"{_STRICT}drawingml/main": "a:",
    f"{_OFFICE}markup-compatibility/2006": "mc:",
    f"{_OFFICE}package/2006/relationships": "rel:",
    f"{_OFFICE}package/2006/content-types": "ct:",
    f"{_OFFICE}package/2006/metadata/core-properties": "cp:",
    "http://purl.org/dc/elements/1.1/": "dc:",
    "urn:schemas-microsoft-com:vml": "v:",
}
_DOCTYPE = Sentence(
    "“{name}” declares a document type, as Word documents never do: save it anew in Word, or ask "
    "for it as a PDF."
)
_TOO_DEEP = Sentence(
    "“{name}” is nested more deeply, or has more elements, than is read: save it anew in Word, or "
    "ask for it as a PDF."
)
_OFF = frozenset({"0", "false", "off", "none"})


class Budget:
    """How many elements may still be built, of all parts of a file together."""

    def __init__(self, left: int = 1_000_000) -> None:
        self.left = left


class TrapError(Exception):
    """The part is built as is not read; `seen` says how, of the file's `{name}`."""

    def __init__(self, seen: Sentence) -> None:
        super().__init__(seen.text)
        self.seen = seen


class DamagedError(Exception):
    """The part is not well-formed XML."""


def parse(content: bytes, budget: Budget, on_progress: Progress) -> ET.Element:
    """Return the root of a part; `on_progress` is told the share that is done.

    Raises:
        TrapError: if it has a DOCTYPE, or is nested too deeply, or has too many elements.
        DamagedError: if it is not well-formed.
    """
    parser = ET.XMLParser(target=_Builder(budget))  # noqa: S314 - see above
    try:
        for start in range(0, len(content), _CHUNK):
            parser.feed(content[start : start + _CHUNK])
            on_progress(min(1.0, (start + _CHUNK) / len(content)))
        root: ET.Element = parser.close()
    except (ET.ParseError, ValueError, LookupError) as error:
        raise DamagedError(str(error)) from error
    return root


class _Builder(ET.TreeBuilder):
    """Builds elements with short names, and stops at the bounds."""

    def __init__(self, budget: Budget) -> None:
        super().__init__()
        self._depth = 0
        self._budget = budget
        self._names: dict[str, str] = {}

    def start(self, tag: str, attrs: dict[str, str], /) -> ET.Element:
        self._depth += 1
        self._budget.left -= 1
        if self._depth > _DEEPEST or self._budget.left < 0:
            raise TrapError(_TOO_DEEP)
        return super().start(self._name(tag), {self._name(k): v for k, v in attrs.items()})

    def end(self, tag: str, /) -> ET.Element:
        self._depth -= 1
        return super().end(self._name(tag))

    def doctype(self, *_declared: object) -> None:
        raise TrapError(_DOCTYPE)

    def _name(self, tag: str) -> str:
        known = self._names.get(tag)
        if known is None:
            space, _, local = tag.rpartition("}")
            prefix = _SHORT.get(space[1:], "x:") if space else ""
            known = self._names[tag] = prefix + local
        return known


def below(parent: ET.Element | None, *tags: str) -> ET.Element | None:
    """Return the child of the first tag, of that the child of the next, and so on."""
    for tag in tags:
        parent = parent.find(tag) if parent is not None else None
    return parent


def value(parent: ET.Element | None, tag: str, attribute: str = "w:val") -> str:
    """Return the attribute of a child; "" where there is no such child."""
    child = parent.find(tag) if parent is not None else None
    return child.get(attribute, "") if child is not None else ""


def flag(parent: ET.Element | None, tag: str) -> bool | None:
    """Return what a child switches on or off; None where there is no such child."""
    child = parent.find(tag) if parent is not None else None
    return None if child is None else is_on(child)


def is_on(switch: ET.Element) -> bool:
    """Tell whether an element that switches something switches it on, as it does unless told."""
    return switch.get("w:val", "1").lower() not in _OFF


def number(text: str, otherwise: int) -> int:
    """Return a small whole number, or `otherwise` where the text is none."""
    digits = text.removeprefix("-")
    return int(text) if digits.isascii() and digits.isdigit() and len(digits) < 7 else otherwise


def said(element: ET.Element) -> Iterator[str]:
    """Yield the texts (`w:t`) below an element."""
    return (node.text for node in element.iter("w:t") if node.text)
