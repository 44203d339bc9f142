"""What the program prints: the one way to a terminal, which nothing that is printed commands.

Names of files, titles and errors of libraries may hold letters that clear a screen, change a
terminal's title or turn the direction of writing. They are printed as "�".
"""

import json
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import IO, Any

from data.errors import ReportableError
from data.files.paths import clean


class OutputError(ReportableError):
    """What was to be printed cannot be written."""


def plain(text: str) -> str:
    """Return a text that may have lines and tabs, without what commands a terminal."""
    if text.isascii() and text.replace("\n", "").isprintable():
        return text
    return "\n".join("\t".join(map(clean, line.split("\t"))) for line in text.split("\n"))


def say(text: str) -> None:
    """Print a text at once.

    Raises:
        BrokenPipeError: if nobody reads any more.
        OutputError: if it cannot be written for another reason, such as a full disk.
    """
    try:
        sys.stdout.write(plain(text))
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
    say(json.dumps(value, indent=1).replace("\x7f", "\\u007f") + "\n")


def warn(message: str) -> None:
    """Say on the side what does not keep the command from being done, or why it was not done."""
    complain(f"briefing-viewer: {message}\n")


def complain(text: str) -> None:
    """Print a text on the side; where nobody hears it, the program goes on."""
    with suppress(OSError, ValueError, AttributeError):
        sys.stderr.write(plain(text))
        sys.stderr.flush()


def trace(error: BaseException) -> None:
    """Print on the side where in the program an error was."""
    import traceback

    complain("".join(traceback.format_exception(error)))


def silence() -> None:
    """Drop what could not be printed, so that Python does not try again when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextmanager
def guarded() -> Iterator[None]:
    """Let what libraries print by themselves, warnings and logs, be printed in this way, too.

    What a stream cannot encode is printed as its code.
    """
    before = sys.stdout, sys.stderr
    for stream in before:
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="backslashreplace")
    sys.stdout, sys.stderr = map(_Guarded, before)
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before


class _Guarded:
    """A stream that commands no terminal; otherwise the one that it stands before."""

    def __init__(self, stream: IO[str] | None) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        if self._stream is not None:  # without a terminal, Python has none
            self._stream.write(plain(text))
        return len(text)

    def flush(self) -> None:
        if self._stream is not None:
            self._stream.flush()

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  # what the stream has
        return getattr(self._stream, name)
