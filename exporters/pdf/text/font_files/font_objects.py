"""A font in a PDF: composite, with a program of the drawn glyphs, widths, and what they spell.

ISO 32000-1, 9.7 and 9.10.3. A code is a character identifier; which glyph that is, a map says for
TrueType outlines, and its number for compact ones.
"""

import hashlib
import string
from collections.abc import Mapping
from itertools import pairwise

from reportlab.pdfbase import pdfdoc

from exporters.pdf.text.font_files.font_program import FontProgram
from exporters.pdf.text.font_files.glyph_codes import GlyphCodes

_SYMBOLIC = 4
_STEM = 80
"""Nobody knows the thickness of stems; viewers ask for it where they have no program."""


def write_font(document: pdfdoc.PDFDocument, program: FontProgram, codes: GlyphCodes) -> None:
    """Add what was drawn of a font to a document, under the names in `codes`."""
    if not codes.glyphs:
        return
    part = program.part(codes.glyphs.values())
    name = f"{_tag(part.program)}+{program.name or codes.font}"
    entries: dict[str, object] = {"Subtype": pdfdoc.PDFName("CIDFontType0C")}
    if not program.is_compact:
        entries = {"Length1": len(part.program)}
    file = document.Reference(stream(part.program, **entries))
    box, ascent, descent, capitals = program.measured()
    descriptor = _dictionary(
        Type=pdfdoc.PDFName("FontDescriptor"),
        FontName=pdfdoc.PDFName(name),
        Flags=_SYMBOLIC,
        FontBBox=pdfdoc.PDFArray(box),
        ItalicAngle=0,
        Ascent=ascent,
        Descent=descent,
        CapHeight=capitals,
        StemV=_STEM,
    )
    descriptor["FontFile3" if program.is_compact else "FontFile2"] = file
    described = _dictionary(
        Type=pdfdoc.PDFName("Font"),
        Subtype=pdfdoc.PDFName("CIDFontType0" if program.is_compact else "CIDFontType2"),
        BaseFont=pdfdoc.PDFName(name),
        CIDSystemInfo=_dictionary(
            Registry=pdfdoc.PDFString("Adobe"), Ordering=pdfdoc.PDFString("Identity"), Supplement=0
        ),
        FontDescriptor=document.Reference(descriptor),
        W=_widths({code: codes.width(glyph) for code, glyph in codes.glyphs.items()}),
    )
    if not program.is_compact:
        numbers = {code: part.numbers[glyph] for code, glyph in codes.glyphs.items()}
        described["CIDToGIDMap"] = document.Reference(stream(_glyph_map(numbers)))
    shared = document.Reference(described)
    fonts = document.idToObject["BasicFonts"].dict
    for resource, spelled in codes.spelled.items():
        made = _dictionary(
            Type=pdfdoc.PDFName("Font"),
            Subtype=pdfdoc.PDFName("Type0"),
            BaseFont=pdfdoc.PDFName(f"{name}-Identity-H" if program.is_compact else name),
            Encoding=pdfdoc.PDFName("Identity-H"),
            DescendantFonts=pdfdoc.PDFArray([shared]),
            ToUnicode=document.Reference(stream(code_map(resource, spelled).encode("ascii"))),
        )
        fonts[resource] = document.Reference(made)


def _dictionary(**entries: object) -> pdfdoc.PDFDictionary:
    return pdfdoc.PDFDictionary(entries)


def stream(content: bytes, **entries: object) -> pdfdoc.PDFStream:
    """Return a stream that is written compressed."""
    return pdfdoc.PDFStream(_dictionary(**entries), content, [pdfdoc.PDFZCompress])


def _tag(program: bytes) -> str:
    """Return six capitals that tell this part of a font from others (ISO 32000-1, 9.6.4)."""
    digest = hashlib.sha256(program).digest()
    return "".join(string.ascii_uppercase[byte % 26] for byte in digest[:6])


def _widths(widths: Mapping[int, int]) -> pdfdoc.PDFArray:
    """Return the widths of codes, those of neighbours together."""
    found: list[object] = []
    codes = sorted(widths)
    starts = [at for at, code in enumerate(codes) if not at or code != codes[at - 1] + 1]
    for start, stop in pairwise((*starts, len(codes))):
        row = [widths[code] for code in codes[start:stop]]
        found += [codes[start], pdfdoc.PDFArrayCompact(row)]
    return pdfdoc.PDFArrayCompact(found)


def _glyph_map(numbers: Mapping[int, int]) -> bytes:
    """Return the glyph number of every identifier up to the last one, two bytes each."""
    size = max(numbers) + 1
    return b"".join(numbers.get(code, 0).to_bytes(2, "big") for code in range(size))


def code_map(name: str, spelled: Mapping[int, str], *, digits: int = 4) -> str:
    """Return the CMap from codes of so many digits to UTF-16BE."""
    pairs = [
        f"<{code:0{digits}X}> <{text.encode('utf-16-be').hex().upper()}>"
        for code, text in sorted(spelled.items())
    ]
    sections = [
        "\n".join((f"{len(part)} beginbfchar", *part, "endbfchar"))
        for part in (pairs[start : start + 100] for start in range(0, len(pairs), 100))
    ]
    head = (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        f"/CMapName /{name} def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<{'0' * digits}> <{'F' * digits}>\nendcodespacerange\n"
    )
    tail = "\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    return head + "\n".join(sections) + tail
