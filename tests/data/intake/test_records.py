"""Minutes and other records of meetings: their days, their points, and who was there."""

import pytest

from data.document import BlockKind
from data.intake.lexicon import shapes
from tests.fixtures.documents import document_of

TEXT = "The chair reported on the lights of the northern coast, and the members took note of it."
FRONT = "---\ntitle: Minutes of June\n---\n\n"


def outline(text, name="record.md"):
    return [(topic.level, topic.title) for topic in document_of(text, name).topics]


def titles(text, name="record.md"):
    return [title for _, title in outline(text, name)]


def test_a_day_above_all_other_headings_names_the_record():
    text = f"# 3 June 2031\n\n## Agenda\n\n- Lights\n\n## Minutes\n\n{TEXT}\n"
    document = document_of(text, "record.md")
    assert document.title == "3 June 2031"
    assert [topic.title for topic in document.topics] == ["Agenda", "Minutes"]


def test_a_record_of_several_days_has_them_as_topics_and_no_title():
    text = "".join(
        f"# 2031-06-{day}\n\nPresent: Ada, Jo\n\n## {about}\n\n{TEXT}\n\n"
        for day, about in (("03", "Lights"), ("10", "Buoys"))
    )
    document = document_of(text, "record.md")
    assert document.title == "record"
    assert outline(text) == [
        (1, "2031-06-03"), (2, "Lights"), (1, "2031-06-10"), (2, "Buoys"),
    ]  # fmt: skip


@pytest.mark.parametrize("heading", ["Advisory Group - 3 June 2031", "Pilots, 3 June 2031"])
def test_a_heading_over_all_others_is_the_title_though_a_day_stands_in_it(heading):
    text = (
        f"### {heading}\n\n**Chair:** Ada Quill\n\n#### Lights\n\n{TEXT}\n\n#### Buoys\n\n{TEXT}\n"
    )
    assert document_of(text, "record.md").title == heading


def test_a_detail_behind_a_bold_label_is_no_title():
    text = f"**Chair:** Ada Quill\n\n## Lights\n\n{TEXT}\n\n## Buoys\n\n{TEXT}\n"
    assert document_of(text, "record.md").title != "Chair: Ada Quill"


def test_a_label_before_the_title_is_no_part_of_it():
    document = document_of(f"Title: Notes of the pilots\n\nDate: 3 June 2031\n\n{TEXT}\n\n{TEXT}\n")
    assert document.title == "Notes of the pilots"
    assert document.blocks[document.title_block].text == "Title: Notes of the pilots"


def test_the_first_part_of_a_record_without_a_title_is_a_topic():
    text = "".join(f"## {about}\n\n{TEXT}\n\n" for about in ("Purpose", "Lights", "Buoys"))
    assert titles(text) == ["Purpose", "Lights", "Buoys"]


@pytest.mark.parametrize(
    "line", ["3 June 2031, 19:30-21:00 UTC", "3 June 2031", "7 - 9am PDT", "19:30–21:00"]
)
def test_when_a_meeting_was_held_is_no_topic(line):
    text = f"# Board Meeting\n\n## {line}\n\n## Lights\n\n- {TEXT}\n\n## Buoys\n\n- {TEXT}\n"
    assert titles(text) == ["Lights", "Buoys"]


def test_times_of_several_talks_are_topics():
    text = f"# Programme\n\n## 9:00\n\n{TEXT}\n\n## 10:00\n\n{TEXT}\n"
    assert titles(text) == ["9:00", "10:00"]


@pytest.mark.parametrize(
    ("line", "is_time"),
    [("7 - 9am PDT", True), ("9h00 à 11h30", True), ("12:05 P.M. EST", True),
     ("10-12", False), ("2010-2012", False), ("7 to 9", False)],
)  # fmt: skip
def test_a_time_is_told_by_its_sign(line, is_time):
    assert shapes.is_time(line) is is_time


def test_a_declared_heading_may_end_in_a_colon_above_a_list():
    text = (
        f"# Record\n\n## Lights\n\n{TEXT}\n\n## Present:\n\n- Ada\n- Jo\n\n## Buoys :\n\n- {TEXT}\n"
    )
    assert titles(text) == ["Lights", "Present:", "Buoys :"]


def test_the_name_of_the_body_over_all_topics_is_none_where_the_title_stands_outside():
    text = (
        f"{FRONT}# Town of Lorne\n\nMonthly meeting\n\n## Lights\n\n{TEXT}\n\n## Buoys\n\n{TEXT}\n"
    )
    assert outline(text) == [(1, "Lights"), (1, "Buoys")]


def test_a_higher_heading_with_text_of_its_own_stays_a_topic():
    text = f"{FRONT}# Foreword\n\n{TEXT}\n\n## Lights\n\n{TEXT}\n\n## Buoys\n\n{TEXT}\n"
    assert "Foreword" in titles(text)


def test_numbered_points_of_a_record_without_blank_lines_are_topics():
    text = (
        "Minutes of the Lights Committee\nHarbour Hall, 3 June 2031\nAda Quill\nJo Marsh\n"
        f"1. Welcome\nAda welcomed all.\n2. Lights\n{TEXT}\n3. Other business\nThere was none.\n"
    )
    assert titles(text, "record.txt") == ["Welcome", "Lights", "Other business"]


def test_points_that_begin_in_capitals_behind_their_numbers_are_topics():
    text = (
        "Minutes of the Lights Committee\n\n"
        f"1. APOLOGIES FOR ABSENCE. There were none.\n\n2. LIGHTS. {TEXT}\n\n"
        f"3. BUOYS AND MARKS: {TEXT} {TEXT}\n\n4. DATE OF NEXT MEETING. It is on 10 June 2031.\n"
    )
    document = document_of(text, "record.txt")
    assert [(topic.number, topic.title) for topic in document.topics] == [
        ("1", "APOLOGIES FOR ABSENCE."), ("2", "LIGHTS."), ("3", "BUOYS AND MARKS:"),
        ("4", "DATE OF NEXT MEETING."),
    ]  # fmt: skip
    assert document.blocks[2].text == "There were none."


def test_capitals_behind_few_of_many_numbers_head_nothing():
    text = "Rules of the Harbour\n\n" + "".join(
        f"{number}. {'NATO. ' if number == 2 else ''}{TEXT}\n\n" for number in range(1, 8)
    )
    assert titles(text, "record.txt") == []


def test_a_link_right_below_a_heading_stays_in_the_text():
    text = (
        f"# Record\n\n## Lights\n\n{TEXT}\n\n## Recording\n\n"
        "- [the recording](https://example.org/r)\n"
    )
    assert document_of(text, "record.md").blocks[-1].kind is BlockKind.LIST_ITEM


def test_labels_in_bold_are_not_run_together():
    text = (
        "# Minutes\n\n**Minutes of: 3 June 2031**\n\n**In attendance:**\n\n"
        f"- Ada\n\n## Lights\n\n{TEXT}\n"
    )
    blocks = [block.text for block in document_of(text, "record.md").blocks]
    assert "In attendance:" in blocks


def test_what_each_person_says_is_a_paragraph():
    text = (
        "# Record\n\n## Lights\n\n"
        "Jo: the readings are late, and nobody knows who has to send them to the harbour\n"
        "master before Monday.\nAda: who sends them?\nBen Rivers: I will look after it.\n"
    )
    blocks = [block.text for block in document_of(text, "record.md").blocks[-3:]]
    assert [text[:4] for text in blocks] == ["Jo: ", "Ada:", "Ben "]
    assert blocks[0].endswith("before Monday.")


def test_a_line_that_was_wrapped_at_a_colon_is_no_turn():
    text = (
        "# Record\n\n"
        "Note: we asked the master of the northern harbour, who said about the\n"
        "lights: all is well.\n"
    )
    assert len(document_of(text, "record.md").blocks) == 2


def test_who_speaks_in_angle_brackets_is_text():
    text = (
        f"# Record\n\n## Lights\n\n<ada> {TEXT}\n"
        "<jo> +1, and we should ask the pilots\n<ada> agreed\n"
    )
    blocks = [block.text for block in document_of(text, "record.md").blocks[-3:]]
    assert blocks == [f"<ada> {TEXT}", "<jo> +1, and we should ask the pilots", "<ada> agreed"]


def test_an_element_of_html_at_the_start_of_a_line_is_mark_up():
    document = document_of("# Record\n\n<em> late</em> again, said the *pilots*\n", "record.md")
    assert document.blocks[-1].text == "late again, said the pilots"


def test_notes_of_a_meeting_are_a_topic_among_others():
    text = "# Record\n\n## Agenda\n\n- Lights\n\n## Notes\n\n- Late again\n\n## Actions\n\n- None\n"
    assert outline(text) == [(1, "Agenda"), (1, "Notes"), (1, "Actions")]
