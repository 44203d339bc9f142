"""Paragraphs of Markdown whose lines mean something: terms with definitions, lines behind bars.

Patterns served: "Term" above ":   Its definition", as minutes and laws define terms; addresses
and verses behind bars ("| Ministry of Ports"), which are no table.
"""

import re
from collections.abc import Iterator

from data.intake.lexicon import shapes

_DEFINED = re.compile(r":[ \t]+(?=\S)")
_LONGEST_TERM = 120


def split(text: str) -> Iterator[str]:
    """Yield the paragraphs in a paragraph's text; most hold one, which is the text as it is.

    A term leads its first definition in.
    """
    lines = text.split("\n")
    if all(line.startswith("| ") and not line.rstrip().endswith("|") for line in lines):
        yield "\\\n".join(line[2:].strip() for line in lines)
        return
    starts = [number for number, line in enumerate(lines) if _DEFINED.match(line)]
    if not starts or not all(map(_is_term, lines[: starts[0]])):
        yield text
        return
    term = ", ".join(line.strip().removesuffix(":") for line in lines[: starts[0]])
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        said = _DEFINED.sub("", "\n".join(lines[start:end]), count=1)
        yield f"<b>{term}</b>: {said}" if term else said
        term = ""


def _is_term(line: str) -> bool:
    return len(line) <= _LONGEST_TERM and not shapes.ends_sentence(line)
