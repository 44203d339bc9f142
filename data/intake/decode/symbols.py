"""Signs that a file keeps as places in a symbol font, as characters of Unicode.

Word does so in `w:sym`, and PDFs in a text layer that tells places for letters. The letters of
Symbol follow Adobe's encoding of that font, the signs of ZapfDingbats Adobe's; of the fonts of
Windows and of WordPerfect (its character set 4) there is what texts use.
"""

import re

_SYMBOL = dict(
    zip(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
        "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖαβχδεφγηιϕκλμνοπθρστυϖωξψζ",
        strict=True,
    )
) | {
    "\xa3": "≤", "\xb3": "≥", "\xb1": "±", "\xb4": "×", "\xb7": "•", "\xb9": "≠", "\xbb": "≈",
    "\xae": "→", "\xac": "←", "\xb0": "°", "\xd6": "√", "\xe5": "∑", "\xa5": "∞", "\xb6": "∂",
} | {letter: letter for letter in "0123456789!%&()+,-./:;<=>?[]_{|}"}  # fmt: skip
_WINGDINGS = {
    "\xa8": "☐", "\xfe": "☑", "\xfd": "☒", "\xfc": "✓", "\xfb": "✗", "\xe0": "→", "\xdf": "←",
    "\xa7": "▪", "\xd8": "➢", "\x6c": "●", "\x6e": "■", "\x6f": "□", "\x76": "❖", "\x4a": "☺",
    "\x71": "❑", "\x72": "❒", "\x75": "◆", "\x77": "◆", "\x9f": "•", "\xa1": "○", "\xe8": "➔",
    "\xab": "★", "\x46": "☞", "\xf0": "⇨",
} | {chr(0x81 + number): chr(ord("①") + number) for number in range(10)} | {
    chr(0x8C + number): chr(ord("❶") + number) for number in range(10)
}  # fmt: skip
_WINGDINGS_2 = {"\x4f": "✗", "\x50": "✓", "\x52": "☑", "\x54": "☒", "\xa3": "☐"}
_WEBDINGS = {"\x61": "✓", "\x72": "✗", "\x6e": "●", "\x67": "■", "\x34": "▶"}
_DINGBATS = {chr(code): chr(0x2700 + code - 0x20) for code in range(0x21, 0x7F)} | {
    "\x25": "☎", "\x2a": "☛", "\x2b": "☞", "\x48": "★", "\x6c": "●", "\x6e": "■", "\x73": "▲",
    "\x74": "▼", "\x75": "◆", "\x77": "◗",
}  # fmt: skip
_TYPOGRAPHIC = dict(zip("!\"#$&'", "•○■•¶§", strict=True)) | dict(
    zip("2378=>@ABC", "½¼®©’‘”“–—", strict=True)
)
_TABLES = {
    "symbol": _SYMBOL,
    "wingdings": _WINGDINGS,
    "wingdings2": _WINGDINGS_2,
    "wingdings3": {},
    "webdings": _WEBDINGS,
    "zapfdingbats": _DINGBATS,
    "itczapfdingbats": _DINGBATS,
    "monotypesorts": _DINGBATS,
    "wptypographicsymbols": _TYPOGRAPHIC,
}
_PRIVATE = range(0xF000, 0xF100)
_WINDOWS = {
    letter: chr(place)
    for place in range(0x80, 0xA0)
    if (letter := bytes([place]).decode("cp1252", "ignore")) not in {"", "•"}
}
"""The places of letters of Windows; a bullet is one."""
_APART = re.compile(r"[^a-z0-9]+")
_CUTS = ("italic", "oblique", "bold", "regular", "normal", "mt", "ps")
"""Ends of fonts' names, in the order in which they are taken off."""
_SYMBOLIC = re.compile(r"symbols?(?![a-z])|dingbat|wingding|webding|bullet|sorts\b", re.IGNORECASE)


def sign(code: str, font: str) -> str:
    """Return the sign at a place (four hex digits) of a font; "�" where it is not known."""
    try:
        place = int(code, 16)
    except ValueError:
        return "\ufffd"
    letter = chr(place - 0xF000) if place in _PRIVATE else chr(place) if place < 0xD800 else ""
    known = _TABLES.get(_family(font), {})
    if place in _PRIVATE or known:
        return known.get(letter, "\ufffd")
    return letter if letter.isprintable() and letter else "\ufffd"


def is_symbolic(font: str) -> bool:
    """Tell whether a font's name says that its letters are signs."""
    return _family(font) in _TABLES or _SYMBOLIC.search(font) is not None


def meant(text: str, font: str) -> str:
    """Return a text of a symbol font with the signs that are known; all else is as it was."""
    table = _TABLES.get(_family(font), {})
    return "".join(_meant(letter, table) for letter in text)


def says_nothing(letter: str, font: str) -> bool:
    """Tell whether a letter, of a symbol font, is the name of a place and no sign.

    Digits, stops and dashes of Symbol are those of other fonts.
    """
    return ord(letter) in _PRIVATE or (letter < "\u0100" and _family(font) != "symbol")


def _meant(letter: str, table: dict[str, str]) -> str:
    place = ord(letter)
    if place in _PRIVATE:
        return table.get(chr(place - _PRIVATE.start), letter)
    # Of Symbol a text layer may tell what the signs mean: "¬" and "®" are then no places.
    if table is _SYMBOL and place > 0x7E and letter != "\xb7":
        return letter
    return table.get(_WINDOWS.get(letter, letter), letter)


def _family(font: str) -> str:
    """Return a font's name without what tells its cut: "SymbolMT,Bold" is "symbol"."""
    name = _APART.sub("", font.casefold())
    for cut in _CUTS:
        name = name.removesuffix(cut)
    return name
