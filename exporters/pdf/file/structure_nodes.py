"""Structure elements and what leads to them, as objects of the file (ISO 32000-1, 14.7)."""

from collections.abc import Iterable, Mapping, Sequence

from reportlab.pdfbase import pdfdoc

from exporters.pdf.file.pdf_objects import PdfDocument, Reference, Text
from exporters.pdf.file.tag_namespaces import TagNamespaces

Content = tuple[int, int]
"""A marked-content sequence: the page's number and the sequence's."""
Annotation = tuple[int, Reference]
"""An annotation that belongs to an element, and its page's number."""


class Node(pdfdoc.PDFObject):  # type: ignore[misc]  # ReportLab has no types
    """A structure element; its `head` is read before what else it holds, its `tail` after that.

    What is `behind` is read after the element itself, in what holds that. There are as many
    as paragraphs, so they are kept small and are written only once.
    """

    refs: "list[Node] | None" = None
    """Elements that it refers to, where PDF 2.0 has it say so; few have any."""

    def __init__(self, tag: str, parent: pdfdoc.PDFObject) -> None:
        self.tag = tag
        self.parent = parent
        self.kids: list[Node | Content | Annotation] = []
        self.head: list[Node] | None = None
        self.tail: list[Node] | None = None
        self.behind: list[Node] | None = None
        self.entries: dict[str, str | Text] | None = None

    def add(self, node: "Node", *, first: bool = False, tail: bool = False) -> None:
        """Take an element in, usually after the others."""
        if first:
            self.head = [*(self.head or ()), node]
        elif tail:
            self.tail = self.tail or []
            self.tail.append(node)
        else:
            self.kids.append(node)

    def follow(self, node: "Node") -> None:
        """Let an element be read behind this one, and what else is there."""
        self.behind = self.behind or []
        self.behind.append(node)

    def note(self, node: "Node") -> None:
        """Take a note in behind the text of this element, before the lists within it."""
        tail = self.tail = self.tail or []
        lists = (place for place, kid in enumerate(tail) if kid.tag == "L")
        tail.insert(next(lists, len(tail)), node)

    def set(self, name: str, value: str | Text) -> None:
        """Set an entry of the element's dictionary to a text, or to PDF syntax."""
        self.entries = (self.entries or {}) | {name: value}

    def format(self, document: PdfDocument) -> bytes:
        """Return the element's dictionary."""
        parts = [f"<</Type /StructElem /S /{self.tag} /P {document.number_of(self.parent)} 0 R"]
        if document.namespaces is not None:
            parts += self._of_2_0(document, document.namespaces)
        for name, value in (self.entries or {}).items():
            written = value if isinstance(value, str) else value.format(document).decode("latin-1")
            parts.append(f"/{name} {written}")
        usual = 0
        kids: list[str] = []
        for kid in (*(self.head or ()), *self.kids, *(self.tail or ())):
            if isinstance(kid, Node):
                kids += (f"{document.number_of(one)} 0 R" for one in (kid, *(kid.behind or ())))
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

    def _of_2_0(self, document: PdfDocument, namespaces: TagNamespaces) -> list[str]:
        parts = [namespaces.of(self.tag, document)]
        if self.refs:
            numbers = " ".join(f"{document.number_of(node)} 0 R" for node in self.refs)
            parts.append(f"/Ref [{numbers}]")
        return parts


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


def set_references(references: Iterable[tuple[Node, str]], aims: Mapping[str, Node]) -> None:
    """Let contents name their headings, and notes and their numbers name each other."""
    for node, name in references:
        aim = aims.get(name)
        if node.tag == "TOCI" and aim is not None:
            node.refs = [aim]
        elif node.tag != "TOCI" and aim is not None and aim.tag == "Note":
            node.refs = [aim]
            aim.refs = [*(aim.refs or ()), node]


def note_id(index: int) -> str:
    """Return the identifier of a note; their order is that of their names."""
    return f"note-{index + 1:06d}"


def _reference(document: PdfDocument, node: Node) -> bytes:
    return b"%d 0 R" % document.number_of(node)


def _page(document: PdfDocument, number: int) -> int:
    return document.number(Reference(f"Page{number}"))
