"""A plan that was saved with a document, taken by its name."""

from typing import NamedTuple

from data.briefing.content import Plan
from data.briefing.plan_topics import fitting
from data.document import Document
from data.errors import ExportError
from data.files.paths import clean
from data.library.kept_plans import StoredPlans


class SavedPlan(NamedTuple):
    """A plan as it fits the document now, and what is to be said of that; mostly nothing."""

    plan: Plan
    remark: str = ""


def saved_plan(name: str, plans: StoredPlans, document: Document) -> SavedPlan:
    """Return the plan of that name, with the topics that the document still has.

    Raises:
        ExportError: there is none, it cannot be read, or it was made for other topics.
    """
    if name in plans.unread:
        raise ExportError(f"The plan “{clean(name)}” cannot be read. {plans.unread[name]}")
    if name not in plans:
        known = ", ".join(f"“{clean(other)}”" for other in plans)
        there = f"there are {known}" if known else "none is saved with this document"
        raise ExportError(f"There is no plan “{clean(name)}”: {there}.")
    found = fitting(plans[name], document)
    if found.topics is not None and not found.topics:
        raise ExportError(
            f"The plan “{clean(name)}” was made for other topics: "
            "open the document, choose the topics anew, and save the plan."
        )
    if found is plans[name]:
        return SavedPlan(found)
    return SavedPlan(
        found,
        f"Not all topics are as when the plan “{clean(name)}” was saved: "
        "those that it does not know are left out.",
    )
