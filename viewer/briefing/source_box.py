"""The box that puts the document's own file into the handout."""

from PySide6.QtWidgets import QCheckBox, QWidget

from data.messages import said
from exporters import writing_formats
from exporters.options import Imposition
from exporters.writing_formats import WritingFormat
from viewer.session.catalogue import told, tr
from viewer.widgets.literal_text import tool_tip

_TOLD = said("The file that you opened travels inside the handout, as it is")


class SourceBox(QCheckBox):
    """Can be ticked where the handout can carry the file; says why where it cannot.

    `reason` says why it never can; empty where the file is at hand.
    """

    def __init__(self, reason: str, parent: QWidget) -> None:
        super().__init__(tr("Attach the so&urce file"), parent)
        self._reason = reason
        self.setAccessibleName(tr("Attach the source file"))

    @property
    def is_wanted(self) -> bool:
        """Whether the file is to be attached, and can be."""
        return self.isChecked() and self.isEnabled()

    def follow(self, kind: WritingFormat, imposition: Imposition) -> None:
        """Allow what a format can carry with its pages laid out so."""
        reason = self._reason
        if not reason and not kind.carries_attachments:
            reason = told(writing_formats.only_carriers())
        elif not reason and imposition is not Imposition.SINGLE:
            reason = tr("Sheets for printing carry no files")
        self.setEnabled(not reason)
        self.setToolTip(tool_tip(reason or told(_TOLD)))
        self.setAccessibleDescription(reason or told(_TOLD))
