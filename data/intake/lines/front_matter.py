"""The YAML block that may open a Markdown file, often the only place of title and date."""

import datetime as dt
import re
from typing import NamedTuple

from data.intake.lexicon.dates import first_date
from data.intake.stream import Declared
from data.messages import said

_BLOCK = re.compile(r"\A\ufeff?---[ \t]*\n(.{0,65536}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_KEY = re.compile(r"^[A-Za-z_][\w .-]{0,60}:", re.MULTILINE)
_DATES = ("date", "published", "published_time", "issued", "created")
_PLACE = said("the front matter")
_NONE = frozenset({"~", "null"})
_MOST_BRACKETS = 400


class FrontMatter(NamedTuple):
    """What the front matter declares, its text, and the text after it."""

    declared: Declared
    text: str
    rest: str


def split(text: str) -> FrontMatter:
    """Take the front matter off a text; what is no sound YAML mapping stays in the text."""
    match = _BLOCK.match(text)
    if match is None or not _KEY.search(match[1]):
        return FrontMatter(Declared(), "", text)
    fields = _fields(match[1])
    if fields is None:
        return FrontMatter(Declared(), "", text)
    title = fields.get("title")
    language = fields.get("lang") or fields.get("language")
    declared = Declared(
        title=" ".join(title.split()) if isinstance(title, str) and title not in _NONE else "",
        date=next((day for name in _DATES if (day := _day(fields.get(name)))), None),
        language=language if isinstance(language, str) else "",
        place=_PLACE,
    )
    return FrontMatter(declared, match[1], text[match.end() :])


def _fields(text: str) -> dict[str, object] | None:
    """Return the fields of a YAML mapping; None for anything else, aliases included (bombs)."""
    import yaml  # noqa: PLC0415  # only for files that have front matter

    # The parser's time grows with the square of the brackets that stand open.
    if text.count("[") + text.count("{") > _MOST_BRACKETS:
        return None
    try:
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, yaml.SafeLoader)):
            return None
        # All values as they are printed: a day that is none must not spoil the others.
        value = yaml.BaseLoader(text).get_single_data()
    except (yaml.YAMLError, ValueError, RecursionError):
        return None
    if not isinstance(value, dict):
        return None
    return {str(name).lower(): field for name, field in value.items()}


def _day(value: object) -> dt.date | None:
    return first_date(value) if isinstance(value, str) else None
