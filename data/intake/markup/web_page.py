"""Saved web pages to pieces: the page's main content; menus and footers become furniture.

Patterns served: pages with hundreds of menu lines before the text, headings as a bold first line
of a paragraph, pages of the 1990s in tables, undeclared encodings, footnotes with links back.
"""

import datetime as dt
import re
from contextlib import suppress

from selectolax.lexbor import LexborHTMLParser

from data.basis.progress import Progress
from data.errors import IntakeError
from data.files.paths import clean
from data.intake.decode import decoding
from data.intake.markup import main_content, page_walk, traps
from data.intake.stream import Declared, Piece, Stream
from data.messages import said

_CHARSET = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE
)
_TITLES = ('meta[property="og:title"]', 'meta[name="dcterms.title"]', 'meta[name="citation_title"]')
_DATES = (
    'meta[property="article:published_time"]', 'meta[name="dcterms.date"]',
    'meta[name="dc.date"]', 'meta[name="date"]', 'meta[name="citation_publication_date"]',
)  # fmt: skip


def read(content: bytes, name: str, on_progress: Progress) -> Stream:
    """Return what a web page says.

    Raises:
        IntakeError: if it is no text, or it is made to keep the parser busy.
    """
    declared = _CHARSET.search(content, 0, 4096)
    decoded = decoding.decode(content, name, declared[1].decode("ascii") if declared else "")
    on_progress(0.1)
    if traps.is_trap(decoded.text):
        raise IntakeError(
            said(
                "“{name}” nests or crowds its elements as no real web page does: save its text "
                "and open that.",
                name=clean(name),
            )
        )
    page = LexborHTMLParser(decoded.text)
    on_progress(0.4)
    root = page.root
    found = (
        [] if root is None else page_walk.walk(root, lambda share: on_progress(0.4 + share * 0.5))
    )
    pieces = main_content.choose(found)
    if not pieces:
        raise IntakeError(
            said(
                "“{name}” holds no text: open the page in a browser and save it.", name=clean(name)
            )
        )
    return Stream(tuple(pieces), _declared(page), decoded.encoding, decoded.repairs)


def fragment(text: str) -> list[Piece]:
    """Return the pieces of a piece of HTML inside another format; all of it is content."""
    if traps.is_trap(text):
        return [Piece(" ".join(text.split()))] if text.strip() else []
    body = LexborHTMLParser(text).body
    return [found.piece for found in page_walk.walk(body, lambda _share: None)] if body else []


def _declared(page: LexborHTMLParser) -> Declared:
    """Return what the page's head says of it."""
    metas = [_content(page, selector) for selector in _TITLES]
    shown = page.css_first("title")
    titles = [title for title in (*metas, shown.text() if shown else "") if title.strip()]
    dates = [_content(page, selector) for selector in _DATES]
    root = page.css_first("html")
    language = (root.attributes.get("lang") or "") if root else ""
    return Declared(
        title=" ".join(titles[0].split()) if titles else "",
        date=next((day for day in map(_day, dates) if day), None),
        language=language.replace("_", "-")[:35] if re.fullmatch(r"[\w-]+", language) else "",
        place=said("the page's head"),
        certain=False,
    )


def _content(page: LexborHTMLParser, selector: str) -> str:
    node = page.css_first(selector)
    return (node.attributes.get("content") or "") if node else ""


def _day(text: str) -> dt.date | None:
    with suppress(ValueError):
        return dt.date.fromisoformat(text.strip()[:10])
    return None
