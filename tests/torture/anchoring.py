"""Passages in new editions are attached where they belong, or left to the user; none is lost.

Of editions that say something else by a word or two, nothing is attached where that was said.
"""

from argparse import ArgumentParser
from collections import Counter
from collections.abc import Callable

from rapidfuzz import fuzz

from data.anchors.anchoring import AnchorState
from data.anchors.carry_over import Finder, Followed
from data.anchors.identity import Edition
from data.annotation import Anchor
from data.document import Document
from tests.fixtures import meanings
from tests.fixtures.editions import edited, followed, laid_out, long_text, quotes, renumbered

SHARES = (0.05, 0.1, 0.3)
"""How much of a text its new editions change."""
LEAST_UNTOUCHED = 0.95
"""The share that is carried over by itself of the passages whose sentences stayed as they were."""
_LENGTH = 60_000
_CONTEXT = 32

Find = Callable[[Anchor], Followed]
Places = dict[int, int]


def main(words: list[str]) -> int:
    """Run the checks; return how many editions had one attached wrongly, with the control's."""
    parser = ArgumentParser(prog="anchoring", description=__doc__)
    parser.add_argument("--count", type=int, default=1000, help="passages of each edition")
    parser.add_argument("--editions", type=int, default=3, help="editions of each share")
    parser.add_argument("--meanings", type=int, default=60, help="editions that say something else")
    options = parser.parse_args(words)
    failures = 0
    for share in SHARES:
        counted, control = run(share, options.count, options.editions)
        print(f"anchoring, {share:.0%} changed: {_told(counted)}")
        print(f"anchoring, control (always the best match): {_told(control)}")
        failures += not holds(counted) or _outcomes(counted) != options.count * options.editions
        failures += holds(control)
    counted = run_meanings(options.meanings, options.count)
    print(
        f"anchoring, other meanings: {counted['changed']} passages with a changed word in their "
        f"sentence, {counted['wrong']} carried over unreviewed; of {counted['untouched']} others "
        f"{counted['kept']} carried over ({counted['kept'] / counted['untouched']:.1%})"
    )
    return failures + (counted["wrong"] > 0) + (not keeps(counted))


def run(share: float, passages: int, editions: int) -> tuple[Counter[str], Counter[str]]:
    """Count what becomes of passages in new editions; the second is the negative control.

    The control attaches each passage to what is most like it, as programs do that never ask.
    """
    counted: Counter[str] = Counter()
    control: Counter[str] = Counter()
    for number in range(editions):
        old, new, places = editions_of(share, _LENGTH, number)
        found = quotes(old.text, passages, seed=number + 7)
        counted += outcomes(old, new, places, found, Finder(old, new).find)
        few = found[: passages // 20]
        control += outcomes(old, new, places, few, lambda one, text=new.text: _best(one, text))
    return counted, control


def run_meanings(editions: int, passages: int) -> Counter[str]:
    """Count passages whose sentence says something else now, and those of them attached."""
    counted: Counter[str] = Counter()
    for seed in range(editions):
        made = meanings.editions(seed)
        find = Finder(made.old, made.new).find
        for start, end in meanings.passages(made, passages, seed):
            is_changed = meanings.is_changed(made, start, end)
            attached = find(anchor_of(made.old.text, start, end)).attached
            counted["changed" if is_changed else "untouched"] += 1
            counted["wrong" if is_changed else "kept"] += attached
    return counted


def anchor_of(text: str, start: int, end: int) -> Anchor:
    """Return the anchor of a passage, with its context."""
    before, after = text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT]
    return Anchor(start, end, text[start:end], before, after)


def editions_of(share: float, length: int, number: int) -> tuple[Document, Document, Places]:
    """Return a document, a new edition of it, and where each character went."""
    text = long_text(length, seed=number + 1)
    after, kept = renumbered(*edited(text, share, seed=100 * number + int(share * 100)))
    (old, before), (new, now) = laid_out(text), laid_out(after)
    return old, new, followed(before, kept, now)


def outcomes(
    old: Document, new: Document, places: Places, passages: list[tuple[int, int]], find: Find
) -> Counter[str]:
    """Count passages that are attached, rightly or wrongly, left for review, and orphans.

    It is right if the same words stand where at least half of the passage went. Passages whose
    sentences were not touched are counted once more, and those of them that were attached.
    """
    counted: Counter[str] = Counter()
    before, after = Edition(old), Edition(new)
    for start, end in passages:
        found = find(anchor_of(old.text, start, end))
        if found.attached and found.place is not None:
            kept = [places[at] for at in range(start, end) if at in places]
            inside = sum(found.place[0] <= place < found.place[1] for place in kept)
            counted["right" if kept and 2 * inside >= len(kept) else "wrong"] += 1
        else:
            counted[found.state.value] += 1
        if _is_untouched(before, after, places, start, end):
            counted["untouched"] += 1
            counted["kept"] += found.attached
    return counted


def holds(counted: Counter[str]) -> bool:
    """Tell whether no passage is attached where it does not belong, and enough stay attached."""
    return counted["wrong"] == 0 and keeps(counted)


def keeps(counted: Counter[str]) -> bool:
    """Tell whether enough of what was not touched is carried over by itself."""
    return counted["kept"] >= LEAST_UNTOUCHED * counted["untouched"]


def _is_untouched(old: Edition, new: Edition, places: Places, start: int, end: int) -> bool:
    """Tell whether all sentences of a passage stand elsewhere as they were."""
    first, last = old.span(old.run(start, end))
    if first not in places:
        return False
    there = places[first], places[first] + last - first
    is_same = all(places.get(at, -1) == there[0] + at - first for at in (first, last - 1))
    if not is_same or old.text[first:last] != new.text[slice(*there)]:
        return False
    return new.span(new.run(*there)) == there


def _outcomes(counted: Counter[str]) -> int:
    return sum(counted[name] for name in ("right", "wrong", "review", "orphan"))


def _best(anchor: Anchor, text: str) -> Followed:
    found = fuzz.partial_ratio_alignment(anchor.exact, text)
    if found is None:
        return Followed(AnchorState.ORPHAN)
    return Followed(AnchorState.MOVED, (found.dest_start, found.dest_end))


def _told(counted: Counter[str]) -> str:
    names = ("right", "wrong", "review", "orphan")
    said = ", ".join(f"{counted[name]} {name}" for name in names)
    share = counted["kept"] / max(1, counted["untouched"])
    return (
        f"{_outcomes(counted)} passages: {said}; of {counted['untouched']} in sentences that "
        f"nobody touched {share:.1%} are attached"
    )
