"""What a source says of itself in its first line: publication, issue, date.

Patterns served: "JDF JapanDefenseFocus No.102 August 2018", with or without the short name and
the date ("Oct. 2018"), a publication whose words have run together, "Vol. 3", "Issue 12".
"""

import re

from data.document import Masthead
from data.intake.lexicon.dates import MONTH

_MASTHEAD = re.compile(
    r"(?P<name>\S.{1,80}?)[\s,]++(?:No\.?|Nr\.?|Vol\.?|Issue|Number)\s*(?P<number>\d{1,5})"
    rf"(?:[\s,|:]+(?P<date>(?:\d{{1,2}}\s+)?{MONTH}\.?\s+(?:\d{{1,2}},\s+)?\d{{4}}))?",
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


def read(line: str) -> Masthead | None:
    """Return what a line says if the whole of it is a masthead."""
    if len(line) > 160:
        return None
    match = _MASTHEAD.fullmatch(line)
    if match is None:
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
