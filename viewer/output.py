"""What the command line prints."""

import json
import os
import sys
from collections.abc import Mapping, Sized

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


def say_json(value: Mapping[str, object]) -> None:
    """Print one JSON object; in ASCII, which every terminal can show without harm to it."""
    say(json.dumps(value, indent=1) + "\n")


def warn(message: str) -> None:
    """Say on the side what does not keep the command from being done."""
    sys.stderr.write(f"briefing-viewer: {message}\n")


def warn_of_damage(damaged: Sized) -> None:
    """Say on the side how many annotations of a document the library can no longer read."""
    if damaged:
        warn(
            f"{len(damaged)} of the document's annotations cannot be "
            "read and are left out: bring them back with “briefing-viewer library repair”."
        )


def silence() -> None:
    """Drop what could not be printed, so that Python does not try again when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
