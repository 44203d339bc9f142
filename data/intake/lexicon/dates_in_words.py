"""Days that treaties and laws write out.

Patterns served: "the third day of March, two thousand and twenty-one", "this 8th day of September
1951", "the fourth day of April, nineteen hundred and forty-nine"; with the year in figures also
"de vierde april 1949", "am dritten März 2021", "le trois mars 2021", "el tres de marzo de 2021".
"""

from datetime import date

_ENGLISH = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first "
    "twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh "
    "twenty-eighth twenty-ninth thirtieth thirty-first"
)
_DUTCH = (
    "eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde "
    "dertiende veertiende vijftiende zestiende zeventiende achttiende negentiende twintigste "
    "eenentwintigste tweeëntwintigste drieëntwintigste vierentwintigste vijfentwintigste "
    "zesentwintigste zevenentwintigste achtentwintigste negenentwintigste dertigste eenendertigste"
)
_GERMAN = (
    "ersten zweiten dritten vierten fünften sechsten siebten achten neunten zehnten "
    "elften zwölften "
    "dreizehnten vierzehnten fünfzehnten sechzehnten siebzehnten achtzehnten neunzehnten "
    "zwanzigsten einundzwanzigsten zweiundzwanzigsten dreiundzwanzigsten vierundzwanzigsten "
    "fünfundzwanzigsten sechsundzwanzigsten siebenundzwanzigsten achtundzwanzigsten "
    "neunundzwanzigsten dreißigsten einunddreißigsten"
)
_FRENCH = (
    "premier deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize "
    "dix-sept dix-huit dix-neuf vingt vingt-et-un vingt-deux vingt-trois vingt-quatre vingt-cinq "
    "vingt-six vingt-sept vingt-huit vingt-neuf trente trente-et-un"
)
_SPANISH = (
    "primero dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince "
    "dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro "
    "veinticinco veintiséis veintisiete veintiocho veintinueve treinta treinta-y-uno"
)
_DAYS = {
    word.replace("-", "").replace("ß", "ss"): number
    for words in (_ENGLISH, _DUTCH, _GERMAN, _FRENCH, _SPANISH)
    for number, word in enumerate(words.split(), 1)
}
_WORDS = {
    word for words in (_ENGLISH, _DUTCH, _GERMAN, _FRENCH, _SPANISH) for word in words.split()
}
_NTH = "|".join(
    word.replace("-", r"[-\s]?") for word in sorted(_WORDS, key=lambda word: (-len(word), word))
)
_ONES = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = (
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
    "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_BELOW = {
    (_TENS[number // 10] + _ONES[number % 10])
    if number >= 20
    else (*_ONES, *_TEENS)[number]: number
    for number in range(1, 100)
}
_CENTURIES = {
    f"{word}{hundred}": century
    for century, word in ((1700, "seventeen"), (1800, "eighteen"), (1900, "nineteen"))
    for hundred in ("", "hundred")
} | {
    "onethousandeighthundred": 1800,
    "onethousandninehundred": 1900,
    "thousandninehundred": 1900,
    "twothousand": 2000,
    "twenty": 2000,
}
_CENTURY = (
    r"(?:(?:one\s)?thousand\s(?:eight|nine)\shundred|two\sthousand"
    r"|(?:seventeen|eighteen|nineteen)(?:\shundred)?|twenty)"
)
_BELOW_A_HUNDRED = (
    rf"(?:(?:{'|'.join(_TENS[2:])})(?:[-\s](?:{'|'.join(_ONES[1:])}))?"
    rf"|{'|'.join(_TEENS)}|{'|'.join(_ONES[1:])})"
)

FORM = (
    rf"(?<!\w)(?P<nth>{_NTH}|[0-3]?\d(?:st|nd|rd|th))(?:\sday)?(?:\s(?:of|de|del\smes\sde))?"
    r"(?:\sthe\smonth\sof)?\s(?P<month>MONTH)(?!\w)"
    r",?\s(?:(?:in\sthe\syear(?:\sof\sour\slord)?|de|del\saño|des\sjahres)\s)?"
    rf"(?:(?P<year>\d{{4}})(?!\d)|(?P<named>{_CENTURY}(?:,?\s(?:and\s)?{_BELOW_A_HUNDRED})?)(?!\w))"
)
"""A day in words, as a regular expression; MONTH stands for that of a month."""


def day(groups: dict[str, str | None], month: int) -> date | None:
    """Return the day that a match of `FORM` in `month` names."""
    nth = _plain(groups["nth"] or "")
    number = _DAYS.get(nth) or int("".join(filter(str.isdigit, nth)) or 0)
    year = int(groups["year"]) if groups["year"] else _year(groups["named"] or "")
    try:
        return date(year, month, number) if 1600 <= year <= 2199 else None
    except ValueError:
        return None


def _year(words: str) -> int:
    plain = _plain(words)
    for century in sorted(_CENTURIES, key=len, reverse=True):
        if plain.startswith(century):
            rest = plain[len(century) :].removeprefix("and")
            return _CENTURIES[century] + _BELOW.get(rest, 0)
    return 0


def _plain(words: str) -> str:
    return "".join(filter(str.isalnum, words.casefold().replace("ß", "ss")))
