"""Which formats there are. A new format is one module and one line of `_FORMATS`.

The module has two functions,

    render(content: Content, options: ExportOptions, on_progress: Progress) -> bytes
    texts(file: bytes) -> Iterable[str]

of which the second yields every text in a finished file, also in what is not shown: metadata,
bookmarks, names of attachments. Each is whole, as a page or a paragraph is: what is broken over two
texts is not found. It raises whatever it likes where it cannot open the file. With
`missing_characters(content, options)` a module says what it cannot draw, and one that has pages
makes and measures them with `render_measured(content, options, on_progress)`, and binds copies in
one file with `render_copies(contents, options, on_progress)`.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import reduce
from importlib import import_module
from pathlib import Path
from typing import cast

from data.basis.progress import Progress
from data.briefing.content import Content
from data.errors import ExportError
from data.files.paths import clean
from data.messages import Message, said
from exporters.options import ExportOptions
from exporters.page_measure import Measure

Exporter = Callable[[Content, ExportOptions, Progress], bytes]
BindingExporter = Callable[[Sequence[Content], ExportOptions, Progress], bytes]
MeasuringExporter = Callable[[Content, ExportOptions, Progress], tuple[bytes, Measure]]


@dataclass(frozen=True, slots=True)
class WritingFormat:
    """A kind of file: what users call it, alone and as one of them, its suffixes, and its module.

    The usual suffix comes first. A format that `carries_attachments` holds other files, too; one
    that `has_pages` is what is shown before printing, and printed; it binds copies in one file.
    """

    name: str
    title: Message
    noun: Message
    suffixes: tuple[str, ...]
    module: str
    carries_attachments: bool = False
    has_pages: bool = False

    @property
    def short(self) -> str:
        """The name by which it is chosen: "PDF"."""
        return self.name.upper()

    def load(self) -> Exporter:
        """Import the exporter; nothing of it is imported before."""
        return cast("Exporter", import_module(self.module).render)

    def load_measured(self) -> MeasuringExporter:
        """Import what makes the pages and measures them; only a format that has pages has it."""
        return cast("MeasuringExporter", import_module(self.module).render_measured)

    def load_binding(self) -> BindingExporter:
        """Import what binds copies in one file; only a format that has pages has it."""
        return cast("BindingExporter", import_module(self.module).render_copies)

    def missing(
        self, content: Content, options: ExportOptions
    ) -> Mapping[str, tuple[Message, ...]]:
        """Return the characters that the format cannot show, and where; most can show all."""
        check = getattr(import_module(self.module), "missing_characters", None)
        return cast("Mapping[str, tuple[Message, ...]]", check(content, options)) if check else {}

    def texts(self, file: bytes) -> tuple[str, ...]:
        """Return every text in a finished file of this format, also in what is not shown.

        Raises:
            ExportError: the file cannot be opened, or nothing is found in it: what cannot be looked
                through is not to be let out.
        """
        found: tuple[object, ...] = ()
        with suppress(Exception):  # whatever it is; its message may quote the file
            told = import_module(self.module).texts(file)
            found = () if isinstance(told, str) else tuple(told)  # of one text, its letters
        texts = tuple(text for text in found if isinstance(text, str))
        if len(texts) == len(found) and any(map(_has_letters, texts)):
            return texts
        raise ExportError(
            said(
                "The {format} cannot be looked through for private notes, so nothing was written; "
                "this is a fault of the program. Please report it.",
                format=self.title,
            )
        )


_FORMATS = (
    WritingFormat(
        "pdf",
        said("PDF handout"),
        said("a PDF"),
        (".pdf",),
        "exporters.pdf.pdf_document",
        carries_attachments=True,
        has_pages=True,
    ),
    WritingFormat(
        "html",
        said("Web page"),
        said("a web page"),
        (".html", ".htm"),
        "exporters.html.web_handout",
    ),
    WritingFormat(
        "docx",
        said("Word document"),
        said("a Word document"),
        (".docx",),
        "exporters.docx.word_document",
    ),
    WritingFormat(
        "md",
        said("Markdown"),
        said("a Markdown file"),
        (".md", ".markdown"),
        "exporters.markdown.markdown_file",
    ),
    WritingFormat(
        "csv",
        said("CSV table"),
        said("a CSV table"),
        (".csv",),
        "exporters.spreadsheet.csv_file",
    ),
    WritingFormat(
        "xlsx",
        said("Excel workbook"),
        said("an Excel workbook"),
        (".xlsx",),
        "exporters.spreadsheet.workbook",
    ),
)


def formats() -> tuple[WritingFormat, ...]:
    """Return the formats, the usual one first."""
    return _FORMATS


def usual() -> WritingFormat:
    """Return the format that is taken where none was chosen."""
    return formats()[0]


def paged() -> WritingFormat:
    """Return the format whose pages are shown and printed."""
    return next(known for known in formats() if known.has_pages)


def only_carriers() -> Message:
    """Return what is said of a format without attachments: "Only a PDF carries its source"."""
    nouns: Iterator[Message] = (known.noun for known in _carriers())
    either = reduce(lambda one, other: said("{one} or {other}", one=one, other=other), nouns)
    return said("Only {format} carries its source", format=either)


def check_attachments(chosen: WritingFormat, options: ExportOptions) -> None:
    """Refuse files that are to travel in a format which cannot hold them.

    Raises:
        ExportError: so it is.
    """
    if options.attachments and not chosen.carries_attachments:
        suffixes = ", ".join(suffix for known in _carriers() for suffix in known.suffixes)
        raise ExportError(
            said("{reason}; end the name in {suffixes}.", reason=only_carriers(), suffixes=suffixes)
        )


def _carriers() -> tuple[WritingFormat, ...]:
    return tuple(known for known in formats() if known.carries_attachments)


def choose(path: Path, name: str | None = None) -> WritingFormat:
    """Return the format called `name`, or, for None, the one that `path` asks for by its suffix.

    Raises:
        ExportError: with what there is to choose from.
    """
    for candidate in formats():
        if name == candidate.name or (name is None and path.suffix.lower() in candidate.suffixes):
            return candidate
    if name is not None:
        known = ", ".join(candidate.name for candidate in formats())
        raise ExportError(
            said(
                "There is no export format called “{name}”; choose one of {known}.",
                name=clean(name),
                known=known,
            )
        )
    known = ", ".join(suffix for candidate in formats() for suffix in candidate.suffixes)
    raise ExportError(
        said(
            "“{name}” does not say its format; end the name in one of {known}.",
            name=clean(path.name),
            known=known,
        )
    )


def _has_letters(text: str) -> bool:
    return any(map(str.isalnum, text))
