"""The theme that everything is drawn in, and how pages are set, which widgets ask and follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from data.basis.values import dataclass
from viewer.look.theme import JAPANESE, SERIF

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QFont

    from viewer.look.theme import Theme
    from viewer.session.settings import Settings

SIZE = 17
"""The size in which the page is drawn, in pixels at 100 %."""
SIZES = (12, 28)
LEADINGS = (80, 160)
MEASURES = (440, 1000)
"""The least and the most of each."""
_KEY = "look"
_LONGEST = 100
"""Letters in the name of a face."""


@dataclass(frozen=True, slots=True)
class ReadingLook:
    """How a page is set; what is not said is as the page is drawn.

    `face` is the name of a family, `size` that of running text in pixels at 100 %, `leading` the
    share of the drawn distance between lines in percent, `measure` the width of the text in pixels
    at 100 %. `numbers` says whether the citations of paragraphs stand beside them.
    """

    face: str = SERIF
    size: int = SIZE
    leading: int = 100
    measure: int = 680
    justified: bool = False
    numbers: bool = True

    @property
    def scale(self) -> float:
        """How large everything of the text is, against how it is drawn."""
        return self.size / SIZE

    def font(self, pixels: float, weight: QFont.Weight | None = None) -> QFont:
        """Return the face of the text, `pixels` high; Japanese has the face that goes with it."""
        from PySide6.QtGui import QFont

        font = QFont()
        font.setFamilies([self.face, SERIF, JAPANESE])
        font.setPixelSize(round(pixels))
        font.setWeight(QFont.Weight.Normal if weight is None else weight)
        return font


class Appearance(QObject):
    """Keeps the theme that is shown and the look of pages, and tells when these change.

    Widgets are given one when they are made. What paints asks it for the theme each time, and is
    painted anew by Qt when the program's palette changes; what keeps something that was made in
    its colours, an icon or a style sheet, follows it.
    """

    theme_changed = Signal(object)
    """The Theme that is now shown."""
    look_changed = Signal(object)
    """The ReadingLook that pages now have."""

    def __init__(
        self, theme: Theme, parent: QObject | None = None, *, look: ReadingLook | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._look = look or ReadingLook()

    @property
    def theme(self) -> Theme:
        """The theme that is shown now."""
        return self._theme

    @property
    def look(self) -> ReadingLook:
        """How pages are set now."""
        return self._look

    def set_look(self, look: ReadingLook) -> None:
        """Let pages be set so from now on."""
        if look != self._look:
            self._look = look
            self.look_changed.emit(look)

    def show(self, theme: Theme) -> None:
        """Let everything be drawn in another theme from now on."""
        if theme != self._theme:
            self._theme = theme
            self.theme_changed.emit(theme)

    def follow(self, draw: Callable[[Theme], object]) -> None:
        """Draw in the theme that is shown now, and in each that is shown later.

        `draw` is a method of a QObject, which is not held: a dialog that is closed follows no more.
        """
        draw(self._theme)
        self.theme_changed.connect(draw)


def kept_look(settings: Settings) -> ReadingLook:
    """Return the look that the settings hold; what they do not say, or wrongly, is as drawn."""
    usual = ReadingLook()
    face = settings.value(f"{_KEY}/face", usual.face)
    return ReadingLook(
        face if face.strip() and len(face) <= _LONGEST else usual.face,
        round(settings.number(f"{_KEY}/size", usual.size, *SIZES)),
        round(settings.number(f"{_KEY}/leading", usual.leading, *LEADINGS)),
        round(settings.number(f"{_KEY}/measure", usual.measure, *MEASURES)),
        settings.value(f"{_KEY}/justified") == "yes",
        settings.value(f"{_KEY}/numbers", "yes") != "no",
    )


def keep_look(settings: Settings, look: ReadingLook) -> None:
    """Let the settings hold a look."""
    for name in ("face", "size", "leading", "measure"):
        settings.set_value(f"{_KEY}/{name}", str(getattr(look, name)))
    for name in ("justified", "numbers"):
        settings.set_value(f"{_KEY}/{name}", "yes" if getattr(look, name) else "no")
