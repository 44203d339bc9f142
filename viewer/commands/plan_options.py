"""The plan that the command line asks for: a saved one, changed by what else was said."""

from argparse import Namespace
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from dataclasses import fields, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from data.briefing.content import OF_ONE_DOCUMENT, Plan, Template
from data.briefing.page_setup import Contents, Imposition, NotePlacement, PageSetup, Paper
from data.briefing.plan_topics import fitting
from data.document import Document
from data.errors import ExportError
from data.files.paths import clean
from data.library.stored_plans import StoredPlans
from viewer.commands.lookup import library_file, library_to_read
from viewer.system.printed_output import warn

_MADE: Mapping[str, Callable[[str], Any]] = MappingProxyType(
    {
        "template": Template,
        "paper": Paper.named,
        "notes": NotePlacement,
        "contents": Contents,
        "imposition": Imposition,
    }
)
"""What makes a value of an option's text, where that is no text itself."""


def plan(options: Namespace, document: Document) -> Plan:
    """Return the plan for a document's handout; options that were given win over a saved plan.

    Raises:
        ExportError: there is no plan of that name, or it was made for other topics.
        LibraryError: the library cannot be read.
    """
    saved = Plan()
    if options.plan is not None:
        saved = _saved(options.plan, document, library_file(options.data_folder))
    names = {item.name for item in fields(Plan)} - OF_ONE_DOCUMENT - {"page"}
    return replace(saved, **_given(options, names))


def page(options: Namespace, plan: Plan) -> PageSetup:
    """Return the page set-up of a plan, changed by the options that were given.

    Raises:
        ValueError: the watermark is too long.
    """
    given = _given(options, [item.name for item in fields(PageSetup)])
    return replace(plan.page or PageSetup(), **given)


def _given(options: Namespace, names: Iterable[str]) -> dict[str, Any]:
    values = {name: getattr(options, name) for name in names}
    return {
        name: _MADE[name](value) if name in _MADE else value
        for name, value in values.items()
        if value is not None
    }


def _saved(name: str, document: Document, library: Path) -> Plan:
    plans = StoredPlans()
    opened = library_to_read(library)
    if opened is not None:
        with closing(opened):
            plans = opened.plans(document.id)
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
    if found is not plans[name]:
        warn(
            f"Not all topics are as when the plan “{clean(name)}” was saved: "
            "those that it does not know are left out."
        )
    return found
