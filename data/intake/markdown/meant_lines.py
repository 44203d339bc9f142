"""Paragraphs of Markdown whose line ends mean something, though the format takes them for blanks.

Patterns served: "Term" above ":   Its definition", as minutes and laws define terms; a bold line,
or a label in capitals ("HARBOUR ROAD:"), right above text; labels one below the other ("**Date:** 3
June", "Place: Tokyo"); items with letters right below each other ("A. The council …", "#. …"); what
each of several persons says, in lines of its own ("Jo: …" above "Ada: …", "<jo> …"), perhaps over
several.
"""

import re
from collections.abc import Iterator

from data.intake.lexicon import shapes

_DEFINED = re.compile(r":[ \t]+(?=\S)")
_BOLD_LINE = re.compile(r"[ ]{0,3}(\*\*|__)[^*_\n]++\1[ ]*")
_BOLD_LABEL = re.compile(r"[ ]{0,3}(\*\*|__)[^*_\n]{1,80}?(?::\1|\1[ ]?:)")
_LABEL = re.compile(r"[ ]{0,3}[^\W\d_][\w .’'/-]{1,30}:[ ]\S")
_NAME = r"[^\W\d_][\w.’'-]{0,20}(?: [^\W\d_a-z][\w.’'-]{0,20}){0,2}"
_SAID = re.compile(rf"[ ]{{0,3}}(?:{_NAME}:|\\<[\w|`^-]{{1,20}}>)[ ]\S")
_ENDS = (".", "?", "!", "…", ")", "”", '"', "]", ":")
_NAMED = re.compile(r"^([ ]{0,3})<([A-Za-z][\w|`^-]{0,20})>(?=[ ]\S)", re.MULTILINE)
_ITEM = re.compile(r"[ ]{0,3}(?P<sign>[A-Za-z#])[.)][ ]+(?=\S)")
_FEWEST_ITEMS = 2
_MAY_STAY_OPEN = frozenset(
    {"br", "hr", "img", "wbr", "p", "li", "td", "th", "tr", "dt", "dd", "input", "option"}
)
_LONGEST_TERM = 120


def split(text: str) -> Iterator[str]:
    """Yield the paragraphs in a paragraph's text; most hold one, which is the text as it is.

    A term leads its first definition in. Who speaks in "<jo> …" is no element of HTML.
    """
    if "<" in text:
        text = _NAMED.sub(lambda match: _spoken(match, text), text)
    lines = text.split("\n")
    if _lettered(lines):
        starts = [number for number, line in enumerate(lines) if _ITEM.match(line)]
        for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
            yield "\n".join(lines[start:end])
        return
    starts = [number for number, line in enumerate(lines) if _DEFINED.match(line)]
    if not starts or not all(map(_is_term, lines[: starts[0]])):
        yield _broken(lines)
        return
    term = ", ".join(line.strip().removesuffix(":") for line in lines[: starts[0]])
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        said = _DEFINED.sub("", "\n".join(lines[start:end]), count=1)
        yield f"<b>{term}</b>: {said}" if term else said
        term = ""


def _spoken(match: re.Match[str], text: str) -> str:
    """Return a name in angle brackets so that it is text; an element of HTML stays one."""
    name = match[2].casefold()
    is_element = name in _MAY_STAY_OPEN or f"</{name}" in text.casefold()
    return match[0] if is_element else f"{match[1]}\\<{match[2]}>"


def _is_term(line: str) -> bool:
    return len(line) <= _LONGEST_TERM and not shapes.ends_sentence(line)


def _broken(lines: list[str]) -> str:
    """Return a paragraph with the line ends that mean something said in the format's own way."""
    if len(lines) < 2:
        return lines[0]
    labels = _BOLD_LABEL if _BOLD_LABEL.match(lines[0]) else _LABEL
    are_labels = all(map(labels.match, lines)) or (
        labels is _BOLD_LABEL and sum(bool(labels.match(line)) for line in lines) > 1
    )
    are_turns = not are_labels and _SAID.match(lines[0]) is not None
    parts = [lines[0]]
    for place, line in enumerate(lines[1:]):
        ends = labels.match(line) if are_labels else place == 0 and _heads(lines)
        ends = ends or (are_turns and _begins_turn(line, lines[place]))
        parts.append(f"\\\n{line}" if ends and not _is_broken(parts[-1]) else f"\n{line}")
    return "".join(parts)


def _lettered(lines: list[str]) -> bool:
    """Tell whether lines are items whose letters count on from the first; "#." counts by itself."""
    found = [match["sign"] for line in lines if (match := _ITEM.match(line))]
    if len(found) < _FEWEST_ITEMS or not _ITEM.match(lines[0]):
        return False
    start = found[0]
    return all(
        sign in {"#", chr(ord(start) + place)}
        for place, sign in enumerate(found)
        if start != "#" or sign != "#"
    )


def _begins_turn(line: str, above: str) -> bool:
    """Tell whether someone else begins to speak, and the line above did not end as it was full."""
    is_turn = _SAID.match(line) is not None
    return is_turn and ("<" in line[:5] or above.rstrip().endswith(_ENDS))


def _heads(lines: list[str]) -> bool:
    """Tell whether the first line heads the others, and did not end there because it was full."""
    is_label = lines[0].rstrip().endswith(":") and shapes.is_capitals(lines[0])
    is_label = is_label and shapes.ends_sentence(lines[-1].rstrip())
    if not (is_label or _BOLD_LINE.fullmatch(lines[0])) or lines[1].lstrip()[:1].islower():
        return False
    word = lines[1].split(maxsplit=1)[:1]
    return len(lines[0]) + 1 + len("".join(word)) <= max(map(len, lines[1:]))


def _is_broken(line: str) -> bool:
    return line.endswith(("\\", "  ", "<br>", "<br/>", "<br />"))
