"""JSON that means one thing only: canonical when written, checked field by field when read.

Refused are duplicate names, fractions, NaN and its like, integers above 15 digits, names that are
not expected and values of the wrong kind, so that no reader can understand the data differently.
"""

import json
from collections.abc import Iterable, Iterator
from typing import NoReturn

from data.errors import FormatError

_MOST_DIGITS = 15


def dumps(value: object) -> str:
    """Return canonical JSON: ASCII, names in order, no blanks; the same value, the same text."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), allow_nan=False)


def loads(text: str, what: str) -> "Fields":
    """Read a JSON object; `what` names it in messages: "the stored document".

    Raises:
        FormatError: if the text is not one JSON object, or is ambiguous.
    """
    try:
        value = json.loads(
            text,
            object_pairs_hook=_distinct,
            parse_int=_integer,
            parse_float=_refuse,
            parse_constant=_refuse,
        )
    except (ValueError, RecursionError):
        raise FormatError(f"{_capital(what)} is not valid JSON: it is damaged.") from None
    return Fields(value, what)


class Fields:
    """The fields of one JSON object; each is asked for once, with the kind it must have.

    Raises:
        FormatError: from every method, where a field is missing or of another kind.
    """

    __slots__ = ("_left", "_what")

    def __init__(self, value: object, what: str) -> None:
        if not isinstance(value, dict):
            raise FormatError(f"{_capital(what)} is damaged: an object is missing.")
        self._left: dict[str, object] = dict(value)
        self._what = what

    def text(self, name: str, default: str | None = None) -> str:
        """Return a string; `default` stands in for a field that is not there."""
        value = self._take(name, default)
        return value if isinstance(value, str) else self._refuse(name)

    def integer(self, name: str, default: int | None = None) -> int:
        """Return an integer; `default` stands in for a field that is not there."""
        value = self._take(name, default)
        return value if type(value) is int else self._refuse(name)

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of strings; none if the field is not there."""
        values = self._list(name)
        texts = tuple(value for value in values if isinstance(value, str))
        return texts if len(texts) == len(values) else self._refuse(name)

    def child(self, name: str) -> "Fields | None":
        """Return an object's fields; None if the field is not there."""
        value = self._left.pop(name, None)
        return None if value is None else Fields(value, self._what)

    def children(self, name: str) -> Iterator["Fields"]:
        """Return the fields of each object in a list; none if the field is not there."""
        return (Fields(value, self._what) for value in self._list(name))

    def check_version(self, format_name: str, versions: Iterable[int]) -> int:
        """Return the version, if the object says that it is of that format and a known version."""
        if self.text("format", "") != format_name:
            raise FormatError(f"{_capital(self._what)} is of another kind than was expected.")
        version = self.integer("version", 0)
        if version not in versions:
            raise FormatError(
                f"{_capital(self._what)} comes from another version of Briefing Viewer "
                f"(format {version}): open it with that version."
            )
        return version

    def end(self) -> None:
        """Refuse fields that nobody asked for: reading on would lose them."""
        for name in self._left:
            self._refuse(name)

    def _take(self, name: str, default: object) -> object:
        return self._left.pop(name, default)

    def _list(self, name: str) -> list[object]:
        value = self._left.pop(name, [])
        return value if isinstance(value, list) else self._refuse(name)

    def _refuse(self, name: str) -> NoReturn:
        shown = name if name.isidentifier() else "?"
        raise FormatError(
            f"{_capital(self._what)} is damaged: its field {shown} is not as expected."
        )


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


def _capital(what: str) -> str:
    return what[:1].upper() + what[1:]
