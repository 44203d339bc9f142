"""How pages look: what a plan keeps of it, and what exporters go by."""

from dataclasses import dataclass
from enum import Enum, StrEnum

LONGEST_WATERMARK = 40
"""Characters that a watermark may have."""


class Paper(Enum):
    """Paper sizes, portrait, in millimetres (ISO 216; ANSI/ASME Y14.1; JIS P 0138 for B5)."""

    A4 = (210.0, 297.0)
    LETTER = (215.9, 279.4)
    B5 = (182.0, 257.0)

    @property
    def title(self) -> str:
        """The name that users know: "A4", "Letter", "JIS B5"."""
        return {Paper.A4: "A4", Paper.LETTER: "Letter", Paper.B5: "JIS B5"}[self]

    @classmethod
    def named(cls, name: str) -> "Paper":
        """Return the paper of that name or title, in any case.

        Raises:
            ValueError: with the names that there are.
        """
        wanted = name.strip().casefold()
        for paper in cls:
            if wanted in {paper.name.casefold(), paper.title.casefold()}:
                return paper
        known = ", ".join(paper.title for paper in cls)
        raise ValueError(f"no paper is called “{name}”; choose one of {known}")


class NotePlacement(StrEnum):
    """Where an analyst's notes stand."""

    MARGIN = "margin"
    FOOTNOTES = "footnotes"
    ENDNOTES = "endnotes"


class Contents(StrEnum):
    """Whether the topics are listed; automatically is from three topics up."""

    AUTO = "auto"
    ON = "on"
    OFF = "off"


class Imposition(StrEnum):
    """How finished pages go on a sheet of the paper, which is turned to landscape for two."""

    SINGLE = "single"
    TWO_UP = "two-up"
    BOOKLET = "booklet"


class Standard(StrEnum):
    """The standards that a PDF is made to.

    `UA1` is PDF 1.7, PDF/UA-1 (ISO 14289-1) and PDF/A-2a, or PDF/A-3a with files attached; `UA2` is
    PDF 2.0, PDF/UA-2 (ISO 14289-2), Well-Tagged PDF 1.0 and PDF/A-4, or PDF/A-4f with files
    attached. A file is one or the other: either names one part of ISO 14289.
    """

    UA1 = "ua-1"
    UA2 = "ua-2"


@dataclass(frozen=True, slots=True)
class PageSetup:
    """How pages look.

    `large_print` sets everything a quarter larger, in new lines. `two_sided` keeps the binding edge
    wider than the outer one, in turn right and left. The `watermark` stands in grey behind the text
    of every page. `greyscale` turns every colour into the grey of its luminance. `hyphenated`
    divides words at line ends where patterns for the briefing's language are known. `standard` is
    what single pages are made to; sheets with several pages are PDF 1.7 without tags.

    Raises:
        ValueError: the watermark is longer than 40 characters or has several lines.
    """

    paper: Paper = Paper.A4
    notes: NotePlacement = NotePlacement.MARGIN
    contents: Contents = Contents.AUTO
    large_print: bool = False
    two_sided: bool = False
    watermark: str = ""
    greyscale: bool = False
    justified: bool = False
    hyphenated: bool = False
    imposition: Imposition = Imposition.SINGLE
    standard: Standard = Standard.UA1

    def __post_init__(self) -> None:
        if len(self.watermark) > LONGEST_WATERMARK or len(self.watermark.splitlines()) > 1:
            raise ValueError(
                f"a watermark is one line of at most {LONGEST_WATERMARK} characters; shorten it"
            )
