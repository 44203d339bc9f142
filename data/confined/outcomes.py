"""How a reading ended, and what the user is told where there is no document: what was seen."""

import hashlib
import signal
from contextlib import suppress
from typing import NamedTuple

from data.confined import limits, pipe
from data.document import Document
from data.errors import FaultError, IntakeError
from data.files.paths import clean
from data.messages import Message, said


class ReadingEnd(NamedTuple):
    """How a reading ended: the fork's exit status, below 0 a signal, and what it used.

    `memory` is in bytes, at its peak; `seconds` are of processor time.
    """

    status: int
    memory: int
    seconds: float


def document_of(answer: pipe.Answer, end: ReadingEnd | None, content: bytes, name: str) -> Document:
    """Return the document that was read.

    Raises:
        IntakeError, FaultError: there is none.
    """
    if answer.document is not None:
        if answer.document.id != hashlib.sha256(content).hexdigest():
            raise damaged(name)
        return answer.document
    raise _refusal(answer, end, name)


def page_of(answer: pipe.Answer, end: ReadingEnd | None, name: str) -> pipe.PagePixels:
    """Return the page that was drawn.

    Raises:
        IntakeError, FaultError: there is none.
    """
    if answer.page is None:
        raise _refusal(answer, end, name)
    return answer.page


def _refusal(answer: pipe.Answer, end: ReadingEnd | None, name: str) -> IntakeError | FaultError:
    if answer.refused:
        return IntakeError(answer.refused)
    if answer.fault is not None:
        return FaultError(*answer.fault)
    if answer.needs_memory:
        return IntakeError(
            said(
                "“{name}” needs more than {size} MB of memory to read: open a part of it.",
                name=clean(name),
                size=limits.MAX_MEMORY >> 20,
            )
        )
    if end is not None and end.status == -signal.SIGXCPU:
        return IntakeError(
            said(
                "“{name}” takes more than {seconds} seconds of processor time to read: open a part "
                "of it, or save it in another format and open that file.",
                name=clean(name),
                seconds=limits.MAX_CPU_SECONDS,
            )
        )
    return IntakeError(_broke_off(clean(name), end))


def _broke_off(name: str, end: ReadingEnd | None) -> Message:
    """Return what was seen of an end that nothing explains."""
    if end is None:
        return said(
            "“{name}” cannot be read, as the program's reader broke off at it: save it in another "
            "format, or print it to a new PDF, and open that file.",
            name=name,
        )
    with suppress(ValueError):
        return said(
            "“{name}” cannot be read, as the program's reader broke off at it ({signal}, {size} MB "
            "of memory in use): save it in another format, or print it to a new PDF, and open that "
            "file.",
            name=name,
            signal=signal.Signals(-end.status).name,
            size=end.memory >> 20,
        )
    return said(
        "“{name}” cannot be read, as the program's reader broke off at it (status {status}, {size} "
        "MB of memory in use): save it in another format, or print it to a new PDF, and open that "
        "file.",
        name=name,
        status=str(end.status),
        size=end.memory >> 20,
    )


def too_slow(name: str, seconds: float) -> IntakeError:
    """Return the refusal of what takes too much time by the clock."""
    return IntakeError(
        said(
            "“{name}” takes more than {seconds} seconds to read: open a part of it, or save it in "
            "another format and open that file.",
            name=clean(name),
            seconds=str(seconds),
        )
    )


def damaged(name: str) -> IntakeError:
    """Return the refusal of a file whose reading told what cannot be understood."""
    return IntakeError(
        said(
            "“{name}” cannot be read, as the answer of the program's reader is damaged: save it in "
            "another format, or print it to a new PDF, and open that file.",
            name=clean(name),
        )
    )


def not_started(name: str) -> IntakeError:
    """Return the refusal of a file that there is nothing to read with."""
    return IntakeError(
        said(
            "“{name}” cannot be read, as the program's reading process does not start: install "
            "Briefing Viewer anew.",
            name=clean(name),
        )
    )
