"""How a document was read, in words and as facts: what intake says, and what the user corrected."""

from collections import Counter
from collections.abc import Sequence
from textwrap import wrap
from typing import NamedTuple

from data.document import Document, FurnitureKind
from data.intake_report import Certainty, Finding
from data.structure_corrections.application import corrected
from data.structure_corrections.correction import LEVELLED, Correction, CorrectionKind
from viewer.services.wording import pieces_of

_QUOTED = 60
_WIDTH = 76
_DOUBT = (Certainty.UNSURE, Certainty.LIKELY, Certainty.SURE)
_LEFT_OUT = "What was left out of the text"
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


class ReportLine(NamedTuple):
    """One thing that is told: what it is, what was found, where, and how surely (or empty)."""

    what: str
    value: str
    place: str = ""
    certainty: str = ""
    is_doubtful: bool = False


class ReportSection(NamedTuple):
    """Things of one sort, under a head."""

    head: str
    lines: tuple[ReportLine, ...]


def in_words(certainty: Certainty) -> str:
    """Return how sure intake is."""
    return {Certainty.SURE: "sure", Certainty.LIKELY: "likely", Certainty.UNSURE: "not sure"}[
        certainty
    ]


def sections(known: Understanding) -> tuple[ReportSection, ...]:
    """Return what is told of a document, in order; what is doubtful comes first."""
    report = known.as_read.report
    file = (("Format", str(report.format)), ("Encoding", report.encoding))
    made = (
        ReportSection(
            "Please check",
            tuple(ReportLine("", str(text), is_doubtful=True) for text in report.warnings),
        ),
        ReportSection("What was found", tuple(map(_found, _by_doubt(report.findings)))),
        ReportSection("The file", tuple(ReportLine(what, value) for what, value in file if value)),
        ReportSection(
            "What was repaired", tuple(ReportLine("", str(text)) for text in report.repairs)
        ),
        ReportSection(_LEFT_OUT, _left_out(known.document)),
        ReportSection("What you corrected", _corrected(known)),
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
        "left_out": {kind.value: kinds[kind] for kind in FurnitureKind if kinds[kind]},
        "corrections": {"made": len(known.corrections), "dropped": len(known.dropped)},
    }


def printed(known: Understanding) -> str:
    """Return the sections as lines for a terminal; the outline says what was left out."""
    lines = []
    for section in sections(known):
        if section.head == _LEFT_OUT:
            continue
        lines += ["", section.head]
        for line in section.lines:
            place = f" ({line.place})" if line.place and line.value else line.place
            said = f"{line.value}{place}"
            sure = f" – {line.certainty}" if line.certainty else ""
            mark = "! " if line.is_doubtful else "  "
            name = f"{line.what}: " if line.what else ""
            lines += wrap(f"{mark}{name}{said}{sure}", _WIDTH, subsequent_indent="    ")
    return "\n".join(lines)


def told(correction: Correction) -> str:
    """Return what a correction says: "Heading 2"."""
    names = {
        CorrectionKind.LEVEL_UP: "Up to level",
        CorrectionKind.LEVEL_DOWN: "Down to level",
        CorrectionKind.TITLE: "Title",
        CorrectionKind.TAKE_OUT: "Taken out of the text",
        CorrectionKind.PUT_BACK: "Put back into the text",
        CorrectionKind.JOIN: "Joined with the one before",
        CorrectionKind.SPLIT: "Split",
    }
    name = names.get(correction.kind, correction.kind.value.capitalize())
    return f"{name} {correction.level}" if correction.kind in LEVELLED else name


def _by_doubt(findings: Sequence[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda finding: _DOUBT.index(finding.certainty))


def _found(finding: Finding) -> ReportLine:
    return ReportLine(
        str(finding.what),
        str(finding.value or "nothing"),
        str(finding.place),
        in_words(finding.certainty),
        finding.certainty is Certainty.UNSURE,
    )


def _left_out(document: Document) -> tuple[ReportLine, ...]:
    kinds = Counter(piece.kind for piece in document.furniture)
    return tuple(
        ReportLine("", str(pieces_of(kind, kinds[kind]))) for kind in FurnitureKind if kinds[kind]
    )


def _corrected(known: Understanding) -> tuple[ReportLine, ...]:
    dropped = set(known.dropped)
    listed = known.corrections[-_LAST:]
    lines = [_correction(item, is_dropped=item in dropped) for item in reversed(listed)]
    earlier = len(known.corrections) - len(listed)
    if earlier:
        lines.append(ReportLine("", f"and {earlier:,} before these"))
    return tuple(sorted(lines, key=lambda line: not line.is_doubtful))


def _correction(item: Correction, *, is_dropped: bool) -> ReportLine:
    quote = " ".join(item.quote.split())
    if len(quote) > _QUOTED:
        quote = f"{quote[:_QUOTED].rstrip()}…"
    why = "not applied: the passage reads otherwise now" if is_dropped else ""
    return ReportLine(told(item), f"“{quote}”", why, "", is_dropped)
