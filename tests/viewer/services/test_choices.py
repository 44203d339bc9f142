from dataclasses import fields, replace

import pytest

from data.briefing.plan import LEAD, OF_ONE_DOCUMENT, Plan, Template
from exporters.options import ExportOptions, Imposition, NotePlacement, PageSetup, Paper, Standard
from viewer.services.choices import Choices, remember, remembered
from viewer.session.settings import Settings

CHOSEN = Choices(
    Plan(
        marking="INTERNAL – FOR BRIEFING",
        prepared_for="Director",
        prepared_by="Desk",
        copy="3 of 12",
        page=PageSetup(
            Paper.B5,
            notes=NotePlacement.ENDNOTES,
            large_print=True,
            watermark="DRAFT",
            imposition=Imposition.BOOKLET,
            standard=Standard.UA2,
        ),
        template=Template.POINTS,
    ),
    format="html",
)


def test_choices_are_remembered_from_one_run_to_the_next(tmp_path):
    settings = Settings(tmp_path / "settings.ini")
    remember(CHOSEN, settings)
    settings.save()
    found = remembered(Settings(tmp_path / "settings.ini"))
    assert found == replace(CHOSEN, plan=replace(CHOSEN.plan, copy=""))


def test_the_copy_of_one_handout_is_not_that_of_the_next_document(tmp_path):
    settings = Settings(tmp_path / "settings.ini")
    for copy in ("1 of 5", "2 of 5"):
        remember(replace(CHOSEN, plan=replace(CHOSEN.plan, copy=copy)), settings)
        assert remembered(settings).plan.copy == ""
    assert Choices().following(CHOSEN.plan).plan.copy == "3 of 12"


def test_the_first_time_nothing_is_marked_and_all_topics_go_in(tmp_path):
    assert remembered(Settings(tmp_path / "settings.ini")) == Choices()


@pytest.mark.parametrize(
    ("key", "value"),
    [("paper", "A0"), ("notes", "elsewhere"), ("watermark", "x" * 41), ("template", "?")],
)
def test_what_nobody_understands_is_as_usual(tmp_path, key, value):
    settings = Settings(tmp_path / "settings.ini")
    settings.set_value(f"briefing/{key}", value)
    assert remembered(settings) == Choices()


def test_choices_make_a_plan_and_options():
    assert CHOSEN.plan == Plan(
        marking="INTERNAL – FOR BRIEFING",
        prepared_for="Director",
        prepared_by="Desk",
        copy="3 of 12",
        template=Template.POINTS,
        page=CHOSEN.page,
    )
    assert CHOSEN.options == ExportOptions(CHOSEN.page, "html")


def test_choices_follow_a_plan_and_keep_what_it_does_not_say():
    plan = Plan(topics=frozenset({LEAD}), marking="NOT FOR DISTRIBUTION", page=PageSetup(Paper.A4))
    followed = CHOSEN.following(plan)
    assert followed.plan == plan
    assert (followed.format, followed.fonts) == ("html", CHOSEN.fonts)
    assert CHOSEN.following(Plan()).page == CHOSEN.page


def test_that_the_source_is_attached_is_not_remembered(tmp_path):
    settings = Settings(tmp_path / "settings.ini")
    remember(Choices(attach_source=True), settings)
    assert remembered(settings) == Choices()


def test_every_field_of_a_plan_is_remembered_or_of_one_document_alone(tmp_path):
    settings, usual = Settings(tmp_path / "settings.ini"), Choices().plan
    remember(CHOSEN, settings)
    kept = remembered(settings).plan
    for field in fields(Plan):
        value = getattr(kept, field.name)
        if field.name in OF_ONE_DOCUMENT:
            assert value == getattr(usual, field.name)
        else:
            assert value == getattr(CHOSEN.plan, field.name) != getattr(usual, field.name)
