"""A plan that was saved with a document, taken by its name."""

from typing import NamedTuple

from data.briefing.plan import Plan
from data.briefing.plan_topics import fitting
from data.document import Document
from data.errors import ExportError
from data.files.paths import clean
from data.library.kept_plans import StoredPlans
from data.messages import Message, said


class SavedPlan(NamedTuple):
    """A plan as it fits the document now, and what is to be said of that; mostly nothing."""

    plan: Plan
    remark: Message | str = ""


def saved_plan(name: str, plans: StoredPlans, document: Document) -> SavedPlan:
    """Return the plan of that name, with the topics that the document still has.

    Raises:
        ExportError: there is none, it cannot be read, or it was made for other topics.
    """
    if name in plans.unread:
        raise ExportError(
            said(
                "The plan “{name}” cannot be read. {reason}",
                name=clean(name),
                reason=plans.unread[name],
            )
        )
    if name not in plans:
        if not plans:
            raise ExportError(
                said(
                    "There is no plan “{name}”: none is saved with this document.",
                    name=clean(name),
                )
            )
        known = ", ".join(f"“{clean(other)}”" for other in plans)
        raise ExportError(
            said("There is no plan “{name}”: there are {known}.", name=clean(name), known=known)
        )
    found = fitting(plans[name], document)
    if found.topics is not None and not found.topics:
        raise ExportError(
            said(
                "The plan “{name}” was made for other topics: open the document, choose the topics "
                "anew, and save the plan.",
                name=clean(name),
            )
        )
    if found is plans[name]:
        return SavedPlan(found)
    return SavedPlan(
        found,
        said(
            "Not all topics are as when the plan “{name}” was saved: those that it does not know "
            "are left out.",
            name=clean(name),
        ),
    )
