"""A change of a briefing holds what it touched, and leads both ways."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.briefing.briefing import Briefing, moved
from data.briefing.briefing_changes import MismatchedChangeError, applied, difference
from data.briefing.pieces import BriefingPiece, PieceKind, PieceWords
from tests.fixtures.documents import NOW

NAMES = "abcdefgh"


def heading(name, text="H"):
    return BriefingPiece(name, PieceKind.HEADING, text)


def briefing(*pieces, **fields):
    return Briefing(
        **({"id": "b", "name": "N", "created": NOW, "modified": NOW} | fields), pieces=pieces
    )


STATES = st.builds(
    lambda names, texts, line: briefing(
        *(heading(name, texts.get(name, "H")) for name in names), bottom_line=line
    ),
    st.lists(st.sampled_from(NAMES), unique=True),
    st.dictionaries(st.sampled_from(NAMES), st.sampled_from(["H", "I"])),
    st.sampled_from(["", "Nothing was given up."]),
)


@given(STATES, STATES)
def test_a_change_leads_from_one_state_to_the_other_and_back(before, after):
    change = difference("Change", before, after)
    assert applied(change, before) == after
    assert applied(change.inverse, after) == before


@given(STATES, STATES)
def test_a_change_holds_no_piece_that_stays_as_it_is(before, after):
    change = difference("Change", before, after)
    same = set(before.pieces) & set(after.pieces)
    assert same.isdisjoint((*change.pieces_before, *change.pieces_after))


@given(STATES, STATES, STATES)
def test_a_change_of_another_state_is_refused(before, after, other):
    change = difference("Change", before, after)
    touched = {piece.id for piece in change.pieces_before}
    is_like = (
        other.bottom_line == before.bottom_line
        and change.order_before in {(), tuple(piece.id for piece in other.pieces)}
        and all(other.piece(name) == before.piece(name) for name in touched)
    )
    if not is_like:
        with pytest.raises(MismatchedChangeError):
            applied(change, other)


@given(st.lists(st.sampled_from(NAMES), unique=True), st.sets(st.sampled_from(NAMES)), st.data())
def test_moved_pieces_stand_together_in_their_order_and_none_is_lost(names, ids, data):
    pieces = tuple(map(heading, names))
    before = data.draw(st.sampled_from([*names, ""]))
    found = [piece.id for piece in moved(pieces, ids, before)]
    assert sorted(found) == sorted(names)
    assert [name for name in found if name not in ids] == [n for n in names if n not in ids]
    together = [place for place, name in enumerate(found) if name in ids]
    assert together == list(range(together[0], together[0] + len(together))) if together else True
    assert [name for name in found if name in ids] == [name for name in names if name in ids]


def test_a_private_note_is_in_no_piece_unless_that_is_confirmed():
    words = PieceWords("a passage", "a note", is_private=True)
    made = {"document_id": "d", "annotation_id": "a", "words": words}
    with pytest.raises(ValueError, match="confirmed"):
        BriefingPiece("p", PieceKind.PASSAGE, **made)
    assert BriefingPiece("p", PieceKind.PASSAGE, **made, is_confirmed=True).note == "a note"


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": PieceKind.HEADING, "document_id": "d"},
        {"kind": PieceKind.PASSAGE, "document_id": "d"},
        {"kind": PieceKind.DOCUMENT},
        {"kind": PieceKind.TOPIC, "document_id": "d"},
        {"kind": PieceKind.DOCUMENT, "document_id": "d", "annotation_id": "a"},
        {"kind": PieceKind.HEADING, "level": 4},
        {"kind": PieceKind.HEADING, "id": ""},
    ],
)
def test_a_piece_is_what_its_kind_asks_for(fields):
    with pytest.raises(ValueError, match=r"piece|document|annotation|topic"):
        BriefingPiece(**({"id": "p"} | fields))


@pytest.mark.parametrize("name", ["", " a", "a\nb", "a" * 121])
def test_a_briefing_has_a_name_of_one_line(name):
    with pytest.raises(ValueError, match="name"):
        briefing(name=name)


def test_two_pieces_have_two_ids():
    with pytest.raises(ValueError, match="own id"):
        briefing(heading("a"), heading("a"))
    assert replace(briefing(heading("a")), pieces=()).pieces == ()
