"""The title block of a briefing: what its documents say, and the author's word where he has one."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime

from data.briefing.briefing import Briefing, TitleBlock
from data.briefing.briefing_source import BriefingSource
from data.briefing.compiling.title_block import published_source
from data.briefing.content import Detail
from data.document import Document
from data.messages import ENGLISH, Message, said
from data.text.printed_dates import printed_date

_FIRST = ("meeting", "place", "participants", "source")
_SECOND = ("prepared_for", "prepared_by", "date", "reference", "copy")
_MOST_PARTICIPANTS = 4


def name_of(field: str) -> Message:
    """Return what a field of the title block is called."""
    return {
        "subject": said("Subject"),
        "meeting": said("Meeting"),
        "date": said("Date"),
        "place": said("Place"),
        "participants": said("Participants"),
        "source": said("Source"),
        "prepared_for": said("Prepared for"),
        "prepared_by": said("Prepared by"),
        "reference": said("Reference"),
        "copy": said("Copy"),
    }[field]


@dataclass(frozen=True, slots=True)
class ToldTitle:
    """What a handout's title block says: its subject, and rows of details."""

    subject: str
    rows: tuple[tuple[Detail, ...], ...]


def told(briefing: Briefing, sources: Mapping[str, BriefingSource], now: datetime) -> ToldTitle:
    """Return the title block as it is printed."""
    proposal = proposed(briefing, [source.document for source in sources.values()], now)
    said_lines = {
        field.name: (getattr(briefing.title, field.name),)
        if getattr(briefing.title, field.name)
        else proposal.get(field.name, ())
        for field in fields(TitleBlock)
    }
    rows = tuple(
        tuple(Detail(name_of(name), said_lines[name]) for name in names if said_lines[name])
        for names in (_FIRST, _SECOND)
    )
    subject = said_lines["subject"]
    return ToldTitle(str(subject[0]) if subject else briefing.name, tuple(filter(None, rows)))


def proposed(
    briefing: Briefing, documents: list[Document], now: datetime
) -> dict[str, tuple[Message | str, ...]]:
    """Return what stands in the title block where the author wrote nothing, as lines by field.

    A file's name is never proposed.
    """
    found: dict[str, tuple[Message | str, ...]] = {"date": (printed_date(now.date()),)}
    if len(documents) != 1:
        return found | {"subject": (briefing.name,)}
    (document,) = documents
    meeting = document.meeting
    if meeting.date:
        found["meeting"] = (printed_date(meeting.date),)
    if meeting.place:
        found["place"] = (meeting.place,)
    if meeting.persons:
        found["participants"] = (", ".join(meeting.persons[:_MOST_PARTICIPANTS]),)
    if document.masthead.publication:
        found["source"] = (published_source(document),)
    return found | {"subject": (document.title,)}


def shown(lines: tuple[Message | str, ...]) -> str:
    """Return lines as one text in English, as a field shows what is proposed."""
    return ", ".join(ENGLISH(line) for line in lines)
