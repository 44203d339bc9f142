"""Plain text to pieces."""

from collections.abc import Callable

from data.document import BlockKind
from data.intake import decoding, markers, wrapping
from data.intake.stream import Piece, Stream
from data.intake.wrapping import Line

_EVERY = 8192
"""Lines between two reports of progress."""


def read(content: bytes, name: str, on_progress: Callable[[float], None]) -> Stream:
    """Return what a file of plain text holds; no character but white space is lost.

    Raises:
        IntakeError: if it is no text.
    """
    decoded = decoding.decode(content, name)
    pieces = pieces_of(decoded.text, on_progress)
    return Stream(tuple(pieces), encoding=decoded.encoding, repairs=decoded.repairs)


def pieces_of(text: str, on_progress: Callable[[float], None]) -> list[Piece]:
    """Return the pieces of a text.

    `on_progress` is told the share that is done, from 0 to 1.
    """
    lines = [wrapping.tidy(raw) for raw in text.splitlines()]
    width = wrapping.wrap_width(lines)
    pieces: list[Piece] = []
    block: list[Line] = []
    gap, in_list = True, False
    for number, line in enumerate(lines):
        if number % _EVERY == 0:
            on_progress(number / len(lines))
        if block and (
            not line.text or wrapping.starts_block(block[-1], line, in_list=in_list, width=width)
        ):
            pieces.append(_piece(block, gap=gap))
            block, gap = [], False
        if not line.text:
            gap = True
            continue
        if not block:
            in_list = bool(markers.split(line.text)[0])
        block.append(line)
    if block:
        pieces.append(_piece(block, gap=gap))
    return pieces


def _piece(block: list[Line], *, gap: bool) -> Piece:
    text = wrapping.join(line.text for line in block)
    sign = wrapping.sign(text)
    marker, rest = markers.split(text[len(sign) :].lstrip())
    hint = BlockKind.HEADING if sign else BlockKind.TABLE_ROW if text[0] == "|" else None
    return Piece(
        text=rest,
        marker=marker,
        sign=sign,
        hint=hint,
        level=len(sign),
        gap=gap,
        indent=block[0].indent,
        lines=len(block),
    )
