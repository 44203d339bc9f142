"""Several annotations are changed in one step of undo, and kept so in the library."""

import pytest

from data.annotation import Visibility
from viewer.session.changes.batch_changes import (
    delete_all,
    label_all,
    show_all,
    tag_all,
    tags_of,
    untag_all,
)


@pytest.fixture
def three(session, annotate):
    return [annotate(words) for words in ("Article 5", "freedom of navigation", "efficient")]


def kept(session, library):
    """Return what another reader of the library's file finds."""
    return {item.id: item for item in library.notebook(session.document.id)}


CHANGES = {
    "Label 3 Annotations: Concern": lambda s, names: label_all(s, names, "concern"),
    "Take Labels of 3 Annotations": lambda s, names: label_all(s, names, ""),
    "Tag 3 Annotations": lambda s, names: tag_all(s, names, ("law", "sea")),
    "Put 3 Annotations in Briefing": show_all,
    "Delete 3 Annotations": delete_all,
}


@pytest.mark.parametrize("name", CHANGES)
def test_each_change_of_several_is_one_step_that_says_how_many(session, library, three, name):
    before = session.annotations
    for _ in range(2):
        assert CHANGES[name](session, three)
        assert session.undoable == name
        after = session.annotations
        assert after != before
        assert kept(session, library) == {item.id: item for item in after}
        session.undo()
        assert session.annotations == before
        assert kept(session, library) == {item.id: item for item in before}


def test_what_is_so_already_is_not_counted_and_no_change(session, three):
    session.set_label(three[0], "concern")
    assert label_all(session, three, "concern")
    assert session.undoable == "Label 2 Annotations: Concern"
    assert not label_all(session, three, "concern")
    assert not label_all(session, ["gone"], "concern")


def test_tags_are_added_behind_those_there_are_and_taken_from_all(session, three):
    session.set_tags(three[0], ("sea", "own"))
    assert tag_all(session, three, ("law", "sea"))
    assert session.annotation(three[0]).tags == ("sea", "own", "law")
    assert tags_of(session, three) == {"law": True, "own": False, "sea": True}
    assert untag_all(session, three, ("sea",))
    assert session.undoable == "Untag 3 Annotations"
    assert [session.annotation(name).tags for name in three] == [("own", "law"), *[("law",)] * 2]


def test_all_go_into_the_briefing_before_all_become_private(session, three):
    session.toggle_visibility(three[1])
    show_all(session, three)
    assert {item.visibility for item in session.annotations} == {Visibility.BRIEFING}
    show_all(session, three)
    assert session.undoable == "Make 3 Annotations Private"
    assert {item.visibility for item in session.annotations} == {Visibility.PRIVATE}
