"""What is done with the pieces of the briefing at hand."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from data.annotation import Annotation
from data.briefing.briefing_source import BriefingSource
from data.briefing.compiling.commitment_rows import around_piece, rows_proposed_for
from data.briefing.compiling.passage_blocks import one_line
from data.briefing.piece_making import piece_of, renewed, taking, whole_piece
from data.briefing.pieces import NOTED_KINDS, WHOLE_KINDS, CommitmentRow, PieceKind
from viewer.briefing.composer.composer_menus import UNMARKED
from viewer.briefing.composer.composer_window import ComposerWindow
from viewer.briefing.pieces.commitment_dialog import CommitmentDialog
from viewer.briefing.pieces.taken_notes import TakenNotes
from viewer.services.briefings.briefing_workshop import BriefingWorkshop
from viewer.session.catalogue import tr, trn
from viewer.session.jobs import Jobs
from viewer.widgets.dialog_host import present
from viewer.widgets.dialog_parts import ask

Pair = tuple[str, str]
"""The ids of a document and of an annotation in it."""
Found = Sequence[tuple[Annotation, BriefingSource]]
Sources = Mapping[str, BriefingSource]


class PieceEditing(QObject):
    """Puts passages in, writes, switches and renews; documents are asked on the worker."""

    told = Signal(str)
    """One line on what was done."""
    failed = Signal(str)
    """One line on what could not be done."""
    place_requested = Signal(str, str)
    """The ids of a document and of an annotation that is to be shown in it."""

    def __init__(self, window: ComposerWindow, workshop: BriefingWorkshop, jobs: Jobs) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._workshop = workshop
        self._jobs = jobs
        pieces, sources = window.pieces, window.sources
        pieces.written.connect(self._write)
        pieces.toggle_requested.connect(self._toggle)
        pieces.renew_requested.connect(self._renew)
        pieces.portion_requested.connect(self._mark)
        pieces.level_requested.connect(self._set_level)
        pieces.labels_requested.connect(self._list_labels)
        pieces.commitments_requested.connect(self._ask_commitments)
        pieces.notes_requested.connect(self._ask_notes)
        pieces.source_requested.connect(self._show_source)
        pieces.pieces.passages_dropped.connect(self._take_dropped)
        sources.passages_chosen.connect(
            lambda pairs: self.add(pairs, self._behind_current(), window)
        )
        sources.document_wanted.connect(self._add_document)
        sources.open_requested.connect(self.place_requested)
        window.insert_requested.connect(self._insert_own)

    def add(self, pairs: Sequence[Pair], before: str, over: QWidget) -> None:
        """Put passages before a piece; the user is asked, once, about private ones."""
        workshop, names = self._workshop, [document for document, _ in pairs]
        job = self._jobs.start(lambda _: workshop.reader.sources(names), tr("The passages"), self)
        job.failed.connect(self.failed)
        job.finished.connect(partial(self._take, tuple(pairs), before, over))

    def _take_dropped(self, held: list[object], before: str) -> None:
        pairs = [
            (one[0], one[1])
            for one in held
            if isinstance(one, list | tuple)
            and len(one) == 2
            and all(isinstance(name, str) for name in one)
        ]
        if pairs:
            self.add(pairs, before, self._window)

    def _take(self, pairs: Sequence[Pair], before: str, over: QWidget, sources: Sources) -> None:
        found = [
            (item, source)
            for document, name in pairs
            if (source := sources.get(document)) is not None
            for item in source.annotations
            if item.id == name
        ]
        private = sum(not item.in_briefing for item, _ in found)
        if not private:
            self._insert(found, before)
            return
        question = trn(
            "{count} private note is among them. Put it into this briefing?",
            "{count} private notes are among them. Put them into this briefing?",
            private,
        )
        stays = tr("Everywhere else it stays private, and nobody is asked again here.")
        ask(over, (question, stays), tr("&Put In"), lambda: self._insert(found, before))

    def _insert(self, found: Found, before: str) -> None:
        """Put passages in; whoever was asked about private ones said yes."""
        pieces = [
            piece_of(
                item,
                source,
                piece_id=self._session.new_id(),
                is_confirmed=not item.in_briefing,
            )
            for item, source in found
        ]
        if self._session.insert(pieces, before):
            self._window.pieces.choose([piece.id for piece in pieces])
            done = trn("{count} passage put in", "{count} passages put in", len(pieces))
            self._window.tell(done)
            self.told.emit(tr("{done}: {name}", done=done, name=self._session.briefing.name))

    def _add_document(self, document_id: str) -> None:
        before = self._behind_current()
        self._with_source(document_id, tr("The document"), partial(self._put_whole, before))

    def _put_whole(self, before: str, source: BriefingSource) -> None:
        piece = whole_piece(source, piece_id=self._session.new_id())
        self._session.insert((piece,), before)

    def _insert_own(self, kind: PieceKind) -> None:
        self._window.commit()
        name = self._session.insert_own(kind, "", self._behind_current())
        if name:
            self._window.pieces.choose([name])
            self._window.pieces.edit_piece(name)

    def _write(self, piece_id: str, text: str) -> None:
        piece = self._session.briefing.piece(piece_id)
        if piece is not None:
            is_same = one_line(text) == one_line(piece.words.note_words)
            own = "" if is_same else text
            self._session.replace(replace(piece, text=own), tr("Write"))

    def _toggle(self, piece_id: str, part: str) -> None:
        piece = self._session.briefing.piece(piece_id)
        if piece is not None:
            shown = {part: not getattr(piece, part)}
            self._session.replace(replace(piece, **shown), tr("Show or Hide Part"))  # type: ignore[arg-type]  # a flag

    def _mark(self, piece_ids: list[str], portion: str) -> None:
        marked = [
            replace(piece, portion=portion)
            for piece in map(self._session.briefing.piece, piece_ids)
            if piece is not None and piece.kind not in UNMARKED
        ]
        self._session.replace_all(marked, tr("Change Portion Mark"))

    def _set_level(self, piece_id: str, level: int) -> None:
        piece = self._session.briefing.piece(piece_id)
        if piece is not None:
            self._session.replace(replace(piece, level=level), tr("Change Heading Level"))

    def _list_labels(self, piece_id: str, labels: frozenset[str] | None) -> None:
        piece = self._session.briefing.piece(piece_id)
        if piece is not None:
            self._session.replace(replace(piece, labels=labels), tr("Change Labels of Table"))

    def _ask_commitments(self, piece_id: str) -> None:
        """Let the author correct what is proposed of a passage, which may have no document."""
        piece, workshop = self._session.briefing.piece(piece_id), self._workshop
        if piece is None or piece.kind not in NOTED_KINDS:
            return
        name = piece.document_id
        self._window.commit()
        job = self._jobs.start(lambda _: workshop.reader.sources([name]), tr("The passage"), self)
        job.failed.connect(self.failed)
        job.finished.connect(lambda found: self._show_commitments(piece_id, found.get(name)))

    def _show_commitments(self, piece_id: str, source: BriefingSource | None) -> None:
        piece = self._session.briefing.piece(piece_id)
        if piece is not None:
            verbs = self._window.verbs
            proposals = rows_proposed_for(piece, source, verbs)
            around = around_piece(piece, source)
            dialog = CommitmentDialog(around, proposals, piece.rows, verbs, self._window)
            dialog.chosen.connect(partial(self._correct, piece_id))
            present(dialog)

    def _correct(self, piece_id: str, rows: tuple[CommitmentRow, ...] | None) -> None:
        piece = self._session.briefing.piece(piece_id)
        if piece is not None:
            self._session.replace(replace(piece, rows=rows), tr("Correct Commitments"))

    def _ask_notes(self, piece_id: str) -> None:
        """Let the author choose what a topic or a document takes with it."""
        piece = self._session.briefing.piece(piece_id)
        if piece is not None and piece.kind in WHOLE_KINDS:
            self._window.commit()
            show = partial(self._show_notes, piece_id)
            self._with_source(piece.document_id, tr("The annotations"), show)

    def _show_notes(self, piece_id: str, source: BriefingSource) -> None:
        piece = self._session.briefing.piece(piece_id)
        if piece is not None:
            dialog = TakenNotes(piece, source, self._window.labels, self._window)
            dialog.chosen.connect(partial(self._take_notes, piece_id, source))
            present(dialog)

    def _take_notes(self, piece_id: str, source: BriefingSource, taken: frozenset[str]) -> None:
        piece = self._session.briefing.piece(piece_id)
        if piece is not None:
            kept = taking(piece, source.offered(piece), taken)
            self._session.replace(kept, tr("Choose Annotations"))

    def _renew(self, piece_id: str) -> None:
        piece = self._session.briefing.piece(piece_id)
        if piece is not None:
            take = partial(self._take_words, piece_id)
            self._with_source(piece.document_id, tr("The passage"), take)

    def _take_words(self, piece_id: str, source: BriefingSource) -> None:
        piece = self._session.briefing.piece(piece_id)
        if piece is not None:
            self._session.replace(renewed(piece, source), tr("Take New Words"))

    def _show_source(self, piece_id: str) -> None:
        piece = self._session.briefing.piece(piece_id)
        if piece is not None and piece.document_id:
            self.place_requested.emit(piece.document_id, piece.annotation_id)

    def _with_source(
        self, document_id: str, title: str, act: Callable[[BriefingSource], None]
    ) -> None:
        """Do something with a document, once it is at hand."""
        workshop = self._workshop

        def take(sources: Sources) -> None:
            if document_id in sources:
                act(sources[document_id])

        job = self._jobs.start(lambda _: workshop.reader.sources([document_id]), title, self)
        job.failed.connect(self.failed)
        job.finished.connect(take)

    def _behind_current(self) -> str:
        """Return the id of the piece behind the current one; "" for the end."""
        pieces = self._window.pieces
        row = pieces.pieces.row_of(pieces.current)
        return pieces.pieces.id_at(row + 1) if row >= 0 else ""
