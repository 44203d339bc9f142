"""What was answered when a document could be divided in several ways is kept with the document."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from itertools import count

import pytest

from data.library.location import location_of
from data.library.outline_answers import AnsweredOutline, OutlineAnswer
from tests.fixtures.documents import NOW, document_of

A, B, C = (document_of(f"Paper {name}\n\nWords of {name}.\n", f"{name}.txt") for name in "ABC")
SOURCE = "publication:gazette"
CHOSEN, FOLLOWED = OutlineAnswer.CHOSEN, OutlineAnswer.FOLLOWED


@pytest.fixture
def library(tmp_path):
    hours = count()
    made = location_of(tmp_path / "library.sqlite3").make(
        clock=lambda: NOW + timedelta(hours=next(hours))
    )
    with closing(made) as library:
        for document in (A, B, C):
            library.remember(document, NOW)
        yield library


def choose(library, document, kind, answer=CHOSEN, source=SOURCE):
    library.outlines.answer(document.id, source, AnsweredOutline(answer, kind))


def test_nothing_was_answered_at_first(library):
    assert library.outlines.of(A.id) is None
    assert library.outlines.preferred(SOURCE) == ""


def test_the_last_choice_counts_for_its_source_and_no_other(library):
    choose(library, A, "strong")
    choose(library, B, "numbers")
    assert library.outlines.preferred(SOURCE) == "numbers"
    choose(library, A, "strong")
    assert library.outlines.preferred(SOURCE) == "strong"
    assert library.outlines.preferred("publication:other") == ""
    assert library.outlines.of(A.id) == AnsweredOutline(CHOSEN, "strong")


def test_what_was_followed_outlives_the_paper_it_was_chosen_for(library):
    choose(library, A, "strong")
    choose(library, B, "strong", FOLLOWED)
    library.removals.delete_for_good(A.id)
    assert library.outlines.preferred(SOURCE) == "strong"


def test_what_was_dismissed_or_withdrawn_is_no_preference(library):
    choose(library, A, "", OutlineAnswer.DISMISSED)
    choose(library, B, "", OutlineAnswer.WITHDRAWN)
    assert library.outlines.preferred(SOURCE) == ""
    assert library.outlines.of(A.id).answer is OutlineAnswer.DISMISSED


def test_a_document_without_a_source_is_no_example(library):
    choose(library, A, "strong", source="")
    assert library.outlines.preferred("") == ""


def test_a_document_in_the_trash_does_not_count_and_comes_back_with_its_answer(library):
    choose(library, A, "strong")
    library.removals.remove(A.id)
    assert library.outlines.preferred(SOURCE) == ""
    library.removals.put_back(A.id)
    assert library.outlines.preferred(SOURCE) == "strong"


def test_answers_are_there_in_another_run_and_go_into_backups(library, tmp_path):
    choose(library, A, "strong")
    backup = library.back_up()
    choose(library, A, "numbers")
    library.restore(backup.path)
    library.reopen()
    assert library.outlines.of(A.id).kind == "strong"
    with closing(location_of(library.path).open()) as later:
        assert later.outlines.of(A.id).kind == "strong"
        assert later.check().is_sound


def test_an_answer_that_is_damaged_is_none(library):
    choose(library, A, "strong")
    with closing(sqlite3.connect(library.path)) as connection, connection:
        connection.execute("UPDATE outline_answers SET kind = 'other'")
    assert library.outlines.of(A.id) is None
    assert library.outlines.preferred(SOURCE) == ""
    assert not library.check().is_sound


def test_there_is_one_answer_a_document_however_often_it_is_asked(library):
    for kind in ("strong", "numbers") * 3:
        choose(library, A, kind)
    with closing(sqlite3.connect(library.path)) as connection:
        assert connection.execute("SELECT count(*) FROM outline_answers").fetchone() == (1,)
