"""The window as it was left: size, panes, zoom, document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viewer.session.settings import LAST, Settings
from viewer.widgets.window_manners import fit

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow

    from viewer.window.components import FirstParts
    from viewer.window.panes import Parts
    from viewer.window.side_panes import SidePanes

_WIDTH, _HEIGHT = 1440, 900
_ABOVE, _BELOW = 76, 26
"""What the bars take in the first run, in pixels; later runs remember it."""
_ZOOM, _BARS = (0.1, 10.0), (0, 400)
"""Between which the remembered zoom, and what the bars take, can be."""

_HIDDEN = frozenset({"page_picture"})
"""Panes that are hidden until they are asked for."""


def restore(window: QMainWindow, first: FirstParts) -> None:
    """Give the window the size and the page the zoom of the last run."""
    settings = first.settings
    window.resize(_WIDTH, _HEIGHT)
    window.restoreGeometry(settings.state("window/geometry"))
    fit(window)
    first.reading.set_zoom(settings.number("window/zoom", 1.0, *_ZOOM))


def keep_room(panes: SidePanes, settings: Settings) -> None:
    """Leave the page where it will stand once the bars above and below it are there."""
    above = settings.number("window/above", _ABOVE, *_BARS)
    below = settings.number("window/below", _BELOW, *_BARS)
    panes.setContentsMargins(0, round(above), 0, round(below))


def restore_parts(first: FirstParts, parts: Parts, panes: SidePanes) -> None:
    """Give what stands around the page the state of the last run."""
    settings, actions = first.settings, parts.actions
    panes.restore(settings.state("window/panes"))
    for name, _ in (*parts.left, *parts.right):
        usual = "hidden" if name in _HIDDEN else "shown"
        actions[name].setChecked(settings.value(f"window/{name}", usual) == "shown")
    actions[f"theme_{first.themes.choice}"].setChecked(True)
    first.themes.chosen.connect(lambda name: actions[f"theme_{name}"].setChecked(True))
    parts.status.show_zoom(first.reading.zoom)


def remember(
    window: QMainWindow, first: FirstParts, parts: Parts | None, panes: SidePanes, document: str
) -> None:
    """Keep the state for the next run; `document` is the path of the open one, or empty."""
    settings = first.settings
    settings.set_state("window/geometry", window.saveGeometry())
    settings.set_value("window/zoom", str(first.reading.zoom))
    settings.set_value(LAST, document)
    if parts is not None:
        if not panes.is_narrow:  # there are but two columns then
            settings.set_state("window/panes", panes.state())
        strip = parts.tabbing.strip
        tabs = strip.height() if strip is not None and strip.isVisible() else 0
        settings.set_value("window/above", str(panes.y() + tabs))
        settings.set_value("window/below", str(window.height() - panes.geometry().bottom() - 1))
        for name, _ in parts.left if panes.is_narrow else (*parts.left, *parts.right):
            shown = "shown" if parts.actions[name].isChecked() else "hidden"
            settings.set_value(f"window/{name}", shown)
    settings.save()
