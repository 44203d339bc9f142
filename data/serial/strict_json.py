"""JSON that means one thing only: canonical when written, unambiguous when read.

Refused are duplicate names, fractions, NaN and its like, and integers above 15 digits, so that no
reader can understand the data differently. What the values may be, `data.serial.fields` says.
"""

import json
from typing import NoReturn

_MOST_DIGITS = 15


def dumps(value: object) -> str:
    """Return canonical JSON: ASCII, names in order, no blanks; the same value, the same text."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), allow_nan=False)


def loads(text: str) -> object:
    """Return the plain values that a text of JSON holds.

    Raises:
        ValueError: if the text is no JSON, is ambiguous, or is nested too deep.
    """
    try:
        return _STRICT.decode(text)
    except RecursionError:
        raise ValueError("it is nested too deep") from None


def _distinct(pairs: list[tuple[str, object]]) -> dict[str, object]:
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise ValueError("a name stands twice")
    return fields


def _integer(digits: str) -> int:
    if len(digits) > _MOST_DIGITS:
        raise ValueError("an integer is too long")
    return int(digits)


def _refuse(_text: str) -> NoReturn:
    raise ValueError("fractions and constants are not used")


_STRICT = json.JSONDecoder(
    object_pairs_hook=_distinct,
    parse_int=_integer,
    parse_float=_refuse,
    parse_constant=_refuse,
)
