"""What pieces take of their pages, and how much of the last one is left."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import exporters
from data.briefing.content import Entry, Part, PartKind
from data.errors import ExportError
from exporters.options import ExportOptions, NotePlacement, PageSetup, Paper
from exporters.page_measure import Measure, PieceExtent
from exporters.pdf.page_meter import measured
from tests.fixtures.briefings import block, content_of, drawn, lead, read, topic
from tests.fixtures.piece_briefings import (
    BOTTOM,
    FERRIES,
    HARBOURS,
    commitments,
    excerpts,
    letterhead,
    many_points,
    points_page,
)


def both(content, **page):
    """The file and what was measured with it."""
    return exporters.render_measured(content, ExportOptions(PageSetup(**page)))


CONTENTS = {
    "points": points_page(letterhead=letterhead()),
    "many": many_points(30, distribution=("A",)),
    "table": commitments(40),
    "excerpts": excerpts(),
    "nothing": content_of(),
}


@pytest.mark.parametrize("content", CONTENTS.values(), ids=CONTENTS)
@pytest.mark.parametrize("notes", list(NotePlacement))
def test_measuring_alone_says_the_same_as_measuring_what_is_made(content, notes):
    for large in (False, True):
        setup = PageSetup(notes=notes, large_print=large)
        file, told = exporters.render_measured(content, ExportOptions(setup))
        assert measured(content, ExportOptions(setup)) == told
        assert told.pages == len(read(file).pages)


@pytest.mark.parametrize("content", CONTENTS.values(), ids=CONTENTS)
def test_the_file_is_the_same_as_without_measuring(content):
    options = ExportOptions(format="pdf")
    assert exporters.render_measured(content, options)[0] == exporters.render(content, options)


def test_each_piece_is_found_where_its_words_stand():
    file, told = both(points_page())
    words = {word.text: word.y for word in drawn(read(file).pages[0])}
    for said, piece in (
        ("The northern ferries", "ferries"),
        ("The usual formula, word for word.", "formula"),
        ("The harbours", "harbours"),
        ("group meets.", "fees"),
    ):
        assert told.piece_at(1, words[said] - 2) == piece
    assert told.piece_at(1, words["Sources"]) == ""
    assert told.piece_at(2, 100) == ""


def test_a_piece_costs_its_lines_and_the_space_above_them():
    _, told = both(points_page())
    lines = {name: extent.lines for name, extent in told.pieces.items()}
    assert (lines["patrols"], lines["formula"]) == (3, 4)


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 14), st.integers(1, 30))
def test_as_many_lines_as_are_left_can_be_written_and_no_more(count, more):
    """A paragraph that is `n` lines long takes `n` lines and half of one above it."""
    line = "Word after word that fills what is left of the page until it is full to the end."

    def page_of(lines):
        entry = Entry("\n".join([line[:70]] * lines), is_point=False, piece_id="more")
        part = Part(PartKind.POINTS, "", (entry,))
        return many_points(count) if not lines else _with(many_points(count), part)

    left = both(page_of(0))[1].lines_left
    _, told = both(page_of(more))
    fits = more + 1 <= left
    if fits:
        assert told.pages == both(page_of(0))[1].pages
    if more > left:
        assert told.pages > both(page_of(0))[1].pages


def _with(content, part):
    *parts, sources = content.parts
    return replace(content, parts=(*parts, part, sources))


def test_a_piece_over_pages_is_one_extent_from_its_first_line_to_its_last():
    _, told = both(commitments(40))
    extent = told.pieces["commitments"]
    assert (extent.page, extent.last_page) == (1, told.pages - 1)  # the sources follow it
    assert told.piece_at(2, 400) == "commitments"


def test_a_row_of_a_table_is_of_the_piece_that_it_was_made_of():
    content = commitments(6)
    *others, sources = content.parts
    table = next(part for part in others if part.table)
    names = ("a", "a", "b", "c", "c", "c")
    ruled = replace(table, table=replace(table.table, piece_ids=names))
    _, told = both(replace(content, parts=(ruled, sources)))
    first, last = told.pieces["a"], told.pieces["c"]
    assert first.bottom <= told.pieces["b"].top <= told.pieces["b"].bottom <= last.top
    for name in "abc":
        extent = told.pieces[name]
        assert told.piece_at(1, (extent.top + extent.bottom) / 2) == name


def test_sections_and_blocks_are_pieces_too():
    file, told = both(excerpts())
    assert {"intro", "own-heading", "own-text", "inspections", "in-japanese", "left-aside"} <= set(
        told.pieces
    )
    words = {word.text: word.y for word in drawn(read(file).pages[1])}
    assert told.piece_at(2, words["The question of fees was left aside."] - 2) == "left-aside"


def test_large_print_is_measured_in_the_points_of_its_page():
    file, told = both(points_page(), large_print=True)
    extent = told.pieces["ferries"]
    assert extent.bottom - extent.top == pytest.approx(1.8 * 12.5 * 1.3, abs=0.1)
    assert told.pages == len(read(file).pages)


def test_the_legend_leaves_the_lines_above_it():
    short = content_of(lead(block("Short.")), topic("1", "T", block("Short, too.")))
    longer = content_of(lead(block("Short.")), topic("1", "T", *[block("Short, too.")] * 9))
    one, two = both(short)[1], both(longer)[1]
    assert one.pages == two.pages == 1
    assert one.lines_left > two.lines_left > 0


@pytest.mark.parametrize("paper", list(Paper))
def test_no_piece_is_outside_its_page(paper):
    _, told = both(points_page(BOTTOM, FERRIES, HARBOURS), paper=paper)
    height = paper.value[1] / 25.4 * 72
    for extent in told.pieces.values():
        assert 0 < extent.top < extent.bottom < height


def test_what_cannot_be_set_is_told_as_when_it_is_exported():
    odd = points_page(Part(PartKind.POINTS, "P", (Entry("\U00013000"),)))
    with pytest.raises(ExportError):
        measured(odd, ExportOptions())
    with pytest.raises(ExportError):
        exporters.render_measured(odd, ExportOptions())


def test_of_pieces_within_each_other_the_smaller_is_meant():
    told = Measure(
        1, 0, {"topic": PieceExtent(1, 0, 2, 90, 40), "note": PieceExtent(1, 5, 1, 9, 1)}
    )
    assert told.piece_at(1, 7) == "note"
    assert told.piece_at(1, 400) == "topic"
    assert told.piece_at(2, 91) == ""
