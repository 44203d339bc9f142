"""A passage on the clipboard, or cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

    from viewer.reading.page.page_layout import ReadingPage


def put_passage(data: QMimeData, page: ReadingPage | None, passage: tuple[int, int]) -> None:
    """Let the clipboard hold a passage as the document has it: plain text, and no other form.

    `passage` is its start and end as offsets; of cells that are selected it has these alone.
    Without a document nothing is left.
    """
    data.text()  # lets Qt write down its own forms, which are then all cleared
    data.clear()
    if page is not None:
        from data.text.passages.copied_text import copied  # when something is

        words = _of_cells(page, passage) if page.has_tables else ""
        data.setText(words or copied(page.positions.document, *passage))


def _of_cells(page: ReadingPage, passage: tuple[int, int]) -> str:
    """Return what the cells say that are selected, if it is cells."""
    from viewer.reading.page.tables.tabular_layout import TabularLayout  # for few documents

    start, end = map(page.positions.to_page, passage)
    layout = page.layout
    if isinstance(layout, TabularLayout) and layout.is_choice(start, end):
        return layout.words
    return ""
