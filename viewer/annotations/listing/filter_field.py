"""The field in which the words of annotations are typed that the list is to show."""

from PySide6.QtWidgets import QLineEdit, QWidget

from viewer.session.catalogue import tr
from viewer.widgets.prompts import prompt


def filter_field(parent: QWidget) -> QLineEdit:
    """Return an empty field."""
    field = QLineEdit(parent)
    field.setObjectName("annotationFilter")
    prompt(field, tr("Filter by text, label, tag …"))
    field.setAccessibleName(tr("Filter annotations"))
    field.setAccessibleDescription(
        tr("Words of the text, the note, a label or a tag, or private, or briefing")
    )
    field.setClearButtonEnabled(True)
    return field
