"""What each piece of a page is called in the structure tree (ISO 32000-1, 14.8.4)."""

import re

from exporters.pdf.layout.tagged_elements import Element, Role

TAGS = {
    Role.PARAGRAPH: "P",
    Role.CAPTION: "Caption",
    Role.TABLE: "Table",
    Role.TABLE_ROW: "TR",
    Role.TABLE_CELL: "TD",
    Role.HEAD_CELL: "TH",
    Role.DETAIL: "P",
    Role.KEY: "P",
    Role.QUOTATION: "BlockQuote",
    Role.FOOTNOTE: "Note",
    Role.NOTE: "Note",
    Role.LIST_ITEM: "LI",
    Role.KEY_ITEM: "LI",
    Role.LABEL: "Lbl",
    Role.CITATION: "Span",
    Role.TAB: "Span",
    Role.LINK: "Link",
    Role.PASSAGE: "Span",
    Role.NOTE_NUMBER: "Reference",
    Role.QUOTED: "Quote",
    Role.FIGURE: "Figure",
    Role.FOREIGN: "Span",
    Role.RUBY: "Ruby",
    Role.RUBY_BASE: "RB",
    Role.READING: "RT",
    Role.NOTE_LIST: "L",
    Role.NOTE_ITEM: "LI",
    Role.ITEM_MARKER: "Lbl",
    Role.ITEM_TEXT: "LBody",
}
LISTED = {Role.LIST_ITEM: "L", Role.KEY_ITEM: "L", Role.CONTENTS: "TOC"}
INNER = {"LI": "LBody", "BlockQuote": "P"}
ARTIFACTS = {
    Role.HEADER: "/Artifact <</Type /Pagination /Subtype /Header>> BDC",
    Role.FOOTER: "/Artifact <</Type /Pagination /Subtype /Footer>> BDC",
    Role.WATERMARK: "/Artifact <</Type /Pagination /Subtype /Watermark>> BDC",
    Role.ARTIFACT: "/Artifact BMC",
}
_NUMBERINGS = (
    ("Decimal", re.compile(r"\W*\d+\W*")),
    ("LowerRoman", re.compile(r"\W*[ivxl]+\W*")),
    ("UpperRoman", re.compile(r"\W*[IVXL]+\W*")),
    ("LowerAlpha", re.compile(r"\W*[a-z]\W*")),
    ("UpperAlpha", re.compile(r"\W*[A-Z]\W*")),
    ("Disc", re.compile(r"\W+")),
)


def numbering_of(marker: str) -> str:
    """Return how a list counts, by its first marker (ISO 32000-1, table 347)."""
    names = (name for name, pattern in _NUMBERINGS if pattern.fullmatch(marker))
    return next(names, "")


def ways_of_cell(element: Element) -> str:
    """Return what is told of a cell: that it heads its columns, and what it covers."""
    columns, rows = element.span
    scope = " /Scope /Column" if element.role is Role.HEAD_CELL else ""
    wide = f" /ColSpan {columns}" if columns > 1 else ""
    return scope + wide + (f" /RowSpan {rows}" if rows > 1 else "")
