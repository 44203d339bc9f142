"""What converters and site builders add to Markdown is read, or kept beside the text."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.document import BlockKind, FurnitureKind, SpanKind
from data.intake.lines import loose_bold
from data.intake.markdown import drawn_tables
from data.intake.markdown.markdown import read


def stream(text):
    return read(text.encode(), "a.md", lambda _share: None)


def said(text):
    """Return the texts in the reading flow."""
    return [piece.text for piece in stream(text).pieces if piece.furniture is None]


def kept(text, kind=FurnitureKind.MARKUP):
    return [piece.text for piece in stream(text).pieces if piece.furniture is kind]


def strong(piece):
    return [piece.text[one.start : one.end] for one in piece.spans if one.kind is SpanKind.STRONG]


@pytest.mark.parametrize(
    "line",
    [
        "# Scope {#scope}",
        "# Scope {.unnumbered}",
        "# Scope {-}",
        '# Scope {#scope .a-class key="two words"}',
        "# Scope # {#scope}",
        "# Scope {: .no_toc}",
        "Scope {#scope}\n==============",
    ],
)
def test_attributes_of_a_heading_stand_beside_the_text(line):
    (head, _, attributes) = stream(f"{line}\n\nThe two sides agree.").pieces
    assert (head.text, head.hint) == ("Scope", BlockKind.HEADING)
    assert attributes.furniture is FurnitureKind.MARKUP


@pytest.mark.parametrize("line", ["# The set {a, b}", "# Fees {see Annex 1}", "Text {#5 of 7}"])
def test_braces_that_hold_words_are_text(line):
    assert said(line) == [line.removeprefix("# ")]


@pytest.mark.parametrize(
    "line",
    ["::: {.note}", ":::", "::: warning", "\\newpage", "[TOC]", "[[_TOC_]]", "{:toc}", "{: .wide}",
     "{% include head.html %}", "{{< figure src=a.png >}}"],
)  # fmt: skip
def test_signs_on_lines_of_their_own_stand_beside_the_text(line):
    text = f"One.\n{line}\nTwo."
    assert said(text) == ["One.", "Two."]
    assert kept(text) == [line]


def test_such_signs_are_text_inside_code_and_inside_sentences():
    assert said("```\n:::\n[TOC]\n```") == [":::", "[TOC]"]
    assert said("See {{table: fees}} and [TOC] below.") == ["See {{table: fees}} and [TOC] below."]


def test_what_stands_in_a_division_in_the_middle_is_centred():
    pieces = stream("::: center\nMinistry of Ports\n:::\n\nText.").pieces
    assert [piece.centred for piece in pieces[:2]] == [True, False]


def test_spans_with_attributes_are_read_and_underlined_lines_look_alike():
    one, _, other, plain = stream("[Aims]{.underline}\n\n<u>**Means**</u>\n\n**Costs**").pieces
    assert (one.text, one.strong) == ("Aims", True)
    assert one.look == other.look == "underlined"
    assert plain.look == ""


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("[Ports]{.smallcaps} and [[fees]{.mark}]{.tag}.", "Ports and fees."),
        ('[page](http://a.org/b){target="_blank"} here', "page here"),
        ("the 21^st^ of May[^1^](#fn1)", "the 21st of May1"),
        ("H~2~O", "H2O"),
        ("[words]{in braces}", "[words]{in braces}"),
        ("10^6 and 10^7", "10^6 and 10^7"),
        ("~ 5 to ~ 6", "~ 5 to ~ 6"),
    ],
)
def test_signs_inside_a_line(text, shown):
    assert said(text) == [shown]


def test_struck_text_stands_outside_the_text_and_is_said():
    text = "The ~~mayor~~ council and the <del>judge</del> decide."
    found = stream(text)
    assert said(text) == ["The council and the decide."]
    assert kept(text) == ["mayor", "judge"]
    assert [str(one) for one in found.repairs] == [
        "2 passages that are struck through are kept outside the text."
    ]


@pytest.mark.parametrize(
    ("text", "shown", "bold"),
    [
        ("**Fighting crime\ntogether ** is our aim.", "Fighting crime together is our aim.",
         ["Fighting crime together"]),
        ("**One ** and ** Two** end.", "One and Two end.", ["One", "Two"]),
        ("**Purpose.**The two sides agree.", "Purpose.The two sides agree.", ["Purpose."]),
        ("**目的：**この法律は", "目的：この法律は", ["目的："]),
        ("A** **b **c**.", "A b c.", ["c"]),
        ("**1. Purpose.** The two sides agree.", "Purpose. The two sides agree.", ["Purpose."]),
        ("Gro****wing **now**", "Growing now", ["now"]),
    ],
)  # fmt: skip
def test_bold_is_seen_where_it_was_meant(text, shown, bold):
    (piece,) = stream(text).pieces
    assert piece.text == shown
    assert strong(piece) == bold


@pytest.mark.parametrize("text", ["** Not in force.", "5 ** 3", "`a ** b ** c` **d**"])
def test_signs_without_a_partner_and_in_code_are_left(text):
    assert loose_bold.tightened(text) == text


@given(st.text("ab *_.\n`", max_size=40))
def test_no_letter_is_lost_where_bold_is_tightened(text):
    before = [letter for letter in text if letter.isalnum()]
    after = loose_bold.tightened(text).replace("<b>", "").replace("</b>", "")
    assert [letter for letter in after if letter.isalnum()] == before


@pytest.mark.parametrize(
    "text",
    [
        "% Minutes of the Council\n% A. Author; B. Writer\n% 3 June 2031\n\nText.",
        "% Minutes of\n  the Council\n%\n% 2031-06-03\n\nText.",
        '+++\ntitle = "Minutes of the Council"\ndate = 2031-06-03\n+++\nText.',
        "---\ntitle: Minutes of the Council\nheld_date: 3 June 2031\nupdated: 2032\n---\nText.",
        "---\nTitle: Minutes of the Council\ndoc_date: '2031-06-03'\n---\nText.",
    ],
    ids=["lines", "lines that go on", "TOML", "a meeting's date", "a paper's date"],
)
def test_title_and_date_before_the_text_are_declared(text):
    found = stream(text)
    assert found.declared.title == "Minutes of the Council"
    assert found.declared.date == dt.date(2031, 6, 3)
    assert [(piece.text, piece.furniture) for piece in found.pieces][1:] == [("Text.", None)]
    assert found.pieces[0].furniture is FurnitureKind.FRONT_MATTER


@pytest.mark.parametrize(
    "text",
    ["% of the vote went to the council.", "+++\nno fields\n+++\n\nText.", "%\n\nText."],
)
def test_signs_that_declare_nothing_stay_in_the_text(text):
    found = stream(text)
    assert found.declared.date is None
    assert "".join(filter(str.isalnum, text)) == "".join(
        letter for piece in found.pieces for letter in piece.text if letter.isalnum()
    )


def test_dates_of_changes_are_not_the_papers():
    assert stream("---\ntitle: A\nmodified_date: 2031-06-03\n---\nText.").declared.date is None


def test_a_term_leads_its_definition_in():
    first, second = stream("Date of issue\n:   2031-06-03\n:   in force at once").pieces
    assert (first.text, strong(first)) == ("Date of issue: 2031-06-03", ["Date of issue"])
    assert second.text == "in force at once"


def test_lines_behind_bars_stand_each_for_itself():
    assert said("| Ministry of Ports\n| 5 Quay Street") == ["Ministry of Ports", "5 Quay Street"]
    assert said("| Yes | 12\n| --- | ---\n| No | 3") == ["Yes\t12", "No\t3"]


def test_a_footnote_of_several_paragraphs_is_one():
    text = "Text.[^1]\n\n[^1]: The note.\n\n    Its second paragraph.\n\nMore text."
    kinds = [(piece.text, piece.hint) for piece in stream(text).pieces]
    assert kinds[1:] == [
        ("The note.", BlockKind.FOOTNOTE),
        ("Its second paragraph.", BlockKind.FOOTNOTE),
        ("More text.", None),
    ]


def test_links_to_places_in_the_file_are_contents_with_the_heading_above_them():
    text = (
        "# Report\n\n## Contents\n\n1. [Aims](#aims)\n2. [Means](#means)\n\n---\n\n## Aims\n\n"
        "See [the annex](#annex).\n\n## Means\n\nText."
    )
    assert kept(text, FurnitureKind.NAVIGATION) == ["Contents", "Aims", "Means"]
    assert said(text)[:2] == ["Report", "---"]


@pytest.mark.parametrize(
    "text",
    ["# Report\n\n- [Aims](#aims)\n\nText.", "# Report\n\n- [A](#a) of us\n- [B](#b) of all\n"],
    ids=["one link", "links in sentences"],
)
def test_other_links_are_text(text):
    assert kept(text, FurnitureKind.NAVIGATION) == []


def test_the_title_above_contents_stays():
    assert said("# Report\n\n- [A](#a)\n- [B](#b)\n\n# A\n\nText.")[0] == "Report"


SIMPLE = "  Yes    No\n-----  ----\n   12     3\n    7     0"
FRAMED = (
    "  ------------------------\n  Name        Vote\n  ----------- ------------\n"
    "  Northern    in favour\n  Isles\n\n  Lornemouth  against\n  ------------------------"
)
BARE = "----- ----\nYes   12\nNo    3\n----- ----"
GRID = (
    "+-------+--------+\n| Name  | Vote   |\n+=======+========+\n| Isles | in     |\n"
    "|       | favour |\n+-------+--------+\n| 港    | a | b  |\n+-------+--------+"
)


@pytest.mark.parametrize(
    ("drawn", "rows"),
    [
        (SIMPLE, [("Yes\tNo", 1), ("12\t3", 0), ("7\t0", 0)]),
        (FRAMED, [("Name\tVote", 1), ("Northern Isles\tin favour", 0), ("Lornemouth\tagainst", 0)]),
        (BARE, [("Yes\t12", 0), ("No\t3", 0)]),
        (GRID, [("Name\tVote", 1), ("Isles\tin favour", 0), ("港\ta | b", 0)]),
    ],
    ids=["columns", "rows of several lines", "no head", "a grid"],
)
def test_drawn_tables_are_tables(drawn, rows):
    pieces = stream(f"Votes.\n\n{drawn}\n\nMore text.").pieces
    assert [(one.text, one.level) for one in pieces if one.hint is BlockKind.TABLE_ROW] == rows
    assert (pieces[0].text, pieces[-1].text) == ("Votes.", "More text.")


@pytest.mark.parametrize(
    "text",
    [
        "Text\n\n--- ---\n\nText",
        "A heading\n---------\n\nText",
        "Text\n-- --\nText",
        f"```\n{BARE}\n```",
    ],
    ids=["a rule", "a heading", "short dashes", "code"],
)
def test_dashes_that_draw_no_table_stay_as_they_are(text):
    assert drawn_tables.with_bars(text) == text


@given(st.lists(st.sampled_from(["--- ---", "----------", "+---+---+", "| a | b |", "a   b", ""])))
def test_no_letter_is_lost_in_drawn_tables(lines):
    text = "\n".join(lines)
    written = drawn_tables.with_bars(text)
    assert sorted(filter(str.isalnum, written)) == sorted(filter(str.isalnum, text))


def test_a_title_whose_sign_touches_it_is_a_heading_and_a_tag_in_the_text_is_none():
    head, text = stream("#Minutes\n\n#budget was the tag of the day").pieces
    assert (head.text, head.hint) == ("Minutes", BlockKind.HEADING)
    assert (text.text, text.hint) == ("#budget was the tag of the day", None)
    assert [piece.level for piece in stream("#Minutes\n\n##Aims\n\n#Notes").pieces] == [1, 2, 1]


def test_a_bold_heading_is_a_heading_and_not_bold():
    (head, _) = stream("## **Scope**\n\nText.").pieces
    assert (head.text, head.spans) == ("Scope", ())


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("**Scope**\nThe two sides agree on it.", ["Scope", "The two sides agree on it."]),
        ("**Date:** 3 June\n**To**: The Council", ["Date: 3 June", "To: The Council"]),
        ("Date: 3 June\nPlace: Lornemouth", ["Date: 3 June", "Place: Lornemouth"]),
        ("**The ministers**\nagreed on it.", ["The ministers agreed on it."]),
        ("**The ministers of all four of the states**\nAgreed on it.",
         ["The ministers of all four of the states Agreed on it."]),
        ("Note: the ministers agreed\non all of it.", ["Note: the ministers agreed on all of it."]),
    ],
    ids=["a bold line", "bold labels", "labels", "a sentence", "a full line", "one label"],
)  # fmt: skip
def test_line_ends_that_mean_something_part_lines(text, lines):
    assert said(text) == lines


def test_what_stands_in_html_that_centres_it_is_centred():
    text = '<div align="center">\n\n**Ministry of Ports**\n\n</div>\n\nText.'
    assert [piece.centred for piece in stream(text).pieces] == [True, False]
