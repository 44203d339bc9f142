"""The templates that a briefing may have, and the one that it has, applied."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from data.annotation import Label
from data.briefing.briefing import Briefing
from data.briefing.briefing_source import BriefingSource
from data.briefing.checks import Caution, CautionKind
from data.briefing.office_templates import template_shelf
from data.briefing.office_templates.applied_template import AppliedTemplate
from data.errors import OfficeTemplateError
from data.messages import Message, Words, said


class TemplateChoice(NamedTuple):
    """A template as it is offered: its name, and what users call it."""

    name: str
    caption: Message | str


class BriefingTemplates:
    """Knows the templates of the program, and those in an office's folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def choices(self) -> tuple[TemplateChoice, ...]:
        """Return the templates that can be chosen, those of the program first."""
        built_in = template_shelf.built_in()
        own = template_shelf.own(self.folder)
        return (
            *(TemplateChoice(name, _caption(name)) for name in built_in if name not in own),
            *(TemplateChoice(name, name) for name in own),
        )

    def applied(
        self,
        briefing: Briefing,
        sources: Mapping[str, BriefingSource],
        labels: tuple[Label, ...],
        now: datetime,
        words: Words,
    ) -> AppliedTemplate:
        """Return what is compiled: the briefing as its template has it, or as it is without one.

        Raises:
            OfficeTemplateError: its template is missing, or says what it cannot mean.
        """
        if not briefing.template:
            return AppliedTemplate(briefing)
        from data.briefing.office_templates import template_application  # few briefings have one

        template = template_shelf.load(briefing.template, self.folder)
        return template_application.applied(
            template, briefing, sources, labels=labels, now=now, words=words
        )

    def shown(
        self,
        briefing: Briefing,
        sources: Mapping[str, BriefingSource],
        labels: tuple[Label, ...],
        now: datetime,
        words: Words,
    ) -> tuple[AppliedTemplate, tuple[Caution, ...]]:
        """Return the same; one that is at fault is not used, which is said."""
        try:
            applied = self.applied(briefing, sources, labels, now, words)
        except OfficeTemplateError as error:
            message = said("The template was not used: {why}", why=error.message)
            return AppliedTemplate(briefing), (Caution(CautionKind.FAULTY_TEMPLATE, "", message),)
        return applied, ()


def _caption(name: str) -> Message | str:
    known = {"by-document": said("By document"), "minister": said("For a minister")}
    return known.get(name, name)
