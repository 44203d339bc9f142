"""How a document was read, in words and as facts: what intake says, and what the user corrected."""

from collections import Counter
from collections.abc import Iterable, Sequence
from textwrap import wrap
from typing import NamedTuple

from data.document import Document, FurnitureKind
from data.intake_report import Certainty, Finding
from data.messages import ENGLISH, Message, Words, counted, said
from data.structure_corrections.application import corrected
from data.structure_corrections.correction import Correction, CorrectionKind, DetailKind
from data.structure_corrections.details import given
from data.structure_corrections.outlines import headings_of, outlines_of, shown_outline
from viewer.services import document_details
from viewer.services.document_details import KnownDetail
from viewer.services.wording import certainty_of, pieces_of

_QUOTED = 60
_WIDTH = 76
_DOUBT = (Certainty.UNSURE, Certainty.LIKELY, Certainty.SURE)
_TOPICS, _YOURS = said("Topics"), said("yours")
_LEFT_OUT = said("What was left out of the text")
_CORRECTIONS = {
    CorrectionKind.PARAGRAPH: said("Paragraph"),
    CorrectionKind.LIST_ITEM: said("List item"),
    CorrectionKind.CAPTION: said("Caption"),
    CorrectionKind.TITLE: said("Title"),
    CorrectionKind.TAKE_OUT: said("Taken out of the text"),
    CorrectionKind.PUT_BACK: said("Put back into the text"),
    CorrectionKind.JOIN: said("Joined with the one before"),
    CorrectionKind.SPLIT: said("Split"),
}
_LAST = 50
"""So many corrections are listed; the ones before them are counted."""


class Understanding(NamedTuple):
    """A document as it was read and as it is shown, with the corrections that make the difference.

    `dropped` are the corrections that could not be applied.
    """

    as_read: Document
    document: Document
    corrections: tuple[Correction, ...] = ()
    dropped: tuple[Correction, ...] = ()

    @classmethod
    def of(cls, as_read: Document, corrections: tuple[Correction, ...] = ()) -> "Understanding":
        """Return what there is to be told of a document with corrections."""
        document, dropped = corrected(as_read, corrections)
        return cls(as_read, document, corrections, dropped)

    @property
    def is_titled(self) -> bool:
        """Whether the user gave the document its title."""
        return DetailKind.TITLE in given(self.corrections)


class ReportLine(NamedTuple):
    """One thing that is told: what it is, what was found, where, and how surely (or empty)."""

    what: Message | str
    value: Message | str
    place: Message | str = ""
    certainty: Message | str = ""
    is_doubtful: bool = False


class ReportSection(NamedTuple):
    """Things of one sort, under a head."""

    head: Message
    lines: tuple[ReportLine, ...]


def sections(known: Understanding) -> tuple[ReportSection, ...]:
    """Return what is told of a document, in order; what is doubtful comes first."""
    report = known.as_read.report
    file = (said("Format"), report.format), (said("Encoding"), report.encoding)
    made = (
        ReportSection(
            said("Please check"),
            tuple(ReportLine("", text, is_doubtful=True) for text in report.warnings),
        ),
        ReportSection(said("What was found"), _found(known)),
        ReportSection(
            said("The file"), tuple(ReportLine(what, value) for what, value in file if value)
        ),
        ReportSection(
            said("What was repaired"), tuple(ReportLine("", text) for text in report.repairs)
        ),
        ReportSection(_LEFT_OUT, _left_out(known.document)),
        ReportSection(said("What you corrected"), _corrected(known)),
    )
    return tuple(section for section in made if section.lines)


def facts(known: Understanding) -> dict[str, object]:
    """Return the same for programs; None for what is unknown."""
    report = known.as_read.report
    kinds = Counter(piece.kind for piece in known.document.furniture)
    return {
        "format": str(report.format) or None,
        "encoding": report.encoding or None,
        "findings": [
            {
                "what": str(finding.what),
                "value": str(finding.value) or None,
                "place": str(finding.place),
                "certainty": finding.certainty.value,
            }
            for finding in report.findings
        ],
        "repairs": [str(text) for text in report.repairs],
        "warnings": [str(text) for text in report.warnings],
        "outlines": [
            {
                "place": str(outline.place),
                "topics": len(headings_of(known.as_read, number)),
                "shown": number == shown_outline(known.as_read, known.document),
            }
            for number, outline in enumerate(outlines_of(known.as_read))
        ],
        "left_out": {kind.value: kinds[kind] for kind in FurnitureKind if kinds[kind]},
        "corrections": {
            "made": len(known.corrections),
            "dropped": len(known.dropped),
            "details": [kind.value for kind in given(known.corrections)],
        },
    }


def printed(known: Understanding, words: Words = ENGLISH) -> str:
    """Return the sections as lines for a terminal; the outline says what was left out."""
    lines = []
    for section in sections(known):
        if section.head == _LEFT_OUT:
            continue
        lines += ["", words(section.head)]
        for line in section.lines:
            what, value, place, certainty = map(words, line[:4])
            found = f"{value} ({place})" if place and value else f"{value}{place}"
            sure = f" – {certainty}" if certainty else ""
            mark = "! " if line.is_doubtful else "  "
            name = f"{what}: " if what else ""
            lines += wrap(f"{mark}{name}{found}{sure}", _WIDTH, subsequent_indent="    ")
    return "\n".join(lines)


def told(correction: Correction) -> Message:
    """Return what a correction of the structure says: "Heading 2"."""
    match correction.kind:
        case CorrectionKind.HEADING:
            return said("Heading {level}", level=correction.level)
        case CorrectionKind.LEVEL_UP:
            return said("Up to level {level}", level=correction.level)
        case CorrectionKind.LEVEL_DOWN:
            return said("Down to level {level}", level=correction.level)
    return _CORRECTIONS[correction.kind]


def _by_doubt(findings: Sequence[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda finding: _DOUBT.index(finding.certainty))


def _found(known: Understanding) -> tuple[ReportLine, ...]:
    """Return what was looked for, what is doubtful first; of what the user gave, that."""
    details = document_details.known_details(
        known.as_read, known.document, given(known.corrections)
    )
    yours = {str(document_details.named(one.kind)): one for one in details if _is_yours(one)}
    told_of = {name: _yours(detail) for name, detail in yours.items()} | _divided(known)
    found = _by_doubt(known.as_read.report.findings)
    lines = [
        told_of.pop(str(one.what)) if str(one.what) in told_of else _as_found(one) for one in found
    ]
    return (*lines, *told_of.values(), *_otherwise(known))


def _otherwise(known: Understanding) -> tuple[ReportLine, ...]:
    """Return how the document could be divided as well."""
    shown = shown_outline(known.as_read, known.document)
    return tuple(
        ReportLine(
            said("Other topics"),
            _count(level for _, level in headings_of(known.as_read, number)),
            outline.place,
        )
        for number, outline in enumerate(outlines_of(known.as_read))
        if number != shown
    )


def _divided(known: Understanding) -> dict[str, ReportLine]:
    """Return what is told of the topics where another outline than the document's was taken."""
    number = shown_outline(known.as_read, known.document)
    if not number:
        return {}
    outline = known.as_read.report.outlines[number]
    place = said("{place}, as you chose for papers of this source", place=outline.place)
    count = _count(topic.level for topic in known.document.topics)
    return {str(_TOPICS): ReportLine(_TOPICS, count, place, _YOURS)}


def _count(levels: Iterable[int]) -> Message:
    """Return how many topics there are, and how many below them."""
    depths = list(levels)
    top = min(depths, default=1)
    count = sum(level == top for level in depths)
    below = len(depths) - count
    if below:
        return said("{count}, and {below} below them", count=count, below=below)
    return said("{count}", count=count)


def _is_yours(detail: KnownDetail) -> bool:
    return detail.is_yours and detail.value != detail.as_read


def _as_found(finding: Finding) -> ReportLine:
    return ReportLine(
        finding.what,
        finding.value or said("nothing"),
        finding.place,
        certainty_of(finding),
        finding.certainty is Certainty.UNSURE,
    )


def _yours(detail: KnownDetail) -> ReportLine:
    """Return a detail that the user gave, with what was read."""
    kind = detail.kind
    read = document_details.in_words(kind, detail.as_read)
    place = said("read as “{value}”", value=read) if read else said("nothing was read")
    value = document_details.in_words(kind, detail.value) or said("nothing")
    return ReportLine(document_details.named(kind), value, place, _YOURS)


def _left_out(document: Document) -> tuple[ReportLine, ...]:
    kinds = Counter(piece.kind for piece in document.furniture)
    return tuple(
        ReportLine("", pieces_of(kind, kinds[kind])) for kind in FurnitureKind if kinds[kind]
    )


def _corrected(known: Understanding) -> tuple[ReportLine, ...]:
    """Return the corrections of the structure; those of details stand with what was found."""
    dropped = set(known.dropped)
    structural = [item for item in known.corrections if item.detail is None]
    listed = structural[-_LAST:]
    lines = [_correction(item, is_dropped=item in dropped) for item in reversed(listed)]
    earlier = len(structural) - len(listed)
    if earlier:
        lines.append(
            ReportLine("", counted("and {count} before these", "and {count} before these", earlier))
        )
    return tuple(sorted(lines, key=lambda line: not line.is_doubtful))


def _correction(item: Correction, *, is_dropped: bool) -> ReportLine:
    quote = " ".join(item.quote.split())
    if len(quote) > _QUOTED:
        quote = f"{quote[:_QUOTED].rstrip()}…"
    why = said("not applied: the passage reads otherwise now") if is_dropped else ""
    return ReportLine(told(item), f"“{quote}”", why, "", is_dropped)
