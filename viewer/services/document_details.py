"""The details of a document for its user: what was read, where and how surely, what was corrected.

What the user types becomes a value here, or a line that says what is wrong with it.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from data.document import Document
from data.errors import ReportableError
from data.intake_report import Finding
from data.messages import ENGLISH, Message, Words, said
from data.structure_corrections.application import corrected
from data.structure_corrections.correction import (
    LONGEST,
    MOST_PARTICIPANTS,
    Correction,
    DetailKind,
    is_value,
)
from data.structure_corrections.details import value_of, with_values, written
from data.text.language_names import NAMES, name_of
from data.text.printed_dates import printed_date, read_date
from viewer.services.wording import certainty_of

_KINDS: Mapping[DetailKind, Message] = {
    DetailKind.TITLE: said("Title"),
    DetailKind.DATE: said("Date"),
    DetailKind.PLACE: said("Place"),
    DetailKind.PARTICIPANTS: said("Participants"),
    DetailKind.PUBLICATION: said("Publication"),
    DetailKind.SHORT_NAME: said("Short name"),
    DetailKind.ISSUE_NUMBER: said("Issue number"),
    DetailKind.ISSUE_DATE: said("Date of the issue"),
    DetailKind.PUBLISHER: said("Publisher"),
    DetailKind.LANGUAGE: said("Language"),
}
"""What details are called; a finding of intake with that name is about the detail."""
_LONGEST_SHOWN = 60


class DetailError(ReportableError):
    """What was typed is no value of a detail; `kind` is that detail."""

    def __init__(self, kind: DetailKind, message: Message) -> None:
        super().__init__(message)
        self.kind = kind


class KnownDetail(NamedTuple):
    """A detail as it is now and as it was read; `finding` is what intake said of it, if anything.

    The values are as they are kept (`data.structure_corrections.details`).
    """

    kind: DetailKind
    value: str
    as_read: str
    is_yours: bool
    finding: Finding | None = None


def known_details(
    as_read: Document, document: Document, yours: Mapping[DetailKind, str]
) -> tuple[KnownDetail, ...]:
    """Return all details of a document; `yours` are the values that the user gave."""
    findings = {str(finding.what): finding for finding in as_read.report.findings}
    return tuple(
        KnownDetail(
            kind,
            value_of(document, kind),
            value_of(as_read, kind),
            kind in yours,
            findings.get(str(name)),
        )
        for kind, name in _KINDS.items()
    )


def named(kind: DetailKind) -> Message:
    """Return what a detail is called."""
    return _KINDS[kind]


def in_words(kind: DetailKind, value: str) -> Message | str:
    """Return a value as it is told: a date as it is printed, a language by its name."""
    if value and kind is DetailKind.DATE:
        day = read_date(value)
        return printed_date(day) if day else value
    if value and kind is DetailKind.LANGUAGE:
        return name_of(value)
    return ", ".join(value.split("\n"))


def shown(kind: DetailKind, value: str) -> Message | str:
    """Return the text by which a value is edited: `typed` makes that value of it."""
    if kind is DetailKind.PARTICIPANTS or (kind is DetailKind.LANGUAGE and value not in NAMES):
        return value
    return in_words(kind, value)


def what_was_read(detail: KnownDetail) -> Message | str:
    """Return what intake read of a detail, where and how surely; of one that is as read, no value.

    Empty where there is nothing to be said.
    """
    finding, read = detail.finding, in_words(detail.kind, detail.as_read)
    is_other = detail.value != detail.as_read
    if finding is None:
        if is_other:
            return said("read as “{value}”", value=read) if read else said("nothing was read")
        return "" if read else said("nothing was read")
    place, sure = finding.place, certainty_of(finding)
    if not read:
        return said("nothing was read: {place} ({certainty})", place=place, certainty=sure)
    if not is_other:
        return said("{place} ({certainty})", place=place, certainty=sure)
    return said("read as “{value}”: {place} ({certainty})", value=read, place=place, certainty=sure)


def with_wanted(
    as_read: Document, corrections: Sequence[Correction], wanted: Mapping[DetailKind, str]
) -> tuple[Correction, ...]:
    """Return corrections with which a document has these details.

    What is wanted as it was read is corrected no more, unless another correction changes it.
    """
    values: dict[DetailKind, str | None] = {
        kind: None if value == value_of(as_read, kind) else value for kind, value in wanted.items()
    }
    made = with_values(corrections, values)
    document = corrected(as_read, made).document
    left = {kind: value for kind, value in wanted.items() if value_of(document, kind) != value}
    return with_values(made, left) if left else made


def typed(kind: DetailKind, text: str, words: Words = ENGLISH) -> str:
    """Return the value that a text means which the user typed, in the language of `words`.

    Raises:
        DetailError: it means none; the line says what was seen and what can be typed.
    """
    value = written(kind, text)
    if value and kind is DetailKind.DATE:
        day = read_date(value, words)
        if day is None:
            seen = _shown(value)
            raise DetailError(
                kind,
                said(
                    "“{text}” is no date: write it as 2018-06-29 or 29 June 2018, or leave it "
                    "empty.",
                    text=seen,
                ),
            )
        return day.isoformat()
    if value and kind is DetailKind.LANGUAGE:
        value = _code_of(value, words)
    if is_value(kind, value):
        return value
    raise DetailError(kind, _what_is_wrong(kind, value))


def _code_of(text: str, words: Words) -> str:
    """Return the code of a language that is called so; the text itself, where none is."""
    wanted = text.casefold()
    for code, name in NAMES.items():
        if wanted in {str(name).casefold(), words(name).casefold()}:
            return code
    return text


def _what_is_wrong(kind: DetailKind, value: str) -> Message:
    if not value:
        return said("A document has a title: write one, or choose As Read.")
    if kind is DetailKind.LANGUAGE:
        return said(
            "“{text}” is no language that is known here: choose one, or write its code, such as "
            "fr or pt-BR.",
            text=_shown(value),
        )
    if value.count("\n") >= MOST_PARTICIPANTS:
        return said(
            "These are more than {most} participants: leave some out.", most=MOST_PARTICIPANTS
        )
    return said("A line has more than {most} characters: shorten it.", most=LONGEST)


def _shown(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_SHOWN else f"{line[:_LONGEST_SHOWN].rstrip()}…"
