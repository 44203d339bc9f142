"""JSON of other programs, read with care: what is not understood is passed over, never guessed.

Files above 16 MB, nesting deeper than 16, and what is no JSON are refused. Objects in which a name
stands twice, since programs differ in which they believe, and constants that JSON does not know
(NaN) are marked (`Doubtful`), so that what they belong to can be refused alone. Fractions, and
integers of more than 15 digits, which programs round, come as None.
"""

import json
import re
from collections.abc import Iterator

from data.errors import FormatError
from data.messages import Message, said

LARGEST = 16_000_000
"""Bytes that a file of annotations may have."""
DOUBT = said("The file is not JSON that can be read without doubt: export it again.")
_DEEPEST = 16
_MOST_DIGITS = 15
_SHOWN = 40
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
"""Half a surrogate pair cannot be written as UTF-8, and SQLite's own functions stop at NUL."""


class Doubtful(dict[str, object]):
    """What could be understood in two ways; `why` says so of the entry that it belongs to."""

    def __init__(self, fields: dict[str, object], why: Message) -> None:
        super().__init__(fields)
        self.why = why


def loads(content: bytes) -> object:
    """Return what a file holds, in UTF-8, UTF-16 or UTF-32.

    Raises:
        FormatError: it is not JSON, or too large.
    """
    if len(content) > LARGEST:
        raise FormatError(
            said("The file is larger than {size} MB: split it.", size=LARGEST // 1_000_000)
        )
    try:
        value = json.loads(
            content.decode(json.detect_encoding(content)),
            object_pairs_hook=_distinct,
            parse_int=_integer,
            parse_float=_nothing,
            parse_constant=_unknown,
        )
    except (ValueError, RecursionError):
        raise FormatError(DOUBT) from None
    _check_depth(value)
    return value


def doubt(value: object) -> Message | None:
    """Return why something could be understood in two ways; None where it cannot."""
    waiting = [value]
    while waiting:
        held = waiting.pop()
        if isinstance(held, Doubtful):
            return held.why
        if isinstance(held, dict):
            waiting += held.values()
        elif isinstance(held, list):
            waiting += held
    return None


def text(value: object, name: str) -> str:
    """Return the string under a name of an object; empty where there is none.

    What a library cannot hold, NUL and halves of surrogate pairs, comes as “�”.
    """
    found = value.get(name) if isinstance(value, dict) else None
    return _storable(found) if isinstance(found, str) else ""


def texts(value: object, *names: str) -> tuple[str, ...]:
    """Return all strings under the names of an object: one of them, or a list, under each."""
    found: list[str] = []
    for name in names:
        held = value.get(name) if isinstance(value, dict) else None
        several = held if isinstance(held, list) else [held]
        found += [_storable(item) for item in several if isinstance(item, str)]
    return tuple(found)


def misfits(value: object, *names: str) -> int:
    """Return how much under the names of an object is neither a string nor an object nor null."""
    count = 0
    for name in names:
        held = value.get(name) if isinstance(value, dict) else None
        several = held if isinstance(held, list) else [held]
        count += sum(not isinstance(one, (str, dict, type(None))) for one in several)
    return count


def number(value: object, name: str) -> int | None:
    """Return the integer under a name of an object, or None."""
    found = value.get(name) if isinstance(value, dict) else None
    return found if type(found) is int else None


def objects(value: object, *names: str) -> Iterator[dict[str, object]]:
    """Yield the objects under the first of the names that has any: one, or a list of them."""
    for name in names:
        found = value.get(name) if isinstance(value, dict) else None
        several = found if isinstance(found, list) else [found]
        kept = [item for item in several if isinstance(item, dict)]
        if kept:
            yield from kept
            return


def _storable(found: str) -> str:
    return _UNSTORABLE.sub("\ufffd", found)


def _distinct(pairs: list[tuple[str, object]]) -> dict[str, object]:
    fields = dict(pairs)
    if len(fields) == len(pairs):
        return fields
    names = [name for name, _ in pairs]
    twice = next(name for name in names if names.count(name) > 1)
    return Doubtful(fields, said("“{name}” stands twice in it", name=_storable(twice[:_SHOWN])))


def _integer(digits: str) -> int | None:
    return int(digits) if len(digits) <= _MOST_DIGITS else None


def _nothing(_text: str) -> None:
    return None


def _unknown(constant: str) -> Doubtful:
    return Doubtful({}, said("it holds {constant}, which is no JSON", constant=constant))


def _check_depth(value: object) -> None:
    level = [value]
    for _ in range(_DEEPEST + 1):
        level = [
            inner
            for outer in level
            if isinstance(outer, (dict, list))
            for inner in (outer.values() if isinstance(outer, dict) else outer)
        ]
        if not level:
            return
    raise FormatError(said("The file is nested too deeply: it is no list of annotations."))
