"""Read a file as a Document: one reader a format, all of them ending in `structure`."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from data import documents, paths
from data.document import Document, Source
from data.errors import IntakeError
from data.intake import registry, structure


def read_document(path: Path, *, on_progress: Callable[[float], None] | None = None) -> Document:
    """Read the file at `path`.

    `on_progress` is told the share that is done, from 0 to 1, and may raise CancelledError.

    Raises:
        IntakeError: if the file cannot be read as a document.
    """
    return read_bytes(paths.content(path), path.name, on_progress=on_progress)


def read_bytes(
    content: bytes, name: str, *, on_progress: Callable[[float], None] | None = None
) -> Document:
    """Read a file's content; `name` is the file's name. Otherwise like `read_document`."""
    report = on_progress or _ignore
    report(0.0)
    _refuse_package(content, name)
    chosen = registry.format_of(content, name)
    stream = chosen.load()(content, name, lambda share: report(share * 0.5))
    if not stream.pieces:
        raise IntakeError(f"“{paths.clean(name)}” holds no text: open a file that holds text.")
    digest = hashlib.sha256(content).hexdigest()
    source = Source(paths.clean(name), digest, documents.publisher(digest))
    document = structure.build(stream, source, chosen.name, lambda share: report(0.5 + share * 0.5))
    report(1.0)
    return document


def _refuse_package(content: bytes, name: str) -> None:
    """Refuse what is meant for another way in, and name that.

    Raises:
        IntakeError: the file is a package of a document with its annotations.
    """
    if not content.startswith(b"PK"):
        return
    from data.interchange import package  # noqa: PLC0415  # most files are no archives

    if package.is_one(content, name):
        raise IntakeError(
            f"“{paths.clean(name)}” holds a document with its annotations: import it, with "
            "Library ▸ Import Annotations or “briefing-viewer annotations import”."
        )


def _ignore(_share: float) -> None:
    """Stand in for a progress hook."""
