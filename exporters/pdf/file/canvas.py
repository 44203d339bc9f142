"""ReportLab's canvas, fed with finished sheets."""

from reportlab.pdfgen.canvas import Canvas

from data.messages import Words
from exporters.pdf.file import pdf_annotations
from exporters.pdf.file.pdf_annotations import Margin
from exporters.pdf.file.pdf_objects import (
    Dictionary,
    Name,
    PageObject,
    PdfDocument,
    Reference,
    compressed,
    picture,
)
from exporters.pdf.file.structure_tree import Tree
from exporters.pdf.layout.sheets import Sheet, picture_name
from exporters.pdf.layout.tagged_elements import Element
from exporters.pdf.text.style import Grid


def pictures_of(document: PdfDocument, sheet: Sheet) -> Dictionary:
    """Return the pictures of a sheet by the names that it draws them by."""
    names = (picture_name(sheet.number, number + 1) for number in range(len(sheet.pictures)))
    pairs = zip(names, sheet.pictures, strict=True)
    return Dictionary({name: picture(document, raster) for name, raster in pairs})


class HandoutCanvas(Canvas):  # type: ignore[misc]  # ReportLab has no types
    """A canvas that takes sheets and brings no font of its own."""

    def __init__(self, grid: Grid, words: Words, *, is_2_0: bool = False) -> None:
        # Invariant: the time is the content's, and ReportLab need not ask for another.
        super().__init__(None, pagesize=grid.page_size, pageCompression=1, invariant=1)
        self._doc = PdfDocument(words.language, is_2_0=is_2_0)
        self._words = words
        self._copy = ""
        self._doc.Catalog.MarkInfo = Dictionary({"Marked": "true"})
        self.setViewerPreference("DisplayDocTitle", "true")

    @property
    def document(self) -> PdfDocument:
        """The PDF document under the canvas."""
        return self._doc

    def begin_copy(self, number: int, name: str, tree: Tree) -> None:
        """Begin a further copy in the file: its places and its structure are its own."""
        self._copy = f"{number}:"
        tree.begin_copy(self._pageNumber - 1, self._copy)
        self.bookmarkHorizontalAbsolute(self._copy, self._pagesize[1])
        self.addOutlineEntry(name, self._copy, 0)

    def add_outline(self, title: str, place: str, level: int) -> None:
        """Append a bookmark, under its copy where there are several."""
        self.addOutlineEntry(title, f"{self._copy}{place}", level + bool(self._copy))

    def add(self, sheet: Sheet, stream: bytes, tree: Tree, margin: Margin | None) -> None:
        """Append a page with its links, its destinations and, given a `margin`, its highlights."""
        for place in sheet.places:
            name = f"{self._copy}{place.name}"
            top = sheet.grid.area(sheet.number, 0, place.y, 0, place.y)[1]
            self.bookmarkHorizontalAbsolute(name, top)
            tree.aim(name, place.element)
        for link in sheet.links:
            leading = None
            if link.internal:
                name = f"{self._copy}{link.target}"
                leading = self._doc.leading_to(self._bookmarkReference(name))
                tree.refer(link.element, name)
            made = pdf_annotations.link(sheet, link, leading, self._words)
            self._attach(made, tree.attach(link.element, self._next(), sheet.number))
        if margin is not None:
            self._add_highlights(sheet, tree, margin)
            for element, mark in pdf_annotations.remarks_of(sheet, margin, self._words):
                remark, popup = self._next(), self._next(1)
                key = tree.attach(element, remark, sheet.number)
                self._attach(mark.remark(self._doc, popup), key)
                self._attach_popup(mark.popup(remark), tree, element, sheet.number)
        page = PageObject()
        page.pagewidth, page.pageheight = sheet.grid.page_size
        page.Contents = compressed(stream)
        page.ExtGState, page._shadingUsed = None, {}  # noqa: SLF001  # pages have no setters for these
        page.Annots = self._annotationrefs
        if sheet.pictures:
            page.XObjects = pictures_of(self._doc, sheet)
        page.StructParents, page.Tabs = tree.parents_of(sheet.number), Name("S")
        self._doc.addPage(page)
        self._startPage()

    def close(self, tree: Tree) -> bytes:
        """Return the finished file."""
        self._doc.Catalog.StructTreeRoot = tree.write()
        return bytes(self.getpdfdata())

    def _add_highlights(self, sheet: Sheet, tree: Tree, margin: Margin) -> None:
        """Append highlights, each with its pop-up, which are of the passage's element."""
        for mark in pdf_annotations.marks_of(sheet, margin, self._words):
            element = sheet.passage_elements[mark.annotation_id]
            highlight, popup = self._next(), self._next(1)
            key = tree.attach(element, highlight, sheet.number)
            self._attach(mark.highlight(self._doc, popup), key)
            self._attach_popup(mark.popup(highlight), tree, element, sheet.number)

    def _attach_popup(self, popup: Dictionary, tree: Tree, element: Element, page: int) -> None:
        """Add a pop-up, which PDF/UA-1 wants tagged and PDF/UA-2 untagged (8.9.2.4.6)."""
        untagged = self._doc.namespaces is not None
        self._attach(popup, None if untagged else tree.attach(element, self._next(), page))

    def _next(self, further: int = 0) -> Reference:
        """Return a reference to the next annotation, or to one further."""
        return self._doc.refAnnotation(f"A{self._annotationCount + 1 + further}")

    def _attach(self, annotation: Dictionary, key: int | None) -> None:
        annotation["P"] = self._doc.thisPageRef()
        if key is not None:
            annotation["StructParent"] = key
        self._addAnnotation(annotation, f"A{self._annotationCount + 1}")

    def _make_preamble(self) -> None:
        """Start pages empty: ReportLab's own preamble would name a font that is not embedded."""
        self._preamble = ""
