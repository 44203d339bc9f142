"""Links of a saved page to itself: browsers write out the whole address of what is in the page.

Patterns served: "https://example.org/a#part" on the page that was saved from there, told by the
browser's remark, or by the address that the page declares for itself.
"""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser

from data.intake.lines import rich_text

_SAVED = re.compile(r"<!-- saved from url=\(\d{4}\)(\S{1,2000}) -->")
_EARLY = 2_000
"""Among so many letters at the top the browser's remark stands."""
_DECLARED = (('link[rel="canonical"]', "href"), ('meta[property="og:url"]', "content"))


class OwnAddress:
    """The addresses of one page."""

    def __init__(self, text: str, page: LexborHTMLParser) -> None:
        """Look for them in the text of a page, and among its elements."""
        self._known = {bare for one in _named(text, page) if (bare := one.partition("#")[0])}

    def leads(self, address: str) -> str:
        """Return where a link of the page leads: out of it, or to one of its own places."""
        page, sign, name = address.strip().partition("#")
        is_own = bool(sign) and page in self._known
        return rich_text.target(f"#{name}" if is_own else address)


def _named(text: str, page: LexborHTMLParser) -> Iterator[str]:
    if saved := _SAVED.search(text, 0, _EARLY):
        yield saved[1]
    for selector, attribute in _DECLARED:
        node = page.css_first(selector)
        yield (node.attributes.get(attribute) or "").strip() if node else ""
