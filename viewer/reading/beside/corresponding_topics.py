"""Which topic of one document corresponds to which of another: two editions, two languages."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from data.text import numerals
from data.text.folding import folded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from data.document import Document, Topic

_PART = re.compile(r"[^\W_]+")
_LEAD = -1


def counterparts(one: Document, other: Document) -> list[int | None]:
    """Return for each topic of `one` the number of that of `other` which it corresponds to.

    Topics correspond by their numbers where both documents have them, whatever the script; else
    by their titles; and where neither is so, by their order. None where there is none.
    """
    if one.text == other.text:
        return [*range(len(one.topics))]
    numbers, titles = _places(map(_number, other.topics)), _places(map(_title, other.topics))
    has_numbers = bool(numbers) and any(_number(topic) for topic in one.topics)
    found: list[int | None] = []
    for topic in one.topics:
        place = numbers.get(_number(topic)) if has_numbers else None
        found.append(titles.get(_title(topic)) if place is None else place)
    if not any(place is not None for place in found):
        return [place if place < len(other.topics) else None for place in range(len(one.topics))]
    return found


def corresponding(one: Document, other: Document, offset: int, places: list[int | None]) -> int:
    """Return the offset in `other` for one in `one`: as far into the topic that corresponds.

    `places` are the `counterparts` of the two. Returns -1 where the topic has no counterpart.
    """
    topic = one.topic_at(offset)
    number = _LEAD if topic is None else topic
    there = _LEAD if number == _LEAD else places[number]
    if there is None:
        return -1
    start, stop = _extent(one, number)
    share = min(max(0.0, (offset - start) / max(1, stop - start)), 1.0)
    start, stop = _extent(other, there)
    return min(start + round(share * (stop - start)), max(start, stop - 1))


def _extent(document: Document, topic: int) -> tuple[int, int]:
    """Return where a topic's own text starts and stops: before the next topic, also one in it."""
    first = document.topics[topic].first if topic >= 0 else 0
    last = topic + 1 < len(document.topics)
    stop = document.topics[topic + 1].first if last else len(document.blocks)
    end = document.blocks[stop - 1].end if stop else 0
    return document.blocks[first].start if document.blocks else 0, end


def _places(keys: Iterable[str]) -> dict[str, int]:
    """Return where each key stands that stands once."""
    listed = [*keys]
    counted = Counter(listed)
    return {key: place for place, key in enumerate(listed) if key and counted[key] < 2}


def _number(topic: Topic) -> str:
    """Return a topic's number as figures: "第二条" and "Article 2" are both 2."""
    parts = _PART.findall(folded(topic.number))
    values = [_value(part.strip("第条章節項")) for part in parts]
    return ".".join(value for value in values if value)


def _value(part: str) -> str:
    value = numerals.value(part)
    if value is None:
        value = numerals.roman(part)
    if value is not None:
        return str(value)
    return "" if part[1:] else part  # a letter may number, a word does not


def _title(topic: Topic) -> str:
    return " ".join(folded(topic.title).split())
