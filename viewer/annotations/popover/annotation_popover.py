"""The pop-over at a highlight: what is annotated there, and all that can be changed of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from viewer.annotations.popover.label_choice import LabelChoice
from viewer.annotations.popover.whole_note import WholeNote
from viewer.look.icons import icon
from viewer.session.catalogue import tr
from viewer.widgets.literal_text import caption, plain_label, tool_tip
from viewer.widgets.wrapped_row import WrappedRow

if TYPE_CHECKING:
    from data.annotation import Label
    from viewer.annotations.card import Card
    from viewer.look.appearance import Appearance
    from viewer.look.theme import Theme

_WIDTH = 372
_SIDE, _TOP = 14, 10
_LEAST = 48
"""How high what is read or written is at least, in pixels; what is longer is scrolled."""


class AnnotationPopover(QFrame):
    """Lies over the page as a part of the window, and shows one annotation; asks for changes."""

    edit_wanted = Signal()
    visibility_wanted = Signal()
    delete_wanted = Signal()
    label_wanted = Signal(str)
    closing = Signal()
    """Esc was pressed."""
    height_changed = Signal()

    def __init__(self, appearance: Appearance, ground: QWidget) -> None:
        super().__init__(ground)
        self.setObjectName("passagePopover")
        self.hide()
        self._editor: QWidget | None = None
        self._head = plain_label(parent=self, name="head")
        self._citation = plain_label(parent=self, name="secondary")
        self._byline = plain_label(parent=self, name="secondary")
        self._visibility = self._button(tr("In Briefing or Private (V)"))
        self._visibility.clicked.connect(self.visibility_wanted)
        self._note = WholeNote(appearance)
        self._tags = QWidget()
        self._tag_row = WrappedRow(self._tags)
        self._body = QWidget()
        self._body.setObjectName("popoverBody")
        self._column = QVBoxLayout(self._body)
        self._scroll = QScrollArea(self)
        self._labels = LabelChoice(appearance, self)
        self._labels.chosen.connect(self.label_wanted)
        self._edit = self._button(tr("Edit note and tags (E)"))
        self._edit.clicked.connect(self.edit_wanted)
        self._delete = self._button(tr("Delete (Del)"))
        self._delete.clicked.connect(self.delete_wanted)
        self._place()
        appearance.follow(self._colour)

    def show_card(self, card: Card, labels: tuple[Label, ...]) -> None:
        """Show an annotation: what its card says, its whole note, and the labels there are."""
        self.setAccessibleName(card.spoken)
        self._head.setText(card.label.name)
        self._citation.setText(card.citation)
        about = " · ".join(part for part in (card.byline, card.warning) if part)
        self._byline.setText(about)
        self._byline.setVisible(bool(about))
        self._visibility.setText(caption(card.visibility))
        self._visibility.setProperty("lit", card.in_briefing)
        self._visibility.style().polish(self._visibility)
        self._note.show_note(card.note)
        self._show_tags(card.tags)
        self._labels.show_labels(labels, card.label.id)

    def take_keyboard(self) -> None:
        """Let keys go to the pop-over."""
        self._edit.setFocus(Qt.FocusReason.PopupFocusReason)

    def viewport(self) -> QWidget:
        """Return what an editor is to be a child of."""
        return self._body

    def open_editor(self, _annotation_id: str, editor: QWidget) -> None:
        """Show an editor in the place of what it edits."""
        self._editor = editor
        for part in (self._note, self._tags):
            part.hide()
        self._column.addWidget(editor)
        editor.show()
        self.fit_editor()

    def fit_editor(self) -> None:
        """Give the editor the room that it asks for."""
        self.height_changed.emit()

    def close_editor(self) -> None:
        """Show again what was edited."""
        if self._editor is not None:
            self._column.removeWidget(self._editor)
        self._editor = None
        self._note.show()
        self._tags.setVisible(bool(self._tag_row.count()))
        self.height_changed.emit()

    def fitted(self, width: int, most: int) -> QSize:
        """Return its size in a page of some width, no higher than `most` as far as can be."""
        width = min(_WIDTH, width)
        inner = width - 2 * _SIDE - 2
        if self._editor is not None:
            high = self._editor.sizeHint().height() + 2
        else:
            high = self._note.heightForWidth(inner)
            if self._tag_row.count():
                high += self._column.spacing() + self._tag_row.heightForWidth(inner)
        around = self._around(inner)
        body = max(min(high, most - around), min(_LEAST, high))
        self._scroll.setFixedHeight(body)
        return QSize(width, around + body)

    def _around(self, inner: int) -> int:
        """Return how high all is together that is not scrolled."""
        gap = self._column.spacing()
        head = max(self._head.sizeHint().height(), self._visibility.sizeHint().height())
        byline = self._byline.sizeHint().height() + gap if self._byline.text() else 0
        buttons = self._edit.sizeHint().width() + self._delete.sizeHint().width() + 12
        row = self._labels.layout()
        foot = row.heightForWidth(inner - buttons) if row is not None else 0
        return head + byline + max(foot, self._edit.sizeHint().height()) + 2 * gap + 2 * _TOP + 2

    def _show_tags(self, tags: tuple[str, ...]) -> None:
        while (item := self._tag_row.takeAt(0)) is not None:
            if (gone := item.widget()) is not None:
                gone.hide()
                gone.deleteLater()
        for tag in tags:
            pill = plain_label(caption(tag).replace("&&", "&"), self._tags, name="tag")
            self._tag_row.addWidget(pill)
            pill.show()
        self._tags.setVisible(bool(tags) and self._editor is None)

    def _place(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(self._note)
        self._column.addWidget(self._tags)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._body)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._head)
        head.addWidget(self._citation)
        head.addStretch(1)
        head.addWidget(self._visibility)
        foot = QHBoxLayout()
        foot.setSpacing(6)
        foot.addWidget(self._labels, 1)
        foot.addWidget(self._edit)
        foot.addWidget(self._delete)
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, _TOP, _SIDE, _TOP)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._byline)
        column.addWidget(self._scroll)
        column.addLayout(foot)

    def _button(self, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setToolTip(tool_tip(name))
        button.setAccessibleName(name)
        return button

    def _colour(self, theme: Theme) -> None:
        self._edit.setIcon(icon("edit", theme))
        self._delete.setIcon(icon("delete", theme))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc, edit with E, F2 or Return; other keys are the window's."""
        if event.key() == Qt.Key.Key_Escape:
            self.closing.emit()
        elif event.key() in {Qt.Key.Key_E, Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.edit_wanted.emit()
        # What is not meant for it must not scroll the page that it lies on.

    def event(self, event: QEvent) -> bool:
        """Keep the key that opens it, which here edits, from the window's shortcuts."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_F2
            and not event.modifiers()
        ):
            event.accept()
            return True
        return super().event(event)
