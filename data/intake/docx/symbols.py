"""Signs that Word keeps as places in a symbol font (`w:sym`), as characters of Unicode.

The letters of Symbol follow Adobe's encoding of that font; of the Wingdings only what texts use.
"""

_SYMBOL = dict(
    zip(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
        "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖαβχδεφγηιϕκλμνοπθρστυϖωξψζ",
        strict=True,
    )
) | {
    "\xa3": "≤", "\xb3": "≥", "\xb1": "±", "\xb4": "×", "\xb7": "•", "\xb9": "≠", "\xbb": "≈",
    "\xae": "→", "\xac": "←", "\xb0": "°", "\xd6": "√", "\xe5": "∑", "\xa5": "∞", "\xb6": "∂",
}  # fmt: skip
_WINGDINGS = {
    "\xa8": "☐", "\xfe": "☑", "\xfd": "☒", "\xfc": "✓", "\xfb": "✗", "\xe0": "→", "\xdf": "←",
    "\xa7": "▪", "\xd8": "➢", "\x6c": "●", "\x6e": "■", "\x6f": "□", "\x76": "❖", "\x4a": "☺",
}  # fmt: skip
_PRIVATE = range(0xF000, 0xF100)


def sign(code: str, font: str) -> str:
    """Return the sign at a place (four hex digits) of a font; "�" where it is not known."""
    try:
        place = int(code, 16)
    except ValueError:
        return "\ufffd"
    letter = chr(place - 0xF000) if place in _PRIVATE else chr(place) if place < 0xD800 else ""
    known = _SYMBOL if font == "Symbol" else _WINGDINGS if font.startswith("Wingdings") else {}
    if place in _PRIVATE or known:
        return known.get(letter, "\ufffd")
    return letter if letter.isprintable() and letter else "\ufffd"
