"""A compiled briefing becomes a file."""

from dataclasses import replace
from pathlib import Path

from data.briefing import Briefing
from exporters import atomic, registry
from exporters.options import ExportOptions
from exporters.registry import Format, Progress, formats

__all__ = ["Format", "export", "formats", "render"]


def export(
    briefing: Briefing,
    path: Path,
    options: ExportOptions | None = None,
    on_progress: Progress | None = None,
) -> None:
    """Write `briefing` to `path`, whole or not at all, readable by its owner alone.

    `on_progress` is told the share that is done, from 0 to 1, at every section or oftener; it may
    raise CancelledError, after which nothing has been written.

    Raises:
        ExportError: the format is not known, the briefing cannot be set or the file not written.
    """
    options = options or ExportOptions()
    chosen = registry.choose(path, options.format)
    content = render(briefing, replace(options, format=chosen.name), on_progress)
    atomic.write(path, content)


def render(
    briefing: Briefing, options: ExportOptions, on_progress: Progress | None = None
) -> bytes:
    """Return the file that `export` would write, in the format that `options` names.

    Raises:
        ExportError: the format is not known, or the briefing cannot be set.
    """
    report = on_progress or _unheard
    content = registry.choose(Path(), options.format).load()(briefing, options, report)
    report(1.0)
    return content


def _unheard(done: float) -> None:
    """Take a report that nobody asked for."""
