"""A library keeps briefings: every change at once, undone and redone across starts."""

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from data.briefing.briefing import Briefing
from data.briefing.content import Letterhead, Logo, PictureKind
from data.briefing.pieces import BriefingPiece, PieceKind
from data.briefing.profile import Profile
from data.errors import LibraryError
from data.library.location import location_of
from tests.fixtures.documents import NOW

EMPTY = Briefing("b", "Deputy Minister", NOW, NOW)


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "library.sqlite3"
    location_of(path).make().close()
    return path


@pytest.fixture
def library(path):
    with closing(location_of(path).open()) as library:
        yield library


def heading(name, text="H"):
    return BriefingPiece(name, PieceKind.HEADING, text)


def names(briefing):
    return [piece.id for piece in briefing.pieces]


def add(library, briefing, name):
    return library.briefings.change(
        "Add Heading", replace(briefing, pieces=(*briefing.pieces, heading(name)))
    )


def test_a_briefing_comes_back_after_a_restart_with_what_can_be_undone(library, path):
    library.briefings.add(EMPTY)
    one = add(library, EMPTY, "one")
    add(library, one, "two")
    with closing(location_of(path).open()) as other:
        assert names(other.briefings.read("b")) == ["one", "two"]
        assert other.briefings.turns("b") == ("Add Heading", "")
        assert names(other.briefings.undo("b")) == ["one"]
        assert names(other.briefings.undo("b")) == []
        assert other.briefings.undo("b") is None
        assert other.briefings.turns("b") == ("", "Add Heading")
    assert names(library.briefings.redo("b")) == ["one"]
    assert names(library.briefings.redo("b")) == ["one", "two"]
    assert library.briefings.redo("b") is None


def test_what_was_undone_is_let_go_once_something_else_is_changed(library):
    library.briefings.add(EMPTY)
    add(library, EMPTY, "one")
    back = library.briefings.undo("b")
    add(library, back, "other")
    assert library.briefings.turns("b") == ("Add Heading", "")
    assert library.briefings.redo("b") is None
    assert names(library.briefings.read("b")) == ["other"]


def test_what_is_written_bit_by_bit_is_undone_at_once(library):
    library.briefings.add(EMPTY)
    held = EMPTY
    for text in ("N", "No", "Nothing"):
        held = library.briefings.change(
            "Write Bottom Line", replace(held, bottom_line=text), amend=True
        )
    add(library, held, "one")
    assert library.briefings.undo("b").bottom_line == "Nothing"
    assert library.briefings.undo("b").bottom_line == ""
    assert library.briefings.redo("b").bottom_line == "Nothing"


def test_removed_briefings_are_in_the_trash_until_they_are_put_back(library):
    library.briefings.add(EMPTY)
    held = add(library, EMPTY, "one")
    library.briefings.remove("b")
    assert library.briefings.listed() == ()
    assert library.briefings.read("b") is None
    assert [entry.name for entry in library.briefings.removed()] == ["Deputy Minister"]
    with pytest.raises(LibraryError, match="no longer in the library"):
        add(library, held, "two")
    library.briefings.put_back("b")
    assert names(library.briefings.read("b")) == ["one"]
    assert library.briefings.turns("b").undoable == "Add Heading"
    library.briefings.remove("b")
    library.briefings.delete_for_good("b")
    assert library.briefings.removed() == ()
    with pytest.raises(LibraryError, match="no longer in the library"):
        library.briefings.put_back("b")


def test_a_damaged_briefing_is_named_and_hides_no_other(library):
    library.briefings.add(EMPTY)
    library.briefings.add(replace(EMPTY, id="c", name="Spokesperson"))
    library._connection.execute("UPDATE briefings SET body = '{}' WHERE id = 'b'")
    found = {entry.id: bool(entry.unread) for entry in library.briefings.listed()}
    assert found == {"b": True, "c": False}
    with pytest.raises(LibraryError, match="“Deputy Minister” cannot be read"):
        library.briefings.read("b")
    assert library.briefings.read("c").name == "Spokesperson"
    assert not library.check().is_sound


def test_a_damaged_change_cannot_be_undone_and_nothing_changes(library):
    library.briefings.add(EMPTY)
    add(library, EMPTY, "one")
    library._connection.execute("UPDATE briefing_changes SET body = '{}'")
    with pytest.raises(LibraryError, match="neither be undone nor redone"):
        library.briefings.undo("b")
    assert names(library.briefings.read("b")) == ["one"]


def test_a_backup_holds_briefings_and_a_restored_one_brings_them_back(library):
    library.briefings.add(EMPTY)
    add(library, EMPTY, "one")
    backup = library.back_up()
    library.briefings.delete_for_good("b")
    library.restore(backup.path)
    assert names(library.briefings.read("b")) == ["one"]
    assert names(library.briefings.undo("b")) == []


def test_a_repair_keeps_the_newer_briefing(library, path):
    library.briefings.add(EMPTY)
    library.back_up()
    add(library, EMPTY, "one")
    library.profiles.keep(Profile("Policy Bureau", markings=("OPEN", "INTERNAL")))
    library.close()
    with path.open("r+b") as file:  # the header alone is lost
        file.write(b"\0" * 16)
    location = location_of(path)
    location.mending.repair(NOW)
    with closing(location.open()) as other:
        assert other.briefings.read("b") is not None
        assert other.check().is_sound


def test_profiles_come_back_sorted_with_their_pictures(library):
    head = Letterhead("Bureau", ("1 Quay Street",), Logo(PictureKind.PNG, b"\x89PNG"))
    for name in ("Policy", "Desk"):
        library.profiles.keep(Profile(name, head, ("OPEN", "INTERNAL")))
    library.profiles.keep(Profile("Desk", None))
    assert [(one.name, one.letterhead) for one in library.profiles.listed()] == [
        ("Desk", None),
        ("Policy", head),
    ]
    library.profiles.delete("Desk")
    library.profiles.delete("Desk")
    assert [one.name for one in library.profiles.listed()] == ["Policy"]


def test_the_highest_marking_is_the_last_in_the_profiles_order():
    profile = Profile("Desk", markings=("OPEN", "INTERNAL", "SECRET"))
    assert profile.highest(frozenset({"OPEN", "SECRET"}), "INTERNAL") == "SECRET"
    assert profile.highest(frozenset(), "INTERNAL") == "INTERNAL"
    assert profile.highest(frozenset(), "") == ""


def test_a_profile_that_cannot_be_read_is_named_and_kept_as_it_is(library, path):
    for name in ("Policy", "Desk"):
        library.profiles.keep(Profile(name))
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("UPDATE profiles SET body = '{}' WHERE name = 'Desk'")
    for _ in range(2):
        assert [one.name for one in library.profiles.listed()] == ["Policy"]
        assert library.profiles.unread() == ("Desk",)
    library.profiles.keep(Profile("Other"))
    assert library.profiles.unread() == ("Desk",)
    with closing(sqlite3.connect(path)) as other:
        assert other.execute("SELECT body FROM profiles WHERE name = 'Desk'").fetchall() == [
            ("{}",)
        ]


def test_profiles_are_those_of_the_file_that_was_reopened(library):
    library.profiles.keep(Profile("Policy"))
    backup = library.back_up()
    library.profiles.keep(Profile("Desk"))
    assert len(library.profiles.listed()) == 2
    library.restore(backup.path)
    assert [one.name for one in library.profiles.listed()] == ["Policy"]
