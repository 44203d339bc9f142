"""The codes that Tesseract has for languages and scripts, and ours (BCP 47) for the same."""

from collections.abc import Collection, Sequence

_CODES = {
    "eng": "en", "jpn": "ja", "deu": "de", "fra": "fr", "spa": "es", "ita": "it", "por": "pt",
    "nld": "nl", "vie": "vi", "kor": "ko", "chi_sim": "zh", "chi_tra": "zh", "rus": "ru",
    "ell": "el", "heb": "he", "ara": "ar", "tha": "th",
}  # fmt: skip
"""Those whose texts `structure.language` can tell, the likelier first."""

_SCRIPTS = {
    "Han": ("jpn", "chi_sim", "chi_tra"),
    "Japanese": ("jpn",),
    "Katakana": ("jpn",),
    "Hiragana": ("jpn",),
    "HanS": ("chi_sim",),
    "HanT": ("chi_tra",),
    "Hangul": ("kor",),
    "Korean": ("kor",),
    "Cyrillic": ("rus", "ukr", "bul", "srp"),
    "Greek": ("ell",),
    "Hebrew": ("heb",),
    "Arabic": ("ara", "fas"),
    "Thai": ("tha",),
}
"""What Tesseract calls a script that it sees, and in which languages that is written."""

_NO_LANGUAGES = frozenset({"osd", "equ", "snum"})
DIRECTIONS = "osd"


def of(code: str) -> str:
    """Return our code for a language; Tesseract's own where we have none."""
    return _CODES.get(code, code)


def in_order(installed: Collection[str]) -> list[str]:
    """Return the languages that there is data for, the likeliest first."""
    known = [code for code in _CODES if code in installed]
    others = sorted(set(installed) - set(known) - _NO_LANGUAGES)
    return known + [code for code in others if "/" not in code and not code.endswith("_vert")]


def of_script(script: str, languages: Sequence[str]) -> list[str]:
    """Return those of some languages that are written in a script."""
    return [code for code in languages if code in _SCRIPTS.get(script, ())]


def that_read(language: str, languages: Sequence[str]) -> list[str]:
    """Return those of some languages that are the one of our code."""
    return [code for code in languages if of(code) == language]


def missing(script: str, languages: Sequence[str]) -> str:
    """Return our code of what a script is mostly written for, if there is no data for it."""
    wanted = _SCRIPTS.get(script, ())
    return of(wanted[0]) if wanted and not of_script(script, languages) else ""
