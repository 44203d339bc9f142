"""Numerals as official texts print them: kanji ("三十", "三〇"), full-width, circled, Roman."""

import re
import unicodedata

KANJI = "〇一二三四五六七八九十百千"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_DIGITS = {
    sign: int(digit)
    for sign, digit in zip("〇一二三四五六七八九零壱弐参", "01234567890123", strict=True)
}
_D = f"[{''.join(_DIGITS)}]"
_BY_PLACE = re.compile(rf"(?:({_D}?)千)?(?:({_D}?)百)?(?:({_D}?)十)?({_D})?")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_ROMAN_FORM = re.compile("c{0,3}(?:xc|xl|l?x{0,4})(?:ix|iv|v?i{0,4})")
_LONGEST = 18


def value(numeral: str) -> int | None:
    """Return what a numeral in figures, kanji or a circle says; None if it is none.

    Kanji stand for digits ("二〇一八") or count by places ("二千十八"); "元", the first year of an
    era, is 1. Signs for a number ("③", "㉑", "⑶", "Ⅳ") are read, fractions are not.
    """
    if numeral == "元":
        return 1
    if not numeral or len(numeral) > _LONGEST:
        return None
    if all(sign.isdecimal() or sign in _DIGITS for sign in numeral):
        return int("".join(str(_digit(sign)) for sign in numeral))
    if len(numeral) == 1 and unicodedata.category(numeral) in {"No", "Nl"}:
        number = unicodedata.numeric(numeral)
        return int(number) if number.is_integer() else None
    return _by_places(numeral)


def roman(numeral: str) -> int | None:
    """Return what a Roman numeral up to CCC says, in either case ("Ii"); None if it is none.

    "IIII" is one, as clocks and some lists print it; "IC" and "VX" are none.
    """
    letters = numeral.lower()
    if not letters or not _ROMAN_FORM.fullmatch(letters):
        return None
    values = [_ROMAN[letter] for letter in letters]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)


def _by_places(numeral: str) -> int | None:
    """Read kanji that count thousands, hundreds and tens; a place without a digit counts once."""
    many, found, rest = numeral.rpartition("万")
    above = 0
    if found:
        above = value(many) or 0
        if not above or not rest:
            return above * 10_000 or None
    match = _BY_PLACE.fullmatch(rest)
    if match is None:
        return None
    total = _DIGITS[match[4]] if match[4] else 0
    for place, digit in zip((1000, 100, 10), match.groups(), strict=False):
        if digit is not None:
            total += place * (_DIGITS[digit] if digit else 1)
    return above * 10_000 + total


def _digit(sign: str) -> int:
    return _DIGITS[sign] if sign in _DIGITS else int(sign)
