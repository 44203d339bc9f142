"""PDF objects that ReportLab lacks or writes otherwise than archives ask."""

import hashlib
from typing import Any

from reportlab.pdfbase import pdfdoc

from exporters.logo_pictures import Raster
from exporters.pdf.file.packed_file import PackedFile

Reference = pdfdoc.PDFObjectReference
Dictionary = pdfdoc.PDFDictionary
Array = pdfdoc.PDFArray
Name = pdfdoc.PDFName
Text = pdfdoc.PDFString


class PdfStream(pdfdoc.PDFStream):  # type: ignore[misc]  # ReportLab has no types
    """A stream with the end of line before "endstream" (ISO 19005-2, 6.1.7.1)."""

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """Return dictionary and content."""
        written: bytes = super().format(document)
        return written.removesuffix(b"endstream\n") + b"\nendstream\n"


class Catalog(pdfdoc.PDFCatalog):  # type: ignore[misc]  # ReportLab has no types
    """A catalog that may have output intents and associated files."""

    __NoDefault__ = (*pdfdoc.PDFCatalog.__NoDefault__, "OutputIntents", "AF")


class PageObject(pdfdoc.PDFPage):  # type: ignore[misc]  # ReportLab has no types
    """A page that belongs to a structure tree."""

    __NoDefault__ = (*pdfdoc.PDFPage.__NoDefault__, "StructParents", "Tabs")


class PdfDocument(pdfdoc.PDFDocument):  # type: ignore[misc]  # ReportLab has no types
    """A PDF document all of whose streams are as archives ask, whoever made them."""

    Catalog: Any

    def __init__(self, language: str) -> None:
        super().__init__(compression=1, invariant=1, pdfVersion=(1, 7), lang=language)
        catalog = Catalog()
        catalog.__dict__.update(self.Catalog.__dict__)
        self.Catalog = self._catalog = catalog

    def Reference(self, obj: Any, name: str | None = None) -> Any:  # noqa: ANN401  # ReportLab's
        """Register an object and return a reference to it."""
        if type(obj) is pdfdoc.PDFStream:
            obj = PdfStream(obj.dictionary, obj.content, obj.filters)
        return super().Reference(obj, name)

    def format(self) -> bytes:  # ReportLab's name
        """Return the file; objects may make further ones while they are written."""
        root, info = self.Reference(self.Catalog), self.Reference(self.info)
        file = PackedFile()
        number = 1
        while number in self.numberToId:
            made = self.idToObject[self.numberToId[number]]
            written = pdfdoc.format(made, self, 1)
            if isinstance(made, pdfdoc.PDFStream):
                file.add_stream(number, written)
            else:
                file.add(number, written)
            number += 1
        entries = (pdfdoc.format(value, self) for value in (root, info, self.ID()))
        return file.closed(b"/Root %s /Info %s /ID %s" % tuple(entries))

    def number(self, reference: pdfdoc.PDFObjectReference) -> int:
        """Return the object number behind a reference."""
        found: int = self.idToObjectNumberAndVersion[reference.name][0]
        return found

    def number_of(self, obj: pdfdoc.PDFObject) -> int:
        """Return the number of an object that is registered."""
        found: int = self.idToObjectNumberAndVersion[obj.__InternalName__][0]
        return found


def compressed(content: bytes, **entries: object) -> PdfStream:
    """Return a stream that is written compressed."""
    return PdfStream(Dictionary(entries), content, [pdfdoc.PDFZCompress])


def picture(document: PdfDocument, raster: Raster) -> pdfdoc.PDFObjectReference:
    """Return a reference to pixels as an image of the file, once each (ISO 32000-1, 8.9.5)."""
    name = f"picture-{raster.width}-{raster.grey:d}-{hashlib.sha256(raster.pixels).hexdigest()}"
    if name in document.idToObject:
        return Reference(name)
    made = compressed(
        raster.pixels,
        Type=Name("XObject"),
        Subtype=Name("Image"),
        Width=raster.width,
        Height=raster.height,
        ColorSpace=Name("DeviceGray" if raster.grey else "DeviceRGB"),
        BitsPerComponent=8,
    )
    reference: pdfdoc.PDFObjectReference = document.Reference(made, name)
    return reference
