"""Path data of SVG as lines and curves in absolute coordinates (SVG 1.1, 8.3)."""

import re
from collections.abc import Callable, Iterator
from math import acos, ceil, cos, hypot, pi, radians, sin, sqrt, tan

Point = tuple[float, float]
Segment = tuple[str, tuple[float, ...]]
"""An operator of PDF, "m", "l", "c" or "h", and its coordinates."""

_TOKEN = re.compile(
    r"([MmLlHhVvCcSsQqTtAaZz])|([-+]?+(?:\d++\.?+\d*+|\.\d++)(?:[eE][-+]?+\d{1,3}+)?+)|[\s,]++"
)
_FLAG = re.compile(r"[\s,]*+([01])")
_COUNTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
FARTHEST = 1e6
"""Coordinates beyond this are those of no picture."""


class PathError(ValueError):
    """The path data cannot be understood."""


def segments(data: str) -> list[Segment]:
    """Return the segments of path data.

    Raises:
        PathError: it is no path data.
    """
    return list(_Pen().drawn(data))


def ellipse(cx: float, cy: float, rx: float, ry: float) -> list[Segment]:
    """Return an ellipse as four curves."""
    pen = _Pen()
    pen.at = (cx + rx, cy)
    halves = [*pen.arc(rx, ry, 0, 0, 1, cx - rx, cy), *pen.arc(rx, ry, 0, 0, 1, cx + rx, cy)]
    return [("m", (cx + rx, cy)), *halves, ("h", ())]


class _Pen:
    """Where the path is, and what smooth curves go on from."""

    def __init__(self) -> None:
        self.at: Point = (0.0, 0.0)
        self._start: Point = (0.0, 0.0)
        self._cubic: Point | None = None
        self._quadratic: Point | None = None

    def drawn(self, data: str) -> Iterator[Segment]:
        """Yield the segments of path data."""
        begun = False
        for command, numbers in _commands(data):
            if not begun and command not in "Mm":
                raise PathError("a path begins with a move")
            begun = True
            yield from self._command(command, numbers)

    def _command(self, command: str, given: tuple[float, ...]) -> Iterator[Segment]:
        kind = command.upper()
        numbers = self._absolute(kind, given) if command.islower() else given
        if any(abs(number) > FARTHEST for number in numbers):
            raise PathError("a coordinate out of reach")
        cubic, self._cubic = self._cubic, None
        quadratic, self._quadratic = self._quadratic, None
        if kind == "M":
            self._start = numbers[0], numbers[1]
            yield from self._to("m", numbers)
        elif kind == "Z":
            self.at = self._start
            yield "h", ()
        elif kind in "LHV":
            x = numbers[0] if kind != "V" else self.at[0]
            y = numbers[-1] if kind != "H" else self.at[1]
            yield from self._to("l", (x, y))
        elif kind in "CS":
            first = numbers[:2] if kind == "C" else self._mirrored(cubic)
            rest = numbers[-4:]
            self._cubic = rest[0], rest[1]
            yield from self._to("c", (*first, *rest))
        elif kind in "QT":
            x, y = (numbers[0], numbers[1]) if kind == "Q" else self._mirrored(quadratic)
            self._quadratic = x, y
            yield from self._quadratic_to(x, y, numbers[-2], numbers[-1])
        else:
            yield from self.arc(*numbers)

    def _absolute(self, kind: str, numbers: tuple[float, ...]) -> tuple[float, ...]:
        x, y = self.at
        if kind == "V":
            return (numbers[0] + y,)
        if kind == "A":
            return (*numbers[:5], numbers[5] + x, numbers[6] + y)
        return tuple(number + (y if index % 2 else x) for index, number in enumerate(numbers))

    def _to(self, operator: str, numbers: tuple[float, ...]) -> Iterator[Segment]:
        self.at = numbers[-2], numbers[-1]
        yield operator, numbers

    def _mirrored(self, control: Point | None) -> Point:
        x, y = self.at
        return (2 * x - control[0], 2 * y - control[1]) if control else self.at

    def _quadratic_to(self, x: float, y: float, end_x: float, end_y: float) -> Iterator[Segment]:
        x0, y0 = self.at
        first = x0 + (x - x0) * 2 / 3, y0 + (y - y0) * 2 / 3
        second = end_x + (x - end_x) * 2 / 3, end_y + (y - end_y) * 2 / 3
        yield from self._to("c", (*first, *second, end_x, end_y))

    def arc(self, *numbers: float) -> Iterator[Segment]:
        """Yield curves for an elliptical arc (SVG 1.1, F.6.5 and F.6.6)."""
        rx, ry, turn, large, sweep, x2, y2 = numbers
        (x1, y1), rx, ry = self.at, abs(rx), abs(ry)
        if (x1, y1) == (x2, y2):
            return
        if not rx or not ry:
            yield from self._to("l", (x2, y2))
            return
        across, down = cos(radians(turn)), sin(radians(turn))
        half_x, half_y = (x1 - x2) / 2, (y1 - y2) / 2
        px, py = across * half_x + down * half_y, across * half_y - down * half_x
        grown = sqrt((px / rx) ** 2 + (py / ry) ** 2)
        if grown > 1:
            rx, ry = rx * grown, ry * grown
        spread = (rx * py) ** 2 + (ry * px) ** 2
        root = sqrt(max(0.0, (rx * ry) ** 2 / spread - 1)) * (-1 if large == sweep else 1)
        qx, qy = root * rx * py / ry, -root * ry * px / rx
        first = _angle(1, 0, (px - qx) / rx, (py - qy) / ry)
        whole = _angle((px - qx) / rx, (py - qy) / ry, (-px - qx) / rx, (-py - qy) / ry)
        if sweep and whole < 0:
            whole += 2 * pi
        elif not sweep and whole > 0:
            whole -= 2 * pi
        middle = across * qx - down * qy + (x1 + x2) / 2, down * qx + across * qy + (y1 + y2) / 2

        def placed(x: float, y: float) -> Point:
            x, y = x * rx, y * ry
            return across * x - down * y + middle[0], down * x + across * y + middle[1]

        yield from self._curves(placed, first, whole, (x2, y2))

    def _curves(
        self, placed: Callable[[float, float], Point], first: float, whole: float, end: Point
    ) -> Iterator[Segment]:
        count = max(1, ceil(abs(whole) / (pi / 2) - 1e-9))
        step = whole / count
        reach = 4 / 3 * tan(step / 4)
        for number in range(count):
            a = first + step * number
            b = a + step
            one = placed(cos(a) - reach * sin(a), sin(a) + reach * cos(a))
            two = placed(cos(b) + reach * sin(b), sin(b) - reach * cos(b))
            last = end if number == count - 1 else placed(cos(b), sin(b))
            yield from self._to("c", (*one, *two, *last))


def _angle(ux: float, uy: float, vx: float, vy: float) -> float:
    length = hypot(ux, uy) * hypot(vx, vy) or 1.0
    angle = acos(max(-1.0, min(1.0, (ux * vx + uy * vy) / length)))
    return -angle if ux * vy - uy * vx < 0 else angle


def _commands(data: str) -> Iterator[tuple[str, tuple[float, ...]]]:
    """Yield each command with its numbers; a repeated one is written again."""
    at, command = 0, ""
    numbers: list[float] = []
    while at < len(data):
        count = _COUNTS.get(command.upper(), 0)
        flag = _FLAG.match(data, at) if command in {"A", "a"} and len(numbers) in {3, 4} else None
        match = flag or _TOKEN.match(data, at)
        if match is None:
            raise PathError("a sign that belongs into no path")
        at = match.end()
        if flag or match[2]:
            if not count:
                raise PathError("a number without a command")
            numbers.append(float(flag[1] if flag else match[2]))
            if len(numbers) == count:
                yield command, tuple(numbers)
                numbers.clear()
                command = {"M": "L", "m": "l"}.get(command, command)
        elif match[1]:
            if numbers:
                raise PathError("too few numbers")
            command = match[1]
            if command in "Zz":
                yield command, ()
    if numbers:
        raise PathError("too few numbers")
