"""Where copies came from is kept: nothing is carried twice, whichever way round it goes."""

from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count, permutations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from data.anchors.carry_over import carry_over
from data.anchors.editions import EditionAnswer
from data.interchange import annotation_merge, briefing_package
from data.library.location import location_of
from data.library.sqlite.safekeeping import repair
from data.notebook import Change, Origin
from tests.fixtures.documents import LABELS, NOW, annotate, document_of
from tests.fixtures.exchange import received, sent
from viewer.services.exchange import incoming

TEXT = "# The Readout\n\nThe Ministers met in Tokyo.\n\nBoth sides agreed on the plan.\n"
EDITIONS = tuple(document_of(f"{TEXT}\nEdition {name}.\n", f"{name}.md") for name in "ABC")
A, B, C = EDITIONS


@pytest.fixture
def library(tmp_path):
    with closing(filled(tmp_path / "library.sqlite3")) as opened:
        yield opened


def filled(path):
    seconds = count()
    library = location_of(path).make(clock=lambda: NOW + timedelta(seconds=next(seconds)))
    for document in EDITIONS:
        library.remember(document, NOW)
    items = (annotate(A, "met in Tokyo", note="One"), annotate(A, "agreed", note="Two"))
    library.notebook(A.id).apply(Change("Add", items))
    return library


def carry(library, old, new):
    """Carry over what is pending, as the window does; return how many those were."""
    standing = library.kinship.standing(new.id, old.id)
    if standing.pending:
        found = carry_over(standing.pending, old, new, roots=standing.roots)
        origins = [Origin(one.annotation.id, one.origin.id, old.id) for one in found]
        items = tuple(one.annotation for one in found)
        library.notebook(new.id).apply(Change("Carry Over", items, origins=tuple(origins)))
    return len(standing.pending)


def size(library, document):
    return len(library.notebook(document.id))


def test_carrying_there_and_back_doubles_nothing(library):
    assert carry(library, A, B) == 2
    assert carry(library, A, B) == carry(library, B, A) == 0
    assert (size(library, A), size(library, B)) == (2, 2)


def test_a_chain_of_editions_that_closes_doubles_nothing(library):
    assert [carry(library, A, B), carry(library, B, C), carry(library, C, A)] == [2, 2, 0]
    assert [carry(library, one, two) for one, two in permutations(EDITIONS, 2)] == [0] * 6


def test_what_is_new_in_one_edition_is_all_that_comes_back(library):
    carry(library, A, B)
    library.notebook(B.id).apply(Change("Add", (annotate(B, "Both sides", note="Three"),)))
    assert carry(library, B, A) == 1
    assert carry(library, A, B) == 0


def test_a_copy_that_was_edited_is_still_the_copy_and_what_changed_is_counted(library):
    carry(library, A, B)
    notebook = library.notebook(B.id)
    item = next(iter(notebook))
    later = item.modified + timedelta(days=1)
    notebook.apply(Change("Edit", (replace(item, note="Other words", modified=later),)))
    assert carry(library, B, A) == carry(library, A, B) == 0
    assert library.kinship.standing(A.id, B.id).changed == 1
    assert library.kinship.standing(B.id, A.id).changed == 0


@pytest.mark.parametrize("for_good", [False, True])
def test_a_copy_that_was_deleted_does_not_come_again(library, for_good):
    carry(library, A, B)
    notebook = library.notebook(B.id)
    notebook.apply(Change("Delete", removed=tuple(item.id for item in notebook)))
    if for_good:
        library.empty_trash()
    assert carry(library, A, B) == carry(library, B, A) == 0
    assert carry(library, A, C) == 2
    assert carry(library, C, B) == 0


def test_an_original_that_was_deleted_does_not_come_back_as_its_copy(library):
    carry(library, A, B)
    notebook = library.notebook(A.id)
    notebook.apply(Change("Delete", removed=tuple(item.id for item in notebook)))
    library.empty_trash()
    assert carry(library, B, A) == 0


def test_what_was_undone_can_be_carried_over_again_and_redone(library):
    carry(library, A, B)
    notebook = library.notebook(B.id)
    notebook.undo()
    assert len(library.kinship.standing(B.id, A.id).pending) == 2
    notebook.redo()
    assert carry(library, A, B) == carry(library, B, A) == 0
    notebook = library.notebook(B.id)
    notebook.undo()
    notebook.apply(Change("Add", (annotate(B, "Both sides", note="Three"),)))
    assert carry(library, A, B) == 2
    assert size(library, B) == 3


def test_what_came_with_a_file_is_known_by_its_id(library, tmp_path):
    """A colleague took the annotations of one edition into another, without the first."""
    items = received(sent(A, library.notebook(A.id)), B)
    merge = annotation_merge.merge(items, {}, lambda _: [])
    library.notebook(B.id).apply(merge.change)
    assert carry(library, B, A) == carry(library, A, B) == 0
    assert carry(library, B, C) == 2
    assert carry(library, A, C) == carry(library, C, A) == 0
    notebook = library.notebook(B.id)
    notebook.undo()
    assert carry(library, A, B) == 2


def test_copies_that_went_out_and_came_in_again_are_not_doubled(library):
    carry(library, A, B)
    again = annotation_merge.merge(
        received(sent(B, library.notebook(B.id)), B),
        {item.id: item for item in library.notebook(B.id)},
        lambda _: [],
    )
    assert again.change is None


def test_copies_that_come_in_with_a_file_of_another_edition_are_known(library):
    carry(library, A, B)
    carry(library, B, C)
    for old, new in permutations(EDITIONS, 2):
        content = sent(old, library.notebook(old.id))
        _, merge, _ = incoming(library, new, content, is_package=False)
        assert merge.change is None
    packed = briefing_package.dumps(C, library.notebook(C.id), LABELS)
    assert incoming(library, A, packed, is_package=True)[1].change is None


def test_what_was_doubled_before_goes_on_as_one(library):
    """A library in which carrying there and back had doubled all."""
    carry(library, A, B)
    doubled = tuple(one.annotation for one in carry_over(library.notebook(B.id), B, A))
    library.notebook(A.id).apply(Change("Carry Over", doubled))
    assert size(library, A) == 4
    assert carry(library, A, C) == 2


def test_a_repair_keeps_where_copies_came_from(tmp_path):
    path = tmp_path / "library.sqlite3"
    with closing(filled(path)) as library:
        carry(library, A, B)
        library.kinship.answer(A.id, C.id, EditionAnswer.ANOTHER_MEETING)
        assert library.check().is_sound
    repair.repair(path, datetime.now(UTC))
    with closing(location_of(path).make()) as library:
        assert carry(library, B, A) == carry(library, A, B) == 0
        assert C.id in library.kinship.answers(A.id)
        assert library.check().is_sound


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from([*permutations(range(3), 2), "undo", "delete"]), max_size=12))
@example([(0, 1), (1, 2), "undo", (2, 1), (1, 0)])
def test_no_edition_ever_has_two_copies_of_one_annotation(tmp_path_factory, steps):
    path = tmp_path_factory.mktemp("library") / "library.sqlite3"
    with closing(filled(path)) as library:
        for step in steps:
            if step == "undo":
                library.notebook(B.id).undo()
            elif step == "delete":
                notebook = library.notebook(C.id)
                if len(notebook):
                    notebook.apply(Change("Delete", removed=(next(iter(notebook)).id,)))
            else:
                carry(library, *(EDITIONS[number] for number in step))
        for document in EDITIONS:
            notes = [item.note for item in library.notebook(document.id)]
            assert len(notes) == len(set(notes))


def test_another_meeting_is_said_of_both_and_not_now_of_what_there_was(library):
    kinship = library.kinship
    kinship.answer(B.id, A.id, EditionAnswer.NOT_NOW)
    pending = kinship.standing(B.id, A.id).pending
    answered = kinship.answers(B.id)[A.id]
    assert answered.holds(pending)
    newer = replace(pending[0], modified=answered.given + timedelta(minutes=1))
    assert not answered.holds((*pending, newer))
    assert kinship.answers(A.id) == {}
    kinship.answer(B.id, A.id, EditionAnswer.ANOTHER_MEETING)
    assert kinship.answers(A.id)[B.id].holds((newer,))
    assert kinship.answers(B.id)[A.id].answer is EditionAnswer.ANOTHER_MEETING
