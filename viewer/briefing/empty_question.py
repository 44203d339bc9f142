"""What is asked before a handout without annotations is made."""

from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QMessageBox, QPushButton, QWidget

from data.briefing.compiling.compilation import NoteTally
from data.messages import Message, counted, in_a_row, said
from viewer.services.handout import Handout, left_out
from viewer.session.catalogue import told, tr
from viewer.widgets.message_boxes import PlainBox


class EmptyAnswer(Enum):
    """What the user wants instead of, or with, an empty handout."""

    PUT_IN = "put-in"
    TEXT_ALONE = "text-alone"
    CANCEL = "cancel"


class EmptyQuestion(PlainBox):
    """Asks, without stopping the event loop, whether the text is to go out alone."""

    answered = Signal(object)
    """The Answer."""

    def __init__(self, handout: Handout, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(tr("Make briefing"))
        counts = handout.tally
        has_text = handout.plan.template.composition.has_text
        alone = tr("The handout would hold no points.")
        if has_text:
            alone = tr("The handout would hold the text alone.")
        if handout.annotations:
            self.setText(tr("No annotation would be in this handout."))
            reason = told(_reason(counts))
            self.setInformativeText(f"{reason} {alone}".strip())
            first = tr("&Put Them In First")
        else:
            self.setText(tr("This document has no annotations yet."))
            self.setInformativeText(alone)
            first = tr("&Annotate First")
        self._answers: dict[QAbstractButton, EmptyAnswer] = {}
        go_back = self._add(first, QMessageBox.ButtonRole.AcceptRole, EmptyAnswer.PUT_IN)
        go_on = tr("&Text Alone") if has_text else tr("&Without Points")
        self._add(go_on, QMessageBox.ButtonRole.AcceptRole, EmptyAnswer.TEXT_ALONE)
        cancel = self._add(tr("&Cancel"), QMessageBox.ButtonRole.RejectRole, EmptyAnswer.CANCEL)
        self.setDefaultButton(go_back)
        self.setEscapeButton(cancel)
        self.buttonClicked.connect(lambda button: self.answered.emit(self._answers[button]))

    def _add(self, text: str, role: QMessageBox.ButtonRole, answer: EmptyAnswer) -> QPushButton:
        button = self.addButton(text, role)
        self._answers[button] = answer
        return button


def _reason(counts: NoteTally) -> Message | str:
    reasons = list(left_out(counts))
    if counts.private:
        reasons.insert(0, counted("{count} is private", "{count} are private", counts.private))
    return said("{reasons}.", reasons=in_a_row(reasons)) if reasons else ""
