"""Which formats there are. A new format is one module and one line of `_FORMATS`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import cast

from data.briefing.content import Briefing
from data.errors import ExportError
from data.files.paths import clean
from data.messages import Message, said
from exporters.options import ExportOptions

Progress = Callable[[float], None]
Exporter = Callable[[Briefing, ExportOptions, Progress], bytes]


@dataclass(frozen=True, slots=True)
class WritingFormat:
    """A kind of file: what users call it, its suffixes, and the module whose `render` makes it."""

    name: str
    title: Message
    suffixes: tuple[str, ...]
    module: str

    def load(self) -> Exporter:
        """Import the exporter; nothing of it is imported before."""
        return cast("Exporter", import_module(self.module).render)

    def missing(
        self, briefing: Briefing, options: ExportOptions
    ) -> Mapping[str, tuple[Message, ...]]:
        """Return the characters that the format cannot show, and where; most can show all."""
        check = getattr(import_module(self.module), "missing_characters", None)
        return cast("Mapping[str, tuple[Message, ...]]", check(briefing, options)) if check else {}


_FORMATS = (
    WritingFormat("pdf", said("PDF handout"), (".pdf",), "exporters.pdf.pdf_document"),
    WritingFormat("html", said("Web page"), (".html", ".htm"), "exporters.html"),
)


def formats() -> tuple[WritingFormat, ...]:
    """Return the formats, the usual one first."""
    return _FORMATS


def choose(path: Path, name: str | None = None) -> WritingFormat:
    """Return the format called `name`, or, for None, the one that `path` asks for by its suffix.

    Raises:
        ExportError: with what there is to choose from.
    """
    for candidate in _FORMATS:
        if name == candidate.name or (name is None and path.suffix.lower() in candidate.suffixes):
            return candidate
    if name is not None:
        known = ", ".join(candidate.name for candidate in _FORMATS)
        raise ExportError(
            said(
                "There is no export format called “{name}”; choose one of {known}.",
                name=clean(name),
                known=known,
            )
        )
    known = ", ".join(suffix for candidate in _FORMATS for suffix in candidate.suffixes)
    raise ExportError(
        said(
            "“{name}” does not say its format; end the name in one of {known}.",
            name=clean(path.name),
            known=known,
        )
    )
