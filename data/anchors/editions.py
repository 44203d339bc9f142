"""Which documents are editions of one another: reissued, corrected or newly dated."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from data.annotation import Annotation
from data.document import Document

_EDITION = (
    r"\b(revised|revision|rev|corrected|correction|corrigendum|updated?|amended|draft|final|"
    r"edition|version|provisional|copy|v)\b|[(（［\[【〔].{0,40}?[)）］\]】〕]|改訂版?|訂正版?|修正版?|"
    r"確定版|暫定版|最新版"
)
_SHORTEST = 8


class EditionAnswer(StrEnum):
    """What is said to the question whether a document is another edition of the open one."""

    NOT_NOW = "not now"
    ANOTHER_MEETING = "another meeting"


class Answered(NamedTuple):
    """An answer, and when it was given."""

    answer: EditionAnswer
    given: datetime

    def holds(self, items: tuple[Annotation, ...]) -> bool:
        """Tell whether it still answers the question, now that these could be carried over.

        "Not now" was said of what there was then.
        """
        if self.answer is EditionAnswer.ANOTHER_MEETING:
            return True
        return all(item.modified <= self.given for item in items)


class Standing(NamedTuple):
    """How another document's annotations stand to those of this one.

    `pending` have no copy here, and never had; `roots` tells by their ids which annotation they go
    back to. `changed` counts those that were changed there after they were copied.
    """

    pending: tuple[Annotation, ...]
    roots: Mapping[str, str]
    changed: int


def series(document: Document) -> str:
    """Return what all editions of a document share: its title without dates, numbers, "revised".

    Empty where too little is left to tell it from other documents.
    """
    text = unicodedata.normalize("NFKC", document.title).casefold()
    text = re.sub(_EDITION, " ", text)
    words = re.findall(r"[^\W\d_]+", text)
    key = " ".join(words)
    return key if len(key) >= _SHORTEST else ""
