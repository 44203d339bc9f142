"""Saved web pages to pieces: the page's main content; menus and footers become furniture.

Patterns served: pages with hundreds of menu lines before the text, headings as a bold first line
of a paragraph, pages of the 1990s in tables, undeclared encodings, footnotes with links back.
"""

import datetime as dt
import re
from collections.abc import Callable

from selectolax.lexbor import LexborHTMLParser

from data.basis.progress import Progress
from data.errors import IntakeError
from data.files.paths import clean
from data.intake.decode import decoding
from data.intake.lines.rich_text import target
from data.intake.markup import (
    html_looks,
    main_content,
    page_head,
    page_headline,
    page_walk,
    traps,
)
from data.intake.markup.own_address import OwnAddress
from data.intake.markup.page_findings import WalkedPage
from data.intake.markup.page_head import PageHead
from data.intake.markup.page_headline import Headline
from data.intake.stream import Declared, Piece, Stream
from data.messages import said

_CHARSET = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE
)
_NEAR = 4


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
    root, head = page.root, page_head.read(page)
    walked = (
        WalkedPage()
        if root is None
        else page_walk.walk(
            root,
            lambda share: on_progress(0.4 + share * 0.5),
            OwnAddress(decoded.text, page).leads,
        )
    )
    headline = page_headline.find(walked, head.parts())
    number = None if headline is None else page_headline.part(walked, headline)
    pieces = html_looks.in_shares(main_content.choose(walked, number))
    if not pieces:
        raise IntakeError(
            said(
                "“{name}” holds no text: open the page in a browser and save it.", name=clean(name)
            )
        )
    return Stream(
        tuple(pieces), _declared(head, headline, walked), decoded.encoding, decoded.repairs
    )


def fragment(
    text: str, leads: Callable[[str], str] = target, left: list[str] | None = None
) -> list[Piece]:
    """Return the pieces of a piece of HTML inside another format; all of it is content.

    `leads` tells where an address leads; to `left` are added the names of what stands behind it.
    """
    if traps.is_trap(text):
        return [Piece(" ".join(text.split()))] if text.strip() else []
    body = LexborHTMLParser(text).body
    if body is None:
        return []
    walked = page_walk.walk(body, lambda _share: None, leads)
    if left is not None:
        left += walked.names
    return html_looks.in_shares(main_content.plain(walked))


def _declared(head: PageHead, headline: Headline | None, page: WalkedPage) -> Declared:
    """Return what the page says of itself: in its head, and in `<time>` around its headline."""
    agreed = headline is not None and headline.agreed
    near = _times(page, headline) if head.date is None else set()
    return Declared(
        title=headline.title if headline and agreed else next(iter(head.titles), ""),
        date=head.date or (near.pop() if len(near) == 1 else None),
        language=head.language,
        place=said("the page's head"),
        certain=agreed,
        date_place="" if head.date else said("the page's own mark of a time"),
    )


def _times(page: WalkedPage, headline: Headline | None) -> set[dt.date]:
    """Return the days that `<time>` names in the few pieces around the headline."""
    if headline is None:
        return set()
    around = range(headline.number - _NEAR, headline.number + _NEAR + 1)
    days = (page_head.day(said) for number, said in page.times if number in around)
    return {day for day in days if day}
