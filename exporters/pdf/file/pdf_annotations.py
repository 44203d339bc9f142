"""Links, and highlights that other programs read back, as PDF annotations (ISO 32000-1, 12.5).

The page itself paints tints and underlines, so a highlight's own appearance is empty: it looks the
same in every viewer and on paper, and nothing is tinted twice.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from data.annotation import Label
from data.basis.colours import Channels, channels, encoded, luminance
from data.briefing.content import Note
from data.messages import Words
from exporters.pdf.file.pdf_dates import pdf_date
from exporters.pdf.file.pdf_objects import (
    Array,
    Dictionary,
    Name,
    PdfDocument,
    Reference,
    Text,
    compressed,
)
from exporters.pdf.layout.sheets import Link, Sheet, SheetPassage
from exporters.pdf.layout.tagged_elements import Element
from exporters.phrases import label_name
from exporters.unprintable import printable

_PRINTED, _NO_ZOOM, _NO_ROTATE = 4, 8, 16
_REMARK = 12.0
"""Points that the active area of a remark is wide and high."""
_POPUP_WIDTH, _POPUP_HEIGHT = 180.0, 110.0


@dataclass(slots=True)
class Margin:
    """What highlights say: notes by number, and the author of what has no note.

    `begun` are the passages that stand on an earlier page too, with the number of that page. With
    `grey`, each colour is the grey of its luminance.
    """

    notes: Mapping[int, Note]
    author: str
    grey: bool = False
    begun: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Mark:
    """One passage on one page; `name` sets it apart from the page's others."""

    annotation_id: str
    name: str
    subject: str
    colour: Channels
    author: str
    modified: datetime | None
    contents: str
    areas: tuple[tuple[float, float, float, float], ...]
    page_width: float

    @property
    def _box(self) -> tuple[float, float, float, float]:
        lefts, bottoms, rights, tops = zip(*self.areas, strict=True)
        return min(lefts), min(bottoms), max(rights), max(tops)

    def highlight(self, document: PdfDocument, popup: Reference) -> Dictionary:
        """Return the highlight, a quadrilateral per line: top left, top right, bottom left, right.

        That is the order which viewers expect, though not the standard's.
        """
        quads = [
            coordinate
            for left, bottom, right, top in self.areas
            for coordinate in (left, top, right, top, left, bottom, right, bottom)
        ]
        made = self._said(popup, _appearance(document))
        made["Subtype"] = Name("Highlight")
        made["QuadPoints"] = _numbers(quads)
        return made

    def _said(self, popup: Reference, appearance: Reference) -> Dictionary:
        """Return what highlights and remarks have in common."""
        made = Dictionary({
            "Type": Name("Annot"),
            "Rect": _numbers(self._box),
            "C": _numbers(self.colour),
            "Contents": Text(self.contents),
            "Subj": Text(printable(self.subject)),
            "NM": Text(self.name),
            "F": _PRINTED,
            "AP": Dictionary({"N": appearance}),
            "Popup": popup,
        })  # fmt: skip
        if self.author:
            made["T"] = Text(printable(self.author))
        if self.modified:
            made["M"] = made["CreationDate"] = Text(pdf_date(self.modified))
        return made

    def remark(self, document: PdfDocument, popup: Reference) -> Dictionary:
        """Return the note on a heading, which stands where the heading's number of it is."""
        made = self._said(popup, _appearance(document))
        made["Subtype"] = Name("Text")
        made["Name"] = Name("Comment")
        made["F"] = _PRINTED + _NO_ZOOM + _NO_ROTATE
        return made

    def popup(self, highlight: Reference) -> Dictionary:
        """Return the window, closed, that shows the highlight's note."""
        left = self.page_width - _POPUP_WIDTH
        top = self._box[3]
        return Dictionary({
            "Type": Name("Annot"),
            "Subtype": Name("Popup"),
            "Rect": _numbers((left, top - _POPUP_HEIGHT, self.page_width, top)),
            "Contents": Text(self.contents),
            "F": _PRINTED,
            "Open": "false",
            "Parent": highlight,
        })  # fmt: skip


def marks_of(sheet: Sheet, margin: Margin, words: Words) -> Iterator[Mark]:
    """Yield the passages of a sheet in reading order."""
    passages: dict[str, list[SheetPassage]] = {}
    for passage in sheet.passages:
        passages.setdefault(passage.highlight.annotation_id, []).append(passage)
    for count, (annotation_id, parts) in enumerate(passages.items(), start=1):
        if annotation_id not in sheet.passage_elements:
            continue
        first = parts[0].highlight
        note = margin.notes.get(first.note) if first.note is not None else None
        contents, name = note.words if note else "", label_name(first.label, words)
        before = margin.begun.get(annotation_id)
        if before is not None:
            contents = words.tr("{label}, continued from page {page}", label=name, page=str(before))
        margin.begun[annotation_id] = sheet.number
        yield Mark(
            annotation_id=annotation_id,
            name=f"passage-{sheet.number}-{count}",
            subject=name,
            colour=_colour(first.label, margin),
            author=note.author if note and note.author else margin.author,
            modified=note.modified if note else None,
            contents=printable(contents.strip() or name),
            areas=tuple(_area(sheet, part) for part in parts),
            page_width=sheet.grid.page_size[0],
        )


def remarks_of(sheet: Sheet, margin: Margin, words: Words) -> Iterator[tuple[Element, Mark]]:
    """Yield the notes on headings of a sheet, each with the element that it is."""
    for count, remark in enumerate(sheet.remarks, start=1):
        note = margin.notes[remark.note]
        name = label_name(note.label, words)
        area = sheet.grid.area(
            sheet.number,
            remark.x - _REMARK / 2,
            remark.y - _REMARK,
            remark.x + _REMARK / 2,
            remark.y,
        )
        yield (
            remark.element,
            Mark(
                annotation_id="",
                name=f"note-{sheet.number}-{count}",
                subject=name,
                colour=_colour(note.label, margin),
                author=note.author or margin.author,
                modified=note.modified,
                contents=printable(note.words.strip() or name),
                areas=(area,),
                page_width=sheet.grid.page_size[0],
            ),
        )


def _colour(label: Label, margin: Margin) -> Channels:
    colour = channels(label.colour)
    if not margin.grey:
        return colour
    level = encoded(luminance(colour))
    return level, level, level


def link(
    sheet: Sheet, link: Link, leading: Mapping[str, object] | None, words: Words
) -> Dictionary:
    """Return a link with the entries that lead to a place, or to the address that it names."""
    made = Dictionary({
        "Type": Name("Annot"),
        "Subtype": Name("Link"),
        "Rect": _numbers(_area(sheet, link)),
        "Border": Array([0, 0, 0]),
        "Contents": Text(printable(words(link.description))),
        "F": _PRINTED,
    })  # fmt: skip
    if leading is not None:
        for name, value in leading.items():
            made[name] = value
    else:
        made["A"] = Dictionary({"Type": Name("Action"), "S": Name("URI"), "URI": Text(link.target)})
    return made


def _area(sheet: Sheet, area: Link | SheetPassage) -> tuple[float, float, float, float]:
    return sheet.grid.area(sheet.number, area.left, area.top, area.right, area.bottom)


def _numbers(values: tuple[float, ...] | list[float] | Channels) -> Array:
    return Array([f"{value:.2f}".rstrip("0").rstrip(".") for value in values])


def _appearance(document: PdfDocument) -> Reference:
    """Return the form, the same for all, that paints nothing.

    It names a graphics state, because without one Acrobat and Poppler paint a highlight of theirs.
    """
    name = "emptyAppearance"
    if name in document.idToObject:
        return Reference(name)
    state = Dictionary({"Type": Name("ExtGState"), "BM": Name("Multiply")})
    form = compressed(
        b"/G gs\n",
        Type=Name("XObject"),
        Subtype=Name("Form"),
        BBox=_numbers([0, 0, 1, 1]),
        Resources=Dictionary({"ExtGState": Dictionary({"G": state})}),
    )
    return document.Reference(form, name)
