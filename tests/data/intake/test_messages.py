"""Letters, messages and proclamations: to whom they are said, who signs them, and no topics."""

import pytest

from data.document import FurnitureKind
from data.intake.lexicon import salutations
from tests.fixtures.documents import document_of

TEXT = "I send you the report on the lights of the northern coast, as the law asks of me each year."
MORE = "The report says what was spent, and what the lights will need in the years to come."
BODY = f"{TEXT}\n\n{MORE}"
FRONT = "---\ntitle: A Letter on the Lights\ndate: 2031-05-02\n---\n\n"
FORMULA = "IN WITNESS WHEREOF, I have hereunto set my hand this second day of May."


def topics(text, name="paper.md"):
    return [topic.title for topic in document_of(text, name).topics]


@pytest.mark.parametrize(
    "line",
    [
        "Dear Mr. Speaker: (Dear Madam President:)", "TO THE CONGRESS OF THE NORTHERN ISLES:",
        "Fellow-Citizens of the Senate,", "Sehr geehrte Damen und Herren,",
        "Mesdames et Messieurs,", "Señoras y señores:", "Szanowni Państwo,", "Уважаемые коллеги!",
        "尊敬的各位来宾：",
    ],
)  # fmt: skip
def test_a_line_to_whom_a_text_is_said_is_a_salutation(line):
    assert salutations.is_salutation(line)


@pytest.mark.parametrize(
    "line",
    [
        "To the members of the crew we owe our thanks.", "Liebe zum Meer", "Friends of the Coast",
        "Members present:", "Distinguished service", "To the north of the pier:",
    ],
)  # fmt: skip
def test_a_line_that_speaks_of_persons_is_no_salutation(line):
    assert not salutations.is_salutation(line)


@pytest.mark.parametrize(
    "line",
    ["TO THE SENATE OF THE ISLES:", "**Dear friends,**", "*Fellow-Citizens of the Senate:*"],
)
def test_a_salutation_is_neither_the_title_nor_a_topic(line):
    document = document_of(f"{line}\n\n{BODY}\n", "letter.md")
    assert document.title == "letter"
    assert not document.topics
    assert len(document.blocks) == 3


@pytest.mark.parametrize(
    "end",
    [
        "ADA QUILL\n\nTHE PRESIDENT'S HOUSE,  \nMay 2, 2031.",
        "Sincerely,\n\nADA QUILL\n\n**President**",
        f"{FORMULA}\n\nADA QUILL.\n\nBy the President:\n\nJO MARSH,\n\n*Secretary of State.*",
    ],
)
def test_who_signs_a_paper_heads_nothing(end):
    assert topics(f"{FRONT}{BODY}\n\n{end}\n") == []


def test_a_heading_above_a_day_at_the_end_is_one_if_others_are_set_like_it():
    text = (
        f"# Report\n\n**Lights**\n\n{BODY}\n\n**Buoys**\n\n{BODY}\n\n"
        "**Next meeting**\n\n3 May 2031\n"
    )
    assert topics(text) == ["Lights", "Buoys", "Next meeting"]


def test_a_title_below_a_formula_is_none_though_headings_are_set_like_it():
    text = (
        f"# Letter\n\n*Lights*\n\n{BODY}\n\n*Buoys*\n\n{BODY}\n\n"
        "Yours sincerely,\n\nAda Quill  \n*President*\n"
    )
    assert topics(text) == ["Lights", "Buoys"]


def test_who_issues_a_paper_on_top_of_it_is_its_masthead_if_the_title_stands_outside():
    text = (
        f"{FRONT}BY THE PRESIDENT OF THE ISLES\n\nA PROCLAMATION\n\n{BODY}\n\n"
        f"{FORMULA}\n\nADA QUILL\n"
    )
    document = document_of(text, "paper.md")
    assert not document.topics
    assert [one.text for one in document.furniture if one.kind is FurnitureKind.MASTHEAD] == [
        "BY THE PRESIDENT OF THE ISLES",
        "A PROCLAMATION",
    ]


def test_the_place_above_the_day_heads_nothing_where_the_title_stands_outside():
    assert topics(f"{FRONT}**Port Lorne**\n\n**3 June 2031**\n\n{BODY}\n") == []


def test_a_recital_above_the_text_is_no_heading():
    text = (
        "# Proclamation 12\n\n"
        f"Whereas the lights are out of order; and\n\nWhereas the crews ask for help;\n\n{TEXT}\n"
    )
    assert topics(text) == []


@pytest.mark.parametrize("end", ["END", "END 12:31 P.M.", "END 12:31 P.M. EST"])
def test_the_end_of_remarks_and_when_it_was_is_an_end_mark(end):
    document = document_of(f"{FRONT}{BODY}\n\n{end}\n", "paper.md")
    assert (FurnitureKind.END_MARK, end) in [(one.kind, one.text) for one in document.furniture]
