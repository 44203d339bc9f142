"""Which annotations are two versions of one: both sides had edited it when it came in."""

from collections import defaultdict
from collections.abc import Iterable

from data.annotation import Annotation
from data.interchange.annotation_merge import is_other_side

_VERSION_5 = "5"
"""Where an id of RFC 9562 says how it was made: the other side's was computed."""
_MOST_ALIKE = 40
"""Annotations on the same words that are compared with each other."""


def other_sides(annotations: Iterable[Annotation]) -> dict[str, str]:
    """Return the ids of what was kept beside ours, each with the id of ours.

    The id of the other side tells whose version it is and what it says, so that a side which was
    edited since is a note of its own. Only versions on the same words are set side by side; the
    work grows with those.
    """
    by_words: dict[str, list[Annotation]] = defaultdict(list)
    for item in annotations:
        by_words[item.anchor.exact if item.anchor else ""].append(item)
    pairs: dict[str, str] = {}
    for alike in by_words.values():
        items = alike[:_MOST_ALIKE]
        computed = [item for item in items if item.id[14:15] == _VERSION_5]
        if computed and len(items) > 1:
            pairs.update(_paired(computed, items))
    return pairs


def _paired(computed: list[Annotation], items: list[Annotation]) -> Iterable[tuple[str, str]]:
    for item in computed:
        mine = next((one.id for one in items if is_other_side(item, one.id)), None)
        if mine is not None:
            yield item.id, mine
