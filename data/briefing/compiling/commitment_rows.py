"""Rows of commitments: what a passage's sentences say, with the passage's own words told apart.

The words around a passage are its source's as well, but nobody marked them. So what stands in
quotation marks is the passage, and what stands beside it completes its sentence.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from data.briefing.briefing_source import BriefingSource
from data.briefing.commitments import placed
from data.briefing.compiling.passage_blocks import Sentences, sentences_around, standing
from data.briefing.pieces import BriefingPiece, CommitmentRow
from data.briefing.wording.verb_choice import VerbChoice

COMMITMENT: Final = "commitment"
"""The id of the label by which the author says that a passage is a commitment."""
_JAPANESE, _USUAL = ("「", "」"), ("“", "”")


class ProposedRow(NamedTuple):
    """A row as a passage's sentences say it.

    `told` is what is done, in the words of the source, with the passage's own in quotation marks.
    """

    row: CommitmentRow
    told: str


def proposed_rows(
    around: Sentences, label_id: str, language: str, verbs: VerbChoice
) -> tuple[ProposedRow, ...]:
    """Return what the sentences around a passage say of commitments that the passage touches.

    Listed are those of a passage that the author labelled as a commitment, and those whose verb
    stands in the passage itself; a verb beside it makes no commitment of a concern.
    """
    first, last = around.passage
    text = around.text
    return tuple(
        ProposedRow(
            CommitmentRow(
                said.who,
                said.verb,
                said.what,
                said.by_when,
                is_listed=label_id == COMMITMENT or (one.verb[0] < last and first < one.verb[1]),
            ),
            _told(text, one.stretch, around.passage, language),
        )
        for one in placed(text, language, verbs)
        for said in (one.commitment,)
        if one.stretch[0] < last and first < one.stretch[1]
    )


def rows_proposed_for(
    piece: BriefingPiece, source: BriefingSource | None, verbs: VerbChoice
) -> tuple[CommitmentRow, ...]:
    """Return the rows that a passage has where the author says nothing, with those left out."""
    language = source.document.language if source else ""
    found = proposed_rows(around_piece(piece, source), piece.words.label_id, language, verbs)
    return tuple(one.row for one in found)


def around_piece(piece: BriefingPiece, source: BriefingSource | None) -> Sentences:
    """Return the sentences around a piece's passage; where its source says otherwise, it alone."""
    quote = piece.words.quote if piece.has_quote else ""
    found = standing(source, piece) if quote else None
    if found is None:
        return Sentences(quote, (0, len(quote)))
    return sentences_around(found.source.document, found.start, found.end)


def what_is_told(row: CommitmentRow, proposals: Sequence[ProposedRow], language: str) -> str:
    """Return what is done, of a row of the author's: as it is proposed where he left that alone."""
    for one in proposals:
        if (row.verb, row.what) == (one.row.verb, one.row.what):
            return one.told
    if is_japanese(language) and row.verb and row.what:
        return f"{row.what}（{row.verb}）"
    return " ".join(filter(None, (row.verb, row.what)))


def is_japanese(language: str) -> bool:
    """Tell whether a language is Japanese (BCP 47)."""
    return language.partition("-")[0].lower() == "ja"


def _told(text: str, stretch: tuple[int, int], passage: tuple[int, int], language: str) -> str:
    start, end = max(stretch[0], passage[0]), min(stretch[1], passage[1])
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    opening, closing = _JAPANESE if is_japanese(language) else _USUAL
    quoted = f"{opening}{text[start:end]}{closing}"
    return f"{text[stretch[0] : start]}{quoted}{text[end : stretch[1]]}"
