"""What gives a sentence its meaning from outside: headings, speakers, lead-ins, heads of tables.

"(a) grant access" says one thing below "The Parties shall:" and another below "The Parties shall
not:". Which of its surroundings a sentence hangs on is told generously: one too many is reviewed.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from data.document import Block, BlockKind
from data.sentences import fold
from data.tables import cells

_ASIDE = frozenset(
    {BlockKind.QUOTATION, BlockKind.FOOTNOTE, BlockKind.CAPTION, BlockKind.TABLE_ROW}
)
_LABEL = re.compile(
    r"(?P<named>[^:：。!?！？\n]{1,80})[:：](?=\s|[\u3000-\u30ff\u3400-\u9fff「『“\"])"
    r"|(?P<capitals>(?:[A-Z][\w.’'-]*\s+){0,5}[A-Z][A-Z’'-]+)\.(?=\s)"
    r"|(?P<turn>[○〇◯●◆■]\s*[^\s\u3000（(]{1,20}(?:[（(][^（()）]{1,20}[)）])?)(?=[\s\u3000：:])"
    r"|(?P<bracket>[【〔［\[（(][^】〕］\])）]{1,30}[】〕］\])）])"
    r"|(?P<asked>問|答|[QA](?=[)）.．:：\d]))(?=[\s\u3000)）.．:：\d])"
)
_LINE = re.compile(r"[^\d.!?:;,。！？：；、…]*(?:\b[A-Z][a-z]{0,3}\.[^\d.!?:;,。！？：；、…]+)?")
_LONGEST_LINE = 60
_ASKED = re.compile(r"[QA問答○〇◯●]")
_LEADS_IN = (":", "：", "—", "–")
_CONNECTOR = re.compile(
    r"\b(and/or|and|or|nor|but|unless|except)\W*\Z|(及び|または|又は|若しくは|かつ)\W*\Z",
    re.IGNORECASE,
)
_SHORT = 120
_MOST_HEADS = 5


class Surroundings(NamedTuple):
    """What a block's sentences hang on: folded texts, each empty where there is none."""

    headings: tuple[str, ...] = ()
    speaker: str = ""
    lead_in: tuple[str, ...] = ()
    connectors: tuple[str, ...] = ()
    table: tuple[str, ...] = ()
    kind: str = ""


class Placed(NamedTuple):
    """A block's surroundings, and the numbers of the blocks that they were taken from."""

    said: Surroundings
    blocks: tuple[int, ...]


def surroundings(blocks: Sequence[Block]) -> list[Placed]:
    """Return what the sentences of each block hang on, besides themselves."""
    return _Reader(blocks).placed


class _Run(NamedTuple):
    """Neighbours of one kind: where they stop, and what links or heads them."""

    stop: int = 0
    connectors: tuple[str, ...] = ()
    heads: tuple[int, ...] = ()


class _Reader:
    """Goes through the blocks once and remembers what still governs."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._folded: dict[int, str] = {}
        self._headings: list[int] = []
        self._speaker: tuple[str, int] | None = None
        self._leading: int | None = None
        self._parents: list[int] = []
        self._before_list: int | None = None
        self._run = _Run()
        self._group: int | None = None
        self.placed = [self._place(number) for number in range(len(blocks))]

    def _place(self, number: int) -> Placed:
        block = self._blocks[number]
        if number >= self._run.stop:
            self._run, self._group = _run(self._blocks, number), None
        if block.kind is BlockKind.HEADING:
            return self._head(number)
        speaker = label(block)
        if speaker and block.kind is not BlockKind.TABLE_ROW:
            self._speaker = speaker, number
        leads = self._leads(number)
        table = self._table(number) if block.kind is BlockKind.TABLE_ROW else ()
        said = Surroundings(
            tuple(self._said(one) for one in self._headings),
            self._speaker[0] if self._speaker else "",
            tuple(self._said(one) for one in leads),
            self._run.connectors,
            tuple(self._said(one) for one in table),
            block.kind.value if block.kind in _ASIDE else "",
        )
        spoken = (self._speaker[1],) if self._speaker and self._speaker[1] != number else ()
        if block.text.endswith(_LEADS_IN):
            self._leading = number
        return Placed(said, tuple(sorted({*self._headings, *leads, *table, *spoken})))

    def _head(self, number: int) -> Placed:
        level = self._blocks[number].level
        self._headings = [one for one in self._headings if self._blocks[one].level < level]
        above = tuple(self._headings)
        if level > 0:  # a title tells the edition
            self._headings.append(number)
        self._speaker = self._leading = self._before_list = None
        self._parents = []
        said = Surroundings(tuple(self._said(one) for one in above), kind=BlockKind.HEADING.value)
        return Placed(said, above)

    def _leads(self, number: int) -> tuple[int, ...]:
        """Return the blocks that lead in to one: its list's, and the last that ends like one."""
        block = self._blocks[number]
        leads = [] if self._leading is None else [self._leading]
        if block.kind is BlockKind.LIST_ITEM:
            self._parents = [one for one in self._parents if self._blocks[one].level < block.level]
            leads += self._parents
            leads += [] if self._before_list is None else [self._before_list]
            self._parents.append(number)
        else:
            self._parents = []
            self._before_list = number
        return tuple(sorted(set(leads)))

    def _table(self, number: int) -> tuple[int, ...]:
        """Return the head of a row's table, what is said above it, and the row that groups it."""
        is_group = _filled(self._blocks[number]) == 1
        group = () if self._group is None or is_group else (self._group,)
        self._group = number if is_group else self._group
        return tuple(sorted({one for one in (*self._run.heads, *group) if one < number}))

    def _said(self, number: int) -> str:
        if number not in self._folded:
            self._folded[number] = fold(self._blocks[number].text)
        return self._folded[number]


def label(block: Block) -> str:
    """Return who speaks or what is meant, where a block begins with it: "MR ABE:", "【大臣】".

    So does a line that is no sentence: "Minister Abe", above what he says. With a figure it tells
    when or which edition, and counts as none.
    """
    if _ASKED.match(block.marker):
        return fold(block.marker)
    match = _LABEL.match(block.text)
    if match:
        return fold(match.group())
    is_line = (
        block.kind is BlockKind.PARAGRAPH
        and len(block.text) <= _LONGEST_LINE
        and _LINE.fullmatch(block.text) is not None
    )
    return fold(block.text) if is_line else ""


def _run(blocks: Sequence[Block], first: int) -> _Run:
    """Return what the run of list items or of table rows that begins with a block has in common."""
    kind = blocks[first].kind
    if kind not in {BlockKind.LIST_ITEM, BlockKind.TABLE_ROW}:
        return _Run(first + 1)
    stop = first
    while stop < len(blocks) and blocks[stop].kind is kind:
        stop += 1
    if kind is BlockKind.LIST_ITEM:
        found = (_CONNECTOR.search(block.text) for block in blocks[first:stop])
        words = {match.group().strip(" ;,.").casefold() for match in found if match}
        return _Run(stop, tuple(sorted(words)))
    top = range(first, min(stop, first + _MOST_HEADS))
    heads = [number for number in top if blocks[number].level] or [first]
    above = first and len(blocks[first - 1].text) <= _SHORT
    return _Run(stop, heads=(first - 1, *heads) if above else tuple(heads))


def _filled(block: Block) -> int:
    return sum(1 for cell in cells(block.text) if cell.start < cell.end)
