"""Points that do not fit one page: it is said at the first that does not, and what does."""

from datetime import UTC, datetime

from data.briefing.briefing import Briefing, Depth
from data.briefing.checks import CautionKind
from data.briefing.pieces import BriefingPiece, PieceKind
from data.messages import ENGLISH
from exporters.page_measure import Measure, PieceExtent
from viewer.services.briefings.one_side import over_one_side

NOW = datetime(2026, 3, 1, 9, tzinfo=UTC)


def piece(name, kind=PieceKind.TEXT):
    return BriefingPiece(name, kind, "" if kind is PieceKind.PAGE_BREAK else name)


def briefing(*pieces, depth=Depth.POINTS):
    return Briefing("b", "Desk", NOW, NOW, pieces=pieces, depth=depth)


def measure(pages, **placed):
    """Pieces by name, each with its page, its last page, its top and its lines."""
    extents = {
        name: PieceExtent(page, top, last, top + 20, lines)
        for name, (page, last, top, lines) in placed.items()
    }
    return Measure(pages, 3, extents)


PIECES = [piece(name) for name in "abcd"]
PLACED = {"a": (1, 1, 80, 4), "b": (1, 1, 300, 9), "c": (1, 2, 700, 5), "d": (2, 2, 120, 3)}


def test_the_first_piece_without_room_says_how_much_is_too_much_and_what_fits():
    (found,) = over_one_side(briefing(*PIECES), measure(2, **PLACED))
    assert (found.kind, found.piece_id) == (CautionKind.TOO_LONG, "c")
    said = ENGLISH(found.message)
    assert "take 2 pages" in said
    assert "The 2 pieces before this one fit" in said
    assert "8 lines" in said


def test_one_that_alone_is_longer_than_a_page_is_told_so():
    (found,) = over_one_side(briefing(piece("a")), measure(2, a=(1, 2, 80, 70)))
    assert (found.piece_id, "this one alone" in ENGLISH(found.message)) == ("a", True)


def test_of_what_is_no_piece_it_is_said_of_the_whole():
    (found,) = over_one_side(briefing(*PIECES[:1]), measure(2, a=(1, 1, 80, 4)))
    assert found.piece_id == ""


def test_points_on_one_page_other_depths_and_chosen_page_breaks_say_nothing():
    assert over_one_side(briefing(*PIECES), measure(1, a=(1, 1, 80, 4))) == ()
    assert over_one_side(briefing(*PIECES, depth=Depth.EXCERPTS), measure(2, **PLACED)) == ()
    broken = briefing(*PIECES, piece("e", PieceKind.PAGE_BREAK))
    assert over_one_side(broken, measure(2, **PLACED)) == ()
