"""Japan Defense Focus No. 102 must be understood to the last line."""

import datetime as dt

import pytest

from data.document import TITLE_LEVEL, BlockKind, FurnitureKind, Masthead, Meeting, Topic
from tests.fixtures.documents import shipped_document

TITLE = "Japan-U.S. Defense Ministerial Meeting"


@pytest.fixture(scope="module")
def document():
    return shipped_document()


def test_masthead_is_read_from_its_run_together_line(document):
    assert document.masthead == Masthead("Japan Defense Focus", "JDF", "102", "August 2018")


def test_title_stands_once_in_the_text_and_is_its_first_heading(document):
    assert document.title == TITLE
    assert document.text.count(TITLE) == 1
    first = document.blocks[0]
    assert (first.kind, first.level, first.text) == (BlockKind.HEADING, TITLE_LEVEL, TITLE)


def test_meeting_is_dated_in_the_issues_year_and_has_place_and_persons(document):
    meeting = Meeting(dt.date(2018, 6, 29), "Ministry of Defense (MOD)", ("Onodera", "Mattis"))
    assert document.meeting == meeting


def test_four_numbered_topics_follow_a_lead_of_one_paragraph(document):
    assert document.lead == (1,)
    assert document.topics == (
        Topic("1", "North Korea", 1, 2, 5),
        Topic("2", "Regional affairs", 1, 5, 8),
        Topic("3", "Defense equipment and technology cooperation", 1, 8, 10),
        Topic("4", "The U.S. Forces in Japan", 1, 10, 12),
    )
    headings = [document.blocks[topic.first] for topic in document.topics]
    assert [heading.marker for heading in headings] == ["1.", "2.", "3.", "4."]


def test_all_other_blocks_are_paragraphs_that_quote_the_source(document):
    heads = {0, *(topic.first for topic in document.topics)}
    rest = [block for number, block in enumerate(document.blocks) if number not in heads]
    assert {block.kind for block in rest} == {BlockKind.PARAGRAPH}
    assert rest[1].text.startswith("The Ministers, taking into account the recent situations")
    assert rest[2].text.startswith("The Ministers agreed that, complying with the United Nations")
    assert rest[-1].text.endswith("to ensure the safe operations of the U.S. Forces.")


def test_masthead_second_title_captions_and_links_are_furniture_in_their_places(document):
    assert [(piece.kind, piece.text, piece.before) for piece in document.furniture] == [
        (FurnitureKind.MASTHEAD, "JDF JapanDefenseFocus No.102 August 2018", 0),
        (FurnitureKind.REPEATED_TITLE, TITLE, 1),
        (FurnitureKind.CAPTION, TITLE, 12),
        (FurnitureKind.CAPTION, TITLE, 12),
        (FurnitureKind.NAVIGATION, "• back", 12),
        (FurnitureKind.NAVIGATION, "• next", 12),
    ]


def test_language_and_publisher_are_known(document):
    assert document.language == "en"
    assert document.source.publisher == "Ministry of Defense of Japan"
    assert document.source.name == "japan-defense-focus-102.txt"
