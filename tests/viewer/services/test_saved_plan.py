"""A saved plan that is asked for by its name: found, fitted, or refused in one line."""

import pytest

from data.briefing.plan import Plan
from data.briefing.plan_topics import outlined
from data.errors import ExportError
from data.library.kept_plans import StoredPlans
from tests.fixtures.documents import document_of, shipped_document
from viewer.services.saved_plan import saved_plan

TEXT = "Other talks\n\n1. Fish\n\nThey met.\n\n2. Nets\n\nThey left.\n"
OTHER = document_of(TEXT, "other.txt")


def plans(**named):
    made = StoredPlans()
    made.update(named)
    return made


def test_a_plan_that_fits_is_taken_as_it_is():
    document = shipped_document()
    plan = outlined(Plan(topics=frozenset({0}), marking="DRAFT"), document)
    assert saved_plan("Short", plans(Short=plan), document) == (plan, "")


def test_topics_that_the_plan_does_not_know_are_left_out_and_that_is_said():
    plan = outlined(Plan(topics=frozenset({0, 1})), OTHER)
    longer = document_of(f"{TEXT}\n3. Boats\n\nThey went.\n", "other.txt")
    found, remark = saved_plan("Short", plans(Short=plan), longer)
    assert found.topics == frozenset({0, 1})
    assert str(remark).startswith("Not all topics are as when the plan “Short” was saved")


def test_what_cannot_be_taken_is_refused_with_what_there_is():
    document = shipped_document()
    stored = plans(Long=Plan())
    stored.unread["New"] = "It is of a newer version."
    stored["Theirs"] = outlined(Plan(topics=frozenset({0})), OTHER)
    for name, told in (
        ("Short", "There is no plan “Short”: there are “Long”, “Theirs”."),
        ("New", "The plan “New” cannot be read. It is of a newer version."),
        ("Theirs", "The plan “Theirs” was made for other topics"),
    ):
        with pytest.raises(ExportError) as caught:
            saved_plan(name, stored, document)
        assert str(caught.value).startswith(told)
    with pytest.raises(ExportError, match="none is saved with this document"):
        saved_plan("Short", plans(), document)
