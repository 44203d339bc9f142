"""What the commands of the command line do."""

from argparse import Namespace
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from data import confined
from data.anchors.anchoring import resolve
from data.annotation import Annotation, Label, standard_labels
from data.briefing.compilation import NoteTally, compile_briefing, tally
from data.briefing.content import Plan, Template
from data.document import Document
from data.errors import ExportError
from data.files.paths import clean, shown
from exporters import export as write_handout
from exporters.destination import Kept
from exporters.options import Attachment, ExportOptions
from viewer.commands import plan_options
from viewer.commands.lookup import (
    apply,
    corrections_in,
    corrections_of,
    library_file,
    library_to_read,
    notes_on,
)
from viewer.services import attachment, document_outline, reading_report
from viewer.services.clock import handout_time
from viewer.services.private_texts import withheld
from viewer.services.reading_report import Understanding
from viewer.system.folders import Folders
from viewer.system.printed_output import say, say_json, warn, words

Read = Callable[[], Document]

_NO_POINTS = (
    "There are no points on the page: none of the document's annotations is in it. Put some into "
    "the briefing first, with V in the window."
)


def version(_options: Namespace) -> int:
    """Print the version."""
    from viewer.system.version import version as installed  # slow, and seldom asked for

    say(f"briefing-viewer {installed()}\n")
    return 0


def inspect(options: Namespace, read: Read) -> int:
    """Print how a document is understood; `read` returns it as it is read."""
    as_read = read()
    corrections = () if options.as_read else corrections_of(as_read, options.data_folder)
    known = Understanding.of(as_read, corrections)
    document = known.document
    if options.json:
        say_json(document_outline.facts(document) | {"report": reading_report.facts(known)})
    else:
        report = "\n".join(map(clean, reading_report.printed(known).split("\n")))
        say(f"{document_outline.printed(document)}\n{report}\n")
    return 0


def export(options: Namespace, content: bytes, read: Read) -> int:
    """Write a document's handout, with the annotations that are in its briefing.

    `content` is the file's, and `read` returns the document as it is read.
    """
    as_read = read()
    annotations: list[Annotation] = []
    if options.no_annotations:
        document = apply(as_read, corrections_of(as_read, options.data_folder))
        labels = standard_labels()
    else:
        library = library_file(options.data_folder)
        document = apply(as_read, corrections_in(library, as_read))
        annotations, labels = _annotations(document, library)
    chosen = plan_options.plan(options, document)
    setup = _setup(options, chosen, content, document)
    keep = Folders.of(options.data_folder).kept((options.file, "the document itself"))
    counted = _write(
        document, annotations, options.out, keep, labels=labels, plan=chosen, options=setup
    )
    said = "" if options.no_annotations else f": {_counted(counted)}"
    say(f"Wrote “{shown(options.out)}”{said}.\n")
    if chosen.template is Template.POINTS and not counted.included:
        warn(_NO_POINTS)
    return 0


def _setup(options: Namespace, plan: Plan, content: bytes, document: Document) -> ExportOptions:
    """Return how the command line asks that the handout is set.

    Raises:
        ExportError: it cannot be set so.
    """
    try:
        return ExportOptions(
            plan_options.page(options, plan),
            fallback_fonts=tuple(options.font),
            attachments=(_source(options, content, document),) if options.attach_source else (),
            words=words(),
        )
    except ValueError as error:
        raise ExportError(f"This page set-up cannot be made: {error}.") from error


def _source(options: Namespace, content: bytes, document: Document) -> Attachment:
    """Return the document's own file.

    Raises:
        ExportError: the handout is no PDF.
    """
    if options.out.suffix.lower() != ".pdf":
        raise ExportError("Only a PDF carries its source; end the name in .pdf.")
    return attachment.attachment(options.file, content, document)


def export_plainly(file: Path, out: Path, data_folder: Path | None = None) -> int:
    """Write the handout of a document as it is."""
    _write(
        confined.read_document(file),
        [],
        out,
        Folders.of(data_folder).kept((file, "the document itself")),
        labels=standard_labels(),
        plan=Plan(),
        options=ExportOptions(words=words()),
    )
    say(f"Wrote “{shown(out)}”.\n")
    return 0


def _write(
    document: Document,
    annotations: list[Annotation],
    out: Path,
    keep: Kept,
    *,
    labels: tuple[Label, ...],
    plan: Plan,
    options: ExportOptions,
) -> NoteTally:
    found = {item.id: resolve(item.anchor, document.text) for item in annotations if item.anchor}
    briefing = compile_briefing(
        document,
        annotations,
        found,
        labels=labels,
        plan=plan,
        now=handout_time(),
    )
    private = withheld(document, annotations, labels, plan, options)
    write_handout(briefing, out, options, private=private, keep=keep)
    return tally(document, annotations, found, plan)


def _annotations(document: Document, path: Path) -> tuple[list[Annotation], tuple[Label, ...]]:
    """Return the annotations and labels of the user's library; none is made for that."""
    library = library_to_read(path)
    if library is None:
        return [], standard_labels()
    with closing(library):
        notebook = notes_on(document, library)
        labels = library.labels()
    return list(notebook), labels


def _counted(counted: NoteTally) -> str:
    parts = [_number(counted.included, "annotation in it", "annotations in it")]
    if counted.left_out:
        parts.append(f"{counted.left_out} left out with their topics or labels")
    if counted.private:
        parts.append(_number(counted.private, "stays private", "stay private"))
    if counted.unattached:
        parts.append(f"{counted.unattached} left out, as the passage was not found for certain")
    if counted.empty:
        parts.append(f"{counted.empty} without a note to print")
    return ", ".join(parts)


def _number(count: int, one: str, many: str) -> str:
    return f"{count or 'no'} {one if count == 1 else many}"
