"""A plan goes by headings where the topics are others by now, and lets in nothing it left out."""

from dataclasses import replace

import pytest

from data.briefing.plan import LEAD, Plan
from data.briefing.plan_topics import fitting, outlined, top_topics
from data.document import Block, BlockKind, Document, Source, Topic, place
from data.serial.plan_json import PLAN
from data.structure_corrections.application import correct, corrected
from data.structure_corrections.correction import CorrectionKind
from tests.fixtures.documents import shipped_document


def report(*headings):
    """Return a document whose topics have these headings and a sentence each, without a lead."""
    blocks = [Block(BlockKind.HEADING, "Report")]
    for heading in headings:
        blocks += [Block(BlockKind.HEADING, heading, level=1), Block(BlockKind.PARAGRAPH, "Text.")]
    topics = tuple(
        Topic("", heading, 1, 1 + 2 * number, 3 + 2 * number)
        for number, heading in enumerate(headings)
    )
    return Document(Source("a.txt", "0" * 64), "Report", place(blocks), topics)


def saved(document, *titles):
    """Return the plan that chooses the topics of these titles, as it comes out of the library."""
    chosen = frozenset(n for n, topic in enumerate(document.topics) if topic.title in titles)
    assert len(chosen) == len(titles)
    return PLAN.loads(PLAN.dumps(outlined(Plan(chosen, marking="DRAFT"), document)))


def titles(plan, document):
    return [document.topics[number].title for number in sorted(plan.topics)]


def test_a_plan_fits_the_document_that_it_was_made_for():
    document = report("One", "Two", "Three")
    plan = saved(document, "Two")
    assert fitting(plan, document) is plan


def test_a_plan_for_all_topics_fits_every_document():
    plan = outlined(Plan(marking="DRAFT"), report("One"))
    assert fitting(plan, report("One", "Two")) is plan


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (("New", "One", "Two", "Three"), ["One", "Three"]),
        (("Three", "Two", "One"), ["Three", "One"]),
        (("One", "Two", "Part of two", "Three"), ["One", "Three"]),
        (("Two", "Three"), ["Three"]),
        (("Two", "Other"), []),
    ],
    ids=["one before", "another order", "one within what was left out", "one gone", "all gone"],
)
def test_the_chosen_topics_are_found_by_their_headings_and_new_ones_stay_out(now, expected):
    plan = saved(report("One", "Two", "Three"), "One", "Three")
    found = fitting(plan, report(*now))
    assert titles(found, report(*now)) == expected
    assert found == replace(plan, topics=found.topics)


def test_none_is_chosen_where_a_topic_that_was_left_out_is_gone_as_its_text_may_be_anywhere():
    plan = saved(report("One", "Two", "Three"), "One", "Three")
    assert fitting(plan, report("One", "Three")).topics == frozenset()


@pytest.mark.parametrize("now", [("One", "Two", "One"), ("One", "Two", "Two")])
def test_headings_that_stand_twice_are_not_guessed_between(now):
    plan = saved(report("One", "Two"), "One")
    assert "Two" not in titles(fitting(plan, report(*now)), report(*now))
    assert titles(fitting(plan, report(*now)), report(*now)) == (["One"] if now[2] == "Two" else [])


def test_one_of_two_alike_that_were_left_out_is_missed_when_it_is_gone():
    plan = saved(report("One", "Two", "Two", "Three"), "One", "Three")
    assert fitting(plan, report("One", "Two", "Three")).topics == frozenset()


def test_a_plan_of_an_older_version_that_knows_no_headings_chooses_none():
    plan = Plan(frozenset({1}), marking="DRAFT", outline="of another edition")
    assert fitting(plan, report("One", "Two")) == replace(plan, topics=frozenset())


def test_a_corrected_heading_does_not_move_the_choice_to_other_topics():
    document = shipped_document()
    without = frozenset({LEAD, 0, 2, 3})  # without "2 Regional affairs"
    made = correct(document, CorrectionKind.HEADING, range(1, 2), level=1)
    now = corrected(document, made).document
    assert now.topics[1].title != document.topics[1].title
    plan = fitting(outlined(Plan(without), document), now)
    before = [document.topics[number].title for number in sorted(without - {LEAD})]
    assert titles(replace(plan, topics=plan.topics - {LEAD}), now) == before


def test_only_the_lead_and_the_outermost_topics_can_be_chosen():
    heading, paragraph = BlockKind.HEADING, BlockKind.PARAGRAPH
    blocks = place(
        [
            Block(heading, "Title"),
            Block(paragraph, "Lead."),
            Block(heading, "One", level=1),
            Block(heading, "One and a half", level=2),
            Block(paragraph, "Text."),
            Block(heading, "Two", level=1),
        ]
    )
    topics = (
        Topic("1", "One", 1, 2, 5),
        Topic("1.5", "One and a half", 2, 3, 5),
        Topic("2", "Two", 1, 5, 6),
    )
    document = Document(Source("a.txt", "0" * 64), "Title", blocks, topics)
    assert top_topics(document) == (LEAD, 0, 2)
