"""The analyst's own page of a briefing: points under his heads, each with its evidence."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from data.annotation import Label, label_of
from data.briefing.briefing import Briefing
from data.briefing.briefing_source import BriefingSource
from data.briefing.compiling.briefing_tables import TableTerms, label_table, listed_table, terms_of
from data.briefing.compiling.passage_blocks import full_citation, one_line, standing
from data.briefing.compiling.piece_arrangement import UNARRANGED, PieceArrangement
from data.briefing.compiling.points import MarkedPoint
from data.briefing.compiling.selection import Selection, in_order
from data.briefing.content import ContentSource, Entry, Part, PartKind
from data.briefing.pieces import NOTED_KINDS, WHOLE_KINDS, BriefingPiece, PieceKind
from data.briefing.wording.verb_choice import USUAL_CHOICE, VerbChoice
from data.citation import short_name
from data.messages import said

Sources = Mapping[str, BriefingSource]


def bottom_line(briefing: Briefing) -> tuple[Part, ...]:
    """Return the author's bottom line as a part; none where nothing is written."""
    lines = [line.strip() for line in briefing.bottom_line.splitlines() if line.strip()]
    if not lines:
        return ()
    entries = tuple(Entry(line, is_point=False) for line in lines)
    return (Part(PartKind.BOTTOM_LINE, said("Bottom line"), entries),)


def sources(found: Sequence[ContentSource]) -> tuple[Part, ...]:
    """Return the documents that a handout quotes, each with the SHA-256 of its file."""
    entries = tuple(
        entry
        for source in found
        for entry in (Entry(source.line, is_point=False), Entry(f"SHA-256 {source.sha256}"))
    )
    return (Part(PartKind.SOURCE, said("Sources"), entries),) if entries else ()


def points(
    briefing: Briefing,
    used: Sources,
    labels: tuple[Label, ...],
    arrangement: PieceArrangement = UNARRANGED,
    verbs: VerbChoice = USUAL_CHOICE,
) -> tuple[Part, ...]:
    """Return the points under the author's heads, in his order, the press lines at the end."""
    draft = _Draft(
        used, labels, arrangement, terms_of(briefing, verbs), is_one=len(briefing.document_ids) < 2
    )
    for piece in briefing.pieces:
        draft.add(piece)
    return draft.parts()


def by_label(briefing: Briefing, used: Sources, labels: tuple[Label, ...]) -> tuple[Part, ...]:
    """Return what the pieces say under the names of their labels, in the order of these."""
    is_one = len(briefing.document_ids) < 2
    found: dict[str, list[Entry]] = {label.id: [] for label in labels}
    loose: list[Entry] = []
    for piece in briefing.pieces:
        if piece.kind in NOTED_KINDS | WHOLE_KINDS:
            for entry in entries(piece, used, labels, is_one=is_one):
                known = entry.label is not None and entry.label.id in found
                (found[entry.label.id] if known and entry.label else loose).append(entry)
    parts = [
        Part(PartKind.POINTS, label.name, tuple(found[label.id]))
        for label in labels
        if found[label.id]
    ]
    if loose:
        parts.append(Part(PartKind.POINTS, said("No label"), tuple(loose)))
    return tuple(parts)


def entries(
    piece: BriefingPiece, used: Sources, labels: tuple[Label, ...], *, is_one: bool
) -> Iterator[Entry]:
    """Yield what a passage, a note, or a part of a document with its annotations says.

    `is_one` tells that the briefing quotes one document, so that citations need not name it.
    """
    if piece.kind in NOTED_KINDS:
        entry = _entry(piece, used, labels, is_one=is_one)
        if entry is not None:
            yield entry
        return
    source = used.get(piece.document_id)
    if source is None:
        return
    chosen = in_order(source.included(piece), source.resolutions)
    name = "" if is_one else short_name(source.document)
    for item in Selection(source.document, chosen, source.resolutions, labels).marked():
        if item.says_something:
            yield replace(_marked(item, name), portion=piece.portion, piece_id=piece.id)


class _Draft:
    """Parts as they grow, piece by piece."""

    def __init__(
        self,
        used: Sources,
        labels: tuple[Label, ...],
        arrangement: PieceArrangement,
        terms: TableTerms,
        *,
        is_one: bool,
    ) -> None:
        self._used, self._labels, self._is_one = used, labels, is_one
        self._arrangement = arrangement
        self._terms = terms
        self._heads: set[str] = set()
        self._found: list[Part] = []
        self._press: list[Entry] = []
        self._count = 0
        self._breaks = False

    def add(self, piece: BriefingPiece) -> None:
        """Take the next piece."""
        if piece.kind is PieceKind.PAGE_BREAK:
            self._breaks = True
        elif piece.kind is PieceKind.HEADING:
            self._head(piece)
        elif piece.kind is PieceKind.PRESS_LINE:
            text = one_line(piece.text)
            said_if = said("Use if asked")
            self._press.append(Entry(text, aside=said_if, portion=piece.portion, piece_id=piece.id))
        elif piece.kind is PieceKind.TABLE:
            self._table(piece)
        elif piece.kind is PieceKind.TEXT:
            self._extend(_paragraphs(piece))
        else:
            self._extend(entries(piece, self._used, self._labels, is_one=self._is_one))

    def parts(self) -> tuple[Part, ...]:
        """Return the parts, those left out that came to nothing."""
        found = [
            part
            for part in self._found
            if part.entries or part.table or part.piece_id in self._heads
        ]
        if self._press:
            found.append(Part(PartKind.PRESS_LINE, said("Press line"), tuple(self._press)))
        return tuple(found)

    def _head(self, piece: BriefingPiece) -> None:
        title, number = one_line(piece.text), ""
        if not title:
            return
        if piece.level == 1:
            self._count += 1
            self._heads.add(piece.id)
            number = str(self._count) if self._arrangement.numbers_heads else ""
        self._put(Part(PartKind.POINTS, title, (), number=number, piece_id=piece.id))

    def _table(self, piece: BriefingPiece) -> None:
        listed = self._arrangement.listed.get(piece.id)
        if listed is None:
            table = label_table(piece, self._used, self._labels, self._terms)
        else:
            table = listed_table(listed, piece.labels, self._used, self._labels, self._terms)
        title = piece.text or said("Notes")
        self._put(Part(PartKind.TABLE, title, (), table=table, piece_id=piece.id))
        self._put(Part(PartKind.POINTS, "", ()))

    def _put(self, part: Part) -> None:
        self._found.append(replace(part, breaks=self._breaks))
        self._breaks = False

    def _extend(self, found: Iterable[Entry]) -> None:
        more = tuple(found)
        if not more:
            return
        if not self._found:
            self._put(Part(PartKind.POINTS, said("Points"), ()))
        elif self._breaks:
            self._put(Part(PartKind.POINTS, "", ()))
        last = self._found[-1]
        self._found[-1] = replace(last, entries=(*last.entries, *more))


def _entry(
    piece: BriefingPiece, used: Sources, labels: tuple[Label, ...], *, is_one: bool
) -> Entry | None:
    """Return what one passage or note says, in the words that the piece holds."""
    words = piece.words
    quote = _quoted(piece, used) if piece.has_quote else ""
    note = one_line(piece.note)
    if not (note or quote):
        return None
    citation = full_citation("" if is_one else words.source, words.citation)
    label = label_of(labels, words.label_id)
    return Entry(
        text=note or quote,
        quoted=not note,
        evidence=quote if note else "",
        citation=citation if piece.has_citation else "",
        page=words.page if piece.has_citation else 0,
        label=None if label.is_none else label,
        aside="" if label.is_none else label.name,
        portion=piece.portion,
        piece_id=piece.id,
    )


def _marked(item: MarkedPoint, name: str) -> Entry:
    """Return what an annotation of a whole part of a document says, with its evidence."""
    note = one_line(item.annotation.note)
    return Entry(
        text=note or item.quote,
        quoted=not note,
        evidence=item.quote if note else "",
        citation=full_citation(name, item.citation),
        page=item.page,
        label=None if item.label.is_none else item.label,
        aside="" if item.label.is_none else item.label.name,
    )


def _quoted(piece: BriefingPiece, used: Sources) -> str:
    """Return a passage's words, or its whole paragraphs where these still say the same."""
    found = standing(used.get(piece.document_id), piece) if piece.has_paragraph else None
    if found is None:
        return piece.words.quote
    return " ".join(found.source.document.blocks[index].text for index in found.blocks)


def _paragraphs(piece: BriefingPiece) -> Iterator[Entry]:
    for line in piece.text.splitlines():
        if line.strip():
            yield Entry(one_line(line), is_point=False, portion=piece.portion, piece_id=piece.id)
