"""The list of topics to tick: what of the text goes into the handout."""

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QPainter, QPalette
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from data.briefing.plan import LEAD
from data.briefing.plan_topics import top_topics
from data.document import Document
from viewer.session.catalogue import tr
from viewer.widgets.fitted_lines import elided

_ROWS = 5
_ROW = 26
_GAP = 8
_MOST_NUMBER = 80
_NUMBER, _TITLE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class TopicBoxes(QListWidget):
    """The lead and the topics of level 1, each with a box."""

    topics_changed = Signal()

    def __init__(self, document: Document, chosen: frozenset[int] | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("topicChoices")
        self.setAccessibleName(tr("Topics in the handout"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Columns(self))
        self._numbers = top_topics(document)
        for number in self._numbers:
            topic = None if number == LEAD else document.topics[number]
            printed, title = ("", tr("Lead")) if topic is None else (topic.number, topic.title)
            item = QListWidgetItem(f"{printed}  {title}".strip(), self)
            item.setData(_NUMBER, printed)
            item.setData(_TITLE, title)
            ticked = chosen is None or number in chosen
            item.setSizeHint(QSize(0, _ROW))
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self.setFixedHeight(_ROW * min(_ROWS, max(1, len(self._numbers))) + 12)
        self.itemChanged.connect(self.topics_changed)

    def set_topics(self, chosen: frozenset[int] | None) -> None:
        """Tick these topics, as in a Plan; that is one change, however many they are."""
        with QSignalBlocker(self):
            for row, number in enumerate(self._numbers):
                ticked = chosen is None or number in chosen
                state = Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
                self.item(row).setCheckState(state)
        self.topics_changed.emit()

    @property
    def topics(self) -> frozenset[int] | None:
        """The numbers that are ticked, as in a Plan; None for all."""
        ticked = frozenset(
            number
            for row, number in enumerate(self._numbers)
            if self.item(row).checkState() is Qt.CheckState.Checked
        )
        return None if len(ticked) == len(self._numbers) else ticked


class _Columns(QStyledItemDelegate):
    """Draws the box as the style has it, and beside it number and title, each in a column."""

    def __init__(self, boxes: TopicBoxes) -> None:
        super().__init__(boxes)
        self._boxes = boxes

    def _title_left(self, metrics: QFontMetricsF) -> float:
        """Return how far right of the numbers the titles stand: the widest number decides."""
        numbers = [self._boxes.item(row).data(_NUMBER) for row in range(self._boxes.count())]
        widest = max(metrics.horizontalAdvance(number) for number in numbers)
        return min(widest, _MOST_NUMBER) + _GAP if widest else 0

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one row; the style draws all but the text."""
        super().paint(painter, option, index)
        self.initStyleOption(option, index)
        box = self._boxes.style().subElementRect(
            QStyle.SubElement.SE_ItemViewItemCheckIndicator, option, self._boxes
        )
        metrics = QFontMetricsF(option.font)
        text = QRectF(option.rect).adjusted(box.right() + _GAP - option.rect.left(), 0, -_GAP, 0)
        title = text.adjusted(self._title_left(metrics), 0, 0, 0)
        painter.save()
        painter.setFont(option.font)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(option.palette.color(QPalette.ColorRole.Dark))
        number = elided(index.data(_NUMBER), option.font, _MOST_NUMBER)
        painter.drawText(text, middle, number)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        painter.drawText(title, middle, elided(index.data(_TITLE), option.font, title.width()))
        painter.restore()

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Keep the text from the style."""
        super().initStyleOption(option, index)
        option.text = ""
