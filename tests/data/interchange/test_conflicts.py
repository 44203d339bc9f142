"""Two versions of a note are found by what they are, as long as nobody settled them."""

from dataclasses import replace
from datetime import timedelta

import pytest

from data.interchange import annotation_merge
from data.interchange.annotation_merge import Known
from data.interchange.conflicts import other_sides
from tests.fixtures.documents import annotate, document_of

DOCUMENT = document_of("# Readout\n\nThe Ministers met in Tokyo and agreed.\n", "a.md")


@pytest.fixture
def two():
    """Our version of a note, and the other side's as it comes in beside it."""
    first = annotate(DOCUMENT, "met in Tokyo", note="First")
    mine = replace(first, note="Ours", modified=first.modified + timedelta(hours=1))
    theirs = replace(first, note="Theirs", modified=first.modified + timedelta(hours=2))
    past = [Known(first, came_in=True), Known(mine, came_in=False)]
    merge = annotation_merge.merge([theirs], {mine.id: mine}, lambda _: past)
    return mine, merge.conflicts[0]


def test_both_sides_of_a_conflict_are_found(two):
    mine, beside = two
    other = annotate(DOCUMENT, "agreed", note="Another")
    assert other_sides([other, mine, beside]) == {beside.id: mine.id}


def test_a_side_that_was_edited_since_is_a_note_of_its_own(two):
    mine, beside = two
    assert other_sides([mine, replace(beside, note="Both")]) == {}
    assert other_sides([mine, replace(beside, modified=mine.modified)]) == {}


def test_a_side_stays_in_conflict_with_ours_however_ours_is_edited(two):
    mine, beside = two
    assert other_sides([replace(mine, note="Again"), beside]) == {beside.id: mine.id}


def test_one_side_alone_is_in_conflict_with_nothing(two):
    assert other_sides([two[1]]) == other_sides([two[0]]) == {}
