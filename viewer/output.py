"""What the command line prints."""

import os
import sys

from data.errors import ReportableError


class OutputError(ReportableError):
    """What was to be printed cannot be written."""


def say(text: str) -> None:
    """Print a text at once.

    Raises:
        BrokenPipeError: if nobody reads any more.
        OutputError: if it cannot be written for another reason, such as a full disk.
    """
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        silence()
        raise
    except OSError as error:
        silence()
        raise OutputError(
            f"the output cannot be written ({error.strerror}): send it elsewhere."
        ) from error


def silence() -> None:
    """Drop what could not be printed, so that Python does not try again when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
