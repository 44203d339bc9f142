"""What is made of briefings away from the window: their sources, their content, their files.

All of it is slow where documents are long, and may be done by any one thread.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import exporters
from data.anchors.anchoring import AnchorState
from data.annotation import Label
from data.basis.progress import Progress, unheard
from data.briefing.briefing import Briefing
from data.briefing.briefing_source import BriefingSource
from data.briefing.checks import Caution, QuotedPiece, cautions
from data.briefing.compiling.briefing_compilation import compile_briefing
from data.briefing.compiling.briefing_title import proposed
from data.briefing.content import Content
from data.briefing.office_templates.applied_template import AppliedTemplate
from data.briefing.office_templates.template_shelf import folder_beside
from data.briefing.piece_making import PieceState, state_of
from data.briefing.pieces import PieceKind
from data.briefing.profile import Profile
from data.library import Location
from data.messages import ENGLISH, Words
from exporters import Private, writing_formats
from exporters.destination import NOTHING, Kept
from exporters.options import ExportOptions
from exporters.page_measure import Measure
from viewer.services.briefings.briefing_options import check_office, options_for, styled
from viewer.services.briefings.briefing_secrets import withheld_from
from viewer.services.briefings.briefing_templates import BriefingTemplates
from viewer.services.briefings.one_side import over_one_side
from viewer.services.briefings.piece_remarks import remarks_on
from viewer.services.briefings.source_reader import SourceReader


class BriefingPages(NamedTuple):
    """A briefing's pages, what became of its pieces, by id, and what they quote.

    `proposals` are what stands in the title block where the author wrote nothing, by field;
    `remarks` are what is to be said of the template, of pieces that the pages do not hold, and of
    those that one page has no room for.
    """

    pdf: bytes
    states: Mapping[str, PieceState]
    measure: Measure
    proposals: Mapping[str, str]
    content: Content
    quoted: tuple[QuotedPiece, ...] = ()
    remarks: tuple[Caution, ...] = ()

    def cautions(self) -> tuple[Caution, ...]:
        """Look for what the author may want to mend; this takes about as long as the pages."""
        return (*self.remarks, *cautions(self.content, self.quoted))


class _Finished(NamedTuple):
    """Content with how it is set, and what must not be in its file."""

    content: Content
    options: ExportOptions
    private: Private


class BriefingWorkshop:
    """Makes things of briefings, with the documents of one library.

    `templates` is the folder of the
    office's own; the one beside the library where none is given.
    """

    def __init__(
        self,
        location: Location,
        clock: Callable[[], datetime],
        templates: Path | None = None,
    ) -> None:
        self.reader = SourceReader(location)
        self.templates = BriefingTemplates(templates or folder_beside(location.path))
        self._clock = clock

    def states(self, briefing: Briefing) -> dict[str, PieceState]:
        """Return what became of pieces, by their ids, where they are no longer as they were made.

        Raises:
            LibraryError: the library cannot be read.
        """
        return _states(briefing, self.reader.sources(briefing.document_ids))

    def pages(
        self,
        briefing: Briefing,
        labels: tuple[Label, ...],
        profile: Profile | None,
        words: Words,
        on_progress: Progress,
    ) -> "BriefingPages":
        """Return a briefing's pages as a PDF, with what was found out on the way.

        Raises:
            ExportError, CancelledError: as `exporters.render`.
            LibraryError: the library cannot be read.
        """
        sources = self.reader.sources(briefing.document_ids)
        now = self._clock()
        applied, of_template = self.templates.shown(briefing, sources, labels, now, words)
        content = _compiled(applied, sources, labels, now, profile)
        options = options_for(briefing, profile, words, format=writing_formats.paged().name)
        options = styled(options, applied, profile)
        pdf, measure = exporters.render_measured(content, options, on_progress)
        quoted_ids = applied.document_ids
        documents = [sources[name].document for name in quoted_ids if name in sources]
        proposals = {
            name: ", ".join(map(options.words, lines))
            for name, lines in proposed(briefing, documents, now).items()
        }
        states = _states(briefing, sources)
        quoted = tuple(_quoted(briefing, sources))
        remarks = (
            *of_template,
            *remarks_on(briefing, applied, content, sources),
            *over_one_side(briefing, measure),
        )
        return BriefingPages(pdf, states, measure, proposals, content, quoted, remarks)

    def remarks(
        self, briefing: Briefing, labels: tuple[Label, ...], words: Words = ENGLISH
    ) -> tuple[Caution, ...]:
        """Return what is to be said of its template, and of pieces that its pages do not hold.

        Raises:
            LibraryError: the library cannot be read.
        """
        sources = self.reader.sources(briefing.document_ids)
        now = self._clock()
        applied, of_template = self.templates.shown(briefing, sources, labels, now, words)
        content = _compiled(applied, sources, labels, now, None)
        return (*of_template, *remarks_on(briefing, applied, content, sources))

    def export(
        self,
        briefing: Briefing,
        path: Path,
        *,
        labels: tuple[Label, ...],
        options: ExportOptions,
        profile: Profile | None = None,
        kept: Kept = NOTHING,
        on_progress: Progress = unheard,
    ) -> Path:
        """Write a briefing to a file, if it holds nothing that must stay at the desk.

        Raises:
            ExportError, CancelledError: as `exporters.export`; there is no new file then.
            LibraryError: the library cannot be read.
            OfficeTemplateError: its template is missing or at fault; without it there would be
                more in the file than the author expects.
        """
        content, options, private = self._finished(briefing, labels, options, profile)
        exporters.export(content, path, options, on_progress, private, keep=kept)
        return path

    def export_copies(
        self,
        copies: Sequence[Briefing],
        path: Path,
        *,
        labels: tuple[Label, ...],
        options: ExportOptions,
        profile: Profile | None = None,
        kept: Kept = NOTHING,
        on_progress: Progress = unheard,
    ) -> Path:
        """Write copies of a briefing, at least one, to one file with pages.

        Raises:
            ExportError, CancelledError, LibraryError, OfficeTemplateError: as `export`.
        """
        made = [self._finished(copy, labels, options, profile) for copy in copies]
        content, (_, styled_options, first) = [one.content for one in made], made[0]
        private = Private(first.texts, tuple({text for one in made for text in one.private.open}))
        exporters.export_copies(content, path, styled_options, on_progress, private, keep=kept)
        return path

    def _finished(
        self,
        briefing: Briefing,
        labels: tuple[Label, ...],
        options: ExportOptions,
        profile: Profile | None,
    ) -> _Finished:
        """Return what is to be let out of a briefing, and what must not be in it."""
        check_office(briefing, profile)
        sources = self.reader.sources(briefing.document_ids)
        now = self._clock()
        applied = self.templates.applied(briefing, sources, labels, now, options.words)
        content = _compiled(applied, sources, labels, now, profile)
        options = styled(options, applied, profile)
        private = withheld_from(
            applied.briefing,
            sources.values(),
            labels,
            profile,
            options,
            listed=applied.arrangement.pieces,
        )
        return _Finished(content, options, private)


def _states(briefing: Briefing, sources: Mapping[str, BriefingSource]) -> dict[str, PieceState]:
    found = {piece.id: state_of(piece, sources.get(piece.document_id)) for piece in briefing.pieces}
    return {name: state for name, state in found.items() if state is not PieceState.SAME}


def _compiled(
    applied: AppliedTemplate,
    sources: Mapping[str, BriefingSource],
    labels: tuple[Label, ...],
    now: datetime,
    profile: Profile | None,
) -> Content:
    return compile_briefing(
        applied.briefing,
        sources,
        labels=labels,
        now=now,
        profile=profile,
        arrangement=applied.arrangement,
    )


def _quoted(briefing: Briefing, sources: Mapping[str, BriefingSource]) -> Iterator[QuotedPiece]:
    """Yield what is compared with its source; only passages quote."""
    for piece in briefing.pieces:
        if piece.kind is PieceKind.PASSAGE and piece.words.quote:
            source = sources.get(piece.document_id)
            found = source.resolutions.get(piece.annotation_id) if source else None
            state = found.state if found else AnchorState.EXACT
            text = source.document.text if source else None
            yield QuotedPiece(piece.id, piece.words.quote, text, state)
