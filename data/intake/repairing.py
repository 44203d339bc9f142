"""Put right what went wrong with a text before we got it, and say so.

Patterns served: UTF-8 that was read as Windows-1252 ("employersâ€™"), once or twice; soft hyphens
and zero-width blanks left over from web pages; no-break blanks as layout.
"""

import re

_SUSPECT = re.compile(
    "[ÃÂâ][\u0080-\u00bf\u20ac\u201a-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u0152\u0153"
    "\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013\u2014\u2018-\u201d\u2122]"
)
_INVISIBLE = re.compile("[\u00ad\u200b\ufeff]")
_MARKS = {"\u00ad": "soft hyphens", "\u200b": "zero-width blanks", "\ufeff": "byte order marks"}


def repair(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the text as it was meant, and sentences for the user on what was repaired."""
    said: list[str] = []
    if _SUSPECT.search(text):
        text, count, example = _ungarbled(text)
        if count:
            lines = "1 line" if count == 1 else f"{count:,} lines"
            said.append(f"Garbled characters in {lines} were put right (“{example}”).")
    found = _INVISIBLE.findall(text)
    if found:
        names = " and ".join(name for mark, name in _MARKS.items() if mark in found)
        said.append(f"{len(found):,} invisible characters were taken out: {names}.")
        text = _INVISIBLE.sub("", text)
    return text.replace("\u00a0", " "), tuple(said)


def _ungarbled(text: str) -> tuple[str, int, str]:
    """Repair line by line, so that one good line is never changed for a bad one elsewhere."""
    import ftfy  # noqa: PLC0415  # few files need it

    lines = text.split("\n")
    count, example = 0, ""
    for number, line in enumerate(lines):
        if not _SUSPECT.search(line):
            continue
        better = ftfy.fix_encoding(line)
        if better != line:
            count += 1
            example = example or _example(line, better)
            lines[number] = better
    return "\n".join(lines), count, example


def _example(before: str, after: str) -> str:
    """Return the first repaired place, as it was and as it is."""
    match = _SUSPECT.search(before)
    start = match.start() if match else 0
    garbled = re.split(r"[\sA-Za-z]", before[start : start + 6], maxsplit=1)[0] or before[start]
    return f"{garbled}” is “{after[start : start + 1]}"
