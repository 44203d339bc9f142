"""The blocks of a part as pieces, in their order: paragraphs, lists, tables, text boxes.

Patterns served: numbers that Word computes and numbers that were typed, bold numbered lines as
headings, addresses and titles broken by hand, contents lists, text in content controls, clauses
of running text in the style of a heading.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from xml.etree.ElementTree import Element

from data.document import BlockKind, FurnitureKind, SpanKind
from data.intake.docx import body_measures, word_tables
from data.intake.docx.line_builder import WordLine, join
from data.intake.docx.numbering import Numbering
from data.intake.docx.style_sheet import BODY_LEVEL, WordStyle, WordStyles, breaks_page, indent
from data.intake.docx.word_runs import ParagraphContent, Runs, WordTally, chosen
from data.intake.docx.xmltree import value
from data.intake.lexicon import markers, shapes
from data.intake.package.xml_parts import number
from data.intake.stream import Piece

_SHORT = 60
"""Lines of an address or of a heading have at most so many characters."""

_LONG_ITEM = 200
_LONG_CLAUSE, _LONG_HEADING = 80, 200
"""Sentences wider than that, in Latin letters, are no headings, whatever their style says."""

_TYPED_MARKERS = frozenset({None, BlockKind.HEADING, BlockKind.LIST_ITEM})
_SENTENCE_END = tuple(".;:!?。：；！？")


@dataclass(frozen=True, slots=True)
class BodySetting:
    """What is the same in all parts of a file.

    `is_all_tables`: no text stands outside tables. `contents` are the ids of the paragraphs that
    are a list of contents.
    """

    styles: WordStyles
    numbering: Numbering
    tally: WordTally
    on_paragraph: Callable[[], None]
    is_all_tables: bool = False
    contents: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class _Kind:
    """What a paragraph is, what Word prints before it, and how it is set as a whole."""

    hint: BlockKind | None = None
    level: int = 0
    marker: str = ""
    is_item: bool = False
    set_at: str = ""
    indent: int = 0
    style: str = ""


class Body:
    """Reads the blocks of one part.

    Sizes are in half points, indents in twentieths of a point, and looks name the typeface, until
    the whole is known (`body_measures`).
    """

    def __init__(self, setting: BodySetting, runs: Runs) -> None:
        self._setting, self._runs = setting, runs
        self._has_said = False

    @property
    def page(self) -> int:
        """The page that the text has come to."""
        return self._runs.pages.now

    def pieces(self, parent: Element) -> list[Piece]:
        """Return the pieces of what stands directly in an element, or in wrappers inside it."""
        found: list[Piece] = []
        for child in parent:
            if child.tag == "w:p":
                found += self._paragraph(child)
            elif child.tag == "w:tbl":
                is_first = not self._has_said
                found += word_tables.read(
                    child,
                    self.pieces,
                    self._setting.styles,
                    is_all=self._setting.is_all_tables,
                    is_first=is_first,
                )
            elif child.tag == "mc:AlternateContent":
                found += self.pieces(chosen(child))
            elif child.tag == "w:del":
                self._runs.delete(child)
            elif child.tag == "w:bookmarkStart":
                self._runs.name(child)
            elif child.tag == "w:altChunk":
                self._setting.tally.embedded += 1
            elif child.tag != "w:moveFrom":
                found += self.pieces(child)
        return found

    def _paragraph(self, paragraph: Element) -> list[Piece]:
        self._setting.on_paragraph()
        ways = paragraph.find("w:pPr")
        style = self._setting.styles.paragraph(value(ways, "w:pStyle"))
        starts_page = breaks_page(ways)
        if style.starts_page if starts_page is None else starts_page:
            self._runs.pages.begin()
        content = self._runs.read(paragraph, style)
        mark = ways.find("w:rPr") if ways is not None else None
        self._has_said = self._has_said or bool(content.lines)
        is_deleted = mark is not None and mark.find("w:del") is not None and not content.lines
        kind = _Kind() if is_deleted else self._kind(ways, style, content.lines)
        found = _said(content.lines, kind) if content.lines else []
        if style.is_contents or id(paragraph) in self._setting.contents:
            found = [
                replace(
                    one, furniture=FurnitureKind.NAVIGATION, hint=None, level=style.contents_level
                )
                for one in found
            ]
        for box in content.boxes:
            found += self.pieces(box)
        if _ends_page(ways):
            self._runs.pages.turn()
        return found + self._beside(content)

    def _beside(self, content: ParagraphContent) -> list[Piece]:
        """Return what hangs on a paragraph without being said in it."""
        hidden = " ".join("".join(content.hidden).split())
        struck = " ".join("".join(content.struck).split())
        self._setting.tally.hidden += bool(hidden)
        self._setting.tally.struck += bool(struck)
        found = [Piece(text, furniture=FurnitureKind.IMAGE) for text in content.images]
        apart = filter(None, (hidden, struck))
        return found + [Piece(text, furniture=FurnitureKind.MARKUP) for text in apart]

    def _kind(self, ways: Element | None, style: WordStyle, lines: Sequence[WordLine]) -> _Kind:
        hint, level, is_derived = style.kind, style.level, style.is_derived
        outline = value(ways, "w:outlineLvl")
        if outline:
            above = number(outline, BODY_LEVEL)
            if 0 <= above < BODY_LEVEL:
                hint, level, is_derived = BlockKind.HEADING, above + 1, False
            elif hint is BlockKind.HEADING:
                hint, level = None, 0
        if hint is BlockKind.HEADING and _is_running(lines, is_derived=is_derived):
            hint, level = None, 0
        marker, depth = self._marker(ways, style)
        if depth is not None and hint is None:
            hint, level = BlockKind.LIST_ITEM, depth + 1
        set_in = indent(ways)
        return _Kind(
            hint,
            level,
            marker,
            is_item=hint is BlockKind.LIST_ITEM,
            set_at=value(ways, "w:jc") or style.set_at,
            indent=max(0, style.indent if set_in is None else set_in),
            style=self._setting.styles.name_of(style),
        )

    def _marker(self, ways: Element | None, style: WordStyle) -> tuple[str, int | None]:
        """Return what Word prints before a paragraph, and its depth from 0; None for no item."""
        own = ways.find("w:numPr") if ways is not None else None
        list_id = value(own, "w:numId") or style.list_id
        if not list_id or list_id == "0":
            return "", None
        depth_said = value(own, "w:ilvl")
        if depth_said:
            depth = number(depth_said, 0)
        elif style.list_depth is not None:
            depth = style.list_depth
        else:
            depth = self._setting.numbering.depth_of(list_id, style.id)
        return self._setting.numbering.marker(list_id, depth), max(0, min(depth, 8))


def _is_running(lines: Sequence[WordLine], *, is_derived: bool) -> bool:
    """Tell whether a paragraph in the style of a heading is running text.

    In a style that is only based on a heading's, whole clauses are often written.
    """
    text = " ".join(line.said.text for line in lines)
    return shapes.ends_sentence(text) and _width(text) > (
        _LONG_CLAUSE if is_derived else _LONG_HEADING
    )


def _width(text: str) -> int:
    """Return how wide a text is, in Latin letters: eastern ones are twice as wide."""
    return len(text) + sum("\u3040" <= letter <= "\u9fff" for letter in text)


def _ends_page(ways: Element | None) -> bool:
    """Tell whether a section ends with a paragraph, and the next one begins on a new page."""
    section = ways.find("w:sectPr") if ways is not None else None
    return section is not None and value(section, "w:type") not in {"continuous", "nextColumn"}


def _said(lines: list[WordLine], kind: _Kind) -> list[Piece]:
    """Return a paragraph's pieces: one, unless its lines were broken by hand to stand apart."""
    grouped = [lines] if kind.hint is not None else _grouped(lines)
    found = []
    if len(lines) == 1:
        return [_piece(lines[0], kind)]
    for place, group in enumerate(grouped):
        piece = _piece(join(group), kind if place == 0 else replace(kind, marker=""))
        found.append(replace(piece, lines=len(group), gap=place == 0))
    return found


def _piece(line: WordLine, kind: _Kind) -> Piece:
    said, marker = line.said, kind.marker
    if not marker and kind.hint in _TYPED_MARKERS:
        marker, said = said.split_marker()
    piece = Piece(
        said.text,
        marker=marker,
        hint=kind.hint,
        level=kind.level,
        spans=said.spans,
        names=said.names,
        indent=kind.indent,
        size=float(line.size),
        centred=kind.set_at == "center",
        look=body_measures.look(kind.style, line, kind.set_at),
        page=line.page,
    )
    if kind.hint is BlockKind.HEADING:
        # That a heading is bold is how headings look.
        plain = [span for span in piece.spans if span.kind is not SpanKind.STRONG]
        return replace(piece, spans=tuple(plain)) if piece.strong else piece
    return _undeclared(piece) if kind.is_item and _may_head(piece) else piece


def _may_head(piece: Piece) -> bool:
    """Tell whether an item of a numbered list is rather a heading or a numbered paragraph.

    Headings are often bold items of a list, and communiqués number their paragraphs as one.
    """
    if not piece.marker or markers.is_bullet(piece.marker):
        return False
    return piece.strong or len(piece.text) > _LONG_ITEM


def _undeclared(piece: Piece) -> Piece:
    return replace(piece, hint=None, level=0, indent=(piece.level - 1) * body_measures.CHARACTER)


def _grouped(lines: list[WordLine]) -> list[list[WordLine]]:
    """Return which lines belong together.

    Bold ones above others head them; short ones that are no sentences stand each for itself, as
    in an address; all others were broken to fit the page.
    """
    grouped: list[list[WordLine]] = []
    for is_strong, run in groupby(lines, key=_is_strong):
        together = list(run)
        if is_strong or not _are_apart(together):
            grouped.append(together)
        else:
            grouped += [[line] for line in together]
    return grouped


def _is_strong(line: WordLine) -> bool:
    return Piece(line.said.text, spans=line.said.spans).strong


def _are_apart(lines: Sequence[WordLine]) -> bool:
    texts = [line.said.text for line in lines]
    return all(
        len(text) <= _SHORT and not text.endswith(_SENTENCE_END) and not text[0].islower()
        for text in texts
    )
