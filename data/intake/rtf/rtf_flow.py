"""The paragraphs and tables of a text, a note or a page's head, as they are read one by one."""

from dataclasses import dataclass, field, replace

from data.document import BlockKind, FurnitureKind
from data.intake.lines import cell_table
from data.intake.lines.cell_table import CellRow, RowCell
from data.intake.lines.set_text import SetKind, SetText
from data.intake.rtf.rtf_head import RtfHead
from data.intake.rtf.rtf_state import RtfLook, RtfSetting
from data.intake.stream import Piece

_DEEPEST = 8
_MOST_IN_TABLES = 0.9
_MOST_CELLS = 256


@dataclass(slots=True)
class _OpenTable:
    """A table that is being read: its rows, the cells of the row, the pieces of the cell."""

    rows: list[CellRow] = field(default_factory=list)
    cells: list[RowCell] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)


class RtfFlow:
    """Makes pieces of what is said; sizes are in half points until the whole is known."""

    def __init__(self, head: RtfHead) -> None:
        self._head = head
        self._text = SetText()
        self._marker = ""
        self._hidden: list[str] = []
        self._beside: list[Piece] = []
        self._tables: list[_OpenTable] = []
        self._blocks: list[Piece | list[CellRow]] = []
        self._is_head = False
        self.hidden = 0

    def say(self, text: str, look: RtfLook, link: str) -> None:
        """Add a run to the paragraph."""
        if look.hidden:
            self._hidden.append(text)
        else:
            self._text.add(text, look.marks(link), float(look.size))

    def name(self, name: str) -> None:
        """Take note that links may call this place so."""
        self._text.name(name)

    def mark(self, text: str) -> None:
        """Add to what is printed before the paragraph."""
        self._marker += text

    def keep_beside(self, pieces: list[Piece]) -> None:
        """Keep what hangs on the paragraph without being said in it."""
        self._beside += pieces

    def take(self, word: str, setting: RtfSetting) -> bool:
        """Take a word that ends a line, a paragraph, a cell or a row; return whether it does."""
        inner = max(2, setting.depth)
        match word:
            case "par" | "sect" | "\n" | "\r":
                self.end_paragraph(setting)
            case "line" | "lbr":
                self._text.break_line()
            case "cell":
                self.end_cell(setting, 1)
            case "nestcell":
                self.end_cell(setting, inner)
            case "row":
                self.end_row(1)
            case "nestrow":
                self.end_row(inner)
            case "trowd":
                self._is_head = False
            case "trhdr":
                self._is_head = True
            case _:
                return False
        return True

    def end_paragraph(self, setting: RtfSetting) -> None:
        """Make pieces of the paragraph."""
        hidden = " ".join("".join(self._hidden).split())
        self.hidden += bool(hidden)
        found = self._text.pieces(self._kind(setting)) + self._beside
        if self._head.is_contents(setting.style):
            kept = FurnitureKind.NAVIGATION
            found = [
                replace(one, furniture=one.furniture or kept, hint=None, level=0) for one in found
            ]
        found += [Piece(hidden, furniture=FurnitureKind.MARKUP)] if hidden else []
        self._text, self._marker = SetText(self._text.left), ""
        self._hidden, self._beside = [], []
        if found:
            self._put(found, min(setting.depth, _DEEPEST))

    def end_cell(self, setting: RtfSetting, depth: int) -> None:
        """End the cell, of a table inside so many others; and its paragraph."""
        depth = max(1, min(depth, _DEEPEST))
        self.end_paragraph(replace(setting, depth=max(setting.depth, depth)))
        self._open(depth)
        self._close(depth)
        table = self._tables[-1]
        if len(table.cells) < _MOST_CELLS:
            table.cells.append(cell_table.table_cell(table.pieces))
            table.pieces = []

    def end_row(self, depth: int) -> None:
        """End the row of a table inside so many others."""
        depth = max(1, min(depth, _DEEPEST))
        if len(self._tables) < depth:
            return
        self._close(depth)
        table = self._tables[-1]
        if table.pieces:
            table.cells.append(cell_table.table_cell(table.pieces))
        if table.cells:
            table.rows.append(CellRow(tuple(table.cells), is_head=self._is_head))
        table.cells, table.pieces, self._is_head = [], [], False

    def finish(self, setting: RtfSetting) -> list[Piece]:
        """Return the pieces, in their order."""
        self.end_paragraph(setting)
        self._close(0)
        inside = sum(
            sum(cell.length for row in block for cell in row.cells)
            for block in self._blocks
            if isinstance(block, list)
        )
        outside = sum(len(block.text) for block in self._blocks if isinstance(block, Piece))
        is_all = inside >= _MOST_IN_TABLES * (inside + outside)
        found: list[Piece] = []
        for block in self._blocks:
            if isinstance(block, Piece):
                found.append(block)
            else:
                found += cell_table.pieces_of(block, is_all=is_all)
        return found

    def _kind(self, setting: RtfSetting) -> SetKind:
        hint, level = self._head.kind(setting.style, setting.outline)
        marker = _tidy(self._marker)
        if hint is None and (marker or setting.list_level >= 0):
            hint, level = BlockKind.LIST_ITEM, max(0, setting.list_level) + 1
        return SetKind(hint, level, marker, setting.centred, self._head.name_of(setting.style))

    def _put(self, pieces: list[Piece], depth: int) -> None:
        self._close(depth)
        self._open(depth)
        if depth:
            self._tables[-1].pieces += pieces
        else:
            self._blocks += pieces

    def _open(self, depth: int) -> None:
        while len(self._tables) < depth:
            self._tables.append(_OpenTable())

    def _close(self, depth: int) -> None:
        """End all tables that are deeper."""
        while len(self._tables) > depth:
            self.end_row(len(self._tables))
            rows = self._tables.pop().rows
            if rows and self._tables:
                self._tables[-1].pieces += cell_table.pieces_of(rows, is_all=False)
            elif rows:
                self._blocks.append(rows)


def _tidy(marker: str) -> str:
    """Return what is printed before an item; of bullets, those that mean something anywhere."""
    said = " ".join(marker.split())
    if len(said) == 1 and (said == "·" or "\ue000" <= said <= "\uf8ff" or not said.isprintable()):
        return "•"
    return said[:40].strip()
