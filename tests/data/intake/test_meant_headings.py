"""Headings that a format has no sign for, or another one, are headings where it declares none."""

import pytest

from data.document import BlockKind, FurnitureKind
from tests.fixtures.documents import document_of

FIRST = "The members agreed that the road along the harbour needs repair before the winter storms."
SECOND = "It was noted that the cost of the new bridge had risen by a tenth since the last report."


def read(text, name="paper.md"):
    return document_of(text, name)


def topics(text, name="paper.md"):
    return [topic.title for topic in read(text, name).topics if topic.level == 1]


def test_roman_numbers_alone_between_the_parts_of_a_speech_head_them():
    parts = "\n\n".join(f"{number}.\n\n{FIRST}\n\n{SECOND}" for number in ("I", "II", "III"))
    assert topics(f"# On the harbours\n\n{SECOND}\n\n{parts}\n") == ["I.", "II.", "III."]


@pytest.mark.parametrize("numbers", [("II", "III"), ("I",), ("I", "III")])
def test_roman_numbers_that_do_not_count_on_from_the_first_head_nothing(numbers):
    parts = "\n\n".join(f"{number}.\n\n{FIRST}" for number in numbers)
    assert topics(f"# On the harbours\n\n{SECOND}\n\n{parts}\n") == []


def agenda(items):
    return "# Council call\n\n" + "".join(
        f"1. {head}\n" + "".join(f"    - {said}\n" for said in below) for head, below in items
    )


def test_numbered_items_of_a_text_that_is_a_list_head_what_is_nested_in_them():
    document = read(agenda([("Roll call", [FIRST]), ("Roads", [FIRST, SECOND]), ("End", [])]))
    assert [(topic.number, topic.title) for topic in document.topics] == [
        ("1", "Roll call"),
        ("2", "Roads"),
        ("3", "End"),
    ]
    items = [block for block in document.blocks if block.kind is BlockKind.LIST_ITEM]
    assert [block.level for block in items] == [1, 1, 1]


def test_items_of_a_plain_list_stay_items():
    assert topics(agenda([("Roll call", []), ("Roads", []), ("End", [FIRST])])) == []
    assert topics(agenda([(FIRST, [SECOND]), (SECOND, [FIRST]), (FIRST, [SECOND])])) == []


def test_items_below_declared_headings_stay_items():
    text = agenda([("Roll call", [FIRST]), ("Roads", [FIRST]), ("End", [FIRST])])
    assert topics(text.replace("1. Roll", "## Notes\n\n1. Roll", 1)) == ["Notes"]


def test_bold_words_run_into_all_paragraphs_head_them():
    text = "\n\n".join(f"**{head}.** {FIRST}" for head in ("Call to order", "Roads", "End"))
    document = read(f"# Lake Council\n\n{text}\n")
    assert [topic.title for topic in document.topics] == ["Call to order.", "Roads.", "End."]
    assert [block.text for block in document.blocks if block.text == FIRST] == [FIRST] * 3


def test_bold_words_that_say_who_speaks_or_come_again_head_nothing():
    turns = "\n\n".join(f"**{who}.** {FIRST}" for who in ("CHAIR RAO", "MR. POE", "CHAIR RAO"))
    assert topics(f"# Press conference\n\n{turns}\n") == []
    few = f"**Roads.** {FIRST}\n\n{SECOND}\n\n{FIRST}\n\n{SECOND}\n\n**End.** {FIRST}\n"
    assert topics(f"# Lake Council\n\n{few}") == []


def test_labels_in_capitals_right_above_text_head_it():
    text = "\n\n".join(f"{head}:\n{FIRST} {SECOND}" for head in ("WELCOME", "ROADS", "CLOSE"))
    assert topics(f"**Lake Council**\n\n{text}\n") == ["WELCOME:", "ROADS:", "CLOSE:"]


def test_titles_between_two_lines_lose_both_and_directives_are_no_text():
    document = read(
        "=============\nHarbour notes\n=============\nDate: 2031-05-04\n\n"
        ".. sectnum::\n   :suffix: .\n\n"
        f".. contents:: Agenda\n\nRoads\n=====\n{FIRST}\n\nEnd\n===\n{SECOND}\n"
    )
    assert document.title == "Harbour notes"
    assert [topic.title for topic in document.topics] == ["Roads", "End"]
    assert [one.text for one in document.furniture] == [
        "=" * 13, ".. sectnum::", ":suffix: .", ".. contents:: Agenda",
    ]  # fmt: skip


def test_three_stars_that_close_on_the_next_line_are_no_text():
    heads = ("Partnership through People", "Expanded Cooperation", "Energy")
    text = "  \n  \n".join(f"***{head}  \n***  \n{FIRST}\n{SECOND}" for head in heads)
    assert topics(f"---\ntitle: A statement\n---\n\n{SECOND}\n\n{text}\n") == list(heads)


def test_a_heading_that_only_stands_for_the_title_is_no_topic():
    front = "---\ntitle: Steering call\n---\n\n## {{title}}\n\n"
    text = f"{front}## Roads\n\n{FIRST}\n\n## End\n\n{SECOND}\n"
    assert topics(text) == ["Roads", "End"]


def test_numbers_that_are_all_the_same_count_on_as_the_format_counts_them():
    document = read(f"# Roads\n\n## Notes\n\n1. {FIRST}\n1. {SECOND}\n1. {FIRST}\n")
    assert [block.marker for block in document.blocks if block.marker] == ["1.", "2.", "3."]
    document = read(f"# Roads\n\n## Notes\n\n3. {FIRST}\n5. {SECOND}\n")
    assert [block.marker for block in document.blocks if block.marker] == ["3.", "5."]


def test_lettered_items_right_below_each_other_are_paragraphs_each():
    text = f"# Bylaws\n\nA.  {FIRST}\nB.  {SECOND}\n#.  {FIRST}\n"
    assert len(read(text).blocks) == 4
    prose = "# Bylaws\n\nA. Quill spoke first, and long, of the harbour\nD. Rao spoke next.\n"
    assert len(read(prose).blocks) == 2


def test_a_picture_whose_address_a_site_builder_writes_is_a_picture():
    document = read(f'# Letter\n\n{FIRST}\n\n![ADA QUILL]({{{{ "/sign.svg" | relative_url }}}})\n')
    assert [one.text for one in document.furniture if one.kind is FurnitureKind.IMAGE] == [
        "ADA QUILL"
    ]


@pytest.mark.parametrize("name", ["paper.md", "paper.txt"])
def test_the_first_of_several_articles_is_not_the_title(name):
    heads = ("ARTICLE I: NAME", "ARTICLE II: PURPOSE", "ARTICLE III: MEMBERS")
    parts = "\n\n".join(f"{head}\n\nSection 1. {FIRST}" for head in heads)
    document = read(f"Bylaws of the Lake Society\n\n{parts}\n", name)
    assert document.title == "Bylaws of the Lake Society"
    assert [topic.title for topic in document.topics if topic.level == 1] == list(heads)


def test_who_was_present_heads_nothing_though_it_is_declared():
    text = (
        f"### Lake notes\n##### Present: Ada, Ben\n\n##### Roads\n{FIRST}\n\n##### End\n{SECOND}\n"
    )
    assert topics(text) == ["Roads", "End"]


def test_a_numbered_line_among_headings_heads_text_though_it_ends_like_a_sentence():
    heads = ("Welcome", "Apologies.", "Minutes of 2030 (18/01)", "Reports", "Closed at 17:25")
    text = "\n\n".join(f"{n}. {head}\n\n{FIRST}" for n, head in enumerate(heads, 1))
    assert topics(f"ANNUAL MEETING\n\n{SECOND}\n\n{text}\n", "paper.txt") == list(heads)


def test_numbered_sentences_right_below_each_other_head_nothing():
    text = "\n\n".join(f"{n}. The road is closed." for n in range(1, 7))
    assert topics(f"ANNUAL MEETING\n\n{SECOND}\n\n{text}\n\n{FIRST}\n", "paper.txt") == []


def test_numbers_of_two_parts_stand_below_declared_headings():
    parts = "\n\n".join(
        f"Chapter {n}. Roads\n\n{n}.1. Repair\n\n{FIRST}\n\n{n}.2. Costs\n\n{SECOND}"
        for n in (1, 2, 3)
    )
    document = read(f"HARBOUR POLICY\n\n{FIRST}\n\n{parts}\n", "paper.txt")
    levels = [(topic.level, topic.number) for topic in document.topics if topic.level > 1]
    assert levels == [(2, number) for number in ("1.1", "1.2", "2.1", "2.2", "3.1", "3.2")]


def test_headings_that_are_the_title_block_of_a_speech_are_no_topics():
    block = "##### SPEECH OF THE PRESIDENT\n\n##### AT THE BANQUET\n\n###### 4 May 2031\n\n"
    front = f"---\ntitle: A banquet\ndate: 2031-05-05\n---\n\n{SECOND}\n\n"
    assert topics(f"{front}{block}{FIRST}\n\n{SECOND}\n") == []
    assert topics(f"{front}{block}{FIRST}\n\n##### Roads\n\n{SECOND}\n")[-1] == "Roads"


def test_labels_in_capitals_run_into_the_parts_of_minutes_head_them():
    labels = ("ROLL CALL", "HARBOUR ROAD", "ADJOURNMENT")
    text = "\n\n".join(f"{label}: {FIRST}" for label in labels)
    assert topics(f"MINUTES OF THE MEETING\n\n{SECOND}\n\n{text}\n", "paper.txt") == [
        "ROLL CALL:", "HARBOUR ROAD:", "ADJOURNMENT:",
    ]  # fmt: skip


def test_who_speaks_in_capitals_heads_nothing():
    turns = "\n\n".join(f"{name}: {FIRST}" for name in ("ADA RAO", "BEN POE", "THE CHAIR"))
    assert topics(f"HEARING ON PORTS\n\n{SECOND}\n\n{turns}\n", "paper.txt") == []
