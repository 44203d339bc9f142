"""The plan of a document's last handout, where that is asked for by its name."""

from typing import NamedTuple

from data.briefing.plan import LAST_USED, Plan
from data.briefing.plan_topics import fitting
from data.document import Document
from data.errors import ExportError
from data.library.kept_plans import StoredPlans
from data.messages import Message, said


class FittedPlan(NamedTuple):
    """A plan as it fits the document now, and what is to be said of that; mostly nothing."""

    plan: Plan
    remark: Message | str = ""


def plan_used(plans: StoredPlans, document: Document) -> FittedPlan:
    """Return the plan of the last handout, with the topics that the document still has.

    Raises:
        ExportError: there was none, it cannot be read, or it was made for other topics.
    """
    if LAST_USED in plans.unread:
        raise ExportError(
            said(
                "What the last handout was made with cannot be read. {reason}",
                reason=plans.unread[LAST_USED],
            )
        )
    if LAST_USED not in plans:
        raise ExportError(
            said("No handout of this document was made in the window: leave out --plan.")
        )
    found = fitting(plans[LAST_USED], document)
    if found.topics is not None and not found.topics:
        raise ExportError(
            said(
                "The last handout was made for other topics: open the document, and choose the "
                "topics anew."
            )
        )
    if found is plans[LAST_USED]:
        return FittedPlan(found)
    return FittedPlan(
        found,
        said(
            "Not all topics are as at the last handout: those that it does not know are left out."
        ),
    )
