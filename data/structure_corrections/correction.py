"""What a correction is: one thing that the user says of a document's structure or details.

A correction of the structure names its block by number and by text, so that it is never applied to
another one when a newer program reads the file a little differently. One of a detail is about the
document, however its blocks are read.
"""

import datetime as dt
import re
from enum import StrEnum
from hashlib import sha256

from data.basis.values import dataclass

MOST = 10_000
"""How many corrections of one document are kept at most."""
DEEPEST = 6
"""The deepest level of a heading or of a list's item."""
_QUOTED = 120
"""Code points of a block's text that are kept to be read and to be searched for."""
LONGEST = 1_000
"""Code points of one line of a detail's value."""
MOST_PARTICIPANTS = 500
_LANGUAGE = r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,6}"
_HEX = frozenset("0123456789abcdef")


class CorrectionKind(StrEnum):
    """What can be said of a block, or of the document: one of its details."""

    HEADING = "heading"
    LEVEL_UP = "level up"
    LEVEL_DOWN = "level down"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    CAPTION = "caption"
    TITLE = "title"
    TAKE_OUT = "take out"
    PUT_BACK = "put back"
    JOIN = "join"
    SPLIT = "split"
    DETAIL = "detail"


class DetailKind(StrEnum):
    """What is told of a document as a whole."""

    TITLE = "title"
    DATE = "date"
    PLACE = "place"
    PARTICIPANTS = "participants"
    PUBLICATION = "publication"
    SHORT_NAME = "short name"
    ISSUE_NUMBER = "issue number"
    ISSUE_DATE = "issue date"
    PUBLISHER = "publisher"
    LANGUAGE = "language"


LEVELLED = frozenset({CorrectionKind.HEADING, CorrectionKind.LEVEL_UP, CorrectionKind.LEVEL_DOWN})
"""The kinds that say which level a block is to have."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction of the document as the corrections before it left it.

    `block` is the block's number. For a piece that is put back into the text it is the number of
    the block that the piece stands before. `quote` is the beginning of the text, `digest` the
    SHA-256 (hex) of all of it; of two blocks that are joined, `digest` is that of both. `level` is
    the level that a heading, or an item of a list, is to have (1 to 6); `offset` is where a block
    is split, in code points of its text.

    Of a detail there are only `detail` and `value`, which `is_value`.
    """

    kind: CorrectionKind
    block: int
    quote: str
    digest: str
    level: int = 0
    offset: int = 0
    detail: DetailKind | None = None
    value: str = ""

    def __post_init__(self) -> None:
        if self.kind is CorrectionKind.DETAIL:
            self._check_detail()
            return
        if self.detail is not None or self.value:
            raise ValueError("only the correction of a detail says what that is to be")
        if self.block < 0 or not self.quote or len(self.quote) > _QUOTED:
            raise ValueError("a correction names a block by its number and its text")
        if len(self.digest) != 64 or set(self.digest) - _HEX:
            raise ValueError("a correction's digest is 64 lower-case hex digits")
        if (self.kind in LEVELLED) != (1 <= self.level <= DEEPEST) or self.level < 0:
            raise ValueError("a heading's level, and nothing else's, is from 1 to 6")
        if (self.kind is CorrectionKind.SPLIT) != (self.offset > 0) or self.offset < 0:
            raise ValueError("a split, and nothing else, has an offset inside the text")

    def _check_detail(self) -> None:
        if self.block or self.quote or self.digest or self.level or self.offset:
            raise ValueError("a detail is not that of a block")
        if self.detail is None or not is_value(self.detail, self.value):
            raise ValueError("a detail's value is not in the form in which it is kept")

    @classmethod
    def of_detail(cls, detail: DetailKind, value: str) -> "Correction":
        """Return the correction that gives a document's detail a value."""
        return cls(CorrectionKind.DETAIL, 0, "", "", detail=detail, value=value)

    @classmethod
    def of(
        cls,
        kind: CorrectionKind,
        block: int,
        text: str,
        *,
        before: str = "",
        level: int = 0,
        offset: int = 0,
    ) -> "Correction":
        """Return the correction of the block with that text; `before` is what it is joined to."""
        return cls(kind, block, text[:_QUOTED], digest_of(text, before), level, offset)

    def means(self, text: str, before: str) -> bool:
        """Tell whether a block with that text, after a block with the text `before`, is meant."""
        joined = before if self.kind is CorrectionKind.JOIN else ""
        return text.startswith(self.quote) and digest_of(text, joined) == self.digest


def digest_of(text: str, before: str = "") -> str:
    """Return the SHA-256 (hex) of a block's text, or of two blocks' that follow each other."""
    whole = f"{before}\n{text}" if before else text
    return sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()


def is_value(kind: DetailKind, value: str) -> bool:
    """Tell whether a text is a value of a detail.

    That is one line without outer space, or nothing where there is nothing to be told. A date is
    written as ISO 8601, a language as BCP 47; participants stand one on a line; a title is never
    empty.
    """
    if not value:
        return kind is not DetailKind.TITLE
    lines = value.split("\n")
    several = MOST_PARTICIPANTS if kind is DetailKind.PARTICIPANTS else 1
    if len(lines) > several or not all(map(_is_line, lines)):
        return False
    if kind is DetailKind.DATE:
        return _is_day(value)
    return kind is not DetailKind.LANGUAGE or re.fullmatch(_LANGUAGE, value) is not None


def is_printed(sign: str) -> bool:
    """Tell whether a sign may stand in a value: none that commands a terminal, and no surrogate."""
    return not (sign < " " or "\x7f" <= sign <= "\x9f" or "\ud800" <= sign <= "\udfff")


def _is_line(text: str) -> bool:
    return (
        0 < len(text) <= LONGEST and text == " ".join(text.split()) and all(map(is_printed, text))
    )


def _is_day(text: str) -> bool:
    try:
        return dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
