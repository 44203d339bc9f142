"""The table of commitments: who is in it, whose words a row has, and what its author corrected."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from data.annotation import Visibility
from data.briefing.briefing import Briefing, Depth
from data.briefing.briefing_source import BriefingSource
from data.briefing.compiling.briefing_compilation import compile_briefing
from data.briefing.compiling.commitment_rows import around_piece, rows_proposed_for
from data.briefing.content import PartKind
from data.briefing.piece_making import piece_of, whole_piece
from data.briefing.pieces import BriefingPiece, CommitmentRow, PieceKind
from data.briefing.profile import Profile
from data.briefing.wording.verb_choice import USUAL_CHOICE, VerbChoice
from tests.fixtures.documents import LABELS, NOW, annotate, document_of, resolved

TALKS = document_of(
    "Port Talks\n\n1. Lights\n\n"
    "Northland agreed to light the pier by 2031, and will repair the mole. The gulls were loud. "
    "Southland hosted the ferries.\n\n2. Winter\n\n"
    "両国は、桟橋の照明を2031年末までに改修することで一致した。\n",
    "talks.txt",
)
BRIEFED = Visibility.BRIEFING


def piece(quote, label="commitment", note="", **fields):
    item = annotate(TALKS, quote, label=label, note=note, visibility=BRIEFED)
    source = BriefingSource(TALKS, (item,), resolved(TALKS, (item,)))
    return replace(piece_of(item, source, piece_id=quote), **fields), item


def compiled(*pairs, profile=None, document=TALKS):
    items = tuple(item for _, item in pairs)
    source = BriefingSource(document, items, resolved(document, items))
    pieces = tuple(one for one, _ in pairs)
    held = Briefing("b", "Desk", NOW, NOW, depth=Depth.COMMITMENTS, pieces=pieces)
    return compile_briefing(held, {document.id: source}, labels=LABELS, now=NOW, profile=profile)


def rows(content):
    return [tuple(row) for part in content.parts if part.table for row in part.table.rows]


def others(content):
    return [
        entry
        for part in content.parts
        if part.kind is PartKind.POINTS and str(part.title) == "Other points"
        for entry in part.entries
    ]


def test_the_passage_is_told_apart_from_the_rest_of_its_sentence():
    content = compiled(piece("light the pier"))
    ((who, what, _, by_when),) = rows(content)
    assert (who, what, by_when) == ("Northland", "agreed to “light the pier” by 2031", "by 2031")
    (legend,) = [part.entries[0].text for part in content.parts if part.table]
    assert "quotation marks" in str(legend)


def test_japanese_words_stand_in_japanese_marks_and_in_the_order_of_the_source():
    japanese = document_of(
        "会談\n\n両国は、桟橋の照明を2031年末までに改修することで一致した。\n", "j.txt"
    )
    japanese = replace(japanese, language="ja")
    item = annotate(japanese, "桟橋の照明", label="commitment", visibility=BRIEFED)
    source = BriefingSource(japanese, (item,), resolved(japanese, (item,)))
    one = piece_of(item, source, piece_id="p")
    ((who, what, _, by_when),) = rows(compiled((one, item), document=japanese))
    assert (who, by_when) == ("両国", "2031年末まで")
    assert what == "「桟橋の照明」を2031年末までに改修することで一致した"
    written = replace(one, rows=(CommitmentRow("北国", "一致した", "照明の改修"),))
    ((_, what, _, _),) = rows(compiled((written, item), document=japanese))
    assert what == "照明の改修（一致した）"


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_without_its_marks_a_proposed_row_is_its_source_letter_by_letter(data):
    text = TALKS.blocks[2].text
    start = data.draw(st.integers(0, len(text) - 1))
    quote = " ".join(text[start : data.draw(st.integers(start + 1, len(text)))].split())
    if not quote or text.count(quote) != 1:
        return
    one, item = piece(quote)
    found = rows(compiled((one, item)))
    whole = around_piece(one, BriefingSource(TALKS, (item,), resolved(TALKS, (item,))))
    assert whole.text[slice(*whole.passage)] == quote
    for _, what, *_ in found:
        if what == quote:  # it touches no commitment, and stands there by itself
            continue
        assert what.count("“") == what.count("”") == 1
        assert what.replace("“", "").replace("”", "") in text
        assert what.partition("“")[2].partition("”")[0] in quote


def test_a_passage_without_a_verb_of_its_own_is_listed_only_where_its_label_says_so():
    for label in ("key-point", "concern", ""):
        content = compiled(piece("the pier", label))
        assert rows(content) == []
        assert [entry.text for entry in others(content)] == ["the pier"]
    assert len(rows(compiled(piece("the pier")))) == 1
    assert len(rows(compiled(piece("agreed to light the pier", "concern")))) == 1


def test_what_is_labelled_stands_in_the_table_with_its_words_alone_where_no_verb_is_found():
    content = compiled(piece("gulls", note="Odd."), piece("loud", "concern", "Ask why."))
    assert rows(content) == [("", "gulls", "Port Talks, §1 ¶1", "", "Odd.")]
    (entry,) = others(content)
    assert (entry.text, entry.evidence) == ("Ask why.", "loud")


def test_the_authors_note_stands_beside_the_first_row_of_its_passage():
    content = compiled(piece("by 2031, and will repair the mole", note="Both are\nnew."))
    assert [row[4] for row in rows(content)] == ["Both are new.", ""]
    (table,) = [part.table for part in content.parts if part.table]
    assert [str(name) for name in table.head] == [
        "Who", "What", "Where said", "By when", "Note",
    ]  # fmt: skip
    assert set(table.piece_ids) == {"by 2031, and will repair the mole"}
    quiet = compiled(piece("light the pier", note="New.", has_note=False))
    assert len(rows(quiet)[0]) == 4


def test_rows_by_hand_stand_in_place_of_what_is_proposed():
    both = "light the pier by 2031, and will repair the mole"
    one, item = piece(both, note="New.")
    source = BriefingSource(TALKS, (item,), resolved(TALKS, (item,)))
    pier, mole = rows_proposed_for(one, source, USUAL_CHOICE)
    hand = (
        replace(pier, who="The Northland delegation"),
        replace(mole, is_listed=False),
        CommitmentRow("Southland", "would not oppose", "the lights", "in May"),
    )
    content = compiled((replace(one, rows=hand), item))
    place = "Port Talks, §1 ¶1"
    assert rows(content) == [
        (
            "The Northland delegation",
            "agreed to “light the pier by 2031”",
            place,
            "by 2031",
            "New.",
        ),
        ("Southland", "would not oppose the lights", place, "in May", ""),
    ]
    assert others(content) == []


def test_a_table_of_notes_has_the_rows_that_were_corrected_elsewhere_in_the_briefing():
    one, item = piece("light the pier")
    source = BriefingSource(TALKS, (item,), resolved(TALKS, (item,)))
    table = BriefingPiece("t", PieceKind.TABLE, "Promises")
    for hand, expected in (
        ((CommitmentRow("Somebody", "agreed", "to a pier"),), ("Somebody", "agreed to a pier")),
        ((CommitmentRow("Nobody", is_listed=False),), ("", "light the pier")),
        (None, ("Northland", "agreed to “light the pier” by 2031")),
    ):
        pieces = (replace(one, rows=hand), table)
        held = Briefing("b", "Desk", NOW, NOW, depth=Depth.POINTS, pieces=pieces)
        content = compile_briefing(held, {TALKS.id: source}, labels=LABELS, now=NOW)
        assert [row[:2] for row in rows(content)] == [expected]


def test_a_passage_of_which_all_is_left_out_stands_below_the_table():
    one, item = piece("light the pier")
    gone = (CommitmentRow("Northland", "agreed", "to light", is_listed=False),)
    content = compiled((replace(one, rows=gone), item))
    assert rows(content) == []
    assert [entry.text for entry in others(content)] == ["light the pier"]


def test_whole_documents_are_parted_into_commitments_and_other_points():
    items = tuple(
        annotate(TALKS, quote, label=label, visibility=BRIEFED)
        for quote, label in (("light the pier", "commitment"), ("gulls", "question"))
    )
    source = BriefingSource(TALKS, items, resolved(TALKS, items))
    pieces = (whole_piece(source, piece_id="whole"),)
    held = Briefing("b", "Desk", NOW, NOW, depth=Depth.COMMITMENTS, pieces=pieces)
    content = compile_briefing(held, {TALKS.id: source}, labels=LABELS, now=NOW)
    assert [row[1] for row in rows(content)] == ["agreed to “light the pier” by 2031"]
    assert [entry.text for entry in others(content)] == ["gulls"]


def test_a_passage_whose_document_is_gone_is_read_by_itself():
    one, _ = piece("agreed to light the pier by 2031")
    held = Briefing("b", "Desk", NOW, NOW, depth=Depth.COMMITMENTS, pieces=(one,))
    content = compile_briefing(held, {}, labels=LABELS, now=NOW)
    assert [row[1] for row in rows(content)] == ["“agreed to light the pier by 2031”"]


def test_an_office_adds_verbs_to_those_of_the_program_and_leaves_some_out():
    hosted, agreed = piece("hosted the ferries", "concern"), piece("agreed to light", "concern")
    assert rows(compiled(hosted)) == []
    office = Profile("Desk", verbs=VerbChoice(("host",), ("agree",)))
    assert [row[:2] for row in rows(compiled(hosted, agreed, profile=office))] == [
        ("Southland", "“hosted the ferries”")
    ]
