"""The briefing at hand: every change is kept before it is shown, and can be taken back."""

from contextlib import closing
from itertools import count

import pytest

from data.briefing.briefing import Briefing, Depth, TitleBlock
from data.briefing.pieces import BriefingPiece, PieceKind
from data.library.location import location_of
from tests.fixtures.documents import NOW
from viewer.session.briefing_session import BriefingSession


@pytest.fixture
def library(tmp_path):
    with closing(location_of(tmp_path / "library.sqlite3").make()) as library:
        yield library


@pytest.fixture
def session(qapp, library):
    numbers = count(1)
    briefing = Briefing("b", "Deputy Minister", NOW, NOW)
    library.briefings.add(briefing)
    return BriefingSession(briefing, library.briefings, new_id=lambda: f"p{next(numbers)}")


def names(session):
    return [piece.id for piece in session.briefing.pieces]


def heard(signal):
    found = []
    signal.connect(found.append)
    return found


def test_pieces_are_put_in_moved_and_taken_out_twice_and_all_is_undone(session, library):
    shown = heard(session.changed)
    for _ in range(2):
        one = session.insert_own(PieceKind.HEADING, "One")
        two = session.insert_own(PieceKind.TEXT, "Two", before=one)
        assert names(session)[-2:] == [two, one]
        assert session.move([two], "")
        assert names(session)[-2:] == [one, two]
        assert session.remove([one])
    assert library.briefings.read("b") == session.briefing == shown[-1]
    while session.undo():
        pass
    assert session.briefing.pieces == ()
    while session.redo():
        pass
    assert len(session.briefing.pieces) == 2


def test_what_changes_nothing_is_no_change(session):
    shown = heard(session.changed)
    assert session.set_depth(Depth.POINTS)
    assert session.set_bottom_line("")
    assert session.move([], "")
    assert session.remove(["nobody"])
    assert session.rename("Deputy Minister")
    assert shown == []
    assert session.turns == ("", "")


def test_writing_is_undone_at_once(session):
    for text in ("N", "No", "Not"):
        session.set_bottom_line(text)
    session.set_title(TitleBlock(subject="Islands"))
    assert session.undo() == "Write Title Block"
    assert session.undo() == "Write Bottom Line"
    assert session.briefing.bottom_line == ""


def test_a_change_that_cannot_be_kept_is_told_and_nothing_is_shown(session, library):
    failures, shown = heard(session.failed), heard(session.changed)
    library.briefings.remove("b")
    assert not session.set_bottom_line("Lost")
    assert session.briefing.bottom_line == ""
    assert shown == []
    assert "no longer in the library" in failures[0]


@pytest.mark.parametrize("name", ["", "a\nb", "a" * 121, " a"])
def test_a_name_that_is_none_is_refused_in_a_line(session, name):
    failures = heard(session.failed)
    assert not session.rename(name)
    assert session.briefing.name == "Deputy Minister"
    assert len(failures) == 1


def test_more_pieces_than_a_briefing_has_are_refused_in_a_line(session):
    failures = heard(session.failed)
    many = [BriefingPiece(f"x{n}", PieceKind.HEADING, "H") for n in range(2001)]
    assert not session.insert(many)
    assert "at most 2000 pieces" in failures[0]
