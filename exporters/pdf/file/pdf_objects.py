"""PDF objects that ReportLab lacks or writes otherwise than archives ask."""

import hashlib
from typing import Any

from reportlab.pdfbase import pdfdoc

from exporters.logo_pictures import Raster
from exporters.pdf.file.packed_file import PackedFile
from exporters.pdf.file.tag_namespaces import StructureAction, StructureEntry, TagNamespaces

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
    """A PDF document all of whose streams are as archives ask, whoever made them.

    One of PDF 2.0 has `namespaces` for its tags, and destinations that are `aims`: elements of its
    structure, by the names of places.
    """

    Catalog: Any

    def __init__(self, language: str, *, is_2_0: bool = False) -> None:
        super().__init__(compression=1, invariant=1, pdfVersion=(1, 7), lang=language)
        self.namespaces = TagNamespaces(self) if is_2_0 else None
        self.aims: dict[str, pdfdoc.PDFObject] = {}
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
        entries = {"Root": self.Reference(self.Catalog), "ID": self.ID()}
        if self.namespaces is None:  # PDF 2.0 says all of it in the metadata (ISO 32000-2, 14.3.3)
            entries["Info"] = self.Reference(self.info)
        file = PackedFile(b"2.0" if self.namespaces else b"1.7")
        number = 1
        while number in self.numberToId:
            made = self.idToObject[self.numberToId[number]]
            if self.namespaces and isinstance(made, pdfdoc.OutlineEntryObject):
                made = StructureEntry(made, self.aims)
            written = pdfdoc.format(made, self, 1)
            if isinstance(made, pdfdoc.PDFStream):
                file.add_stream(number, written)
            else:
                file.add(number, written)
            number += 1
        pairs = (
            b"/%s %s" % (name.encode(), pdfdoc.format(value, self))
            for name, value in entries.items()
        )
        return file.closed(b" ".join(pairs))

    def leading_to(self, destination: pdfdoc.Destination) -> dict[str, pdfdoc.PDFObject]:
        """Return what lets an annotation lead to a place of the file."""
        if self.namespaces is None:
            return {"Dest": destination}
        return {"A": StructureAction(destination, self.aims)}

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
