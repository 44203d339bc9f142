"""Texts that a person is to see, with what stands in them, before they are put into a language.

A text is a whole sentence in English; “{name}” stands where a value goes. `said` and `counted`
make a `Message`; `Words` puts it into a language, and is passed in like the clock to whatever
shows or writes texts. English needs no catalogue: `ENGLISH`, or `str` of the message.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import reduce

from data.values import dataclass

_PLACE = re.compile(r"\{([a-z_]+)\}")
_THOUSAND = "1,000"
_PART = "part"
"""Begins the names of what is joined: such a text has no words, and is looked up nowhere."""


@dataclass(frozen=True, slots=True)
class Message:
    """A text in English and the values in it.

    `many` is the text for any other `count` than one; it is empty where nothing is counted. Values
    stand in the order of their names, so that a message is equal to the same out of a file.

    Raises:
        KeyError: a place of the text has no value.
        ValueError: a place stands twice in a text: of messages within messages, a few letters of a
            file could become a text that no memory holds.
    """

    text: str
    values: "tuple[tuple[str, Value], ...]" = ()
    many: str = ""
    count: int = 1

    def __post_init__(self) -> None:
        known = dict(self.values)
        object.__setattr__(self, "values", tuple((name, known[name]) for name in sorted(known)))
        for text in (self.text, self.many):
            places = _PLACE.findall(text)
            for place in places:
                known[place]
            if len(set(places)) < len(places):
                raise ValueError("a place stands twice in a text")

    def __str__(self) -> str:
        """Return the text in English."""
        return ENGLISH(self)


class Words:
    """Puts texts into a language; this one is English, in which they are written.

    Another language says how it has a text (`text`) and which form of it for a count (`form`).
    """

    language = "en"
    """The language's tag (BCP 47)."""

    def text(self, text: str) -> str:
        """Return a text in this language, its places as they are."""
        return text

    def form(self, one: str, many: str, count: int) -> str:
        """Return the form of a text for a count."""
        return one if count == 1 else many

    def __call__(self, message: Message | str) -> str:
        """Return a message in this language; a plain text comes from elsewhere, and stays.

        A text whose places are not those of the English one is no translation: English is shown.
        """
        if isinstance(message, str):
            return message
        values = {name: self._shown(value) for name, value in message.values}
        if message.many:
            source = message.text if message.count == 1 else message.many
            text = self.form(message.text, message.many, message.count)
        else:
            is_joined = message.text.startswith(f"{{{_PART}")
            source, text = message.text, message.text if is_joined else self.text(message.text)
        try:
            return _filled(text, values)
        except KeyError:
            return _filled(source, values)

    def tr(self, text: str, /, **values: "Value") -> str:
        """Return a text in this language, with the values in their places."""
        return self(said(text, **values))

    def trn(self, one: str, many: str, count: int, /, **values: "Value") -> str:
        """Return the text for a count, as `counted` says."""
        return self(counted(one, many, count, **values))

    def _shown(self, value: "Value") -> str:
        if isinstance(value, int):
            sign = self.text(_THOUSAND).replace("1", "", 1).replace("000", "", 1)
            return f"{value:,}".replace(",", sign)
        return self(value)


ENGLISH = Words()

Value = str | int | Message
"""What can stand in a text: a number is a quantity, a message comes in the same language."""


def said(text: str, /, **values: Value) -> Message:
    """Return a message: `said("“{name}” is a folder: open a file in it.", name=shown(path))`.

    An int is a quantity, written with signs between the thousands; another number is passed as a
    text.
    """
    return Message(text, tuple(values.items()))


def counted(one: str, many: str, count: int, /, **values: Value) -> Message:
    """Return a message on so many: `counted("{count} note", "{count} notes", len(notes))`.

    Both are whole sentences, and `{count}` stands for the number in either, or in neither.
    """
    return Message(one, tuple((values | {"count": count}).items()), many, count)


def joined(parts: Iterable[Message | str], between: str = " ") -> Message | str:
    """Return texts that stand by themselves as one: sentences, or what a list names."""
    named: dict[str, Value] = {f"{_PART}{'_' * place}": part for place, part in enumerate(parts)}
    text = between.join(f"{{{name}}}" for name in named)
    return Message(text, tuple(named.items())) if named else ""


@dataclass(frozen=True, slots=True)
class Forms:
    """Both forms of a text that counts, for tables: `Forms("{count} link", "{count} links")`."""

    one: str
    many: str

    def of(self, count: int, **values: Value) -> Message:
        """Return the message on so many."""
        return counted(self.one, self.many, count, **values)


def listed(names: Sequence[Message | str]) -> Message | str:
    """Return names, of which there is one at least, one after the other: "a", "a, b and c"."""
    *before, last = names
    return said("{names} and {last}", names=in_a_row(before), last=last) if before else last


def in_a_row(parts: Sequence[Message | str]) -> Message | str:
    """Return parts that each stand by themselves, one at least, with commas: "a, b, c"."""
    return reduce(lambda one, other: said("{one}, {other}", one=one, other=other), parts)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A text with places, for tables: `Sentence("“{name}” is an image: open its text.")`."""

    text: str

    def of(self, **values: Value) -> Message:
        """Return the message with values in its places."""
        return said(self.text, **values)


def to_fields(message: Message | str) -> object:
    """Return a message as values that JSON can hold."""
    if isinstance(message, str):
        return message
    values = {
        name: value if isinstance(value, int) else to_fields(value)
        for name, value in message.values
    }
    return [message.text, values, message.many, message.count]


_DEEPEST = 8
"""Messages are values of each other no more deeply than this."""


def from_fields(fields: object, *, deepest: int = _DEEPEST) -> Message | str:
    """Return the message of which `to_fields` made these.

    Raises:
        ValueError: there is none.
    """
    match fields:
        case str():
            return fields
        case [str(text), dict() as values, str(many), int(count)] if deepest:
            known = {
                str(name): value
                if isinstance(value, int)
                else from_fields(value, deepest=deepest - 1)
                for name, value in values.items()
            }
            try:
                return Message(text, tuple(known.items()), many, count)
            except KeyError:
                raise ValueError("a place of the message has no value") from None
    raise ValueError("this is no message")


def _filled(text: str, values: Mapping[str, str]) -> str:
    """Put values into their places; what stands in a value is no place."""
    return _PLACE.sub(lambda found: values[found[1]], text) if values else text
