"""The parts of a Word file, put into one package by python-docx: types, relations, the logo.

Nothing comes from its template, which says who made it when, and with what.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from docx.opc.constants import CONTENT_TYPE, NAMESPACE, RELATIONSHIP_TYPE
from docx.opc.packuri import CONTENT_TYPES_URI, PACKAGE_URI, PackURI
from docx.opc.part import XmlPart
from docx.oxml.parser import parse_xml
from docx.package import Package
from docx.parts.hdrftr import HeaderPart
from docx.shared import Mm

from data.briefing.content import Letterhead, PictureKind
from exporters.docx.package import png_chunks, sealed_archive
from exporters.docx.word_markup import NAMESPACES
from exporters.unprintable import printable

if TYPE_CHECKING:
    from docx.oxml.shape import CT_Inline

_DEFAULTS = (
    ("png", CONTENT_TYPE.PNG),
    ("rels", CONTENT_TYPE.OPC_RELATIONSHIPS),
    ("xml", CONTENT_TYPE.XML),
)
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_LOGO_HEIGHT, _LOGO_WIDTH = Mm(13), Mm(70)


@dataclass(slots=True)
class WordParts:
    """Collects the parts that the document refers to, and seals the file."""

    package: Package = field(default_factory=Package)
    _related: list[tuple[str, Any]] = field(default_factory=list)

    def add(self, name: str, markup: str, content_type: str, relation: str) -> None:
        """Add a part of that name below `word/`; nothing where there is no markup."""
        if markup:
            made = XmlPart(_uri(name), content_type, _parsed(markup), self.package)
            self._related.append((relation, made))

    def add_common(self, markup: dict[str, str]) -> None:
        """Add parts by their names: styles, numbering, settings, comments, footnotes, endnotes."""
        for name, said in markup.items():
            kind = name.upper()
            types = getattr(CONTENT_TYPE, f"WML_{kind}"), getattr(RELATIONSHIP_TYPE, kind)
            self.add(f"{name}.xml", said, *types)

    def add_fonts(self, markup: str) -> None:
        """Add the part that says what stands in for faces; nothing where there is no markup."""
        self.add("fontTable.xml", markup, CONTENT_TYPE.WML_FONT_TABLE, RELATIONSHIP_TYPE.FONT_TABLE)

    def frame(self, kind: str, header: str, footer: str, head: Letterhead | None = None) -> str:
        """Add header and footer of pages of a kind; return the references to them."""
        made = HeaderPart(
            _uri(f"header-{kind}.xml"), CONTENT_TYPE.WML_HEADER, _parsed(header), self.package
        )
        if head and head.logo and head.logo.kind is PictureKind.PNG:
            _put_logo(made, head)
        self._related.append((RELATIONSHIP_TYPE.HEADER, made))
        references = f'<w:headerReference w:type="{kind}" r:id="part{len(self._related)}"/>'
        types = CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER
        self.add(f"footer-{kind}.xml", footer, *types)
        return f'{references}<w:footerReference w:type="{kind}" r:id="part{len(self._related)}"/>'

    def sealed(self, body: str, links: dict[str, str], core: str) -> bytes:
        """Return the file; `links` are the addresses that the body names, with their keys."""
        markup = f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
        package = self.package
        document = XmlPart(
            _uri("document.xml"), CONTENT_TYPE.WML_DOCUMENT_MAIN, _parsed(markup), package
        )
        for number, (relation, part) in enumerate(self._related, start=1):
            document.load_rel(relation, part, f"part{number}")
        for address, key in links.items():
            document.load_rel(RELATIONSHIP_TYPE.HYPERLINK, address, key, is_external=True)
        package.load_rel(RELATIONSHIP_TYPE.OFFICE_DOCUMENT, document, "document")
        told = XmlPart(
            PackURI("/docProps/core.xml"), CONTENT_TYPE.OPC_CORE_PROPERTIES, _parsed(core), package
        )
        package.load_rel(RELATIONSHIP_TYPE.CORE_PROPERTIES, told, "properties")
        return sealed_archive.sealed(dict(_members(package)))


def _members(package: Package) -> Iterator[tuple[str, bytes]]:
    """Yield what the archive holds, by name: `package.save` would ask the clock for the time."""
    types = [f'<Default Extension="{suffix}" ContentType="{kind}"/>' for suffix, kind in _DEFAULTS]
    yield PACKAGE_URI.rels_uri.membername, _encoded(package.rels.xml)
    for part in package.iter_parts():
        name = part.partname
        yield name.membername, part.blob
        if part.rels:
            yield name.rels_uri.membername, _encoded(part.rels.xml)
        if name.ext == "xml":
            types.append(f'<Override PartName="{name}" ContentType="{part.content_type}"/>')
    markup = f'<Types xmlns="{NAMESPACE.OPC_CONTENT_TYPES}">{"".join(types)}</Types>'
    yield CONTENT_TYPES_URI.membername, (_DECLARATION + markup).encode()


def _encoded(markup: str | bytes) -> bytes:
    """Return relations as bytes, which python-docx calls texts."""
    return markup.encode() if isinstance(markup, str) else markup


def _put_logo(header: HeaderPart, head: Letterhead) -> None:
    """Set the logo into the header's empty run, as high as its proportions allow."""
    assert head.logo is not None  # noqa: S101  # the caller looked
    picture = io.BytesIO(png_chunks.essential(head.logo.file))
    inline: CT_Inline = header.new_pic_inline(picture, height=_LOGO_HEIGHT)
    extent = inline.extent
    if extent.cx > _LOGO_WIDTH:
        picture.seek(0)
        inline = header.new_pic_inline(picture, width=_LOGO_WIDTH)
    inline.docPr.set("descr", printable(head.name))
    for side in ("distT", "distB", "distL", "distR"):
        inline.set(side, "0")  # LibreOffice's own would set it in
    empty = header.element.xpath("//w:r[not(*)]")[0]
    empty.add_drawing(inline)


def _uri(name: str) -> PackURI:
    return PackURI(f"/word/{name}")


def _parsed(markup: str) -> Any:  # noqa: ANN401  # python-docx's own elements
    """Return the root of a part: what is not well-formed never becomes a file."""
    return parse_xml(markup)
