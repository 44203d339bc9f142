"""What PDF 2.0 asks of tags beyond PDF 1.7: namespaces, structure destinations (ISO 32000-2, 14.7).

Notes are tagged `Note` in the namespace of PDF 1.7, which is mapped to `FENote` of 2.0: so they are
read by programs that know only the one, and validated as the other (ISO 14289-2, 8.2.5.14).
"""

from collections.abc import Mapping
from typing import Protocol

from reportlab.pdfbase import pdfdoc

_OF_2_0, _OF_1_7 = "http://iso.org/pdf2/ssn", "http://iso.org/pdf/ssn"
_NOT_IN_2_0 = frozenset({"BlockQuote", "Code", "Index", "Quote", "Reference", "TOC", "TOCI"})
"""Tags that belong to 1.7 alone, which is the namespace of what names none."""
_NOTE = "Note"


class Numbered(Protocol):
    """A document whose objects have numbers."""

    def number(self, reference: pdfdoc.PDFObjectReference) -> int:
        """Return the object number behind a reference."""

    def number_of(self, obj: pdfdoc.PDFObject) -> int:
        """Return the number of an object that is registered."""


class TagNamespaces:
    """The namespaces of a document's tags, as objects of the file."""

    def __init__(self, document: pdfdoc.PDFDocument) -> None:
        """Add them to the document."""
        newer = pdfdoc.PDFDictionary({
            "Type": pdfdoc.PDFName("Namespace"), "NS": pdfdoc.PDFString(_OF_2_0),
        })  # fmt: skip
        self._newer = document.Reference(newer, "tags-of-2.0")
        note = pdfdoc.PDFArray([pdfdoc.PDFName("FENote"), self._newer])
        older = pdfdoc.PDFDictionary({
            "Type": pdfdoc.PDFName("Namespace"),
            "NS": pdfdoc.PDFString(_OF_1_7),
            "RoleMapNS": pdfdoc.PDFDictionary({_NOTE: note}),
        })  # fmt: skip
        self._older = document.Reference(older, "tags-of-1.7")

    def listed(self) -> pdfdoc.PDFArray:
        """Return what the root of the structure says of them."""
        return pdfdoc.PDFArray([self._newer, self._older])

    def of(self, tag: str, document: Numbered) -> str:
        """Return the entry of an element with that tag; empty for a tag of 1.7."""
        if tag in _NOT_IN_2_0:
            return ""
        return f"/NS {document.number(self._older if tag == _NOTE else self._newer)} 0 R"


class StructureAction(pdfdoc.PDFObject):  # type: ignore[misc]  # ReportLab has no types
    """An action that goes to an element of the structure, and to its page in older readers.

    `aims` are the elements by the names of the destinations that lead to them; they may be added
    until the file is written.
    """

    def __init__(
        self, destination: pdfdoc.Destination, aims: Mapping[str, pdfdoc.PDFObject]
    ) -> None:
        self._destination = destination
        self._aims = aims

    def format(self, document: Numbered) -> bytes:
        """Return the action (ISO 32000-2, 12.6.4.2)."""
        written: bytes = self._destination.format(document)
        element = document.number_of(self._aims[self._destination.name])
        top = self._destination.fmt.top
        aim = f"[{element} 0 R /XYZ 0 {top} 0]".encode("ascii")
        return b"<</Type /Action /S /GoTo /D %s /SD %s>>" % (written, aim)


class StructureEntry(pdfdoc.PDFObject):  # type: ignore[misc]  # ReportLab has no types
    """A bookmark whose destination is an element; the rest is as ReportLab made it."""

    def __init__(
        self, entry: pdfdoc.OutlineEntryObject, aims: Mapping[str, pdfdoc.PDFObject]
    ) -> None:
        self._entry = entry
        self._aims = aims

    def format(self, document: Numbered) -> bytes:
        """Return the entry's dictionary (ISO 32000-2, 12.3.3)."""
        entry = self._entry
        made = {
            "Title": pdfdoc.PDFString(entry.Title),
            "Parent": entry.Parent,
            "A": StructureAction(entry.Dest, self._aims),
        }
        names = ("Prev", "Next", "First", "Last", "Count")
        made |= {name: value for name in names if (value := getattr(entry, name)) is not None}
        written: bytes = pdfdoc.PDFDictionary(made).format(document)
        return written
