"""Which lines of a Markdown file stand in fences as program code, where no other sign counts."""

import re
from collections.abc import Sequence

_FENCE = re.compile(r"[ ]{0,3}(`{3,}+|~{3,}+)")


def inside(lines: Sequence[str]) -> list[bool]:
    """Tell of each line whether it is code, or a fence of it."""
    found = []
    fence = ""
    for line in lines:
        opened = _FENCE.match(line)
        ends = bool(opened and fence and line.strip().startswith(fence))
        found.append(bool(fence or opened))
        if ends:
            fence = ""
        elif opened and not fence:
            fence = opened[1]
    return found
