"""What is called sure of topics is right, and where two outlines compete both are offered."""

import random

from data.intake import read_bytes
from data.intake_report import Certainty
from tests.fixtures.documents import document_of
from tests.fixtures.reading_flow import WORDS

PAPERS = 300
RIGHT, SURE = 0.95, 0.5
BODY = "The members exchanged views on this at some length and agreed to continue."


def sentences(chance, least=1, most=3):
    return " ".join(
        f"The {' '.join(chance.choices(WORDS, k=chance.randint(7, 14)))}."
        for _ in range(chance.randint(least, most))
    )


def name(chance, most=4):
    return " ".join(chance.sample(WORDS, chance.randint(1, most))).capitalize()


def prose(chance):
    """Return paragraphs, and now and then what looks like a heading: votes, lists, leads."""
    found = [sentences(chance) for _ in range(chance.randint(1, 4))]
    other = chance.random()
    if other < 0.1:
        found.append(f"In favour {chance.randint(9, 30)}, against {chance.randint(0, 9)}")
    elif other < 0.2:
        found += ["They agreed on these points:", *(f"- {name(chance)}" for _ in range(3))]
    elif other < 0.25:
        found.append(f"({chance.choice('abc')}) {sentences(chance, 1, 1)}")
    return [*found, sentences(chance)]


FORMS = {
    "declared.md": "## {name}",
    "bold.md": "**{name}**",
    "italic.md": "*{name}*",
    "numbered.md": "**{number}. {name}**",
    "capitals.txt": "{capitals}",
    "numbered.txt": "{number}. {name}",
    "plain.txt": "{name}",
    "article.txt": "Article {number}",
    "none.txt": "",
}


def made(seed):
    """Return the name of a paper, its text, and the topics that it has."""
    chance = random.Random(seed)
    form = chance.choice(list(FORMS))
    title = "Report of the " + " ".join(word.title() for word in chance.sample(WORDS, 3))
    lines = [f"# {title}" if form.endswith(".md") else title, *prose(chance)]
    topics = []
    for number in range(1, chance.randint(3, 9)):
        topic = name(chance)
        line = FORMS[form].format(name=topic, number=number, capitals=topic.upper())
        if line:
            topics.append(line.strip("#* ").removeprefix(f"{number}. "))
            lines.append(line)
        lines += prose(chance)
    return form, "\n\n".join(lines) + "\n", topics


def told(document):
    return next(f.certainty for f in document.report.findings if str(f.what) == "Topics")


def outcome(seed):
    form, text, topics = made(seed)
    document = read_bytes(text.encode(), form)
    found = [
        f"{document.blocks[topic.first].marker} {topic.title}".removesuffix(" ").strip()
        for topic in document.topics
        if topic.level == 1
    ]
    wanted = {topic.casefold() for topic in topics}
    said = [one.casefold() for one in found]
    right = len(said) == len(topics) and all(
        one in wanted or one.partition(" ")[2] in wanted for one in said
    )
    return told(document), right, form


def test_nineteen_of_twenty_outlines_that_are_called_sure_are_right():
    outcomes = [outcome(seed) for seed in range(PAPERS)]
    sure = [right for certainty, right, _ in outcomes if certainty is Certainty.SURE]
    assert sum(sure) >= RIGHT * len(sure)
    assert len(sure) >= SURE * PAPERS


def competing(bold):
    """Return a paper that capital lines divide, and bold ones that stand as often among them."""
    parts = []
    for number in range(4):
        parts += [f"PART OF THE {WORDS[number].upper()}", BODY, BODY]
        parts += [f"**{WORDS[number + 9].capitalize()}**" if bold else BODY, BODY, BODY]
    return "# Talks\n\n" + BODY + "\n\n" + "\n\n".join(parts) + "\n"


def test_two_ways_to_divide_a_paper_that_come_close_are_offered():
    document = document_of(competing(bold=True), "paper.md")
    assert told(document) is not Certainty.SURE
    first, second = document.report.outlines
    blocks = document.blocks
    heads = [
        {blocks[head.block].text for head in one.heads if head.level == 1}
        for one in (first, second)
    ]
    assert heads[0] != heads[1]
    assert heads[0] == {topic.title for topic in document.topics if topic.level == 1}


def test_no_other_outline_is_offered_where_one_is_sure():
    document = document_of(competing(bold=False), "paper.md")
    assert told(document) is Certainty.SURE
    assert document.report.outlines == ()
