"""Passages in new editions are attached where they belong, or left to the user; none is lost."""

from argparse import ArgumentParser
from collections import Counter
from collections.abc import Callable

from rapidfuzz import fuzz

from data.anchoring import AnchorState, Resolution
from data.annotation import Anchor
from data.carrying import Finder
from tests.fixtures.editions import edited, long_text, quotes, renumbered

SHARES = (0.05, 0.1, 0.3)
"""How much of a text its new editions change."""
MOST_WRONG = 0.005
"""The share of passages that may be attached where they do not belong."""
_LENGTH = 60_000
_CONTEXT = 32

Find = Callable[[Anchor], Resolution]


def main(words: list[str]) -> int:
    """Run the check; return how many editions had too much attached wrongly, with the control's."""
    parser = ArgumentParser(prog="anchoring", description=__doc__)
    parser.add_argument("--count", type=int, default=1000, help="passages of each edition")
    parser.add_argument("--editions", type=int, default=3, help="editions of each share")
    options = parser.parse_args(words)
    failures = 0
    for share in SHARES:
        counted, control = run(share, options.count, options.editions)
        print(f"anchoring, {share:.0%} changed: {_told(counted)}")
        print(f"anchoring, control (always the best match): {_told(control)}")
        failures += not holds(counted) or counted.total() != options.count * options.editions
        failures += holds(control)
    return failures


def run(share: float, passages: int, editions: int) -> tuple[Counter[str], Counter[str]]:
    """Count what becomes of passages in new editions; the second is the negative control.

    The control attaches each passage to what is most like it, as programs do that never ask.
    """
    counted: Counter[str] = Counter()
    control: Counter[str] = Counter()
    for number in range(editions):
        text = long_text(_LENGTH, seed=number + 1)
        new, places = renumbered(*edited(text, share, seed=100 * number + int(share * 100)))
        found = quotes(text, passages, seed=number + 7)
        counted += outcomes(text, places, found, Finder(text, new).find)
        control += outcomes(
            text, places, found[: passages // 20], lambda one, new=new: _best(one, new)
        )
    return counted, control


def outcomes(
    text: str, places: dict[int, int], passages: list[tuple[int, int]], find: Find
) -> Counter[str]:
    """Count passages that are attached, rightly or wrongly, left for review, and orphans.

    It is right if at least half of what is left of a passage is in what was found.
    """
    counted: Counter[str] = Counter()
    for start, end in passages:
        before, after = text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT]
        found = find(Anchor(start, end, text[start:end], before, after))
        if found.attached and found.start is not None and found.end is not None:
            kept = [places[at] for at in range(start, end) if at in places]
            inside = sum(found.start <= place < found.end for place in kept)
            counted["right" if kept and 2 * inside >= len(kept) else "wrong"] += 1
        else:
            counted[found.state.value] += 1
    return counted


def holds(counted: Counter[str]) -> bool:
    """Tell whether few enough passages are attached where they do not belong."""
    return counted["wrong"] <= MOST_WRONG * counted.total()


def _best(anchor: Anchor, text: str) -> Resolution:
    found = fuzz.partial_ratio_alignment(anchor.exact, text)
    if found is None:
        return Resolution(AnchorState.ORPHAN)
    return Resolution(AnchorState.MOVED, found.dest_start, found.dest_end)


def _told(counted: Counter[str]) -> str:
    names = ("right", "wrong", "review", "orphan")
    return f"{counted.total()} passages: " + ", ".join(f"{counted[name]} {name}" for name in names)
