"""Readings above words in the cells of a row, which has its cells in one text."""

from collections.abc import Sequence
from dataclasses import replace

from data.document import Span, SpanKind
from data.intake.lines.rich_text import Rich
from data.text import table_rows
from data.text.passages.readings import with_readings


class CellReadings:
    """Collects what the cells of one row after the other say."""

    def __init__(self) -> None:
        self._said: list[Rich] = []

    def add(self, lines: Sequence[Rich]) -> str:
        """Take a cell; return its text, with readings in brackets where they can have no place."""
        text = " ".join(line.text for line in lines)
        if "|" in text or text != " ".join(text.split()):
            text = " ".join(with_readings(line.text, line.spans) for line in lines)
            self._said += [Rich(text)] if text else []
            return text
        spans: list[Span] = []
        at = 0
        for line in lines:
            spans += (
                replace(span, start=span.start + at, end=span.end + at)
                for span in line.spans
                if span.kind is SpanKind.RUBY
            )
            at += len(line.text) + 1
        self._said += [Rich(text, tuple(spans))] if text else []
        return text

    def taken(self, row: str) -> tuple[Span, ...]:
        """Return the readings of the cells so far where they stand in their row, and begin anew."""
        said, self._said = self._said, []
        if not any(cell.spans for cell in said):
            return ()
        places = [cell for cell in table_rows.cells(row) if cell.start < cell.end]
        if [row[cell.start : cell.end] for cell in places] != [
            " ".join(cell.text.split()).replace("|", "\\|") if row.startswith("|") else cell.text
            for cell in said
        ]:
            return ()
        return tuple(
            replace(span, start=span.start + place.start, end=span.end + place.start)
            for cell, place in zip(said, places, strict=True)
            for span in cell.spans
        )
