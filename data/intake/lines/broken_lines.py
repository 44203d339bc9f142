"""Lines that were broken by hand inside a paragraph, and those that are strong as a whole."""

from collections.abc import Sequence

from data.document import SpanKind
from data.intake.lexicon import markers
from data.intake.lines import wrapping
from data.intake.lines.rich_text import Rich, joined


def unbolded(line: Rich) -> Rich:
    """Return a heading's line; that all of it is strong is how headings look."""
    plain = tuple(span for span in line.spans if span.kind is not SpanKind.STRONG)
    return Rich(line.text, plain, line.names) if _is_strong(line) else line


def paragraphs(lines: Sequence[Rich]) -> list[tuple[Rich, int]]:
    """Return the paragraphs in lines that were broken by hand, with each one's number of lines.

    A line that is wholly strong above others heads them. Others belong together if the text was
    wrapped by hand at one width; else, and where each has a number, each is a paragraph.
    """
    found: list[tuple[Rich, int]] = []
    heads: list[Rich] = []
    rest: list[Rich] = []
    for line in lines:
        is_strong = _is_strong(line)
        if heads and (not is_strong or _is_sentence(heads[-1].text)):
            found.append(_headed(heads))
            heads = []
        if is_strong:
            found += _unwrapped(rest)
            rest = []
            heads.append(line)
        else:
            rest.append(line)
    return found + ([_headed(heads)] if heads else []) + _unwrapped(rest)


def _headed(heads: list[Rich]) -> tuple[Rich, int]:
    return (joined(heads) if len(heads) > 1 else heads[0], len(heads))


def _unwrapped(lines: list[Rich]) -> list[tuple[Rich, int]]:
    are_items = all(markers.split(line.text)[0] for line in lines[1:])
    if not are_items and wrapping.wrap_width(
        [wrapping.WrappedLine(0, line.text) for line in lines]
    ):
        return [(joined(lines), len(lines))]
    return [(line, 1) for line in lines]


def _is_strong(line: Rich) -> bool:
    place = 0
    for span in sorted(line.spans, key=lambda span: span.start):
        if span.kind is SpanKind.STRONG:
            if any(map(str.isalnum, line.text[place : max(place, span.start)])):
                return False
            place = max(place, span.end)
    return bool(place) and not any(map(str.isalnum, line.text[place:]))


def _is_sentence(text: str) -> bool:
    return text.endswith((".", "!", "?", "。", ":"))
