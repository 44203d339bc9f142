"""How shapes of an SVG are painted and moved: colours, strokes, transforms."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import cos, radians, sin, tan

Transform = tuple[float, float, float, float, float, float]
"""a, b, c, d, e, f of x' = ax + cy + e, y' = bx + dy + f."""

_NUMBER = r"[-+]?+(?:\d++\.?+\d*+|\.\d++)(?:[eE][-+]?+\d{1,3}+)?+"
_NUMBERS = re.compile(_NUMBER)
_LENGTH = re.compile(rf"({_NUMBER})(?:px)?+")
_MOVE = re.compile(r"[\s,]*+([a-zA-Z]++)\s*+\(([^()]*+)\)[\s,]*+")
_SHORT, _LONG = re.compile(r"#[0-9a-fA-F]{3}"), re.compile(r"#[0-9a-fA-F]{6}")
_RGB = re.compile(r"rgb\(\s*+(\d{1,3})[\s,]++(\d{1,3})[\s,]++(\d{1,3})\s*+\)")
_NAMED = {
    "aqua": "#00FFFF", "black": "#000000", "blue": "#0000FF", "fuchsia": "#FF00FF",
    "gray": "#808080", "green": "#008000", "grey": "#808080", "lime": "#00FF00",
    "maroon": "#800000", "navy": "#000080", "olive": "#808000", "orange": "#FFA500",
    "purple": "#800080", "red": "#FF0000", "silver": "#C0C0C0", "teal": "#008080",
    "white": "#FFFFFF", "yellow": "#FFFF00",
}  # fmt: skip
_NOTHING = frozenset({"none", "transparent"})
_CAPS, _JOINS = ("butt", "round", "square"), ("miter", "round", "bevel")
_OPAQUE = ("opacity", "fill-opacity", "stroke-opacity")
_PLAIN = ("filter", "mask", "clip-path", "stroke-dasharray")
"""What is drawn only where it says "none"."""


class StyleError(ValueError):
    """A value is not understood."""


@dataclass(frozen=True, slots=True)
class Paint:
    """Fill and stroke as #RRGGBB, or empty for none; the stroke's width in the picture's units.

    `cap` and `join` are those of PDF, 0 to 2.
    """

    fill: str = "#000000"
    stroke: str = ""
    width: float = 1.0
    even_odd: bool = False
    cap: int = 0
    join: int = 0


def painted(outer: Paint, attributes: Mapping[str, str]) -> tuple[Paint, bool]:
    """Return how an element is painted, and whether it is shown.

    Raises:
        StyleError: a value is not understood, or would need more than plain paint.
    """
    declared = _declared(attributes.get("style", ""))
    if "transform" in declared:
        raise StyleError("a transform in a style")
    said = dict(attributes) | declared
    said = {name: value.strip() for name, value in said.items()}
    if any(said.get(name, "none") not in {"none", "inherit"} for name in _PLAIN):
        raise StyleError("more than plain paint")
    if any(_share(said.get(name, "1")) != 1 for name in _OPAQUE):
        raise StyleError("what is half seen")
    paint = replace(
        outer,
        fill=_colour(said.get("fill", ""), outer.fill),
        stroke=_colour(said.get("stroke", ""), outer.stroke),
        width=_width(said.get("stroke-width", ""), outer.width),
        even_odd={"evenodd": True, "nonzero": False}.get(said.get("fill-rule", ""), outer.even_odd),
        cap=_index(_CAPS, said.get("stroke-linecap", ""), outer.cap),
        join=_index(_JOINS, said.get("stroke-linejoin", ""), outer.join),
    )
    hidden = said.get("display") == "none" or said.get("visibility") in {"hidden", "collapse"}
    return paint, not hidden


def transform_of(outer: Transform, written: str) -> Transform:
    """Return a transform within another.

    Raises:
        StyleError: it is not understood.
    """
    found, at = outer, 0
    while at < len(written.rstrip()):
        match = _MOVE.match(written, at)
        if not match:
            raise StyleError("no transform")
        numbers = [float(number) for number in _NUMBERS.findall(match[2])]
        for move in _moves(match[1], numbers):
            found = _within(found, move)
        at = match.end()
    return found


def _moves(name: str, numbers: list[float]) -> list[Transform]:
    count = len(numbers)
    if name == "matrix" and count == 6:
        a, b, c, d, e, f = numbers
        return [(a, b, c, d, e, f)]
    if name == "translate" and count in {1, 2}:
        return [(1.0, 0.0, 0.0, 1.0, numbers[0], numbers[1] if count > 1 else 0.0)]
    if name == "scale" and count in {1, 2}:
        return [(numbers[0], 0.0, 0.0, numbers[-1], 0.0, 0.0)]
    if name == "rotate" and count in {1, 3}:
        across, down = cos(radians(numbers[0])), sin(radians(numbers[0]))
        x, y = numbers[1:] if count > 1 else (0.0, 0.0)
        turn = (across, down, -down, across, 0.0, 0.0)
        return [(1.0, 0.0, 0.0, 1.0, x, y), turn, (1.0, 0.0, 0.0, 1.0, -x, -y)]
    if name == "skewX" and count == 1:
        return [(1.0, 0.0, tan(radians(numbers[0])), 1.0, 0.0, 0.0)]
    if name == "skewY" and count == 1:
        return [(1.0, tan(radians(numbers[0])), 0.0, 1.0, 0.0, 0.0)]
    raise StyleError("no transform")


def _within(outer: Transform, inner: Transform) -> Transform:
    a, b, c, d, e, f = outer
    k, l, m, n, o, p = inner  # noqa: E741  # as six numbers of a matrix
    return (
        a * k + c * l, b * k + d * l, a * m + c * n, b * m + d * n, a * o + c * p + e,
        b * o + d * p + f,
    )  # fmt: skip


def _declared(style: str) -> dict[str, str]:
    pairs = (declaration.partition(":") for declaration in style.split(";"))
    return {name.strip(): value.strip() for name, _, value in pairs if name.strip()}


def _colour(said: str, outer: str) -> str:
    value = said.casefold()
    if not value or value == "inherit":
        return outer
    if value in _NOTHING:
        return ""
    if _LONG.fullmatch(value):
        return value.upper()
    if _SHORT.fullmatch(value):
        return "#" + "".join(digit * 2 for digit in value[1:]).upper()
    match = _RGB.fullmatch(value)
    if match and all(int(part) < 256 for part in match.groups()):
        return "#" + "".join(f"{int(part):02X}" for part in match.groups())
    if value not in _NAMED:
        raise StyleError("no colour")
    return _NAMED[value]


def _width(said: str, outer: float) -> float:
    if not said or said == "inherit":
        return outer
    match = _LENGTH.fullmatch(said)
    if not match or not 0 <= float(match[1]) < 1e6:
        raise StyleError("no width")
    return float(match[1])


def _share(said: str) -> float:
    if said == "inherit":
        return 1.0
    match = _LENGTH.fullmatch(said)
    if not match:
        raise StyleError("no share")
    return float(match[1])


def _index(names: tuple[str, ...], said: str, outer: int) -> int:
    return names.index(said) if said in names else outer
