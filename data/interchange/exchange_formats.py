"""In which formats annotations go out to colleagues, and from which they come in."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath
from typing import TypeAlias

from data.annotation import Annotation, Label
from data.document import Document
from data.errors import FormatError
from data.files.paths import clean
from data.interchange import PACKAGE
from data.messages import Message, said

Writer: TypeAlias = Callable[[Document, Iterable[Annotation], Iterable[Label]], bytes]


@dataclass(frozen=True, slots=True)
class ExchangeFormat:
    """A kind of file: its name for the user, its use, its suffixes, and the module that writes it.

    The usual suffix comes first. Files of a kind that `comes_in` are imported, too; one that
    `brings_document` can come in alone.
    """

    name: Message
    about: Message
    suffixes: tuple[str, ...]
    module: str
    comes_in: bool = True
    brings_document: bool = False

    def load(self) -> Writer:
        """Return the function that writes annotations in this format."""
        writer: Writer = import_module(f"data.interchange.{self.module}").dumps
        return writer


_FORMATS = (
    ExchangeFormat(
        said("Document and annotations"),
        said("For a colleague with Briefing Viewer."),
        (PACKAGE,),
        "briefing_package",
        brings_document=True,
    ),
    ExchangeFormat(
        said("Annotations"),
        said("W3C Web Annotation, which other programs read, too."),
        (".jsonld", ".json"),
        "web_annotation",
    ),
    ExchangeFormat(
        said("Table"),
        said("For a spreadsheet. It cannot be imported again."),
        (".csv",),
        "annotation_table",
        comes_in=False,
    ),
)


def formats() -> tuple[ExchangeFormat, ...]:
    """Return the formats, the usual one first."""
    return _FORMATS


def suffixes(*, coming_in: bool = False) -> tuple[str, ...]:
    """Return the suffixes of all formats, or of those that are imported."""
    chosen = (known for known in _FORMATS if known.comes_in or not coming_in)
    return tuple(suffix for known in chosen for suffix in known.suffixes)


def brings_document(name: str) -> bool:
    """Tell whether a file of that name holds a document with its annotations."""
    ending = PurePath(name).suffix.lower()
    return any(known.brings_document and ending in known.suffixes for known in _FORMATS)


def choose(name: str) -> ExchangeFormat:
    """Return the format that a file of that name is to have.

    Raises:
        FormatError: the name ends in none of the known suffixes.
    """
    ending = PurePath(name).suffix.lower()
    for known in _FORMATS:
        if ending in known.suffixes:
            return known
    raise FormatError(
        said(
            "“{name}” does not say its format: end its name in one of {suffixes}.",
            name=clean(name),
            suffixes=", ".join(suffixes()),
        )
    )
