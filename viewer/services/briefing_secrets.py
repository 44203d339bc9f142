"""What must not be in the file of a briefing: private notes that none of its pieces holds."""

from collections.abc import Iterable
from dataclasses import fields

from data.annotation import Label
from data.briefing.briefing import Briefing, TitleBlock
from data.briefing.briefing_source import BriefingSource
from data.briefing.content import Content
from data.briefing.pieces import BriefingPiece
from exporters import Private
from exporters.options import ExportOptions


def withheld_from(
    briefing: Briefing,
    sources: Iterable[BriefingSource],
    labels: Iterable[Label],
    content: Content,
    options: ExportOptions,
    *,
    listed: Iterable[BriefingPiece] = (),
) -> Private:
    """Return the notes that must not leave the desk, and what else may say the same.

    A private note that a piece confirms may leave; so may what the author wrote in the briefing.
    `listed` are pieces that stand in a table of its template.
    """
    held, words = tuple(sources), options.words
    pieces = (*briefing.pieces, *listed)
    put_in = {name for piece in pieces for name in piece.put_in}
    confirmed = {piece.annotation_id for piece in pieces if piece.is_confirmed} | put_in
    notes = [
        (item.in_briefing or item.id in confirmed, item.note)
        for source in held
        for item in source.annotations
    ]
    own = [piece.text for piece in pieces]
    own += [piece.words.note for piece in pieces]
    own += [text for piece in pieces if piece.row for text in _row(piece.row)]
    own += [getattr(briefing.title, field.name) for field in fields(TitleBlock)]
    own += [briefing.name, briefing.bottom_line, content.marking, words(content.source)]
    own.append(options.page.watermark)
    own += [words(source.line) for source in content.sources]
    own += [text for label in labels for text in (label.name, label.meaning)]
    head = content.letterhead
    own += [*content.distribution, *((head.name, *head.address) if head else ())]
    return Private(
        texts=tuple(note for may_leave, note in notes if not may_leave),
        open=(
            *(source.document.text for source in held),
            *(note for may_leave, note in notes if may_leave),
            *own,
        ),
    )


def _row(row: object) -> tuple[str, ...]:
    return tuple(getattr(row, field.name) for field in fields(row))  # type: ignore[arg-type]
