"""A table gets the room that it needs: the text's measure, the sheet's, smaller type, a turn."""

from collections.abc import Callable
from copy import copy

from exporters.options import NotePlacement
from exporters.pdf.layout.composed import Composed
from exporters.pdf.layout.composition import Composer
from exporters.pdf.layout.flow import Flow
from exporters.pdf.layout.tables.composed_tables import SourceTable
from exporters.pdf.layout.tables.fitted_columns import Edges, FittedTable, has_room


def set_table(flow: Flow, table: SourceTable, finish: Callable[[Composed], Composed]) -> None:
    """Place a table; its rows are placed as `finish` makes them.

    One that has too many columns for a sheet that is turned is set as lines of text.
    """
    composer = flow.composer
    if table.count < 2:
        _add(flow, table.as_lines(composer), finish)
        return
    upright = _upright(flow, table)
    if upright is not None:
        _add(flow, table.composed(composer, upright), finish)
        return
    turned = _turned(composer)
    edges = table.wide_edges(turned)
    if not has_room(table.count, edges):
        _add(flow, table.as_lines(composer), finish)
        return
    rows = table.composed(turned, table.fitted(turned, edges))
    flow.begin_sheet()
    inner = Flow(turned, NotePlacement.FOOTNOTES, flow.blank, before=flow)
    _add(inner, rows, finish)
    flow.insert(inner)


def _add(flow: Flow, rows: list[Composed], finish: Callable[[Composed], Composed]) -> None:
    for row in rows:
        flow.add(finish(row))


def _upright(flow: Flow, table: SourceTable) -> FittedTable | None:
    """Return a table as it has room on a sheet as all are, none where it has not.

    Where notes have the column beside it, smaller type keeps the table out of that; if this is not
    enough, it begins on a new sheet, or its own notes go to the foot.
    """
    composer, grid = flow.composer, flow.grid
    beside = Edges(grid.text_x, grid.text_right)
    wide = table.wide_edges(composer)
    flow.settle()
    is_free = flow.is_free_beside
    widens = is_free and not table.is_noted
    tries = [(beside, 1), (wide, 3)] if widens else [(beside, 3), (wide, 3)]
    for edges, sizes in tries:
        if not has_room(table.count, edges):
            continue
        found = table.fitted(composer, edges, sizes)
        if found.whole and (found.roomy or edges is wide or not widens):
            if edges is wide and not is_free:
                flow.begin_sheet()
            return found
    return None


def _turned(composer: Composer) -> Composer:
    """Return a composer for a sheet that is turned."""
    turned = copy(composer)
    turned.grid = composer.grid.turned
    return turned
