"""Numbers as Word prints them before an item: ECMA-376-1:2016, 17.18.59 (ST_NumberFormat)."""

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LETTERS = {
    "Letter": "abcdefghijklmnopqrstuvwxyz",
    "aiueo": "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ",
    "aiueoFullWidth": (
        "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホ"
        "マミムメモヤユヨラリルレロワヲン"
    ),
    "irohaFullWidth": (
        "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマ"
        "ケフコエテアサキユメミシヱヒモセスン"
    ),
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
}
_DIGITS = "〇一二三四五六七八九"
_KANJI = frozenset(
    {"japaneseCounting", "chineseCounting", "taiwaneseCounting", "chineseCountingThousand"}
)
_PLACED = frozenset({"ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital"})
_FULL_WIDTH = frozenset({"decimalFullWidth", "decimalFullWidth2"})
_LONGEST = 8


def numeral(value: int, style: str) -> str:
    """Return a number in a style of Word's; in decimal digits where the style is not known."""
    if style == "none":
        return ""
    if value <= 0:
        return str(value)
    if style in {"upperRoman", "lowerRoman"}:
        roman = _roman(value)
        return roman.upper() if style == "upperRoman" else roman
    if style == "upperLetter":
        return _letters(value, _LETTERS["Letter"]).upper()
    if style == "lowerLetter":
        return _letters(value, _LETTERS["Letter"])
    return _letters(value, _LETTERS[style]) if style in _LETTERS else _counted(value, style)


def _counted(value: int, style: str) -> str:
    """Return a number in a style that counts in tens."""
    digits = str(value)
    if style.startswith("decimalEnclosedCircle") and value <= 20:
        digits = chr(0x2460 + value - 1)
    elif style in _FULL_WIDTH:
        digits = "".join(chr(ord(digit) - ord("0") + ord("０")) for digit in digits)
    elif style in _PLACED:
        digits = "".join(_DIGITS[int(digit)] for digit in digits)
    elif style in _KANJI:
        digits = _kanji(value)
    written = {"decimalZero": f"{value:02}", "decimalEnclosedParen": f"({value})"}
    return f"{value}{_ending(value)}" if style == "ordinal" else written.get(style, digits)


def _roman(value: int) -> str:
    if value > 3999:
        return str(value)
    parts = []
    for worth, sign in _ROMAN:
        count, value = divmod(value, worth)
        parts.append(sign * count)
    return "".join(parts)


def _letters(value: int, alphabet: str) -> str:
    """Return a letter; after the last one they are doubled: "z", "aa", "bb"."""
    times, index = divmod(value - 1, len(alphabet))
    return alphabet[index] * (times + 1) if times < _LONGEST else str(value)


def _kanji(value: int) -> str:
    if value > 9999:
        return str(value)
    parts = []
    for worth, sign in ((1000, "千"), (100, "百"), (10, "十")):
        count, value = divmod(value, worth)
        parts.append((_DIGITS[count] if count > 1 else "") + sign if count else "")
    return "".join(parts) + (_DIGITS[value] if value else "")


def _ending(value: int) -> str:
    if 10 < value % 100 < 14:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
