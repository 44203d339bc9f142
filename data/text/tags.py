"""Tags in one line of text, for a field or a cell, and back.

A comma parts them, in any of its widths. A tag that holds one, or a quotation mark, stands in
quotation marks, its own doubled, as in tables (RFC 4180, 2.7); so every tag comes back as it was.
"""

import re
from collections.abc import Iterable

_PARTING = ",，、\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_NEEDS_QUOTES = re.compile(f'[{_PARTING}"]')
_QUOTED = re.compile(rf'\s*+"((?:[^"]|"")*+)"\s*+(?:[{_PARTING}]|$)')
_BARE = re.compile(rf"([^{_PARTING}]*)(?:[{_PARTING}]|$)")


def in_line(tags: Iterable[str]) -> str:
    """Return tags as one text; `of_line` gives them back."""
    return ", ".join(
        f'"{tag.replace(chr(34), chr(34) * 2)}"' if _NEEDS_QUOTES.search(tag) else tag
        for tag in tags
    )


def of_line(text: str) -> tuple[str, ...]:
    """Return the tags that a text names, each once, without outer space; none is an error."""
    found: dict[str, None] = {}
    place = 0
    while place < len(text):
        match = _QUOTED.match(text, place) or _BARE.match(text, place)
        if match is None:  # never: the second pattern takes anything
            break
        quoted = match.re is _QUOTED
        tag = (match[1].replace('""', '"') if quoted else match[1]).strip()
        if tag:
            found[tag] = None
        place = match.end() if match.end() > place else place + 1
    return tuple(found)
