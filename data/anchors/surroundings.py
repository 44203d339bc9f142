"""What gives a sentence its meaning from outside: headings, speakers, lead-ins, heads of tables.

"(a) grant access" says one thing below "The Parties shall:" and another below "The Parties shall
not:". Which of its surroundings a sentence hangs on is told generously: one too many is reviewed.
"""

import re
from collections import deque
from collections.abc import Sequence
from typing import NamedTuple

from data.anchors.sentences import fold, is_unfinished
from data.document import Block, BlockKind, SpanKind
from data.text.table_rows import cells

_ASIDE = frozenset(
    {BlockKind.QUOTATION, BlockKind.FOOTNOTE, BlockKind.CAPTION, BlockKind.TABLE_ROW}
)
_BRACKET = r"[【〔［\[(（][^】〕］\])）]{1,30}[】〕］\])）]"
_LABEL = re.compile(
    rf"(?:{_BRACKET}\s*){{0,2}}(?:"
    r"(?P<named>[^:：。!?！？\n]{1,80})[:：](?=\s|[\u3000-\u30ff\u3400-\u9fff「『“\"])"
    r"|(?P<capitals>(?:[A-Z][\w.’'-]*\s+){0,5}[A-Z][A-Z’'-]+)\.(?=\s)"
    r"|(?P<turn>[○〇◯●◆■]\s*[^\s\u3000（(]{1,20}(?:[（(][^（()）]{1,20}[)）])?)(?=[\s\u3000：:])"
    r"|(?P<asked>問|答|[QA](?=[)）.．:：\d]))(?=[\s\u3000)）.．:：\d])"
    r"|(?P<set_off>[^!?;:,。！？、：\t\u3000]{1,60}?)(?:\s[—–/-]{1,2}\s+(?=[A-Z“‘\"「])|\t"
    r"|(?<=[\u3040-\u9fff])(?:\u3000|[―—─]{2}))"
    r")"
    rf"|{_BRACKET}"
)
_LONGEST_LINE = 80
_BRACKETED = re.compile(_BRACKET)
_ASKED = re.compile(r"[QA問答○〇◯●]")
_ASKS = re.compile(
    r"(?:[○〇◯●【\[(（]\s*)?(?:Q(?![a-z])|問|質問|記者|question|reporter|press\b|interviewer)",
    re.IGNORECASE,
)
_LEADS_IN = (":", "：", "—", "–")
_ANNOUNCES = re.compile(
    r"(?:[?？]|か[。｡])[\"'”’»)）\]」』】]*\Z"
    r"|\bthe following\b|\bas follows\b|\bbelow\b|\bthe floor\b"
    r"|次の|以下[のに、]|下記|左記|後記|とおり|通り"
    r"|\bfolgende|\bnachstehend|\bsuivant|\bsiguiente",
    re.IGNORECASE,
)
_ANNOUNCED, _REACH = 160, 4
"""What asks or announces stands so near to the end of its block, and governs so many blocks."""
_ASKED_BLOCKS = 4
_ATTRIBUTES = re.compile(r"[—–―-]{1,2}\s*\S")
_NOTE = re.compile(r"[*＊※†(（\[［]|注|単位|出典|備考|note|source|unit|in\b", re.IGNORECASE)
_CONNECTOR = re.compile(
    r"\b(and/or|and|or|nor|but|unless|except)\W*\Z|(及び|または|又は|若しくは|かつ)\W*\Z",
    re.IGNORECASE,
)
_SHORT = 120
_MOST_HEADS = 5
_MOST_ABOVE = 2
_IN_RUNS = frozenset({BlockKind.LIST_ITEM, BlockKind.TABLE_ROW, BlockKind.QUOTATION})


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
    feet: tuple[int, ...] = ()


class _Reader:
    """Goes through the blocks once and remembers what still governs."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._folded: dict[int, str] = {}
        self._headings: list[int] = []
        self._speaker: tuple[str, int] | None = None
        self._leading: int | None = None
        self._announcing = -_REACH - 1
        self._parents: list[int] = []
        self._before_list: int | None = None
        self._run = _Run()
        self._group: int | None = None
        self._before_quotation: int | None = None
        self._is_asking = False
        self._question: deque[int] = deque(maxlen=_ASKED_BLOCKS)
        self._columns: list[tuple[str, int]] = []
        self.placed = [self._place(number) for number in range(len(blocks))]

    def _place(self, number: int) -> Placed:
        block = self._blocks[number]
        if number >= self._run.stop:
            self._run, self._group, self._columns = _run(self._blocks, number), None, []
        if block.kind is BlockKind.HEADING:
            return self._head(number)
        speaker = label(block)
        if speaker and block.kind is not BlockKind.TABLE_ROW:
            self._speaker = speaker, number
            self._is_asking = _ASKS.match(speaker) is not None
            if self._is_asking:
                self._question.clear()
        leads = self._leads(number)
        table = self._table(number) if block.kind is BlockKind.TABLE_ROW else ()
        spans = self._spanning(number) if block.kind is BlockKind.TABLE_ROW else ()
        said = Surroundings(
            tuple(self._said(one) for one in self._headings),
            self._speaker[0] if self._speaker else "",
            tuple(self._said(one) for one in leads),
            self._run.connectors,
            (*(self._said(one) for one in table), *(said for said, _ in spans)),
            block.kind.value if block.kind in _ASIDE else "",
        )
        spoken = (self._speaker[1],) if self._speaker and self._speaker[1] != number else ()
        if self._is_asking:
            self._question.append(number)
        if block.text.endswith(_LEADS_IN):
            self._leading = number
        elif _ANNOUNCES.search(block.text[-_ANNOUNCED:]):
            self._announcing = number
        above = {*self._headings, *leads, *table, *spoken, *(row for _, row in spans)}
        return Placed(said, tuple(sorted(above)))

    def _head(self, number: int) -> Placed:
        level = self._blocks[number].level
        self._headings = [one for one in self._headings if self._blocks[one].level < level]
        above = tuple(self._headings)
        if level > 0:  # a title tells the edition
            self._headings.append(number)
        self._speaker = self._leading = self._before_list = self._before_quotation = None
        self._parents = []
        self._is_asking = False
        self._announcing = -_REACH - 1
        self._question.clear()
        said = Surroundings(tuple(self._said(one) for one in above), kind=BlockKind.HEADING.value)
        return Placed(said, above)

    def _leads(self, number: int) -> tuple[int, ...]:
        """Return the blocks that lead in to one: its list's, and the last that ends like one.

        So does the question to its answer, and what stands before a quotation to it.
        """
        block = self._blocks[number]
        leads = [*self._question] if self._leading is None else [*self._question, self._leading]
        if number - self._announcing <= _REACH:
            leads.append(self._announcing)
        if block.kind is not BlockKind.QUOTATION:
            self._before_quotation = number
        elif self._before_quotation is not None:
            leads.append(self._before_quotation)
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
        feet = (one for one in self._run.feet if one != number)
        return tuple(sorted({one for one in (*self._run.heads, *group) if one < number} | {*feet}))

    def _spanning(self, number: int) -> tuple[tuple[str, int], ...]:
        """Return the cells above that may reach down into a row: where it is empty, or is short.

        Each is told with the row that it stands in.
        """
        if number in self._run.heads:
            return ()
        text, above = self._blocks[number].text, self._columns
        own = [fold(text[cell.start : cell.end]) for cell in cells(text)]
        if len(own) < len(above):  # which of its columns are missing is not known
            return tuple(above)
        self._columns = [
            above[column] if not said and column < len(above) else (said, number)
            for column, said in enumerate(own)
        ]
        return tuple(one for one in self._columns if one[0] and one[1] != number)

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
    bold = block.spans[0] if block.spans else None
    if bold and bold.kind is SpanKind.STRONG and not bold.start and bold.end <= _LONGEST_LINE:
        return fold(block.text[: bold.end])
    return fold(block.text) if block.kind is BlockKind.PARAGRAPH and _is_line(block.text) else ""


def _is_line(text: str) -> bool:
    """Tell whether a text is a short line that is no sentence, without figures but in brackets."""
    return (
        len(text) <= _LONGEST_LINE
        and is_unfinished(text)
        and not any(map(str.isdigit, _BRACKETED.sub("", text)))
    )


def _run(blocks: Sequence[Block], first: int) -> _Run:
    """Return what the run of items, rows or quoted blocks that begins with one has in common."""
    kind = blocks[first].kind
    if kind not in _IN_RUNS:
        return _Run(first + 1)
    stop = first
    while stop < len(blocks) and blocks[stop].kind is kind:
        stop += 1
    if kind is BlockKind.LIST_ITEM:
        found = (_CONNECTOR.search(block.text) for block in blocks[first:stop])
        words = {match.group().strip(" ;,.").casefold() for match in found if match}
        return _Run(stop, tuple(sorted(words)))
    if kind is BlockKind.QUOTATION:
        return _Run(stop, _attributions(blocks, first, stop))
    top = range(first, min(stop, first + _MOST_HEADS))
    heads = [number for number in top if blocks[number].level]
    if not heads:  # titles of one cell, and the first row with more of them
        count = next((at for at, row in enumerate(top) if _filled(blocks[row]) > 1), 0)
        heads = [*top[: count + 1]]
    above: list[int] = []
    while len(above) < min(first, _MOST_ABOVE) and _is_beside(blocks[first - 1 - len(above)]):
        above.insert(0, first - 1 - len(above))
    feet = [stop - 1] if stop - 1 not in heads and _filled(blocks[stop - 1]) == 1 else []
    if stop < len(blocks) and _is_beside(blocks[stop]) and _NOTE.match(blocks[stop].text):
        feet.append(stop)
    return _Run(stop, heads=(*above, *heads), feet=tuple(feet))


def _attributions(blocks: Sequence[Block], first: int, stop: int) -> tuple[str, ...]:
    """Return whose words quoted blocks are, where that is said in them or just below."""
    below = blocks[stop : stop + 1]
    named = [block for block in below if _ATTRIBUTES.match(block.text)]
    quoted = blocks[first:stop]
    named += [one for one in quoted if _ATTRIBUTES.match(one.text) or _is_line(one.text)]
    return tuple(fold(block.text) for block in named if len(block.text) <= _SHORT)


def _is_beside(block: Block) -> bool:
    """Tell whether a block beside a table may tell what that is, or what its figures are."""
    return len(block.text) <= _SHORT and block.kind is not BlockKind.TABLE_ROW


def _filled(block: Block) -> int:
    return sum(1 for cell in cells(block.text) if cell.start < cell.end)
