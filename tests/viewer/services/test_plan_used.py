"""What the last handout was made with, asked for by name: found, fitted, or refused in one line."""

import pytest

from data.briefing.plan import LAST_USED, Plan
from data.briefing.plan_topics import outlined
from data.errors import ExportError
from data.library.kept_plans import StoredPlans
from tests.fixtures.documents import document_of, shipped_document
from viewer.services.plan_used import plan_used

TEXT = "Other talks\n\n1. Fish\n\nThey met.\n\n2. Nets\n\nThey left.\n"
OTHER = document_of(TEXT, "other.txt")


def plans(plan=None):
    made = StoredPlans()
    if plan is not None:
        made[LAST_USED] = plan
    return made


def test_a_plan_that_fits_is_taken_as_it_is():
    document = shipped_document()
    plan = outlined(Plan(topics=frozenset({0}), marking="DRAFT"), document)
    assert plan_used(plans(plan), document) == (plan, "")


def test_topics_that_the_plan_does_not_know_are_left_out_and_that_is_said():
    plan = outlined(Plan(topics=frozenset({0, 1})), OTHER)
    longer = document_of(f"{TEXT}\n3. Boats\n\nThey went.\n", "other.txt")
    found, remark = plan_used(plans(plan), longer)
    assert found.topics == frozenset({0, 1})
    assert str(remark).startswith("Not all topics are as at the last handout")


def test_what_cannot_be_taken_is_refused_with_the_reason():
    document = shipped_document()
    unread = plans()
    unread.unread[LAST_USED] = "It is of a newer version."
    theirs = plans(outlined(Plan(topics=frozenset({0})), OTHER))
    for stored, told in (
        (plans(), "No handout of this document was made"),
        (unread, "What the last handout was made with cannot be read. It is of a newer version."),
        (theirs, "The last handout was made for other topics"),
    ):
        with pytest.raises(ExportError) as caught:
            plan_used(stored, document)
        assert str(caught.value).startswith(told)
