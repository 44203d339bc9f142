"""Which differences between two spellings count, where some are to: none do by themselves."""

from enum import IntFlag


class Exact(IntFlag):
    """What has to be as it was typed; what is in none of these kinds always has to."""

    NOTHING = 0
    CASE = 1
    """Capital and small letters; ß and ss."""
    ACCENTS = 2
    """Accents, and letters that readers without them on their keys type otherwise: ø, ł."""
    WIDTH = 4
    """Full and half width, and other forms that Unicode calls compatible: ﬁ, ①, …"""
    QUOTES = 8
    """Quotation marks and apostrophes."""
    HYPHENS = 16
    """Hyphens, dashes and minus signs, tildes, strokes and dots in the middle."""
    BLANKS = 32
    """Kinds and number of blanks, and signs of no width such as soft hyphens."""
    LETTERS = CASE | ACCENTS
    AS_TYPED = CASE | ACCENTS | WIDTH | QUOTES | HYPHENS | BLANKS
