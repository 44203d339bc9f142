"""What intake says of its own work: what was recognised and where, repaired, and doubted."""

from enum import StrEnum

from data.basis.values import dataclass
from data.messages import Message

READING_VERSION = 5
"""Raised when intake reads a file otherwise than before; the library knows what read a document.

It stands here, for who opens a document that was read does not load intake.
"""


class Certainty(StrEnum):
    """How sure intake is of something that it found."""

    SURE = "sure"
    LIKELY = "likely"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked for: `what` ("Title"), what was found, where, and how sure.

    `value` is empty where nothing was found; `place` says then what was done instead. What is a
    plain text comes from the document, or was kept by an earlier version, in English.
    """

    what: Message | str
    value: Message | str
    place: Message | str
    certainty: Certainty = Certainty.SURE

    def __post_init__(self) -> None:
        if not self.what or not self.place:
            raise ValueError("a finding names what was looked for, and where it was found")


@dataclass(frozen=True, slots=True)
class Head:
    """A heading of an outline: the number of its block, and its level from 1."""

    block: int
    level: int

    def __post_init__(self) -> None:
        if self.block < 0 or self.level < 1:
            raise ValueError("a heading has a block, and a level from 1")


@dataclass(frozen=True, slots=True)
class Outline:
    """A way to divide a document into topics.

    `kind` names the evidence that it goes by, alike in all papers of a source ("strong", "I.");
    it is compared, and never shown. `place` says the same to the user ("lines in bold").
    """

    kind: str
    place: Message | str
    heads: tuple[Head, ...] = ()

    def __post_init__(self) -> None:
        if not self.kind or not self.place:
            raise ValueError("an outline says what it goes by")


@dataclass(frozen=True, slots=True)
class Report:
    """How a file was understood.

    `format` is the format's name ("Web page"), `encoding` that of its text ("Shift_JIS"; empty
    where the format has none). `repairs` and `warnings` are sentences for the user. `outlines` are
    the ways to divide the document that came close, that of the document first; none where one
    way was far ahead.
    """

    format: Message | str = ""
    encoding: str = ""
    findings: tuple[Finding, ...] = ()
    repairs: tuple[Message | str, ...] = ()
    warnings: tuple[Message | str, ...] = ()
    outlines: tuple[Outline, ...] = ()
