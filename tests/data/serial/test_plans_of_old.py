"""Plans of older versions, and of versions with fewer page options, are read as they were meant."""

import json
from dataclasses import fields, replace

import pytest

from data.briefing.page_setup import LONGEST_WATERMARK, PageSetup, Paper
from data.briefing.plan import Plan, Template
from data.errors import FormatError
from data.serial.plan_json import PLAN

OLD = {"format": PLAN.format_name, "version": 2, "marking": "DRAFT", "template": "points"}


@pytest.mark.parametrize("version", [1, 2, 3])
def test_a_plan_of_an_older_version_leaves_the_page_as_it_is(version):
    read = PLAN.loads(json.dumps(OLD | {"version": version}))
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
    fields = json.loads(PLAN.dumps(Plan(page=PageSetup())))
    fields["page"][name] = value
    with pytest.raises(FormatError, match="plan is damaged"):
        PLAN.loads(json.dumps(fields))


@pytest.mark.parametrize("name", [item.name for item in fields(PageSetup)])
def test_a_page_option_that_a_plan_did_not_know_is_as_it_mostly_is(name):
    page = PageSetup(Paper.B5, large_print=True, watermark="DRAFT")
    plain = json.loads(PLAN.dumps(Plan(page=page, marking="OFFICIAL")))
    del plain["page"][name]
    read = PLAN.loads(json.dumps(plain))
    assert read == Plan(
        page=replace(page, **{name: getattr(PageSetup(), name)}), marking="OFFICIAL"
    )
