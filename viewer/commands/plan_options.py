"""The plan that the options of `export` ask for: as usual, or as was used last, changed by them."""

from argparse import Namespace
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from dataclasses import fields, replace
from types import MappingProxyType
from typing import Any

from data.briefing.page_setup import (
    Contents,
    Imposition,
    NotePlacement,
    PageSetup,
    Paper,
    Standard,
)
from data.briefing.plan import OF_ONE_DOCUMENT, Plan, Template
from data.document import Document
from data.errors import ExportError
from data.library import Location
from data.library.kept_plans import StoredPlans
from data.messages import said
from exporters.options import ExportOptions
from viewer.commands.lookup import library_place, library_to_read
from viewer.services.plan_used import plan_used
from viewer.system.printed_output import warn, words

_MADE: Mapping[str, Callable[[str], Any]] = MappingProxyType(
    {
        "template": Template,
        "paper": Paper.named,
        "notes": NotePlacement,
        "contents": Contents,
        "imposition": Imposition,
        "standard": Standard,
    }
)
"""What makes a value of an option's text, where that is no text itself."""


def plan(options: Namespace, document: Document) -> Plan:
    """Return the plan for a document's handout; options that were given win over what was used.

    Raises:
        ExportError: what was used last was made for other topics, or nothing was.
        LibraryError: the library cannot be read.
    """
    used = Plan()
    if options.plan is not None:
        used, remark = plan_used(_plans(document, library_place(options.data_folder)), document)
        if remark:
            warn(remark)
    names = {item.name for item in fields(Plan)} - OF_ONE_DOCUMENT - {"page"}
    return replace(used, **given(options, names))


def setting(options: Namespace, plan: Plan) -> ExportOptions:
    """Return how the handout is set: as the plan says, changed by the options that were given.

    Raises:
        ExportError: it cannot be set so.
    """
    try:
        page = _page(options, plan)
    except ValueError as error:
        raise unset(error) from error
    return ExportOptions(page, fallback_fonts=tuple(options.font), words=words())


def unset(error: ValueError) -> ExportError:
    """Return what is said of a page set-up that is none."""
    return ExportError(said("This page set-up cannot be made: {reason}.", reason=str(error)))


def _page(options: Namespace, plan: Plan) -> PageSetup:
    return page_given(options, plan.page or PageSetup())


def page_given(options: Namespace, usual: PageSetup) -> PageSetup:
    """Return a page set-up changed by the options that were given.

    Raises:
        ValueError: they make none.
    """
    return replace(usual, **given(options, [item.name for item in fields(PageSetup)]))


def given(options: Namespace, names: Iterable[str]) -> dict[str, Any]:
    """Return the values of these options, as far as they were given."""
    values = {name: getattr(options, name) for name in names}
    return {
        name: _MADE[name](value) if name in _MADE else value
        for name, value in values.items()
        if value is not None
    }


def _plans(document: Document, location: Location) -> StoredPlans:
    library = library_to_read(location)
    if library is None:
        return StoredPlans()
    with closing(library):
        return library.plans(document.id)
