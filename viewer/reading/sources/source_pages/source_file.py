"""The file that a document was read from, found again and proved to be the same."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from data.errors import IntakeError
from data.files import paths
from data.messages import said

if TYPE_CHECKING:
    from pathlib import Path

PDF_MARK = b"%PDF-"
_HEAD = 1024


class SourceGoneError(IntakeError):
    """The file is not where it was, or is another one: it can be looked for."""


def source_content(path: Path | None, document_id: str) -> bytes:
    """Return the bytes of the PDF that a document was read from.

    Raises:
        SourceGoneError: they are not there, or others are.
        IntakeError: it is no PDF.
    """
    if path is None:
        raise SourceGoneError(said("The file that was read is not known: find it."))
    try:
        content = paths.content(path)
    except IntakeError as error:
        raise SourceGoneError(
            said("“{name}” is not where it was read: find the file.", name=paths.clean(path.name))
        ) from error
    if hashlib.sha256(content).hexdigest() != document_id:
        raise SourceGoneError(
            said(
                "“{name}” is not the file that was read, as it holds something else: find that.",
                name=paths.clean(path.name),
            )
        )
    if PDF_MARK not in content[:_HEAD]:
        raise IntakeError(said("Only a PDF has pages that can be shown."))
    return content
