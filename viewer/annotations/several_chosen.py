"""Where several annotations are chosen: the bar is shown, and what is wished is asked for all."""

from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QApplication

from data.annotation import no_label
from viewer.annotations.card_list import CardList
from viewer.annotations.listing.card_model import CardModel
from viewer.annotations.listing.chosen_bar import ChosenBar
from viewer.annotations.listing.list_menus import several_menu
from viewer.session.changes.batch_changes import tags_of
from viewer.session.current_document import CurrentDocument
from viewer.session.used_tags import used_tags
from viewer.widgets import menus

_COUNTED = 500
"""Annotations of which the bar says more than how many there are."""


class SeveralChosen(QObject):
    """Turns wishes for whatever is chosen into requests that name the annotations."""

    label_all_requested = Signal(tuple, str)
    tag_all_requested = Signal(tuple, tuple)
    untag_all_requested = Signal(tuple, tuple)
    show_all_requested = Signal(tuple)
    delete_all_requested = Signal(tuple)
    put_in_requested = Signal(tuple)
    """The ids of annotations; of labels and tags, what they are to have or to lose, too."""

    def __init__(
        self, model: CardModel, cards: CardList, bar: ChosenBar, document: CurrentDocument
    ) -> None:
        super().__init__(cards)
        self._document = document
        self._model = model
        self._cards = cards
        self._bar = bar
        wishes = cards.several
        wishes.label_wanted.connect(self._label)
        wishes.tags_wanted.connect(self._ask_for_tags)
        wishes.tag_turned.connect(self._turn_tag)
        wishes.visibility_wanted.connect(self._show_all)
        wishes.put_in_wanted.connect(lambda: self.put_in_requested.emit(self._ids))
        wishes.delete_wanted.connect(self._delete)
        wishes.let_go.connect(self.let_go)
        bar.tags_given.connect(self._tag)
        bar.left.connect(self._give_keys)
        cards.chosen.changed.connect(self.show_bar)

    @property
    def _ids(self) -> tuple[str, ...]:
        return self._cards.chosen.ids

    def show_bar(self) -> None:
        """Show how many are chosen, while they are several."""
        session = self._model.session
        ids = self._ids if self._cards.chosen.are_several else ()
        if session is None or len(ids) < 2:
            self._hide_bar()
            return
        looked_at = ids[:_COUNTED]
        items = [session.annotation(name) for name in looked_at]
        all_in = all(item is not None and item.in_briefing for item in items)
        self._bar.show_chosen(len(ids), tags_of(session, looked_at), all_in_briefing=all_in)

    def let_go(self) -> None:
        """Choose one annotation again: the current one."""
        session = self._model.session
        self._give_keys()
        self._cards.clearSelection()
        if session is not None:
            self._cards.follow(session.current)

    def pop_up(self, place: QPoint) -> None:
        """Show the menu of what can be done with all that are chosen."""
        session = self._model.session
        labels = (*session.labels, no_label()) if session else ()
        menus.pop_up(several_menu(self._cards, labels, self._cards.several), place)

    def _label(self, label_id: str) -> None:
        self.label_all_requested.emit(self._ids, label_id)

    def _show_all(self) -> None:
        self.show_all_requested.emit(self._ids)

    def _delete(self) -> None:
        self.delete_all_requested.emit(self._ids)

    def _tag(self, tags: tuple[str, ...]) -> None:
        self.tag_all_requested.emit(self._ids, tags)

    def _turn_tag(self, tag: str) -> None:
        session = self._model.session
        if session is not None and tags_of(session, self._ids).get(tag):
            self.untag_all_requested.emit(self._ids, (tag,))
        else:
            self._tag((tag,))

    def _ask_for_tags(self) -> None:
        self._bar.ask_for_tags(partial(used_tags, self._document))

    def _hide_bar(self) -> None:
        focus = QApplication.focusWidget()
        has_keys = focus is not None and self._bar.isAncestorOf(focus)
        self._bar.hide_field()
        self._bar.hide()
        if has_keys:
            self._give_keys()

    def _give_keys(self) -> None:
        self._cards.setFocus(Qt.FocusReason.OtherFocusReason)
