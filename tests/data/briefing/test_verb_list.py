"""Verbs that an office adds are read in all their forms; those that it leaves out in none."""

import pytest

from data.briefing.commitments import proposed
from data.briefing.wording.commitment_verbs import FORMS
from data.briefing.wording.verb_choice import VerbChoice
from data.briefing.wording.verb_list import verb_list


def told(text, language="en", added=(), left_out=()):
    found = proposed(text, language, VerbChoice(added, left_out))
    return [(one.who, one.verb) for one in found]


@pytest.mark.parametrize(
    ("verb", "text", "found"),
    [
        ("host", "The Ministers hosted the talks.", ("The Ministers", "hosted")),
        ("ratify", "The Council has ratified the treaty.", ("The Council", "has ratified")),
        ("finance", "The Committee finances the bridge.", ("The Committee", "finances")),
        ("forgo forgoes forwent forgone", "We forwent our claims.", ("We", "forwent")),
        ("Increase", "We would increase our share.", ("We", "would increase")),
    ],
)
def test_an_added_verb_is_read_in_its_forms(verb, text, found):
    assert told(text) == []
    assert told(text, added=(verb,)) == [found]


@pytest.mark.parametrize(
    ("verb", "text"),
    [
        ("検討する", "両大臣は、桟橋の改修を検討した。"),
        ("検討", "両大臣は、桟橋の改修を検討した。"),
        ("伝える", "両大臣は、桟橋の改修を伝えた。"),
    ],
)
def test_an_added_verb_is_read_in_japanese(verb, text):
    assert told(text, "ja") == []
    assert [who for who, _ in told(text, "ja", (verb,))] == ["両大臣"]


@pytest.mark.parametrize(
    ("verb", "text", "language"),
    [
        ("agree", "The Ministers agreed to meet.", "en"),
        ("agreed", "We will agree on the lights.", "en"),
        ("commit", "We remain committed to the lights.", "en"),
        ("一致する", "両首脳は、桟橋を改修することで一致した。", "ja"),
        ("発言", "首相から、船を送る旨の発言があった。", "ja"),
        ("述べる", "大臣は、船を送ると述べた。", "ja"),
    ],
)
def test_a_verb_that_is_left_out_proposes_nothing(verb, text, language):
    assert told(text, language)
    assert told(text, language, (), (verb,)) == []
    assert told(text, language, (verb,), (verb,)) == []


def test_signs_in_a_verb_stand_for_themselves():
    assert told("両首脳は、桟橋を改修することで一致した。", "ja", ("(.*)+$", ".*"))
    assert told("We agreed to meet.", "en", ("a(b", "-", "9 9 9"))


def test_without_a_choice_the_verbs_are_those_of_the_program():
    assert verb_list().forms == FORMS
    assert verb_list().left_out == frozenset()
