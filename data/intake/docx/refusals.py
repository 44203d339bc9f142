"""Why a file cannot be read as a Word document, in one line that says what to do."""

import zipfile

from data.errors import IntakeError
from data.files import archive
from data.files.paths import clean
from data.intake.package.xml_parts import TrapError
from data.messages import Sentence, said

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_LOCK_FILE_SIZE = 162
_INSIDE_OLE = (
    (
        "EncryptedPackage".encode("utf-16-le"),
        Sentence(
            "“{name}” is protected with a password: open it in Word, remove the password (File ▸ "
            "Info) and save it."
        ),
    ),
    (
        "WordDocument".encode("utf-16-le"),
        Sentence(
            "“{name}” is an old Word document (.doc): open it in Word or LibreOffice and save it "
            "as .docx."
        ),
    ),
    (
        "Workbook".encode("utf-16-le"),
        Sentence("“{name}” is an old Excel workbook: open a text document."),
    ),
    (
        "PowerPoint Document".encode("utf-16-le"),
        Sentence("“{name}” is an old PowerPoint presentation: open a text document."),
    ),
)
"""Names inside old office files."""

_OTHERS = (
    (
        b"%PDF-",
        Sentence(
            "“{name}” is a PDF, whatever its name says: open it with the program that made it and "
            "save it as .docx."
        ),
    ),
    (
        b"<?xml",
        Sentence(
            "“{name}” is an XML file, whatever its name says: open it with the program that made "
            "it and save it as .docx."
        ),
    ),
    (
        b"\x1f\x8b",
        Sentence(
            "“{name}” is a compressed file, whatever its name says: open it with the program that "
            "made it and save it as .docx."
        ),
    ),
)
_UNKNOWN = Sentence(
    "“{name}” is no Word document, whatever its name says: open it with the program that made it "
    "and save it as .docx."
)
_MARKS = (
    (
        "xl/",
        Sentence(
            "“{name}” is an Excel workbook, and no Word document: save it as a Word document "
            "(.docx) and open that."
        ),
    ),
    (
        "ppt/",
        Sentence(
            "“{name}” is a PowerPoint presentation, and no Word document: save it as a Word "
            "document (.docx) and open that."
        ),
    ),
    (
        "visio/",
        Sentence(
            "“{name}” is a Visio drawing, and no Word document: save it as a Word document (.docx) "
            "and open that."
        ),
    ),
)
_TYPES = (
    (
        "application/vnd.oasis.opendocument.spreadsheet",
        Sentence(
            "“{name}” is an OpenDocument spreadsheet, and no Word document: save it as a Word "
            "document (.docx) and open that."
        ),
    ),
    (
        "application/vnd.oasis.opendocument.presentation",
        Sentence(
            "“{name}” is an OpenDocument presentation, and no Word document: save it as a Word "
            "document (.docx) and open that."
        ),
    ),
)
_ARCHIVE = Sentence("“{name}” is an archive, and no Word document: open the files in it.")
_OLD_OFFICE = Sentence("“{name}” is an old office document: save it as .docx and open that.")


def check_bytes(content: bytes, name: str) -> None:
    """Refuse what is no ZIP archive.

    Raises:
        IntakeError: if it is none.
    """
    if content.startswith(_ZIP):
        return
    if not content:
        raise IntakeError(said("“{name}” is empty: open a file that holds text.", name=clean(name)))
    if name.startswith("~$") or (len(content) == _LOCK_FILE_SIZE and b"\0" in content):
        raise IntakeError(
            said(
                "“{name}” is a lock file that Word keeps beside an open document: open the "
                "document itself, whose name has no “~$”.",
                name=clean(name),
            )
        )
    if content.startswith(_OLE):
        known = (what for mark, what in _INSIDE_OLE if mark in content)
        raise IntakeError(next(known, _OLD_OFFICE).of(name=clean(name)))
    what = next((what for start, what in _OTHERS if content.startswith(start)), _UNKNOWN)
    raise IntakeError(what.of(name=clean(name)))


def is_old_office(content: bytes) -> bool:
    """Tell whether a compound file is one that is refused by its name."""
    return any(mark in content for mark, _ in _INSIDE_OLE)


def foreign(zipped: zipfile.ZipFile, name: str) -> IntakeError:
    """Return the refusal of an archive that is no Word document."""
    names = zipped.namelist()[:4096]
    known = (what for mark, what in _MARKS if any(n.startswith(mark) for n in names))
    what = next(known, _ARCHIVE)
    if what is _ARCHIVE:
        declared = archive.declared_type(zipped)
        what = next((what for mark, what in _TYPES if declared.startswith(mark)), _ARCHIVE)
    return IntakeError(what.of(name=clean(name)))


def damaged(name: str) -> IntakeError:
    """Return the refusal of a file that is broken."""
    return IntakeError(
        said(
            "“{name}” is damaged: open and save it in Word, or ask for it again.", name=clean(name)
        )
    )


def trap(name: str, error: TrapError) -> IntakeError:
    """Return the refusal of a file that is built beyond what is read."""
    return IntakeError(error.seen.of(name=clean(name)))


def dense(name: str) -> IntakeError:
    """Return the refusal of an archive a part of which unpacks to far more than it holds."""
    return IntakeError(
        said(
            "“{name}” holds a part that unpacks to more than {times} times its size: save it anew "
            "in Word, or ask for it as a PDF.",
            name=clean(name),
            times=archive.DENSEST,
        )
    )


def too_large(name: str) -> IntakeError:
    """Return the refusal of a file that unpacks to more than is read."""
    return IntakeError(
        said(
            "“{name}” unpacks to more than can be read: save a part of it and open that.",
            name=clean(name),
        )
    )


def locked(name: str) -> IntakeError:
    """Return the refusal of an encrypted archive."""
    return IntakeError(
        said(
            "“{name}” is protected with a password: open it in Word, remove the password and save "
            "it.",
            name=clean(name),
        )
    )


def without_text(name: str) -> IntakeError:
    """Return the refusal of a document without text."""
    return IntakeError(said("“{name}” holds no text: open a document that does.", name=clean(name)))
