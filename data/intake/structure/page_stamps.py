"""What a web page says of itself behind its text: when it was changed ("Last Update: 3 May")."""

import re
from collections.abc import Iterable, Mapping, Sequence

from data.document import BlockKind, FurnitureKind
from data.intake.stream import Piece

_STAMP = re.compile(
    r"(?:page )?last (?:updated?|modified|reviewed)(?: on)?\b|dernière mise à jour|letzte änderung"
    r"|zuletzt (?:aktualisiert|geändert)|última actualización|最終更新日?",
    re.IGNORECASE,
)
_LONGEST = 60


def find(
    pieces: Sequence[Piece], around: Iterable[int], found: Mapping[int, FurnitureKind]
) -> dict[int, FurnitureKind]:
    """Return the lines that do so, of those `around` the text.

    Only a page that has a frame, as `found` tells, is such; in other papers the line is text.
    """
    if FurnitureKind.PAGE_FRAME not in found.values():
        return {}
    return {
        number: FurnitureKind.PAGE_FRAME
        for number in around
        if len(pieces[number].text) <= _LONGEST
        and _STAMP.match(pieces[number].text)
        and pieces[number].hint is not BlockKind.HEADING
        and any(map(str.isdigit, pieces[number].text))
    }
