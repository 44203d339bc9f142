"""What the topics of a document are called in citations.

A topic with a printed number is called by that, nested as printed ("II.1"); one that is called by
a word, by this ("Article 5"). In a document with any numbers a topic without one is called by its
title, since a number of ours would be taken for the document's. So is one whose number others have
too, behind that number. Where nothing is numbered, topics are counted.
"""

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from data.document import Topic

_ARTICLE = r"(?i:art\.|artic|artik|artíc|artig)|第.*[条條]"
_SECTION = r"§\s*(\d{1,4}[a-z]?)\b"
_LONGEST_TITLE = 26
_LONGEST_DENSE = 13
_SIGNS = dict.fromkeys(map(ord, '§¶“”„«»"'))
_SET = dict.fromkeys(map(ord, "§¶“”[]"))
_END = " ,;:-–—"


def topic_references(topics: tuple[Topic, ...], *, has_numbers: bool) -> list[str]:
    """Return a reference per topic, no two of them alike.

    `has_numbers` tells that the document numbers paragraphs.
    """
    printed = _printed(topics)
    if not (has_numbers or any(printed)):
        return counted(topics)
    bearers = Counter(map(alike, printed))
    return _told_apart(
        f"{reference} {_quoted(topic.title)}".lstrip()
        if not reference or (bearers[alike(reference)] > 1 and not name_of(topic))
        else reference
        for topic, reference in zip(topics, printed, strict=True)
    )


def name_of(topic: Topic) -> str:
    """Return the word and the number that a topic is called by; nothing for any other."""
    if topic.number:
        name = " ".join(topic.number.split())
        return name if is_name(name) else ""
    from data.citation.named_divisions import NAMED  # noqa: PLC0415  # many have numbers

    match = NAMED.match(topic.title)
    return " ".join(match.group().split()) if match else ""


@lru_cache(maxsize=1024)
def is_name(reference: str) -> bool:
    """Tell whether a topic is called by a word and a number, as are articles and chapters."""
    if " " not in reference and not reference.startswith("第"):
        return False  # as most are
    from data.citation.named_divisions import NAMED  # noqa: PLC0415  # of articles alone

    return NAMED.fullmatch(reference.partition(" [")[0]) is not None


def is_article(reference: str) -> bool:
    """Tell whether a topic is an article, whose paragraphs are cited as Article 5(2)."""
    return is_name(reference) and re.match(_ARTICLE, reference) is not None


def alike(reference: str) -> str:
    """Return what a reference has in common with those that look like it: "３" and "3"."""
    if reference.isascii():
        return reference.lower()
    from unicodedata import normalize  # noqa: PLC0415  # few numbers are in other letters

    return normalize("NFKC", reference).casefold()


def bare(number: str) -> str:
    """Return a printed number without blanks, and without the signs that citations set."""
    return "".join(number.split()).translate(_SET)


def counted(topics: tuple[Topic, ...], *, printed: bool = False) -> list[str]:
    """Return the topics' places among their like, or the printed numbers and these between."""
    stack: list[tuple[int, str, int]] = []  # level, reference, children seen
    root_children = 0
    references = []
    for topic in topics:
        while stack and stack[-1][0] >= topic.level:
            stack.pop()
        parent = ""
        if stack:
            level, parent, children = stack[-1]
            ordinal = children + 1
            stack[-1] = (level, parent, ordinal)
        else:
            root_children += 1
            ordinal = root_children
        own = ("".join(topic.number.split()).replace("¶", "").replace("§", "")) if printed else ""
        reference = _nested(parent, own or str(ordinal))
        stack.append((topic.level, reference, 0))
        references.append(reference)
    return references


def _printed(topics: tuple[Topic, ...]) -> list[str]:
    """Return what the document calls its topics; nothing for those that it does not number."""
    above: list[tuple[int, str]] = []  # level, reference
    references = []
    for topic in topics:
        while above and above[-1][0] >= topic.level:
            above.pop()
        parent = above[-1][1] if above else ""
        name, own = name_of(topic), bare(_number_of(topic))
        # Articles are not counted anew below each chapter, nor is what stands in them below them.
        reference = name or _nested(parent, own) if own or name else ""
        above.append((topic.level, "" if name else reference or parent))
        references.append(reference)
    return references


def _number_of(topic: Topic) -> str:
    """Return a topic's printed number without its word, as "3" of "§ 3 Costs"; may be empty."""
    match = None if topic.number else re.match(_SECTION, topic.title)
    return match[1] if match else topic.number


def _nested(parent: str, own: str) -> str:
    nested = not parent or own == parent or own.startswith(f"{parent}.")
    return own if nested and own != parent else f"{parent}.{own}"


def _quoted(title: str) -> str:
    """Return a title in quotation marks, cut between words where it is long."""
    said = " ".join(title.translate(_SIGNS).split())
    is_dense = " " not in said and not said.isascii()
    longest = _LONGEST_DENSE if is_dense else _LONGEST_TITLE
    if len(said) > longest:
        cut = said[: longest + 1].rpartition(" ")[0] or said[:longest]
        said = cut.rstrip(f"{_END}.") + "…"
    return f"“{said.strip(_END) or '…'}”"


def _told_apart(references: Iterable[str]) -> list[str]:
    """Return the references, numbered from the second on where they look alike."""
    seen: Counter[str] = Counter()
    apart = []
    for reference in references:
        seen[alike(reference)] += 1
        count = seen[alike(reference)]
        apart.append(f"{reference} [{count}]" if count > 1 else reference)
    return apart
