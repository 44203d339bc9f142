"""One annotation as a file says it, whichever program wrote that."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, UUID, uuid5

from data.anchoring import CONTEXT
from data.annotation import Scope, Visibility
from data.errors import FormatError
from data.interchange.lenient import number, objects, text, texts

_LONGEST = 1_000_000
_LONGEST_ID = _LONGEST_TAG = _LONGEST_NAME = 200
_UNKNOWN = datetime(1970, 1, 1, tzinfo=UTC)
_YEARS = range(1900, 3000)
"""Times far outside cannot be shown in every time zone."""
_SAYING = frozenset({"commenting", "replying", "describing"})
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Received:
    """One annotation as it came, before it is attached to a document.

    `labels` are names and ids of its label, the surest first. `position` is where the quote starts
    in the text of `source`, which names our documents by their hash; `citation` is what the passage
    was cited as. A quote of nothing but space counts as none. A loose one has no place in `source`.
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
    tags: tuple[str, ...]
    visibility: Visibility
    author: str
    source: str
    is_loose: bool = False


def received(item: dict[str, object]) -> Received:
    """Return the annotation that an object of a file describes.

    Raises:
        FormatError: a text of it is longer than any that could be meant.
    """
    bodies = list(objects(item, "body"))
    target = next(objects(item, "target"), {})
    selectors = list(_selectors(target))
    quote = next((one for one in selectors if text(one, "type") == "TextQuoteSelector"), {})
    place = next((one for one in selectors if text(one, "type") == "TextPositionSelector"), {})
    created = _time(text(item, "created"))
    modified = _time(text(item, "modified") or text(item, "updated"))
    exact = _bounded(text(quote, "exact"))
    return Received(
        id=_id(item),
        labels=_labels(item, bodies),
        created=created or modified or _UNKNOWN,
        modified=modified or created or _UNKNOWN,
        exact=exact,
        prefix=text(quote, "prefix")[-CONTEXT:],
        suffix=text(quote, "suffix")[:CONTEXT],
        position=number(place, "start"),
        citation=_line(text(target, "bv:citation"), _LONGEST_NAME),
        scope=_scope(text(item, "bv:scope"), exact),
        note=_note(item, bodies),
        tags=_tags(item, bodies),
        visibility=_visibility(text(item, "bv:visibility")),
        author=_author(item),
        source=text(target, "source"),
        is_loose=target.get("bv:loose") is True,
    )


def _selectors(target: dict[str, object]) -> Iterator[dict[str, object]]:
    """Yield a target's selectors; a selector may refine another one."""
    waiting = list(objects(target, "selector"))
    while waiting:
        selector = waiting.pop(0)
        yield selector
        waiting += objects(selector, "refinedBy")


def _id(item: dict[str, object]) -> str:
    """Return an id that is the same each time; ours as it is, else a UUID where there is one."""
    own = text(item, "bv:id")
    name = own or text(item, "canonical") or text(item, "id")
    if not name:
        return str(uuid5(NAMESPACE_URL, json.dumps(item, sort_keys=True)))
    if not own:
        try:
            return str(UUID(name.removeprefix("urn:uuid:")))
        except ValueError:
            pass
    is_plain = len(name) <= _LONGEST_ID and name.isprintable()
    return name if is_plain else str(uuid5(NAMESPACE_URL, name))


def _time(written: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return None
    if moment.year not in _YEARS:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _scope(written: str, exact: str) -> Scope:
    if not exact.strip():
        return Scope.DOCUMENT
    return Scope.TOPIC if written == Scope.TOPIC else Scope.PASSAGE


def _visibility(written: str) -> Visibility:
    return Visibility(written) if written in set(Visibility) else Visibility.PRIVATE


def _note(item: dict[str, object], bodies: list[dict[str, object]]) -> str:
    said = [
        text(body, "value")
        for body in bodies
        if _SAYING.intersection(_purposes(item, body)) or not _purposes(item, body)
    ]
    said += [text(item, "bodyValue"), text(item, "text")]
    return _bounded("\n\n".join(part for part in said if part))


def _tags(item: dict[str, object], bodies: list[dict[str, object]]) -> tuple[str, ...]:
    found = [text(body, "value") for body in bodies if "tagging" in _purposes(item, body)]
    found += [tag for body in bodies for tag in texts(body, "tag", "keyword")]
    tags = (_line(tag, _LONGEST_TAG) for tag in (*found, *texts(item, "tags")))
    return tuple(dict.fromkeys(tag for tag in tags if tag))


def _labels(item: dict[str, object], bodies: list[dict[str, object]]) -> tuple[str, ...]:
    # A label's name says the same on both sides; an id may have been given to another one.
    named = [text(body, "value") for body in bodies if "classifying" in _purposes(item, body)]
    asks = ["question"] if "questioning" in texts(item, "motivation") else []
    return tuple(name for name in (*named, text(item, "bv:label"), *asks) if name)


def _purposes(item: dict[str, object], body: dict[str, object]) -> tuple[str, ...]:
    """Return what a body is for; where it does not say, what the annotation is for counts."""
    purposes = texts(body, "purpose")
    motivations = texts(item, "motivation")
    return purposes or (motivations if motivations == ("tagging",) else ())


def _author(item: dict[str, object]) -> str:
    creator = next(objects(item, "creator"), {})
    user = next(objects(item, "user_info"), {})
    account = text(item, "user").removeprefix("acct:").partition("@")[0]
    return _line(
        text(creator, "name") or text(user, "display_name") or account,
        _LONGEST_NAME,
    )


def _line(words: str, longest: int) -> str:
    return _CONTROL.sub(" ", words).strip()[:longest].strip()


def _bounded(words: str) -> str:
    """Return a text as it is: half a quote or half a note would say something else."""
    if len(words) > _LONGEST:
        raise FormatError(
            f"An annotation of the file has more than {_LONGEST:,} characters: shorten it."
        )
    return words
