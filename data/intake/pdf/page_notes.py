"""Footnotes: lines in smaller type at the foot of a column, from one with a sign on.

Patterns served: a raised number or a sign ("*", "†") before the note; a plain number in small
type; notes of several lines.
"""

import re
from collections.abc import Sequence

from data.intake.pdf.page_lines import PageLine

_SMALLER = 0.93
_SIGN = re.compile(r"(?:\d{1,3}|[*∗†‡§¶]{1,3}|※\d{0,2})[.)）]?(?=\s*\S)")
_PLAIN_SIGN = re.compile(
    r"(?:\d{1,3}[.)）]?|[*∗†‡§¶]{1,3}|※\d{0,2})(?=\s+\S)|\d{1,3}(?=[A-Z“‘\u3040-\u9fff])"
)


def start_of_notes(lines: Sequence[PageLine], body: float) -> int:
    """Return the number of the first line of a column's notes; that of its end if it has none.

    `body` is the size of the document's text, in points.
    """
    start = len(lines)
    while start and lines[start - 1].size < _SMALLER * body and not _is_no_note(lines[start - 1]):
        start -= 1
    return next(
        (number for number in range(start, len(lines)) if sign_of(lines[number], alone=start == 0)),
        len(lines),
    )


def _is_no_note(line: PageLine) -> bool:
    return line.turned or line.is_row


def sign_of(line: PageLine, *, alone: bool = False) -> str:
    """Return the sign that a note starts with, or ""; where it is `alone`, only a raised one."""
    first = line.bits[0]
    if first.raised and (match := _SIGN.match(line.text)):
        return match.group()
    match = None if alone else _PLAIN_SIGN.match(line.text)
    return match.group() if match else ""


def parted(lines: Sequence[PageLine]) -> list[list[PageLine]]:
    """Return the lines of each note."""
    found: list[list[PageLine]] = []
    raised = any(line.bits[0].raised for line in lines)
    for line in lines:
        if not found or sign_of(line, alone=raised):
            found.append([])
        found[-1].append(line)
    return found
