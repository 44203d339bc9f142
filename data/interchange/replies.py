"""Replies of other programs: each becomes a note where the note stands that it answers.

It says first whom it answers, by name and time, which do not change when that note is edited; and
it stands after it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from data.anchors.carried_ids import carried_id
from data.annotation import Annotation, Scope
from data.basis.note_format import NoteFormat
from data.document import Document
from data.interchange.import_account import AccountEntry, Remark
from data.interchange.incoming import UNKNOWN, Received
from data.interchange.web_annotation import source_of
from data.messages import Sentence, said
from data.text.printed_dates import long_date

_SIGN = re.compile(r"[*_`\[\]\\]")
_AFTER = timedelta(microseconds=1)
_MISSING = Sentence("the note that it replies to ({name}) is neither in the file nor here")
_FARTHER = Sentence(
    "the note that it replies to ({name}) is not there; it stands with the one before that"
)


class PlacedNote(NamedTuple):
    """What came in with its replies in their places, what is said of these, and their number."""

    items: tuple[Received, ...]
    remarks: tuple[Remark, ...]
    number: int


def placed(
    items: Sequence[Received], document: Document, ours: Mapping[str, Annotation]
) -> PlacedNote:
    """Put each reply where the note stands that it answers, in the file or among `ours`."""
    return _Placing(items, document, ours).done()


class _Placing:
    def __init__(
        self, items: Sequence[Received], document: Document, ours: Mapping[str, Annotation]
    ) -> None:
        self._items = items
        self._document = document
        self._ours = ours
        self._known: dict[str, Received] = {}
        for item in items:
            for name in item.names:
                self._known.setdefault(name, item)
        self._done: dict[str, Received] = {}
        self._remarks: list[Remark] = []
        self._count = 0

    def done(self) -> PlacedNote:
        found = tuple(self._place(item) for item in self._items)
        return PlacedNote(found, tuple(self._remarks), self._count)

    def _place(self, item: Received) -> Received:
        """Place a reply after what it answers was placed; chains may be long."""
        line, seen = [item], {item.id}
        while (parent := self._parent(line[-1])) is not None and parent.id not in self._done:
            if parent.id in seen:
                break
            line.append(parent)
            seen.add(parent.id)
        for one in reversed(line):
            if one.id not in self._done:
                self._done[one.id] = self._answering(one)
        return self._done[item.id]

    def _answering(self, item: Received) -> Received:
        parent = self._parent(item)
        if parent is not None and parent.id in self._done:
            nearest = item.parents[0]
            if item.is_reply and nearest not in parent.names:
                self._remarks.append(Remark(item.entry, _FARTHER.of(name=nearest)))
            self._count += 1
            return _reply(item, self._done[parent.id])
        for name in item.parents:
            mine = self._ours.get(name) or self._ours.get(carried_id(name, self._document.id))
            if mine is not None and mine.id != item.id:
                self._count += 1
                return _reply(item, _as_received(mine, self._document))
        if not item.is_reply:
            return item
        named = next(iter(item.parents), "")
        self._remarks.append(Remark(item.entry, _MISSING.of(name=named or said("without a name"))))
        lead = f"Reply to a note that did not come along ({named})" if named else "Reply"
        return replace(item, note=_led(lead, item))

    def _parent(self, item: Received) -> Received | None:
        found = (self._known.get(name) for name in item.parents)
        return next((one for one in found if one is not None and one.id != item.id), None)


def _reply(item: Received, parent: Received) -> Received:
    """Return a reply in the place of what it answers, unless it has one of its own."""
    created = item.created if item.created > parent.created else parent.created + _AFTER
    made = replace(
        item,
        note=_led(_lead(parent), item),
        labels=item.labels or parent.labels,
        created=created,
        modified=max(item.modified, created),
    )
    if item.exact.strip():
        return made
    return replace(
        made,
        exact=parent.exact,
        prefix=parent.prefix,
        suffix=parent.suffix,
        position=parent.position,
        citation=parent.citation,
        scope=parent.scope,
        source=parent.source,
        is_loose=parent.is_loose,
    )


def _lead(parent: Received) -> str:
    whom = parent.author or "the note"
    if parent.created < UNKNOWN + timedelta(days=1):  # which stands for a time that is not told
        return f"Reply to {whom if parent.author else 'this note'}"
    when = _when(parent.created.astimezone(UTC))
    return f"Reply to {whom}, {when}" if parent.author else f"Reply to the note of {when}"


def _when(moment: datetime) -> str:
    return f"{long_date(moment.date())}, {moment:%H:%M} UTC"


def _led(lead: str, item: Received) -> str:
    """Return the note of a reply with a lead before it, which is plain whatever the note is."""
    if item.note_format is NoteFormat.MARKDOWN:
        lead = _SIGN.sub(r"\\\g<0>", lead)
    return f"{lead}:\n\n{item.note}" if item.note else f"{lead}."


def _as_received(mine: Annotation, document: Document) -> Received:
    anchor = mine.anchor
    return Received(
        id=mine.id,
        labels=(mine.label_id,) if mine.label_id else (),
        created=mine.created,
        modified=mine.modified,
        exact=anchor.exact if anchor else "",
        prefix=anchor.prefix if anchor else "",
        suffix=anchor.suffix if anchor else "",
        position=anchor.start if anchor else None,
        citation=anchor.citation if anchor else "",
        scope=mine.scope if anchor else Scope.DOCUMENT,
        note="",
        note_format=NoteFormat.PLAIN,
        tags=(),
        visibility=mine.visibility,
        author=mine.author,
        source=source_of(document.id),
        is_loose=bool(anchor and anchor.is_loose),
        entry=AccountEntry(0),
    )
