"""Tables as an Excel workbook, a sheet each; every cell is text, and none is ever a formula."""

import io
import re
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from data.basis import moments
from data.basis.progress import Progress
from data.briefing.content import Content
from data.errors import ExportError
from data.messages import Words, said
from data.text.fixed_pitch import columns_of
from exporters.creation_time import creation_time
from exporters.options import ExportOptions
from exporters.spreadsheet import workbook_texts
from exporters.spreadsheet.titled_tables import TitledTable, cells_of, tables_of
from exporters.unprintable import printable

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

LONGEST_CELL = 32_767
"""UTF-16 units of text that a cell holds (Excel's specifications and limits)."""
_MOST_ROWS, _MOST_COLUMNS = 2**20, 2**14
_FIRST = datetime(1900, 1, 1)  # noqa: DTZ001  # in UTC, as the file has it
"""No workbook was made before."""
_LONGEST_NAME = 31
_LONGEST_HEADER = 240
_NARROWEST, _WIDEST = 6, 60
_NO_NAME = re.compile(r"[\[\]:*?/\\\s]+")
"""What no sheet's name may hold."""

texts = workbook_texts.texts


def render(content: Content, options: ExportOptions, on_progress: Progress) -> bytes:
    """Return the tables of a handout as a workbook, its marking on every printed page.

    Raises:
        ExportError: there is nothing that a table could hold, or a cell is too long for any.
    """
    tables = tables_of(content, options.words)
    file = xlsx_of(tables, options.words, creation_time(content), content.marking)
    on_progress(1.0)
    return file


def xlsx_of(
    tables: Sequence[TitledTable], words: Words, created: datetime, marking: str = ""
) -> bytes:
    """Return these tables as a workbook that says it was made at `created`.

    Raises:
        ExportError: a cell is longer than any holds, or there are more rows or columns.
    """
    from xlsxwriter import Workbook  # noqa: PLC0415  # loaded only here

    buffer = io.BytesIO()
    # In memory: nothing of a handout lies about in the folder for temporary files.
    with Workbook(buffer, {"in_memory": True}) as book:
        moment = datetime.fromisoformat(moments.kept(created)).replace(tzinfo=None)
        book.set_properties({"created": max(moment, _FIRST), "title": tables[0].title})
        names: list[str] = []
        for titled in tables:
            names.append(_name(titled.title, names))
            sheet = book.add_worksheet(names[-1])
            rows = list(cells_of(titled.table, words))
            _fill(book, sheet, rows)
            if rows[1:] and not titled.is_frame:
                sheet.autofilter(0, 0, len(rows) - 1, len(rows[0]) - 1)
            _set_up(sheet, marking)
    return buffer.getvalue()


def _fill(book: "Workbook", sheet: "Worksheet", rows: list[tuple[str, ...]]) -> None:
    """Write rows of which the first is the head, and stays in sight."""
    # What is typed over a text stays one, and a number is one too: nothing computes.
    text = {"num_format": "@", "quote_prefix": True, "text_wrap": True, "valign": "top"}
    plain = book.add_format(text)
    bold = book.add_format({**text, "bold": True, "bottom": 1})
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            _write(sheet, (number, column), cell, plain if number else bold)
    for column, width in enumerate(_widths(rows)):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{_MOST_ROWS}"})


def _write(sheet: "Worksheet", place: tuple[int, int], cell: str, look: "Format") -> None:
    """Write a text as it is, or not at all: the library would cut it and say nothing."""
    length = len(cell.encode("utf-16-le")) // 2
    if length > LONGEST_CELL:
        raise ExportError(
            said(
                "Row {row} has a text of {count} characters, and a cell of a workbook holds "
                "{most}: export a CSV file, or shorten it.",
                row=str(place[0] + 1),
                count=length,
                most=LONGEST_CELL,
            )
        )
    if cell.startswith("<r>") and cell.endswith("</r>"):  # would be taken for mark-up
        failed = sheet.write_rich_string(*place, cell[0], cell[1], cell[2:], look)
    else:
        failed = sheet.write_string(*place, cell, look)
    if failed:
        raise ExportError(
            said(
                "The table has more rows or columns than a workbook holds ({rows}, {columns}): "
                "export a CSV file.",
                rows=_MOST_ROWS,
                columns=_MOST_COLUMNS,
            )
        )


def _set_up(sheet: "Worksheet", marking: str) -> None:
    """Set a sheet on landscape pages as wide as it is, each with the marking above and below."""
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    line = " ".join(printable(marking).split()).replace("&", "&&")
    if line and len(line) <= _LONGEST_HEADER:  # else the frame alone has it
        sheet.set_header(f"&C{line}")
    sheet.set_footer(f"&C{line}&R&P / &N" if len(line) <= _LONGEST_HEADER else "&R&P / &N")


def _widths(rows: list[tuple[str, ...]]) -> list[int]:
    """Return how wide columns are, in letters, of which an East Asian one is two."""
    longest = [
        max(_width(line) for cell in column for line in cell.split("\n"))
        for column in zip(*rows, strict=True)
    ]
    return [min(max(width + 2, _NARROWEST), _WIDEST) for width in longest]


def _width(line: str) -> int:
    return columns_of(line[:_WIDEST])


def _name(title: str, names: list[str]) -> str:
    """Return what a sheet of that title is called: within the limits, and as no other one."""
    taken = {name.casefold() for name in names} | {"history"}
    base = _NO_NAME.sub(" ", printable(title)).strip(" '") or "–"
    for number in range(1, len(names) + 3):
        ending = f" {number}" if number > 1 else ""
        kept = _LONGEST_NAME - len(ending)
        while len(base.encode("utf-16-le")) // 2 > kept:
            base = base[:-1]
        name = base.rstrip(" '") + ending
        if name.casefold() not in taken:
            return name
    raise AssertionError("one more name than there are others is free")
