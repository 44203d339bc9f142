"""Annotations follow their passage into a new edition, or wait to be reviewed; never a guess."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.alignment import Alignment
from data.anchoring import AnchorState, resolve
from data.carrying import Finder, carried_id, carry_over, in_words, suggest
from tests.fixtures.documents import annotate, document_of, note_on_document
from tests.fixtures.editions import edited, long_text, quotes, renumbered
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


def test_a_passage_that_was_slightly_reworded_is_followed():
    new = OLD.replace("shared the view that it should", "shared the same view that it should")
    found, _ = carried(new, "they shared the view that it should go on")
    assert found.state.value == "moved"
    assert found.annotation.anchor.exact == "they shared the same view that it should go on"


@pytest.mark.parametrize(
    ("was", "now"),
    [("Article 5", "Article 6"), ("2,700 vehicles", "2,800 vehicles"), ("will not", "will"),
     ("applies to the islands", "does not apply to the islands")],
)  # fmt: skip
def test_changed_figures_and_negations_are_left_to_the_user(was, now):
    line = next(line for line in OLD.splitlines() if was in line)
    found, _ = carried(OLD.replace(was, now), line[5:69].strip())
    assert found.state is AnchorState.REVIEW
    assert found.place is not None
    assert found.annotation.anchor.exact == line[5:69].strip()


def test_what_is_gone_is_an_orphan_that_keeps_its_quote():
    new = "\n".join(line for line in OLD.splitlines() if "vehicles" not in line)
    found, after = carried(new, "2,700 vehicles that are based in the region")
    assert (found.state, found.place) == (AnchorState.ORPHAN, None)
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


def test_a_quote_that_was_lost_gets_a_suggestion_where_something_is_like_it():
    after = document_of(OLD.replace("agreed to meet again in May", "decided to meet again in June"))
    anchor = annotate(document_of(OLD), "agreed to meet again in May").anchor
    start, end = suggest(anchor, after)
    assert "to meet again in June" in after.text[start:end]
    assert suggest(anchor, document_of("Nothing of the kind stands in this text at all.")) is None


def test_what_became_of_them_is_said_in_words():
    before, after = document_of(OLD), document_of(OLD.replace("Article 5", "Article 6"))
    items = [annotate(before, "talks on equipment"), annotate(before, "Article 5 applies")]
    assert in_words(carry_over(items, before, after)) == "1 carried over, 1 to review."
    assert in_words([]) == "None carried over for certain."


@pytest.mark.parametrize("share", anchoring.SHARES)
def test_no_passage_is_attached_where_it_does_not_belong(share):
    text = long_text(20_000)
    new, places = renumbered(*edited(text, share, seed=int(share * 100)))
    counted = anchoring.outcomes(text, places, quotes(text, 300), Finder(text, new).find)
    assert counted.total() == 300
    assert counted["wrong"] == 0
    assert counted["right"] > 55


def test_attaching_to_the_best_match_would_be_wrong_too_often():
    _, control = anchoring.run(0.3, 400, 1)
    assert not anchoring.holds(control)


def test_an_unchanged_text_keeps_every_passage():
    text = long_text(20_000)
    places = {at: at for at in range(len(text))}
    finder = Finder(text, text)
    assert anchoring.outcomes(text, places, quotes(text, 200), finder.find) == {"right": 200}


@settings(max_examples=60)
@given(st.text("ab \n日", max_size=80), st.text("ab \n日", max_size=80))
def test_what_an_alignment_pairs_is_equal(old, new):
    for pair in Alignment(old, new)._pairs:
        assert old[pair.old : pair.old + pair.length] == new[pair.new : pair.new + pair.length]
