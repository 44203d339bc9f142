"""Numerals as official texts print them: kanji ("三十", "三〇"), full-width, circled, Roman."""

KANJI = "〇一二三四五六七八九十百千"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_TENS = {"十": 10, "百": 100, "千": 1000}
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def value(numeral: str) -> int | None:
    """Return what a numeral in figures, kanji or a circle says; None if it is none.

    "元", the first year of an era, is 1.
    """
    if numeral == "元":
        return 1
    if len(numeral) == 1 and numeral in CIRCLED:
        return CIRCLED.index(numeral) + 1
    if not numeral or not all(sign.isdecimal() or sign in KANJI for sign in numeral):
        return None
    if not set(numeral) & set(_TENS):
        return int("".join(str(_digit(sign)) for sign in numeral))
    total = digit = 0
    for sign in numeral:
        if sign in _TENS:
            total, digit = total + max(digit, 1) * _TENS[sign], 0
        else:
            digit = _digit(sign)
    return total + digit


def roman(numeral: str) -> int | None:
    """Return what a Roman numeral up to C says, in either case; None if it is none."""
    letters = numeral.lower()
    if not letters or not set(letters) <= set(_ROMAN):
        return None
    values = [_ROMAN[letter] for letter in letters]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)


def _digit(sign: str) -> int:
    return KANJI.index(sign) if sign in KANJI else int(sign)
