"""Bold that CommonMark would not see, as people and converters write it.

Patterns served: blanks inside the signs ("**Growing **"), also over the end of a line; signs
between a full stop and a letter ("**Purpose.**The", "**目的：**この"); three signs
with blanks in them ("***Scope ***"); signs around blanks alone, and signs that end and begin again
inside a word ("Gro****wing").
"""

import re

_UNDERSCORES = re.compile(
    r"__(?!\s*__)((?:[ \t\u00a0]++[^*_\n][^*_\n]{0,300}?|[^*_\s][^*_\n]{0,300}?\s++))__"
)
_SEAM = re.compile(r"(?<=[^\s*])\*{4}(?=[^\s*])")
_STARS = re.compile(r"(?<![\\*])\*\*(?!\*)")
_THREE_STARS = re.compile(r"(?<![\\*])\*\*\*(?!\*)")


def tightened(text: str) -> str:
    """Return a run of Markdown in which all bold is such as the format sees."""
    if "__" in text:
        text = _UNDERSCORES.sub(_outside, text)
    if "***" in text:
        text = _paired(text, _THREE_STARS, "<b><i>", "</i></b>")
    return _paired(_SEAM.sub("", text), _STARS, "<b>", "</b>") if "**" in text else text


def _outside(match: re.Match[str]) -> str:
    """Move blanks out of the signs."""
    inner = match[1]
    left = " " if inner[0].isspace() else ""
    right = " " if inner[-1].isspace() else ""
    return f"{left}__{inner.strip()}__{right}"


def _paired(text: str, signs: re.Pattern[str], opens: str, closes: str) -> str:
    """Take signs in pairs, as they were meant, and write as elements those that are not seen.

    Where one has no partner, or program code may hold some, nobody knows which belong together.
    """
    places = [match.start() for match in signs.finditer(text)]
    size = 2 if signs is _STARS else 3
    if len(places) % 2 or "`" in text:
        return text
    parts, place = [], 0
    for start, end in zip(places[::2], places[1::2], strict=True):
        parts.append(text[place:start])
        inner = text[start + size : end]
        if not inner.strip():
            parts.append(inner)
        elif _is_seen(text, start, end, size):
            parts.append(text[start : end + size])
        else:
            parts.append(f"{opens}{inner}{closes}")
        place = end + size
    return "".join((*parts, text[place:]))


def _is_seen(text: str, start: int, end: int, size: int) -> bool:
    """Tell whether signs touch the bold text, and letters outside do not hide them."""
    first, last = text[start + size], text[end - 1]
    before, after = text[start - 1 : start], text[end + size : end + size + 1]
    if first.isspace() or last.isspace():
        return False
    opens = first.isalnum() or not before.isalnum()
    return opens and (last.isalnum() or not after.isalnum())
