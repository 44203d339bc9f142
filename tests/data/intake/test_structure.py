"""What the structure rules make of the patterns that they name."""

import datetime as dt

import pytest

from data.document import BlockKind, FurnitureKind, Masthead
from tests.fixtures.documents import document_of

BODY = "The Ministers exchanged views on this at some length and agreed to continue."


def outline(text):
    document = document_of(text)
    return [(topic.level, topic.number, topic.title) for topic in document.topics]


def kinds(document):
    return [(piece.kind, piece.text) for piece in document.furniture]


def test_a_text_without_headings_has_no_topics():
    document = document_of(f"{BODY}\n\n{BODY}\n\n{BODY}\n", "statement.txt")
    assert document.topics == ()
    assert document.title_block is None
    assert document.title == "statement"
    assert len(document.blocks) == 3


def test_a_masthead_with_a_date_may_stand_below_another_line():
    document = document_of(
        f"Harbour Office\n\nLake Ports Review No. 12, März 2031\n\nBoats\n\n{BODY}\n\n{BODY}\n"
    )
    assert document.masthead == Masthead("Lake Ports Review", "", "12", "März 2031")
    assert (FurnitureKind.MASTHEAD, "Lake Ports Review No. 12, März 2031") in kinds(document)


def test_a_kind_of_paper_with_a_number_is_no_publication():
    document = document_of(f"Pressemitteilung Nr. 12\n\nNeue Boote\n\n{BODY}\n\n{BODY}\n")
    assert document.masthead == Masthead()
    assert document.title == "Neue Boote"


def test_numbered_headings_that_stand_alone_are_topics():
    text = f"Report\n\n1. Aims\n\n{BODY}\n\n2. Means\n\n{BODY}\n{BODY}\n"
    assert outline(text) == [(1, "1", "Aims"), (1, "2", "Means")]


def test_numbered_paragraphs_are_paragraphs_with_their_numbers():
    document = document_of(f"Communique\n\n1. {BODY}\n\n2. {BODY}\n\n3. {BODY}\n")
    assert document.topics == ()
    paragraphs = [(block.kind, block.number) for block in document.blocks[1:]]
    assert paragraphs == [(BlockKind.PARAGRAPH, number) for number in "123"]


def test_a_short_numbered_list_is_not_a_row_of_empty_topics():
    assert outline(f"Report\n\n{BODY}\n\n1. Apples\n\n2. Pears\n\n3. Plums\n\n4. Figs\n") == []


@pytest.mark.parametrize("line", ["2022. That year saw more.", "5.2 billion was spent.", "7. Odd"])
def test_a_number_without_neighbours_belongs_to_the_text(line):
    document = document_of(f"Report\n\n{BODY}\n\n{line}\n\n{BODY}\n")
    assert document.topics == ()
    assert document.blocks[2].text == line
    assert document.blocks[2].marker == ""


def test_roman_letters_and_digits_nest_by_their_style():
    text = "".join(
        f"{heading}\n\n{BODY}\n\n"
        for heading in ("I. Aims", "A. Near", "1. Now", "2. Soon", "B. Far", "II. Means")
    )
    assert outline("Report\n\n" + text) == [
        (1, "I", "Aims"),
        (2, "A", "Near"),
        (3, "1", "Now"),
        (3, "2", "Soon"),
        (2, "B", "Far"),
        (1, "II", "Means"),
    ]


def test_a_number_that_was_lost_does_not_end_a_row_of_topics():
    headings = ("I. One", "II. Two", "III. Three", "V. Five")
    text = "".join(f"{heading}\n\n{BODY}\n\n" for heading in headings)
    assert [number for _, number, _ in outline("Report\n\n" + text)] == ["I", "II", "III", "V"]


def test_declared_headings_are_topics_and_their_signs_are_furniture():
    document = document_of(f"# Report\n\n## Aims\n\n{BODY}\n\n### Near\n\n{BODY}\n\n## Means\n")
    assert document.title == "Report"
    found = [(topic.level, topic.title) for topic in document.topics]
    assert found == [(1, "Aims"), (2, "Near"), (1, "Means")]
    assert [text for _, text in kinds(document)] == ["#", "##", "###", "##"]
    assert {kind for kind, _ in kinds(document)} == {FurnitureKind.MARKUP}


def test_plain_headings_that_stand_alone_are_topics_where_none_is_numbered():
    text = f"Report\n\n{BODY}\n\nRegional affairs\n\n{BODY}\n\nCLOSING\n\n{BODY}\n"
    assert outline(text) == [(1, "", "Regional affairs"), (1, "", "CLOSING")]


def test_full_width_numbers_count():
    text = f"報告書\n\n１． 北朝鮮\n\n{BODY}\n\n２． 地域情勢\n\n{BODY}\n"
    assert outline(text) == [(1, "１", "北朝鮮"), (1, "２", "地域情勢")]


def test_bullets_are_list_items_by_their_indent():
    document = document_of(f"Report\n\n{BODY}\n\n- one\n- two\n    • deeper\n- three\n\n{BODY}\n")
    items = [block for block in document.blocks if block.kind is BlockKind.LIST_ITEM]
    assert [(item.level, item.marker, item.text) for item in items] == [
        (1, "-", "one"),
        (1, "-", "two"),
        (2, "•", "deeper"),
        (1, "-", "three"),
    ]


def test_a_title_that_stands_again_in_many_places_is_repeated():
    title = "Report on the Northern Ports"
    document = document_of(f"{title}\n\n" + f"{BODY}\n\n{title}\n\n" * 4 + BODY)
    assert {kind for kind, _ in kinds(document)} == {FurnitureKind.REPEATED_TITLE}
    assert document.text.count(title) == 1


@pytest.mark.parametrize("title", ["Budget", "Motion carried", "予算"])
def test_a_short_title_that_stands_again_is_a_refrain_or_a_heading(title):
    document = document_of(f"{title}\n\n" + f"{BODY}\n\n{title}\n\n" * 4 + BODY)
    assert kinds(document) == []
    assert [block.text for block in document.blocks].count(title) == 5


def test_a_heading_with_the_words_of_the_title_is_a_heading():
    title = "Report on the Northern Ports"
    document = document_of(f"# {title}\n\n{BODY}\n\n## {title}\n\n{BODY}\n", "a.md")
    assert [topic.title for topic in document.topics] == [title]


def test_rules_and_end_marks_are_furniture():
    document = document_of(f"Report\n\n{BODY}\n\n-----\n\n{BODY}\n\n###\n")
    assert kinds(document) == [(FurnitureKind.MARKUP, "-----"), (FurnitureKind.END_MARK, "###")]


def test_links_at_either_end_are_furniture_and_in_the_text_they_are_text():
    document = document_of(f"Home\nPrint\n\nReport\n\n{BODY}\n\nback\n\n{BODY}\n\nBack to Index\n")
    assert kinds(document) == [
        (FurnitureKind.NAVIGATION, "Home"),
        (FurnitureKind.NAVIGATION, "Print"),
        (FurnitureKind.NAVIGATION, "Back to Index"),
    ]
    assert "back" in [block.text for block in document.blocks]


def test_a_text_of_furniture_alone_is_shown_as_text():
    document = document_of("• back\n• next\n")
    assert [block.text for block in document.blocks] == ["back", "next"]
    assert document.furniture == ()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("JDF No. 98", Masthead("JDF", "", "98", "")),
        ("McDonald Papers Issue 7", Masthead("McDonald Papers", "", "7", "")),
        (
            "Japan Defense Focus (JDF) No.128 Sep. 2020",
            Masthead("Japan Defense Focus", "JDF", "128", "Sep. 2020"),
        ),
        (
            "Official Bulletin, Vol. 3, 12 May 2020",
            Masthead("Official Bulletin", "", "3", "12 May 2020"),
        ),
    ],
)
def test_mastheads_of_other_kinds_are_read(line, expected):
    document = document_of(f"{line}\n\nA Meeting\n\n{BODY}\n")
    assert document.masthead == expected
    assert document.title == "A Meeting"


@pytest.mark.parametrize(
    "line",
    ["Licence No. 4711", "Resolution No. 12", "City Council Ordinance No. 7", "Docket No. 9"],
)
def test_what_has_a_number_and_is_no_publication_is_text(line):
    document = document_of(f"{line}\n\n{BODY}\n\n{BODY}\n")
    assert document.masthead == Masthead()
    assert line in document.text


@pytest.mark.parametrize(
    ("opening", "day"),
    [
        ("On 3 May 2021, the Ministers met.", dt.date(2021, 5, 3)),
        ("On Sept. 3rd, 2020 the Ministers met.", dt.date(2020, 9, 3)),
        ("On the 29th of June 2018, they met.", dt.date(2018, 6, 29)),
        ("They met (2018-06-29) again.", dt.date(2018, 6, 29)),
        ("平成30年、2018年6月29日に会談した。", dt.date(2018, 6, 29)),
        ("On June 29th, the Ministers met.", None),
        ("On 31 February 2020 nobody met.", None),
        ("The Ministers may 12 times meet.", None),
    ],
)
def test_the_meetings_date_is_read_from_the_opening(opening, day):
    assert document_of(f"A Meeting\n\n{opening}\n\n{BODY}\n").meeting.date == day


def test_a_date_after_the_issues_month_is_in_the_year_before():
    document = document_of(f"JDF No. 107 January 2019\n\nA Meeting\n\nOn December 3rd, {BODY}\n")
    assert document.meeting.date == dt.date(2018, 12, 3)


def test_persons_and_place_are_named_once_each():
    opening = (
        "Prime Minister Kishida and President Biden met in Tokyo. President Biden thanked "
        "Prime Minister Kishida."
    )
    meeting = document_of(f"A Meeting\n\n{opening}\n").meeting
    assert (meeting.place, meeting.persons) == ("Tokyo", ("Kishida", "Biden"))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (f"{BODY} {BODY}", "en"),
        ("国防に関する重要事項を審議する機関として、内閣に、安全保障会議を置く。", "ja"),
        (
            "Les ministres ont discuté de la situation dans la région et des moyens de coopérer.",
            "fr",
        ),
        ("xyzzy", ""),
    ],
)
def test_the_language_is_guessed_or_left_open(text, language):
    assert document_of(text).language == language


def test_times_turns_and_what_is_heard_are_no_topics():
    text = (
        "Remarks\n\n2:15 P.M. EST\n\nTHE PRESIDENT: We met, and we agreed.\n\n(Laughter.)\n\n"
        "THE PRESIDENT: It is so.\n\nQ Mr. President, on trade\n\nTHE PRESIDENT: We will see.\n"
    )
    assert outline(text) == []


def test_the_only_bold_line_is_a_subtitle_where_no_text_stands_above_it():
    assert outline(f"Report\n\n**On trade**\n\n**And more**: {BODY}\n\n{BODY}\n") == []
    below = f"Report\n\n{BODY}\n\n**On trade**\n\n**And more**: {BODY}\n"
    assert outline(below) == [(1, "", "On trade")]


def test_a_title_in_capitals_over_two_lines_is_one_title():
    document = document_of(f"JOINT STATEMENT OF THE\nCOMMITTEE ON SECURITY\n\n{BODY}\n\n{BODY}\n")
    assert document.title == "JOINT STATEMENT OF THE COMMITTEE ON SECURITY"
    assert document.topics == ()


def test_japanese_headings_have_their_text_set_in_below_them():
    text = (
        "会談の概要\n\n１　総論\n　両大臣は一致した。\n（１）北部\n　協議した。\n（２）南部\n"
        "　確認した。\n２　今後\n　再会する。\n（以上）\n"
    )
    assert outline(text) == [
        (1, "１", "総論"), (2, "１", "北部"), (2, "２", "南部"), (1, "２", "今後"),
    ]  # fmt: skip
    assert document_of(text).furniture[-1].kind is FurnitureKind.END_MARK


def test_who_speaks_is_set_apart_and_is_no_bullet():
    document = document_of("議事要旨\n\n○議長\u3000それでは始めます。\n○委員\u3000説明します。\n")
    assert [block.marker for block in document.blocks[1:]] == ["", ""]
    assert [block.spans[0].end for block in document.blocks[1:]] == [3, 3]
