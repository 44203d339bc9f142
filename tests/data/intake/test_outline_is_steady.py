"""What is done to a paper's form alone changes nothing of how it is divided, titled and dated.

A masthead is put on top, the lines are broken elsewhere or doubly spaced, the date is written in
another language, the signs before headings give way to others, contents stand in front.
"""

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fixtures.documents import document_of

TITLE = "Joint Statement of the Lake Council"
DAY = "3 March 2031"
HEADS = (
    "Safety of the northern passage", "Lights and buoys", "Training of crews", "Fisheries",
    "Exchange of weather reports", "Costs and shares", "Next meeting",
)  # fmt: skip
SENTENCES = (
    "The members reviewed the state of the harbours and agreed that repairs begin in spring.",
    "They asked the secretariat to report on the lights before the end of the season.",
    "Two members offered to train crews of the others in their own schools at no cost.",
    "The council took note of the survey and thanked those who had worked on it in the winter.",
    "It was agreed that every port keeps one boat ready at all hours of the day and night.",
)
MASTHEAD = "LAKE COUNCIL\n\nPress Service\n\nNo. 12/2031\n\n"

papers = st.builds(
    lambda heads, counts, offset: [
        (
            head,
            [
                " ".join(SENTENCES[(offset + place + n + k) % len(SENTENCES)] for k in range(3))
                for n in range(count)
            ],
        )
        for place, (head, count) in enumerate(zip(heads, counts, strict=False))
    ],
    st.permutations(HEADS).map(lambda heads: heads[:4]),
    st.lists(st.integers(1, 3), min_size=4, max_size=4),
    st.integers(0, 4),
)


def written(paper, head="{}", day=DAY, width=0, front="", before=""):
    """Return a paper as text: its title, its day, an opening, and each heading above its text."""
    lines = [
        f"{front}{TITLE}",
        day,
        *([before] if before else []),
        SENTENCES[0] + " " + SENTENCES[3],
    ]
    for number, (title, paragraphs) in enumerate(paper, 1):
        lines += [head.format(title, n=number), *paragraphs]
    if width:
        lines = [textwrap.fill(part, width) for line in lines for part in line.split("\n\n")]
    return "\n\n".join(lines) + "\n"


def seen(text, name):
    document = document_of(text, name)
    topics = [topic.title for topic in document.topics if topic.level == 1]
    return document.title, document.meeting.date, topics


def expected(paper):
    import datetime as dt

    return TITLE, dt.date(2031, 3, 3), [title for title, _ in paper]


@pytest.mark.parametrize("head", ["{}", "{n}. {}", "**{}**", "## {}", "### {n}. {}"])
@given(papers)
def test_whatever_signs_its_headings_have(head, paper):
    assert seen(written(paper, head), "paper.md") == expected(paper)


@given(papers, st.integers(50, 110))
def test_wherever_its_lines_are_broken(paper, width):
    assert seen(written(paper, width=width), "paper.txt") == expected(paper)


@pytest.mark.parametrize("name", ["paper.md", "paper.txt"])
@given(papers)
def test_with_a_masthead_on_top(name, paper):
    assert seen(written(paper, front=MASTHEAD), name) == expected(paper)


@given(papers, st.integers(60, 90))
def test_with_its_lines_doubly_spaced(paper, width):
    single = written(paper, width=width)
    doubled = "\n\n".join(line for line in single.splitlines() if line.strip())
    found, wanted = seen(doubled, "paper.txt"), expected(paper)
    assert found[:2] == wanted[:2]
    if all(len(paragraphs) > 1 for _, paragraphs in paper):  # a few lines tell no spacing
        assert found == wanted


@pytest.mark.parametrize(
    "day",
    ["3. März 2031", "3 mars 2031", "3 de marzo de 2031", "3 marzo 2031", "3 maart 2031",
     "2031年3月3日", "3 марта 2031 года", "3 de março de 2031", "March 3rd, 2031", "2031. 3. 3.",
     "令和13年3月3日", "2031년 3월 3일", "the third day of March, 2031"],
)  # fmt: skip
@settings(max_examples=5)
@given(papers)
def test_in_whatever_language_its_day_is_written(day, paper):
    assert seen(written(paper, day=day), "paper.txt") == expected(paper)


@pytest.mark.parametrize("entry", ["{n}. {} ........ {page}", "{}\t{page}", "{} {page}"])
@pytest.mark.parametrize("head", ["**{}**", "{n}. {}"])
@given(papers)
def test_with_its_contents_in_front(head, entry, paper):
    entries = [
        entry.format(title, n=number, page=number * 2) for number, (title, _) in enumerate(paper, 1)
    ]
    before = "\n\n".join(("Contents", *entries))
    assert seen(written(paper, head, before=before), "paper.md") == expected(paper)


@pytest.mark.parametrize("entry", ["{n}. {} ........ {page}", "{} {page}"])
@settings(max_examples=20)
@given(papers, st.integers(60, 100))
def test_with_its_contents_in_front_and_its_lines_broken(entry, paper, width):
    entries = [
        entry.format(title, n=number, page=number * 2) for number, (title, _) in enumerate(paper, 1)
    ]
    before = "\n\n".join(("Contents", *entries))
    assert seen(written(paper, "{n}. {}", width=width, before=before), "paper.txt") == expected(
        paper
    )


@pytest.mark.parametrize("head", ["{n}. {}", "**{}**", "## {}"])
@settings(max_examples=20)
@given(papers, st.integers(60, 100))
def test_with_other_signs_a_masthead_and_lines_broken(head, paper, width):
    text = written(paper, head, width=width, front=MASTHEAD)
    assert seen(text, "paper.md") == expected(paper)
