"""What is said of points that do not fit one page, before they are printed."""

from data.briefing.briefing import Briefing, Depth
from data.briefing.checks import Caution, CautionKind, too_long
from data.briefing.pieces import PieceKind
from data.messages import counted, said
from exporters.page_measure import Measure


def over_one_side(briefing: Briefing, measure: Measure) -> tuple[Caution, ...]:
    """Return a caution at the first piece that has no room on the first page, and what has.

    Other depths are as long as they are; so are points whose author begins pages.
    """
    breaks = any(piece.kind is PieceKind.PAGE_BREAK for piece in briefing.pieces)
    if briefing.depth is not Depth.POINTS or breaks or measure.pages < 2:
        return ()
    standing = sorted(
        measure.pieces.items(), key=lambda pair: (pair[1].page, pair[1].top, pair[1].lines)
    )
    over = [(name, extent) for name, extent in standing if extent.last_page > 1]
    if not over:
        return (Caution(CautionKind.TOO_LONG, "", too_long(measure.pages)),)
    lines = sum(extent.lines for _, extent in over)
    message = said(
        "The points take {pages} pages. The {fitting} before this one fit the first; from here on, "
        "{lines} lines are to be shortened or left out.",
        pages=measure.pages,
        fitting=counted("{count} piece", "{count} pieces", len(standing) - len(over)),
        lines=lines,
    )
    if len(over) == len(standing):
        message = said(
            "The points take {pages} pages, and this one alone does not fit the first: shorten it.",
            pages=measure.pages,
        )
    return (Caution(CautionKind.TOO_LONG, over[0][0].rpartition("~")[0] or over[0][0], message),)
