"""The labels that come with the program, by their names in the language of a frame."""

from collections.abc import Iterable
from dataclasses import replace

from data.annotation import Label, standard_labels
from data.messages import Words, said

_TOLD = {
    "key-point": (said("Key point"), said("What the reader should take away.")),
    "commitment": (said("Commitment"), said("A promise or undertaking by either side.")),
    "concern": (said("Concern"), said("A risk, a gap or a point likely to be challenged.")),
    "question": (said("Question"), said("Open in the text; to be clarified.")),
    "action": (said("Action"), said("Something for us to do or to follow up.")),
}
"""Name and meaning by the label's id."""


def worded_labels(labels: Iterable[Label], words: Words) -> dict[Label, Label]:
    """Return labels as they are in a language, by what they are in English.

    What a user named himself stays. The letter is the first one of the name in that language,
    where no other label has that.
    """
    known = {label.id: label for label in standard_labels()}
    made: dict[Label, Label] = {}
    for label in labels:
        usual = known.get(label.id)
        if usual is None or label.name != usual.name:
            made[label] = label
            continue
        name, meaning = map(words, _TOLD[label.id])
        meaning = meaning if label.meaning == usual.meaning else label.meaning
        made[label] = replace(label, name=name, meaning=meaning)
    letters = {label: _first_letter(new) for label, new in made.items()}
    return {
        label: replace(new, letter=letters[label])
        if new.name != label.name and _is_alone(letters, label)
        else new
        for label, new in made.items()
    }


def _is_alone(letters: dict[Label, str], label: Label) -> bool:
    others = {letter for other, letter in letters.items() if other is not label}
    others |= {other.letter for other in letters if other is not label}
    return letters[label] not in others


def _first_letter(label: Label) -> str:
    return next((sign for sign in label.name if sign.isalpha()), label.letter)
