"""What a web page's head says of it: its titles, its day, its language."""

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any, NamedTuple

from selectolax.lexbor import LexborHTMLParser

_TITLES = ('meta[property="og:title"]', 'meta[name="dcterms.title"]', 'meta[name="citation_title"]')
_DATES = (
    'meta[property="article:published_time"]', 'meta[name="dcterms.date"]',
    'meta[name="dc.date"]', 'meta[name="date"]', 'meta[name="citation_publication_date"]',
)  # fmt: skip
_SITE = 'meta[property="og:site_name"]'
_LINKED_DATA = 'script[type="application/ld+json"]'
_LONGEST_DATA, _MOST_DATA = 200_000, 500
_PARTING = re.compile(
    r"(?<!\s)\s++(?:[|–—»›·•]|-{1,2}|::|//)\s++|(?<=[^\s\d]):\s+|[｜│]|(?<!\s)\s++[：:]\s++"
)
_FEWEST = 4
"""Shorter parts of a title name a site, if anything."""


class PageHead(NamedTuple):
    """The titles that a page declares, the surest first, the site's name, its day and language."""

    titles: tuple[str, ...]
    site: str
    date: dt.date | None
    language: str

    def parts(self) -> tuple[str, ...]:
        """Return what may be the document's title of all that is declared, the longest first.

        Patterns served: "Site | Title", "Site - Section - Title", "Title – 5 June 2031".
        """
        site = self.site.casefold()
        said = [part.strip() for title in self.titles for part in (title, *_PARTING.split(title))]
        able = {part: None for part in said if len(part) >= _FEWEST and part.casefold() != site}
        return tuple(sorted(able, key=len, reverse=True))


def read(page: LexborHTMLParser) -> PageHead:
    """Return what the page's head says."""
    data = list(_linked_data(page))
    shown = page.css_first("title")
    titles = [
        *(_content(page, selector) for selector in _TITLES),
        *(value for one in data if isinstance(value := one.get("headline"), str)),
        shown.text() if shown else "",
    ]
    dates = [
        *(_content(page, selector) for selector in _DATES),
        *(value for one in data if isinstance(value := one.get("datePublished"), str)),
    ]
    root = page.css_first("html")
    language = (root.attributes.get("lang") or "") if root else ""
    tidy = dict.fromkeys(" ".join(title.split()) for title in titles)
    return PageHead(
        tuple(title for title in tidy if title),
        " ".join(_content(page, _SITE).split()),
        next((found for found in map(day, dates) if found), None),
        language.replace("_", "-")[:35] if re.fullmatch(r"[\w-]+", language) else "",
    )


def day(text: str) -> dt.date | None:
    """Return the day that a time in the form of ISO 8601 begins with."""
    with suppress(ValueError):
        return dt.date.fromisoformat(text.strip()[:10])
    return None


def _content(page: LexborHTMLParser, selector: str) -> str:
    node = page.css_first(selector)
    return (node.attributes.get("content") or "") if node else ""


def _linked_data(page: LexborHTMLParser) -> Iterator[Mapping[str, Any]]:
    """Yield what schema.org's data, written as JSON, describes; other data is passed over."""
    for node in page.css(_LINKED_DATA)[:8]:
        text = node.text()
        if len(text) > _LONGEST_DATA:
            continue
        with suppress(ValueError, RecursionError):
            yield from _described(json.loads(text))


def _described(data: object) -> Iterator[Mapping[str, Any]]:
    """Yield the objects that stand on top, in a list or in a graph."""
    waiting, count = [data], 0
    while waiting and count < _MOST_DATA:
        one, count = waiting.pop(0), count + 1
        if isinstance(one, list):
            waiting += one[:_MOST_DATA]
        elif isinstance(one, dict):
            yield one
            waiting.append(one.get("@graph"))
