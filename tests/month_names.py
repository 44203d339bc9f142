"""Write the names of months and weekdays that dates are read by, from CLDR's data.

usage: python -m tests.month_names

It writes `data/intake/lexicon/month_names.py`; Babel carries the data (Unicode License v3).
"""

import textwrap
import unicodedata
from pathlib import Path

from babel import Locale

PLACE = Path(__file__).parents[1] / "data" / "intake" / "lexicon" / "month_names.py"

LOCALES = (
    "en", "de", "de_AT", "fr", "es", "pt", "it", "nl", "pl", "ru", "uk", "sv", "da",
    "tr", "cs", "ro", "fi", "nb", "el", "id", "ar", "ar_SY", "ar_DZ",
)  # fmt: skip
"""Languages that name months; Chinese, Japanese and Korean number them. Arabic has three sets."""

WEEK_LOCALES = (*LOCALES[:-2], "ja", "zh", "ko")

HEAD = '''"""Names of months and weekdays in the languages of official texts.

Made from CLDR's data by `python -m tests.month_names`; not edited by hand. Chinese, Japanese and
Korean number their months. Capitals without their accents ("FEVRIER") are names, too.
"""

MONTH_NAMES = (
'''


def months():
    """Return twelve lists of names, without their full stops."""
    found = [{} for _ in range(12)]
    for code in LOCALES:
        names = Locale.parse(code).months
        for kind in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for month, name in names[kind][width].items():
                    found[month - 1] |= dict.fromkeys(_spellings(name))
    return [list(names) for names in found]


def weekdays():
    """Return the names of all weekdays."""
    found = {}
    for code in WEEK_LOCALES:
        for width in ("wide", "abbreviated"):
            for name in Locale.parse(code).days["format"][width].values():
                found |= dict.fromkeys(_spellings(name))
    return list(found)


def _spellings(name):
    bare = name.rstrip(".").casefold()
    apart = unicodedata.normalize("NFD", bare)
    latin = bare[:1] < "\u0370"
    plain = "".join(sign for sign in apart if not (latin and unicodedata.combining(sign)))
    return [bare, unicodedata.normalize("NFC", plain).replace("ı", "i")]


def module():
    """Return the module's text."""
    lines = [HEAD.rstrip("\n")]
    lines += [_string("|".join(names), ",") for names in months()]
    lines += [
        ")",
        '"""Twelve patterns of alternatives, in lower case and without full stops."""',
        "",
        "WEEKDAY_NAMES = (",
        _string("|".join(weekdays()), ""),
        ")",
        '"""One pattern of alternatives."""',
        "",
    ]
    return "\n".join(lines)


def _string(text, end):
    parts = textwrap.wrap(text.replace(" ", "_").replace("|", "| "), 86)
    parts = [part.replace("| ", "|").replace("_", " ") for part in parts]
    lines = [f'    "{part}"' for part in parts]
    return "\n".join(lines) + end


if __name__ == "__main__":
    PLACE.write_text(module(), encoding="utf-8")
