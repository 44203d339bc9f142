"""A kind of thing that is kept, with its name and version in the file; its fields keep themselves.

To add a field to a type that is kept, add it with a default, raise the version of its kind, and
make a sample of that version (`tests/fixtures/kept`).
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Generic, TypeVar

from data.errors import FormatError, NewerFormatError
from data.messages import Message, Sentence, said
from data.serial import strict_json
from data.serial.fields import NO_OBJECT, MisfitError, Record, Shape

T = TypeVar("T")

_LONGEST_NAME = 40
_NOTHING: Mapping[str, object] = MappingProxyType({})


class KeptKind(Generic[T]):
    """How one kind of thing is kept as JSON, losslessly, with its format's name and a version.

    All versions up to this one are read: what an older one did not know has its default. `damaged`
    says `{why}` one cannot be read, `newer` that it is of a `{version}` that is not known here.
    Fields that are `beside` are kept elsewhere.
    """

    def __init__(
        self,
        kind: type[T],
        damaged: Sentence,
        newer: Sentence,
        *,
        format_name: str,
        version: int,
        shapes: Mapping[type, Shape] = MappingProxyType({}),
    ) -> None:
        self.kind = kind
        self.format_name = format_name
        self.version = version
        self.beside = shapes.get(kind, Shape()).beside
        self._damaged = damaged
        self._newer = newer
        self._record = Record(kind, shapes)

    def dumps(self, value: T) -> str:
        """Return a value as canonical JSON."""
        return strict_json.dumps(self.plain(value))

    def loads(self, text: str, **beside: object) -> T:
        """Return the value that `dumps` wrote; `beside` are the fields that are kept elsewhere.

        Raises:
            FormatError: if the text is damaged.
            NewerFormatError: if it is of a version that is not known here.
        """
        try:
            plain = strict_json.loads(text)
        except (ValueError, TypeError):  # a damaged row may hold a number
            raise self._misfit(said("it is not valid JSON")) from None
        return self.made(plain, beside=beside)

    def plain(self, value: T) -> dict[str, object]:
        """Return a value as plain values, which JSON can hold."""
        return {
            "format": self.format_name,
            "version": self.version,
            **self._record.put(value),
        }

    def made(self, plain: object, *, beside: Mapping[str, object] = _NOTHING) -> T:
        """Return the value that plain values describe; otherwise like `loads`."""
        if not isinstance(plain, dict):
            raise self._misfit(NO_OBJECT.whole)
        fields = dict(plain)
        if fields.pop("format", "") != self.format_name:
            raise self._misfit(said("it is of another kind than was expected"))
        version = fields.pop("version", 0)
        if type(version) is not int or version < 1:
            raise self._misfit(said("its field version is not as expected"))
        if version > self.version:
            raise NewerFormatError(self._newer.of(version=str(version)))
        try:
            made: T = self._record.take(fields, **beside)
        except MisfitError as error:
            raise self._misfit(_told(error)) from None
        return made

    def _misfit(self, why: Message) -> FormatError:
        return FormatError(self._damaged.of(why=why))


def _told(error: MisfitError) -> Message:
    """Return what is wrong, and where; nothing of the content but names."""
    path = ""
    for step in error.where:
        if isinstance(step, int):
            path += f"[{step}]"
        else:
            shown = step if step.isidentifier() and len(step) <= _LONGEST_NAME else "?"
            path += f".{shown}" if path else shown
    return error.what.within.of(path=path) if path else error.what.whole
