"""A row of boxes: all annotations, and those of each label, in or out of the briefing at once."""

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from data.annotation import Annotation, Label, label_of, no_label
from viewer.look.appearance import Appearance
from viewer.look.theme import Theme
from viewer.services.wording import name_of
from viewer.session.catalogue import told, tr
from viewer.widgets.chips import CHIP, draw_chip
from viewer.widgets.literal_text import caption, spoken, tool_tip

_COLUMNS = 3
_ROOM, _APART = 508, 20
"""Pixels that a row has in the dialog as it opens, and that are between two boxes."""
_LONGEST = 30
"""What of a name is shown, in characters; its tool tip has it whole."""


class LabelBoxes(QWidget):
    """One box for all annotations, and one for each label in use and for those without one.

    A box is half-ticked where some are in.
    """

    toggled = Signal(object, bool)
    """A label's id, "" for no label or None for all, and whether its annotations are to go in."""

    def __init__(self, labels: tuple[Label, ...], appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._labels = (*labels, no_label())
        self._all = self._box(None)
        self._boxes = {label.id: self._box(label.id) for label in self._labels}
        self.setFocusProxy(self._all)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_APART)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(_COLUMNS, 1)
        appearance.follow(self._colour)

    def show_annotations(self, annotations: tuple[Annotation, ...]) -> None:
        """Show how many of them are in the briefing, label by label."""
        self._show(self._all, spoken(tr("&All")), annotations, tr("&All"))
        shown = [self._all]
        for label in self._labels:
            own = tuple(
                item for item in annotations if label_of(self._labels, item.label_id).id == label.id
            )
            self._show(self._boxes[label.id], told(name_of(label)), own)
            self._boxes[label.id].setVisible(bool(own))
            if own:
                shown.append(self._boxes[label.id])
        columns = _columns([box.sizeHint().width() for box in shown])
        for place, box in enumerate(shown):
            self._grid.addWidget(box, place // columns, place % columns)

    def _colour(self, theme: Theme) -> None:
        """Draw the letters in the colours of `theme`."""
        for label in self._labels:
            self._boxes[label.id].setIcon(_chip_icon(label, theme))

    def _box(self, label_id: str | None) -> "_Box":
        box = _Box(self)
        box.setIconSize(QSize(CHIP, CHIP))
        box.asked.connect(lambda included: self.toggled.emit(label_id, included))
        return box

    def _show(
        self, box: "_Box", name: str, annotations: tuple[Annotation, ...], text: str = ""
    ) -> None:
        total, included = len(annotations), sum(item.in_briefing for item in annotations)
        share = {"included": included, "total": total}
        shown = text or caption(name, _LONGEST)
        box.setText(tr("{label}  {included} of {total}", label=shown, **share))
        box.setToolTip(tool_tip(name if len(name) > _LONGEST else ""))
        box.setAccessibleName(
            tr("{label}, {included} of {total} in the briefing", label=name, **share)
        )
        box.show_share(included, total)


class _Box(QCheckBox):
    """A box whose state follows the annotations; a click asks, and does not tick by itself."""

    asked = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTristate(True)

    def show_share(self, included: int, total: int) -> None:
        """Tick the box wholly, half or not at all."""
        state = Qt.CheckState.PartiallyChecked if included else Qt.CheckState.Unchecked
        self.setCheckState(Qt.CheckState.Checked if 0 < total == included else state)

    def nextCheckState(self) -> None:
        """Ask for all to go in, or, where all are in, for all to be taken out."""
        self.asked.emit(self.checkState() is not Qt.CheckState.Checked)


def _columns(widths: list[int]) -> int:
    """Return in how many columns boxes of these widths fit, one at least."""
    for columns in range(_COLUMNS, 1, -1):
        widest = [max(widths[place::columns], default=0) for place in range(columns)]
        if sum(widest) + _APART * (columns - 1) <= _ROOM:
            return columns
    return 1


def _chip_icon(label: Label, theme: Theme) -> QIcon:
    icon = QIcon()
    for density in (1, 2):
        pixmap = QPixmap(CHIP * density, CHIP * density)
        pixmap.setDevicePixelRatio(density)
        pixmap.fill(Qt.GlobalColor.transparent)
        with QPainter(pixmap) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw_chip(painter, QPointF(0, 0), label, theme)
        icon.addPixmap(pixmap)
    return icon
