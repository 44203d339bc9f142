"""One annotation as a file says it, whichever program wrote that."""

import json
import re
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, UUID, uuid5

from data.anchors.anchoring import CONTEXT
from data.annotation import Scope, Visibility
from data.basis.note_format import NoteFormat
from data.errors import FormatError
from data.interchange import further_fields, note_bodies
from data.interchange.import_account import AccountEntry
from data.interchange.lenient_json import misfits, objects, text, texts
from data.interchange.passage_targets import Target, targets
from data.messages import Message, Sentence, said
from data.serial import strict_json

if TYPE_CHECKING:
    from enum import StrEnum

_LONGEST = 1_000_000
_LONGEST_ID = LONGEST_TAG = _LONGEST_NAME = 200
UNKNOWN = datetime(1970, 1, 1, tzinfo=UTC)
"""Stands for a time that the file does not tell."""
_YEARS = range(1900, 3000)
"""Times far outside cannot be shown in every time zone."""
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_WORDS = 40
_LOOKED_AT = 400
_NO_TARGET = said("it names nothing that it is about")

_NO_VISIBILITY = Sentence("“{word}” is unknown as {field}: it stays private")
_NO_SCOPE = Sentence("“{word}” is unknown as {field}: its quote tells what it is about")


@dataclass(frozen=True, slots=True)
class Received:
    """One annotation as it came, before it is attached to a document.

    `labels` are names and ids of its label, the surest first. `position` is where the quote starts
    in the text of `source`, which names our documents by their hash; `citation` is what the passage
    was cited as. A quote of nothing but space counts as none. `names` are what other annotations
    may call it, `parents` what it may be a reply to, the nearest first; it surely is one with
    `is_reply`. `entry` is where it stands in the file. A
    loose one has no place in `source`. `further` are the fields that have no words of their own.
    """

    id: str
    labels: tuple[str, ...]
    created: datetime
    modified: datetime
    exact: str
    prefix: str
    suffix: str
    position: int | None
    citation: str
    scope: Scope
    note: str
    note_format: NoteFormat
    tags: tuple[str, ...]
    visibility: Visibility
    author: str
    source: str
    entry: AccountEntry
    names: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    is_reply: bool = False
    is_loose: bool = False
    further: dict[str, object] = field(default_factory=dict, hash=False)


def received(
    item: dict[str, object], entry: AccountEntry
) -> tuple[tuple[Received, ...], list[Message]]:
    """Return the annotations that an entry describes, one a target; and what is said of them.

    Raises:
        FormatError: it cannot come in; the message says why, of the entry.
    """
    about = targets(item)
    replies = texts(item, "references")
    if not about and (replies or text(item, "uri")):
        about = (Target(source=text(item, "uri")),)  # so does Hypothesis with notes on a page
    if not about:
        raise FormatError(_NO_TARGET)
    bodies = note_bodies.read(item)
    for words in (bodies.note, *(target.exact for target in about)):
        if len(words) > _LONGEST:
            raise FormatError(said("it has more than {most} characters", most=_LONGEST))
    remarks = [*bodies.remarks, *_of_times(item), *_of_places(about), *_of_words(item)]
    if misfits(item, "references"):
        remarks.append(said("what it replies to cannot be read"))
    if misfits(item, "target"):
        remarks.append(said("it is about something, too, that cannot be read, and is left out"))
    if any(len(_line(tag)) > LONGEST_TAG for tag in bodies.tags):
        remarks.append(said("a tag of more than {most} characters is cut short", most=LONGEST_TAG))
    further, misread = further_fields.read(item)
    remarks += misread
    found = [
        replace(_received(item, entry, target, bodies, replies), further=further)
        for target in about
    ]
    pairs = zip(found[1:], about[1:], strict=True)
    return (found[0], *(_apart(one, target) for one, target in pairs)), remarks


def _received(
    item: dict[str, object],
    entry: AccountEntry,
    target: Target,
    bodies: note_bodies.Said,
    replies: tuple[str, ...],
) -> Received:
    created = time_of(text(item, "created"))
    modified = time_of(text(item, "modified") or text(item, "updated"))
    has_quote = bool(target.exact.strip())
    parents = [*reversed(replies)] + ([] if has_quote or replies else [target.name])
    names = (text(item, "bv:id"), text(item, "canonical"), text(item, "id"))
    return Received(
        id=_id(item),
        labels=bodies.labels,
        created=created or modified or UNKNOWN,
        modified=modified or created or UNKNOWN,
        exact=target.exact,
        prefix=target.prefix[-CONTEXT:],
        suffix=target.suffix[:CONTEXT],
        position=target.position,
        citation=_line(target.citation)[:_LONGEST_NAME].strip(),
        scope=_scope(text(item, "bv:scope"), target.exact),
        note=bodies.note,
        note_format=bodies.note_format,
        tags=tuple(dict.fromkeys(tag for tag in map(_tag, bodies.tags) if tag)),
        visibility=_visibility(text(item, "bv:visibility")),
        author=_author(item),
        source=target.source,
        entry=entry,
        names=tuple(name for name in map(_name, names) if name),
        parents=tuple(name for name in map(_name, parents) if name),
        is_reply=bool(replies) or (not has_quote and "replying" in texts(item, "motivation")),
        is_loose=target.is_loose,
    )


def entry_of(number: int, item: object) -> AccountEntry:
    """Return how an entry of a file is named to the user."""
    if not isinstance(item, dict):
        return AccountEntry(number)
    quote = next((target.exact for target in targets(item)), "")
    words = _line(note_bodies.read(item).note[:_LOOKED_AT] or quote[:_LOOKED_AT])
    short = words if len(words) <= _WORDS else f"{words[:_WORDS].rstrip()}…"
    return AccountEntry(number, _line(text(item, "id"))[:_LONGEST_ID], short)


def time_of(written: str) -> datetime | None:
    """Return a time as it is written, in UTC where no zone is named; None where it is none."""
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return None
    if moment.year not in _YEARS:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _apart(one: Received, target: Target) -> Received:
    """Return what came of a further target under an id of its own, the same each time."""
    told = strict_json.dumps([one.id, *target[:4], target.source])
    return replace(one, id=str(uuid5(NAMESPACE_URL, told)), names=())


def _of_times(item: dict[str, object]) -> list[Message]:
    """Return what is said of times that cannot be read, or that name no zone."""
    remarks = []
    for name in ("created", "modified", "updated"):
        written = text(item, name)
        is_there = item.get(name) is not None
        moment = time_of(written)
        if is_there and moment is None:
            shown = _line(written or str(item[name]))[:_WORDS]
            remarks.append(said("“{time}” is no time that can be read", time=shown))
        elif moment is not None and datetime.fromisoformat(written).tzinfo is None:
            remarks.append(said("“{time}” names no time zone, and is taken for UTC", time=written))
    return remarks


def _of_words(item: dict[str, object]) -> list[Message]:
    """Return what is said of who may see it and of how much it is about, in unknown words."""
    known: tuple[tuple[str, type[StrEnum], Sentence], ...] = (
        ("bv:visibility", Visibility, _NO_VISIBILITY),
        ("bv:scope", Scope, _NO_SCOPE),
    )
    return [
        sentence.of(word=_line(str(item[name]))[:_WORDS], field=name)
        for name, kind, sentence in known
        if item.get(name) is not None and text(item, name) not in set(kind)
    ]


def _of_places(about: tuple[Target, ...]) -> list[Message]:
    remarks = []
    if len(about) > 1:
        remarks.append(
            said("it is about {count} places, and comes in once for each", count=len(about))
        )
    for target in about:
        kinds = [kind for kind in target.selectors if kind]
        if target.selectors and not target.exact.strip():
            remarks.append(_without_quote(", ".join(kinds)[:_WORDS]))
        elif target.quotes > 1:
            remarks.append(
                said(
                    "its place is told by {count} quotes, of which the first counts",
                    count=target.quotes,
                )
            )
    return remarks


def _without_quote(kinds: str) -> Message:
    if kinds:
        return said(
            "its place is told without a quote ({kinds}), and it stands for the whole document",
            kinds=kinds,
        )
    return said("its place is told without a quote, and it stands for the whole document")


def _id(item: dict[str, object]) -> str:
    """Return an id that is the same each time; ours as it is, else a UUID where there is one."""
    own = text(item, "bv:id")
    name = text(item, "canonical") or text(item, "id")
    if own:
        return own if _is_plain(own) else str(uuid5(NAMESPACE_URL, own))
    return _name(name) or str(uuid5(NAMESPACE_URL, json.dumps(item, sort_keys=True)))


def _name(written: str) -> str:
    """Return what an annotation is called, in the form that ids have."""
    try:
        return str(UUID(written.removeprefix("urn:uuid:")))
    except ValueError:
        pass
    return written if _is_plain(written) else str(uuid5(NAMESPACE_URL, written))


def _is_plain(name: str) -> bool:
    return len(name) <= _LONGEST_ID and name.isprintable()


def _scope(written: str, exact: str) -> Scope:
    if not exact.strip():
        return Scope.DOCUMENT
    return Scope.TOPIC if written == Scope.TOPIC else Scope.PASSAGE


def _visibility(written: str) -> Visibility:
    return Visibility(written) if written in set(Visibility) else Visibility.PRIVATE


def _author(item: dict[str, object]) -> str:
    """Return who wrote it; all of them, where the file names several."""
    user = next(objects(item, "user_info"), {})
    account = text(item, "user").removeprefix("acct:").partition("@")[0]
    names = [*_creators(item)]
    for body in objects(item, "body"):
        names += [] if names else _creators(body)
    named = ", ".join(dict.fromkeys(_line(name) for name in names if name))
    shown = named or text(user, "display_name") or account
    return _line(shown)[:_LONGEST_NAME].strip()


def _creators(item: dict[str, object]) -> list[str]:
    held = item.get("creator")
    names = []
    for one in held if isinstance(held, list) else [held]:
        name = one if isinstance(one, str) else next(iter(texts(one, "name", "nickname")), "")
        names.append(text({"": name}, ""))
    return names


def _tag(words: str) -> str:
    return _line(words)[:LONGEST_TAG].strip()


def _line(words: str) -> str:
    return _CONTROL.sub(" ", words).strip()
