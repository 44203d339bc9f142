"""Read a file as a Document: one reader a format, all of them ending in `structure`.

No reader decides what a piece is in its document, and no rule knows a document.
"""

import hashlib
from pathlib import Path

from data import documents
from data.basis.progress import Progress, unheard
from data.document import Document, Source
from data.errors import IntakeError
from data.files import paths
from data.intake.recognition import PictureReader
from data.messages import Sentence, said

MOST_PIECES = 250_000
"""Paragraphs, rows, notes and other pieces that a document has at most: about 5,000 pages."""

MOST_SPANS = 500_000
"""Words in bold, links and the like that it has at most."""

_TOO_MANY_PIECES = Sentence("“{name}” has more than {most} paragraphs: open a part of it.")
_TOO_MANY_SPANS = Sentence(
    "“{name}” has more than {most} places that are set apart: open a part of it."
)


def read_document(path: Path, *, on_progress: Progress | None = None) -> Document:
    """Read the file at `path`.

    `on_progress` is told the share that is done, from 0 to 1, and may raise CancelledError.

    Raises:
        IntakeError: if the file cannot be read as a document.
    """
    return read_bytes(paths.content(path), path.name, on_progress=on_progress)


def read_bytes(content: bytes, name: str, *, on_progress: Progress | None = None) -> Document:
    """Read a file's content; `name` is the file's name. Otherwise like `read_document`."""
    return read_as(content, name, source_of(content, name), on_progress or unheard)


def source_of(content: bytes, name: str) -> Source:
    """Return what is known of a file before it is read."""
    digest = hashlib.sha256(content).hexdigest()
    return Source(paths.clean(name), digest, documents.publisher(digest))


def read_as(
    content: bytes,
    name: str,
    source: Source,
    on_progress: Progress,
    pictures: PictureReader | None = None,
) -> Document:
    """Read a file's content without opening any other file. Otherwise like `read_document`.

    `pictures` reads pictures of pages, where there is something that can.
    """
    from data.intake import reading_formats  # noqa: PLC0415  # mostly another process reads
    from data.intake.structure import build  # noqa: PLC0415  # mostly another process reads

    on_progress(0.0)
    _refuse_package(content, name)
    chosen = reading_formats.format_of(content, name)
    more = (pictures,) if chosen.has_pictures else ()
    stream = chosen.load()(content, name, lambda share: on_progress(share * 0.5), *more)
    if not stream.pieces:
        raise IntakeError(
            said("“{name}” holds no text: open a file that holds text.", name=paths.clean(name))
        )
    for count, most, what in (
        (len(stream.pieces), MOST_PIECES, _TOO_MANY_PIECES),
        (sum(len(piece.spans) for piece in stream.pieces), MOST_SPANS, _TOO_MANY_SPANS),
    ):
        if count > most:
            raise IntakeError(what.of(name=paths.clean(name), most=most))
    document = build.build(
        stream, source, chosen.name, lambda share: on_progress(0.5 + share * 0.5)
    )
    on_progress(1.0)
    return document


def _refuse_package(content: bytes, name: str) -> None:
    """Refuse what is meant for another way in, and name that.

    Raises:
        IntakeError: the file is a package of a document with its annotations.
    """
    if not content.startswith(b"PK"):
        return
    from data.interchange import briefing_package  # noqa: PLC0415  # most files are no archives

    if briefing_package.is_one(content, name):
        raise IntakeError(
            said(
                "“{name}” holds a document with its annotations: import it, with "
                "Library ▸ Import Annotations or “briefing-viewer annotations import”.",
                name=paths.clean(name),
            )
        )
