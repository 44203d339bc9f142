"""Compiled content becomes a file: formats, options, the last look, writing whole or not at all.

Exporters know what the content says and nothing else: no library, no annotation that is not in it.
"""

import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from data.basis.progress import Progress, unheard
from data.briefing.content import Content
from data.errors import ExportError, ReportableError
from data.messages import Message, said
from exporters import atomic_file, destination, leaks, writing_formats
from exporters.destination import NOTHING, Kept
from exporters.frame.framed_content import framed
from exporters.leaks import Private
from exporters.linked_places import with_places
from exporters.options import ExportOptions
from exporters.page_measure import Measure
from exporters.table_model import with_own_tables
from exporters.writing_formats import WritingFormat, formats

__all__ = [
    "Private",
    "WritingFormat",
    "export",
    "export_copies",
    "formats",
    "missing_characters",
    "render",
    "render_measured",
]

_HERE = Path(__file__).parent
_Made = TypeVar("_Made")


def export(
    content: Content,
    path: Path,
    options: ExportOptions | None = None,
    on_progress: Progress | None = None,
    private: Private | None = None,
    *,
    keep: Kept = NOTHING,
) -> None:
    """Write `content` to `path`, whole or not at all, readable by its owner alone.

    What is in `keep` is never written over, nor are the fonts that `options` name.
    `on_progress` is told the share that is done, from 0 to 1, at every section or oftener; it may
    raise CancelledError, after which nothing has been written. A file that says what is `private`
    is not written.

    Raises:
        ExportError: the format is not known, the content cannot be set or the file not written.
    """
    _let_out(
        lambda chosen: render(content, chosen, on_progress),
        path,
        options or ExportOptions(),
        private,
        keep,
    )


def export_copies(
    copies: Sequence[Content],
    path: Path,
    options: ExportOptions,
    on_progress: Progress = unheard,
    private: Private | None = None,
    *,
    keep: Kept = NOTHING,
) -> None:
    """Write copies of a handout, at least one, to one file with pages, as `export` writes one.

    Raises:
        ExportError: as `export` does; or the format that is asked for has no pages.
    """
    _let_out(lambda chosen: _bound(copies, chosen, on_progress), path, options, private, keep)


def _let_out(
    make: Callable[[ExportOptions], bytes],
    path: Path,
    options: ExportOptions,
    private: Private | None,
    keep: Kept,
) -> None:
    """Write the file that is made with options, which name its format, unless it tells too much."""
    chosen = writing_formats.choose(path, options.format)
    keep = dict.fromkeys(options.fallback_fonts, said("a font of this handout")) | dict(keep)
    writing_formats.check_attachments(chosen, options)
    destination.check(path, keep)  # before minutes of work
    file = make(replace(options, format=chosen.name))
    if private:
        leaks.refuse(file, chosen, private)
    atomic_file.write(path, file, keep=keep)


def _bound(copies: Sequence[Content], options: ExportOptions, report: Progress) -> bytes:
    chosen = writing_formats.choose(Path(), options.format)
    if not chosen.has_pages:
        raise ExportError(
            said(
                "Copies go into one file as {format} only: end its name in {suffix}.",
                format=writing_formats.paged().title,
                suffix=writing_formats.paged().suffixes[0],
            )
        )
    shown = [_finished(copy, options) for copy in copies]
    file = _made(chosen, lambda: chosen.load_binding()(shown, options, report))
    report(1.0)
    return file


def render(content: Content, options: ExportOptions, on_progress: Progress | None = None) -> bytes:
    """Return the file that `export` would write, in the format that `options` names.

    Raises:
        ExportError: the format is not known, or the content cannot be set.
    """
    report = on_progress or unheard
    chosen = writing_formats.choose(Path(), options.format)
    writing_formats.check_attachments(chosen, options)
    shown = _finished(content, options)
    file = _made(chosen, lambda: chosen.load()(shown, options, report))
    report(1.0)
    return file


def render_measured(
    content: Content, options: ExportOptions, on_progress: Progress | None = None
) -> tuple[bytes, Measure]:
    """Return the pages that are shown and printed, and what each piece takes of them.

    Both are of one layout; they are in the format that has pages, whichever `options` name.

    Raises:
        ExportError: the content cannot be set.
    """
    chosen = writing_formats.paged()
    report = on_progress or unheard
    shown = _finished(content, options)
    file, measure = _made(chosen, lambda: chosen.load_measured()(shown, options, report))
    report(1.0)
    return file, measure


def _finished(content: Content, options: ExportOptions) -> Content:
    """Return content as every format takes it: tables and links in place, in the frame's words."""
    return with_places(framed(with_own_tables(content, options.words), options.words))


def _made(chosen: WritingFormat, make: Callable[[], _Made]) -> _Made:
    """Return what `make` makes of that format; what it raises besides is told as a fault.

    Raises:
        ExportError: so it is.
    """
    try:
        return make()
    except ReportableError:
        raise
    except Exception as error:  # noqa: BLE001  # what libraries raise may quote the document's text
        fault = _fault(error)
    raise ExportError(
        said(
            "The {format} could not be made; please report this: {fault}.",
            format=chosen.title,
            fault=fault,
        )
    )


def _fault(error: Exception) -> str:
    """Return what went wrong and where in our code, without the message."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if Path(frame.filename).is_relative_to(_HERE)]
    last = (ours or frames)[-1]
    return f"{type(error).__name__} in {Path(last.filename).name}, line {last.lineno}"


def missing_characters(
    content: Content, options: ExportOptions | None = None
) -> Mapping[str, tuple[Message, ...]]:
    """Return, sorted, the characters that the format of `options`, or the usual, cannot show.

    Each comes with where it stands, in words for the user: "the document's text", "your notes".
    What can be done: name a font that has them in `ExportOptions.fallback_fonts`, or export a web
    page; what is the user's own can be written otherwise.

    Raises:
        ExportError: the format is not known, or a font in `options` is of no use.
    """
    options = options or ExportOptions()
    chosen = writing_formats.choose(Path(), options.format or writing_formats.usual().name)
    return chosen.missing(_finished(content, options), options)
