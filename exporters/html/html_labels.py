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


def label_css(label: Label) -> str:
    """Return the rules that give a label its colours, on light pages and dark ones."""
    name = css_class(label)
    dark = _variables(label.colour_on_dark, _DARK_PAGE, _DARK_SHARE)
    return (
        f".{name}{{{_variables(label.colour, '#FFFFFF', label.share)}}}\n"
        f"@media screen and (prefers-color-scheme:dark){{.{name}{{{dark}}}}}\n"
    )


def _variables(solid: str, page: str, share: float) -> str:
    letter = "#1A1D22" if is_light(solid) else "#FFFFFF"
    return f"--solid:{solid};--tint:{mixed(solid, page, share)};--letter:{letter}"
