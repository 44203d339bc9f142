"""What the program prints: the one way to a terminal, which nothing that is printed commands.

Names of files, titles and errors of libraries may hold letters that clear a screen, change a
terminal's title or turn the direction of writing. They are printed as "�".

The terminal has a language, which `guarded` is given: messages are printed in it.
"""

import json
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import IO, Any

from data.errors import ReportableError
from data.files.paths import clean
from data.messages import ENGLISH, Message, Words, said

_LONGEST = 4_000
"""Characters of what is said on the side; a name that was typed may have a hundred thousand."""


class OutputError(ReportableError):
    """What was to be printed cannot be written."""


def plain(text: str) -> str:
    """Return a text that may have lines and tabs, without what commands a terminal."""
    if text.isascii() and text.replace("\n", "").isprintable():
        return text
    return "\n".join("\t".join(map(clean, line.split("\t"))) for line in text.split("\n"))


def words() -> Words:
    """Return the words of the terminal's language."""
    spoken = getattr(sys.stdout, "words", ENGLISH)
    return spoken if isinstance(spoken, Words) else ENGLISH


def say(text: str | Message) -> None:
    """Print a text at once; a message on a line of its own.

    Raises:
        BrokenPipeError: if nobody reads any more.
        OutputError: if it cannot be written for another reason, such as a full disk.
    """
    shown = f"{words()(text)}\n" if isinstance(text, Message) else text
    try:
        sys.stdout.write(plain(shown))
        sys.stdout.flush()
    except BrokenPipeError:
        silence()
        raise
    except OSError as error:
        silence()
        raise OutputError(
            said(
                "the output cannot be written ({reason}): send it elsewhere.",
                reason=str(error.strerror),
            )
        ) from error


def say_json(value: Mapping[str, object]) -> None:
    """Print one JSON object; in ASCII, which every terminal can show without harm to it."""
    say(json.dumps(value, indent=1).replace("\x7f", "\\u007f") + "\n")


def warn(message: str | Message) -> None:
    """Say on the side what does not keep the command from being done, or why it was not done."""
    complain(f"briefing-viewer: {_cut(words()(message))}\n")


def _cut(line: str) -> str:
    """Return a line that a person can read: of a longer one the beginning and the end."""
    if len(line) <= _LONGEST:
        return line
    end = _LONGEST // 4
    return f"{line[: _LONGEST - end]} … {line[-end:]}"


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
def guarded(words: Words = ENGLISH) -> Iterator[None]:
    """Print in the language of `words`, and what libraries print by themselves in this way, too.

    What a stream cannot encode is printed as its code.
    """
    before = sys.stdout, sys.stderr
    for stream in before:
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="backslashreplace")
    sys.stdout, sys.stderr = (_Guarded(stream, words) for stream in before)
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before


class _Guarded:
    """A stream that commands no terminal; otherwise the one that it stands before."""

    def __init__(self, stream: IO[str] | None, words: Words) -> None:
        self._stream = stream
        self.words = words

    def write(self, text: str) -> int:
        if self._stream is not None:  # without a terminal, Python has none
            self._stream.write(plain(text))
        return len(text)

    def flush(self) -> None:
        if self._stream is not None:
            self._stream.flush()

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  # what the stream has
        return getattr(self._stream, name)
