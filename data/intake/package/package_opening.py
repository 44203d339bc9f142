"""Open an archive that is one document, or say in one line why it cannot be."""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager

from data.errors import IntakeError
from data.files import archive
from data.files.paths import clean
from data.intake.package.xml_parts import DamagedError, TrapError
from data.messages import Sentence

_EMPTY = Sentence("“{name}” is empty: open a file that holds text.")
_LOCKED = Sentence(
    "“{name}” is protected with a password: open it in the program that made it, remove the "
    "password and save it."
)
_TOO_LARGE = Sentence("“{name}” unpacks to more than can be read: save a part of it and open that.")
_DENSE = Sentence(
    "“{name}” holds a part that unpacks to more than {times} times its size: save it anew, or ask "
    "for it as a PDF."
)
_DAMAGED = Sentence(
    "“{name}” is damaged: open and save it in the program that made it, or ask for it again."
)
_SILENT = Sentence("“{name}” holds no text: open a document that does.")


@contextmanager
def opened(content: bytes, name: str) -> Iterator[zipfile.ZipFile]:
    """Open an archive; what goes wrong inside the block with it is an IntakeError."""
    if not content:
        raise IntakeError(_EMPTY.of(name=clean(name)))
    try:
        with archive.opened(content) as zipped:
            yield zipped
    except archive.ArchiveError as error:
        raise IntakeError(_why(error).of(name=clean(name), times=archive.DENSEST)) from error
    except TrapError as error:
        raise IntakeError(error.seen.of(name=clean(name))) from error
    except DamagedError as error:
        raise IntakeError(_DAMAGED.of(name=clean(name))) from error


def without_text(name: str) -> IntakeError:
    """Return the refusal of a document without text."""
    return IntakeError(_SILENT.of(name=clean(name)))


def _why(error: archive.ArchiveError) -> Sentence:
    match error:
        case archive.TooLargeError():
            return _TOO_LARGE
        case archive.LockedError():
            return _LOCKED
        case archive.BombError():
            return _DENSE
    return _DAMAGED
