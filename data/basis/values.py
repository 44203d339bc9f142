"""Frozen values, made quickly: dataclasses that share what `dataclasses` writes anew for each.

The standard decorator compiles six functions for a frozen class, which takes four times as long as
one does, and there are dozens of such classes before the first picture. For type checkers it is the
standard one; `replace`, `fields` and `field` are those of `dataclasses`.
"""

import dataclasses
from dataclasses import MISSING, FrozenInstanceError, fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from collections.abc import Callable
    from dataclasses import Field, dataclass

    from _typeshed import DataclassInstance
else:

    def dataclass(*, frozen: bool, slots: bool) -> "Callable[[type], type]":
        """Make a class a dataclass, as `dataclasses.dataclass(frozen=True, slots=True)` does.

        Raises:
            TypeError: it is not to be frozen and to have slots.
        """
        if not (frozen and slots):
            raise TypeError("values are frozen and have slots: use dataclasses for others")
        return _value


def _value(plain: type) -> type:
    made: type = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)(plain)
    known = fields(made)
    shared = {
        "__init__": _initialiser(made, known),
        "__setattr__": _refuse_to_set,
        "__delattr__": _refuse_to_delete,
        "__getstate__": _state,
        "__setstate__": _set_state,
        "__repr__": _representation,
        **_comparison([item.name for item in known if item.compare]),
    }
    for name, function in shared.items():
        if name not in vars(plain):
            setattr(made, name, function)
    return made


def _initialiser(made: type, known: "tuple[Field[Any], ...]") -> "Callable[..., None]":
    """Return `__init__`, compiled, because documents have many thousands of values."""
    names: dict[str, Any] = {}
    parameters, lines = [], []
    for item in (item for item in known if item.init):
        name, given = item.name, item.name
        if item.default is not MISSING:
            names[f"_{name}_"] = item.default
            parameters.append(f"{name}=_{name}_")
        elif item.default_factory is not MISSING:
            names[f"_{name}_"] = item.default_factory
            parameters.append(f"{name}=_{name}_")
            given = f"_{name}_() if {name} is _{name}_ else {name}"
        else:
            parameters.append(name)
        names[f"_put_{name}"] = getattr(made, name).__set__  # of its slot
        lines.append(f"_put_{name}(self, {given})")
    if hasattr(made, "__post_init__"):
        lines.append("self.__post_init__()")
    body = "\n ".join(lines or ["pass"])
    exec(f"def __init__(self, {', '.join(parameters)}):\n {body}", names)  # noqa: S102 - names alone
    initialiser: Callable[..., None] = names["__init__"]
    initialiser.__qualname__ = f"{made.__qualname__}.__init__"
    return initialiser


def _comparison(names: list[str]) -> "dict[str, Callable[..., Any]]":
    """Return what compares two values by what their fields hold, and the hash that goes with it."""
    held = attrgetter(*names) if names else type

    def is_equal(self: object, other: object) -> bool:
        return held(self) == held(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: object) -> int:
        return hash(held(self))

    return {"__eq__": is_equal, "__hash__": hashed}


def _representation(self: "DataclassInstance") -> str:
    shown = ", ".join(
        f"{item.name}={getattr(self, item.name)!r}" for item in fields(self) if item.repr
    )
    return f"{type(self).__qualname__}({shown})"


def _refuse_to_set(_self: object, name: str, _value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(_self: object, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: "DataclassInstance") -> list[object]:
    return [getattr(self, item.name) for item in fields(self)]


def _set_state(self: "DataclassInstance", state: list[object]) -> None:
    for item, value in zip(fields(self), state, strict=True):
        object.__setattr__(self, item.name, value)
