"""How a reading ended, and what the user is told where there is no document: what was seen."""

import hashlib
import signal
from contextlib import suppress
from typing import NamedTuple

from data.confined import limits, pipe
from data.document import Document
from data.errors import FaultError, IntakeError
from data.files.paths import clean


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
            raise refusal(name, "the answer of the program's reader is damaged")
        return answer.document
    if answer.refused:
        raise IntakeError(answer.refused)
    if answer.fault is not None:
        raise FaultError(*answer.fault)
    if answer.needs_memory:
        raise IntakeError(
            f"“{clean(name)}” needs more than {limits.MAX_MEMORY >> 20:,} MB of memory to read: "
            "open a part of it."
        )
    if end is not None and end.status == -signal.SIGXCPU:
        raise too_slow(name, limits.MAX_CPU_SECONDS, " of processor time")
    raise refusal(name, f"the program's reader broke off at it{_how(end)}")


def _how(end: ReadingEnd | None) -> str:
    """Return what was seen of an end that nothing explains."""
    if end is None:
        return ""
    with suppress(ValueError):
        return f" ({signal.Signals(-end.status).name}, {end.memory >> 20:,} MB of memory in use)"
    return f" (status {end.status}, {end.memory >> 20:,} MB of memory in use)"


def too_slow(name: str, seconds: float, of_what: str = "") -> IntakeError:
    """Return the refusal of what takes too much time, " of processor time" or by the clock."""
    return IntakeError(
        f"“{clean(name)}” takes more than {seconds} seconds{of_what} to read: open a part of it, "
        "or save it in another format and open that file."
    )


def refusal(
    name: str,
    why: str,
    what_to_do: str = "save it in another format, or print it to a new PDF, and open that file",
) -> IntakeError:
    """Return the refusal of a file, with what was seen of it."""
    return IntakeError(f"“{clean(name)}” cannot be read, as {why}: {what_to_do}.")
