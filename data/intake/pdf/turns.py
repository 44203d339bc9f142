"""Text that is turned, each direction laid upright for itself, as if on a page of its own.

Patterns served: a table set sideways on an upright page, with the page's head and number upright;
pages that are shown on their side; a line along a margin.
"""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from data.intake.pdf.page_stream import PdfPage, Rule


class Directions(NamedTuple):
    """A page as the document's text runs, and what else runs on it, each direction upright.

    `inside` is text as the rest of the page is, and `beside` what stands along it.
    """

    page: PdfPage
    inside: tuple[PdfPage, ...]
    beside: tuple[PdfPage, ...]


def parted(pages: Sequence[PdfPage]) -> list[Directions]:
    """Return the pages, turned as most of the document's text runs."""
    letters: Counter[int] = Counter({0: 1})
    for page in pages:
        letters += _letters(page)
    usual = letters.most_common(1)[0][0]
    return [_directions(page, usual) for page in pages]


def _letters(page: PdfPage) -> Counter[int]:
    """Return how many letters run in each direction, by the quarters that turn them upright."""
    found: Counter[int] = Counter()
    for run in page.runs:
        if not run.turned:
            found[run.quarter] += len(run.text)
    return found


def _directions(page: PdfPage, usual: int) -> Directions:
    letters = _letters(page)
    others = {run.quarter for run in page.runs} - {usual}
    inside: list[PdfPage] = []
    beside: list[PdfPage] = []
    for quarter in sorted(others, key=lambda quarter: -letters[quarter]):
        most = 2 * letters[quarter] > letters.total()
        (inside if most else beside).append(_only(page, quarter))
    return Directions(_only(page, usual), tuple(inside), tuple(beside))


def _only(page: PdfPage, quarter: int) -> PdfPage:
    """Return a page with what runs in one direction, turned upright."""
    runs = tuple(run for run in page.runs if run.quarter == quarter)
    width, height = (page.height, page.width) if quarter % 2 else (page.width, page.height)
    rules = tuple(_laid(rule, page, quarter) for rule in page.rules)
    return PdfPage(width, height, runs, page.state, rules)


def _laid(rule: Rule, page: PdfPage, quarter: int) -> Rule:
    """Return a line on a page that is turned clockwise by so many quarters."""
    left, bottom, right, top = rule
    if quarter == 1:
        return Rule(bottom, page.width - right, top, page.width - left)
    if quarter == 2:
        return Rule(page.width - right, page.height - top, page.width - left, page.height - bottom)
    if quarter == 3:
        return Rule(page.height - top, left, page.height - bottom, right)
    return rule
