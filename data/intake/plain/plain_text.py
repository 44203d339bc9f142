"""Plain text to pieces; also text that was converted to Markdown and saved as plain text.

Patterns served: see `wrapping`; lines underlined with a rule; `##` headings, tables in bars and
bold in files called .txt.
"""

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from data.basis.progress import Progress
from data.document import BlockKind, FurnitureKind
from data.intake.decode import decoding
from data.intake.lexicon import markers, shapes
from data.intake.lines import wrapping
from data.intake.lines.wrapping import WrappedLine
from data.intake.plain import text_pages
from data.intake.stream import Declared, Piece, Stream

if TYPE_CHECKING:
    from data.messages import Message

_MARKS = re.compile(r"^#{1,6} \S|\*\*[^*\n]+\*\*", re.MULTILINE)
_ENOUGH, _SAMPLE = 2, 2**20
_UNDERLINES = "=-~_"
_EVERY = 8192
"""Lines between two reports of progress."""


def read(content: bytes, name: str, on_progress: Progress) -> Stream:
    """Return what a file of plain text holds; no character but white space is lost.

    Raises:
        IntakeError: if it is no text.
    """
    decoded = decoding.decode(content, name)
    text = decoded.text
    unescaped: tuple[Message, ...] = ()
    if "&" in text:
        from data.intake.decode import entities  # noqa: PLC0415  # few texts have any

        text, unescaped = entities.put_right(text)
    declared, aside = Declared(), ""
    if text.startswith("---"):
        from data.intake.lines import front_matter  # noqa: PLC0415  # few texts have any

        declared, aside, text = front_matter.split(text)
    pieces = pieces_of(text, on_progress)
    if aside:
        line = " ".join(aside.split())
        pieces.insert(0, Piece(line, furniture=FurnitureKind.FRONT_MATTER))
    if _is_marked_up(text):
        pieces = _read_marks(pieces)
    return Stream(tuple(pieces), declared, decoded.encoding, (*decoded.repairs, *unescaped))


def pieces_of(text: str, on_progress: Progress) -> list[Piece]:
    """Return the pieces of a text.

    `on_progress` is told the share that is done, from 0 to 1.
    """
    lines, starts = _lines(text)
    edges = text_pages.edges([line.text for line in lines], starts)
    width = wrapping.wrap_width(lines)
    pieces: list[Piece] = []
    block: list[WrappedLine] = []
    gap, in_list = True, False
    for number, line in enumerate(lines):
        if number % _EVERY == 0:
            on_progress(number / len(lines))
        if number in edges:
            pieces.append(Piece(line.text, furniture=edges[number]))
            continue
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
    return _underlined(pieces)


def _lines(text: str) -> tuple[list[WrappedLine], list[int]]:
    """Return the lines of a text, and the numbers of those, beyond the first, that start a page."""
    lines: list[WrappedLine] = []
    starts: list[int] = []
    for page in text.split("\f"):
        if lines:
            starts.append(len(lines))
        lines += [wrapping.tidy(raw) for raw in page.splitlines()]
    return lines, starts


def _underlined(pieces: list[Piece]) -> list[Piece]:
    """Declare lines headings that a rule of about their length stands right under."""
    for number, (piece, rule) in enumerate(pairwise(pieces)):
        if (
            not rule.gap
            and piece.lines == 1
            and not (piece.sign or piece.marker or piece.hint)
            and len(set(rule.text)) == 1
            and rule.text[0] in _UNDERLINES
            and len(piece.text) / 2 <= len(rule.text) <= len(piece.text) * 2
            and shapes.can_head(piece)
        ):
            level = 1 + (rule.text[0] != "=")
            pieces[number] = replace(piece, hint=BlockKind.HEADING, level=level)
    return pieces


def _piece(block: list[WrappedLine], *, gap: bool) -> Piece:
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


def _is_marked_up(text: str) -> bool:
    """Tell whether a text was written in Markdown, whatever its file is called."""
    if "](http" in text:
        return True
    return len(_MARKS.findall(text, 0, _SAMPLE)) >= _ENOUGH


def _read_marks(pieces: list[Piece]) -> list[Piece]:
    """Read the mark-up inside the pieces: bold becomes a span, an image furniture."""
    from markdown_it import MarkdownIt  # noqa: PLC0415  # few texts are marked up

    from data.intake.lines import inline_marks, rich_text  # noqa: PLC0415  # few texts are marked up

    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": 20})
    read: list[Piece] = []
    for piece in pieces:
        if (
            inline_marks.is_plain(piece.text)
            or piece.furniture
            or piece.hint is BlockKind.TABLE_ROW
        ):
            read.append(piece)
            continue
        marked = inline_marks.read(parser, piece.text)
        line = rich_text.joined(marked.lines)
        if line.text:
            marker, line = line.split_marker() if not piece.marker else (piece.marker, line)
            read.append(replace(piece, text=line.text, spans=line.spans, marker=marker))
        read += [Piece(image, furniture=FurnitureKind.IMAGE) for image in marked.images]
        read += [Piece(words, furniture=FurnitureKind.MARKUP) for words in marked.struck]
    return read
