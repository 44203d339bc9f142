"""Abbreviations that every reader of a handout knows: no handout has to say what they stand for."""

import re
import unicodedata

KNOWN_ABBREVIATIONS = frozenset(
    {
        *("UN", "EU", "US", "USA", "UK", "UAE", "USSR", "NATO", "DC"),
        *("AIDS", "HIV", "COVID", "DNA", "GDP", "CEO", "TV", "PDF", "OK", "FAQ", "PR", "VIP", "ID"),
        *("AM", "PM", "AD", "BC", "BCE", "CE", "GMT", "UTC", "JST", "EST", "CET"),
        *("USD", "EUR", "JPY", "GBP", "CHF"),
    }
)
"""By their keys, which `abbreviation_key` makes."""

_PLURAL = re.compile(r"(?<=[A-Z0-9])(?:['’]?s)$")
_SIGNS = re.compile(r"[^\w&]+")


def abbreviation_key(short: str) -> str:
    """Return what is one for all spellings of an abbreviation: "U.S.", "US"; "SLBMs", "SLBM"."""
    plain = short if short.isascii() else unicodedata.normalize("NFKC", short)
    return _SIGNS.sub("", _PLURAL.sub("", plain))
