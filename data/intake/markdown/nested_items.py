"""Items of a list that are set in too little for the format, and were meant to be nested.

Patterns served: "  1. Opening" above "    1. Roll call": the format asks for a fifth blank, takes
the line for more of the text above, and runs both together.
"""

import re
from collections.abc import Sequence

from data.intake.markdown import code_fences

_ITEM = re.compile(r"(?P<indent> *+)(?P<marker>[-*+]|\d{1,9}[.)])(?P<blanks> {1,4})(?=\S)")
_NOT_AN_ITEM = 4
"""A line that is set in so far begins no list, unless it stands in an item."""


def set_in(text: str) -> str:
    """Return Markdown with such items set in as far as the text of the item above."""
    if "\n    " not in text:
        return text
    lines = text.split("\n")
    above: list[tuple[int, int]] = []
    for number, is_code in enumerate(code_fences.inside(lines)):
        line = lines[number]
        match = None if is_code else _ITEM.match(line)
        if match is None:
            if is_code or (line and not line[0].isspace()):
                above = []
            continue
        indent = len(match["indent"])
        while above and above[-1][0] >= indent:
            above.pop()
        if not above and indent >= _NOT_AN_ITEM:
            continue
        needed = above[-1][1] if above and indent >= _NOT_AN_ITEM else indent
        more = max(0, needed - indent) if _goes_straight_on(lines, number) else 0
        lines[number] = " " * more + line
        above.append((indent, match.end() + more))
    return "\n".join(lines)


def _goes_straight_on(lines: Sequence[str], number: int) -> bool:
    """Tell whether a line stands right below another, and is nothing but more of it."""
    return number > 0 and bool(lines[number - 1].strip())
