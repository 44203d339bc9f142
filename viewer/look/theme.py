"""The colour themes, each declared here alone, and colours derived from them.

Contrast as WCAG 2.2, §1.4.3 and §1.4.6.
"""

from collections.abc import Mapping
from string import Template
from types import MappingProxyType

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

import resources
from data.annotation import Label
from data.basis.values import dataclass
from data.messages import Message, said

SERIF = "IBM Plex Serif"
INTERFACE = "Inter"
JAPANESE = "BIZ UDPGothic"
LINK_INSET = 6
"""Pixels between the edge of a button that looks like a link and its words."""
_FIRST_FACES = ("Regular", "SemiBold")
_MORE_FACES = ("Italic", "SemiBoldItalic")
_FIRST_SANS, _MORE_SANS = ("Regular", "Medium"), ("SemiBold", "Italic")


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of one theme, as #rrggbb.

    `soft` is secondary text, `faint` what is repeated elsewhere; both keep 4.5:1 on every ground.
    """

    name: str
    title: Message
    """What the menu calls it, with its access key."""
    is_dark: bool
    window: str
    panel: str
    page: str
    line: str
    ink: str
    soft: str
    faint: str
    accent: str
    on_accent: str
    selection: str
    pill: str
    danger: str
    share_of_labels: float = 0.0
    """How much of a label's colour lies over the page in a highlight; 0 for each label's own."""

    def solid(self, label: Label) -> str:
        """Return the label's own colour, for tabs and marks."""
        return label.colour_on_dark if self.is_dark else label.colour

    def on_solid(self, label: Label) -> str:
        """Return the colour of the letter on the label's tab: white or ink, as reads better."""
        from data.basis.colours import contrast  # not for the first picture

        solid = self.solid(label)
        return max(("#ffffff", "#1d1d1b"), key=lambda colour: contrast(colour, solid))

    def share(self, label: Label) -> float:
        """Return how much of the label's colour lies over the page in a highlight, from 0 to 1."""
        return self.share_of_labels or label.share

    def highlight(self, label: Label) -> str:
        """Return the colour of a highlight: the label's own, mixed into the page."""
        return mix(self.solid(label), self.page, self.share(label))


def light() -> Theme:
    """Return the light theme."""
    return Theme(
        name="light",
        title=said("&Light"),
        is_dark=False,
        window="#f4f3f0",
        panel="#fbfaf8",
        page="#ffffff",
        line="#e2dfd9",
        ink="#1d1d1b",
        soft="#64615b",
        faint="#6c6861",
        accent="#1f5fbf",
        on_accent="#ffffff",
        selection="#e6edf8",
        pill="#f0eeea",
        danger="#b3261e",
    )


def dark() -> Theme:
    """Return the dark theme."""
    return Theme(
        name="dark",
        title=said("&Dark"),
        is_dark=True,
        window="#17181a",
        panel="#1d1f22",
        page="#212327",
        line="#33363b",
        ink="#efede8",
        soft="#aba8a1",
        faint="#a19d95",
        accent="#7fb0ff",
        on_accent="#14161a",
        selection="#2b3648",
        pill="#17181a",
        danger="#ff9b8f",
        share_of_labels=0.29,  # the most that leaves the ink 7:1 on every label's highlight
    )


def sepia() -> Theme:
    """Return the theme of warm paper."""
    return Theme(
        name="sepia",
        title=said("Se&pia"),
        is_dark=False,
        window="#eae0cb",
        panel="#f1e8d6",
        page="#f8f1e3",
        line="#d8ccb4",
        ink="#2e2619",
        soft="#5f5340",
        faint="#635846",
        accent="#8a3d12",
        on_accent="#fffaf0",
        selection="#ecdcbb",
        pill="#e6dac2",
        danger="#9f1c14",
    )


def high_contrast() -> Theme:
    """Return the theme in which every text keeps 6:1 at least, and every edge can be seen."""
    return Theme(
        name="high-contrast",
        title=said("&High Contrast"),
        is_dark=True,
        window="#000000",
        panel="#000000",
        page="#000000",
        line="#d0d0d0",
        ink="#ffffff",
        soft="#f0f0f0",
        faint="#e0e0e0",
        accent="#ffd84a",
        on_accent="#000000",
        selection="#003a70",
        pill="#1c1c1c",
        danger="#ffb3a8",
        share_of_labels=0.4,
    )


THEMES: Mapping[str, Theme] = MappingProxyType(
    {one.name: one for one in (light(), dark(), sepia(), high_contrast())}
)
"""Every theme that can be chosen, by name; the menu shows them in this order."""
SYSTEM = "system"
"""The choice of whichever theme the desktop asks for."""


def system() -> Theme:
    """Return the theme that the desktop asks for."""
    hints = QGuiApplication.styleHints()
    if hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast:
        return high_contrast()
    scheme = hints.colorScheme()
    return dark() if scheme is Qt.ColorScheme.Dark else light()


def named(name: str) -> Theme:
    """Return the theme of that name; for any other one, the theme that the desktop asks for."""
    return THEMES.get(name) or system()


def palette(theme: Theme) -> QPalette:
    """Return the Qt palette, so that what no style sheet names fits in too."""
    roles = {
        QPalette.ColorRole.Window: theme.panel,
        QPalette.ColorRole.WindowText: theme.ink,
        QPalette.ColorRole.Base: theme.page,
        QPalette.ColorRole.AlternateBase: theme.panel,
        QPalette.ColorRole.ToolTipBase: theme.panel,
        QPalette.ColorRole.ToolTipText: theme.ink,
        QPalette.ColorRole.Text: theme.ink,
        QPalette.ColorRole.PlaceholderText: theme.faint,
        QPalette.ColorRole.Button: theme.window,
        QPalette.ColorRole.ButtonText: theme.ink,
        QPalette.ColorRole.Highlight: theme.accent,
        QPalette.ColorRole.HighlightedText: theme.on_accent,
        QPalette.ColorRole.Link: theme.accent,
        QPalette.ColorRole.Accent: theme.accent,
        QPalette.ColorRole.Light: theme.page,
        QPalette.ColorRole.Midlight: theme.window,
        QPalette.ColorRole.Mid: theme.line,
        QPalette.ColorRole.Dark: theme.soft,
    }
    result = QPalette()
    for role, colour in roles.items():
        result.setColor(role, QColor(colour))
    disabled = QPalette.ColorGroup.Disabled
    for role in (
        QPalette.ColorRole.Text,
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.ButtonText,
    ):
        result.setColor(disabled, role, QColor(mix(theme.soft, theme.panel, 0.6)))
    return result


def style_sheet(theme: Theme) -> str:
    """Return the window's style sheet in the colours of `theme`."""
    tokens = {name: getattr(theme, name) for name in Theme.__slots__}
    tokens["link_inset"], tokens["link_inset_focused"] = f"{LINK_INSET}px", f"{LINK_INSET - 2}px"
    tokens["styles"] = resources.path("styles").as_posix()
    return Template(resources.text("styles", "window.qss")).substitute(tokens)


def load_fonts() -> None:
    """Make the faces of page and window known to Qt, for this process only, and use them.

    The Japanese one is among them whatever the document: names, notes and what is found in other
    documents are shown as well, and there may be no other face for them. Qt reads of a file's
    characters when one is asked for, so that to name it takes half a millisecond and no memory.
    """
    _load(*(f"IBMPlexSerif-{face}" for face in _FIRST_FACES), "BIZUDPGothic-Regular")
    _load(*(f"{INTERFACE}-{face}" for face in _FIRST_SANS))
    usual = QGuiApplication.font()
    if usual.families()[0] != INTERFACE:
        # Behind it the desktop's own, for letters that it does not have.
        usual.setFamilies([INTERFACE, *usual.families(), JAPANESE])
        QApplication.setFont(usual)  # for menus, too, for which a desktop may have another one


def load_more_fonts() -> None:
    """Make the further styles of both faces known to Qt."""
    _load(*(f"IBMPlexSerif-{face}" for face in _MORE_FACES))
    _load(*(f"{INTERFACE}-{face}" for face in _MORE_SANS))


def serif(pixels: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the reading face, `pixels` high."""
    font = QFont()
    font.setFamilies([SERIF, JAPANESE])
    font.setPixelSize(round(pixels))
    font.setWeight(weight)
    return font


def interface(pixels: int = 13, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the face of the window, `pixels` high."""
    font = QFont(QGuiApplication.font())
    font.setPixelSize(pixels)
    font.setWeight(weight)
    return font


def mix(colour: str, ground: str, share: float) -> str:
    """Return `share` of `colour` (0 to 1) laid over `ground`, as #rrggbb."""
    pairs = zip(_channels(colour), _channels(ground), strict=True)
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in pairs)


def _load(*faces: str) -> None:
    for face in faces:
        QFontDatabase.addApplicationFont(str(resources.font(face)))


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
