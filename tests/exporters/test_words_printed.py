"""Every handout in a language that marks each text: what it says of itself is in the catalogue.

`NOT_YET` are the formats some of whose words are still to come into it.
"""

import re
from html import unescape

import pytest

from exporters import render
from exporters.options import ExportOptions
from exporters.phrases import Legend, legend
from tests.fixtures.briefings import block, briefing, lead, note, plain, text_of, topic
from tests.fixtures.pseudo import Pseudo, english, unmarked

NOT_YET = {"html", "pdf"}
NAMES = {"SHA", "Briefing Viewer"}

MADE = briefing(
    lead(block("The lead stands first.", citation="¶1"), block("So it does.", citation="¶2")),
    topic("1", "North Korea", block("They agreed.", ("agreed", "K", 1), citation="§1 ¶1")),
    topic("2", "Regional affairs", block("Nothing more.", citation="§2 ¶2")),
    topic("3", "Equipment", block("Nothing at all.", citation="§3 ¶1")),
    notes=(note(1, "Ask again."),),
)


def printed(kind):
    """Return what a handout says: the words of its pages."""
    content = render(MADE, ExportOptions(format=kind, words=Pseudo()))
    if kind == "pdf":
        return text_of(content)
    page = re.sub(r"<style>.*?</style>|<title>.*?</title>", " ", content.decode(), flags=re.DOTALL)
    return unescape(re.sub(r"<[^>]+>", " ", page))


@pytest.mark.parametrize("kind", ["html", "pdf"])
def test_the_legend_says_the_same_in_every_format(kind):
    said = legend(MADE, Pseudo())
    text = english(plain(printed(kind)))
    assert isinstance(said, Legend)
    for part in (said.title, *(text for _, *row in said.rows for text in row)):
        assert plain(english(part)) in text
    assert "⟦" in printed(kind)


@pytest.mark.parametrize("kind", sorted({"html", "pdf"} - NOT_YET))
def test_every_word_of_a_handout_is_in_the_catalogue(kind):
    theirs = " ".join(strings(MADE))
    left = re.findall(r"[A-Za-z][A-Za-z ]+", unmarked(printed(kind)))
    assert [text for text in left if plain(text) not in theirs and plain(text) not in NAMES] == []


def strings(value):
    """Yield every text in a briefing."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from strings(one)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from strings(getattr(value, name))
