"""What is to be said of the pieces of a briefing that its pages do not hold."""

from collections.abc import Iterator, Mapping

from data.briefing.briefing import Briefing
from data.briefing.briefing_source import BriefingSource
from data.briefing.checks import Caution, CautionKind
from data.briefing.compiling.unprinted import standing_pieces, unprinted
from data.briefing.content import Content
from data.briefing.office_templates.applied_template import AppliedTemplate
from data.messages import said


def remarks_on(
    briefing: Briefing,
    applied: AppliedTemplate,
    content: Content,
    sources: Mapping[str, BriefingSource],
) -> tuple[Caution, ...]:
    """Return a caution for each piece that neither stands in the content nor is left out by name.

    `applied` is the briefing as its template has it, of which the content was compiled.
    """
    return (*_left_out(briefing, applied), *_unprinted(briefing, applied, content, sources))


def _left_out(briefing: Briefing, applied: AppliedTemplate) -> Iterator[Caution]:
    message = said("The template “{name}” leaves this piece out.", name=briefing.template)
    for name in applied.left_out:
        yield Caution(CautionKind.LEFT_OUT, name, message)


def _unprinted(
    briefing: Briefing,
    applied: AppliedTemplate,
    content: Content,
    sources: Mapping[str, BriefingSource],
) -> Iterator[Caution]:
    held = {piece.id for piece in briefing.pieces}
    again = {name.rpartition("~")[0] for name in standing_pieces(content)}
    for caution in unprinted(applied.briefing, content, sources, applied.arrangement.pieces):
        if caution.piece_id in held - again:
            yield caution
    printed = briefing.depth.printed
    if any(it.id not in held and it.kind not in printed for it in applied.briefing.pieces):
        message = said(
            "Not printed at this depth: headings or page breaks of the template “{name}” itself.",
            name=briefing.template,
        )
        yield Caution(CautionKind.UNPRINTED, "", message)
