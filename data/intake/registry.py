"""Which formats are read, how each is recognised, and where its reader is.

A reader is a module of this package with a function

    read(content: bytes, name: str, on_progress: Callable[[float], None]) -> Stream

that raises IntakeError with one line where the file cannot be read, and reports the share that is
done, from 0 to 1. It is imported when the first file of its format is read.
"""

import codecs
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath
from typing import TypeAlias

from data.intake.stream import Stream

Reader: TypeAlias = Callable[[bytes, str, Callable[[float], None]], Stream]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name for the user, its reader's module, suffixes and first bytes.

    A file is of the format that its first bytes tell; only where they tell none, the suffix does.
    `starts` are compared in lower case, after a byte order mark and white space.
    """

    name: str
    module: str
    suffixes: tuple[str, ...]
    starts: tuple[bytes, ...] = ()

    def load(self) -> Reader:
        """Return the function that reads files of this format."""
        reader: Reader = import_module(f"data.intake.{self.module}").read
        return reader


def formats() -> tuple[Format, ...]:
    """Return all formats; the last one takes what no other does."""
    return (
        Format("PDF", "pdf", (".pdf",), (b"%pdf-",)),
        Format("Web page", "html", (".html", ".htm", ".xhtml"), (b"<!doctype html", b"<html")),
        Format("Markdown", "markdown", (".md", ".markdown")),
        Format("Plain text", "plain_text", (".txt", ".text")),
    )


def format_of(content: bytes, name: str) -> Format:
    """Return the format that a file is of, by its first bytes or else by its suffix."""
    head = content[:512].removeprefix(codecs.BOM_UTF8).lstrip().lower()
    suffix = PurePath(name).suffix.lower()
    known = formats()
    for candidate in known:
        if any(head.startswith(start) for start in candidate.starts):
            return candidate
    return next((candidate for candidate in known if suffix in candidate.suffixes), known[-1])
