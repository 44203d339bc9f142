"""Plain text to pieces; also text that was converted to Markdown and saved as plain text.

Patterns served: see `line_joining` and `text_layout`; lines underlined with a rule; `##` headings,
tables in bars and bold in files called .txt.
"""

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from data.basis.progress import Progress
from data.document import BlockKind, FurnitureKind
from data.intake.decode import decoding
from data.intake.lexicon import shapes
from data.intake.plain import (
    line_hyphens,
    set_lines,
    text_layout,
    text_notes,
    text_pages,
)
from data.intake.plain.line_blocks import BlockReader
from data.intake.stream import Declared, Piece, Stream

if TYPE_CHECKING:
    from data.messages import Message

_MARKS = re.compile(r"^#{1,6} \S|\*\*[^*\n]+\*\*", re.MULTILINE)
_ENOUGH, _SAMPLE = 2, 2**20
_UNDERLINES = "=-~_"
_EVERY = 8192
"""Lines between two reports of progress."""


def read(content: bytes, name: str, on_progress: Progress) -> Stream:
    """Return what a file of plain text holds.

    Nothing is lost but white space, and the hyphens that part words at the ends of lines.

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
    lines, pages = text_pages.of(*set_lines.of(text))
    if pages.edges:
        kept = [set_lines.BLANK if n in pages.edges else line for n, line in enumerate(lines)]
    else:
        kept = lines
    blocks = BlockReader(lines, text_layout.of(kept), line_hyphens.of(lines, text), pages)
    for number, line in enumerate(lines):
        if number % _EVERY == 0:
            on_progress(number / len(lines))
        blocks.read(number, line)
    return text_notes.told(_underlined(blocks.end()))


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
            and (shapes.can_head(piece) or _is_doubly_ruled(piece, rule))
        ):
            level = 1 + (rule.text[0] != "=")
            look = rule.text[0]
            pieces[number] = replace(piece, hint=BlockKind.HEADING, level=level, look=look)
    return pieces


def _is_doubly_ruled(piece: Piece, rule: Piece) -> bool:
    """Tell whether a line is set apart by "====", which needs no capital to be a heading."""
    return rule.text[0] == "=" and shapes.can_head_set_apart(piece)


def _is_marked_up(text: str) -> bool:
    """Tell whether a text was written in Markdown, whatever its file is called."""
    if "](http" in text:
        return True
    if "**" not in text and "#" not in text:
        return False
    return len(_MARKS.findall(text, 0, _SAMPLE)) >= _ENOUGH


def _read_marks(pieces: list[Piece]) -> list[Piece]:
    """Read the mark-up inside the pieces: bold becomes a span, an image furniture."""
    from markdown_it import MarkdownIt  # noqa: PLC0415  # few texts are marked up

    from data.intake.lines import (  # noqa: PLC0415  # few texts are marked up
        heading_names,
        inline_marks,
        rich_text,
    )

    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": 20})
    slugs = heading_names.HeadingNames()
    read: list[Piece] = []
    called: tuple[str, ...] = ()
    for one in pieces:
        slug = slugs.of(one.printed) if one.sign.startswith("#") else ""
        piece = replace(one, names=(slug,)) if slug else one
        is_row = piece.hint is BlockKind.TABLE_ROW
        if inline_marks.is_plain(piece.text) or piece.furniture or is_row:
            names, called = (*called, *piece.names), ()
            read.append(replace(piece, names=names) if names else piece)
            continue
        marked = inline_marks.read(parser, piece.text, called=called)
        called, line = marked.left, rich_text.joined(marked.lines)
        if line.text:
            marker, line = line.split_marker() if not piece.marker else (piece.marker, line)
            names = (*line.names, *piece.names)
            read.append(
                replace(piece, text=line.text, spans=line.spans, marker=marker, names=names)
            )
        read += [Piece(image, furniture=FurnitureKind.IMAGE) for image in marked.images]
        read += [Piece(words, furniture=FurnitureKind.MARKUP) for words in marked.struck]
    return read
