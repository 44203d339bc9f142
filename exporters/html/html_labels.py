"""Labels on a web page: their tabs, and the colours that the style sheet gives them."""

import hashlib
from typing import NamedTuple

from data.annotation import Label
from data.basis.colours import contrast, letter_on, mixed
from data.messages import Words
from exporters.phrases import label_name
from exporters.unprintable import printable


class PageColours(NamedTuple):
    """Ground and ink of pages, as #RRGGBB; the style sheet has the same."""

    page: str
    ink: str


LIGHT, DARK = PageColours("#FFFFFF", "#1A1D22"), PageColours("#212327", "#E8E6E1")
_DARK_SHARE = 0.36
_READABLE = 7.0
"""Contrast on a tint, which leaves 4.5 where the style sheet lays another label over it."""
_STEP = 0.02
_FOOT = "font:600 8pt/1 sans-serif;"


def label_values(label: Label, words: Words) -> dict[str, object]:
    """Return what a template shows of a label."""
    return {
        "css": css_class(label),
        "letter": "" if label.is_none else printable(label.letter),
        "name": printable(label_name(label, words)),
        "meaning": printable(label.meaning),
        "pattern": label.pattern.value,
    }


def css_class(label: Label) -> str:
    """Return a class name made of the label's id, safe in CSS whatever the id holds."""
    return f"label-{hashlib.sha256(label.id.encode()).hexdigest()[:8]}"


def label_css(label: Label, words: Words) -> str:
    """Return the rules that give a label its colours, on light pages and dark ones.

    Whoever listens hears its name where a passage begins; it is no text of the page.
    """
    name = css_class(label)
    dark = _variables(label.colour_on_dark, DARK, _DARK_SHARE)
    return (
        f".{name}{{{_variables(label.colour, LIGHT, label.share)}}}\n"
        f"@media screen and (prefers-color-scheme:dark){{.{name}{{{dark}}}}}\n"
        f'mark.{name}.opens::before{{content:"{_css_text(label_name(label, words))}: "}}\n'
    )


def page_css(marking: str) -> str:
    """Return the rules that print the marking and the page's number at the foot of each page.

    They are those of CSS Paged Media; where a browser has none, the head alone is repeated.
    """
    return (
        f'@page{{@bottom-left{{content:"{_css_text(marking)}";{_FOOT}color:#17375E;padding-left:11mm}}'
        f'@bottom-right{{content:counter(page) " / " counter(pages);{_FOOT}color:#5D646E}}}}\n'
    )


def _variables(solid: str, on: PageColours, share: float) -> str:
    tint = mixed(solid, on.page, share)
    while contrast(tint, on.ink) < _READABLE and share > 0:
        share = max(0.0, share - _STEP)
        tint = mixed(solid, on.page, share)
    return f"--solid:{solid};--tint:{tint};--letter:{letter_on(solid)}"


def _css_text(text: str) -> str:
    """Return a text as a string of CSS holds it, all but letters and figures by number."""
    return "".join(
        sign if sign.isalnum() or sign == " " else f"\\{ord(sign):X} " for sign in printable(text)
    )
