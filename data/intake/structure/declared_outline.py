"""The topics that a format names beside its text, as far as the text has them.

Patterns served: one bookmark of the whole, with its parts below it; the title beside its chapters;
files that were put together, each below its name; bookmarks of pages, which name nothing.
"""

import re
from collections.abc import Collection, Iterable, Sequence

from data.intake.lexicon import front_words
from data.intake.stream import OutlineEntry, Piece
from data.intake.structure.outlines import head_lines

_FEWEST, _FOUND = 2, 0.6
"""So many topics at least, and so many of them as a share, must stand in the text as lines."""

_LONGEST = 240
_NAMES_NOTHING = re.compile(
    r"(?:page|seite|p\.|pág(?:ina|\.)|pagina|slide|folie|sheet|bookmark|_?toc|_)?[\s_.-]*\d{0,9}"
    r"|[\d\W_]+|[ivxlc]{1,6}|(?:blank|untitled|cover|front|back)[ -]?(?:page|cover)?|_goback"
    r"|\S{1,80}\.(?:docx?|pdf|rtf|odt|pptx?|xlsx?|indd|tex|html?|txt|tiff?|jpe?g|png)"
    r"|第?\s*\d{1,4}\s*[頁页ページ]{1,3}",
    re.IGNORECASE,
)


def topics(entries: Sequence[OutlineEntry], title: str, lines: Iterable[Piece]) -> tuple[str, ...]:
    """Return the topics of the first level that an outline names; () where the text has few.

    `title` is the document's; `lines` are the pieces of the text.
    """
    if not entries:
        return ()
    said = _parts(entries, head_lines.bare(title))
    if len(said) < _FEWEST:
        return ()
    known = _known(lines)
    found = sum(head_lines.bare(text) in known for text in said)
    return tuple(said) if found >= max(_FEWEST, _FOUND * len(said)) else ()


def _known(lines: Iterable[Piece]) -> Collection[str]:
    """Return what the lines say that an entry may name, with their numbers and without."""
    return {
        head_lines.bare(text)
        for line in lines
        if len(line.text) <= _LONGEST
        for text in (line.text, line.printed)
    }


def _parts(entries: Sequence[OutlineEntry], title: str) -> list[str]:
    """Return the entries of the first level that names parts.

    What names nothing, or the whole document, makes room for what stands below it.
    """
    level = list(entries)
    while True:
        tops = _tops(level)
        opened = [
            place for place in tops if _is_whole(level[place].text, title, alone=len(tops) == 1)
        ]
        if not opened:
            return [level[place].text for place in tops]
        level = _without(level, opened)
        if not level:
            return []


def _tops(level: Sequence[OutlineEntry]) -> list[int]:
    """Return the places of the entries that stand below none."""
    found: list[int] = []
    reach = 0
    for place, entry in enumerate(level):
        if not found or entry.level <= reach:
            found.append(place)
            reach = entry.level
    return found


def _is_whole(text: str, title: str, *, alone: bool) -> bool:
    """Tell whether an entry names no part of the document."""
    names_nothing = _NAMES_NOTHING.fullmatch(text) or front_words.heads_contents(text)
    return alone or bool(names_nothing) or head_lines.bare(text) == title


def _without(level: Sequence[OutlineEntry], opened: Sequence[int]) -> list[OutlineEntry]:
    """Return entries without some, those below them raised by one level."""
    gone, found = set(opened), []
    raised = 0
    for place, entry in enumerate(level):
        if place in gone:
            raised = entry.level
        elif raised and entry.level > raised:
            found.append(entry._replace(level=max(1, entry.level - 1)))
        else:
            raised = 0
            found.append(entry)
    return found
