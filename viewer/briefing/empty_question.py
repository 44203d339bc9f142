"""What is asked before a handout without annotations is made."""

from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QMessageBox, QPushButton, QWidget

from data.briefing.compilation import NoteTally
from viewer.services.handout import Handout
from viewer.widgets.message_boxes import PlainBox


class EmptyAnswer(Enum):
    """What the user wants instead of, or with, an empty handout."""

    PUT_IN = "put in"
    TEXT_ALONE = "text alone"
    CANCEL = "cancel"


class EmptyQuestion(PlainBox):
    """Asks, without stopping the event loop, whether the text is to go out alone."""

    answered = Signal(object)
    """The Answer."""

    def __init__(self, handout: Handout, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle("Make briefing")
        counts = handout.tally
        has_text = handout.plan.template.composition.has_text
        alone = f"The handout would hold {'the text alone' if has_text else 'no points'}."
        if handout.annotations:
            self.setText("No annotation would be in this handout.")
            reason = _reason(counts)
            self.setInformativeText(f"{reason} {alone}")
            first = "&Put Them In First"
        else:
            self.setText("This document has no annotations yet.")
            self.setInformativeText(alone)
            first = "&Annotate First"
        self._answers: dict[QAbstractButton, EmptyAnswer] = {}
        go_back = self._add(first, QMessageBox.ButtonRole.AcceptRole, EmptyAnswer.PUT_IN)
        go_on = "&Text Alone" if has_text else "&Without Points"
        self._add(go_on, QMessageBox.ButtonRole.AcceptRole, EmptyAnswer.TEXT_ALONE)
        cancel = self._add("&Cancel", QMessageBox.ButtonRole.RejectRole, EmptyAnswer.CANCEL)
        self.setDefaultButton(go_back)
        self.setEscapeButton(cancel)
        self.buttonClicked.connect(lambda button: self.answered.emit(self._answers[button]))

    def _add(self, text: str, role: QMessageBox.ButtonRole, answer: EmptyAnswer) -> QPushButton:
        button = self.addButton(text, role)
        self._answers[button] = answer
        return button


def _reason(counts: NoteTally) -> str:
    parts = []
    if counts.private:
        parts.append("1 is private" if counts.private == 1 else f"{counts.private} are private")
    if counts.left_out:
        parts.append(f"{counts.left_out} left out with the topic")
    if counts.unattached:
        parts.append(f"{counts.unattached} not found in the text")
    if counts.empty:
        parts.append(f"{counts.empty} without a note to print")
    return f"{', '.join(parts)}."
