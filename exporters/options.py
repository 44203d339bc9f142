"""How a handout is set on the page; every length in the unit its name or docstring says."""

from dataclasses import dataclass
from enum import Enum


class Paper(Enum):
    """Paper sizes, portrait, in millimetres (ISO 216; ANSI/ASME Y14.1)."""

    A4 = (210.0, 297.0)
    LETTER = (215.9, 279.4)

    @property
    def title(self) -> str:
        """The name that users know: "A4", "Letter"."""
        return "A4" if self is Paper.A4 else "Letter"

    @classmethod
    def named(cls, name: str) -> "Paper":
        """Return the paper of that name, in any case.

        Raises:
            ValueError: with the names that there are.
        """
        for paper in cls:
            if paper.title.casefold() == name.strip().casefold():
                return paper
        known = ", ".join(paper.title for paper in cls)
        raise ValueError(f"no paper is called “{name}”; choose one of {known}")


@dataclass(frozen=True, slots=True)
class PageSetup:
    """The sheet that a handout is set for."""

    paper: Paper = Paper.A4


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What an exporter needs to know besides the briefing.

    `format` is a name from `exporters.formats()`; None takes it from the file's suffix.
    """

    page: PageSetup = PageSetup()
    format: str | None = None
