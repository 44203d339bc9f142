"""ReportLab's canvas, fed with finished sheets."""

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from exporters.pdf.sheets import Sheet
from exporters.pdf.style import Grid


class HandoutCanvas(Canvas):  # type: ignore[misc]  # ReportLab has no types
    """A canvas that takes sheets and brings no font of its own."""

    def __init__(self, grid: Grid, language: str) -> None:
        super().__init__(
            None,
            pagesize=(grid.width, grid.height),
            pdfVersion=(1, 7),
            lang=language,
            pageCompression=1,
        )
        self.setViewerPreference("DisplayDocTitle", "true")

    @property
    def document(self) -> pdfdoc.PDFDocument:
        """The PDF document under the canvas."""
        return self._doc

    def add(self, sheet: Sheet, stream: bytes) -> None:
        """Append a page with its links and destinations."""
        height = sheet.grid.height
        for key, y in sheet.places:
            self.bookmarkHorizontalAbsolute(key, height - y)
        for link in sheet.links:
            area = (link.left, height - link.bottom, link.right, height - link.top)
            if link.internal:
                self.linkRect(link.description, link.target, area, relative=0, F=4)
            else:
                contents = pdfdoc.PDFString(link.description)
                self.linkURL(link.target, area, F=4, Contents=contents)
        page = pdfdoc.PDFPage()
        page.pagewidth, page.pageheight = sheet.grid.width, height
        page.Contents = pdfdoc.PDFStream(content=stream, filters=[pdfdoc.PDFZCompress])
        page.ExtGState, page._shadingUsed = None, {}  # noqa: SLF001  # pages have no setters for these
        page.Annots = self._annotationrefs
        self._doc.addPage(page)
        self._startPage()

    def _make_preamble(self) -> None:
        """Start pages empty: ReportLab's own preamble would name a font that is not embedded."""
        self._preamble = ""
