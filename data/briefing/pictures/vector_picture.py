"""A drawing in SVG as shapes with fills and strokes, and nothing else.

What SVG can do besides (text, pictures, references, scripts, style sheets, gradients, masks) is
refused and never followed, so a drawing says and fetches nothing (SVG 1.1, a subset).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from math import sqrt
from xml.parsers import expat

from data.briefing.pictures import vector_paths
from data.briefing.pictures.vector_paths import PathError, Segment
from data.briefing.pictures.vector_styles import Paint, StyleError, Transform, painted, transform_of
from data.errors import FormatError
from data.messages import Message, said

_SVG = "http://www.w3.org/2000/svg "
_DEEPEST, _MOST, _MOST_SEGMENTS = 32, 2_000, 50_000
_NUMBERS = re.compile(r"[-+]?+(?:\d++\.?+\d*+|\.\d++)(?:[eE][-+]?+\d{1,3}+)?+")
_LENGTH = re.compile(rf"({_NUMBERS.pattern})(?:px)?+")
_SIZE = re.compile(rf"({_NUMBERS.pattern})(?:px|pt|pc|mm|cm|in)?+")
"""A width or height of the whole, whose unit does not matter."""
_LONGEST_NAME = 20
_GROUPS = frozenset({"svg", "g"})
_SHAPES = frozenset({"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"})
_SAYS_NOTHING = frozenset({"title", "desc", "metadata", "defs"})
_NEVER = frozenset({"script", "style", "foreignObject", "image", "use", "a", "animate", "set"})
_ROUND = 0.5523


@dataclass(frozen=True, slots=True)
class PaintedPath:
    """A path in the picture's own units from its top left corner, and how it is painted."""

    segments: tuple[Segment, ...]
    paint: Paint


@dataclass(frozen=True, slots=True)
class VectorPicture:
    """A drawing: its width and height, and its shapes from back to front."""

    width: float
    height: float
    shapes: tuple[PaintedPath, ...]


def read(file: bytes) -> VectorPicture:
    """Return what a file of SVG draws.

    Raises:
        FormatError: it is none, or draws with more than shapes.
    """
    reader = _Reader()
    try:
        reader.parser.Parse(file, True)  # noqa: FBT003  # as expat has it
    except expat.ExpatError as error:
        raise FormatError(
            said(
                "The logo is damaged: its drawing breaks off at line {line}; save it anew, or as a "
                "PNG.",
                line=str(error.lineno),
            )
        ) from error
    except (PathError, StyleError) as error:
        raise _refused(said("values that are not understood")) from error
    if reader.picture is None or not reader.shapes:
        raise _refused(said("no shape at all"))
    return replace(reader.picture, shapes=tuple(reader.shapes))


def _refused(seen: Message | str) -> FormatError:
    return FormatError(
        said(
            "The logo has {seen}, where plain shapes alone are drawn; save it as a PNG, or as an "
            "SVG with nothing but paths.",
            seen=seen,
        )
    )


@dataclass(frozen=True, slots=True)
class _Group:
    """What the shapes in an element begin with; one that `is_silent` draws nothing."""

    transform: Transform = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    paint: Paint = field(default_factory=Paint)
    is_silent: bool = False


class _Reader:
    """Listens to the parser, and keeps the shapes."""

    def __init__(self) -> None:
        self.picture: VectorPicture | None = None
        self.shapes: list[PaintedPath] = []
        self._groups = [_Group()]
        self._elements = self._drawn = 0
        parser = self.parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartDoctypeDeclHandler = self._declare
        parser.ProcessingInstructionHandler = self._instruct
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._end

    def _declare(self, *_declared: object) -> None:
        raise _refused(said("a document type"))

    def _instruct(self, target: str, _data: str) -> None:
        if target.casefold() == "xml-stylesheet":
            raise _refused(said("a style sheet"))

    def _begin(self, name: str, attributes: Mapping[str, str]) -> None:
        self._elements += 1
        if self._elements > _MOST or len(self._groups) > _DEEPEST:
            raise _refused(said("more in it than a logo has"))
        own = name.removeprefix(_SVG)
        if own in _NEVER or (own == "svg" and self.picture is not None):
            raise _refused(f"“{own}”")
        group = self._groups[-1]
        if self.picture is None:
            if own != "svg":
                raise FormatError(said("The logo is no drawing in SVG; save it as a PNG or SVG."))
            group = self._open(group, attributes)
        if group.is_silent or " " in own or own in _SAYS_NOTHING:
            self._groups.append(replace(group, is_silent=True))
            return
        if own not in _GROUPS | _SHAPES:
            raise _refused(f"“{own[:_LONGEST_NAME]}”")
        group = self._entered(group, attributes)
        self._groups.append(group)
        if own in _SHAPES and not group.is_silent:
            self._draw(_segments(own, attributes), group)

    def _end(self, _name: str) -> None:
        self._groups.pop()

    def _open(self, group: _Group, attributes: Mapping[str, str]) -> _Group:
        """Take the picture's size from its outermost element."""
        box = [float(found) for found in _NUMBERS.findall(attributes.get("viewBox", ""))]
        if len(box) != 4:
            sides = (_length(attributes, name, _SIZE) for name in ("width", "height"))
            box = [0.0, 0.0, *sides]
        left, top, width, height = box
        if not (0 < width <= vector_paths.FARTHEST and 0 < height <= vector_paths.FARTHEST):
            raise _refused(said("no size"))
        self.picture = VectorPicture(width, height, ())
        return replace(group, transform=(1.0, 0.0, 0.0, 1.0, -left, -top))

    def _entered(self, group: _Group, attributes: Mapping[str, str]) -> _Group:
        for name, value in attributes.items():
            plain = name.rpartition(" ")[2].casefold()
            if plain == "href" or plain.startswith("on") or "url(" in value.casefold():
                raise _refused(said("a reference or a script"))
        paint, is_shown = painted(group.paint, attributes)
        return _Group(
            transform_of(group.transform, attributes.get("transform", "")),
            paint,
            is_silent=not is_shown,
        )

    def _draw(self, found: list[Segment], group: _Group) -> None:
        self._drawn += len(found)
        if self._drawn > _MOST_SEGMENTS:
            raise _refused(said("more in it than a logo has"))
        if not found or not (group.paint.fill or group.paint.stroke):
            return
        a, b, c, d, e, f = group.transform
        moved = tuple(
            (
                operator,
                tuple(
                    value
                    for x, y in zip(numbers[::2], numbers[1::2], strict=True)
                    for value in (a * x + c * y + e, b * x + d * y + f)
                ),
            )
            for operator, numbers in found
        )
        if any(abs(n) > vector_paths.FARTHEST for _, numbers in moved for n in numbers):
            raise _refused(said("values that are not understood"))
        width = group.paint.width * sqrt(abs(a * d - b * c))
        self.shapes.append(PaintedPath(moved, replace(group.paint, width=width)))


def _segments(name: str, attributes: Mapping[str, str]) -> list[Segment]:
    if name == "path":
        return vector_paths.segments(attributes.get("d", ""))
    if name == "rect":
        return _rectangle(attributes)
    if name in {"circle", "ellipse"}:
        rx, ry = (_length(attributes, key) for key in (("r", "r"), ("rx", "ry"))[name != "circle"])
        cx, cy = _length(attributes, "cx"), _length(attributes, "cy")
        return vector_paths.ellipse(cx, cy, rx, ry) if rx > 0 and ry > 0 else []
    if name == "line":
        x1, y1, x2, y2 = (_length(attributes, key) for key in ("x1", "y1", "x2", "y2"))
        return [("m", (x1, y1)), ("l", (x2, y2))]
    numbers = [float(found) for found in _NUMBERS.findall(attributes.get("points", ""))]
    points = list(zip(numbers[::2], numbers[1::2], strict=False))
    found = [("l" if index else "m", point) for index, point in enumerate(points)]
    return [*found, ("h", ())] if name == "polygon" and found else [*found]


def _rectangle(attributes: Mapping[str, str]) -> list[Segment]:
    x, y, width, height = (_length(attributes, key) for key in ("x", "y", "width", "height"))
    if width <= 0 or height <= 0:
        return []
    rx = _length(attributes, "rx") or _length(attributes, "ry")
    ry = _length(attributes, "ry") or rx
    rx, ry = min(rx, width / 2), min(ry, height / 2)
    right, foot = x + width, y + height
    if rx <= 0 or ry <= 0:
        corners = ((right, y), (right, foot), (x, foot))
        return [("m", (x, y)), *(("l", corner) for corner in corners), ("h", ())]
    kx, ky = rx * (1 - _ROUND), ry * (1 - _ROUND)
    return [
        ("m", (x + rx, y)),
        ("l", (right - rx, y)),
        ("c", (right - kx, y, right, y + ky, right, y + ry)),
        ("l", (right, foot - ry)),
        ("c", (right, foot - ky, right - kx, foot, right - rx, foot)),
        ("l", (x + rx, foot)),
        ("c", (x + kx, foot, x, foot - ky, x, foot - ry)),
        ("l", (x, y + ry)),
        ("c", (x, y + ky, x + kx, y, x + rx, y)),
        ("h", ()),
    ]


def _length(attributes: Mapping[str, str], name: str, written: re.Pattern[str] = _LENGTH) -> float:
    match = written.fullmatch(attributes.get(name, "0").strip())
    if not match:
        raise PathError("no length")
    return float(match[1])
