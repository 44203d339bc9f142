"""The grid of a table: whatever is told of merged cells, they fit, and cover no words."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from data.document import MergedCell
from data.text.grids.table_grid import GridCell, GridRow, TableGrid, settled

TOLD = st.builds(
    MergedCell,
    st.integers(0, 9),
    st.integers(2, 10**9),
    st.integers(1, 10**9),
)
DOWN = st.builds(
    MergedCell,
    st.integers(0, 9),
    st.integers(1, 4),
    st.integers(2, 5),
)
ROWS = st.lists(
    st.builds(
        GridRow,
        st.lists(st.booleans(), min_size=1, max_size=8).map(tuple),
        st.lists(TOLD | DOWN, max_size=4).map(tuple),
        st.sampled_from((0, 0, 0, 1)),
    ),
    max_size=8,
)


def rows(*texts, **merged):
    return [GridRow.of(text, merged.get(f"row{number}", ())) for number, text in enumerate(texts)]


def test_a_cell_covers_the_empty_ones_behind_and_below_it():
    grid = TableGrid.of(rows("Sum\t\tNote", "|  |  | a |", row0=[MergedCell(0, 2, 2)]))
    assert [*grid.cells(0)] == [GridCell(0, 2, 2), GridCell(2)]
    assert [*grid.cells(1)] == [GridCell(2)]
    assert grid.holder(1, 1) == (0, GridCell(0, 2, 2))
    assert grid.holder(1, 2) == (1, GridCell(2))


def test_a_cell_ends_at_the_end_of_its_table_and_before_what_says_something():
    told = rows("a\tb\tc", "x\t\t", "| | | z |", row1=[MergedCell(0, 99, 99)])
    told[1] = GridRow.of("| x | | |", told[1].merged)
    assert settled(told)[1] == (MergedCell(0, 3),)
    assert settled(rows("a\tb", "|  | c |", row0=[MergedCell(0, 2, 2)]))[0] == (
        MergedCell(0, 1, 2),
    )


def test_no_cell_of_a_head_reaches_into_the_body():
    told = [
        GridRow.of("a\tb", [MergedCell(0, 1, 3)], 1),
        GridRow.of("| | c |", group=1),
        GridRow.of("| | d |"),
    ]
    assert settled(told)[0] == (MergedCell(0, 1, 2),)


def test_of_two_cells_that_cover_the_same_the_first_one_has_it():
    told = [
        GridRow.of("| a | | b |", [MergedCell(0, 2, 2)]),
        GridRow.of("| | | c |", [MergedCell(1, 1, 2)]),
        GridRow.of("| | | d |"),
    ]
    assert settled(told) == [(MergedCell(0, 2, 2),), (), ()]


@given(ROWS)
def test_every_place_of_any_grid_belongs_to_one_cell(told):
    grid = TableGrid.of(told)
    owned = [
        (row + down, cell.column + across)
        for row in range(len(told))
        for cell in grid.cells(row)
        for down, across in product(range(cell.rows), range(cell.columns))
    ]
    assert sorted(owned) == sorted(product(range(len(told)), range(grid.columns)))
    for number, row in enumerate(told):
        said = {column for column, says in enumerate(row.said) if says}
        assert not said & grid.covered[number]
        for column in range(grid.columns):
            above, cell = grid.holder(number, column)
            assert cell in [*grid.cells(above)]


@given(ROWS)
def test_what_fits_stays_as_it_is(told):
    once = settled(told)
    again = settled([row._replace(merged=cells) for row, cells in zip(told, once, strict=True)])
    assert again == once
