"""What an empty field says: as wide as it is in any language, the field holds it."""

from PySide6.QtWidgets import QLineEdit

_BESIDE = 28
"""What the style sheet puts beside the text of a field, in pixels."""


def prompt(field: QLineEdit, text: str) -> None:
    """Say in a field what to type there, and let it never be narrower than that."""
    field.setPlaceholderText(text)
    field.ensurePolished()  # the style sheet says in which font
    field.setMinimumWidth(field.fontMetrics().horizontalAdvance(text) + _BESIDE)
