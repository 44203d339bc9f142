"""Plans that were kept with a document become briefings; what cannot be read stays a plan.

The id of such a briefing follows from its document and the plan's name: a plan that comes once more
out of an older copy of the library is the same briefing.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from data.basis import moments
from data.briefing.briefing import LONGEST_NAME, Briefing
from data.briefing.plan import LAST_USED, Plan
from data.briefing.plan_pieces import briefing_of
from data.errors import FormatError, LibraryError
from data.library.sqlite import stored_documents
from data.library.sqlite.kept_annotations import annotation_store
from data.library.sqlite.kept_briefings import stored_briefings
from data.library.sqlite.seals import digest
from data.serial.plan_json import PLAN

if TYPE_CHECKING:
    from data.document import Document

_PLANS = (
    "SELECT document_id, name, body, modified, sha256 FROM plans WHERE name <> ?"
    " ORDER BY document_id, name"
)


class _ReadPlan(NamedTuple):
    """A plan as it was kept, and the moment of that as the library writes it."""

    document_id: str
    name: str
    plan: Plan
    modified: str


class _MadeBriefing(NamedTuple):
    """What a plan becomes; none where a briefing says already what it said."""

    held: _ReadPlan
    title: str
    briefing: Briefing | None


def briefing_id(document_id: str, name: str, *more: str) -> str:
    """Return the id of the briefing that the plan of that name of a document becomes."""
    return digest("plan", document_id, name, *more)[:32]


def convert(connection: sqlite3.Connection) -> int:
    """Let each plan that has a name of its own become a briefing, within the caller's transaction.

    One that is damaged or of a newer version stays, and so does one whose document cannot be read;
    what was used last stays what it is. Returns how many briefings there are more.
    """
    made = list(_made(connection))
    new = _named_apart([one for one in made if one.briefing is not None])
    for briefing in new:
        stored_briefings.put(connection, briefing)
    connection.executemany(
        "DELETE FROM plans WHERE document_id = ? AND name = ?",
        [(one.held.document_id, one.held.name) for one in made],
    )
    return len(new)


def _made(connection: sqlite3.Connection) -> Iterator[_MadeBriefing]:
    document: Document | None = None
    for held in _read(connection):
        if document is None or document.id != held.document_id:
            document = None
            with suppress(LibraryError):
                document = stored_documents.find(connection, held.document_id, in_trash=True)
        if document is None:
            continue
        free = _free_id(connection, held)
        if free is None:
            yield _MadeBriefing(held, document.title, None)
            continue
        found = annotation_store.read(connection, document.id, in_trash=True)
        now = moments.read(held.modified)
        with suppress(ValueError):  # more pieces than a briefing has
            briefing = briefing_of(
                held.plan, held.name, document, found.annotations, briefing_id=free, now=now
            )
            yield _MadeBriefing(held, document.title, briefing)


def _read(connection: sqlite3.Connection) -> list[_ReadPlan]:
    found = []
    for *row, stored in connection.execute(_PLANS, (LAST_USED,)).fetchall():
        document_id, name, body, modified = row
        if digest(*row) == stored:
            with suppress(FormatError):
                found.append(_ReadPlan(document_id, name, PLAN.loads(body), modified))
    return found


def _free_id(connection: sqlite3.Connection, held: _ReadPlan) -> str | None:
    """Return the id under which a plan is kept; None where a briefing says it, or says more.

    A plan that was saved after its briefing was changed is no part of it, and becomes another one.
    """
    own = briefing_id(held.document_id, held.name)
    later = briefing_id(held.document_id, held.name, held.modified)
    for name in (own, later):
        row = connection.execute("SELECT modified FROM briefings WHERE id = ?", (name,)).fetchone()
        if row is None:
            return name
        if row[0] >= held.modified:
            return None
    return None


def _named_apart(made: Iterable[_MadeBriefing]) -> list[Briefing]:
    """Return the briefings, those of one name told apart by their documents' titles."""
    pairs = [(one.briefing, one.title) for one in made if one.briefing is not None]
    times = Counter(briefing.name for briefing, _ in pairs)
    taken = {name for name, count in times.items() if count == 1}
    found = []
    for briefing, title in pairs:
        name = briefing.name
        if times[name] > 1:
            name = _free_name(_one_line(f"{name} – {title}"), taken)
            taken.add(name)
        found.append(replace(briefing, name=name))
    return found


def _free_name(wanted: str, taken: set[str]) -> str:
    name, number = _cut(wanted, ""), 1
    while name in taken:
        number += 1
        name = _cut(wanted, f" ({number})")
    return name


def _cut(name: str, end: str) -> str:
    return f"{name[: LONGEST_NAME - len(end)].rstrip()}{end}"


def _one_line(text: str) -> str:
    return " ".join(text.split())
