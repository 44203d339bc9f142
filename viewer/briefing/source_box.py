"""The box that puts the document's own file into the handout."""

from PySide6.QtWidgets import QCheckBox, QWidget

from exporters import writing_formats
from exporters.options import Imposition
from exporters.writing_formats import WritingFormat
from viewer.widgets.literal_text import tool_tip

_TOLD = "The file that you opened travels inside the handout, as it is"


class SourceBox(QCheckBox):
    """Can be ticked where the handout can carry the file; says why where it cannot.

    `reason` says why it never can; empty where the file is at hand.
    """

    def __init__(self, reason: str, parent: QWidget) -> None:
        super().__init__("Attach the so&urce file", parent)
        self._reason = reason
        self.setAccessibleName("Attach the source file")

    @property
    def is_wanted(self) -> bool:
        """Whether the file is to be attached, and can be."""
        return self.isChecked() and self.isEnabled()

    def follow(self, kind: WritingFormat, imposition: Imposition) -> None:
        """Allow what a format can carry with its pages laid out so."""
        reason = self._reason
        if not reason and not kind.carries_attachments:
            reason = writing_formats.only_carriers()
        elif not reason and imposition is not Imposition.SINGLE:
            reason = "Sheets for printing carry no files"
        self.setEnabled(not reason)
        self.setToolTip(tool_tip(reason or _TOLD))
        self.setAccessibleDescription(reason or _TOLD)
