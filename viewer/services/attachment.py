"""The document's own file, as it travels inside a handout."""

from hashlib import sha256
from pathlib import Path

from data.briefing.compiling.title_block import source_line
from data.document import Document
from data.errors import ExportError
from data.files import paths
from data.intake.reading_formats import media_type
from data.messages import said
from exporters.options import Attachment


def attachment(path: Path, content: bytes, document: Document) -> Attachment:
    """Return a document's file, whose bytes were read before, with what kind of file it is."""
    kind = media_type(path.name)
    return Attachment(paths.clean(path.name), content, kind, source_line(document))


def read(path: Path, document: Document) -> Attachment:
    """Return a document's file as it is now.

    Raises:
        IntakeError: it cannot be read.
        ExportError: it is no more what the document was read from.
    """
    content = paths.content(path)
    if sha256(content).hexdigest() != document.id:
        raise ExportError(
            said(
                "“{name}” has changed since it was opened: open it anew, or do not attach it.",
                name=paths.clean(path.name),
            )
        )
    return attachment(path, content, document)
