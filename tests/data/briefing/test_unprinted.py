"""A piece stands in what a depth prints, or a caution names it: none is dropped in silence."""

from collections import defaultdict
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.annotation import Visibility
from data.briefing.briefing import Depth
from data.briefing.checks import CautionKind
from data.briefing.compiling.unprinted import standing_pieces, unprinted
from data.briefing.piece_making import piece_of, topic_piece, whole_piece
from data.briefing.pieces import NOTED_KINDS, BriefingPiece, PieceKind
from tests.data.briefing.test_briefing_compilation import (
    NOTES,
    OTHER,
    PLEDGE,
    SHIPPED,
    briefing,
    compiled,
    heading,
    passage,
    source,
)
from tests.fixtures.documents import annotate, note_on_document

BRIEFED = Visibility.BRIEFING
LEADING = annotate(SHIPPED, "Minister of Defense Onodera", note="He came.", visibility=BRIEFED)
HELD = note_on_document(OTHER, "Held in spring.", identifier="held", label="", visibility=BRIEFED)
CANARY = annotate(OTHER, "The ferries stop", label="commitment", note="Canary of the desk.")
SOURCES = {
    SHIPPED.id: source(SHIPPED, *NOTES, LEADING),
    OTHER.id: source(OTHER, PLEDGE, CANARY, HELD),
}
REGION = 1
"""The topic that the first two notes are in; the one after it has no note."""
MADE = {
    PieceKind.HEADING: (heading("it", "Own heading"), "Own heading"),
    PieceKind.TEXT: (BriefingPiece("it", PieceKind.TEXT, "Own words."), "Own words."),
    PieceKind.PRESS_LINE: (BriefingPiece("it", PieceKind.PRESS_LINE, "We hope."), "We hope."),
    PieceKind.PAGE_BREAK: (BriefingPiece("it", PieceKind.PAGE_BREAK), ""),
    PieceKind.PASSAGE: (passage(PLEDGE, OTHER, "it"), "light the pier by 2031"),
    PieceKind.NOTE: (piece_of(HELD, SOURCES[OTHER.id], piece_id="it"), "Held in spring."),
    PieceKind.LEAD: (
        BriefingPiece("it", PieceKind.LEAD, document_id=SHIPPED.id), "Minister of Defense Onodera",
    ),
    PieceKind.TOPIC: (topic_piece(SOURCES[SHIPPED.id], REGION, piece_id="it"), "Senkaku Islands"),
    PieceKind.DOCUMENT: (whole_piece(SOURCES[SHIPPED.id], piece_id="it"), "Senkaku Islands"),
    PieceKind.TABLE: (
        BriefingPiece("it", PieceKind.TABLE, "Promises", labels=frozenset({"commitment"})),
        "Promises",
    ),
}  # fmt: skip
OTHERS = (heading("h", "Another heading"), passage(NOTES[3], SHIPPED, "p"))


def words_of(content):
    """What stands in a content of each piece, by its id, and which page breaks there are."""
    found = defaultdict(list)

    def take_part(part):
        found[part.piece_id].append(str(part.title))
        for entry in part.entries:
            found[entry.piece_id] += [str(entry.text), entry.evidence]
        rows = part.table.rows if part.table else ()
        names = part.table.piece_ids if part.table and part.table.piece_ids else ()
        for number, row in enumerate(rows):
            found[names[number] if names else part.piece_id] += map(str, row)

    for part in content.parts:
        take_part(part)
    for section in content.sections:
        found[section.piece_id].append(section.title)
        for block in section.blocks:
            found[block.piece_id or section.piece_id].append(block.text)
        if section.own_table:
            take_part(section.own_table)
    for note in content.notes:
        found[note.piece_id].append(note.text)
    return {name: " ".join(texts) for name, texts in found.items()}


def named(held, content):
    found = unprinted(held, content, SOURCES)
    assert {one.kind for one in found} <= {CautionKind.UNPRINTED}
    return {one.piece_id: str(one.message) for one in found}


@pytest.mark.parametrize("depth", Depth)
@pytest.mark.parametrize("kind", PieceKind)
def test_each_kind_of_piece_stands_at_each_depth_or_is_named_by_a_caution(kind, depth):
    piece, words = MADE[kind]
    held = briefing(piece, *OTHERS, depth=depth)
    content = compiled(held, SOURCES)
    if kind is PieceKind.PAGE_BREAK:
        stands = any(one.breaks for one in (*content.parts, *content.sections))
    else:
        stands = words in words_of(content).get("it", "")
    assert stands == (kind in depth.printed)
    told = named(held, content)
    if stands:
        assert "it" not in told
    else:
        assert told["it"] == f"Not printed at this depth: “{depth.caption}” has no place for it."


EMPTY = (
    heading("e1", "  "), BriefingPiece("e2", PieceKind.TEXT, "\n"),
    BriefingPiece("e3", PieceKind.PRESS_LINE), BriefingPiece("e4", PieceKind.PAGE_BREAK),
    replace(passage(PLEDGE, OTHER, "e5"), has_quote=False, has_note=False),
    topic_piece(SOURCES[SHIPPED.id], REGION + 1, piece_id="e6"),
    replace(whole_piece(SOURCES[OTHER.id], piece_id="e7"), document_id="gone"),
    BriefingPiece("e8", PieceKind.TABLE, "Nothing", labels=frozenset({"question"})),
    replace(whole_piece(SOURCES[OTHER.id], piece_id="e9"), labels=frozenset({"question"})),
    passage(annotate(OTHER, "It pays half", note="Half of what?"), OTHER, "e10"),
)  # fmt: skip
KINDS = [replace(piece, id=f"k{number}") for number, (piece, _) in enumerate(MADE.values())]


@given(st.permutations([*KINDS, *EMPTY]), st.integers(0, 20), st.sampled_from(Depth))
@settings(max_examples=150, deadline=None)
def test_no_piece_is_dropped_in_silence_and_none_is_named_that_stands(pieces, count, depth):
    held = briefing(*pieces[:count], depth=depth)
    content = compiled(held, SOURCES)
    told, words = named(held, content), words_of(content)
    marked = {
        item.annotation_id
        for section in content.sections for block in section.blocks for item in block.highlights
    }  # fmt: skip
    breaks = sum(one.breaks for one in (*content.parts, *content.sections))
    kept = [one for one in held.pieces if one.kind is PieceKind.PAGE_BREAK and one.id not in told]
    assert breaks <= len(kept), [(p.id, p.kind.value) for p in held.pieces]
    for piece in held.pieces:
        if piece.kind is PieceKind.PAGE_BREAK:
            continue
        is_marked = piece.kind in NOTED_KINDS and piece.has_quote
        stands = bool(words.get(piece.id, "").strip()) or (
            is_marked and piece.annotation_id in marked
        )
        assert stands != (piece.id in told), piece
    assert "Canary" not in repr(content)


def test_each_reason_is_told_in_its_own_words():
    held = briefing(*EMPTY[:-1])
    told = named(held, compiled(held, SOURCES))
    assert told["e1"] == told["e2"] == told["e3"] == "Not printed: nothing is written in it."
    assert told["e4"] == "It begins no page: nothing is printed behind it."
    assert told["e5"] == "Not printed: its quotation and its note are empty or switched off."
    assert "“Full text” prints its text" in told["e6"]
    assert told["e7"] == "Not printed: its document is not in the library."
    assert "bears its labels" in told["e8"]


def test_a_topic_whose_heading_is_gone_says_so():
    piece = topic_piece(SOURCES[SHIPPED.id], REGION, piece_id="t")
    held = briefing(replace(piece, document_id=OTHER.id), depth=Depth.FULL_TEXT)
    told = named(held, compiled(held, SOURCES))
    assert told == {"t": "Not printed: its heading is not found in its document any more."}


def test_a_passage_marked_in_the_paragraph_of_another_stands():
    other = annotate(OTHER, "It pays half", label="concern", note="Half of what?")
    held = briefing(
        passage(PLEDGE, OTHER), replace(passage(other, OTHER), has_note=False),
        depth=Depth.EXCERPTS,
    )  # fmt: skip
    content = compiled(held, {OTHER.id: source(OTHER, PLEDGE, other)})
    assert other.id not in standing_pieces(content)
    assert unprinted(held, content, {}) == ()


@pytest.mark.parametrize("depth", Depth)
def test_a_table_of_labels_lists_what_may_go_out_and_no_private_note(depth):
    """Also of what no piece names: its labels name it."""
    table = BriefingPiece("t", PieceKind.TABLE, "All", labels=None)
    held = briefing(table, passage(PLEDGE, OTHER), passage(NOTES[3], SHIPPED), depth=depth)
    content = compiled(held, SOURCES)
    listed = words_of(content)["t"]
    assert "As before." in listed
    assert "Held in spring." in listed
    for private in ("Canary", "Private thought", "New."):
        assert private not in listed


@pytest.mark.parametrize("depth", [Depth.EXCERPTS, Depth.FULL_TEXT])
def test_in_a_text_a_table_stands_in_its_place_and_what_follows_behind_it(depth):
    table = replace(MADE[PieceKind.TABLE][0], id="t")
    own = BriefingPiece("o", PieceKind.TEXT, "Behind it.")
    content = compiled(briefing(*OTHERS, table, own, depth=depth), SOURCES)
    *_, before, behind = content.sections
    assert before.own_table.title == "Promises"
    assert before.blocks == ()
    assert [block.text for block in behind.blocks] == ["Behind it."]
