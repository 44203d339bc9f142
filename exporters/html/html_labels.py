"""Labels on a web page: their tabs, and the colours that the style sheet gives them."""

import hashlib

from data.annotation import Label
from data.messages import Words
from exporters.colours import is_light, mixed
from exporters.phrases import label_name
from exporters.unprintable import printable

_DARK_PAGE = "#212327"
_DARK_SHARE = 0.36


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
    dark = _variables(label.colour_on_dark, _DARK_PAGE, _DARK_SHARE)
    return (
        f".{name}{{{_variables(label.colour, '#FFFFFF', label.share)}}}\n"
        f"@media screen and (prefers-color-scheme:dark){{.{name}{{{dark}}}}}\n"
        f'mark.{name}.opens::before{{content:"{_css_text(label_name(label, words))}: "}}\n'
    )


def _variables(solid: str, page: str, share: float) -> str:
    letter = "#1A1D22" if is_light(solid) else "#FFFFFF"
    return f"--solid:{solid};--tint:{mixed(solid, page, share)};--letter:{letter}"


def _css_text(text: str) -> str:
    """Return a text as a string of CSS holds it, all but letters and figures by number."""
    return "".join(
        sign if sign.isalnum() or sign == " " else f"\\{ord(sign):X} " for sign in printable(text)
    )
