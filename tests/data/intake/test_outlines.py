"""How a text is divided: whole outlines are compared, and how close they come is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.document import BlockKind
from data.intake_report import Certainty
from tests.fixtures.documents import document_of

BODY = "The members exchanged views on this at some length and agreed to continue."
MORE = "They asked the secretariat to report on the lights before the end of the season."


def sections(*heads, text=BODY):
    return "".join(f"{head}\n\n{text}\n\n{MORE}\n\n" for head in heads)


def outline(text, name="paper.md"):
    return [(topic.level, topic.title) for topic in document_of(text, name).topics]


def told(document):
    return next(f for f in document.report.findings if str(f.what) == "Topics")


def test_a_line_that_stands_out_once_above_the_text_pushes_nothing_down():
    text = f"# Report\n\n**Port Council**\n\n{BODY}\n\n" + sections(
        "*Lights*", "*Buoys*", "*Crews*"
    )
    assert outline(text) == [(1, "Lights"), (1, "Buoys"), (1, "Crews")]


def test_a_chapter_stands_over_its_articles_whatever_their_signs_say():
    text = "# Treaty\n\n" + "".join(
        f"#### Chapter {chapter}\n\n" + sections(*(f"## Article {n}" for n in articles))
        for chapter, articles in (("I", (1, 2)), ("II", (3, 4)), ("III", (5,)))
    )
    assert outline(text) == [
        (1, "Chapter I"), (2, "Article 1"), (2, "Article 2"),
        (1, "Chapter II"), (2, "Article 3"), (2, "Article 4"),
        (1, "Chapter III"), (2, "Article 5"),
    ]  # fmt: skip


def test_numbers_in_sequence_are_one_level_whatever_their_signs_say():
    text = "# Programme\n\n" + sections(
        "## I. Aims", "# II. Means", "## III. Costs", "# IV. Review"
    )
    assert [level for level, _ in outline(text)] == [1, 1, 1, 1]


def test_what_stands_above_numbers_that_begin_anew_divides_them():
    text = "# Agenda\n\n" + "".join(
        f"**{day}**\n\n" + "".join(
            f"**{number}. Boat {name}**\n\nLicence {number}4, kept\n\n"
            for number, name in enumerate(boats, 1)
        )
        for day, boats in (("Hearing in spring", ("Tern", "Gull", "Auk")),
                           ("Hearing in autumn", ("Skua", "Petrel", "Fulmar")))
    )  # fmt: skip
    assert [title for level, title in outline(text) if level == 1] == [
        "Hearing in spring", "Hearing in autumn"
    ]  # fmt: skip


def test_underlined_headings_whose_sections_hold_bold_ones_stand_above_them():
    text = "# Talks\n\n" + "".join(
        f"**<u>{head}</u>**\n\n{lead}" + sections(*(f"**{one}**" for one in below))
        for head, lead, below in (
            ("Our waters", f"{BODY}\n\n", ("Fisheries", "Ferries")),
            ("Our air", "", ("Monitoring", "Warnings", "Flights")),
        )
    )
    assert outline(text) == [
        (1, "Our waters"), (2, "Fisheries"), (2, "Ferries"),
        (1, "Our air"), (2, "Monitoring"), (2, "Warnings"), (2, "Flights"),
    ]  # fmt: skip


def test_articles_hold_sections_where_these_begin_anew_in_each():
    text = "# Constitution\n\n" + "".join(
        f"Article {article}\n\n" + sections(*(f"Section {n}" for n in numbers))
        for article, numbers in (("I", (1, 2, 3)), ("II", (1, 2)), ("III", (1,)))
    )
    assert [title for level, title in outline(text) if level == 1] == [
        "Article I", "Article II", "Article III"
    ]  # fmt: skip


@pytest.mark.parametrize(
    "votes",
    [
        "In favour 1{0}, against {0}, abstaining 1",
        "In favour 1{0}, against {0}",
        "Ayes: 1{0}; noes: {0}.",
    ],
)
def test_a_line_of_votes_heads_nothing(votes):
    items = ("Item one", "Item two", "Item three")
    text = "Minutes of the Council\n\nThe council met in the town hall.\n\n" + "".join(
        f"{item}\n\nThe chair opened the debate on the budget.\n\n"
        f"{votes.format(n)}\n\n" for n, item in enumerate(items)
    ) + "The council rose at noon.\n"  # fmt: skip
    assert [title for _, title in outline(text, "paper.txt")] == list(items)


def test_the_contents_of_a_paper_tell_its_topics():
    heads = ("Safety of the passage", "Lights and buoys", "Training of crews")
    entries = "".join(f"{head} ........ {n}\n\n" for n, head in enumerate(heads, 3))
    body = "".join(f"**{head}**\n\n" + sections("**Near**", "**Far**") for head in heads)
    assert [title for level, title in outline(f"# Plan\n\nContents\n\n{entries}{body}")
            if level == 1] == list(heads)  # fmt: skip


def test_a_heading_that_was_run_into_a_numbered_paragraph_is_one():
    text = (
        f"# Agreement\n\nDEFINITIONS\n\n1. {BODY}\n\n2. {MORE}\n\n"
        f"FERRY LINES 3. {BODY}\n\n4. {MORE}\n\nCATCH LIMITS 5. {BODY}\n\n6. {MORE}\n"
    )
    document = document_of(text, "paper.md")
    assert [t.title for t in document.topics] == ["DEFINITIONS", "FERRY LINES", "CATCH LIMITS"]
    paragraphs = [b.marker for b in document.blocks if b.kind is BlockKind.PARAGRAPH]
    assert paragraphs == ["1.", "2.", "3.", "4.", "5.", "6."]


def test_capitals_before_a_number_that_counts_nothing_are_text():
    text = f"# Talks\n\n{BODY}\n\nNATO 3. {BODY}\n\n{MORE}\n"
    assert "NATO 3. The members" in document_of(text, "paper.md").text


def test_two_headings_in_one_line_are_two():
    text = "# Plan\n\n" + sections("## I. Aims", "## II. Policy 1. Own crews", "### 2. Others")
    assert outline(text) == [(1, "Aims"), (1, "Policy"), (2, "Own crews"), (2, "Others")]


def test_lines_that_lead_a_list_in_head_nothing():
    steps = "- open the passage\n- mark the reef\n\n"
    text = f"Report\n\n{BODY}\n\n" + f"The council agreed on this:\n\n{steps}{BODY}\n\n" * 3
    assert outline(text, "paper.txt") == []


def test_lines_that_end_in_a_colon_above_text_are_headings():
    text = f"COUNCIL OF THE LAKE\n\n{BODY}\n\n" + sections(
        "Ferries:", "Fisheries:", "Next meeting:"
    )
    assert [title for _, title in outline(text, "paper.txt")] == [
        "Ferries:", "Fisheries:", "Next meeting:"
    ]  # fmt: skip


def test_plain_lines_above_numbered_items_are_headings():
    items = f"1. Open the inner passage to all ships at every tide of the year;\n\n1. {MORE}\n\n"
    text = f"# Lake plan\n\n{BODY}\n\nSea routes\n\n{items}Weather\n\n{items}Schools\n\n{items}"
    assert [title for _, title in outline(text)] == ["Sea routes", "Weather", "Schools"]


def test_one_topic_alone_is_never_sure():
    document = document_of(f"# Talks\n\n{BODY}\n\n**Lights**\n\n{BODY}\n\n{MORE}\n", "paper.md")
    assert [topic.title for topic in document.topics] == ["Lights"]
    assert told(document).certainty is Certainty.UNSURE


def test_a_topic_with_most_of_the_text_is_never_sure():
    text = "# Talks\n\n" + sections("**Lights**") + sections("**Crews**", text=f"{BODY}\n\n" * 30)
    assert told(document_of(text, "paper.md")).certainty is Certainty.UNSURE


def test_clear_headings_are_sure_and_no_other_outline_is_offered():
    document = document_of("# Talks\n\n" + sections("## Lights", "## Crews", "## Costs"), "a.md")
    assert told(document).certainty is Certainty.SURE
    assert document.report.outlines == ()


def test_outlines_that_come_close_are_offered_with_the_blocks_that_they_head():
    text = "# Talks\n\n" + sections(
        "**Lights**", "***Near***", "***Far***", "**Crews**", "***Boats***", text=f"{BODY}\n\n" * 3
    )
    document = document_of(text, "paper.md")
    if told(document).certainty is Certainty.SURE:
        assert document.report.outlines == ()
        return
    first, second = document.report.outlines
    own = [(t.first, t.level) for t in document.topics]
    assert [(head.block, head.level) for head in first.heads] == own
    assert first.heads != second.heads
    assert all(document.blocks[head.block].text for head in second.heads)


def test_outlines_that_come_to_the_same_headings_are_no_choice():
    text = f"# Talks\n\n{BODY}\n\n## Lights\n\n{BODY}\n\n{MORE}\n"
    document = document_of(text, "paper.md")
    assert told(document).certainty is not Certainty.SURE
    assert [topic.title for topic in document.topics] == ["Lights"]
    assert document.report.outlines == ()


@pytest.mark.parametrize("mark", ["## {}", "**{}**", "*{}*", "{}"])
@given(st.integers(2, 6), st.integers(1, 4))
def test_headings_of_one_kind_are_found_however_many_there_are(mark, count, paragraphs):
    heads = [f"Topic of the {word}" for word in ("sea", "air", "land", "ice", "fog", "rain")]
    text = "# Talks\n\n" + "".join(
        f"{mark.format(head)}\n\n" + f"{BODY}\n\n" * paragraphs for head in heads[:count]
    )
    assert outline(text) == [(1, head) for head in heads[:count]]
