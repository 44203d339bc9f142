"""The left of the export dialog: which annotations and which topics go into the handout."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from data.annotation import label_of
from data.messages import said
from viewer.briefing.annotation_model import AnnotationModel
from viewer.briefing.annotation_rows import AnnotationRows
from viewer.briefing.handout_form import head
from viewer.briefing.label_boxes import LabelBoxes
from viewer.briefing.topic_boxes import TopicBoxes
from viewer.look.appearance import Appearance
from viewer.session.catalogue import told, tr
from viewer.session.document_session import DocumentSession
from viewer.widgets.literal_text import plain_label

_NONE_YET = said(
    "No annotations yet. Select text on the page and press 1 to 5 to label it, or N to write a "
    "note; then put it into the briefing here."
)


class ContentChoice(QWidget):
    """Boxes by label, one by one, and by topic; follows the session."""

    visibility_requested = Signal(object, object)
    """A tuple of annotation ids, and the Visibility that they are to have."""
    changed = Signal()
    """What goes into the handout is not what it was."""

    def __init__(
        self,
        session: DocumentSession,
        topics: frozenset[int] | None,
        appearance: Appearance,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._known = session.labels
        self._model = AnnotationModel(session, self)
        self._labels = LabelBoxes(session.labels, appearance, self)
        self._rows = AnnotationRows(self._model, appearance, self)
        self._topics = TopicBoxes(session.document, topics, self)
        none_yet = plain_label(told(_NONE_YET), self)
        none_yet.setObjectName("secondary")
        none_yet.setWordWrap(True)
        none_yet.setAlignment(Qt.AlignmentFlag.AlignCenter)
        none_yet.setMargin(32)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._rows)
        self._stack.addWidget(none_yet)
        self.setFocusProxy(self._rows)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (head(tr("Annotations"), self), self._labels):
            column.addWidget(widget)
        column.addWidget(self._stack, 1)
        column.addSpacing(6)
        column.addWidget(head(tr("Topics"), self))
        column.addWidget(self._topics)
        self._labels.toggled.connect(self._toggle)
        self._model.visibility_requested.connect(self.visibility_requested)
        self._model.dataChanged.connect(self._follow)
        self._model.modelReset.connect(self._follow)
        self._topics.topics_changed.connect(self.changed)
        self._follow()

    @property
    def topics(self) -> frozenset[int] | None:
        """The topics that are ticked, as in a Plan."""
        return self._topics.topics

    def set_topics(self, chosen: frozenset[int] | None) -> None:
        """Tick these topics, as in a Plan."""
        self._topics.set_topics(chosen)

    def focus_first(self) -> None:
        """Give the focus to the first box."""
        (self._labels if self._model.annotations else self._topics).setFocus()

    def _toggle(self, label_id: str | None, included: bool) -> None:  # a signal's
        self._model.request(
            tuple(
                item
                for item in self._model.annotations
                if label_id in {None, label_of(self._known, item.label_id).id}
            ),
            included=included,
        )

    def _follow(self) -> None:
        annotations = self._model.annotations
        self._labels.show_annotations(annotations)
        self._labels.setVisible(bool(annotations))
        self._stack.setCurrentIndex(0 if annotations else 1)
        self.changed.emit()
