"""What a table of comma-separated values holds is read back, and computes nothing."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.text.comma_table import comma_table, harmless


@pytest.mark.parametrize("said", ["\t=1", "\r=1", "\n=1", "\x0b=1", "\x1f+1", " \t =1", "\u202e=1"])
def test_nothing_that_is_not_seen_hides_a_formula(said):
    assert harmless(said) == f"'{said}"


@pytest.mark.parametrize("said", ["", "plain", "1 = 1", "a=b", "§1 ¶2", "'quoted", "日本", " x"])
def test_what_computes_nothing_stays_as_it_is(said):
    assert harmless(said) == said


def test_a_row_without_cells_is_an_empty_line():
    assert comma_table([("a", "b"), (), ("=c",)]) == b"\xef\xbb\xbfa,b\r\n\r\n'=c\r\n"


@given(
    st.lists(st.lists(st.text(st.characters(exclude_categories=("Cs",))), min_size=2, max_size=3))
)
def test_every_cell_is_read_back_but_for_its_apostrophe(rows):
    text = comma_table(rows).decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(text, newline=""))) == [
        [harmless(cell) for cell in row] for row in rows
    ]
