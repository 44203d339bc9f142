"""A rectangle of cells: no cell is in it by half, and its passages hold what its text says."""

from hypothesis import given
from hypothesis import strategies as st

from data.document import Block, BlockKind, Document, Source, place
from data.intake import read_bytes
from data.text.grids.cell_area import CellPlace, CellTable
from tests.fixtures.merged_tables import as_page, merged_tables


def table_of(*texts):
    blocks = place([Block(BlockKind.TABLE_ROW, text) for text in texts])
    return CellTable(Document(Source("x", "0" * 64), "t", blocks), 0)


def said(area):
    return [area.document.text[slice(*passage)] for passage in area.passages]


def test_a_column_is_a_passage_in_each_row_that_says_something_in_it():
    table = table_of("a\tb\tc", "|  | | d |", "| e | f | |")
    area = table.area(CellPlace(0, 1), CellPlace(2, 1))
    assert said(area) == ["b", "f"]
    assert area.text == "b\n\nf"


def test_cells_of_one_row_and_whole_rows_are_one_passage():
    table = table_of("a\tb\tc", "d\te\tf")
    assert said(table.area(CellPlace(0, 1), CellPlace(0, 2))) == ["b\tc"]
    assert said(table.area(CellPlace(1, 2), CellPlace(0, 0))) == ["a\tb\tc\nd\te\tf"]


def test_a_bar_that_was_escaped_is_copied_as_one():
    table = table_of(r"| a \| b | |", "| c | d |")
    assert table.area(CellPlace(0, 0), CellPlace(1, 0)).text == "a | b\nc"


@given(merged_tables(), st.data())
def test_any_rectangle_holds_whole_cells_and_says_what_they_say(rows, data):
    document = read_bytes(as_page(rows), "a.html")
    index = next(n for n, one in enumerate(document.blocks) if one.kind is BlockKind.TABLE_ROW)
    table = CellTable(document, index)
    corner = st.builds(
        CellPlace, st.sampled_from(table.run), st.integers(0, table.grid.columns - 1)
    )
    one, other = table.holder(data.draw(corner)), table.holder(data.draw(corner))
    area = table.area(one, other)
    assert area == table.area(other, one)
    inside = set()
    for row in area.rows:
        for column in area.columns:
            inside.add(table.holder(CellPlace(row, column)))
    assert {one, other} <= inside
    for place_ in inside:
        above, cell = table.grid.holder(place_.row - table.run.start, place_.column)
        assert {place_.row, table.run.start + above + cell.rows - 1} <= set(area.rows)
        assert {cell.column, cell.column + cell.columns - 1} <= set(area.columns)
    words = " ".join(said(area)).replace("|", " ").split()
    assert words == area.text.split()
