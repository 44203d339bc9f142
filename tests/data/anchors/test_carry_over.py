"""Annotations follow their passage into a new edition, or wait to be reviewed; never a guess."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.anchors.alignment import Alignment
from data.anchors.anchoring import AnchorState, resolve
from data.anchors.carried_ids import carried_id
from data.anchors.carry_over import CarriedTally, Finder, attached, carry_over
from data.anchors.identity import Doubt
from data.anchors.sentences import fold
from data.citation import CitationIndex
from data.document import Block, BlockKind, Span, SpanKind
from tests.fixtures import meanings
from tests.fixtures.documents import annotate, document_of, note_on_document
from tests.fixtures.editions import laid_out, long_text, quotes
from tests.fixtures.meanings import of, raised
from tests.torture import anchoring

OLD = """Joint Statement

The Ministers reaffirmed that Article 5 applies to the islands and agreed to meet again in May.

Both sides will not increase the number of 2,700 vehicles that are based in the region at present.

They welcomed the progress of talks on equipment, and they shared the view that it should go on.
"""


def carried(new, quote, old=OLD, **fields):
    before, after = document_of(old), document_of(new)
    (found,) = carry_over([annotate(before, quote, **fields)], before, after)
    return found, after


def test_a_passage_is_followed_to_where_it_stands_now():
    new = OLD.replace("Joint Statement\n", "Joint Statement\n\nA paragraph that is new.\n")
    found, after = carried(new, "Article 5 applies to the islands", note="Quote.", tags=("a",))
    assert found.state is AnchorState.MOVED
    item = found.annotation
    assert (item.anchor.exact, item.note, item.tags) == (
        "Article 5 applies to the islands", "Quote.", ("a",),
    )  # fmt: skip
    assert after.text[item.anchor.start : item.anchor.end] == item.anchor.exact
    assert resolve(item.anchor, after.text).state is AnchorState.EXACT


@pytest.mark.parametrize(
    ("was", "now"),
    [("Article 5", "Article 6"), ("2,700 vehicles", "2,800 vehicles"), ("will not", "will"),
     ("applies to the islands", "does not apply to the islands"), ("welcomed", "regretted"),
     ("2,700", "2.700"), ("in May", "in may"), ("agreed to meet", "agreed not to meet"),
     ("shared the view", "shared the same view"), ("region at present", "region at present…")],
)  # fmt: skip
def test_whatever_word_of_a_sentence_is_another_one_it_is_left_to_the_user(was, now):
    """Also where the word is not in the passage."""
    line = next(line for line in OLD.splitlines() if was in line)
    found, after = carried(OLD.replace(was, now), line[5:69].strip())
    assert found.state is AnchorState.REVIEW
    assert found.place is not None
    assert found.annotation.anchor.exact == line[5:69].strip()
    assert resolve(found.annotation.anchor, after.text).state is AnchorState.ORPHAN


def test_what_is_left_to_the_user_is_never_attached_by_itself_when_the_document_is_opened():
    """The words of the passage stand there, once; only its sentence says something else."""
    new = OLD.replace("agreed to meet", "refused to meet")
    found, after = carried(new, "Article 5 applies to the islands")
    assert after.text.count("Article 5 applies to the islands") == 1
    assert found.state is AnchorState.REVIEW
    assert not resolve(found.annotation.anchor, after.text).attached
    index = CitationIndex(after)
    accepted = attached(found.annotation, found.place, after, index)
    assert resolve(accepted.anchor, after.text).attached
    assert attached(accepted, None, after, index).anchor.is_loose


def test_blanks_quotation_marks_and_hyphens_at_line_ends_are_no_words():
    old = "The Ministers’ “co-operation” was re\u00adnewed in the imple- mentation of it."
    new = 'The  Ministers\' "co\u2011operation" was renewed in\u00a0the implementation of it.'
    before, after = of([old]), of([new])
    (found,) = carry_over([annotate(before, "“co-operation” was re\u00adnewed")], before, after)
    assert found.annotation.anchor.exact == '"co\u2011operation" was renewed'
    assert found.state.value in {"exact", "moved"}


def test_the_changed_words_are_marked_in_both_texts():
    found, after = carried(OLD.replace("will not increase", "may increase"), "number of 2,700")
    gone, come = found.found.changed
    assert [document_of(OLD).text[slice(*place)] for place in gone] == ["will not"]
    assert [after.text[slice(*place)] for place in come] == ["may"]
    assert found.found.doubt is Doubt.WORDS


def item(text, level=1):
    return Block(BlockKind.LIST_ITEM, text, level=level, marker="•")


def heading(text, level=1):
    return Block(BlockKind.HEADING, text, level=level)


def quoted(text):
    return Block(BlockKind.QUOTATION, text)


def bold(text, what):
    return Block(BlockKind.PARAGRAPH, text, spans=(Span(SpanKind.STRONG, 0, len(what)),))


def row(text, level=0):
    return Block(BlockKind.TABLE_ROW, text, level=level)


@pytest.mark.parametrize(
    ("old", "new", "quote", "doubt"),
    [
        ((heading("Agreed"), "Ships call."), (heading("Rejected"), "Ships call."), "Ships",
         Doubt.HEADING),
        ((heading("A"), "Ships call.", heading("B"), "More."), (heading("A"), "More.", heading("B"),
         "Ships call."), "Ships", Doubt.HEADING),
        (("The Parties shall:", item("grant access.")), ("The Parties shall not:",
         item("grant access.")), "access", Doubt.LEAD_IN),
        (("The Parties shall", item("allow", 1), item("ships.", 2)), ("The Parties shall",
         item("refuse", 1), item("ships.", 2)), "ships", Doubt.LEAD_IN),
        ((item("ships; or"), item("aircraft.")), (item("ships; and"), item("aircraft.")),
         "aircraft", Doubt.LEAD_IN),
        (("They agreed as follows:", "Ships call."), ("They rejected the following:",
         "Ships call."), "call", Doubt.LEAD_IN),
        (("Japan: We go. We pay.",), ("China: We go. We pay.",), "pay", Doubt.SPEAKER),
        (("○大臣　行く。", "払う。"), ("○次官　行く。", "払う。"), "払う", Doubt.SPEAKER),
        (("Minister Abe", "We go.", "We pay."), ("Minister Kono", "We go.", "We pay."), "pay",
         Doubt.SPEAKER),
        (("Mr. Abe", "We pay."), ("Ms. Kono", "We pay."), "pay", Doubt.SPEAKER),
        ((row("| Year | Exports |", 1), row("| 2018 | 5 |")), (row("| Year | Imports |", 1),
         row("| 2018 | 5 |")), "5", Doubt.TABLE),
        ((row("a\tb", 1), row("| Ships | |"), row("x\t5")), (row("a\tb", 1), row("| Aircraft | |"),
         row("x\t5")), "5", Doubt.TABLE),
        (("Ships call.",), (Block(BlockKind.QUOTATION, "Ships call."),), "Ships", Doubt.SPEAKER),
        (("Mr. Abe — We go. We pay.",), ("Mr. Kono — We go. We pay.",), "pay", Doubt.SPEAKER),
        (("[12:30] Abe: We go. We pay.",), ("[12:30] Kono: We go. We pay.",), "pay",
         Doubt.SPEAKER),
        (("安倍大臣　行く。払う。",), ("河野大臣　行く。払う。",), "払う", Doubt.SPEAKER),
        (("Taro Abe, Minister of Defense", "We pay."), ("Taro Kono, Minister of Defense",
         "We pay."), "pay", Doubt.SPEAKER),
        (("H.E. Mr. Abe (9:30)", "We pay."), ("H.E. Mr. Kono (9:30)", "We pay."), "pay",
         Doubt.SPEAKER),
        ((bold("Abe. We go. We pay.", "Abe."),), (bold("Kono. We go. We pay.", "Kono."),), "pay",
         Doubt.SPEAKER),
        ((quoted("We pay."), quoted("Mr. Abe, Tokyo")), (quoted("We pay."),
         quoted("Mr. Kono, Tokyo")), "pay", Doubt.LEAD_IN),
        (("Mr. Abe wrote.", quoted("We pay.")), ("Mr. Kono wrote.", quoted("We pay.")), "pay",
         Doubt.LEAD_IN),
        (("Will Japan join?", "Yes, it will."), ("Will Japan leave?", "Yes, it will."), "Yes",
         Doubt.LEAD_IN),
        (("Will Japan join? Yes, it will.",), ("Will Japan leave? Yes, it will.",), "Yes",
         Doubt.WORDS),
        (("問：参加について伺う。", "今の話である。", "答：はい。"),
         ("問：離脱について伺う。", "今の話である。", "答：はい。"), "はい", Doubt.LEAD_IN),
        (("参加しますか。", "はい。"), ("離脱しますか。", "はい。"), "はい", Doubt.LEAD_IN),
        (("They rejected the following.", "Ships call."), ("They accepted the following.",
         "Ships call."), "call", Doubt.LEAD_IN),
        (("下記に反対する。", "記", "払う。"), ("下記に賛成する。", "記", "払う。"), "払う",
         Doubt.LEAD_IN),
        ((row("a\tb\tc", 1), row("2018\tShips\t5"), row("Aircraft\t7")), (row("a\tb\tc", 1),
         row("2019\tShips\t5"), row("Aircraft\t7")), "7", Doubt.TABLE),
        ((row("a\tb", 1), row("Japan\t5"), row("| | 6 |"), row("| | 7 |")), (row("a\tb", 1),
         row("Korea\t5"), row("| | 6 |"), row("| | 7 |")), "7", Doubt.TABLE),
        (("Table 1. Exports", "(million yen)", row("a\tb", 1), row("x\t5")), ("Table 1. Imports",
         "(million yen)", row("a\tb", 1), row("x\t5")), "5", Doubt.TABLE),
        ((row("a\tb", 1), row("x\t5"), "Unit: million yen"), (row("a\tb", 1), row("x\t5"),
         "Unit: billion yen"), "5", Doubt.TABLE),
        ((row("| Exports | |"), row("in\tout"), row("5\t7")), (row("| Exports | |"),
         row("out\tin"), row("5\t7")), "7", Doubt.TABLE),
    ],
)  # fmt: skip
def test_the_same_words_in_other_surroundings_are_left_to_the_user(old, new, quote, doubt):
    before, after = of(old), of(new)
    (found,) = carry_over([annotate(before, quote)], before, after)
    assert (found.state, found.found.doubt) == (AnchorState.REVIEW, doubt)
    assert after.text[slice(*found.place)] == quote
    (same,) = carry_over([annotate(before, quote)], before, of((*old, "One more.")))
    assert same.state is AnchorState.EXACT


def test_a_raised_figure_is_another_figure():
    before, after = (
        of([raised("A volume of 102 is meant.", "2 ".strip())]),
        of(["A volume of 102 is meant."]),
    )
    (found,) = carry_over([annotate(before, "102")], before, after)
    assert found.state is AnchorState.REVIEW


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (["Adopted.", "One."], ["Adopted.", "One.", "Adopted."], "review"),
        (["Adopted.", "One.", "Adopted."], ["Adopted.", "One."], "review"),
        (["Head.", "Adopted.", "One.", "Adopted."], ["Head.", "Adopted.", "One."], "exact"),
        (["Head.", "Adopted.", "One."], ["Head.", "Adopted.", "One.", "Two.", "Adopted."], "exact"),
        (["Head.", "Adopted.", "One."], ["Head.", "Two.", "Adopted.", "One.", "Adopted."],
         "review"),
        (["Adopted.", "Adopted.", "Adopted."], ["Adopted.", "Adopted.", "Adopted."], "exact"),
        (["Adopted.", "Adopted."], ["Adopted.", "Adopted.", "Adopted."], "review"),
    ],
)  # fmt: skip
def test_a_sentence_that_stands_twice_is_known_by_its_neighbours_alone(old, new, expected):
    before, after = of(old), of(new)
    (found,) = carry_over([annotate(before, "Adopted")], before, after)
    assert found.state.value == expected


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 10_000), st.data())
def test_no_edit_of_words_in_a_touched_sentence_is_carried_over(seed, data):
    made = meanings.editions(seed, paragraphs=4)
    old = made.old
    first, last, _ = data.draw(st.sampled_from(made.sentences))
    start = data.draw(st.integers(first, last - 1))
    end = data.draw(st.integers(start + 1, last))
    if not old.text[start:end].strip():
        return
    words = [(a, b) for a, b in meanings.words_of(old.text) if first <= a and b <= last]
    low, high = data.draw(st.sampled_from(words))
    word = data.draw(st.sampled_from(["not", "", "７", "2,000", "Korea", "不", "No"]))
    text = f"{old.text[:low]}{word}{old.text[high:]}"
    new = of([line.strip() for line in text.split("\n")])
    if fold(text) == fold(old.text):
        return
    found = Finder(old, new).find(anchoring.anchor_of(old.text, start, end))
    assert not found.attached


def test_editions_that_say_something_else_are_not_carried_over():
    counted = anchoring.run_meanings(6, 300)
    assert counted["changed"] > 900
    assert counted["wrong"] == 0
    assert anchoring.keeps(counted)


def test_what_is_gone_is_an_orphan_that_keeps_its_quote():
    new = "\n".join(line for line in OLD.splitlines() if "vehicles" not in line)
    found, after = carried(new, "2,700 vehicles that are based in the region")
    assert (found.state, found.place) == (AnchorState.ORPHAN, None)
    assert found.annotation.anchor.is_loose
    assert resolve(found.annotation.anchor, after.text).state is AnchorState.ORPHAN
    assert found.annotation.anchor.exact == "2,700 vehicles that are based in the region"


def test_a_moved_paragraph_is_followed_if_both_sides_moved_with_it():
    lines = OLD.split("\n\n")
    new = "\n\n".join([lines[0], lines[3].strip(), lines[1], lines[2]])
    found, _ = carried(new, "progress of talks on equipment")
    assert found.state is AnchorState.MOVED


def test_a_note_on_the_document_and_carrying_again():
    before, after = document_of(OLD), document_of(f"{OLD}\nMore.\n")
    note = note_on_document(before, "All of it.")
    (first,) = carry_over([note], before, after)
    (again,) = carry_over([note], before, after)
    assert first == again
    assert first.annotation.id == carried_id(note.id, after.id) != note.id
    assert first.annotation.document_id == after.id


def test_what_became_of_them_is_said_in_words():
    assert str(CarriedTally(1, 1).in_words()) == "1 carried over, 1 to review."
    assert str(CarriedTally(0, 0, 2, 1).in_words()) == (
        "None carried over yet, 2 left unattached, 1 without a passage, listed with the quote."
    )


@pytest.mark.parametrize("share", anchoring.SHARES)
def test_no_passage_is_attached_where_it_does_not_belong(share):
    old, new, places = anchoring.editions_of(share, 20_000, 1)
    counted = anchoring.outcomes(old, new, places, quotes(old.text, 300), Finder(old, new).find)
    assert counted["wrong"] == 0
    assert counted["untouched"] > 1
    assert anchoring.keeps(counted)


def test_attaching_to_the_best_match_would_be_wrong_too_often():
    _, control = anchoring.run(0.3, 400, 1)
    assert not anchoring.holds(control)


def test_an_unchanged_text_keeps_every_passage():
    old, places = laid_out(long_text(20_000))
    same = {at: at for at in places.values()}
    counted = anchoring.outcomes(old, old, same, quotes(old.text, 200), Finder(old, old).find)
    assert counted["right"] == counted["kept"] == 200


@settings(max_examples=60)
@given(st.text("ab \n日", max_size=80), st.text("ab \n日", max_size=80))
def test_what_an_alignment_pairs_is_equal(old, new):
    for pair in Alignment(old, new)._pairs:
        assert old[pair.old : pair.old + pair.length] == new[pair.new : pair.new + pair.length]
