"""Walks the elements of a web page and collects its pieces in their order."""

import re
from collections.abc import Callable

from selectolax.lexbor import LexborNode

from data.basis.progress import Progress
from data.document import BlockKind, FurnitureKind
from data.intake.lines import broken_lines, rich_text
from data.intake.lines.rich_text import Builder, Rich
from data.intake.lines.ruby_pairs import RubyPairs
from data.intake.markup import html_elements
from data.intake.markup.cell_readings import CellReadings
from data.intake.markup.html_elements import HtmlElement
from data.intake.markup.html_frames import Attributes
from data.intake.markup.html_rows import RowBuilder, reach
from data.intake.markup.page_findings import LineMarks, PageFindings, WalkedPage, note_marker
from data.intake.stream import Piece

_EVERY = 1024
_PICTURES = frozenset({"img", "svg", "video", "iframe", "object", "canvas"})
_FIELDS = frozenset({"text", "email", "search", "tel", "url", "password", "number", "radio"})
_LINE_END = re.compile(r"(?<![ \t\r\f])[ \t\r\f]*+\n[ \t\r\f\n]*+")
_BACK = re.compile(
    r"(?<!\s)\s*+(?:[\[(]?+\s*+"
    r"(?:return to (?:text|document)|back to (?:text|top|article)|go back|back)\s*+[\])]?+"
    r"|[↩↑⤴]\ufe0e?+)\s*+$",
    re.IGNORECASE,
)


def walk(
    root: LexborNode, on_progress: Progress, leads: Callable[[str], str] = rich_text.target
) -> WalkedPage:
    """Return all text below `root`; `on_progress` as for readers.

    `leads` tells where an address leads.
    """
    walker = _Walk(leads)
    node: LexborNode | None = root.first_child
    count = 0
    while node is not None:
        count += 1
        if count % _EVERY == 0:
            on_progress(count / (count + 16 * _EVERY))
        inner = node.first_child if walker.enter(node) else None
        node = inner or _following(node, root, walker)
    walker.flush()
    walker.end()
    return walker.page


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

    def __init__(self, leads: Callable[[str], str]) -> None:
        self._leads = leads
        self.page = WalkedPage()
        self._open: list[HtmlElement] = [HtmlElement()]
        self._entered: list[int] = []
        self._builder = Builder()
        self._marks = [LineMarks()]
        self._asides: list[tuple[str, FurnitureKind]] = []
        self._rows = RowBuilder()
        self._ruby = RubyPairs()
        self._readings = CellReadings()
        self._row_names: list[str] = []
        self._cell = (1, 1)
        self._note = False
        self._number = ""

    def enter(self, node: LexborNode) -> bool:
        """Take the start of a node; return whether what is in it is to be walked."""
        tag = node.tag or ""
        if tag == "-text":
            self._say(node.text_content or "")
            return False
        if tag == "br":
            self._break()
            return False
        if not node.is_element_node or tag in html_elements.SKIPPED:
            self._picture(tag)
            return False
        attributes = node.attributes
        if tag == "img":
            self._name(tag, attributes)
            alternative = " ".join((attributes.get("alt") or "").split())
            self._asides += [(alternative, FurnitureKind.IMAGE)] if alternative else []
            self._picture(tag)
            return False
        element = html_elements.element(tag, attributes, node, self._open[-1], self._leads)
        if element.block:
            self.flush()
        self._name(tag, attributes)
        if element.note_mark and not self._builder.lines():
            self._note = True
        self._open.append(element)
        self._entered.append(node.mem_id)
        self._ruby.enter(tag, self._builder)
        self._enter_table(element, attributes)
        if element.leaning is not None:
            self.page.leanings[node.mem_id] = element.leaning
        is_main = element.main and not self._open[-2].main
        self.page.tags[node.mem_id] = "main" if is_main else tag
        self._time(tag, attributes)
        self._field(tag, attributes)
        return True

    def leave(self, node: LexborNode) -> None:
        """Take the end of a node."""
        if not self._entered or self._entered[-1] != node.mem_id:
            return
        element = self._open[-1]
        self._ruby.leave(element.tag, self._builder)
        if element.tag in {"td", "th"} and self._rows.is_open:
            self._end_cell(element)
        elif element.tag == "tr" and self._rows.is_open:
            self._end_row()
        elif element.block:
            self.flush()
        if element.tag == "table":
            self._rows.end_table(self.page.found)
        self._open.pop()
        self._entered.pop()

    def flush(self) -> None:
        """Make pieces of the text since the last block began or ended."""
        if self._rows.is_open:
            self._break()
            return
        lines = self._builder.lines()
        marks, note = self._taken_marks(len(lines)), self._note
        self._builder, self._note = Builder(self._builder.left), False
        first = 0
        for place, (line, count) in enumerate(self._parted(lines)):
            mark = marks[first] if count == 1 else sum(marks[first : first + count], LineMarks())
            first += count
            self._put(line, mark, note=note and not place, lines=count, gap=not place)
        for words, kind in self._asides:
            self._keep(Piece(words, furniture=kind))
        self._asides = []

    def end(self) -> None:
        """Keep the names that nothing more is called by."""
        self._builder.lines()
        self.page.names.extend(self._builder.left)

    def _name(self, tag: str, attributes: Attributes) -> None:
        for name in html_elements.names(tag, attributes):
            self._builder.name(name)

    def _keep(self, piece: Piece, marks: LineMarks | None = None) -> None:
        current, share, is_caption = self._open[-1], 0.0, False
        if marks is not None and (marks.links or marks.captions):
            letters = max(1, sum(map(str.isalnum, piece.text)))
            share, is_caption = min(marks.links / letters, 1.0), marks.captions > letters / 2
        self.page.found.append(PageFindings(piece, current.path, share, current.main, is_caption))

    def _picture(self, tag: str) -> None:
        if tag in _PICTURES:
            self.page.pictures.append(self._open[-1].path)

    def _field(self, tag: str, attributes: Attributes) -> None:
        kind = (attributes.get("type") or "text").lower()
        if tag == "textarea" or (tag == "input" and kind in _FIELDS):
            self.page.fields.append(self._open[-1].path)

    def _time(self, tag: str, attributes: Attributes) -> None:
        if tag == "time" and (said := attributes.get("datetime")):
            self.page.times.append((len(self.page.found), said))

    def _break(self) -> None:
        self._builder.break_line()
        self._marks.append(LineMarks())

    def _taken_marks(self, count: int) -> list[LineMarks]:
        """Return how each line was set, and begin anew."""
        marks = [one for one in self._marks if one.looks]
        if not marks and not count:
            return []
        self._marks = [LineMarks()]
        return marks if len(marks) == count else [sum(marks, LineMarks())] * count

    def _say(self, text: str) -> None:
        current = self._open[-1]
        if current.heading and current.number:
            self._number = f"{self._number}{text}".strip()
            return
        leads_here = current.heading and current.jump and not any(map(str.isalnum, text))
        if current.aside or leads_here:
            words = " ".join(text.split())
            kind = current.furniture or FurnitureKind.MARKUP
            self._asides += [(words, kind)] if words else []
            return
        if self._ruby.takes(text, self._builder):
            return
        if current.preformatted:
            for place, line in enumerate(text.split("\n")):
                if place:
                    self._break()
                self._run(line)
            return
        for place, part in enumerate(_LINE_END.split(text)):
            if place:
                self._builder.wrap()
            self._run(part)

    def _run(self, text: str) -> None:
        current = self._open[-1]
        self._builder.add(text, current.styles)
        if not text or text.isspace():
            return
        marks = self._marks[-1]
        marks.looks[(current.look, current.size)] += len(text)
        if current.link or (current.jump and not current.heading):
            marks.links += sum(map(str.isalnum, text))
        if current.caption:
            marks.captions += sum(map(str.isalnum, text))

    def _parted(self, lines: list[Rich]) -> list[tuple[Rich, int]]:
        current = self._open[-1]
        if current.heading and lines:
            return [(rich_text.joined(lines), len(lines))]
        return broken_lines.paragraphs(lines)

    def _put(self, line: Rich, marks: LineMarks, *, note: bool, lines: int, gap: bool) -> None:
        current = self._open[-1]
        marker, self._number = current.take_marker() or self._number, ""
        hint, level = current.hint, current.level
        if current.heading:
            hint, level = BlockKind.HEADING, current.heading
        back = _BACK.search(line.text) if note or hint is BlockKind.FOOTNOTE else None
        rest = line.cut(0, back.start()) if back and back.start() else line
        behind = sum(map(str.isalnum, line.text[len(rest.text) :]))
        marks.links = max(0, marks.links - behind)  # the way back is no link of the note's
        if note or hint is BlockKind.FOOTNOTE:
            hint, level = BlockKind.FOOTNOTE, 0
            marker, rest = note_marker(marker, rest)
        elif not marker:
            marker, rest = rest.split_marker()
        if rest.text:
            shown, size = marks.looks.most_common(1)[0][0] if marks.looks else ("", 0.0)
            piece = Piece(
                rest.text, marker, hint=hint, level=level, gap=gap, lines=lines,
                indent=current.depth, spans=rest.spans, centred=current.centred,
                furniture=current.furniture, look=shown, size=size, names=rest.names,
            )  # fmt: skip
            self._keep(piece, marks)
        if back and back.start():
            kept = Piece(line.text[back.start() :].strip(), furniture=FurnitureKind.NAVIGATION)
            self._keep(kept, LineMarks(links=len(kept.text)))

    def _enter_table(self, element: HtmlElement, attributes: Attributes) -> None:
        if element.tag == "table":
            self._rows.end_table(self.page.found)
            self._rows.begin_table()
        elif element.tag in {"thead", "tbody", "tfoot"}:
            self._rows.begin_group()
        elif element.tag == "tr" and element.in_data:
            self._rows.begin_row()
        elif element.tag in {"td", "th"} and self._rows.is_open:
            self._cell = (reach(attributes, "colspan"), reach(attributes, "rowspan"))

    def _end_cell(self, element: HtmlElement) -> None:
        lines = self._builder.lines()
        self._builder = Builder(self._builder.left)
        self._row_names += [name for line in lines for name in line.names]
        text = self._readings.add(lines)
        columns, rows = self._cell
        self._rows.add(text, columns=columns, rows=rows, head=element.tag == "th")

    def _end_row(self) -> None:
        current, (text, is_head) = self._open[-1], self._rows.end_row(len(self.page.found))
        stray = self._builder.lines()
        marks = sum(self._marks, LineMarks())
        names, self._row_names = tuple(self._row_names), []
        left = self._builder.left if text else (*names, *self._builder.left)
        self._builder, self._marks = Builder(left), [LineMarks()]
        if text:
            piece = Piece(
                text, hint=BlockKind.TABLE_ROW, level=int(is_head), gap=False,
                furniture=current.furniture, spans=self._readings.taken(text), names=names,
            )  # fmt: skip
            self._keep(piece, marks)
        for line in stray:
            self._put(line, LineMarks(), note=False, lines=1, gap=True)
