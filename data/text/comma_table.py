"""Tables as files of comma-separated values (RFC 4180), of which a spreadsheet computes nothing."""

import csv
import io
import unicodedata
from collections.abc import Iterable, Sequence

_FORMULA = frozenset("=+-@|%\N{MINUS SIGN}")
_UNSEEN = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
_STRAY = frozenset("\t\r\n")


def comma_table(rows: Iterable[Sequence[str]]) -> bytes:
    """Return rows of cells as a file, UTF-8 with the mark that spreadsheets need.

    A row without cells is an empty line.
    """
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    for row in rows:
        writer.writerow([harmless(cell) for cell in row])
    return ("\ufeff" + buffer.getvalue()).encode("utf-8", "replace")


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: with an apostrophe before it.

    What counts is the first sign that is seen, in whichever of its widths; before it may stand
    anything that a spreadsheet passes over.
    """
    seen = (sign for sign in cell if unicodedata.category(sign) not in _UNSEEN)
    first = unicodedata.normalize("NFKC", next(seen, ""))[:1]
    return f"'{cell}" if first in _FORMULA or cell[:1] in _STRAY else cell
