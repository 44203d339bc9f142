"""The cells of a row are found in its text, and cover all of it but what parts them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.text.table_rows import cells, is_numeric, is_rule


def texts(row):
    return [row[cell.start : cell.end] for cell in cells(row)]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("| a | b |", ["a", "b"]),
        ("|a||c|", ["a", "", "c"]),
        ("a\tb  \t c", ["a", "b", "c"]),
        ("no cells", ["no cells"]),
        ("| one", ["| one"]),
        (r"| a \| b | c |", [r"a \| b", "c"]),
        ("||", [""]),
        ("|", ["|"]),
    ],
)
def test_cells_stand_between_bars_or_tabs(row, expected):
    assert texts(row) == expected


@given(st.text(alphabet="ab |\t\\日", min_size=1))
def test_cells_are_in_order_and_leave_out_only_what_parts_them(row):
    end = 0
    for cell in cells(row):
        assert not row[end : cell.start].strip("|\t ")
        assert end <= cell.start <= cell.end
        end = cell.end
    assert not row[end:].strip("|\t ")


@pytest.mark.parametrize("row", ["| --- | :-: |", "|---|", "| ----- | ---: | :-- |"])
def test_a_row_that_draws_a_line_is_known(row):
    assert is_rule(row)


@pytest.mark.parametrize("row", ["| a | --- |", "--- \t ---", "| - |", "||"])
def test_a_row_that_says_something_draws_no_line(row):
    assert not is_rule(row)


def test_numbers_are_known_in_the_forms_that_documents_print():
    assert is_numeric(["1,234", "5.2", "(3)", "△1.5%", "¥300", "12円", "–", "", "-4"])
    assert not is_numeric(["1,234", "as before", "5"])
    assert not is_numeric(["", ""])
    assert not is_numeric(["2018-06-29", "29 June"])
