"""The plan that the command line asks for: a saved one, changed by what else was said."""

from argparse import Namespace
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from data.briefing import Plan, Template
from data.document import Document
from data.errors import ExportError
from data.intake.opening import clean
from data.library import Library
from data.outlines import fitting
from viewer.locating import library_file


def plan(options: Namespace, document: Document) -> Plan:
    """Return the plan for a document's handout; options that were given win over a saved plan.

    Raises:
        ExportError: there is no plan of that name, or it was made for other topics.
        LibraryError: the library cannot be read.
    """
    saved = Plan()
    if options.plan:
        saved = _saved(options.plan, document, library_file(options.data_folder))
    given = {
        name: getattr(options, name)
        for name in ("marking", "prepared_for", "prepared_by", "copy")
        if getattr(options, name)
    }
    template = Template(options.template) if options.template else saved.template
    return replace(saved, template=template, **given)


def _saved(name: str, document: Document, library: Path) -> Plan:
    plans: dict[str, Plan] = {}
    if library.exists():
        with closing(Library.open_to_read(library)) as opened:
            plans = opened.plans(document.id)
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
    return found
