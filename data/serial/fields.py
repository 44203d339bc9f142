"""Values as plain JSON and back, by the fields of their types: what a type holds is kept.

Nobody lists fields here. A field that a type gets is written and read from then on; what was
written without it gets the field's default, and is refused where it has none. Texts, messages,
integers, flags (as yes and no), days, times, enumerations, tuples, sets and other dataclasses are
kept as their type says; of any other type a `Shape` must say how, or the codec cannot be made.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum, StrEnum
from functools import partial
from types import MappingProxyType, NoneType, UnionType
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

from data.messages import Message, Sentence, from_fields, said, to_fields

_YES, _NO = "yes", "no"


class Misfit(NamedTuple):
    """What is wrong with what was read: of the whole, and of what is in its field `{path}`."""

    whole: Message
    within: Sentence


UNEXPECTED = Misfit(
    said("it is not as expected"), Sentence("in its field {path}, it is not as expected")
)
UNKNOWN = Misfit(
    said("this version does not know it"),
    Sentence("in its field {path}, this version does not know it"),
)
NO_OBJECT = Misfit(
    said("an object is missing"), Sentence("in its field {path}, an object is missing")
)
NO_AGREEMENT = Misfit(
    said("its parts do not agree"), Sentence("in its field {path}, its parts do not agree")
)
NOTHING = Misfit(said("it is missing"), Sentence("in its field {path}, it is missing"))


class MisfitError(ValueError):
    """What was read is not what was expected; `where` leads to it: ("blocks", 3, "level")."""

    def __init__(self, what: Misfit, *where: str | int) -> None:
        super().__init__(str(what.whole))
        self.what = what
        self.where = where

    def under(self, name: str | int) -> "MisfitError":
        """Return the same of what holds it."""
        return MisfitError(self.what, name, *self.where)


class Codec(NamedTuple):
    """How a value becomes plain JSON, and how plain JSON becomes it again.

    `take` raises MisfitError, or ValueError, TypeError or KeyError, at what it cannot be.
    """

    put: Callable[[Any], Any]
    take: Callable[[Any], Any]


class Shape(NamedTuple):
    """What the fields of a type do not say themselves, by the names of fields.

    `names` are names in the file, where they are others; "headings.in" is the name "in" within an
    object "headings", which is left out while all its fields have their defaults. `ways` say how
    the values of fields are kept, where their type does not. Fields that are `beside` are not
    written: they follow from others, or are kept elsewhere, and are given when it is read. `brief`
    are fields, or all with a default, that are left out while they have it.
    """

    names: Mapping[str, str] = MappingProxyType({})
    ways: Mapping[str, Codec] = MappingProxyType({})
    beside: frozenset[str] = frozenset()
    brief: frozenset[str] | None = frozenset()

    def is_brief(self, name: str) -> bool:
        """Tell whether a field with a default is left out while it has it."""
        return self.brief is None or name in self.brief


Shapes = Mapping[type, Shape]
_PLAIN = Shape()


class _Slot(NamedTuple):
    """A field in the file: its name there and in its type, how it is kept, and its default."""

    key: str
    name: str
    put: Callable[[Any], Any]
    take: Callable[[Any], Any]
    default: object


_Ways = dict[str, tuple[str, Callable[[Any], Any]]]
"""The names of fields in the type, and what takes their values, by their names in the file."""


def _ways(slots: Iterable[_Slot]) -> _Ways:
    return {slot.key: (slot.name, slot.take) for slot in slots}


class Record:
    """The codec of one dataclass.

    Raises:
        TypeError: a field is of a type of which nothing says how it is kept.
    """

    def __init__(self, kind: type, shapes: Shapes) -> None:
        self._kind = kind
        self._shape = shapes.get(kind, _PLAIN)
        self._always: list[_Slot] = []
        self._brief: list[_Slot] = []
        self._groups: dict[str, list[_Slot]] = {}
        hints = get_type_hints(kind)
        for field in fields(kind):
            if field.init and field.name not in self._shape.beside:
                way = self._shape.ways.get(field.name) or codec(hints[field.name], shapes)
                self._add(field, way)
        self._plain = [(slot.key, slot.name) for slot in self._always if slot.put is _as_it_is]
        self._made = [slot for slot in self._always if slot.put is not _as_it_is]
        self._ways = _ways((*self._always, *self._brief))
        for group, slots in self._groups.items():
            self._ways[group] = group, partial(self._taken, _ways(slots))

    @property
    def names(self) -> tuple[str, ...]:
        """The names that its fields have in the file."""
        return tuple(self._ways)

    def fits(self, name: str, plain: object) -> bool:
        """Tell whether plain JSON is what the field of that name in the file may be."""
        try:
            self._taken(self._ways, {name: plain})
        except MisfitError:
            return False
        return True

    def put(self, value: Any) -> dict[str, object]:  # noqa: ANN401  # of the kind
        """Return a value's fields as plain JSON."""
        written = {key: getattr(value, name) for key, name in self._plain}
        for slot in self._made:
            written[slot.key] = slot.put(getattr(value, slot.name))
        for slot in self._brief:
            held = getattr(value, slot.name)
            if held != slot.default:
                written[slot.key] = slot.put(held)
        for group, slots in self._groups.items():
            if any(getattr(value, slot.name) != slot.default for slot in slots):
                written[group] = {slot.key: slot.put(getattr(value, slot.name)) for slot in slots}
        return written

    def take(self, plain: object, **beside: object) -> Any:  # noqa: ANN401  # of the kind
        """Return the value that plain JSON describes; `beside` are the fields not kept in it.

        Raises:
            MisfitError: it describes none.
        """
        given = self._taken(self._ways, plain)
        for group in self._groups:
            given |= given.pop(group, {})
        try:
            return self._kind(**given, **beside)
        except (ValueError, OverflowError):
            raise MisfitError(NO_AGREEMENT) from None
        except TypeError:
            for slot in self._always:
                if slot.default is MISSING and slot.name not in given:
                    raise MisfitError(NOTHING, slot.key) from None
            raise

    def _add(self, field: "Field[Any]", way: Codec) -> None:
        default = field.default if field.default_factory is MISSING else field.default_factory()
        key = self._shape.names.get(field.name, field.name)
        group, _, inner = key.rpartition(".")
        slot = _Slot(inner, field.name, way.put, way.take, default)
        if group:
            self._groups.setdefault(group, []).append(slot)
        elif default is not MISSING and self._shape.is_brief(field.name):
            self._brief.append(slot)
        else:
            self._always.append(slot)

    @staticmethod
    def _taken(ways: _Ways, plain: object) -> dict[str, Any]:
        """Return the fields' values by their names in the type."""
        if not isinstance(plain, dict):
            raise MisfitError(NO_OBJECT)
        given, key = {}, ""
        try:
            for key, held in plain.items():
                name, take = ways[key]
                given[name] = take(held)
        except MisfitError as error:
            raise error.under(key) from None
        except (ValueError, TypeError, KeyError, OverflowError):
            what = UNEXPECTED if key in ways else UNKNOWN
            raise MisfitError(what, key) from None
        return given


def codec(hint: Any, shapes: Shapes) -> Codec:  # noqa: ANN401  # a type as it is annotated
    """Return how values of a type are kept.

    Raises:
        TypeError: nothing says how.
    """
    if hint in _LEAVES:
        return _LEAVES[hint]
    origin, inner = get_origin(hint), get_args(hint)
    if origin is UnionType and len(inner) == 2 and inner[1] is NoneType:
        put, take = codec(inner[0], shapes)
        return Codec(partial(_unless_none, put), partial(_unless_none, take))
    if origin is tuple and len(inner) == 2 and inner[1] is Ellipsis:
        put, take = codec(inner[0], shapes)
        return Codec(list if put is _as_it_is else partial(_each, put), partial(taken_each, take))
    if origin is frozenset and inner == (str,):
        return Codec(sorted, lambda plain: frozenset(taken_each(text, plain)))
    if isinstance(hint, type) and issubclass(hint, Enum):
        written = {item: item.value if issubclass(hint, StrEnum) else item.name for item in hint}
        return Codec(written.__getitem__, {key: item for item, key in written.items()}.__getitem__)
    if isinstance(hint, type) and is_dataclass(hint):
        record = Record(hint, shapes)
        return Codec(record.put, record.take)
    raise TypeError(f"nothing says how {hint} is kept")


def taken_each(take: Callable[[Any], Any], plain: object) -> tuple[Any, ...]:
    """Return what each item of a list describes.

    Raises:
        MisfitError: one does not, or it is no list.
    """
    if not isinstance(plain, list):
        raise MisfitError(UNEXPECTED)
    taken: list[Any] = []
    try:
        taken.extend(map(take, plain))  # what came before one that does not fit stays in it
    except MisfitError as error:
        raise error.under(len(taken)) from None
    except (ValueError, TypeError, KeyError, OverflowError):
        raise MisfitError(UNEXPECTED, len(taken)) from None
    return tuple(taken)


def _each(put: Callable[[Any], Any], values: tuple[Any, ...]) -> list[Any]:
    return [put(value) for value in values]


def _as_it_is(value: Any) -> Any:  # noqa: ANN401  # it is plain
    return value


def _unless_none(do: Callable[[Any], Any], value: Any) -> Any:  # noqa: ANN401  # of any kind
    return None if value is None else do(value)


def text(plain: object) -> str:
    """Return a text.

    Raises:
        MisfitError: it is none.
    """
    if type(plain) is str:
        return plain
    raise MisfitError(UNEXPECTED)


def integer(plain: object) -> int:
    """Return an integer, which true and false are not.

    Raises:
        MisfitError: it is none.
    """
    if type(plain) is int:
        return plain
    raise MisfitError(UNEXPECTED)


_LEAVES: Mapping[Any, Codec] = {
    str: Codec(_as_it_is, text),
    int: Codec(_as_it_is, integer),
    bool: Codec({True: _YES, False: _NO}.__getitem__, {_YES: True, _NO: False}.__getitem__),
    Message | str: Codec(to_fields, from_fields),
    dt.datetime: Codec(dt.datetime.isoformat, dt.datetime.fromisoformat),
    dt.date: Codec(dt.date.isoformat, dt.date.fromisoformat),
}
