"""Structure elements and what leads to them, as objects of the file (ISO 32000-1, 14.7)."""

from collections.abc import Sequence

from reportlab.pdfbase import pdfdoc

from exporters.pdf.file.pdf_objects import PdfDocument, Reference, Text

Content = tuple[int, int]
"""A marked-content sequence: the page's number and the sequence's."""
Annotation = tuple[int, Reference]
"""An annotation that belongs to an element, and its page's number."""


class Node(pdfdoc.PDFObject):  # type: ignore[misc]  # ReportLab has no types
    """A structure element; its `tail` is read after what else it holds.

    There are as many as paragraphs, so they are kept small and are written only once.
    """

    def __init__(self, tag: str, parent: pdfdoc.PDFObject) -> None:
        self.tag = tag
        self.parent = parent
        self.kids: list[Node | Content | Annotation] = []
        self.tail: list[Node] | None = None
        self.entries: dict[str, str | Text] | None = None

    def add(self, node: "Node", *, first: bool = False, tail: bool = False) -> None:
        """Take an element in, usually after the others."""
        if not tail:
            self.kids.insert(0 if first else len(self.kids), node)
        elif self.tail is None:
            self.tail = [node]
        else:
            self.tail.append(node)

    def set(self, name: str, value: str | Text) -> None:
        """Set an entry of the element's dictionary to a text, or to PDF syntax."""
        self.entries = (self.entries or {}) | {name: value}

    def format(self, document: PdfDocument) -> bytes:
        """Return the element's dictionary."""
        parts = [f"<</Type /StructElem /S /{self.tag} /P {document.number_of(self.parent)} 0 R"]
        for name, value in (self.entries or {}).items():
            written = value if isinstance(value, str) else value.format(document).decode("latin-1")
            parts.append(f"/{name} {written}")
        usual = 0
        kids = []
        for kid in (*self.kids, *(self.tail or ())):
            if isinstance(kid, Node):
                kids.append(f"{document.number_of(kid)} 0 R")
                continue
            page, content = kid
            if not isinstance(content, int):
                number = document.number(content)
                kids.append(f"<</Type /OBJR /Pg {_page(document, page)} 0 R /Obj {number} 0 R>>")
            elif page == (usual := usual or page):
                kids.append(str(content))
            else:
                kids.append(f"<</Type /MCR /Pg {_page(document, page)} 0 R /MCID {content}>>")
        if usual:
            parts.append(f"/Pg {_page(document, usual)} 0 R")
        return f"{' '.join(parts)} /K [{' '.join(kids)}]>>".encode("latin-1")


class ParentTree(pdfdoc.PDFObject):  # type: ignore[misc]  # ReportLab has no types
    """From each page's content sequences, then from each annotation, to their elements."""

    def __init__(self, pages: Sequence[Sequence[Node]], annotated: Sequence[Node]) -> None:
        self._pages = pages
        self._annotated = annotated

    def format(self, document: PdfDocument) -> bytes:
        """Return a number tree of one node."""
        listed = [
            b"%d [%s]" % (key, b" ".join(_reference(document, node) for node in nodes))
            for key, nodes in enumerate(self._pages)
        ]
        listed += [
            b"%d %s" % (key, _reference(document, node))
            for key, node in enumerate(self._annotated, start=len(self._pages))
        ]
        return b"<</Nums [%s]>>" % b"\n".join(listed)


class NoteNames(pdfdoc.PDFObject):  # type: ignore[misc]  # ReportLab has no types
    """From the notes' identifiers to their elements."""

    def __init__(self, notes: Sequence[Node]) -> None:
        self._notes = notes

    def format(self, document: PdfDocument) -> bytes:
        """Return a name tree of one node."""
        names = [
            b"(%s) %s" % (note_id(index).encode(), _reference(document, node))
            for index, node in enumerate(self._notes)
        ]
        return b"<</Names [%s]>>" % b"\n".join(names)


def note_id(index: int) -> str:
    """Return the identifier of a note; their order is that of their names."""
    return f"note-{index + 1:06d}"


def _reference(document: PdfDocument, node: Node) -> bytes:
    return b"%d 0 R" % document.number_of(node)


def _page(document: PdfDocument, number: int) -> int:
    return document.number(Reference(f"Page{number}"))
