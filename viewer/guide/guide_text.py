"""The text of the guide, as chapters of plain blocks; keys stand in it as the user has them."""

import re
from collections.abc import Mapping
from enum import Enum, auto

from data.basis.values import dataclass

_KEYS = re.compile(r"\{(\w+)\}")


class GuideKind(Enum):
    """What a block of the guide is."""

    CHAPTER = auto()
    SECTION = auto()
    PARAGRAPH = auto()
    ITEM = auto()
    KEY = auto()


@dataclass(frozen=True, slots=True)
class GuideBlock:
    """One block of the guide: its text, and beside that of a key what it does."""

    kind: GuideKind
    text: str
    beside: str = ""


def blocks_of(source: str, named: Mapping[str, str]) -> tuple[GuideBlock, ...]:
    """Return the guide's blocks: "# " begins a chapter, "## " a section, "- " an item.

    `named` has what stands for "{name}": the keys of an action, or its place in the menus.

    Raises:
        KeyError: the guide speaks of an action that is not there.
    """
    marks = (("## ", GuideKind.SECTION), ("# ", GuideKind.CHAPTER), ("- ", GuideKind.ITEM))
    found = []
    for line in filter(None, map(str.strip, source.splitlines())):
        mark, kind = next(
            ((mark, kind) for mark, kind in marks if line.startswith(mark)),
            ("", GuideKind.PARAGRAPH),
        )
        text = _KEYS.sub(lambda name: named[name[1]], line.removeprefix(mark))
        found.append(GuideBlock(kind, text))
    return tuple(found)
