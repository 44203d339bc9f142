"""What the window knows of every feature: what it tells the user."""

from PySide6.QtCore import QObject, Signal


class Feature(QObject):
    """Base of the features' controllers; the window shows what any of them tells."""

    told = Signal(str)
    """One line on what was done, or on what to do first; it passes."""
    failed = Signal(str)
    """One line on what could not be done; it stays until it is closed."""
