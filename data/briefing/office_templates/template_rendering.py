"""A template of an office becomes lines, within limits of time, of steps and of what it writes."""

import re
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from jinja2 import Template
from jinja2.exceptions import TemplateError

from data.briefing.office_templates.template_grammar import (
    END,
    LINE,
    QUOTATION,
    VALUE,
    TemplateEnvironment,
    TemplateFault,
    filters_of,
)
from data.briefing.office_templates.template_values import Quotation
from data.messages import said

if TYPE_CHECKING:
    from types import CodeType, TracebackType

LONGEST_TEMPLATE: Final = 64 * 2**10
"""Characters that a template may have."""
LONGEST_OUTPUT: Final = 5 * 2**20
"""Characters that it may write."""
MOST_STEPS: Final = 500_000
"""So many things its loops and filters may go over in all."""
LONGEST_TIME: Final = 2.0
"""Seconds that it may take."""

PIECE, PRESS, TABLE, PAGE_BREAK = "-", ">", "|", "---"
HEADS: Final = ("#", "##", "###")
MARKS: Final = (*HEADS, PIECE, PRESS, TABLE)
"""What a line begins with, before a blank, where it is more than a text."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_PLACE = re.compile(f"{LINE}(\\d+){LINE}")
_MARKS = str.maketrans("", "", VALUE + QUOTATION + END)


@dataclass(frozen=True, slots=True)
class RenderedLine:
    """A line that a template wrote, and which of its own lines it comes from, from 1.

    `mark` is what it begins with by the template's own hand; a value never gives one. One that
    `quotes` holds the words of a source.
    """

    number: int
    mark: str
    text: str
    quotes: bool = False


class _Budget:
    """Counts what one rendering takes, and ends it where that is too much."""

    def __init__(self) -> None:
        self._steps = self._written = 0
        self._end = time.monotonic() + LONGEST_TIME

    def counted(self, items: object) -> Iterator[Any]:
        """Yield the items that a loop goes over."""
        for item in _several(items):
            self.spend(1)
            yield item

    def spend(self, steps: int) -> None:
        """Take so many steps."""
        self._steps += steps
        if self._steps > MOST_STEPS or time.monotonic() > self._end:
            raise TemplateFault(
                said("it goes over too much: put loops side by side, not into each other")
            )

    def take(self, size: int) -> None:
        """Take so many characters that are written."""
        self._written += size
        if self._written > LONGEST_OUTPUT:
            raise TemplateFault(said("it writes more than a briefing holds"))

    def write(self, value: object) -> str:
        """Return a value as a line may hold it, marked as one."""
        if isinstance(value, bool) or not isinstance(value, str | int):
            raise TemplateFault(
                said("only texts and numbers can be written: name one of its values")
            )
        text = " ".join(_CONTROL.sub("", str(value)).split())
        return f"{QUOTATION if value and isinstance(value, Quotation) else VALUE}{text}{END}"

    def filters(self) -> dict[str, Callable[..., Any]]:
        """Return the filters, which count as loops do."""

        def sort(items: object, attribute: str = "", reverse: bool = False) -> tuple[Any, ...]:
            found = list(self.counted(items))
            key = (lambda one: _item(one, attribute)) if attribute else None
            return tuple(sorted(found, key=key, reverse=reverse))

        return {
            "first": lambda items: _at(items, 0),
            "last": lambda items: _at(items, -1),
            "length": lambda items: len(items) if isinstance(items, str) else len(_several(items)),
            "lower": lambda text: _text(text).lower(),
            "reverse": lambda items: tuple(reversed(list(self.counted(items)))),
            "sort": sort,
            "upper": lambda text: _text(text).upper(),
        }


def rendered(text: str, values: Mapping[str, object]) -> tuple[RenderedLine, ...]:
    """Return the lines that a template writes of plain values, the empty ones left out.

    Raises:
        TemplateFault: it says what it may not, or what has no meaning here, or it is too much.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > LONGEST_TEMPLATE:
        raise TemplateFault(said("it is longer than a template may be"))
    held = _CONTROL.search(text)
    if held:
        raise TemplateFault(
            said("it holds signs that are no text"), text.count("\n", 0, held.start()) + 1
        )
    budget = _Budget()
    environment = TemplateEnvironment(filters_of(budget.counted, budget.filters()), budget.write)
    tree = environment.parsed(text)
    try:
        template = environment.from_string(tree)
    except TemplateFault:
        raise
    except (TemplateError, SyntaxError, RecursionError, ValueError, TypeError) as error:
        line = getattr(error, "lineno", 0) if isinstance(error, TemplateError) else 0
        raise TemplateFault(
            said("this is no template of Jinja2 ({reason})", reason=_reason(error)), line or 0
        ) from None
    written = _written(template, values, budget)
    return tuple(line for line in map(_line, written.split("\n")) if line is not None)


def _written(template: Template, values: Mapping[str, object], budget: _Budget) -> str:
    chunks: list[str] = []
    try:
        for chunk in template.root_render_func(template.new_context(dict(values))):
            budget.take(len(chunk))
            chunks.append(chunk)
    except TemplateFault as fault:
        raise TemplateFault(
            fault.message, fault.line or _where(template, fault), fault.word
        ) from None
    except (
        TypeError,
        ValueError,
        KeyError,
        IndexError,
        RuntimeError,
        TemplateError,
        RecursionError,
    ) as error:
        raise TemplateFault(
            said("this cannot be told ({reason})", reason=_reason(error)), _where(template, error)
        ) from None
    return "".join(chunks)


def _where(template: Template, error: BaseException) -> int:
    """Return the line of the template in which an error arose; 0 where none is known."""
    code: CodeType = template.root_render_func.__code__
    trace: TracebackType | None = error.__traceback__
    line = 0
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == code.co_filename:
            line = template.get_corresponding_lineno(trace.tb_lineno)
        trace = trace.tb_next
    return line


def _line(written: str) -> RenderedLine | None:
    """Return what a line says; None where it says nothing."""
    number = 1
    while True:
        written = written.lstrip(" \t")
        found = _PLACE.match(written)
        if found is None:
            break
        number, written = int(found[1]), written[found.end() :]
    written = _PLACE.sub("", written).rstrip(" \t")
    if len(written) >= len(PAGE_BREAK) and not written.strip("-"):
        return RenderedLine(number, PAGE_BREAK, "")
    mark = next((one for one in MARKS if f"{written} ".startswith(f"{one} ")), "")
    said_here = written[len(mark) :] if mark else written.removeprefix("\\")
    text = " ".join(said_here.translate(_MARKS).split())
    if not text and mark != TABLE:
        return None
    return RenderedLine(number, mark, text, quotes=QUOTATION in written)


def _several(items: object) -> Sequence[Any]:
    if isinstance(items, tuple | list):
        return items
    raise TemplateFault(said("this goes over several things, as pieces, documents and labels are"))


def _at(items: object, place: int) -> Any:  # noqa: ANN401
    found = _several(items)
    if not found:
        raise TemplateFault(said("there is nothing here of which one could be taken"))
    return found[place]


def _item(one: object, name: str) -> Any:  # noqa: ANN401
    if isinstance(one, dict) and name in one:
        return one[name]
    raise TemplateFault(said("there is no “{name}” here", name=name), word=name)


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    raise TemplateFault(said("this is no text"))


def _reason(error: BaseException) -> str:
    return " ".join(str(error).split())[:200]
