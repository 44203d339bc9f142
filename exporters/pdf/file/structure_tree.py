"""The structure tree: what each piece of content is, in the order in which it is read.

Tags are the standard structure types of ISO 32000-1, 14.8.4, nested as ISO 14289-1, 7 asks.
"""

from dataclasses import dataclass

from reportlab.pdfbase.pdfdoc import PDFObject

from exporters.pdf.file.pdf_objects import Dictionary, Name, PdfDocument, Reference, Text
from exporters.pdf.file.structure_nodes import Node, NoteNames, ParentTree, note_id, set_references
from exporters.pdf.file.tag_names import ARTIFACTS, INNER, LISTED, TAGS, numbering_of, ways_of_cell
from exporters.pdf.layout.tagged_elements import Element, Role
from exporters.pdf.text.glyph_classes import clean

_DEEPEST_HEADING = 6
_DEEPEST_LIST = 8


@dataclass(slots=True)
class _Open:
    """A list or table of contents that further entries may join."""

    level: int
    node: Node
    body: Node


class Tree:
    """The structure of a file, which grows as its pages are written; they count within copies."""

    def __init__(self, document: PdfDocument, pages: int) -> None:
        self._document = document
        self._nodes: dict[Element, Node] = {}
        self._outer: dict[Element, Node] = {}
        self._root = Dictionary({"Type": Name("StructTreeRoot")})
        self._top = self._document_node = Node("Document", self._root)
        self._all = [self._top]
        self._contents: list[list[Node]] = [[] for _ in range(pages)]
        self._before = 0
        self._annotated: list[Node] = []
        self._lists: list[_Open] = []
        self._listed: Role | None = None
        self._headings: list[int] = []
        self._notes: list[Node] = []
        self._early: dict[Element, list[Node]] = {}
        self._references: list[tuple[Node, str]] = []

    def begin_copy(self, before: int, name: str) -> None:
        """Begin a further copy: what follows is a part of its own, after so many pages."""
        self._before = before
        self._lists.clear()
        self._headings.clear()
        self._top = self._document.aims[name] = self._add("Part", self._document_node)

    def parents_of(self, page: int) -> int:
        """Return the StructParents of a page, by its number in its copy."""
        return self._before + page - 1

    def begin(self, element: Element, page: int) -> str:
        """Return the operation that begins content of `element` on the page of that number."""
        artifact = ARTIFACTS.get(element.role)
        if artifact:
            return artifact
        node = self.node(element)
        page += self._before
        marked = self._contents[page - 1]
        node.kids.append((page, len(marked)))
        marked.append(node)
        entries = f"/MCID {len(marked) - 1}"
        if element.role is Role.TAB:  # a letter in the margin is no word of a line that is copied
            entries = f"/ActualText ( ) {entries}"
        return f"/{node.tag} <<{entries}>> BDC"

    def attach(self, element: Element, reference: Reference, page: int) -> int:
        """Make an annotation part of an element; return its StructParent."""
        node = self.node(element)
        if element.role is Role.PASSAGE:
            node.tag = "Annot"
        node.kids.append((page + self._before, reference))
        self._annotated.append(node)
        return len(self._contents) + len(self._annotated) - 1

    def aim(self, name: str, element: Element) -> None:
        """Let what leads to the place of that name lead to an element."""
        node = self.node(element)
        self._document.aims[name] = self._outer.get(element, node)

    def refer(self, link: Element, name: str) -> None:
        """Remember that the element around a link refers to the place of that name."""
        if self._document.namespaces is not None:
            node = self.node(link).parent
            holder = node.parent if getattr(node.parent, "tag", "") == "TOCI" else node
            self._references.append((holder, name))

    def node(self, element: Element) -> Node:
        """Return the node that an element's content belongs to; outer elements come first.

        Passages may nest deeper than calls can.
        """
        holder = element.parent
        if holder and holder.role is Role.PASSAGE and element.role is Role.TAB:
            return self._label(element, holder)
        new: list[Element] = []
        outer: Element | None = element
        while outer is not None and outer not in self._nodes:
            new.append(outer)
            outer = None if outer.role is Role.CONTENTS else outer.parent
        for inner in reversed(new):
            node = self._nodes[inner] = self._place(inner)
            if inner.language:
                self._outer.get(inner, node).set("Lang", Text(inner.language))
            if inner in self._early:
                self._take_labels(inner)
        return self._nodes[element]

    def _label(self, element: Element, passage: Element) -> Node:
        """Return the node of a passage's label, which may be drawn before the passage is."""
        if element not in self._nodes:
            node = self._nodes[element] = self._new("Span", self._top)
            node.set("Alt", Text(clean(element.spoken)))
            self._early.setdefault(passage, []).append(node)
            if passage in self._nodes:
                self._take_labels(passage)
        return self._nodes[element]

    def _take_labels(self, passage: Element) -> None:
        node = self._nodes[passage]
        for label in self._early.pop(passage, ()):
            label.parent = node
            node.add(label, first=True)

    def write(self) -> Dictionary:
        """Add the tree to the document and return its root."""
        document, root = self._document, self._root
        document.Reference(root)
        for node in self._all:
            document.Reference(node)
        root["K"] = document.Reference(self._document_node)
        root["ParentTree"] = document.Reference(ParentTree(self._contents, self._annotated))
        if document.namespaces is not None:
            root["Namespaces"] = document.namespaces.listed()
            set_references(self._references, document.aims)
        root["ParentTreeNextKey"] = len(self._contents) + len(self._annotated)
        if self._notes:
            root["IDTree"] = document.Reference(NoteNames(self._notes))
        return root

    def _place(self, element: Element) -> Node:
        """Make the node of an element, where it belongs in the tree."""
        if element.parent is not None and element.role is not Role.CONTENTS:
            return self._inside(element, element.parent)
        if element.role in LISTED:
            return self._item(element, LISTED[element.role])
        return self._block(element)

    def _block(self, element: Element) -> Node:
        """Make a block of its own; a note is read behind what calls it, and ends no list."""
        caller = element.caller.block if element.caller else None
        if caller in self._nodes:
            return self._noted("Footnote", self._nodes[caller], self._outer.get(caller))
        self._lists.clear()
        if element.role in {Role.FOOTNOTE, Role.NOTE}:
            return self._noted("Endnote" if element.role is Role.NOTE else "Footnote")
        if element.role in {Role.TITLE, Role.HEADING}:
            level = 0 if element.role is Role.TITLE else max(element.level, 1)
            return self._add(self._heading(level), self._top)
        is_alone = element.role is Role.CAPTION and self._document.namespaces is not None
        # PDF 2.0 has captions only within what they are of (ISO 32005, table 5).
        outer = self._add("P" if is_alone else TAGS[element.role], self._top)
        if element.role is Role.FIGURE:
            area = " ".join(f"{edge:.2f}" for edge in element.area)
            outer.set("A", f"<</O /Layout /Placement /Block /BBox [{area}]>>")
            outer.set("Alt", Text(clean(element.spoken)))
        if outer.tag not in INNER:
            return outer
        self._outer[element] = outer
        return self._add(INNER[outer.tag], outer)

    def _inside(self, element: Element, parent: Element) -> Node:
        holder = self.node(parent)
        if element.role is Role.BESIDE:
            node = self._behind(self._outer.get(parent, holder), "P")
        elif element.role is Role.LABEL:
            outer = self._outer.get(parent, holder)
            node = self._add("Lbl", outer, first=True)
            if self._document.namespaces is not None and isinstance(outer.parent, Node):
                self._count(outer.parent, parent.role)
        elif element.role is Role.CITATION:
            node = self._add("Span", holder, tail=True)
        elif element.role is Role.TAB:
            node = self._add("Span", holder, first=parent.role is Role.BESIDE)
        elif element.role is Role.LINK and parent.role is Role.CONTENTS:
            node = self._add("Link", self._add("Reference", holder))
        else:
            node = self._add(self._tag(element), holder)
        if element.role is Role.NOTE_LIST and (counts := numbering_of(element.marker)):
            node.set("A", f"<</O /List /ListNumbering /{counts}>>")
        ways = ways_of_cell(element)
        if ways:
            node.set("A", f"<</O /Table{ways}>>")
        if element.spoken:
            node.set("Alt", Text(clean(element.spoken)))
        return node

    def _tag(self, element: Element) -> str:
        """Return the tag of what stands within a block.

        In PDF 2.0 no annotation within a line may hold a reference (ISO 32005, table 5).
        """
        if element.role is Role.NOTE_NUMBER and self._document.namespaces is not None:
            outer = element.parent
            while outer is not None and outer.role is not Role.PASSAGE:
                outer = outer.parent
            if outer is not None:
                return TAGS[Role.FOREIGN]
        return TAGS[element.role]

    def _item(self, element: Element, tag: str) -> Node:
        """Make an entry of a list, or of the contents, in the open one of its level."""
        level = min(max(element.level, 1), _DEEPEST_LIST)
        if self._lists and self._listed is not element.role:
            self._lists.clear()
        self._listed = element.role
        while self._lists and self._lists[-1].level > level:
            self._lists.pop()
        if not self._lists or self._lists[-1].level < level:
            holder = self._top
            if self._lists:
                holder = self._lists[-1].body if tag == "L" else self._lists[-1].node
            around = self._add(tag, holder, tail=holder.tag == "LBody")
            if element.role is Role.LIST_ITEM and (counts := numbering_of(element.marker)):
                around.set("A", f"<</O /List /ListNumbering /{counts}>>")
            self._lists.append(_Open(level, around, around))
        around = self._lists[-1].node
        if tag == "TOC":
            return self._add("TOCI", around)
        item = self._outer[element] = self._add("LI", around)
        body = self._lists[-1].body = self._add("LBody", item)
        return body

    @staticmethod
    def _count(around: Node, role: Role) -> None:
        """Say how a list counts whose markers do not tell (ISO 14289-2, 8.2.5.25)."""
        if around.tag == "L" and "A" not in (around.entries or {}):
            counts = "Description" if role is Role.KEY_ITEM else "Ordered"
            around.set("A", f"<</O /List /ListNumbering /{counts}>>")

    def _noted(
        self, kind: str = "Footnote", caller: Node | None = None, outer: Node | None = None
    ) -> Node:
        """Make a note, which must have an identifier (ISO 14289-1, 7.9), of a kind of PDF 2.0.

        It is read behind its `caller`, or the `outer` node of that; an item of a list holds it.
        """
        if caller is None:
            node = self._add("Note", self._top)
        elif caller.tag == "LBody":
            node = self._new("Note", caller)
            caller.note(node)
        else:
            node = self._behind(outer or caller, "Note")
        node.set("ID", f"({note_id(len(self._notes))})")
        if self._document.namespaces is not None:
            node.set("A", f"<</O /FENote /NoteType /{kind}>>")
        self._notes.append(node)
        return node

    def _heading(self, level: int) -> str:
        """Return the tag of a heading; a level that is skipped is closed up."""
        while self._headings and self._headings[-1] >= level:
            self._headings.pop()
        self._headings.append(level)
        return f"H{min(len(self._headings), _DEEPEST_HEADING)}"

    def _add(self, tag: str, parent: Node, *, first: bool = False, tail: bool = False) -> Node:
        node = self._new(tag, parent)
        parent.add(node, first=first, tail=tail)
        return node

    def _behind(self, before: Node, tag: str) -> Node:
        """Make a node that is read behind another one, in what holds that."""
        node = self._new(tag, before.parent)
        before.follow(node)
        return node

    def _new(self, tag: str, parent: PDFObject) -> Node:
        node = Node(tag, parent)
        self._all.append(node)
        return node
