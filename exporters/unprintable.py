"""Characters that no handout carries, whatever its format."""

import re

REPLACEMENT = "\ufffd"

_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"  # control characters that are not space
    "\u061c\u200e\u200f\u202a-\u202e\u2061-\u206f\ufff9-\ufffb"  # bidi and other format controls
    "\ud800-\udfff\ufdd0-\ufdef\U000e0000-\U000e007f"  # surrogates, noncharacters, tags
    + "".join(chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    + "]"
)


def printable(text: str) -> str:
    """Return `text` with U+FFFD for what cannot be printed or could disguise the rest.

    That is: control characters, lone surrogates, noncharacters and bidirectional controls, which
    could make a line read otherwise than it is stored (Unicode Technical Report #36, 2.5).
    """
    if text.isascii() and text.isprintable():
        return text
    return _UNPRINTABLE.sub(REPLACEMENT, text)
