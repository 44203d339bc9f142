"""The document's own file, as it travels inside a handout."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

from data.details import source_line
from data.document import Document
from data.errors import ExportError
from data.intake import opening
from exporters.options import Attachment

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_TYPES: Mapping[str, str] = MappingProxyType(
    {
        ".txt": "text/plain",
        ".md": "text/markdown",
        ".markdown": "text/markdown",
        ".html": "text/html",
        ".htm": "text/html",
        ".xhtml": "application/xhtml+xml",
        ".docx": _WORD,
        ".pdf": "application/pdf",
    }
)
_UNKNOWN = "application/octet-stream"


def attachment(path: Path, content: bytes, document: Document) -> Attachment:
    """Return a document's file, whose bytes were read before, with what kind of file it is."""
    kind = _TYPES.get(path.suffix.lower(), _UNKNOWN)
    return Attachment(opening.clean(path.name), content, kind, source_line(document))


def read(path: Path, document: Document) -> Attachment:
    """Return a document's file as it is now.

    Raises:
        IntakeError: it cannot be read.
        ExportError: it is no more what the document was read from.
    """
    content = opening.content(path)
    if sha256(content).hexdigest() != document.id:
        raise ExportError(
            f"“{opening.clean(path.name)}” has changed since it was opened: "
            "open it anew, or do not attach it."
        )
    return attachment(path, content, document)
