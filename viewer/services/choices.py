"""What the user chose for a handout, remembered from one to the next."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field, fields, replace
from enum import Enum
from pathlib import Path
from typing import Protocol, TypeVar, cast

from data.briefing.plan import OF_ONE_DOCUMENT, Plan
from data.errors import IntakeError
from data.files.paths import named, written
from data.messages import said
from exporters import writing_formats
from exporters.options import ExportOptions, PageSetup

V = TypeVar("V")

_FONTS, _FORMAT = "briefing/fonts", "briefing/format"
_KEPT = tuple(
    item.name for item in fields(Plan) if item.name != "page" and item.name not in OF_ONE_DOCUMENT
)
"""What of a plan is remembered from one document to the next, apart from its page."""
_MOST_FONTS = 20
MARKINGS = (
    said("INTERNAL – FOR BRIEFING"),
    said("INTERNAL – DRAFT"),
    said("NOT FOR DISTRIBUTION"),
)
"""What is suggested to be written on every page."""


class ChoiceSettings(Protocol):
    """Where choices are remembered."""

    def value(self, key: str, default: str = "") -> str:
        """Return what was remembered under `key`, or `default`."""

    def set_value(self, key: str, value: str) -> None:
        """Remember a text under `key`."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What the export dialog asks for: a plan with its page set-up, and what a plan does not say.

    `format` and `fonts` are as in ExportOptions; the fonts are asked for characters that the
    program's own lack. `attach_source` puts the document's file into the handout. It is remembered
    nowhere: the file may hold more than what is printed, so each time it goes out it is asked for.
    """

    plan: Plan = field(default_factory=Plan)
    format: str = field(default_factory=lambda: writing_formats.usual().name)
    fonts: tuple[Path, ...] = ()
    attach_source: bool = False

    def __post_init__(self) -> None:
        if self.plan.page is None:
            object.__setattr__(self, "plan", replace(self.plan, page=PageSetup()))

    @property
    def page(self) -> PageSetup:
        """How the pages look."""
        return self.plan.page or PageSetup()

    def following(self, plan: Plan) -> "Choices":
        """Return these choices changed to what a plan says, as far as the dialog can show it."""
        shown = replace(
            Plan(), **{name: getattr(plan, name) for name in (*_KEPT, "topics", "copy")}
        )
        return replace(self, plan=replace(shown, page=plan.page or self.page))

    @property
    def options(self) -> ExportOptions:
        """How the handout is to be set."""
        return ExportOptions(self.page, self.format, self.fonts)


def remembered(settings: ChoiceSettings) -> Choices:
    """Return the choices that were made last, for all topics."""
    page = _read_fields(PageSetup(), (item.name for item in fields(PageSetup)), settings)
    return Choices(
        replace(_read_fields(Plan(), _KEPT, settings), page=page),
        format=settings.value(_FORMAT, writing_formats.usual().name),
        fonts=_fonts(settings.value(_FONTS)),
    )


def remember(choices: Choices, settings: ChoiceSettings) -> None:
    """Remember the choices; what is of one document alone is not kept."""
    kept = {name: getattr(choices.plan, name) for name in _KEPT}
    kept |= {item.name: getattr(choices.page, item.name) for item in fields(PageSetup)}
    for name, value in kept.items():
        settings.set_value(f"briefing/{name}", _written(value))
    settings.set_value(_FORMAT, choices.format)
    settings.set_value(_FONTS, "\n".join(written(font) for font in choices.fonts))


def _fonts(text: str) -> tuple[Path, ...]:
    """Return the files of a list of paths, without what is none of this computer."""
    found = []
    for name in text.splitlines()[:_MOST_FONTS]:
        with suppress(IntakeError):
            found.append(named(name))
    return tuple(found)


def _read_fields(usual: V, names: Iterable[str], settings: ChoiceSettings) -> V:
    """Return a value with the fields that are remembered, as usual where that is no such value."""
    read = {name: _read(settings.value(f"briefing/{name}"), getattr(usual, name)) for name in names}
    try:
        return replace(usual, **read)  # type: ignore[type-var]  # a Plan or a PageSetup
    except ValueError:
        return usual


def _written(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.name if isinstance(value, Enum) else str(value)


def _read(text: str, usual: V) -> V:
    """Return the value that `_written` wrote, or `usual` where it is none of its kind."""
    if isinstance(usual, bool):
        return cast("V", text == "yes")
    if isinstance(usual, Enum):
        return cast("V", type(usual).__members__.get(text.upper(), usual))
    return cast("V", text)
