"""What a mail says, however it was kept, and the stream that it makes.

The subject is the title; who wrote to whom and when stands in a table below it, so that the reader
sees it, and no line of it is taken for a heading. A mail that was passed on as a whole follows
below its own subject.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from data.document import BlockKind, FurnitureKind
from data.files.paths import clean
from data.intake.stream import Declared, Piece, Stream
from data.messages import Message, counted, said
from data.text import table_rows

SHOWN = ("From", "Sender", "Reply-To", "To", "Cc", "Bcc", "Date", "Organization")
"""The fields of a head that people read, as they are written in it."""

_MOST_NAMED = 20


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail: its head as pairs of a label and what stands there, its text, and what came along.

    `attachments` are names; so are `images`, which are shown in the text. `passed_on` are mails
    inside this one. `repairs` are sentences for the user.
    """

    subject: str
    head: tuple[tuple[str, str], ...]
    pieces: tuple[Piece, ...]
    date: dt.date | None = None
    language: str = ""
    attachments: tuple[str, ...] = ()
    images: tuple[str, ...] = ()
    passed_on: "tuple[Letter, ...]" = ()
    encoding: str = ""
    repairs: tuple[Message, ...] = ()


def stream(letter: Letter) -> Stream:
    """Return the stream of a mail."""
    attached = list(_attached(letter))
    repairs = list(dict.fromkeys(_repairs(letter)))
    if attached:
        named = attached[:_MOST_NAMED]
        names = ", ".join(f"“{clean(name)}”" for name in named)
        repairs.append(
            counted(
                "{count} attachment is left out: save it out of the mail and open it by itself "
                "({names}).",
                "{count} attachments are left out: save them out of the mail and open each by "
                "itself ({names}).",
                len(attached),
                names=names if len(named) == len(attached) else f"{names}, …",
            )
        )
    declared = Declared(
        title=letter.subject,
        date=letter.date,
        language=letter.language,
        place=said("the mail's head"),
    )
    return Stream(tuple(_pieces(letter, 1)), declared, letter.encoding, tuple(repairs))


def _attached(letter: Letter) -> Iterator[str]:
    yield from letter.attachments
    for inner in letter.passed_on:
        yield from _attached(inner)


def _repairs(letter: Letter) -> Iterator[Message]:
    yield from letter.repairs
    for inner in letter.passed_on:
        yield from _repairs(inner)


def _pieces(letter: Letter, level: int) -> Iterator[Piece]:
    """Yield the pieces of a mail whose subject has this level."""
    if letter.subject:
        yield Piece(letter.subject, hint=BlockKind.HEADING, level=level)
    rows = [*letter.head, ("Attachments", "; ".join(letter.attachments))]
    for label, value in rows:
        text = table_rows.row((label, value)) if value else ""
        if text:
            yield Piece(text, hint=BlockKind.TABLE_ROW, gap=False)
    yield from _below(letter.pieces, level)
    for name in letter.images:
        yield Piece(name, furniture=FurnitureKind.IMAGE)
    for inner in letter.passed_on:
        yield from _pieces(inner, level + 1)


def _below(pieces: Sequence[Piece], level: int) -> Iterator[Piece]:
    """Yield pieces with their headings below that of the mail."""
    for piece in pieces:
        is_heading = piece.hint is BlockKind.HEADING and piece.level
        yield replace(piece, level=piece.level + level) if is_heading else piece
