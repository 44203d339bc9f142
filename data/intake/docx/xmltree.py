"""The elements of Word's parts under short names ("w:p"), and what stands in them.

Patterns served: the strict and the transitional namespaces of Office.
"""

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from data.basis.progress import Progress
from data.intake.package import xml_parts
from data.intake.package.xml_parts import Budget

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
_OFF = frozenset({"0", "false", "off", "none"})


def parse(content: bytes, budget: Budget, on_progress: Progress) -> ET.Element:
    """Return the root of a part of a Word document, as `xml_parts.parse` does."""
    return xml_parts.parse(content, _SHORT, budget, on_progress)


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


def said(element: ET.Element) -> Iterator[str]:
    """Yield the texts (`w:t`) below an element."""
    return (node.text for node in element.iter("w:t") if node.text)
