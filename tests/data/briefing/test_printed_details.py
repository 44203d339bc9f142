"""What a piece says of itself is printed at every depth: marks, page breaks, paragraphs, rows."""

from dataclasses import replace

import pytest

from data.annotation import Visibility
from data.briefing.briefing import Depth
from data.briefing.compiling.briefing_tables import TableTerms, rows_of, told
from data.briefing.piece_making import topic_piece, whole_piece
from data.briefing.pieces import BriefingPiece, PieceKind
from data.briefing.wording.verb_choice import USUAL_CHOICE
from tests.data.briefing.test_briefing_compilation import (
    NOTES,
    OTHER,
    PLEDGE,
    SHIPPED,
    SOURCES,
    briefing,
    compiled,
    entries,
    heading,
    passage,
    source,
)
from tests.fixtures.documents import LABELS, annotate, document_of

GAP = annotate(OTHER, "stop in winter.\nThey start", label="concern", note="Gap.")
BOTH = SOURCES | {OTHER.id: source(OTHER, PLEDGE, GAP)}
ORDERED = [depth for depth in Depth if depth is not Depth.BY_LABEL]
MARKED = {
    "passage": passage(NOTES[0], SHIPPED, portion="INTERNAL"),
    "topic": replace(topic_piece(SOURCES[SHIPPED.id], 1, piece_id="t"), portion="INTERNAL"),
    "document": replace(whole_piece(SOURCES[SHIPPED.id], piece_id="d"), portion="INTERNAL"),
}


def marks(content):
    """The portion marks that are printed, in the place of each depth for them."""
    found = [entry.portion for entry in entries(content)]
    found += [block.portion for section in content.sections for block in section.blocks]
    rows = [row for part in content.parts if part.table for row in part.table.rows]
    found += ["INTERNAL" for row in rows if str(row[2]).startswith("(INTERNAL) ")]
    return [mark for mark in found if mark]


@pytest.mark.parametrize("depth", Depth)
@pytest.mark.parametrize("kind", MARKED)
def test_a_portion_mark_is_printed_at_every_depth_also_of_whole_pieces(kind, depth):
    held = briefing(MARKED[kind], passage(PLEDGE, OTHER), depth=depth)
    assert set(marks(compiled(held))) == {"INTERNAL"}
    bare = replace(held, pieces=(replace(MARKED[kind], portion=""), *held.pieces[1:]))
    assert marks(compiled(bare)) == []


EMPTY = {
    "heading": heading("e", " \n"),
    "text": BriefingPiece("e", PieceKind.TEXT, "\n"),
    "table": BriefingPiece("e", PieceKind.TABLE, "Empty", labels=frozenset({"question"})),
    "passage": passage(NOTES[1], SHIPPED, "e", has_quote=False, has_note=False),
}


@pytest.mark.parametrize("depth", ORDERED)
@pytest.mark.parametrize("kind", EMPTY)
def test_a_piece_without_words_prints_nothing_and_leaves_the_page_break_to_the_next(kind, depth):
    pieces = passage(NOTES[0], SHIPPED), BriefingPiece("b", PieceKind.PAGE_BREAK)
    last = passage(PLEDGE, OTHER)
    content = compiled(briefing(*pieces, EMPTY[kind], last, depth=depth))
    assert content == compiled(briefing(*pieces, last, depth=depth))
    found = [*content.parts, *content.sections]
    (broken,) = [one for one in found if one.breaks]
    assert "light the pier" in repr(found[found.index(broken) :])
    assert "light the pier" not in repr(found[: found.index(broken)])


def test_the_full_paragraph_of_a_passage_over_two_is_both():
    held = passage(GAP, OTHER, has_paragraph=True)
    (point, *_) = entries(compiled(briefing(held), BOTH))
    assert point.evidence == "The ferries stop in winter. They start again in May."


def test_the_held_quotation_stands_where_the_source_says_otherwise_now():
    changed = document_of(OTHER.text.replace("in winter", "at night"), "talks.txt")
    held = passage(GAP, OTHER, has_paragraph=True)
    (point, *_) = entries(compiled(briefing(held), {OTHER.id: source(changed, GAP)}))
    assert point.evidence == "stop in winter. They start"


TERMS = TableTerms(USUAL_CHOICE)


def row_of(piece):
    (row,) = [row for one in told(piece, BOTH, LABELS, TERMS) for row in rows_of(one, TERMS)]
    return tuple(row[:4])


def test_a_row_of_a_table_shows_no_more_of_a_passage_than_its_author_does():
    held = passage(GAP, OTHER)
    where = f"{OTHER.title}, §2 ¶1"
    assert row_of(held) == ("", "stop in winter. They start", where, "")
    assert row_of(replace(held, has_quote=False)) == ("", "Gap.", where, "")
    assert row_of(replace(held, has_citation=False))[2] == ""
    assert row_of(replace(held, portion="INTERNAL"))[2] == f"(INTERNAL) {where}"
    silent = replace(held, has_quote=False, has_note=False)
    assert list(told(silent, BOTH, LABELS, TERMS)) == []


def test_notes_beside_quotations_have_a_column_in_tables_of_notes_where_there_are_any():
    table = BriefingPiece(
        "t", PieceKind.TABLE, "All", labels=frozenset({"key-point", "commitment"})
    )
    noted = compiled(briefing(table, passage(NOTES[0], SHIPPED))).parts[0].table
    assert [str(head) for head in noted.head][-1] == "Note"
    assert [row[-1] for row in noted.rows] == ["As before.", ""]
    bare = replace(NOTES[1], note="", visibility=Visibility.BRIEFING)
    plain = compiled(
        briefing(table, passage(bare, SHIPPED)), {SHIPPED.id: source(SHIPPED, bare)}
    ).parts[0].table  # fmt: skip
    assert len(plain.head) == 4
