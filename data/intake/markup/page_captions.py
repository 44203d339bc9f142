"""Tell the captions and credits of pictures on a web page, where no element declares them.

A short text that shares a box with a picture and says no sentence is its caption, and so is what a
class calls one; a line that begins with © right behind a picture or a caption is a credit; what
stands beside several pictures word for word is a notice on them.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from data.document import BlockKind, FurnitureKind
from data.intake.lexicon import shapes
from data.intake.markup.page_findings import PageFindings, WalkedPage

_LONGEST, _LONGEST_CREDIT = 400, 160
_MOST = 4
_BOXES = frozenset({"address", "div", "figure", "span", "a", "center", "dl"})
_NEAR = 2
_SMALL_PART = 0.3


def find(page: WalkedPage, inside: Sequence[bool], headline: int | None) -> set[int]:
    """Return the numbers of the pieces inside the content that are captions, below the headline."""
    letters: Counter[int] = Counter()
    members: dict[int, list[int]] = {}
    for number, item in enumerate(page.found):
        if item.piece.furniture is None:
            for name in item.path:
                letters[name] += len(item.piece.text)
                members.setdefault(name, []).append(number)
    total = sum(
        len(item.piece.text)
        for item, within in zip(page.found, inside, strict=True)
        if within and item.piece.furniture is None
    )
    boxes = {_box(page, path, letters) for path in page.pictures} - {0}
    most = min(_LONGEST, _SMALL_PART * total)
    found = (
        _notices(page, boxes, members)
        | {
            number
            for name in boxes
            if letters[name] <= most and len(members.get(name, ())) <= _MOST
            for number in _captions(page, members.get(name, []))
        }
        | {
            number
            for number, item in enumerate(page.found)
            if item.caption and _may_be(item) and len(item.piece.text) <= most
        }
    )
    top = -1 if headline is None else headline
    found = {number for number in found if inside[number] and number > top}
    return found | _credits(page, inside, found)


def _box(page: WalkedPage, path: Sequence[int], letters: Counter[int]) -> int:
    """Return the innermost element around a picture that holds text, if it is a box; else 0."""
    for name in reversed(path):
        if page.tags.get(name) not in _BOXES:
            return 0
        if letters[name]:
            return name
    return 0


def _notices(
    page: WalkedPage, boxes: Collection[int], members: Mapping[int, Sequence[int]]
) -> set[int]:
    """Return what stands beside several pictures word for word, as notices on a player do."""
    said: dict[str, list[int]] = {}
    for name in boxes:
        numbers = members.get(name, ())
        for number in numbers if len(numbers) <= _MOST else ():
            if _may_be(page.found[number]):
                said.setdefault(page.found[number].piece.text, []).append(number)
    return {number for alike in said.values() if len(alike) > 1 for number in alike}


def _captions(page: WalkedPage, numbers: Sequence[int]) -> Sequence[int]:
    items = [page.found[number] for number in numbers]
    says = any(shapes.ends_sentence(item.piece.text) for item in items)
    return numbers if all(map(_may_be, items)) and not says else []


def _may_be(item: PageFindings) -> bool:
    return item.piece.hint in {None, BlockKind.CAPTION} and item.links <= 0.5


def _credits(page: WalkedPage, inside: Sequence[bool], known: set[int]) -> set[int]:
    found: set[int] = set()
    for number, item in enumerate(page.found):
        text = item.piece.text
        if not (inside[number] and text.startswith("©") and len(text) <= _LONGEST_CREDIT):
            continue
        if item.piece.furniture is None and item.piece.hint is None:
            before = range(max(0, number - _NEAR), number)
            if any(_is_picture(page.found[near], near in known | found) for near in before):
                found.add(number)
    return found


def _is_picture(item: PageFindings, is_caption: bool) -> bool:
    piece = item.piece
    is_declared = piece.hint is BlockKind.CAPTION or piece.furniture is FurnitureKind.IMAGE
    return is_caption or is_declared
