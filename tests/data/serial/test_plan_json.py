"""Plans survive JSON, older ones too; what is damaged is refused in one line."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.briefing.content import Plan, Template
from data.briefing.page_setup import LONGEST_WATERMARK, PageSetup
from data.errors import FormatError
from data.serial import plan_json

pages = st.builds(PageSetup, watermark=st.text("aé草 ", max_size=LONGEST_WATERMARK))
plans = st.builds(Plan, page=st.none() | pages)
OLD = {"format": plan_json.FORMAT, "version": 2, "marking": "DRAFT", "template": "points"}


@given(plans)
def test_any_plan_survives(plan):
    assert plan_json.loads(plan_json.dumps(plan)) == plan


@pytest.mark.parametrize("version", [1, 2, 3])
def test_a_plan_of_an_older_version_leaves_the_page_as_it_is(version):
    read = plan_json.loads(json.dumps(OLD | {"version": version}))
    assert read == Plan(marking="DRAFT", template=Template.POINTS)
    assert read.page is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("paper", "A0"),
        ("notes", "elsewhere"),
        ("large_print", "perhaps"),
        ("watermark", "x" * (LONGEST_WATERMARK + 1)),
        ("watermark", None),
        ("colour", "red"),
    ],
)
def test_a_page_that_nobody_understands_is_refused(name, value):
    fields = json.loads(plan_json.dumps(Plan(page=PageSetup())))
    fields["page"][name] = value
    with pytest.raises(FormatError, match="plan is damaged"):
        plan_json.loads(json.dumps(fields))
