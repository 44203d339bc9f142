"""The annotation sidebar."""

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from viewer.annotations.card_list import CardList
from viewer.annotations.card_menu import card_menu
from viewer.annotations.listing.card_arrival import CardArrival
from viewer.annotations.listing.card_model import CardModel
from viewer.annotations.listing.chosen_bar import ChosenBar
from viewer.annotations.listing.empty_state import EmptyState
from viewer.annotations.listing.filter_field import filter_field
from viewer.annotations.listing.label_chips import LabelChips
from viewer.annotations.listing.list_order import ListOrder
from viewer.annotations.listing.order_choice import OrderChoice
from viewer.annotations.note_editing import Editing
from viewer.annotations.page_follower import PageFollower
from viewer.annotations.several_chosen import SeveralChosen
from viewer.look.appearance import Appearance
from viewer.look.theme import LINK_INSET
from viewer.session.catalogue import tr
from viewer.session.current_document import CurrentDocument
from viewer.session.document_session import DocumentSession
from viewer.session.settings import Settings
from viewer.widgets import menus
from viewer.widgets.literal_text import plain_label
from viewer.widgets.window_manners import in_tab_order
from viewer.widgets.word_filter import Filter

_MOMENT = 0.008
"""Seconds that may be worked at once, between frames."""


class AnnotationPanel(QWidget):
    """Shows the session's annotations and asks for changes; it makes none itself."""

    passage_requested = Signal(str)
    current_requested = Signal(str)
    visibility_requested = Signal(str)
    delete_requested = Signal(str)
    label_requested = Signal(str, str)
    given_up = Signal(str, str, tuple)
    """The id of an annotation, and what was typed in its note and tags but is not to be saved."""
    note_finished = Signal(int)
    """The reader is done with a note: reading goes on at this offset, or where it was for -1."""
    settle_requested = Signal(str, str, object)
    """The ids of two versions in conflict, and the Settlement that is wanted."""

    def __init__(
        self,
        appearance: Appearance,
        document: CurrentDocument,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("annotationPanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._document = document
        self._settings = settings
        self._model = CardModel(self)
        self._count = plain_label(parent=self)
        self._filter = filter_field(self)
        self._cards = CardList(self._model, appearance, self)
        self._chips = LabelChips(appearance, self)
        self._order = OrderChoice(settings, self)
        self._model.set_order(self._order.order)
        self._arrival = CardArrival(self._model, self)
        self._arrival.arrived.connect(self._arrived)
        self._bar = ChosenBar(self._cards.several, self)
        self.several = SeveralChosen(self._model, self._cards, self._bar, document)
        """What is asked for all chosen annotations at once."""
        self._editing = Editing(self._cards, self._model.look_again, document, self)
        self._follower = PageFollower(self._cards, self._model, lambda: self._editing.is_open)
        self._nothing = QWidget(self)
        self._none = EmptyState(
            tr("No annotations yet"),
            tr(
                "Select text in the document, then press 1 to 5 to label it or N to write a note. "
                "Annotations are private until you put them in the briefing with V."
            ),
        )
        self._no_match = EmptyState(tr("No match"), "", tr("Clear filter"))
        self._pages = QStackedWidget(self)
        for page in (self._nothing, self._none, self._no_match, self._cards):
            self._pages.addWidget(page)
        self._readying = QTimer(self)
        self._readying.timeout.connect(self._apply_filter)
        self._filter.installEventFilter(self)
        self._place()
        self._connect()
        self._show_state()
        document.annotations_changed.connect(self._cards.paint_later)
        document.current_changed.connect(self._cards.paint_later)
        document.current_changed.connect(self._follow)
        document.follow(self._show)
        document.save_with(self.commit_edits)

    def _show(self, session: DocumentSession | None) -> None:
        """Show a session's annotations, or none; drafts stay, and on one document the filter."""
        self._editing.set_session(session)
        if not self._document.is_continued:
            self._clear_filters()
        labels = session.labels if session is not None else ()
        self._chips.set_labels(labels)
        in_tab_order((self._filter, *self._chips.chips, *self._order.buttons, self._cards))
        self._bar.set_labels(labels)
        self._arrival.show(session, self._settings.value("author"))

    def follow_page(self, offset: int) -> None:
        """Bring what is annotated at `offset`, in code points, or next after it into view."""
        self._follower.follow(offset)

    def _follow(self, annotation_id: str) -> None:
        """Show which annotation is current, in a collapsed group, too."""
        self._follower.rest()
        if not self._arrival.is_pending:
            self._model.reveal(annotation_id)
            self._cards.follow(annotation_id)

    def _arrived(self) -> None:
        if session := self._document.session:
            self._model.reveal(session.current)
            self._cards.follow(session.current)

    def _clear_filters(self) -> None:
        self._filter.clear()
        self._chips.clear()

    def _set_labels(self, wanted: frozenset[str]) -> None:
        if self.commit_edits():
            self._model.set_labels(wanted)

    def focus_filter(self) -> None:
        """Give the filter the keyboard."""
        self._filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._filter.selectAll()

    def edit_note(self, annotation_id: str) -> None:
        """Open the editor on an annotation's card; what was being edited is saved first."""
        if not self.commit_edits() or self._document.session is None:
            return
        self._arrival.finish()
        self._model.reveal(annotation_id)
        if not self._model.index_of(annotation_id).isValid():
            self._clear_filters()
            self._model.reveal(annotation_id)
        self.current_requested.emit(annotation_id)
        self._editing.open(annotation_id)

    def commit_edits(self) -> bool:
        """Hand over what was typed and close the editor.

        Returns False, and leaves the editor open, where it could not be saved. What has lost its
        annotation meanwhile stays a draft.
        """
        saved = self._editing.commit()
        if saved:
            self._apply_filter()
        return saved

    def _delete(self, annotation_id: str) -> None:
        if self.commit_edits():
            self.delete_requested.emit(annotation_id)

    def _apply_filter(self) -> None:
        """Filter at once where all is ready for it, else as soon as it is, a moment at a time."""
        typed = self._filter.text()
        if typed and not self._model.held.get_ready(_MOMENT):
            self._readying.start()
        else:
            self._readying.stop()
            self._model.set_filter(Filter.parse(typed))

    def _open_menu(self, annotation_id: str, place: QPoint) -> None:
        card = self._cards.card_at(self._model.index_of(annotation_id))
        session = self._document.session
        chosen = self._cards.chosen
        if chosen.are_several and annotation_id in chosen.ids:
            self.several.pop_up(place)
        elif card and session:
            other = self._model.held.other(annotation_id)
            menus.pop_up(card_menu(card, session.labels, self._cards, other=other), place)

    def _set_order(self, order: ListOrder) -> None:
        if self.commit_edits():
            self._model.set_order(order)
            session = self._document.session
            self._cards.scrollTo(self._model.index_of(session.current if session else ""))

    def _show_state(self) -> None:
        total, shown = self._model.total, self._model.shown
        session = self._document.session
        if session is None:
            page: QWidget = self._nothing
        elif not len(session.notebook):
            page = self._none
        else:
            page = self._no_match if total > shown == 0 else self._cards
        if page is self._no_match:
            self._no_match.tell(self._why_none())
        self._pages.setCurrentWidget(page)
        self._lead_focus()
        every = f"{total:,}" if total else ""
        some = tr("{shown} of {total}", shown=shown, total=total)
        self._count.setText(some if shown != total else every)
        self._filter.setEnabled(total > 0 or bool(self._filter.text()))
        self._chips.set_counts(self._model.held.counts())
        for part in (self._chips, self._order):
            part.setVisible(total > 0)
        self._editing.hold_unless(lambda name: self._model.index_of(name).isValid())
        if session:
            self._cards.stay_with(session.current)

    def _why_none(self) -> str:
        if not self._chips.pressed:
            return tr("No annotation has all of these words.")
        if not self._filter.text().strip():
            return tr("No annotation has one of the labels chosen above.")
        return tr("No annotation has all of these words and one of the labels chosen above.")

    def _lead_focus(self) -> None:
        """Say who gets the keyboard that is given to the panel.

        With cards in view there is no proxy, as Qt would then pass the filter over on the way
        from the page to the cards; `focusInEvent` leads to them.
        """
        if self._pages.currentWidget() is self._cards:
            self.setFocusProxy(None)  # type: ignore[arg-type]  # the stub leaves None out
        else:
            self.setFocusProxy(self._filter if self._model.total else self._cards)

    def _place(self) -> None:
        title = plain_label(tr("ANNOTATIONS"), self, name="section")
        self._count.setObjectName("annotationCount")
        self._count.setAccessibleName(tr("Number of annotations"))
        head = QHBoxLayout()
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self._count)
        top = QVBoxLayout()
        top.setContentsMargins(13, 15, 14, 9)
        top.setSpacing(9)
        top.addLayout(head)
        top.addWidget(self._filter)
        top.addWidget(self._chips)
        order = QVBoxLayout()
        order.setContentsMargins(13 - LINK_INSET, 0, 14, 10)
        order.addWidget(self._order)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addLayout(order)
        layout.addWidget(self._pages, 1)
        under = QVBoxLayout()
        under.setContentsMargins(13, 0, 14, 0)
        under.addWidget(self._bar)
        layout.addLayout(under)

    def _connect(self) -> None:
        cards = self._cards
        cards.passage_requested.connect(self.passage_requested)
        cards.current_requested.connect(self.current_requested)
        cards.visibility_requested.connect(self.visibility_requested)
        cards.label_requested.connect(self.label_requested)
        cards.edit_requested.connect(self.edit_note)
        cards.delete_requested.connect(self._delete)
        cards.menu_requested.connect(self._open_menu)
        self._editing.given_up.connect(self.given_up)
        self._editing.finished.connect(self.note_finished)
        cards.settle_requested.connect(self.settle_requested)
        self._filter.textChanged.connect(self.commit_edits)
        self._chips.chosen.connect(self._set_labels)
        self._order.chosen.connect(self._set_order)
        self._no_match.button_clicked.connect(self._clear_filters)
        self._model.counts_changed.connect(self._show_state)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on to the cards."""
        self._cards.setFocus(event.reason())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc clears the filter; Down and Return lead from it to the cards."""
        if watched is self._filter and isinstance(event, QKeyEvent):
            pressed = event.type() is QEvent.Type.KeyPress
            if event.key() == Qt.Key.Key_Escape and self._filter.text():
                event.accept()
                if pressed:
                    self._filter.clear()
                return True
            if pressed and event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._cards.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)

    def sizeHint(self) -> QSize:
        """Return the panel's usual width."""
        return QSize(324, super().sizeHint().height())
