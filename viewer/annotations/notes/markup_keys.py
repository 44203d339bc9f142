"""What keys do to Markdown that is being typed: marks around words, lists that go on."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

STRONG, EMPHASIS = "**", "*"
_ITEM = re.compile(r"(?P<indent>[ \t]*)(?P<mark>[-*+]|(?P<number>\d{1,9})(?P<sign>[.)])|>)[ \t]+")
_LINE_END = "\u2029"


class Continued(NamedTuple):
    """What Return puts behind a line of a list, or how much before the caret it takes away."""

    put: str = ""
    taken: int = 0


def continued(line: str, caret: int) -> Continued | None:
    """Return what Return does in a line, with the caret so far in it; None for what it always does.

    An item without words ends its list.
    """
    found = _ITEM.match(line)
    if found is None or caret < found.end():
        return None
    if not line[found.end() :].strip():
        return Continued(taken=caret)
    mark = found["mark"]
    if found["number"]:
        mark = f"{int(found['number']) + 1}{found['sign']}"
    return Continued(put=f"\n{found['indent']}{mark} ")


def go_on(field: QPlainTextEdit) -> bool:
    """Begin the next item of a list, or end the list; tell whether the caret is in one."""
    cursor = field.textCursor()
    if cursor.hasSelection():
        return False
    found = continued(cursor.block().text(), cursor.positionInBlock())
    if found is None:
        return False
    cursor.beginEditBlock()
    if found.taken:
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(found.put)
    cursor.endEditBlock()
    field.setTextCursor(cursor)
    field.ensureCursorVisible()
    return True


def turn(field: QPlainTextEdit, sign: str) -> None:
    """Give the chosen words marks, or take these away; without any the caret is between them.

    Blanks and markers of lists stay outside, where marks would be none, and so do line ends.
    """
    cursor = field.textCursor()
    start = cursor.selectionStart()
    stretches = list(_stretches(cursor.selectedText(), start)) or [(start, start)]
    marked = [_has_mark(cursor, *one, sign) for one in stretches]
    takes = all(marked)
    turned = [one for one, has_mark in zip(stretches, marked, strict=True) if has_mark is takes]
    cursor.beginEditBlock()
    for stretch in reversed(turned):  # what comes before keeps its place
        _turn_stretch(cursor, *stretch, sign, takes=takes)
    cursor.endEditBlock()
    step = -len(sign) if takes else len(sign)
    (first, _), (_, last) = stretches[0], stretches[-1]
    first += step * (stretches[0] in turned)
    last += step * (2 * len(turned) - (stretches[-1] in turned))
    cursor.setPosition(first)
    cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
    field.setTextCursor(cursor)


def _stretches(chosen: str, start: int) -> Iterator[tuple[int, int]]:
    """Yield where the words of each line are, in UTF-16 units, without marks at their ends."""
    place = start
    for line in chosen.split(_LINE_END):
        item = _ITEM.match(line)
        behind = item.end() if item else 0
        words = line[behind:].strip().strip("*")
        if words:
            first = place + _units(line[: line.index(words, behind)])
            yield first, first + _units(words)
        place += _units(line) + 1


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _has_mark(cursor: QTextCursor, start: int, end: int, sign: str) -> bool:
    around = min(_stars(cursor, start, -1), _stars(cursor, end, 1))
    return around >= len(STRONG) if sign == STRONG else around in {1, 3}


def _turn_stretch(cursor: QTextCursor, start: int, end: int, sign: str, *, takes: bool) -> None:
    if takes:
        _replace(cursor, end, end + len(sign), "")
        _replace(cursor, start - len(sign), start, "")
        return
    _replace(cursor, end, end, sign)
    _replace(cursor, start, start, sign)


def _stars(cursor: QTextCursor, place: int, step: int) -> int:
    """Return how many stars stand right before a place (-1) or behind it (1), up to three."""
    document = cursor.document()
    count = 0
    where = place - 1 if step < 0 else place
    while count < 3 and where >= 0 and document.characterAt(where) == "*":
        count += 1
        where += step
    return count


def _replace(cursor: QTextCursor, start: int, end: int, text: str) -> None:
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(text)
