"""Scripts whose letters join, reorder or run leftwards, and the order of what does (UAX #9)."""

import re
from collections.abc import Sequence

_RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_COMPLEX = (
    _RIGHT_TO_LEFT + "\u0900-\u0fff\u1000-\u109f\u1780-\u18af\u1900-\u1a9f\u1b00-\u1c7f"
    "\ua800-\ua82f\ua840-\ua8df\ua980-\ua9df\uaa00-\uaadf\uabc0-\uabff\U00011000-\U00011fff"
)
JOINERS = "\u200c\u200d"
COMPLEX = re.compile(f"[{_COMPLEX}]")
STRETCH = re.compile(f"[{_COMPLEX}][{_COMPLEX}{JOINERS}]*")
RIGHT_TO_LEFT = re.compile(f"[{_RIGHT_TO_LEFT}]")


def levels(text: str, *, right_to_left: bool) -> list[int]:
    """Return the embedding level of each character of a line (UAX #9); odd ones run leftwards."""
    from bidi import algorithm  # noqa: PLC0415  # only where a text asks for it

    storage = algorithm.get_empty_storage()
    storage["base_level"] = int(right_to_left)
    storage["base_dir"] = "R" if right_to_left else "L"
    algorithm.get_embedding_levels(text, storage)
    algorithm.explicit_embed_and_overrides(storage)
    found = [item["level"] for item in storage["chars"]]
    if len(found) != len(text):
        return [int(right_to_left)] * len(text)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, debug=False)
    algorithm.resolve_implicit_levels(storage, debug=False)
    return [item["level"] for item in storage["chars"]]


def visual_order(levels: Sequence[int]) -> list[int]:
    """Return the numbers of stretches with these levels from left to right (UAX #9, rule L2)."""
    order = list(range(len(levels)))
    for level in range(max(levels, default=0), 0, -1):
        start = 0
        while start < len(order):
            stop = start
            while stop < len(order) and levels[order[stop]] >= level:
                stop += 1
            order[start:stop] = reversed(order[start:stop])
            start = stop + 1
    return order


def mirrored(sign: str) -> str:
    """Return what a sign that runs leftwards is drawn as: brackets are turned (UAX #9, L4)."""
    from bidi import algorithm  # noqa: PLC0415  # only where a text asks for it

    return str(algorithm.MIRRORED.get(sign, sign))
