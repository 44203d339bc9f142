"""Read what is printed as a citation.

Patterns served: "para. 34(a) [+2]"; "Article 5(2)", "CHAPTER I ¶2", "第二条第２項"; "§II.1 ¶2",
"§“Trade” [2] ¶[3]", "§3 “Croke Park”", "¶2"; "Title", "Lead"; in a Japanese frame "パラ34",
"§「貿易」 ¶2", "標題", "前文", "、3頁"; before them a document's name and a comma, or a word,
behind them the page. A mark or a bracket may be missing at the end.
"""

import re
from functools import lru_cache

from data.citation.block_references import Reference
from data.citation.named_divisions import NAME

_NUMBER, _BELOW = r"[^\s§¶“”]+", r"\([^\s()§¶“”]{1,12}\)"
_BARE = r"[^\s§¶“”]*[^\s§¶“”,]"
_COUNT, _AWAY = r"(?: \[\d{1,6}(?:\]|\Z))?", r"(?: \[\+\d{1,6}(?:\]|\Z))?"
_QUOTED = r"“[^“”§¶]+(?:”|\Z)"
_WHOLE = re.compile(
    rf"(?:para\. |パラ)(?P<through>[\d.]+(?:{_BELOW})*{_AWAY})"
    rf"|(?P<name>{NAME}{_COUNT})"
    rf"(?P<attached>(?:(?:{_BELOW})+|第[^\s§¶“”]+[項号]){_AWAY})?"
    rf"(?: ?¶(?P<counted>{_NUMBER}{_AWAY}))?"
    rf"|(?:§\s*(?P<topic>(?:{_QUOTED}|{_BARE}(?: {_QUOTED})?){_COUNT})\s*)?"
    rf"(?:¶(?P<paragraph>{_NUMBER}{_AWAY}))?"
)
_BEFORE = re.compile(r"[^§¶“”]*\s(?=§)|[^\s§¶“”\d第]*\s(?=¶)")
_ON_PAGE = re.compile(r"(?:, p\.\s\d{1,5}|、\d{1,5}頁)\Z")
_COMMA = re.compile("[,、]")
_IN_CORNERS = re.compile("(§[^§「」“”]*+)「([^「」“”]+)」")
_TITLES, _LEADS = frozenset({"Title", "標題"}), frozenset({"Lead", "前文"})


@lru_cache(maxsize=4096)
def read(printed: str) -> tuple[str, Reference | None]:
    """Return the document that is named, or nothing, and the reference, or None for no citation."""
    printed = _ON_PAGE.sub("", printed.strip()).replace("\u00a0", " ")
    printed = _IN_CORNERS.sub(r"\1“\2”", printed)
    whole = _whole(printed)
    for comma in _COMMA.finditer(printed) if whole is None else ():
        whole = _whole(printed[comma.end() :].lstrip())
        if whole is not None:
            return printed[: comma.start()], whole
    if whole is None and (before := _BEFORE.match(printed)):
        whole = _whole(printed[before.end() :])
    return "", whole


def _whole(printed: str) -> Reference | None:
    """Read a citation with nothing before it."""
    if printed in _TITLES | _LEADS:
        return "", "1" if printed in _LEADS else "", False
    match = _WHOLE.fullmatch(printed) if printed else None
    if match is None or (match["attached"] and match["counted"]):
        return None
    if match["through"]:
        return "", _closed(match["through"]), True
    topic = match["name"] or match["topic"]
    paragraph = match["attached"] or match["counted"] or match["paragraph"]
    return _closed(topic or ""), _closed(paragraph or ""), False


def _closed(part: str) -> str:
    part = part if part.count("“") == part.count("”") else f"{part}”"
    is_open = part.rfind("[") > part.rfind("]")
    return f"{part}]" if is_open and not part.endswith("”") else part
