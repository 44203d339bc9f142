"""Tables as one CSV file (RFC 4180), one after the other with an empty line between them.

A cell that a spreadsheet would take for a formula has an apostrophe before it.
"""

from collections.abc import Iterator, Sequence

from data.basis.progress import Progress
from data.briefing.content import Content
from data.messages import Words
from data.text.comma_table import comma_table
from exporters.options import ExportOptions
from exporters.spreadsheet.titled_tables import TitledTable, cells_of, tables_of


def render(content: Content, options: ExportOptions, on_progress: Progress) -> bytes:
    """Return the tables of a handout, UTF-8 with the mark that spreadsheets need.

    Raises:
        ExportError: there is nothing that a table could hold.
    """
    file = csv_of(tables_of(content, options.words), options.words)
    on_progress(1.0)
    return file


def csv_of(tables: Sequence[TitledTable], words: Words) -> bytes:
    """Return these tables as a file, without their titles."""
    rows: list[tuple[str, ...]] = []
    for number, titled in enumerate(tables):
        rows += [()] if number else []
        rows += cells_of(titled.table, words)
    return comma_table(rows)


def texts(file: bytes) -> Iterator[str]:
    """Yield what a finished file says.

    Raises:
        UnicodeDecodeError: this is no file of ours, which are UTF-8.
    """
    yield file.decode("utf-8-sig")
