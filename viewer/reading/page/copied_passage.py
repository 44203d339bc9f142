"""A passage on the clipboard."""

from PySide6.QtCore import QMimeData

from data.document import Document


def put_passage(data: QMimeData, document: Document | None, passage: tuple[int, int]) -> None:
    """Let the clipboard hold a passage as the document has it: plain text, and no other form.

    `passage` is its start and end as offsets; without a document nothing is left.
    """
    data.text()  # lets Qt write down its own forms, which are then all cleared
    data.clear()
    if document is not None:
        from data.text.passages.copied_text import copied  # when something is

        data.setText(copied(document, *passage))
