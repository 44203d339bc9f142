"""The text of a briefing: its author's heads and words, and what documents say, in his order."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from data.annotation import Label, label_of
from data.briefing.briefing import Briefing, Depth
from data.briefing.briefing_source import BriefingSource
from data.briefing.compiling.briefing_tables import own_table, terms_of
from data.briefing.compiling.passage_blocks import (
    alone,
    full_citation,
    in_paragraphs,
    one_line,
    standing,
)
from data.briefing.compiling.selection import Selection, in_order
from data.briefing.content import ContentBlock, Note, Section
from data.briefing.pieces import NOTED_KINDS, WHOLE_KINDS, BriefingPiece, PieceKind
from data.briefing.wording.verb_choice import USUAL_CHOICE, VerbChoice
from data.citation import short_name
from data.document import BlockKind, Topic
from data.text.inside_links import distinct

_OWN = frozenset({PieceKind.TEXT, PieceKind.PRESS_LINE})


class SectionFlow:
    """Takes the pieces of a briefing one after the other, and makes sections of them.

    A briefing of one whole document, or of parts of one, is printed as that document is: under its
    own title, with its own citations. Where there are several, each stands under its title, and
    citations name it.
    """

    def __init__(
        self,
        briefing: Briefing,
        sources: Mapping[str, BriefingSource],
        labels: tuple[Label, ...],
        verbs: VerbChoice = USUAL_CHOICE,
    ) -> None:
        self._briefing, self._sources, self._labels = briefing, sources, labels
        self._terms = terms_of(briefing, verbs)
        kinds = {piece.kind for piece in briefing.pieces}
        self._is_one = len(briefing.document_ids) < 2
        self._is_own = self._is_one and kinds <= {*WHOLE_KINDS, PieceKind.NOTE}
        self._has_heads = any(
            piece.kind is PieceKind.HEADING and piece.text.strip() for piece in briefing.pieces
        )
        self._sections: list[Section] = []
        self._notes: list[Note] = []
        self._document_notes: list[int] = []
        self._title: ContentBlock | None = None
        self._breaks = False
        self._at: tuple[str, Topic | None] | None = None
        self._last: tuple[str, int] | None = None

    def sections(self) -> tuple[Section, ...]:
        """Return the sections that came of the pieces."""
        return tuple(
            section
            for section in self._sections
            if section.blocks
            or section.heading is not None
            or section.notes
            or section.own_table is not None
        )

    def notes(self) -> tuple[Note, ...]:
        """Return the notes, numbered in their order."""
        return tuple(self._notes)

    def document_notes(self) -> tuple[int, ...]:
        """Return the numbers of the notes on the whole of the one document."""
        return tuple(self._document_notes)

    def title_block(self) -> ContentBlock | None:
        """Return the document's own title, where it is printed above its text."""
        return self._title

    def add(self, piece: BriefingPiece) -> None:
        """Take the next piece."""
        if piece.kind is PieceKind.PAGE_BREAK:
            self._breaks = True
        elif piece.kind is PieceKind.HEADING:
            if not piece.text.strip():
                return
            self._open(piece.text, piece.level, own=True, piece_id=piece.id)
        elif piece.kind in _OWN:
            self._put(*_paragraphs(piece))
        elif piece.kind is PieceKind.TABLE:
            table = own_table(piece, self._sources, self._labels, self._terms)
            if table is not None:
                self._begin(Section("", 0, None, (), piece_id=piece.id, own_table=table))
        elif piece.kind in NOTED_KINDS:
            self._passage(piece)
        elif piece.kind in WHOLE_KINDS:
            self._part(piece)

    def _open(
        self, title: str, level: int, *, own: bool, language: str = "", piece_id: str = ""
    ) -> None:
        heading = ContentBlock(
            BlockKind.HEADING, one_line(title), "", level, own=own, language=language
        )
        self._begin(Section("", level, heading, (), piece_id=piece_id))
        self._at = None

    def _begin(self, section: Section) -> None:
        self._last = None
        self._sections.append(replace(section, breaks=self._breaks))
        self._breaks = False

    def _put(self, *blocks: ContentBlock) -> None:
        """Put blocks behind those that are there."""
        if not blocks:
            return
        self._last = None
        if not self._sections or self._breaks or self._sections[-1].own_table is not None:
            self._begin(Section("", 0, None, ()))
        last = self._sections[-1]
        self._sections[-1] = replace(last, blocks=(*last.blocks, *blocks))

    def _passage(self, piece: BriefingPiece) -> None:
        """Put a passage, in its paragraphs where these are at hand, with its note."""
        note = one_line(piece.note_words)
        label = label_of(self._labels, piece.words.label_id)
        if self._is_own and note and not piece.words.quote:
            self._document_notes.append(len(self._notes) + 1)
            self._notes.append(self._note(piece, len(self._notes) + 1, label))
            return
        if not (piece.has_quote and piece.words.quote):
            own = ContentBlock(
                BlockKind.PARAGRAPH, note, "", own=True, portion=piece.portion, piece_id=piece.id
            )
            self._put(*([own] if note else []))
            return
        number = len(self._notes) + 1 if note else None
        if number is not None:
            self._notes.append(self._note(piece, number, label))
        found = standing(self._sources.get(piece.document_id), piece)
        if found is None:
            blocks = alone(piece, label, number)
        else:
            self._enter(piece.document_id, found.source.of_block(found.blocks[0]))
            blocks = in_paragraphs(found, piece, label, number)
        language = self._language(found.source) if found else ""
        cited = self._cited(piece)
        blocks = [
            replace(block, citation=cited, language=language, piece_id=piece.id) for block in blocks
        ]
        is_same = found is not None and self._last == (piece.document_id, found.blocks[0])
        if is_same and not self._breaks:
            self._mark_again(blocks.pop(0))
        self._put(*blocks)
        self._last = (piece.document_id, found.blocks[-1]) if found else None

    def _mark_again(self, block: ContentBlock) -> None:
        """Put a passage's highlight on the paragraph that was printed for the one before it."""
        section = self._sections[-1]
        *before, last = section.blocks
        marks = sorted((*last.highlights, *block.highlights), key=lambda one: (one.start, one.end))
        marked = replace(last, highlights=tuple(marks), portion=last.portion or block.portion)
        self._sections[-1] = replace(section, blocks=(*before, marked))

    def _note(self, piece: BriefingPiece, number: int, label: Label) -> Note:
        words, changed = piece.words, self._changed(piece)
        return Note(
            number=number,
            label=label,
            text=piece.note.strip(),
            written_in=piece.note_format,
            citation=self._cited(piece),
            author=words.author,
            modified=changed or self._briefing.modified,
            page=words.page,
            piece_id=piece.id,
        )

    def _enter(self, document_id: str, topic: Topic | None) -> None:
        """Set the heads of a passage's document and topic, where the author set none."""
        if self._has_heads or self._at == (document_id, topic):
            return
        source = self._sources[document_id]
        language = self._language(source)
        if not self._is_one and (self._at is None or self._at[0] != document_id):
            self._open(source.document.title, 1, own=False, language=language)
        if topic is not None:
            level = 1 if self._is_one else 2
            names, _ = distinct(source.document.blocks[topic.first], document_id)
            heading = ContentBlock(
                BlockKind.HEADING, topic.title, "", level, language=language, names=names
            )
            self._begin(Section(topic.number, level, heading, ()))
        self._at = document_id, topic

    def _part(self, piece: BriefingPiece) -> None:
        """Put a lead, a topic or a whole document, at the depth of the briefing."""
        source = self._sources.get(piece.document_id)
        if source is None:
            return
        chosen = in_order(source.included(piece), source.resolutions)
        selection = Selection(
            source.document, chosen, source.resolutions, self._labels, first=len(self._notes) + 1
        )
        self._notes += [replace(note, piece_id=piece.id) for note in selection.notes()]
        on_document = selection.hung_on(None)
        found = [
            self._extent(source, selection.section(topic, own), piece)
            for topic, own in source.extents(piece)
        ]
        sections = list(filter(None, found))
        if self._is_own:
            self._document_notes += on_document
            self._own_title(source, selection, piece)
        elif piece.kind is PieceKind.DOCUMENT and (sections or on_document):
            title, language = source.document.title, self._language(source)
            self._open(title, 1, own=False, language=language, piece_id=piece.id)
            self._sections[-1] = replace(self._sections[-1], notes=on_document)
        for section in sections:
            self._begin(section)
            self._at = None

    def _own_title(
        self, source: BriefingSource, selection: Selection, piece: BriefingPiece
    ) -> None:
        title = source.document.title_block
        if title is not None and self._title is None and not self._briefing.title.subject:
            made = selection.quoted(title)
            self._title = replace(made, piece_id=piece.id if made.highlights else "")

    def _extent(
        self, source: BriefingSource, section: Section, piece: BriefingPiece
    ) -> Section | None:
        """Return one section of a document; of an excerpt what is annotated, None for nothing."""
        name = "" if self._is_one else short_name(source.document)
        language = self._language(source)
        blocks = [
            replace(
                block,
                citation=full_citation(name, block.citation),
                language=language,
                portion=piece.portion,
            )
            for block in section.blocks
            if self._briefing.depth is Depth.FULL_TEXT or block.highlights
        ]
        heading = section.heading and replace(section.heading, language=language)
        is_noted = bool(section.notes or (heading and heading.highlights))
        if not blocks and not is_noted and self._briefing.depth is Depth.EXCERPTS:
            return None
        down = 0 if self._is_own else 1
        level = section.level + down if heading else 0
        if heading is not None:
            heading = replace(heading, level=level)
        return replace(
            section, level=level, heading=heading, blocks=tuple(blocks), piece_id=piece.id
        )

    def _language(self, source: BriefingSource) -> str:
        """Return a document's language, where several are quoted."""
        return "" if self._is_one else source.document.language

    def _cited(self, piece: BriefingPiece) -> str:
        if not piece.has_citation:
            return ""
        return full_citation("" if self._is_one else piece.words.source, piece.words.citation)

    def _changed(self, piece: BriefingPiece) -> datetime | None:
        """Return when the annotation of a piece was changed last, where it is still there."""
        source = self._sources.get(piece.document_id)
        held = source.annotations if source else ()
        return next((item.modified for item in held if item.id == piece.annotation_id), None)


def _paragraphs(piece: BriefingPiece) -> list[ContentBlock]:
    return [
        ContentBlock(
            BlockKind.PARAGRAPH,
            one_line(line),
            "",
            own=True,
            portion=piece.portion,
            piece_id=piece.id,
        )
        for line in piece.text.splitlines()
        if line.strip()
    ]
