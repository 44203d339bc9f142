"""The guide as a page: blocks become text blocks, never markup."""

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import QSizeF
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextLength,
    QTextTableFormat,
)

from data.basis.values import dataclass
from viewer.guide.guide_text import GuideBlock, GuideKind
from viewer.look.theme import Theme, interface, serif

_BULLET = "•\u2002"
_KEYS_SHARE = 34
"""How much of the width the keys have beside what they do, in percent."""


@dataclass(frozen=True, slots=True)
class _Setting:
    size: int
    leading: int
    before: int
    after: int


_SETTINGS = {
    GuideKind.CHAPTER: _Setting(26, 34, 34, 8),
    GuideKind.SECTION: _Setting(17, 25, 16, 4),
    GuideKind.PARAGRAPH: _Setting(16, 25, 0, 10),
    GuideKind.ITEM: _Setting(16, 25, 0, 6),
    GuideKind.KEY: _Setting(13, 20, 1, 1),
}
_HEADS = (GuideKind.CHAPTER, GuideKind.SECTION)


def set_guide(blocks: Sequence[GuideBlock], theme: Theme) -> tuple[QTextDocument, dict[str, int]]:
    """Return the guide in the colours of a theme, and where each chapter starts, by its title."""
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(36)
    cursor, chapters = QTextCursor(document), {}
    cursor.beginEditBlock()
    is_first = True
    for is_key, group in groupby(blocks, lambda one: one.kind is GuideKind.KEY):
        if is_key:
            _table(cursor, tuple(group), theme)
            continue
        for block in group:
            _new_block(cursor, block.kind, theme, is_first=is_first)
            if block.kind is GuideKind.CHAPTER:
                chapters[block.text] = cursor.position()
            mark = _BULLET if block.kind is GuideKind.ITEM else ""
            cursor.insertText(f"{mark}{block.text}")
            is_first = False
    cursor.endEditBlock()
    return document, chapters


def print_guide(blocks: Sequence[GuideBlock], theme: Theme, page: QSizeF) -> QTextDocument:
    """Return the guide as it is printed, in the colours of paper, on pages of `page` points."""
    document, _ = set_guide(blocks, theme)
    document.setDocumentMargin(0)
    document.setPageSize(page)
    return document


def _new_block(cursor: QTextCursor, kind: GuideKind, theme: Theme, *, is_first: bool) -> None:
    set_as, block, characters = _SETTINGS[kind], QTextBlockFormat(), QTextCharFormat()
    block.setLineHeight(set_as.leading, QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
    block.setTopMargin(0 if is_first else set_as.before)
    block.setBottomMargin(set_as.after)
    if kind is GuideKind.ITEM:
        hung = QFontMetricsF(serif(set_as.size)).horizontalAdvance(_BULLET)
        block.setLeftMargin(hung)
        block.setTextIndent(-hung)
    if kind in _HEADS:
        block.setHeadingLevel(1 if kind is GuideKind.CHAPTER else 2)
    weight = QFont.Weight.DemiBold if kind in _HEADS else QFont.Weight.Normal
    characters.setFont(serif(set_as.size, weight))
    characters.setForeground(QColor(theme.ink))
    if is_first:
        cursor.setBlockFormat(block)
        cursor.setBlockCharFormat(characters)
        cursor.setCharFormat(characters)
    else:
        cursor.insertBlock(block, characters)


def _table(cursor: QTextCursor, keys: Sequence[GuideBlock], theme: Theme) -> None:
    """Set keys beside what they do."""
    as_set = QTextTableFormat()
    as_set.setBorder(0)
    as_set.setCellPadding(3)
    as_set.setColumnWidthConstraints(
        [
            QTextLength(QTextLength.Type.PercentageLength, _KEYS_SHARE),
            QTextLength(QTextLength.Type.PercentageLength, 100 - _KEYS_SHARE),
        ]
    )
    as_set.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    table = cursor.insertTable(len(keys), 2, as_set)
    for row, key in enumerate(keys):
        for column, text in enumerate((key.text, key.beside)):
            characters = QTextCharFormat()
            characters.setFont(interface(13))
            characters.setForeground(QColor(theme.soft if column == 0 else theme.ink))
            table.cellAt(row, column).firstCursorPosition().insertText(text, characters)
    cursor.movePosition(QTextCursor.MoveOperation.End)
