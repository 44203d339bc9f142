"""Documents as JSON, losslessly and with a version."""

import datetime as dt

from data.document import (
    Block,
    BlockKind,
    Document,
    Furniture,
    FurnitureKind,
    Masthead,
    Meeting,
    Source,
    Span,
    SpanKind,
    Topic,
    place,
)
from data.errors import FormatError
from data.intake_report import Certainty, Finding, Report
from data.serial import strict_json
from data.serial.strict_json import Fields

FORMAT = "briefing-viewer-document"
VERSION = 2
_READ = (1, 2)
_WHAT = "the stored document"


def dumps(document: Document) -> str:
    """Return a document as canonical JSON."""
    return strict_json.dumps(to_dict(document))


def loads(text: str) -> Document:
    """Return the document that `dumps` wrote.

    Raises:
        FormatError: if the text is damaged, or of a version that is not known.
    """
    return from_fields(strict_json.loads(text, _WHAT))


def to_dict(document: Document) -> dict[str, object]:
    """Return a document as plain values; the blocks' offsets follow from their texts."""
    masthead, meeting, source = document.masthead, document.meeting, document.source
    return {
        "format": FORMAT,
        "version": VERSION,
        "source": {
            "name": source.name,
            "sha256": source.sha256,
            "publisher": source.publisher,
        },
        "title": document.title,
        "language": document.language,
        "masthead": {
            "publication": masthead.publication,
            "short_name": masthead.short_name,
            "issue_number": masthead.issue_number,
            "issue_date": masthead.issue_date,
        },
        "meeting": {
            "date": meeting.date.isoformat() if meeting.date else "",
            "place": meeting.place,
            "persons": list(meeting.persons),
        },
        "blocks": [_block_dict(block) for block in document.blocks],
        "topics": [
            {
                "number": topic.number,
                "title": topic.title,
                "level": topic.level,
                "first": topic.first,
                "stop": topic.stop,
            }
            for topic in document.topics
        ],
        "furniture": [
            {"kind": piece.kind.value, "text": piece.text, "before": piece.before}
            for piece in document.furniture
        ],
        "report": _report_dict(document.report),
    }


def from_fields(fields: Fields) -> Document:
    """Return the document that the fields of a JSON object describe; otherwise like `loads`."""
    fields.check_version(FORMAT, _READ)
    try:
        document = Document(
            source=_source(fields.child("source")),
            title=fields.text("title"),
            language=fields.text("language"),
            masthead=_masthead(fields.child("masthead")),
            meeting=_meeting(fields.child("meeting")),
            blocks=place(_block(item) for item in fields.children("blocks")),
            topics=tuple(_topic(item) for item in fields.children("topics")),
            furniture=tuple(_furniture(item) for item in fields.children("furniture")),
            report=_report(fields.child("report")),
        )
    except ValueError:
        raise FormatError("The stored document is damaged: its parts do not agree.") from None
    fields.end()
    return document


def _block_dict(block: Block) -> dict[str, object]:
    """Return a block as plain values, without what is as it mostly is."""
    value: dict[str, object] = {"kind": block.kind.value, "text": block.text}
    if block.level:
        value["level"] = block.level
    if block.marker:
        value["marker"] = block.marker
    if block.spans:
        value["spans"] = [
            {"kind": span.kind.value, "start": span.start, "end": span.end, "target": span.target}
            for span in block.spans
        ]
    return value


def _block(fields: Fields) -> Block:
    spans = tuple(_span(item) for item in fields.children("spans"))
    kind, text = BlockKind(fields.text("kind")), fields.text("text")
    block = Block(kind, text, 0, fields.integer("level", 0), fields.text("marker", ""), spans)
    fields.end()
    return block


def _span(fields: Fields) -> Span:
    kind = SpanKind(fields.text("kind"))
    span = Span(kind, fields.integer("start"), fields.integer("end"), fields.text("target"))
    fields.end()
    return span


def _topic(fields: Fields) -> Topic:
    topic = Topic(
        number=fields.text("number"),
        title=fields.text("title"),
        level=fields.integer("level"),
        first=fields.integer("first"),
        stop=fields.integer("stop"),
    )
    fields.end()
    return topic


def _furniture(fields: Fields) -> Furniture:
    kind = FurnitureKind(fields.text("kind"))
    piece = Furniture(kind, fields.text("text"), fields.integer("before"))
    fields.end()
    return piece


def _source(fields: Fields | None) -> Source:
    if fields is None:
        raise FormatError("The stored document is damaged: it does not name its source.")
    source = Source(fields.text("name"), fields.text("sha256"), fields.text("publisher"))
    fields.end()
    return source


def _masthead(fields: Fields | None) -> Masthead:
    if fields is None:
        return Masthead()
    masthead = Masthead(
        publication=fields.text("publication"),
        short_name=fields.text("short_name"),
        issue_number=fields.text("issue_number"),
        issue_date=fields.text("issue_date"),
    )
    fields.end()
    return masthead


def _meeting(fields: Fields | None) -> Meeting:
    if fields is None:
        return Meeting()
    printed = fields.text("date")
    meeting = Meeting(
        date=dt.date.fromisoformat(printed) if printed else None,
        place=fields.text("place"),
        persons=fields.texts("persons"),
    )
    fields.end()
    return meeting


def _report_dict(report: Report) -> dict[str, object]:
    return {
        "format": report.format,
        "encoding": report.encoding,
        "findings": [
            {
                "what": finding.what,
                "value": finding.value,
                "place": finding.place,
                "certainty": finding.certainty.value,
            }
            for finding in report.findings
        ],
        "repairs": list(report.repairs),
        "warnings": list(report.warnings),
    }


def _report(fields: Fields | None) -> Report:
    if fields is None:
        return Report()
    report = Report(
        format=fields.text("format"),
        encoding=fields.text("encoding"),
        findings=tuple(_finding(item) for item in fields.children("findings")),
        repairs=fields.texts("repairs"),
        warnings=fields.texts("warnings"),
    )
    fields.end()
    return report


def _finding(fields: Fields) -> Finding:
    finding = Finding(
        fields.text("what"),
        fields.text("value"),
        fields.text("place"),
        Certainty(fields.text("certainty")),
    )
    fields.end()
    return finding
