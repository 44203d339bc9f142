"""Lists are Word's own where Word prints what the source does; else each item keeps its marker."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.intake.lexicon.number_formats import numeral
from exporters.docx.list_numbering import ListNumbering
from tests.fixtures.briefings import block, content_of, topic
from tests.fixtures.word_handouts import W, item, root, word


def printed(items):
    """What Word prints before each item of one list, and how many lists there are."""
    file = word(content_of(topic("1", "T", *(item("Text.", *one) for one in items))))
    numbering = root(file, "word/numbering.xml")
    forms = {
        (one.get(f"{W}abstractNumId"), level.get(f"{W}ilvl")): level
        for one in numbering.findall(f"{W}abstractNum")
        for level in one
    }
    counts, found, lists = {}, [], set()
    for way in root(file, "word/document.xml").iter(f"{W}numPr"):
        depth, number = (way.find(f"{W}{name}").get(f"{W}val") for name in ("ilvl", "numId"))
        lists.add(number)
        form = {
            key: forms[number, depth].find(f"{W}{key}").get(f"{W}val")
            for key in ("start", "numFmt", "lvlText")
        }
        own = counts.setdefault(number, {})
        own[depth] = own.get(depth, int(form["start"]) - 1) + 1
        for deeper in [one for one in own if one > depth]:
            del own[deeper]
        place = f"%{int(depth) + 1}"
        text = form["lvlText"]
        if form["numFmt"] != "bullet":
            text = text.replace(place, numeral(own[depth], form["numFmt"]))
        found.append(text)
    return found, len(lists)


IN_SEQUENCE = {
    "numbers": [("1.", 1), ("2.", 1), ("3.", 1)],
    "from another start": [("(7)", 1), ("(8)", 1)],
    "letters": [("a)", 1), ("b)", 1), ("c)", 1)],
    "capitals": [("A.", 1), ("B.", 1)],
    "Roman": [("(i)", 1), ("(ii)", 1), ("(iii)", 1), ("(iv)", 1), ("(v)", 1)],
    "decimal": [("1.9", 1), ("1.10", 1)],
    "words": [("Article 1", 1), ("Article 2", 1)],
    "bullets": [("•", 1), ("•", 1), ("–", 2), ("–", 2), ("•", 1)],
    "nested": [("1.", 1), ("(a)", 2), ("(b)", 2), ("2.", 1), ("(a)", 2), ("(i)", 3), ("3.", 1)],
    "none": [("", 1), ("", 1)],
}


@pytest.mark.parametrize("items", IN_SEQUENCE.values(), ids=IN_SEQUENCE)
def test_markers_in_sequence_are_one_list_that_word_counts(items):
    assert printed(items) == ([marker for marker, _ in items], 1)


OUT_OF_SEQUENCE = {
    "one left out": [("1.", 1), ("3.", 1), ("4.", 1)],
    "one twice": [("1.", 1), ("1.", 1), ("2.", 1)],
    "after the alphabet": [("z)", 1), ("aa)", 1)],
    "kana": [("ア", 1), ("イ", 1)],
    "full width": [("（１）", 1), ("（２）", 1)],
    "kanji": [("一、", 1), ("二、", 1)],
    "no number at all": [("(iiii)", 1), ("(l)", 1), ("01.", 1), ("§", 1)],
    "going on below": [("1.", 1), ("(a)", 2), ("2.", 1), ("(b)", 2)],
}


@pytest.mark.parametrize("items", OUT_OF_SEQUENCE.values(), ids=OUT_OF_SEQUENCE)
def test_others_stay_as_the_source_has_them(items):
    assert printed(items)[0] == [marker for marker, _ in items]


MARKERS = st.one_of(
    st.from_regex(r"[(]?([1-9][0-9]?|[a-z]|[ivx]{1,3})[.)]?", fullmatch=True),
    st.sampled_from(["•", "–", "ア", "", "第一条", "1.2.3", "a.1"]),
)


@given(st.lists(st.tuples(MARKERS, st.integers(1, 4)), min_size=1, max_size=12))
def test_whatever_the_markers_word_prints_them(items):
    assert printed(items)[0] == [marker for marker, _ in items]


def test_two_lists_do_not_go_on_with_each_other():
    content = content_of(
        topic("1", "T", item("One.", "1."), block("Between."), item("One again.", "1."))
    )
    lists = [
        one.get(f"{W}val") for one in root(word(content), "word/document.xml").iter(f"{W}numId")
    ]
    assert len(set(lists)) == 2


def test_a_marker_with_a_sign_of_words_own_patterns_stands_before_the_text():
    way, before = ListNumbering().item("%1", 1)
    assert re.search(r"<w:t[^>]*>%1</w:t>", before)
    assert "numId" in way
