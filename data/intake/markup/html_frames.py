"""What the elements of a web page say of standing around its text, or out of sight.

None of it decides alone: pages stand in one form, articles in asides, annexes in what is folded.
`page_frames` weighs it against what the elements hold.
"""

import re
from collections.abc import Mapping
from enum import Enum

Attributes = Mapping[str, str | None]


class Leaning(Enum):
    """What an element is made for, as far as its name, role or class says."""

    FRAME = "frame"
    """Menus, footers, dialogs."""

    LOOSE = "loose"
    """Asides, the head of a page."""

    FORM = "form"
    NAMED = "named"
    """What its class calls a notice, a menu or the like."""

    HIDDEN = "hidden"
    """Out of sight until something is pressed, or for good."""

    UNSEEN = "unseen"
    """For those who hear the page."""

    BUTTON = "button"
    CAPTION = "caption"
    """What its class calls a caption or a credit."""


_TAGS = {
    **dict.fromkeys(("nav", "footer", "select", "dialog"), Leaning.FRAME),
    "aside": Leaning.LOOSE,
    "form": Leaning.FORM,
    "button": Leaning.BUTTON,
}
_ROLES = {
    **dict.fromkeys(
        ("navigation", "contentinfo", "menu", "menubar", "menuitem", "search", "dialog",
         "alertdialog"),
        Leaning.FRAME,
    ),
    **dict.fromkeys(("banner", "complementary"), Leaning.LOOSE),
    "form": Leaning.FORM,
    "button": Leaning.BUTTON,
}  # fmt: skip
_NAMES = frozenset(
    ("ad", "ads", "advert", "advertisement", "breadcrumb", "breadcrumbs", "consent", "cookie",
     "cookies", "gdpr", "menu", "nav", "navbar", "navigation", "newsletter", "pager", "pagination",
     "related", "share", "sharing", "sidebar", "sitemap", "skip", "skiplink", "skiplinks", "social",
     "toolbar")
)  # fmt: skip
_CAPTIONS = frozenset(
    ("caption", "captions", "copyright", "credit", "credits", "cutline", "figcaption",
     "imagecaption", "photocredit")
)  # fmt: skip
_UNSEEN = frozenset(
    ("aural", "element-invisible", "offscreen", "screen-reader", "screen-reader-only",
     "screen-reader-text", "screenreader", "screenreader-only", "show-for-sr", "sr-only",
     "u-hidden-visually", "u-visually-hidden", "visually-hidden", "visuallyhidden")
)  # fmt: skip
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_LONGEST_NAME, _LONGEST_STYLE = 300, 1_000
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_CLIPPED = re.compile(
    r"clip\s*:\s*rect\(\s*[01](?:px)?[\s,]|clip-path\s*:\s*inset\(\s*(?:50|100)%"
    r"|(?:left|text-indent)\s*:\s*-\d{3,}"
)
_NOTES = frozenset({"doc-footnote", "doc-endnote", "doc-endnotes"})
"""Roles of what a text says in notes, though it stands aside."""
_PARTS = frozenset({"main", "article", "section"})
_WHOLE = frozenset({"html", "body", "main", "article", "section"})


def style(attributes: Attributes) -> str:
    """Return an element's own style, as far as people write one."""
    own = attributes.get("style")
    return own[:_LONGEST_STYLE].lower() if own else ""


def classes(attributes: Attributes) -> list[str]:
    """Return the names that an element's class gives it."""
    return (attributes.get("class") or "")[:_LONGEST_NAME].split()


def is_hidden(attributes: Attributes) -> bool:
    """Tell whether a browser shows nothing of an element until a script changes it."""
    own = style(attributes)
    return "hidden" in attributes or (own != "" and bool(_HIDDEN_STYLE.search(own)))


def is_unseen(attributes: Attributes) -> bool:
    """Tell whether an element is only there for those who hear the page."""
    named = attributes.get("class")
    if named and not _UNSEEN.isdisjoint(named[:_LONGEST_NAME].lower().split()):
        return True
    own = style(attributes)
    return own != "" and bool(_CLIPPED.search(own))


def leaning(tag: str, attributes: Attributes, *, quoted: bool, inside: bool) -> Leaning | None:
    """Return what an element is made for; None for most.

    `quoted` tells that it stands in a quotation, whose foot names the speaker, and `inside` that it
    stands in a part of the text, whose head is no page's.
    """
    if attributes:
        if is_hidden(attributes):
            return Leaning.HIDDEN
        if is_unseen(attributes):
            return Leaning.UNSEEN
    role = (attributes.get("role") or "").lower()
    if (tag == "footer" and quoted) or role in _NOTES:
        return None
    if found := _TAGS.get(tag) or _ROLES.get(role):
        return found
    if tag == "header" and not inside:
        return Leaning.LOOSE
    return None if tag in _WHOLE or not attributes else _named(attributes)


def parts_text(tag: str) -> bool:
    """Tell whether an element holds a part of the text, with a head of its own."""
    return tag in _PARTS


def _named(attributes: Attributes) -> Leaning | None:
    name = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"[:_LONGEST_NAME]
    if name == " ":
        return None
    words = {word.lower() for word in _WORD.findall(name)}
    if not words.isdisjoint(_CAPTIONS):
        return Leaning.CAPTION
    return None if words.isdisjoint(_NAMES) else Leaning.NAMED
