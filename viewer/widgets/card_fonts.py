"""The faces on cards: the source's words are set in the serif, ours in the interface's."""

from functools import cached_property

from PySide6.QtGui import QFont

from viewer.look.slant import has_italics
from viewer.look.theme import interface, serif


class CardFonts:
    """The faces on a card, each made when it is first drawn with."""

    @cached_property
    def own(self) -> QFont:
        """The user's own words: a note, or what stands for it."""
        return interface(13)

    @cached_property
    def own_strong(self) -> QFont:
        """The user's own words with weight."""
        return interface(13, QFont.Weight.DemiBold)

    @cached_property
    def own_emphasis(self) -> QFont:
        """The user's own words with emphasis."""
        font = interface(13)
        font.setItalic(True)
        return font

    @cached_property
    def own_strong_emphasis(self) -> QFont:
        """The user's own words with both."""
        font = interface(13, QFont.Weight.DemiBold)
        font.setItalic(True)
        return font

    @cached_property
    def _upright(self) -> QFont:
        return serif(13)

    @cached_property
    def _italic(self) -> QFont:
        font = serif(13)
        font.setItalic(True)
        return font

    def quoting(self, text: str) -> QFont:
        """Return the face for these words of the source: italics, where their script has such."""
        return self._italic if has_italics(text) else self._upright

    @cached_property
    def name(self) -> QFont:
        """The label's name."""
        return interface(12, QFont.Weight.Medium)

    @cached_property
    def heading(self) -> QFont:
        """The author's heading."""
        return serif(15, QFont.Weight.DemiBold)

    @cached_property
    def small(self) -> QFont:
        """What stands around: citation, tags, costs, switches, warnings."""
        return interface(11)
