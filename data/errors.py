"""Errors whose message can be shown to a user as it stands, in any language."""

from data.messages import Message, said

HOW_TO_REPAIR = said(
    "repair it with “briefing-viewer library repair”, or in the window with Library ▸ Backups ▸ "
    "Repair"
)
"""What is said wherever a library is found to be damaged."""


class ReportableError(Exception):
    """Base of the family: the message is one clear line that says what is wrong and what to do.

    `str` of it is in English; a plain text as its message comes from elsewhere, and stays as it is.
    """

    def __init__(self, message: Message | str) -> None:
        super().__init__(message)
        self.message = message


class IntakeError(ReportableError):
    """A file cannot be read as a document."""


class FormatError(ReportableError):
    """Stored or exchanged data is not in a form that this version reads."""


class NewerFormatError(FormatError):
    """The data is as a newer version of the program wrote it: whole, but not to be read here."""


class LibraryError(ReportableError):
    """The library of documents and annotations cannot be read or written."""


class DamagedLibraryError(LibraryError):
    """The library's file is damaged; it can be repaired from a backup."""


class AbsentLibraryError(LibraryError):
    """There is no library in the file: none was made yet, or it is gone.

    `is_first_run` tells that nothing was found that speaks of an earlier one.
    """

    def __init__(self, message: Message | str, *, is_first_run: bool) -> None:
        super().__init__(message)
        self.is_first_run = is_first_run


class ExportError(ReportableError):
    """A handout cannot be made or written."""


class OfficeTemplateError(ReportableError):
    """A template of an office is missing, or says what it cannot mean."""


class CancelledError(ReportableError):
    """The user cancelled the work; nothing was changed."""


class FaultError(Exception):
    """A fault of the program came to light in another process; `kind` is its exception's name."""

    def __init__(self, kind: str, trace: str = "") -> None:
        super().__init__(kind)
        self.kind = kind
        self.add_note(trace)


def kind_of(error: BaseException) -> str:
    """Return the name by which a fault of the program is told."""
    return error.kind if isinstance(error, FaultError) else type(error).__name__
