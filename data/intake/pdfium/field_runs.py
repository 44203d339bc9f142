"""What stands in form fields as runs of their page, where they are."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from data.intake.pdfium.form_fields import PageField
from data.intake.pdfium.frame import Frame
from data.intake.pdfium.text_page import PageRun, letter_of
from data.intake.pdfium.type_styles import TypeStyle

_SIZE = 10.0
"""Points, where the page has no text."""

_LEADING = 1.2
_MIDDLE = 0.35  # ems, from a line's base to the middle of its letters
_NEARLY = 0.5  # ems
_BELOW = 2.0  # points, that a base may be below the box


def joined(
    runs: Sequence[PageRun], own: Iterable[PageRun], fields: Iterable[PageField], frame: Frame
) -> Iterator[PageRun]:
    """Yield a page's runs with the fields drawn on it, of which `own` are those without them.

    A mark is one letter whatever draws it, the captions of buttons are left out, and a value that
    the file does not say how to draw is set in its box.
    """
    style = _usual(runs)
    upright = frame.turned(style.quarter)
    before = {_key(run) for run in own}
    bases = [run.base for run in own]
    left_out: set[int] = set()
    more: list[PageRun] = []
    for field in fields:
        inside = [run for run in runs if _is_in(run, field, upright, style.quarter)]
        if field.stands_for:
            left_out |= {id(run) for run in inside if _key(run) not in before}
        else:
            _level([run for run in inside if _key(run) not in before], bases)
        if field.text and (field.stands_for or not inside):
            more += _set_in(field, style, upright, bases)
    yield from (run for run in runs if id(run) not in left_out)
    yield from more


def _key(run: PageRun) -> tuple[str, int, int]:
    return run.text.strip(), round(run.left), round(run.base)


def _usual(runs: Sequence[PageRun]) -> TypeStyle:
    """Return a plain style of the size and the direction that most of a page's letters have."""
    sizes: Counter[tuple[float, int]] = Counter({(_SIZE, 0): 1})
    for run in runs:
        sizes[run.style.size, run.style.quarter] += len(run.text)
    size, quarter = sizes.most_common(1)[0][0]
    return TypeStyle(size, strong=False, emphasis=False, quarter=quarter, oblique=False)


def _is_in(run: PageRun, field: PageField, frame: Frame, quarter: int) -> bool:
    if run.style.quarter != quarter:
        return False
    left, right = frame.across(field.box)
    bottom, top = frame.upwards(field.box)
    return left <= (run.left + run.right) / 2 <= right and bottom - _BELOW <= run.base <= top


def _level(inside: Sequence[PageRun], bases: Sequence[float]) -> None:
    """Set a value of one line on the line of the text beside it, where it nearly is."""
    if not inside or max(run.base for run in inside) - min(run.base for run in inside) > 1:
        return
    base = min(bases, key=lambda base: abs(base - inside[0].base), default=inside[0].base)
    if abs(base - inside[0].base) <= _NEARLY * inside[0].style.size:
        for run in inside:
            run.base = base


def _set_in(
    field: PageField, style: TypeStyle, frame: Frame, bases: Sequence[float]
) -> Iterator[PageRun]:
    """Yield the lines of a field's text from the top of its box, one alone beside its label."""
    left, right = frame.across(field.box)
    bottom, top = frame.upwards(field.box)
    lines = field.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    middle = (top + bottom) / 2 - _MIDDLE * style.size
    beside = [base for base in bases if bottom - _BELOW <= base < top]
    first = top - style.size
    if len(lines) == 1:
        first = min(beside, key=lambda base: abs(base - middle), default=middle)
    for number, line in enumerate(lines):
        text = "".join(letter_of(ord(letter), drawn=False) for letter in line)
        if text.strip():
            base = first - number * _LEADING * style.size
            yield PageRun(style, left, base, right, 0, [text])
