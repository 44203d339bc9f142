"""What a source says of itself on top: publication, issue, date.

Patterns served: "JDF JapanDefenseFocus No.102 August 2018", with or without the short name and
the date ("Oct. 2018"), a publication whose words have run together, "Vol. 3", "Issue 12".
"""

import re
from collections.abc import Sequence

from data.document import Masthead
from data.intake.lexicon import front_words
from data.intake.lexicon.dates import ANY_MONTH
from data.intake.stream import Piece

_MASTHEAD = re.compile(
    r"(?P<name>\S.{1,80}?)[\s,]++(?:No\.?|Nr\.?|Vol\.?|Issue|Number)\s*(?P<number>\d{1,5})"
    rf"(?:[\s,|:]+(?P<date>(?:\d{{1,2}}\.?\s+)?{ANY_MONTH}\.?\s+(?:\d{{1,2}},\s+)?\d{{4}}))?",
    re.IGNORECASE,
)
_NUMBERED = frozenset(
    (
        "act", "agenda", "annex", "appendix", "article", "bill", "case", "chapter", "contract",
        "decision", "decree", "directive", "docket", "document", "exhibit", "figure", "file",
        "form", "invoice", "item", "law", "licence", "license", "lot", "motion", "order",
        "ordinance", "page", "paragraph", "part", "permit", "petition", "proposal", "question",
        "regulation", "resolution", "room", "rule", "section", "table", "tender", "vote", "warrant",
    )
)  # fmt: skip
"""What has a number in official texts without being a publication: "Resolution No. 12"."""
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")


_TOP = 6
"""A masthead with a date may stand so far down: below a logo, or below another line of it."""


def find(pieces: Sequence[Piece]) -> tuple[int, Masthead] | None:
    """Return the number of the piece that is the masthead, and what it says; None without one."""
    for number, piece in enumerate(pieces[:_TOP]):
        found = read(piece.printed)
        if found is not None and (number == 0 or found.issue_date):
            return number, found
    return None


def read(line: str) -> Masthead | None:
    """Return what a line says if the whole of it is a masthead."""
    if len(line) > 160:
        return None
    match = _MASTHEAD.fullmatch(line)
    if match is None or front_words.is_kind_of_paper(line):
        return None
    if not match["date"] and match["name"].split()[-1].casefold() in _NUMBERED:
        return None
    short, publication = _names(match["name"].split())
    return Masthead(publication, short, match["number"], match["date"] or "")


def _names(words: list[str]) -> tuple[str, str]:
    """Return the short name, if the first or last word is the others' initials, and the name."""
    short, others = "", words
    for candidate, rest in ((words[0], words[1:]), (words[-1].strip("()"), words[:-1])):
        initials = "".join(filter(str.isupper, "".join(rest)))
        if len(candidate) > 1 and candidate == initials:
            short, others = candidate, rest
            break
    return short, " ".join(_HUMP.split(others[0]) if len(others) == 1 else others)
