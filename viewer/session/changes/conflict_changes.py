"""How two versions of a note are settled: ours, the other side's, or both."""

from dataclasses import replace
from enum import Enum

from data.notebook import Change
from viewer.session.catalogue import tr
from viewer.session.document_session import DocumentSession


class Settlement(Enum):
    """Which of two versions stays: the one that is asked about, the other one, or both."""

    THIS = "this"
    OTHER = "other"
    BOTH = "both"


def settle(session: DocumentSession, annotation_id: str, other_id: str, kept: Settlement) -> bool:
    """Settle two versions as one step of undo; return whether that was saved.

    Of one that stays alone the history goes on under the id that was here first, which colleagues
    know; of both, each is a note of its own from now on.
    """
    from data.interchange.annotation_merge import is_other_side  # few documents have conflicts

    one, two = session.annotation(annotation_id), session.annotation(other_id)
    if one is None or two is None:
        return False
    mine, beside = (two, one) if is_other_side(one, two.id) else (one, two)
    if kept is Settlement.BOTH:
        again = replace(beside, modified=session.now())
        return session.apply(Change(tr("Keep Both Versions"), (again,)))
    wanted = one if kept is Settlement.THIS else two
    if wanted.id == mine.id:
        return session.apply(Change(tr("Keep Your Version"), removed=(beside.id,)))
    taken = replace(beside, id=mine.id, created=mine.created, modified=session.now())
    return session.apply(Change(tr("Take the Other Version"), (taken,), (beside.id,)))
