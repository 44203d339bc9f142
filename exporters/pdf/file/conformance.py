"""What makes a file PDF/UA and PDF/A: metadata packet, output intent, attached files."""

import hashlib
from collections.abc import Iterable
from datetime import datetime
from xml.sax.saxutils import escape

from data.messages import Words
from exporters.options import Attachment
from exporters.pdf.file import colour_profile
from exporters.pdf.file.pdf_dates import pdf_date
from exporters.pdf.file.pdf_objects import (
    Array,
    Dictionary,
    Name,
    PdfDocument,
    PdfStream,
    Reference,
    Text,
    compressed,
)

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
{prefixes} xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag>{languages}</rdf:Bag></dc:language>
<xmp:CreateDate>{date}</xmp:CreateDate>
<xmp:ModifyDate>{date}</xmp:ModifyDate>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<pdf:Producer>{producer}</pdf:Producer>
<pdf:Keywords>{keywords}</pdf:Keywords>
{standards}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>
"""
_PREFIXES_1_7 = """ xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"
"""
_STANDARDS_1_7 = """<pdfaid:part>{part}</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>"""
_PREFIXES_2_0 = """ xmlns:pdfd="http://pdfa.org/declarations/"
"""
_STANDARDS_2_0 = """<pdfaid:part>4</pdfaid:part>
<pdfaid:rev>2020</pdfaid:rev>{conformance}
<pdfuaid:part>2</pdfuaid:part>
<pdfuaid:rev>2024</pdfuaid:rev>
<pdfd:declarations><rdf:Bag>
<rdf:li rdf:parseType="Resource">
<pdfd:conformsTo>http://pdfa.org/declarations/wtpdf#accessibility1.0</pdfd:conformsTo></rdf:li>
<rdf:li rdf:parseType="Resource">
<pdfd:conformsTo>http://pdfa.org/declarations/wtpdf#reuse1.0</pdfd:conformsTo></rdf:li>
</rdf:Bag></pdfd:declarations>"""
_WITH_FILES = "\n<pdfaid:conformance>F</pdfaid:conformance>"


def declare(
    document: PdfDocument,
    languages: Iterable[str],
    moment: datetime,
    attachments: tuple[Attachment, ...],
    words: Words,
) -> None:
    """Say that the document is PDF/UA-1 and PDF/A-2a, or PDF/A-3a where files are attached.

    One of PDF 2.0 is PDF/UA-2, Well-Tagged PDF 1.0 and PDF/A-4, or PDF/A-4f. What the document is
    called is known by then, and the packet agrees with it (ISO 19005-2, 6.6.3).
    """
    catalog = document.Catalog
    catalog.Metadata = _metadata(document, languages, moment, with_files=bool(attachments))
    catalog.OutputIntents = _output_intent(document)
    if attachments:
        attachments = tuple(sorted(attachments, key=lambda item: item.name.encode("utf-16-be")))
        files = [_file(document, item, moment, words) for item in attachments]
        catalog.AF = Array(files)
        pairs = zip(attachments, files, strict=True)
        names = [entry for item, file in pairs for entry in (Text(item.name), file)]
        catalog.Names = Dictionary({"EmbeddedFiles": Dictionary({"Names": Array(names)})})


def _metadata(
    document: PdfDocument, languages: Iterable[str], moment: datetime, *, with_files: bool
) -> PdfStream:
    info = document.info
    texts = {
        "title": info.title,
        "author": info.author,
        "subject": info.subject,
        "creator": info.creator,
        "producer": info.producer,
        "keywords": info.keywords,
    }
    if document.namespaces is None:
        prefixes = _PREFIXES_1_7
        standards = _STANDARDS_1_7.format(part=3 if with_files else 2)
    else:
        prefixes = _PREFIXES_2_0
        standards = _STANDARDS_2_0.format(conformance=_WITH_FILES if with_files else "")
    packet = _PACKET.format(
        prefixes=prefixes,
        standards=standards,
        languages="".join(f"<rdf:li>{escape(name)}</rdf:li>" for name in languages),
        date=f"{moment:%Y-%m-%dT%H:%M:%SZ}",
        **{name: escape(text) for name, text in texts.items()},
    )
    entries = {"Type": Name("Metadata"), "Subtype": Name("XML")}
    return PdfStream(Dictionary(entries), packet.encode())


def _output_intent(document: PdfDocument) -> Array:
    """Return the intent that makes our colours sRGB (ISO 19005-2, 6.2.3)."""
    profile = document.Reference(compressed(colour_profile.srgb(), N=3))
    return Array([
        Dictionary({
            "Type": Name("OutputIntent"),
            "S": Name("GTS_PDFA1"),
            "OutputConditionIdentifier": Text("sRGB"),
            "Info": Text(colour_profile.DESCRIPTION),
            "DestOutputProfile": profile,
        })
    ])  # fmt: skip


def _file(document: PdfDocument, item: Attachment, moment: datetime, words: Words) -> Reference:
    """Return an attached file, which is what the handout was made from (ISO 19005-3, 6.8)."""
    digest = hashlib.md5(item.content, usedforsecurity=False).digest()
    stream = compressed(
        item.content,
        Type=Name("EmbeddedFile"),
        Subtype="/" + item.media_type.replace("/", "#2F"),
        Params=Dictionary({
            "Size": len(item.content),
            "ModDate": Text(pdf_date(moment)),
            "CheckSum": f"<{digest.hex().upper()}>",
        }),
    )  # fmt: skip
    embedded = document.Reference(stream)
    specification = Dictionary({
        "Type": Name("Filespec"),
        "F": Text(item.name),
        "UF": Text(item.name),
        "Desc": Text(words(item.description) or item.name),
        "AFRelationship": Name("Source"),
        "EF": Dictionary({"F": embedded, "UF": embedded}),
    })  # fmt: skip
    return document.Reference(specification)
