"""What may open a Markdown file before its text, often the only place of title and date.

Patterns served: blocks of YAML ("---") and of TOML ("+++"); up to three lines of title, authors and
date, each behind "%"; dates under many names ("published_time", "doc_date"), as the title, or as
all that another field says ("description: 3 April 2031").
"""

import datetime as dt
import re
from typing import NamedTuple

from data.intake.lexicon import shapes
from data.intake.lexicon.dates import first_date
from data.intake.stream import Declared
from data.messages import said

_YAML = re.compile(r"\A\ufeff?---[ \t]*\n(.{0,65536}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_TOML = re.compile(r"\A\ufeff?\+\+\+[ \t]*\n(.{0,65536}?)\n\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL)
_LINES = re.compile(
    r"\A\ufeff?((?:%[ \t][^\n]*\n(?:[ \t]+[^\s%][^\n]*\n)*|%[ \t]*\n){1,3})(?:\s*\n|\Z)"
)
_KEY = re.compile(r"^[A-Za-z_][\w .-]{0,60}:", re.MULTILINE)
_DATES = ("date", "published", "published_time", "issued", "created")
_OF_A_DATE = re.compile(r"date|publish|issued", re.IGNORECASE)
_OF_ANOTHER = re.compile(
    r"updat|modif|access|retriev|crawl|scrap|fetch|expir|due|review|end|until|upload|archiv|format",
    re.IGNORECASE,
)
_PLACE = said("the front matter")
_NONE = frozenset({"~", "null"})
_MOST_BRACKETS = 400


class FrontMatter(NamedTuple):
    """What the front matter declares, its text, and the text after it."""

    declared: Declared
    text: str
    rest: str


def split(text: str) -> FrontMatter:
    """Take the front matter off a text; what is no sound block of fields stays in the text."""
    for form, read in ((_YAML, _fields), (_TOML, _toml), (_LINES, _signed)):
        match = form.match(text)
        fields = read(match[1]) if match else None
        if match and fields is not None:
            return FrontMatter(_declared(fields), match[1], text[match.end() :])
    return FrontMatter(Declared(), "", text)


def _declared(fields: dict[str, object]) -> Declared:
    title = fields.get("title")
    language = fields.get("lang") or fields.get("language")
    return Declared(
        title=" ".join(title.split()) if isinstance(title, str) and title not in _NONE else "",
        date=next((day for name in _date_names(fields) if (day := _day(fields[name]))), None),
        language=language if isinstance(language, str) else "",
        place=_PLACE,
    )


def _date_names(fields: dict[str, object]) -> list[str]:
    """Return the names of fields that say of when the document is, the surest first.

    A title that is nothing but a day is that of the paper; what is dated beside it is the file.
    """
    titled = [name for name in ("title",) if _is_day(fields.get(name))]
    known = [name for name in _DATES if name in fields]
    own = [name for name in fields if name not in known and not _OF_ANOTHER.search(name)]
    named = [name for name in own if _OF_A_DATE.search(name)]
    return [*titled, *known, *named, *(name for name in own if _is_day(fields[name]))]


def _fields(text: str) -> dict[str, object] | None:
    """Return the fields of a YAML mapping; None for anything else, aliases included (bombs)."""
    # The parser's time grows with the square of the brackets that stand open.
    if not _KEY.search(text) or text.count("[") + text.count("{") > _MOST_BRACKETS:
        return None
    import yaml  # noqa: PLC0415  # only for files that have front matter

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


def _toml(text: str) -> dict[str, object] | None:
    import tomllib  # noqa: PLC0415  # only for files that have such front matter

    if text.count("[") + text.count("{") > _MOST_BRACKETS:
        return None
    try:
        found = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, ValueError, RecursionError):
        return None
    return {
        name.lower(): value.isoformat() if isinstance(value, dt.date) else value
        for name, value in found.items()
    }


def _signed(text: str) -> dict[str, object] | None:
    """Return the fields of lines behind "%": title, authors, date; each may go on, set in."""
    lines = re.split(r"^%", text, flags=re.MULTILINE)[1:]
    names = ("title", "author", "date")
    return dict(zip(names, (" ".join(line.split()) for line in lines), strict=False))


def _is_day(value: object) -> bool:
    """Tell whether a field says a day and nothing else."""
    return isinstance(value, str) and shapes.is_day(value.strip())


def _day(value: object) -> dt.date | None:
    return first_date(value) if isinstance(value, str) else None
