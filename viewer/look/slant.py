"""Which texts can be set in italics: in most scripts there are none."""

import re

from PySide6.QtGui import QFont

_UPRIGHT = re.compile(
    "[\u0530-\u1cff\u2e80-\ua4cf\ua500-\ua63f\ua6a0-\ua6ff\ua800-\uab2f\uabc0-\ud7ff"
    "\uf900-\ufaff\ufb13-\ufdff\ufe70-\ufefc\uff00-\uffef\U00010800-\U0001efff"
    "\U00020000-\U0003ffff]"
)
"""Letters of scripts other than Latin, Greek and Cyrillic.

For these a desktop finds a face by its slant first, and it may have none of the letters.
"""


def has_italics(text: str) -> bool:
    """Tell whether all letters of a text are of scripts that are set in italics."""
    return text.isascii() or _UPRIGHT.search(text) is None


def slanted(font: QFont, text: str) -> QFont:
    """Return the face in italics if a text has them, else as it is."""
    if not has_italics(text):
        return font
    made = QFont(font)
    made.setItalic(True)
    return made
