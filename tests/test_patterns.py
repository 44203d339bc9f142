"""No regular expression of the program runs away, whatever text of others it is given.

The inputs are made from each expression itself (`fixtures.attacks`); they grow to 16,000
characters, where most expressions take a thousandth of a second, and none may take a hundred times
that: what grows with the square of its input takes a second, and what doubles with each character
never ends.
"""

import re

import pytest

from tests.fixtures import attacks, patterns

PATTERNS = patterns.of_program()

MADE_FROM_VALUES = {
    "data/text/folding.py": "classes of signs that a text holds, each repeated once",
    "viewer/reading/finding/match_expressions.py": "the letters that are looked for, as they stand",
    "data/text/address_search.py": "the words that are typed, and what is no word",
    "data/interchange/annotation_reader.py": "the words of a quotation, white space between them",
    "data/library/sqlite/search/library_search.py": "the words of a search, and what is no word",
    "data/briefing/wording/japanese_clauses.py": "an office's verbs, as they stand",
    "viewer/system/qt_support.py": "what PySide asks for, of its own function calls",
}
"""Expressions that are put together when they are used, and of what."""

BAD = (
    # Those that froze the program.
    (r"(?:document|new)(?:[ _-]?(?:document|\d+))*|.*\.docx?", "fullmatch"),
    (r"\s*(?:[\[(]?\s*(?:go back|back)\s*[\])]?|[↩↑]\ufe0e?)\s*$", "search"),
    (r"[ \t\r\f]*\n[ \t\r\f\n]*", "search"),
    (r"[(+-]*\s*[$€]?\s*\d[\d,. ]*\s*(?:%|m|k)?\)?", "fullmatch"),
    # And others of all the kinds that there are.
    (r"(a+)+b", "match"),
    (r"(?:a|a)*b", "match"),
    (r"(?:a|aa)+$", "match"),
    (r"(?:\w+\s?)*:", "match"),
    (r"(?:[^<]+|<[^>]*>)*]", "match"),
    (r"(x+x+)+y", "search"),
    (r"\d+\d+\d+!", "match"),
    (r"<[^>]*>", "search"),
    (r"\s+$", "search"),
    (r"(?:第[\d一二]+条\s*)*。", "search"),
    (r".*,\s*.*;", "search"),
    (r"BEGIN.*?END", "search"),
    (r"(?i)(?:Ä+)+!", "match"),
    (rb"(?:[^()\\]|\\.|[^(])*\)", "match"),
)  # fmt: skip


def known(used):
    return used.place


@pytest.mark.parametrize("used", PATTERNS, ids=known)
def test_an_expression_takes_time_in_proportion_to_its_input(used):
    taken, attack, way = attacks.worst(used.pattern, used.ways)
    assert taken <= attacks.LONGEST, f"{way} of {attack}: {used.pattern.pattern!r}"


@pytest.mark.parametrize(("expression", "way"), BAD)
def test_the_attacks_find_every_kind_of_expression_that_runs_away(expression, way):
    taken, _, _ = attacks.worst(re.compile(expression), frozenset({way}))
    assert taken > attacks.LONGEST / 3  # a machine may be three times as fast as the usual one


def test_the_expressions_of_all_rooms_are_found():
    places = [used.place for used in PATTERNS]
    for room in ("data.intake", "data.interchange", "data.library", "exporters", "viewer"):
        assert any(place.startswith(room) for place in places), room
    assert len(places) > 150


def test_expressions_that_are_made_from_values_are_few_and_known():
    assert patterns.made_elsewhere() == set(MADE_FROM_VALUES)
