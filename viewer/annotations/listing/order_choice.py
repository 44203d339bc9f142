"""The two menus above the list: how it is divided into groups, and how it is sorted."""

from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from viewer.annotations.listing.list_menus import choice_menu
from viewer.annotations.listing.list_order import (
    GROUPINGS,
    SORTINGS,
    Grouping,
    ListOrder,
    Sorting,
)
from viewer.session.catalogue import told, tr
from viewer.session.settings import Settings
from viewer.widgets import menus
from viewer.widgets.literal_text import caption
from viewer.widgets.wrapped_row import WrappedRow

T = TypeVar("T", bound=StrEnum)
GROUP_KEY, SORT_KEY = "annotations/group", "annotations/sort"


class OrderChoice(QWidget):
    """Says how the list is ordered, offers other orders, and remembers which was chosen."""

    chosen = Signal(object)
    """The ListOrder that the user chose."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._order = ListOrder(
            _kept(Grouping, settings.value(GROUP_KEY), Grouping.TOPIC),
            _kept(Sorting, settings.value(SORT_KEY), Sorting.PLACE),
        )
        self._group, self._sort = QPushButton(self), QPushButton(self)
        row = WrappedRow(self, gap=2, line_gap=0)
        for button, show in ((self._group, self._offer_groups), (self._sort, self._offer_sorts)):
            button.setObjectName("link")
            button.clicked.connect(show)
            row.addWidget(button)
        self._show()

    @property
    def order(self) -> ListOrder:
        """How the list is ordered."""
        return self._order

    @property
    def buttons(self) -> tuple[QPushButton, QPushButton]:
        """What opens the menus of groups and of orders."""
        return self._group, self._sort

    def _show(self) -> None:
        group, sort = told(GROUPINGS[self._order.grouping]), told(SORTINGS[self._order.sorting])
        self._group.setText(caption(tr("Group: {what} ▾", what=group)))
        self._sort.setText(caption(f"{sort} ▾"))
        self._group.setAccessibleName(tr("Group by: {what}", what=group))
        self._sort.setAccessibleName(tr("Sort: {how}", how=sort))

    def _offer_groups(self) -> None:
        chosen = self._order.grouping
        menu = choice_menu(self._group, GROUPINGS, chosen, self._take_grouping)
        menus.pop_up(menu, self._group.mapToGlobal(QPoint(0, self._group.height())))

    def _offer_sorts(self) -> None:
        menu = choice_menu(self._sort, SORTINGS, self._order.sorting, self._take_sorting)
        menus.pop_up(menu, self._sort.mapToGlobal(QPoint(0, self._sort.height())))

    def _take_grouping(self, grouping: Grouping) -> None:
        self._take(ListOrder(grouping, self._order.sorting))

    def _take_sorting(self, sorting: Sorting) -> None:
        self._take(ListOrder(self._order.grouping, sorting))

    def _take(self, order: ListOrder) -> None:
        if order != self._order:
            self._order = order
            self._settings.set_value(GROUP_KEY, order.grouping)
            self._settings.set_value(SORT_KEY, order.sorting)
            self._show()
            self.chosen.emit(order)


def _kept(kind: type[T], value: str, default: T) -> T:
    """Return what was remembered, or the default where that is none of the kind."""
    return kind(value) if value in {*kind} else default
