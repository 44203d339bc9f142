"""A plan that was made for other topics chooses none of them."""

from dataclasses import replace

from data.briefing import Plan
from data.outlines import fitting, outline
from tests.fixtures.documents import document_of

TWO = document_of("Report\n\n# One\n\nA sentence.\n\n# Two\n\nA sentence.\n", "two.md")
OTHER = document_of("Report\n\n# One\n\nA sentence.\n\n# Other\n\nA sentence.\n", "other.md")


def test_a_plan_fits_the_document_that_it_was_made_for():
    plan = Plan(topics=frozenset({1}), outline=outline(TWO))
    assert fitting(plan, TWO) is plan


def test_a_plan_for_other_topics_chooses_none_and_keeps_the_rest():
    plan = Plan(topics=frozenset({1}), marking="DRAFT", outline=outline(TWO))
    assert fitting(plan, OTHER) == replace(plan, topics=frozenset())


def test_a_plan_for_all_topics_fits_every_document():
    plan = Plan(marking="DRAFT")
    assert fitting(plan, OTHER) is plan
