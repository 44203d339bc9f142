"""What the style file beside a template sets: how pages look, and how heads do."""

import json
from dataclasses import dataclass, fields, replace
from enum import Enum
from types import MappingProxyType
from typing import Any, Final, NoReturn

from data.briefing.page_setup import PageSetup, Paper
from data.messages import Message, in_a_row, said

_HEADS: Final = MappingProxyType({"numbered": "numbers_heads", "capitals": "has_capitals"})
"""What a file may say of heads, and the field for it."""


class StyleFault(Exception):  # noqa: N818  # a fault of the file, told by what reads it
    """What a style file says that has no meaning."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


@dataclass(frozen=True, slots=True)
class TemplateStyle:
    """What a template sets of pages and heads.

    `page` are fields of `PageSetup` with their values; the others are as the office's profile has
    them.
    """

    page: tuple[tuple[str, Any], ...] = ()
    numbers_heads: bool = True
    has_capitals: bool = False

    def over(self, page: PageSetup) -> PageSetup:
        """Return a page set-up with what the style sets."""
        return replace(page, **dict(self.page))


UNSTYLED = TemplateStyle()
"""What a template without a style file sets: nothing."""


def style_of(text: str) -> TemplateStyle:
    """Return what a style file says.

    `{"page": {"notes": "footnotes"}, "heads": {"numbered": false}}` is one.

    Raises:
        StyleFault: it is no JSON, or says what a template cannot set.
    """
    try:
        held = json.loads(
            text,
            object_pairs_hook=_distinct,
            parse_int=_refuse_number,
            parse_float=_refuse_number,
            parse_constant=_refuse_number,
        )
    except json.JSONDecodeError as error:
        place = f"{error.lineno}:{error.colno}"
        raise StyleFault(said("it is no JSON (line and column {place})", place=place)) from None
    except RecursionError:
        raise StyleFault(said("it is nested too deep")) from None
    groups = _object(held, "")
    _refuse_unknown(groups, ("page", "heads"))
    usual = PageSetup()
    known = {field.name: type(getattr(usual, field.name)) for field in fields(PageSetup)}
    page = _object(groups.get("page", {}), "page")
    _refuse_unknown(page, tuple(known))
    heads = _object(groups.get("heads", {}), "heads")
    _refuse_unknown(heads, tuple(_HEADS))
    style = TemplateStyle(
        tuple((name, _value(name, known[name], value)) for name, value in page.items()),
        **{_HEADS[name]: _value(name, bool, value) for name, value in heads.items()},
    )
    try:
        style.over(usual)
    except ValueError as error:
        raise StyleFault(said("{reason}", reason=str(error))) from None
    return style


def _distinct(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise StyleFault(said("a name stands twice in it"))
    return found


def _refuse_number(digits: str) -> NoReturn:
    raise StyleFault(said("“{digits}” is neither a text nor true or false", digits=digits[:20]))


def _object(value: object, name: str) -> dict[str, object]:
    if isinstance(value, dict):
        return value
    if not name:
        raise StyleFault(said("it is no object of JSON: write “{example}”", example='{"page": {}}'))
    raise StyleFault(said("“{name}” is no object of JSON", name=name))


def _refuse_unknown(found: dict[str, object], known: tuple[str, ...]) -> None:
    unknown = next((name for name in found if name not in known), None)
    if unknown is not None:
        raise StyleFault(
            said(
                "it sets “{name}”, which is not known; here it may set {known}",
                name=unknown[:40],
                known=in_a_row(known),
            )
        )


def _value(name: str, kind: type, value: object) -> Any:  # noqa: ANN401  # of the kind
    """Return a value as its field has it."""
    if kind in {bool, str} and type(value) is kind:
        return value
    if kind is bool:
        raise StyleFault(said("“{name}” is true or false", name=name))
    if issubclass(kind, Enum):
        known = {one.title if isinstance(one, Paper) else str(one.value): one for one in kind}
        if isinstance(value, str) and value in known:
            return known[value]
        names = in_a_row(list(known))
        raise StyleFault(said("“{name}” is one of {known}", name=name, known=names))
    raise StyleFault(said("“{name}” is a text", name=name))
