"""Which way a text runs."""

import unicodedata

_RIGHT_TO_LEFT = frozenset({"R", "AL"})


def leads_leftwards(text: str) -> bool:
    """Tell whether the first letter of a text is of a script that is written leftwards."""
    if text.isascii():
        return False
    first = next(filter(str.isalpha, text), "")
    return bool(first) and unicodedata.bidirectional(first) in _RIGHT_TO_LEFT
