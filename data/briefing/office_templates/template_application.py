"""A template is applied to a briefing: the same pieces, in its order, under its heads."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from data.annotation import Label
from data.briefing.briefing import Briefing
from data.briefing.briefing_source import BriefingSource
from data.briefing.compiling.piece_arrangement import PieceArrangement
from data.briefing.office_templates.applied_template import AppliedTemplate
from data.briefing.office_templates.template_grammar import TemplateFault
from data.briefing.office_templates.template_instructions import Instructions
from data.briefing.office_templates.template_rendering import rendered
from data.briefing.office_templates.template_shelf import OfficeTemplate
from data.briefing.office_templates.template_values import values_of
from data.errors import OfficeTemplateError
from data.messages import ENGLISH, Words, said


def applied(
    template: OfficeTemplate,
    briefing: Briefing,
    sources: Mapping[str, BriefingSource],
    *,
    labels: tuple[Label, ...],
    now: datetime,
    words: Words = ENGLISH,
) -> AppliedTemplate:
    """Return a briefing with its pieces as a template puts them.

    `sources` are the documents that it names by id, as far as they can be had.

    Raises:
        OfficeTemplateError: the template says what it may not, or what has no meaning in this
            briefing; it names the line, and the column where that is known.
    """
    try:
        values = values_of(briefing, sources, labels, now, words)
        lines = rendered(template.text, values)
        instructions = Instructions(briefing, labels, template.style)
        instructions.follow(lines)
    except TemplateFault as fault:
        raise _told(template, fault) from None
    return AppliedTemplate(
        replace(briefing, pieces=tuple(instructions.pieces)),
        PieceArrangement(
            instructions.listed,
            numbers_heads=template.style.numbers_heads,
            portions=briefing.portions,
        ),
        template.style,
        instructions.left_out(),
    )


def _told(template: OfficeTemplate, fault: TemplateFault) -> OfficeTemplateError:
    """Return a fault as one line that says where it is."""
    file, what = template.file, fault.message
    if not fault.line:
        return OfficeTemplateError(said("“{file}”: {what}.", file=file, what=what))
    line, column = str(fault.line), _column(template.text, fault)
    if not column:
        return OfficeTemplateError(
            said("Line {line} of “{file}”: {what}.", line=line, file=file, what=what)
        )
    return OfficeTemplateError(
        said(
            "Line {line}, column {column} of “{file}”: {what}.",
            line=line,
            column=str(column),
            file=file,
            what=what,
        )
    )


def _column(text: str, fault: TemplateFault) -> int:
    """Return the column of what is wrong, from 1; 0 where it cannot be told."""
    lines = text.split("\n")
    if not fault.word or fault.line > len(lines):
        return 0
    line, word = lines[fault.line - 1], fault.word
    place = line.find(word)
    while place >= 0:
        around = line[max(0, place - 1) : place], line[place + len(word) : place + len(word) + 1]
        if not any(one.isalnum() or one == "_" for one in around):
            return place + 1
        place = line.find(word, place + 1)
    return 0
