r"""What counts as a blank, for all of intake.

A blank is what `str.isspace` says it is; `str.strip`, `str.split` and `\s` in patterns agree with
it. Some blanks are only layout, and a run of them means one blank. The others are print: the wide
blank of Japanese (U+3000) and the blanks of typesetters (U+2000 to U+200A, U+202F, U+205F, U+1680)
stay inside a line as they stand, and fall away at its ends like every blank.
"""

import re

LAYOUT = r" \t\r\n\f\v\x1c-\x1f\x85\u00a0\u2028\u2029"
"""The blanks that are only layout, as a pattern's class has them."""

_RUN = re.compile(f"[{LAYOUT}]+")


def collapsed(text: str) -> str:
    """Return a text with one blank for each run of layout."""
    return _RUN.sub(" ", text)


def ends_in_blank(text: str) -> bool:
    """Tell whether a text ends in a blank of any kind."""
    return text[-1:].isspace()


def starts_with_blank(text: str) -> bool:
    """Tell whether a text starts with a blank of any kind."""
    return text[:1].isspace()
