"""Which blocks of a document tell of the paper and are no text of it.

The lines between title and text (who issues it, when and where, who was there), and those behind
the text (who signs, whom to ask). They stand in the reading flow, and nothing is left out with
them; who counts the paragraphs of a text leaves them out.

Patterns served: bylines and details of a meeting above the first sentence or topic; names, offices
and days below the last one; contacts behind an end mark.
"""

import re
from collections.abc import Iterator, Sequence

from data.document import Block, BlockKind, Document
from data.intake.lexicon import acts, dates, formal_lines, front_words, salutations, shapes
from data.intake.structure.zones import weight

_FRONT, _BACK, _SUMMARY = 30, 60, 15
"""So many blocks at most stand above, and below, a text."""
_LONGEST_LINE, _LONGEST_ABOVE_TITLE, _LEAST_SENTENCE = 160, 300, 25
_LINKED = re.compile(r"(?:by|from|at|to|in|on|von|par|de|en|à|di|da|por|van|door) [^\W\d_a-z]")
_MAY_END = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
_NOT_TEXT = frozenset({BlockKind.FOOTNOTE, BlockKind.CAPTION, BlockKind.TABLE_ROW})


def of(document: Document) -> frozenset[int]:
    """Return the numbers of the paragraphs that tell of the paper; items of lists do not."""
    blocks = document.blocks
    front = frozenset((*_front(blocks), *_below_summary(blocks)))
    return front | _back(blocks, front)


def _front(blocks: Sequence[Block]) -> Iterator[int]:
    title = next((n for n, block in enumerate(blocks[:_FRONT]) if _is_title(block)), -1)
    begins = _begins(blocks, title)
    is_listed = False
    for number in range(min(len(blocks), _FRONT) if begins is None else begins):
        block = blocks[number]
        is_listed = is_listed or block.kind is BlockKind.LIST_ITEM
        if block.kind is not BlockKind.PARAGRAPH:
            continue
        is_loose = begins is not None and not is_listed
        if is_loose or formal_lines.tells_of_paper(block.text):
            yield number


def _below_summary(blocks: Sequence[Block]) -> Iterator[int]:
    """Yield lines below a first paragraph that say again what, where and when: a day among them.

    Patterns served: pages that put a summary above the title block of a speech.
    """
    run: list[int] = []
    for number, block in enumerate(blocks[:_SUMMARY]):
        if block.kind is BlockKind.PARAGRAPH and _is_line_of_front(block.text):
            run.append(number)
            continue
        if len(run) > 1 and any(_says_day(blocks[one].text) for one in run):
            yield from run
        run = []


def _is_line_of_front(text: str) -> bool:
    if salutations.is_salutation(text):
        return False
    if formal_lines.tells_of_paper(text) or shapes.is_capitals(text):
        return True
    if shapes.ends_sentence(text) or len(text) > _LONGEST_LINE or not _begins_line(text):
        return False
    names = front_words.names_a_document(text) or formal_lines.may_be_name(text)
    return names or _says_day(text)


def _says_day(text: str) -> bool:
    short = len(text) <= _LONGEST_LINE and dates.may_hold_day(text)
    return short and dates.first_date(text) is not None


def _begins(blocks: Sequence[Block], title: int) -> int | None:
    """Return the number of the first block of text or topic; None where there is none so soon."""
    for number, block in enumerate(blocks[:_FRONT]):
        if block.kind is BlockKind.HEADING:
            if number > title and not _is_title(block):
                return number
        elif block.kind is BlockKind.QUOTATION or (
            block.kind is BlockKind.PARAGRAPH and _is_text(block, above=number < title)
        ):
            return number
    return None


def _is_title(block: Block) -> bool:
    return block.kind is BlockKind.HEADING and block.level == 0


def _is_text(block: Block, *, above: bool) -> bool:
    """Tell whether a paragraph in front is text already; `above` the title it needs a sentence."""
    text = block.text
    if block.marker or salutations.is_salutation(text):
        return True
    if formal_lines.tells_of_paper(text) or formal_lines.signs(text):
        return False
    if acts.recites(text) or not (above or _begins_line(text)):
        return True
    if shapes.ends_sentence(text):
        return weight(text) >= _LEAST_SENTENCE and not shapes.is_capitals(text)
    longest = _LONGEST_ABOVE_TITLE if above else _LONGEST_LINE
    return weight(text) > longest or text.endswith((",", ";", ":", "、", "；", "："))


def _begins_line(text: str) -> bool:
    """Tell whether a line begins like one of its own: with a capital, or "by Ada Quill"."""
    return text[:1].isalnum() and (not text[:1].islower() or _LINKED.match(text) is not None)


def _back(blocks: Sequence[Block], front: frozenset[int]) -> frozenset[int]:
    found: list[int] = []
    start = max(0, len(blocks) - _BACK)
    for number in range(start, len(blocks)):
        if blocks[number].kind is BlockKind.HEADING:
            start = number + 1
    mark = next((n for n in range(start, len(blocks)) if _ends(blocks[n])), len(blocks))
    found += range(mark, len(blocks))
    strong = bool(found)
    signing: list[int] = []
    for number in range(mark - 1, start - 1, -1):
        block = blocks[number]
        if block.kind in _NOT_TEXT:
            continue
        if block.kind is not BlockKind.PARAGRAPH or block.marker or number in front:
            break
        is_strong = formal_lines.tells_of_paper(block.text) or formal_lines.signs(block.text)
        if not (is_strong or _may_sign(block.text)) or acts.is_adopted(block.text):
            break
        strong = strong or is_strong
        signing.append(number)
    found += signing if strong else ()
    below_heading = start > 0 and blocks[start - 1].kind is BlockKind.HEADING and start in found
    if below_heading and not _is_title(blocks[start - 1]):
        found.remove(start)
    return frozenset(n for n in found if n == mark or blocks[n].kind is BlockKind.PARAGRAPH)


def _ends(block: Block) -> bool:
    """Tell whether the text ends at a block: "- ENDS -" is an item for readers of Markdown."""
    return block.kind in _MAY_END and formal_lines.ends_text(block.text)


def _may_sign(text: str) -> bool:
    return formal_lines.may_be_name(text) and not shapes.ends_sentence(text.rstrip(".")[-1:])
