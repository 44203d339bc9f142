"""What is offered, remembered and followed of outlines, without a window."""

from dataclasses import replace

import pytest

from data.errors import LibraryError
from data.intake_report import Head, Outline, Report
from data.library.outline_answers import AnsweredOutline, OutlineAnswer
from data.notebook import Change
from data.structure_corrections.application import correct, corrected
from data.structure_corrections.correction import CorrectionKind
from data.structure_corrections.outlines import taking
from tests.fixtures.documents import NOW, annotate, document_of
from tests.fixtures.outlines import DAYS, TEXT, nested_or_flat, two_ways
from viewer.services import outline_choices, reading_report
from viewer.services.reading_report import Understanding

FIRST = two_ways()
LATER = two_ways(TEXT.replace("Harbour talks", "Harbour talks 2"), "later.txt")
CHOSEN = AnsweredOutline(OutlineAnswer.CHOSEN, DAYS)


@pytest.fixture
def known(library):
    """A library in which the other outline was chosen for the first paper."""
    for document in (FIRST, LATER):
        library.remember(document, NOW)
    outline_choices.remember_choice(library, FIRST, 1)
    return library


def test_a_choice_is_offered_with_what_each_outline_makes():
    offer = outline_choices.offer_of(FIRST, FIRST)
    assert [option.topics for option in offer.options] == [2, 4]
    assert offer.options[0].titles == (("Fees", 0), ("Safety", 0))
    assert offer.options[1].titles == (
        ("Opening of the first day", 0),
        ("Closing of the first day", 0),
        ("Opening of the second day", 0),
    )
    assert [option.before for option in offer.options] == [False, False]
    assert [option.after for option in offer.options] == [False, True]
    assert offer.shown == 0
    assert outline_choices.offer_of(replace(FIRST, report=Report()), FIRST) is None


def test_what_is_shown_of_outlines_begins_where_they_part():
    parts = "".join(f"{number}. Part {number}\n\nThey met.\n\n" for number in range(1, 8))
    document = document_of(f"Harbour talks\n\n{parts}")
    heads = tuple(Head(topic.first, 1) for topic in document.topics)
    flat = Outline("numbers", "lines that are numbered", heads)
    nested = replace(flat, heads=(*heads[:4], Head(heads[4].block, 2), *heads[5:]))
    unsure = replace(document, report=Report(outlines=(flat, nested)))
    flat, nested = outline_choices.offer_of(unsure, unsure).options
    assert (flat.topics, flat.below) == (7, 0)
    assert (nested.topics, nested.below) == (6, 1)
    assert flat.titles == (("Part 4", 0), ("Part 5", 0), ("Part 6", 0))
    assert nested.titles == (("Part 4", 0), ("Part 5", 1), ("Part 6", 0))
    assert {(option.before, option.after) for option in (flat, nested)} == {(True, True)}


def test_of_two_outlines_of_one_kind_that_which_was_chosen_is_remembered_and_followed(library):
    first = nested_or_flat()
    later = nested_or_flat(TEXT.replace("Harbour talks", "Harbour talks 2"), "later.txt")
    for document in (first, later):
        library.remember(document, NOW)
    outline_choices.remember_choice(library, first, 1)
    notebook = library.notebook(later.id)
    assert outline_choices.follow(library, later, notebook, "Like the other")
    assert notebook.corrections == taking(later, (), 1)
    outline_choices.settle(library, first, first)
    assert outline_choices.is_open(library, first.id)


def test_a_new_paper_follows_in_one_change_that_can_be_undone(known):
    notebook = known.notebook(LATER.id)
    assert outline_choices.follow(known, LATER, notebook, "Like the other")
    assert notebook.corrections == taking(LATER, (), 1)
    assert notebook.undoable == "Like the other"
    assert known.outlines.of(LATER.id).answer is OutlineAnswer.FOLLOWED
    notebook.undo()
    assert known.document(LATER.id) == LATER


def test_a_paper_that_somebody_worked_on_does_not_follow(known):
    notebook = known.notebook(LATER.id)
    notebook.apply(Change("Add", (annotate(LATER, "They agreed"),)))
    assert not outline_choices.follow(known, LATER, notebook, "Like the other")
    assert known.outlines.of(LATER.id) is None


def test_where_it_cannot_be_saved_the_paper_is_as_it_was_read(known, monkeypatch):
    notebook = known.notebook(LATER.id)

    def full(change):
        raise LibraryError("The disk is full.")

    monkeypatch.setattr(notebook, "apply", full)
    assert not outline_choices.follow(known, LATER, notebook, "Like the other")
    assert known.corrections(LATER.id) == ()


def test_what_is_shown_is_what_is_remembered(known):
    other = corrected(FIRST, taking(FIRST, (), 1)).document
    by_hand = corrected(FIRST, correct(FIRST, CorrectionKind.HEADING, range(3, 4), level=1))
    for _ in range(2):
        outline_choices.settle(known, FIRST, FIRST)
        assert known.outlines.of(FIRST.id).answer is OutlineAnswer.WITHDRAWN
        outline_choices.settle(known, FIRST, by_hand.document)
        assert known.outlines.of(FIRST.id).answer is OutlineAnswer.WITHDRAWN
        outline_choices.settle(known, FIRST, other)
        assert known.outlines.of(FIRST.id) == CHOSEN
        outline_choices.settle(known, FIRST, by_hand.document)
        assert known.outlines.of(FIRST.id) == CHOSEN


def test_a_refusal_does_not_undo_a_choice(known):
    outline_choices.remember_refusal(known, FIRST)
    assert known.outlines.of(FIRST.id) == CHOSEN
    outline_choices.remember_refusal(known, LATER)
    assert known.outlines.of(LATER.id).answer is OutlineAnswer.DISMISSED
    assert not outline_choices.is_open(known, LATER.id)


def test_the_report_tells_topics_apart_from_those_below_them():
    document = nested_or_flat()
    assert "Other topics: 1, and 1 below them" in reading_report.printed(Understanding.of(document))
    nested = Understanding.of(document, taking(document, (), 1))
    assert "Topics: 1, and 1 below them" in reading_report.printed(nested)


def test_the_report_tells_the_other_outlines_and_which_one_was_chosen():
    as_read = Understanding.of(FIRST)
    chosen = Understanding.of(FIRST, taking(FIRST, (), 1))
    assert "Other topics: 4 (lines in bold)" in reading_report.printed(as_read)
    lines = " ".join(reading_report.printed(chosen).split())
    assert "Topics: 4 (lines in bold, as you chose for papers of this source) – yours" in lines
    assert "Other topics: 2 (lines that are numbered)" in lines
    assert reading_report.facts(chosen)["outlines"] == [
        {"place": "lines that are numbered", "topics": 2, "shown": False},
        {"place": "lines in bold", "topics": 4, "shown": True},
    ]
