"""Why a file cannot be read as a Word document, in one line that says what to do."""

import zipfile

from data.errors import IntakeError
from data.files import archive
from data.files.paths import clean

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_LOCK_FILE_SIZE = 162
_INSIDE_OLE = (
    ("EncryptedPackage", "is protected with a password: open it in Word, remove the password"
     " (File ▸ Info) and save it."),
    ("WordDocument", "is an old Word document (.doc): open it in Word or LibreOffice and save it"
     " as .docx."),
    ("Workbook", "is an old Excel workbook: open a text document."),
    ("PowerPoint Document", "is an old PowerPoint presentation: open a text document."),
)  # fmt: skip
_OTHERS = (
    (b"{\\rtf", "a rich-text document"),
    (b"%PDF-", "a PDF"),
    (b"<?xml", "an XML file"),
    (b"\x1f\x8b", "a compressed file"),
)
_MARKS = (
    ("xl/", "an Excel workbook"),
    ("ppt/", "a PowerPoint presentation"),
    ("visio/", "a Visio drawing"),
)
_TYPES = (
    ("application/epub+zip", "an e-book"),
    ("application/vnd.oasis.opendocument.text", "an OpenDocument text"),
    ("application/vnd.oasis.opendocument.spreadsheet", "an OpenDocument spreadsheet"),
    ("application/vnd.oasis.opendocument.presentation", "an OpenDocument presentation"),
)
_LONGEST_TYPE = 200


def check_bytes(content: bytes, name: str) -> None:
    """Refuse what is no ZIP archive.

    Raises:
        IntakeError: if it is none.
    """
    if content.startswith(_ZIP):
        return
    if not content:
        raise refusal(name, "is empty: open a file that holds text.")
    if name.startswith("~$") or (len(content) == _LOCK_FILE_SIZE and b"\0" in content):
        raise refusal(
            name,
            "is a lock file that Word keeps beside an open document: open the document itself,"
            " whose name has no “~$”.",
        )
    if content.startswith(_OLE):
        says = (say for mark, say in _INSIDE_OLE if mark.encode("utf-16-le") in content)
        raise refusal(
            name, next(says, "is an old office document: save it as .docx and open that.")
        )
    what = next((what for start, what in _OTHERS if content.startswith(start)), "")
    raise refusal(
        name,
        f"is {what or 'no Word document'}, whatever its name says: open it with the program that"
        " made it and save it as .docx.",
    )


def foreign(zipped: zipfile.ZipFile, name: str) -> IntakeError:
    """Return the refusal of an archive that is no Word document."""
    names = zipped.namelist()[:4096]
    what = next((what for mark, what in _MARKS if any(n.startswith(mark) for n in names)), "")
    if not what and "mimetype" in names:
        kind = archive.part(zipped, zipped.getinfo("mimetype"), _LONGEST_TYPE)
        said = kind.decode("ascii", "replace").strip()
        what = next((what for mark, what in _TYPES if said.startswith(mark)), "")
    way = "save it as a Word document (.docx) and open that" if what else "open the files in it"
    return refusal(name, f"is {what or 'an archive'}, and no Word document: {way}.")


def damaged(name: str) -> IntakeError:
    """Return the refusal of a file that is broken."""
    return refusal(name, "is damaged: open and save it in Word, or ask for it again.")


def trap(name: str, seen: str) -> IntakeError:
    """Return the refusal of a file that is built beyond what is read; `seen` tells how."""
    return refusal(name, f"{seen}: save it anew in Word, or ask for it as a PDF.")


def dense(name: str) -> IntakeError:
    """Return the refusal of an archive a part of which unpacks to far more than it holds."""
    return trap(name, f"holds a part that unpacks to more than {archive.DENSEST} times its size")


def too_large(name: str) -> IntakeError:
    """Return the refusal of a file that unpacks to more than is read."""
    return refusal(name, "unpacks to more than can be read: save a part of it and open that.")


def locked(name: str) -> IntakeError:
    """Return the refusal of an encrypted archive."""
    return refusal(
        name, "is protected with a password: open it in Word, remove the password and save it."
    )


def without_text(name: str) -> IntakeError:
    """Return the refusal of a document without text."""
    return refusal(name, "holds no text: open a document that does.")


def refusal(name: str, says: str) -> IntakeError:
    """Return a refusal of the file called `name`."""
    return IntakeError(f"“{clean(name)}” {says}")
