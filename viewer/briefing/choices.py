"""What the user chose for a handout, remembered from one to the next."""

from dataclasses import dataclass
from typing import Protocol

from data.briefing import Plan
from data.document import Document
from exporters.options import ExportOptions, PageSetup, Paper

LEAD = -1
"""The lead's number among the topics of a plan."""

MARKINGS = ("INTERNAL – FOR BRIEFING", "INTERNAL – DRAFT", "NOT FOR DISTRIBUTION")


class Settings(Protocol):
    """Where choices are remembered."""

    def value(self, key: str, default: str = "") -> str:
        """Return what was remembered under `key`, or `default`."""

    def set_value(self, key: str, value: str) -> None:
        """Remember a text under `key`."""


@dataclass(frozen=True, slots=True)
class Choices:
    """The fields of the export dialog; `topics` as in a Plan, `format` as in ExportOptions."""

    marking: str = ""
    prepared_for: str = ""
    prepared_by: str = ""
    copy: str = ""
    paper: Paper = Paper.A4
    format: str = "pdf"
    topics: frozenset[int] | None = None

    @property
    def plan(self) -> Plan:
        """The plan that these choices make."""
        return Plan(
            topics=self.topics,
            marking=self.marking,
            prepared_for=self.prepared_for,
            prepared_by=self.prepared_by,
            copy=self.copy,
        )

    @property
    def options(self) -> ExportOptions:
        """How the handout is to be set."""
        return ExportOptions(PageSetup(self.paper), self.format)


def remembered(settings: Settings) -> Choices:
    """Return the choices that were made last, for all topics."""
    papers = {paper.title: paper for paper in Paper}
    return Choices(
        marking=settings.value("briefing/marking"),
        prepared_for=settings.value("briefing/prepared_for"),
        prepared_by=settings.value("briefing/prepared_by"),
        copy=settings.value("briefing/copy"),
        paper=papers.get(settings.value("briefing/paper"), Paper.A4),
        format=settings.value("briefing/format", "pdf"),
    )


def remember(choices: Choices, settings: Settings) -> None:
    """Remember the choices; those of topics are the document's own and are not kept."""
    for name in ("marking", "prepared_for", "prepared_by", "copy", "format"):
        settings.set_value(f"briefing/{name}", getattr(choices, name))
    settings.set_value("briefing/paper", choices.paper.title)


def top_topics(document: Document) -> tuple[int, ...]:
    """Return the numbers that a plan knows: the lead's, if there is one, and the top topics'."""
    numbers = [LEAD] if document.lead else []
    stop = 0
    for number, topic in enumerate(document.topics):
        if topic.first >= stop:
            numbers.append(number)
            stop = topic.stop
    return tuple(numbers)
