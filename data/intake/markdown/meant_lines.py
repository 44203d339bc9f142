"""Paragraphs of Markdown whose line ends mean something, though the format takes them for blanks.

Patterns served: "Term" above ":   Its definition", as minutes and laws define terms; a bold line
right above text; labels one below the other ("**Date:** 3 June", "Place: Tokyo").
"""

import re
from collections.abc import Iterator

from data.intake.lexicon import shapes

_DEFINED = re.compile(r":[ \t]+(?=\S)")
_BOLD_LINE = re.compile(r"[ ]{0,3}(\*\*|__)[^*_\n]++\1[ ]*")
_BOLD_LABEL = re.compile(r"[ ]{0,3}(\*\*|__)[^*_\n]{1,80}?(?::\1|\1[ ]?:)")
_LABEL = re.compile(r"[ ]{0,3}[^\W\d_][\w .’'/-]{1,30}:[ ]\S")
_LONGEST_TERM = 120


def split(text: str) -> Iterator[str]:
    """Yield the paragraphs in a paragraph's text; most hold one, which is the text as it is.

    A term leads its first definition in.
    """
    lines = text.split("\n")
    starts = [number for number, line in enumerate(lines) if _DEFINED.match(line)]
    if not starts or not all(map(_is_term, lines[: starts[0]])):
        yield _broken(lines)
        return
    term = ", ".join(line.strip().removesuffix(":") for line in lines[: starts[0]])
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        said = _DEFINED.sub("", "\n".join(lines[start:end]), count=1)
        yield f"<b>{term}</b>: {said}" if term else said
        term = ""


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
    parts = [lines[0]]
    for place, line in enumerate(lines[1:]):
        ends = labels.match(line) if are_labels else place == 0 and _heads(lines)
        parts.append(f"\\\n{line}" if ends and not _is_broken(parts[-1]) else f"\n{line}")
    return "".join(parts)


def _heads(lines: list[str]) -> bool:
    """Tell whether the first line is bold, and did not end there because it was full."""
    if not _BOLD_LINE.fullmatch(lines[0]) or lines[1].lstrip()[:1].islower():
        return False
    word = lines[1].split(maxsplit=1)[:1]
    return len(lines[0]) + 1 + len("".join(word)) <= max(map(len, lines[1:]))


def _is_broken(line: str) -> bool:
    return line.endswith(("\\", "  ", "<br>", "<br/>", "<br />"))
