from data.briefing import Plan
from data.document import Block, BlockKind, Document, Source, Topic, place
from exporters.options import ExportOptions, PageSetup, Paper
from viewer.briefing.choices import LEAD, Choices, remember, remembered, top_topics
from viewer.settings import Settings

CHOSEN = Choices(
    marking="INTERNAL – FOR BRIEFING",
    prepared_for="Director",
    prepared_by="Desk",
    copy="3 of 12",
    paper=Paper.LETTER,
    format="html",
)


def test_choices_are_remembered_from_one_run_to_the_next(tmp_path):
    settings = Settings(tmp_path / "settings.ini")
    remember(CHOSEN, settings)
    settings.save()
    assert remembered(Settings(tmp_path / "settings.ini")) == CHOSEN


def test_the_first_time_nothing_is_marked_and_all_topics_go_in(tmp_path):
    assert remembered(Settings(tmp_path / "settings.ini")) == Choices()


def test_a_paper_that_nobody_knows_is_a4(tmp_path):
    settings = Settings(tmp_path / "settings.ini")
    settings.set_value("briefing/paper", "A0")
    assert remembered(settings).paper is Paper.A4


def test_choices_make_a_plan_and_options():
    assert CHOSEN.plan == Plan(
        marking="INTERNAL – FOR BRIEFING",
        prepared_for="Director",
        prepared_by="Desk",
        copy="3 of 12",
    )
    assert CHOSEN.options == ExportOptions(PageSetup(Paper.LETTER), "html")


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
