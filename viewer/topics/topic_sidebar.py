"""The topic sidebar: topics, labels, and what was taken out of the text."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from viewer.look.appearance import Appearance
from viewer.session.catalogue import tr
from viewer.session.current_document import CurrentDocument
from viewer.session.document_session import DocumentSession
from viewer.topics.label_row import LabelRow
from viewer.topics.outline_model import OutlineModel
from viewer.topics.outline_question import OutlineQuestion
from viewer.topics.removed_text import RemovedText, summary
from viewer.topics.topic_filter import TopicFilter
from viewer.topics.topic_list import TopicList
from viewer.topics.topic_model import TopicModel
from viewer.widgets.literal_text import plain_label
from viewer.widgets.window_manners import in_tab_order

if TYPE_CHECKING:
    from viewer.services.outline_choices import OutlineOffer


_BESIDE = 30
"""What is seen of the topics before and after the current one, in pixels."""


class TopicSidebar(QWidget):
    """Shows where one is in the document and goes elsewhere in it."""

    topic_requested = Signal(int)
    """The number of a topic, or -1 for the lead."""
    label_requested = Signal(str)
    """The id of a label that the user chose."""
    removed_text_requested = Signal()
    outline_chosen = Signal(int)
    """The number of an outline that the user chose."""
    outline_dismissed = Signal()

    def __init__(
        self, appearance: Appearance, document: CurrentDocument, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("topicSidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("Topics and labels"))
        self._appearance = appearance
        self._model = TopicModel(self)
        self._question = OutlineQuestion(appearance, self)
        self._outline = OutlineModel(self._model, self)
        self._list = TopicList(self._outline, appearance, self)
        self._area = QScrollArea(self)
        self._bringer = QTimer(self)  # once rows that come with the current one have their places
        self._bringer.setSingleShot(True)
        self._bringer.timeout.connect(self._bring_current)
        self._list.current_moved.connect(self._bringer.start)
        self._filter = TopicFilter(self._outline, self._list, self)
        self._labels_head = _head(tr("LABELS"), self)
        self._label_rows: list[LabelRow] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._removed = RemovedText(appearance, self)
        self._removed.hide()
        self._place()
        self._list.topic_requested.connect(self.topic_requested)
        self._removed.clicked.connect(self.removed_text_requested)
        self._question.chosen.connect(self.outline_chosen)
        self._question.dismissed.connect(self.outline_dismissed)
        self._model.counts_changed.connect(self._show_counts)
        self.setFocusProxy(self._list)
        document.follow(self._show)

    @property
    def label_rows(self) -> tuple[LabelRow, ...]:
        """The rows of the labels, in the order of the session's labels."""
        return tuple(self._label_rows)

    def offer_outlines(self, offer: "OutlineOffer | None") -> None:
        """Ask which outline the document is to have; None for no question."""
        self._question.show_offer(offer)

    def ask_for_outline(self) -> None:
        """Give the keyboard to the question, if one is put."""
        self._question.take_keys()

    def _show(self, session: DocumentSession | None) -> None:
        """Show another document, or none."""
        for row in self._label_rows:
            self._rows.removeWidget(row)
            row.hide()  # until it is deleted it would lie over the new ones
            row.deleteLater()
        self._label_rows = []
        for label in session.labels if session else ():
            row = LabelRow(label, self._appearance, self)
            row.clicked.connect(lambda _checked, chosen=label.id: self.label_requested.emit(chosen))
            self._rows.addWidget(row)
            self._label_rows.append(row)
        in_tab_order((self._list, *self._label_rows, self._removed))
        self._labels_head.setVisible(session is not None)
        self._removed.set_summary(summary(session.document) if session else "")
        self._model.set_session(session)

    def set_current_topic(self, topic: int) -> None:
        """Follow the page: `topic` is where it stands, -1 for the lead."""
        self._list.follow(topic)

    def _bring_current(self) -> None:
        """Scroll to the current topic: in the list, and with it where it shows all its rows."""
        self._list.scrollTo(self._list.currentIndex())
        rect, column = self._list.visualRect(self._list.currentIndex()), self._area.widget()
        if rect.isValid() and column is not None:
            middle = self._list.mapTo(column, rect.center())
            self._area.ensureVisible(0, middle.y(), 0, rect.height() // 2 + _BESIDE)

    def _show_counts(self) -> None:
        for row in self.label_rows:
            row.set_count(self._model.label_count(row.label.id))

    def _place(self) -> None:
        """Put one under the other; where the window is too low for all, they scroll."""
        area = self._area
        area.setObjectName("plain")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidgetResizable(True)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 1, 8)
        around.setSpacing(0)
        around.addWidget(area, 1)
        # Outside the area, which gives what has a height for its width all the room it would like.
        around.addWidget(self._removed)
        column = QWidget(self)
        area.setWidget(column)
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 15, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(_head(tr("TOPICS"), self))
        layout.addWidget(self._question)
        layout.addSpacing(6)
        layout.addWidget(self._filter)
        layout.addSpacing(2)
        layout.addWidget(self._list)
        layout.addSpacing(22)
        layout.addWidget(self._labels_head)
        layout.addSpacing(5)
        layout.addLayout(self._rows)
        layout.addStretch(1)
        self._labels_head.hide()

    def sizeHint(self) -> QSize:
        """Return the sidebar's usual width."""
        return QSize(264, super().sizeHint().height())


def _head(text: str, parent: QWidget) -> QLabel:
    """Return the head of a section, in small letter-spaced capitals."""
    label = plain_label(text, parent)
    label.setObjectName("section")
    label.setContentsMargins(18, 0, 14, 0)
    return label
