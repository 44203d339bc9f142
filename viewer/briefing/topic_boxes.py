"""The list of topics to tick: what of the text goes into the handout."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from data.document import Document
from viewer.briefing.choices import LEAD, top_topics

_ROWS = 5
_ROW = 26


class TopicBoxes(QListWidget):
    """The lead and the topics of level 1, each with a box."""

    topics_changed = Signal()

    def __init__(self, document: Document, chosen: frozenset[int] | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("topicChoices")
        self.setAccessibleName("Topics in the handout")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._numbers = top_topics(document)
        for number in self._numbers:
            topic = None if number == LEAD else document.topics[number]
            name = "Lead" if topic is None else f"{topic.number}  {topic.title}".strip()
            item = QListWidgetItem(name, self)
            ticked = chosen is None or number in chosen
            item.setSizeHint(QSize(0, _ROW))
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self.setFixedHeight(_ROW * min(_ROWS, max(1, len(self._numbers))) + 12)
        self.itemChanged.connect(self.topics_changed)

    @property
    def topics(self) -> frozenset[int] | None:
        """The numbers that are ticked, as in a Plan; None for all."""
        ticked = frozenset(
            number
            for row, number in enumerate(self._numbers)
            if self.item(row).checkState() is Qt.CheckState.Checked
        )
        return None if len(ticked) == len(self._numbers) else ticked
