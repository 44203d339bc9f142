"""What the user chose for a handout, remembered from one to the next."""

from contextlib import suppress
from dataclasses import dataclass, field, fields, replace
from enum import Enum
from pathlib import Path
from typing import Any, Protocol, TypeVar, cast

from data.briefing.content import Plan, Template
from data.errors import IntakeError
from data.files.paths import named, written
from exporters import writing_formats
from exporters.options import ExportOptions, PageSetup

V = TypeVar("V")

_FONTS = "briefing/fonts"
_MOST_FONTS = 20
MARKINGS = ("INTERNAL – FOR BRIEFING", "INTERNAL – DRAFT", "NOT FOR DISTRIBUTION")


class ChoiceSettings(Protocol):
    """Where choices are remembered."""

    def value(self, key: str, default: str = "") -> str:
        """Return what was remembered under `key`, or `default`."""

    def set_value(self, key: str, value: str) -> None:
        """Remember a text under `key`."""


@dataclass(frozen=True, slots=True)
class Choices:
    """The fields of the export dialog; `topics` as in a Plan, `format` as in ExportOptions.

    `fonts` are the files that are asked for characters that the program's own fonts lack.
    `attach_source` puts the document's file into the handout. It is remembered nowhere: the file
    may hold more than what is printed, so each time it goes out it is asked for.
    """

    marking: str = ""
    prepared_for: str = ""
    prepared_by: str = ""
    copy: str = ""
    page: PageSetup = field(default_factory=PageSetup)
    format: str = field(default_factory=lambda: writing_formats.usual().name)
    topics: frozenset[int] | None = None
    template: Template = Template.ANNOTATED
    fonts: tuple[Path, ...] = ()
    attach_source: bool = False

    @property
    def plan(self) -> Plan:
        """The plan that these choices make."""
        return Plan(
            topics=self.topics,
            marking=self.marking,
            prepared_for=self.prepared_for,
            prepared_by=self.prepared_by,
            copy=self.copy,
            template=self.template,
            page=self.page,
        )

    def following(self, plan: Plan) -> "Choices":
        """Return these choices changed to what a plan says."""
        return replace(
            self,
            topics=plan.topics,
            marking=plan.marking,
            prepared_for=plan.prepared_for,
            prepared_by=plan.prepared_by,
            copy=plan.copy,
            template=plan.template,
            page=plan.page or self.page,
        )

    @property
    def options(self) -> ExportOptions:
        """How the handout is to be set."""
        return ExportOptions(self.page, self.format, self.fonts)


def remembered(settings: ChoiceSettings) -> Choices:
    """Return the choices that were made last, for all topics."""
    return Choices(
        marking=settings.value("briefing/marking"),
        prepared_for=settings.value("briefing/prepared_for"),
        prepared_by=settings.value("briefing/prepared_by"),
        copy=settings.value("briefing/copy"),
        page=_remembered_page(settings),
        format=settings.value("briefing/format", writing_formats.usual().name),
        template=_read(settings.value("briefing/template"), Template.ANNOTATED),
        fonts=_fonts(settings.value(_FONTS)),
    )


def remember(choices: Choices, settings: ChoiceSettings) -> None:
    """Remember the choices; those of topics are the document's own and are not kept."""
    for name in ("marking", "prepared_for", "prepared_by", "copy", "format", "template"):
        settings.set_value(f"briefing/{name}", _written(getattr(choices, name)))
    settings.set_value(_FONTS, "\n".join(written(font) for font in choices.fonts))
    for item in fields(PageSetup):
        settings.set_value(f"briefing/{item.name}", _written(getattr(choices.page, item.name)))


def _fonts(text: str) -> tuple[Path, ...]:
    """Return the files of a list of paths, without what is none of this computer."""
    found = []
    for name in text.splitlines()[:_MOST_FONTS]:
        with suppress(IntakeError):
            found.append(named(name))
    return tuple(found)


def _remembered_page(settings: ChoiceSettings) -> PageSetup:
    """Return the page set-up, with the usual choice for what is not understood."""
    usual = PageSetup()
    chosen: dict[str, Any] = {
        item.name: _read(settings.value(f"briefing/{item.name}"), getattr(usual, item.name))
        for item in fields(PageSetup)
    }
    try:
        return PageSetup(**chosen)
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
