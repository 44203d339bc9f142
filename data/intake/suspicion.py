"""Flag titles that may deceive: characters that turn the text around, hide, or look like others.

The scripts in one word are judged after Unicode Technical Standard 39, §5.1 (mixed-script
detection), with the mixtures of Japanese, Chinese and Korean allowed.
"""

import re
import unicodedata

_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_HIDDEN = re.compile(
    "[\u00ad\u115f\u1160\u180e\u200b-\u200d\u2060-\u2064\u3164\ufeff\uffa0\U000e0000-\U000e007f]"
)
_LOOKALIKE = frozenset({"LATIN", "GREEK", "CYRILLIC", "ARMENIAN", "CHEROKEE"})
_LONG = 400


def warnings(title: str) -> tuple[str, ...]:
    """Return sentences for the user on what is suspicious in a document's title."""
    found = []
    if _TURNING.search(title):
        found.append("The title holds characters that turn the direction of the text around.")
    if _HIDDEN.search(title):
        found.append("The title holds invisible characters.")
    mixed = next((word for word in re.findall(r"\w+", title) if _is_mixed(word)), "")
    if mixed:
        found.append(f"The title mixes letters of several scripts in one word: “{mixed[:40]}”.")
    if len(title) > _LONG:
        found.append(f"The title is unusually long: {len(title):,} characters.")
    return tuple(found)


def _is_mixed(word: str) -> bool:
    scripts = {unicodedata.name(letter, "").split(" ", 1)[0] for letter in word if letter.isalpha()}
    return len(scripts & _LOOKALIKE) > 1
