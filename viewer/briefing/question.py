"""What is asked before a handout without annotations is made."""

from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QMessageBox, QPushButton, QWidget

from viewer.briefing.handout import Handout


class Answer(Enum):
    """What the user wants instead of, or with, an empty handout."""

    PUT_IN = "put in"
    TEXT_ALONE = "text alone"
    CANCEL = "cancel"


class EmptyQuestion(QMessageBox):
    """Asks, without stopping the event loop, whether the text is to go out alone."""

    answered = Signal(object)
    """The Answer."""

    def __init__(self, handout: Handout, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWindowTitle("Make briefing")
        counts = handout.tally
        if handout.annotations:
            self.setText("No annotation would be in this handout.")
            self.setInformativeText(_reason(counts.private, counts.left_out, counts.unattached))
            first = "&Put Them In First"
        else:
            self.setText("This document has no annotations yet.")
            self.setInformativeText("The handout would hold the text alone.")
            first = "&Annotate First"
        self._answers: dict[QAbstractButton, Answer] = {}
        go_back = self._add(first, QMessageBox.ButtonRole.AcceptRole, Answer.PUT_IN)
        self._add("&Text Alone", QMessageBox.ButtonRole.AcceptRole, Answer.TEXT_ALONE)
        cancel = self._add("&Cancel", QMessageBox.ButtonRole.RejectRole, Answer.CANCEL)
        self.setDefaultButton(go_back)
        self.setEscapeButton(cancel)
        self.buttonClicked.connect(lambda button: self.answered.emit(self._answers[button]))

    def _add(self, text: str, role: QMessageBox.ButtonRole, answer: Answer) -> QPushButton:
        button = self.addButton(text, role)
        self._answers[button] = answer
        return button


def _reason(private: int, left_out: int, unattached: int) -> str:
    parts = []
    if private:
        parts.append("1 is private" if private == 1 else f"{private} are private")
    if left_out:
        parts.append(f"{left_out} left out with the topic")
    if unattached:
        parts.append(f"{unattached} not found in the text")
    return f"{', '.join(parts)}. The handout would hold the text alone."
