"""The bookmarks of a document, in their order and with their depths."""

from data.intake.pdfium.calls import Handle, PdfiumCalls, string

_MOST, _DEEPEST = 2_000, 3
_LONGEST = 1_000
"""Bytes of a title in UTF-16; a longer one is left out."""


def of_document(calls: PdfiumCalls, document: Handle) -> list[str]:
    """Return the bookmarks as their depth, from 1, a tab, and their title.

    No more than 2,000 of them are looked at, and none below the third level; where they lead round
    in a circle, each is told once.
    """
    found: list[str] = []
    seen: set[Handle] = set()
    waiting = [(calls.first_bookmark(document, None), 1)]
    while waiting and len(seen) < _MOST:
        bookmark, depth = waiting.pop()
        if not bookmark or bookmark in seen:
            continue
        seen.add(bookmark)
        title = string(
            lambda *buffer, one=bookmark: calls.bookmark_title(one, *buffer), "utf-16-le", _LONGEST
        )
        if title.strip():
            found.append(f"{depth}\t{title}")
        waiting.append((calls.next_bookmark(document, bookmark), depth))
        if depth < _DEEPEST:
            waiting.append((calls.first_bookmark(document, bookmark), depth + 1))
    return found
