"""What must not be in the file of a briefing: private notes that none of its pieces holds."""

from collections.abc import Iterable
from dataclasses import fields

from data.annotation import Label
from data.basis.notes.note_reading import lines_of_note
from data.briefing.briefing import Briefing, TitleBlock
from data.briefing.briefing_source import BriefingSource
from data.briefing.compiling.briefing_compilation import source_line
from data.briefing.pieces import BriefingPiece
from data.briefing.profile import Profile
from exporters import Private
from exporters.options import ExportOptions


def withheld_from(
    briefing: Briefing,
    sources: Iterable[BriefingSource],
    labels: Iterable[Label],
    profile: Profile | None,
    options: ExportOptions,
    *,
    listed: Iterable[BriefingPiece] = (),
) -> Private:
    """Return the notes that must not leave the desk, and what else may say the same.

    A private note that a piece confirms may leave; so may what the author wrote in the briefing,
    and the office in its profile. What was compiled is not asked: its faults must not excuse
    themselves.
    `listed` are pieces that stand in a table of its template.
    """
    held, words = tuple(sources), options.words
    pieces = (*briefing.pieces, *listed)
    put_in = {name for piece in pieces for name in piece.put_in}
    confirmed = {piece.annotation_id for piece in pieces if piece.is_confirmed} | put_in
    notes = [
        (item.in_briefing or item.id in confirmed, line)
        for source in held
        for item in source.annotations
        for line in lines_of_note(item.note, item.note_format)
    ]
    own = [piece.text for piece in pieces]
    held_words = [piece.words for piece in pieces]
    own += [line for one in held_words for line in lines_of_note(one.note, one.note_format)]
    rows = [row for piece in pieces for row in piece.rows or () if row.is_listed]
    own += [text for row in rows for text in (row.who, row.verb, row.what, row.by_when)]
    own += [getattr(briefing.title, field.name) for field in fields(TitleBlock)]
    own += [briefing.name, briefing.bottom_line, options.page.watermark]
    own += [words(source_line(source.document)) for source in held]
    own += [text for label in labels for text in (label.name, label.meaning)]
    own.append(briefing.marking)
    own += _of_office(profile) if profile else []
    return Private(
        texts=tuple(note for may_leave, note in notes if not may_leave),
        open=(
            *(source.document.text for source in held),
            *(note for may_leave, note in notes if may_leave),
            *own,
        ),
    )


def _of_office(profile: Profile) -> list[str]:
    head = profile.letterhead
    own = (head.name, *head.address) if head else ()
    return [*profile.markings, *profile.distribution, *own]
