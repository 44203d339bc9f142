"""Walks the elements of a web page and collects its pieces in their order."""

import re
from dataclasses import dataclass, replace

from selectolax.lexbor import LexborNode

from data.basis.progress import Progress
from data.document import BlockKind, FurnitureKind, SpanKind
from data.intake.lines import rich_text
from data.intake.lines.rich_text import Builder, Rich
from data.intake.markup import html_elements
from data.intake.markup.html_elements import HtmlElement
from data.intake.stream import Piece
from data.text import table_rows

_EVERY = 1024
_LINE_END = re.compile(r"(?<![ \t\r\f])[ \t\r\f]*+\n[ \t\r\f\n]*+")
_BACK = re.compile(
    r"(?<!\s)\s*+(?:[\[(]?+\s*+"
    r"(?:return to (?:text|document)|back to (?:text|top|article)|go back|back)\s*+[\])]?+"
    r"|[↩↑⤴]\ufe0e?+)\s*+$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PageFindings:
    """A piece, the elements that hold it (outermost first), and how much of it are links.

    `links` is a share of its characters, `main` tells that the page declares it to be its content.
    """

    piece: Piece
    path: tuple[int, ...]
    links: float = 0.0
    main: bool = False


def walk(root: LexborNode, on_progress: Progress) -> list[PageFindings]:
    """Return all text below `root`, also what is menu or footer; `on_progress` as for readers."""
    walker = _Walk()
    node: LexborNode | None = root.first_child
    count = 0
    while node is not None:
        count += 1
        if count % _EVERY == 0:
            on_progress(count / (count + 16 * _EVERY))
        inner = node.first_child if walker.enter(node) else None
        node = inner or _following(node, root, walker)
    walker.flush()
    return walker.found


def _following(node: LexborNode, root: LexborNode, walker: "_Walk") -> LexborNode | None:
    """Return the node after `node` and all that is in it, ending what ends there."""
    current: LexborNode | None = node
    while current is not None and current.mem_id != root.mem_id:
        walker.leave(current)
        if current.next is not None:
            return current.next
        current = current.parent
    return None


class _Walk:
    """What is open while the elements are walked."""

    def __init__(self) -> None:
        self.found: list[PageFindings] = []
        self._open: list[HtmlElement] = [HtmlElement()]
        self._entered: list[int] = []
        self._builder = Builder()
        self._links = 0
        self._asides: list[tuple[str, FurnitureKind]] = []
        self._row: list[str] | None = None
        self._head = False
        self._note = False

    def enter(self, node: LexborNode) -> bool:
        """Take the start of a node; return whether what is in it is to be walked."""
        tag = node.tag or ""
        if tag == "-text":
            self._say(node.text_content or "")
            return False
        if tag == "br":
            self._builder.break_line()
            return False
        if tag in html_elements.SKIPPED or not node.is_element_node:
            return False
        attributes = node.attributes
        if tag == "img":
            alternative = " ".join((attributes.get("alt") or "").split())
            self._asides += [(alternative, FurnitureKind.IMAGE)] if alternative else []
            return False
        element = html_elements.element(tag, attributes, node, self._open[-1])
        if element.block:
            self.flush()
        if element.note_mark and not self._builder.lines():
            self._note = True
        self._open.append(element)
        self._entered.append(node.mem_id)
        self._enter_table(element)
        return True

    def leave(self, node: LexborNode) -> None:
        """Take the end of a node."""
        if not self._entered or self._entered[-1] != node.mem_id:
            return
        element = self._open[-1]
        if element.tag in {"td", "th"} and self._row is not None:
            self._end_cell(element)
        elif element.tag == "tr" and self._row is not None:
            self._end_row()
        elif element.block:
            self.flush()
        self._open.pop()
        self._entered.pop()

    def flush(self) -> None:
        """Make pieces of the text since the last block began or ended."""
        if self._row is not None:
            self._builder.break_line()
            return
        lines = self._builder.lines()
        total = sum(len(line.text) for line in lines)
        share, note = self._links / total if total else 0.0, self._note
        self._builder, self._links, self._note = Builder(), 0, False
        for place, (line, count) in enumerate(self._parted(lines)):
            self._put(line, min(share, 1.0), note=note and not place, lines=count, gap=not place)
        for words, kind in self._asides:
            kept = Piece(words, furniture=kind)
            self.found.append(PageFindings(kept, self._open[-1].path, 0.0, self._open[-1].main))
        self._asides = []

    def _say(self, text: str) -> None:
        current = self._open[-1]
        if current.aside:
            words = " ".join(text.split())
            kind = current.furniture or FurnitureKind.MARKUP
            self._asides += [(words, kind)] if words else []
            return
        if current.preformatted:
            for place, line in enumerate(text.split("\n")):
                if place:
                    self._builder.break_line()
                self._builder.add(line, current.styles)
            return
        for place, part in enumerate(_LINE_END.split(text)):
            if place:
                self._builder.wrap()
            self._builder.add(part, current.styles)
        if current.link:
            self._links += len(text.strip())

    def _parted(self, lines: list[Rich]) -> list[tuple[Rich, int]]:
        current = self._open[-1]
        if current.heading and lines:
            return [(rich_text.joined(lines), len(lines))]
        return rich_text.paragraphs(lines)

    def _put(self, line: Rich, links: float, *, note: bool, lines: int, gap: bool) -> None:
        current = self._open[-1]
        marker = current.take_marker()
        hint, level = current.hint, current.level
        if current.heading:
            hint, level = BlockKind.HEADING, current.heading
        back = _BACK.search(line.text) if note or hint is BlockKind.FOOTNOTE else None
        rest = line.cut(0, back.start()) if back and back.start() else line
        if note or hint is BlockKind.FOOTNOTE:
            hint, level = BlockKind.FOOTNOTE, 0
            marker, rest = _note_marker(marker, rest)
        elif not marker:
            marker, rest = rest.split_marker()
        if rest.text:
            piece = Piece(
                rest.text, marker, hint=hint, level=level, gap=gap, lines=lines,
                indent=current.depth, spans=rest.spans, centred=current.centred,
                furniture=current.furniture,
            )  # fmt: skip
            self.found.append(PageFindings(piece, current.path, links, current.main))
        if back and back.start():
            kept = Piece(line.text[back.start() :].strip(), furniture=FurnitureKind.NAVIGATION)
            self.found.append(PageFindings(kept, current.path, 1.0, current.main))

    def _enter_table(self, element: HtmlElement) -> None:
        if element.tag == "tr" and element.in_data:
            self._row, self._head = [], True

    def _end_cell(self, element: HtmlElement) -> None:
        lines = self._builder.lines()
        self._builder = Builder()
        if self._row is not None:
            self._row.append(" ".join(line.text for line in lines))
            self._head = self._head and element.tag == "th"

    def _end_row(self) -> None:
        current, text = self._open[-1], table_rows.row(self._row or [])
        stray = self._builder.lines()
        self._row, self._builder, self._links = None, Builder(), 0
        if text:
            piece = Piece(
                text, hint=BlockKind.TABLE_ROW, level=int(self._head), gap=False,
                furniture=current.furniture,
            )  # fmt: skip
            self.found.append(PageFindings(piece, current.path, 0.0, current.main))
        for line in stray:
            self._put(line, 0.0, note=False, lines=1, gap=True)


def _note_marker(marker: str, line: Rich) -> tuple[str, Rich]:
    """Return a footnote's number: the list's, a printed one, or a raised one, and the rest."""
    if marker:
        return marker, line
    for span in line.spans:
        if span.kind is SpanKind.SUPERSCRIPT and span.start == 0 and span.end < len(line.text):
            return line.text[: span.end].strip(), line.cut(span.end, len(line.text))
    return line.split_marker()


def outside(found: PageFindings, kind: FurnitureKind) -> Piece:
    """Return a piece as furniture, unless it is that already."""
    return found.piece if found.piece.furniture else replace(found.piece, furniture=kind)
