"""Which tags are offered while one is typed: those that are used, most used first."""

from collections.abc import Mapping
from typing import NamedTuple

from data.text.folding import folded
from data.text.tags import in_line

_PARTING = ",，、"
MOST_OFFERED = 6


class TypedTag(NamedTuple):
    """The tag at the caret, and where it begins and ends in the field."""

    text: str
    start: int
    end: int


def typed_at(line: str, caret: int) -> TypedTag | None:
    """Return the tag that is being typed; None within one that stands in quotation marks."""
    before = line[:caret]
    if before.count('"') % 2:
        return None
    start = max(before.rfind(sign) for sign in _PARTING) + 1
    ends = [place for sign in _PARTING if (place := line.find(sign, caret)) >= 0]
    end = min(ends, default=len(line))
    start += len(line[start:end]) - len(line[start:end].lstrip())
    if caret < start:
        return None
    text = line[start:end].rstrip()
    return TypedTag(text, start, start + len(text))


def offered(typed: str, used: Mapping[str, int], given: tuple[str, ...]) -> tuple[str, ...]:
    """Return the used tags that what was typed may become, at most six, without those given.

    Those that begin with it come before those in which a word does; each most used first.
    """
    sought = folded(typed).strip()
    if not sought:
        return ()
    here = {folded(tag) for tag in given if tag != typed}
    found: list[tuple[bool, int, str, str]] = []
    for tag, count in used.items():
        same = folded(tag)
        begins = same.startswith(sought)
        if tag != typed and same not in here and (begins or f" {sought}" in f" {same}"):
            found.append((not begins, -count, same, tag))
    return tuple(tag for *_, tag in sorted(found)[:MOST_OFFERED])


def completed(line: str, typed: TypedTag, tag: str) -> tuple[str, int]:
    """Return the line with a tag in place of what was typed, and where the caret is then.

    A comma stands behind it, so that the next one can be typed at once.
    """
    rest = line[typed.end :].lstrip(f"{_PARTING} ")
    head = f"{line[: typed.start]}{in_line((tag,))}, "
    return head + rest, len(head)
