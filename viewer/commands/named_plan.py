"""`export FILE OUT --plan NAME`: the briefing of that name, changed by what else was said."""

from argparse import Namespace
from contextlib import closing
from dataclasses import replace

from data import confined
from data.briefing.briefing import Briefing
from data.briefing.page_setup import PageSetup
from data.briefing.plan import LAST_USED, Template
from data.briefing.plan_pieces import DEPTHS
from data.document import Document
from data.errors import ExportError
from data.files.paths import clean, shown
from data.library import Library
from data.messages import counted, said
from exporters.options import Attachment
from viewer.commands.briefing_export import BriefingJob, job_of, tell, write
from viewer.commands.briefing_lookup import briefing_named, kept_library
from viewer.commands.plan_options import given, page_given, unset
from viewer.services import attachment
from viewer.services.loading import id_of
from viewer.system.printed_output import warn

_TITLE = ("prepared_for", "prepared_by", "copy")
"""What of the title block is an option."""


def is_meant(options: Namespace) -> bool:
    """Tell whether a briefing is to be written; what was used last of a document is a plan."""
    return options.plan is not None and options.plan != LAST_USED


def export(options: Namespace) -> int:
    """Write the briefing of that name; return the exit status.

    Raises:
        ExportError: it holds nothing of the document, or cannot be made so.
        LibraryError: there is no such briefing, or the library cannot be read.
    """
    if options.no_annotations:
        raise ExportError(
            said("A briefing is made of annotations: leave out either --plan or --no-annotations.")
        )
    document_id = id_of(options.file)
    with closing(kept_library(options.data_folder)) as library:
        briefing = _of_document(_named(options.plan, document_id, library), document_id, options)
        document = library.document(document_id) if options.attach_source else None
        job = job_of(
            briefing, library, options.data_folder, marking=options.marking, source=options.file
        )
    job = job._replace(briefing=_changed(job, options))
    attached = (_source(options, document),) if options.attach_source else ()
    tell(job, write(job, options.out, fonts=tuple(options.font), attachments=attached))
    return 0


def _named(name: str, document_id: str, library: Library) -> Briefing:
    """Return the briefing of that name; of several the one that is of the document.

    Plans of several documents that bore one name are called by the documents' titles, too, and are
    still found by the name alone.

    Raises:
        ExportError: what is kept under the name is a plan that could not become a briefing.
        LibraryError: there is none of that name.
    """
    entries, document = library.briefings.listed(), library.entry(document_id)
    names = [name, f"{name} – {document.title}"] if document else [name]
    found: list[Briefing] = []
    for one in names:
        read = [library.briefings.read(entry.id) for entry in entries if entry.name == one]
        found = found or [briefing for briefing in read if briefing is not None]
    unread = library.plans(document_id).unread
    if name in unread and not found:
        raise ExportError(
            said(
                "The plan “{name}” cannot be read. {reason}",
                name=clean(name),
                reason=unread[name],
            )
        )
    own = [briefing for briefing in found if document_id in briefing.document_ids]
    return own[0] if len(own) == 1 else briefing_named(name, library)


def _of_document(briefing: Briefing, document_id: str, options: Namespace) -> Briefing:
    """Return a briefing that holds something of a document; say so where it is of others, too."""
    if document_id not in briefing.document_ids:
        raise ExportError(
            said(
                "The briefing “{name}” holds nothing of “{file}”: “briefing-viewer briefing "
                "export” writes it as it is.",
                name=clean(briefing.name),
                file=shown(options.file),
            )
        )
    others = len(briefing.document_ids) - 1
    if others:
        warn(
            counted(
                "The briefing “{name}” holds {count} other document, too.",
                "The briefing “{name}” holds {count} other documents, too.",
                others,
                name=clean(briefing.name),
            )
        )
    return briefing


def _changed(job: BriefingJob, options: Namespace) -> Briefing:
    """Return the briefing as the options want it, where they say anything."""
    briefing = job.briefing
    usual = briefing.page or (job.profile.page if job.profile else PageSetup())
    try:
        page = page_given(options, usual)
    except ValueError as error:
        raise unset(error) from error
    return replace(
        briefing,
        title=replace(briefing.title, **given(options, _TITLE)),
        depth=DEPTHS[Template(options.template)] if options.template else briefing.depth,
        page=briefing.page if page == usual else page,
    )


def _source(options: Namespace, document: Document | None) -> Attachment:
    return attachment.read(options.file, document or confined.read_document(options.file))
