"""A note's paragraphs, lists and quotations as HTML; every text of it is escaped here."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from markupsafe import Markup, escape

from data.basis.notes.note_text import NoteBlock, NoteRun, NoteText
from data.text.text_direction import leads_leftwards
from exporters.text_pieces import is_safe_link
from exporters.unprintable import printable

Line = tuple[NoteRun, ...]


def note_markup(note: NoteText) -> Markup:
    """Return what a note says as HTML."""
    return Markup("\n").join(_Outline().over(note.blocks))


class _Outline:
    """The lists and the quotation that are open."""

    def __init__(self) -> None:
        self._lists: list[str] = []
        self._is_quoted = False

    def over(self, blocks: Sequence[NoteBlock]) -> Iterator[Markup]:
        for block in blocks:
            if block.is_quoted is not self._is_quoted:
                yield from self._close(0)
                yield Markup("<blockquote>") if block.is_quoted else Markup("</blockquote>")
                self._is_quoted = block.is_quoted
            yield from self._item(block) if block.marker else self._paragraph(block)
        yield from self._close(0)
        if self._is_quoted:
            yield Markup("</blockquote>")

    def _paragraph(self, block: NoteBlock) -> Iterator[Markup]:
        yield from self._close(block.level)
        for leftwards, lines in groupby(block.lines, key=_leads_leftwards):
            yield Markup("<p{}>{}</p>").format(_way(leftwards=leftwards), _lines(tuple(lines)))

    def _item(self, block: NoteBlock) -> Iterator[Markup]:
        kind = "ol" if block.is_numbered else "ul"
        yield from self._close(block.level)
        if len(self._lists) == block.level and self._lists[-1] == kind:
            yield Markup("</li>")
        elif len(self._lists) == block.level:
            yield from self._close(block.level - 1)
        while len(self._lists) < block.level:
            is_last = len(self._lists) == block.level - 1
            self._lists.append(kind if is_last else "ul")
            yield Markup("<{}>").format(kind) if is_last else Markup("<ul><li>")
        number = Markup(' value="{}"').format(int(block.marker[:-1])) if block.is_numbered else ""
        way = _way(leftwards=bool(block.lines) and _leads_leftwards(block.lines[0]))
        yield Markup("<li{}{}>{}").format(number, way, _lines(block.lines))

    def _close(self, level: int) -> Iterator[Markup]:
        while len(self._lists) > level:
            yield Markup("</li></{}>").format(self._lists.pop())


def _lines(lines: Sequence[Line]) -> Markup:
    return Markup("<br>").join(Markup("").join(map(_run, line)) for line in lines)


def _leads_leftwards(line: Line) -> bool:
    return leads_leftwards("".join(run.text for run in line))


def _way(*, leftwards: bool) -> Markup:
    return Markup(' dir="rtl"') if leftwards else Markup("")


def _run(run: NoteRun) -> Markup:
    made = escape(printable(run.text))
    names = (("code", run.code), ("em", run.emphasis), ("strong", run.strong))
    for name in (name for name, is_so in names if is_so):
        made = Markup("<{0}>{1}</{0}>").format(name, made)
    if is_safe_link(run.link):
        made = Markup('<a href="{}" rel="noreferrer">{}</a>').format(run.link, made)
    return made
