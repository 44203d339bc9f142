"""Flag titles that may deceive: characters that turn the text around, hide, or look like others.

The scripts in one word are judged after Unicode Technical Standard 39, §5.1 (mixed-script
detection), with the mixtures of Japanese, Chinese and Korean allowed. What a script needs is not
suspicious: direction marks where letters run leftwards, joiners between Arabic or Indic letters.
"""

import re
import unicodedata

from data.messages import Message, said

_MARKS = "\u061c\u200e\u200f"
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_LEFTWARD = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_JOINED = "\u0600-\u109f\u2600-\u27bf\ufe0f\U0001f000-\U0001faff"
"""Letters and emoji between which joiners belong."""

_HIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u2060-\u2064\u3164"
    "\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e007f]"
    rf"|(?<![{_JOINED}])[\u200c\u200d]|[\u200c\u200d](?![{_JOINED}])"
)
_LOOKALIKE = frozenset({"LATIN", "GREEK", "CYRILLIC", "ARMENIAN", "CHEROKEE", "COPTIC", "LISU"})
_LONG = 400


def warnings(title: str) -> tuple[Message, ...]:
    """Return sentences for the user on what is suspicious in a document's title."""
    found = []
    turning = _TURNING.findall(title)
    if not _LEFTWARD.search(title):
        turning += [letter for letter in title if letter in _MARKS]
    if turning:
        found.append(
            said(
                "The title holds characters that turn the direction of the text around ({codes}).",
                codes=_codes(turning),
            )
        )
    hidden = _HIDDEN.findall(title)
    if hidden:
        found.append(said("The title holds invisible characters ({codes}).", codes=_codes(hidden)))
    mixed = next((word for word in re.findall(r"\w+", title) if _is_mixed(word)), "")
    if mixed:
        found.append(
            said(
                "The title mixes letters of several scripts in one word: “{word}”.",
                word=mixed[:40],
            )
        )
    if len(title) > _LONG:
        found.append(said("The title is unusually long: {length} characters.", length=len(title)))
    return tuple(found)


def _codes(letters: list[str]) -> Message | str:
    """Name characters that cannot be shown, each once, and no more than three."""
    codes = [f"U+{ord(letter):04X}" for letter in dict.fromkeys(letters)]
    named = ", ".join(codes[:3])
    return said("{codes} and others", codes=named) if len(codes) > 3 else named


def _is_mixed(word: str) -> bool:
    """Tell whether a word has letters of two scripts that look alike; "µm" and "Ω" are units."""
    letters = {letter for letter in word if letter.isalpha() and letter not in "µΩ"}
    scripts = {unicodedata.name(letter, "").split(" ", 1)[0] for letter in letters}
    return len(scripts & _LOOKALIKE) > 1
