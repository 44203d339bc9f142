"""What is said beside the pages names the piece and what to do, and never goes by a likeness."""

import pytest

from data.anchors.anchoring import AnchorState
from data.briefing.checks import CautionKind, QuotedPiece, cautions
from data.briefing.content import Entry, Part, PartKind, Section, Table
from data.messages import said
from tests.fixtures.briefings import block, content_of, note, topic

NOTHING = content_of(title="Lakes")
TEXT = "The lake\nis deep,\u00a0and the boats  are few.\n湖は深い。\n船は少ない。"


def kinds(quoted):
    return [one.kind for one in cautions(NOTHING, [quoted])]


def test_a_briefing_with_nothing_to_mend_has_no_cautions():
    content = content_of(
        topic("1", "Lakes", block("The Northern Fisheries Council (NFC) met the UN.")),
        parts=(Part(PartKind.POINTS, "Points", (Entry("The NFC met.", citation="§1 ¶1"),)),),
        notes=(note(1, "The NFC again."),),
    )
    assert cautions(content, [QuotedPiece("one", "the boats are few", TEXT)]) == ()


@pytest.mark.parametrize(
    "quote",
    [
        "The lake is deep, and the boats are few.",
        "the\nboats",
        "湖は深い。船は少ない。",
        "are few. 湖は",
    ],
)
def test_blanks_do_not_change_a_quotation(quote):
    assert kinds(QuotedPiece("one", quote, TEXT)) == []


@pytest.mark.parametrize(
    "quote",
    ["the boat are few", "The Lake is deep", "the lake—is deep", "boats are few!", "theboats"],
)
def test_one_letter_less_case_or_a_sign_changes_it(quote):
    (found,) = cautions(NOTHING, [QuotedPiece("seven", quote, TEXT)])
    assert (found.kind, found.piece_id) == (CautionKind.CHANGED_QUOTE, "seven")
    assert "quote again" in str(found.message)


@pytest.mark.parametrize(
    ("quoted", "kind"),
    [
        (QuotedPiece("one", "boats", None), CautionKind.MISSING_SOURCE),
        (QuotedPiece("one", "boats", TEXT, AnchorState.REVIEW), CautionKind.UNSURE_PASSAGE),
        (QuotedPiece("one", "ships", TEXT, AnchorState.ORPHAN), CautionKind.LOST_PASSAGE),
    ],
)
def test_a_passage_that_is_lost_or_not_sure_is_told(quoted, kind):
    assert kinds(quoted) == [kind]


def test_a_passage_that_has_only_moved_is_none_to_speak_of():
    assert kinds(QuotedPiece("one", "boats", TEXT, AnchorState.MOVED)) == []


def test_a_point_without_quotation_evidence_or_citation_is_named_by_its_piece():
    entries = (
        Entry("Bare.", piece_id="bare"),
        Entry("Cited.", citation="§1", piece_id="cited"),
        Entry("Quoted.", quoted=True, piece_id="quoted"),
        Entry("Proved.", evidence="The lake is deep.", piece_id="proved"),
        Entry("A paragraph.", is_point=False, piece_id="paragraph"),
    )
    background = Part(PartKind.BACKGROUND, "Background", (Entry("Bare.", piece_id="other"),))
    content = content_of(parts=(Part(PartKind.POINTS, "Points", entries), background))
    assert [(one.kind, one.piece_id) for one in cautions(content)] == [
        (CautionKind.BARE_POINT, "bare")
    ]


def test_an_undefined_abbreviation_is_named_with_the_piece_where_it_stands_first():
    entries = (Entry("They met.", piece_id="one"), Entry("The NFC and LRB.", piece_id="two"))
    content = content_of(
        topic("1", "Lakes", block("The NFC and the Lake Rescue Board (LRB) met.")),
        parts=(Part(PartKind.BACKGROUND, "Background", entries),),
    )
    (found,) = cautions(content)
    assert (found.kind, found.piece_id) == (CautionKind.UNDEFINED_ABBREVIATION, "two")
    assert "“NFC”" in str(found.message)
    assert cautions(content, known={"NFC"}) == ()


def test_the_citations_of_a_table_need_no_definition_and_its_words_name_their_piece():
    table = Table((said("What"), said("Where said")), (("The NFC met.", "JDF 102, §1"),), ("p",))
    part = Part(PartKind.TABLE, "Said", (), table=table, piece_id="t")
    section = Section("", 0, None, (), own_table=part)
    for content in (content_of(parts=(part,)), content_of(section)):
        (found,) = cautions(content)
        assert found.piece_id == "p"
        assert "“NFC”" in str(found.message)


def test_what_the_program_says_itself_is_no_text_of_the_briefing():
    part = Part(PartKind.BACKGROUND, said("NFC"), (Entry(said("NFC"), lead_in=said("LRB")),))
    assert cautions(content_of(parts=(part,))) == ()
