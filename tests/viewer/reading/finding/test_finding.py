"""What is found in a text, in the order and from the place that the reader means."""

import re
from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.text import dictionary_words
from data.text.exactness import Exact
from data.text.folding import folded
from viewer.reading.finding.find import Search
from viewer.reading.finding.match_expressions import SLICE, PageQuery, SearchedText

TEXT = "The Ministers met. the minister, THE MINISTERS; a.b 😀 the end"


def searched(query, text, place=0):
    """Return a search that has looked through all of a text."""
    search = Search(query, SearchedText(text), place)
    while not search.is_complete:
        search.advance()
    return search


def found(query, text):
    return [text[start:end] for start, end in searched(query, text)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (PageQuery("ministers"), ["Ministers", "MINISTERS"]),
        (PageQuery("the", exact=Exact.CASE), ["the", "the"]),
        (PageQuery("minister", whole_words=True), ["minister"]),
        (PageQuery("a.b"), ["a.b"]),
        (PageQuery(r"\bm\w+s\b", regular_expression=True), ["Ministers", "MINISTERS"]),
        (PageQuery(r"m\w+r", whole_words=True, regular_expression=True), ["minister"]),
        (PageQuery("^the|end$", regular_expression=True), ["The", "end"]),
        (PageQuery("the end"), ["the end"]),
        (PageQuery(""), []),
        (PageQuery("\u00ad"), []),
        (PageQuery("absent"), []),
        (PageQuery("x*", regular_expression=True), []),
    ],
)
def test_hits_are_what_the_reader_means(query, expected):
    assert found(query, TEXT) == expected


SAME = [
    ("Japan's", "Japan\u2019s"), ("2018", "２０１８"), ("ASEAN", "ＡＳＥＡＮ"), ("第1条", "第１条"),
    ("テスト", "ﾃｽﾄ"), ("ガイド", "ｶﾞｲﾄﾞ"), ("ﾊﾟﾘ", "ハ\u309aリ"), ('"free"', "\u201cfree\u201d"),
    ("non-proliferation", "non\u2011proliferation"), ("cooperation", "coop\u00aderation"),
    ("2018-2020", "2018\u20132020"), ("-5", "\u22125"), ("10 km", "10\u00a0km"),
    ("1 000", "1\u202f000"), ("free and", "free \u3000 and"), ("naive", "naïve"),
    ("Élysée", "E\u0301lyse\u0301e"), ("Elysee", "E\u0301lyse\u0301e"),
    ("official", "o\ufb03cial"),
    ("STRASSE", "Straße"), ("istanbul", "İstanbul"), ("DIYARBAKIR", "Diyarbakır"),
    ("and...", "and\u2026"), ("10~20", "10\u301c20"), ("defence", "def\u200bence"),
    ("神", "\ufa19"),
    ("Aeroskobing", "Ærøskøbing"), ("ΑΘΗΝΑΣ", "Αθήνας"), ("각", "\u1100\u1161\u11a8"),
    ("A・B", "A·B"), ("👍", "👍🏽"), ("❤", "❤\ufe0f"), ("👩‍💻", "👩🏽‍💻"),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "printed"), [*SAME, *((b, a) for a, b in SAME)])
@pytest.mark.parametrize("whole", [False, True])
def test_another_spelling_of_the_same_is_found_and_marked_whole(typed, printed, whole):
    text = f"Talks, \u200e{printed}\u200e; on"
    assert found(PageQuery(typed, whole_words=whole), text) == [printed]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [("ハ", "バ"), ("カ", "ｶﾞ"), ("か", "カ"), ("ミサイルー", "ミサイル―"), ("e", "é")],
)
def test_what_is_not_the_same_is_not_found(typed, printed):
    assert found(PageQuery(typed, exact=Exact.LETTERS), printed) == []


KINDS = [
    (Exact.CASE, "abc", "ABC"), (Exact.CASE, "strasse", "Straße"),
    (Exact.ACCENTS, "cafe", "café"), (Exact.ACCENTS, "Aeroskobing", "Ærøskøbing"),
    (Exact.WIDTH, "第1条", "第１条"), (Exact.WIDTH, "テスト", "ﾃｽﾄ"), (Exact.WIDTH, "ガ", "ｶﾞ"),
    (Exact.WIDTH, "official", "o\ufb03cial"), (Exact.WIDTH, "...", "…"),
    (Exact.QUOTES, "Russia's", "Russia’s"), (Exact.QUOTES, '"free"', "“free”"),
    (Exact.HYPHENS, "non-proliferation", "non\u2011proliferation"), (Exact.HYPHENS, "-5", "−5"),
    (Exact.BLANKS, "cooperation", "coop\u00aderation"), (Exact.BLANKS, "10 km", "10\u00a0km"),
    (Exact.BLANKS, "free and", "free  and"),
]  # fmt: skip
"""What has to be exact for two spellings to be told apart."""


@pytest.mark.parametrize(("kind", "typed", "printed"), KINDS)
def test_each_difference_between_spellings_counts_where_it_is_asked_for(kind, typed, printed):
    text = f"x {printed} x"
    rest = Exact.AS_TYPED & ~kind
    if kind in {Exact.CASE, Exact.ACCENTS}:
        rest = Exact.AS_TYPED & ~Exact.LETTERS
    for exact in (Exact.NOTHING, rest):
        assert found(PageQuery(typed, exact), text) == [printed]
    for exact in (kind, Exact.AS_TYPED):
        assert found(PageQuery(typed, exact), text) == []
        assert found(PageQuery(printed, exact), text) == [printed]


@pytest.mark.parametrize(
    ("typed", "text", "hits"),
    [
        ("U.S.", "Japan-U.S. and U.S., not U.S.A.", 3),
        ("Japan-U.S.", "the Japan-U.S. Alliance", 1),
        ("(UNSCRs)", "Resolutions (UNSCRs).", 1),
        ("No.", "No. 102, Nos. 3, piano. 4", 1),
        ("¥100", "¥100, ¥1000", 1),
        ("C++", "C++ and C++11", 2),
        ("Russia", "Russia's and Russian", 1),
        ("被害", "災害の被害額", 1),
        ("F-35", "新型F-35の取得、XF-35", 1),
        ("case", "snake_case cases", 1),
    ],
)
def test_a_whole_word_ends_where_it_says_and_needs_no_blanks_where_none_are_written(
    typed, text, hits
):
    assert found(PageQuery(typed, whole_words=True), text) == [typed] * hits


LAW = "災害対策基本法の改正と被害額、被害者の被害。東京都と京都、インド太平洋。\n被害"


@pytest.mark.parametrize(
    ("typed", "hits", "without"),
    [("被害", 4, 4), ("災害対策基本法", 1, 1), ("基本法", 1, 1), ("害", 0, 5), ("京都", 1, 2),
     ("改正", 1, 1), ("太平洋", 1, 1), ("平洋", 0, 1), ("本法の", 0, 1), ("ﾀｲ", 0, 0)],
)  # fmt: skip
def test_a_whole_word_of_japanese_begins_and_ends_where_words_do(typed, hits, without):
    assert found(PageQuery(typed, whole_words=True), LAW) == [typed] * hits
    assert found(PageQuery(typed), LAW) == [typed] * without


def test_words_of_thai_are_whole_as_well():
    text = "ประเทศไทยเป็นประเทศ"
    assert found(PageQuery("ประเทศ", whole_words=True), text) == ["ประเทศ"]
    assert found(PageQuery("ประเทศ"), text) == ["ประเทศ"] * 2


def test_whole_words_in_half_width_are_those_of_full_width():
    text = "新しいﾐｻｲﾙの発射"
    assert found(PageQuery("ミサイル", whole_words=True), text) == ["ﾐｻｲﾙ"]
    assert found(PageQuery("サイル", whole_words=True), text) == []


def test_without_dictionaries_a_whole_word_may_begin_anywhere_in_japanese(monkeypatch):
    monkeypatch.setattr(dictionary_words, "word_places", lambda _text: None)
    assert found(PageQuery("害", whole_words=True), LAW) == ["害"] * 5


@given(st.text(st.sampled_from("災害対策基本法のaｱ1 、\n"), max_size=12),
       st.text(st.sampled_from("災害対策基本"), min_size=1, max_size=3))  # fmt: skip
def test_whole_words_are_among_what_is_found_without(text, typed):
    everywhere = {text[slice(*hit)] for hit in searched(PageQuery(typed), text)}
    starts = [text.index(typed, at) for at in range(len(text)) if text.startswith(typed, at)]
    whole = list(searched(PageQuery(typed, whole_words=True), text))
    assert {text[slice(*hit)] for hit in whole} <= everywhere
    assert {start for start, _ in whole} <= set(starts)


def test_a_stretch_alone_is_looked_through():
    start, stop = LONG.index("line 100 "), LONG.index("line 300 ")
    for place in (0, start + 50, len(LONG)):
        search = Search(PageQuery("line"), SearchedText(LONG, start, stop), place)
        while not search.is_complete:
            search.advance()
        assert len(search) == 200
        assert (search.starts[0], search.starts[-1]) == (start, LONG.index("line 299 "))
        assert search.current is not None
        for steps in (1, -1):
            search.seek(place, steps)
            assert start <= search.current.start < stop


def test_any_hit_can_be_gone_to_by_its_number():
    search = searched(PageQuery("line"), LONG)
    for number in (0, len(search) - 1, len(search) // 2):
        search.go_to(number)
        assert search.index == number
        assert search.current.start == search.starts[number]
    search.step(1)
    assert search.index == len(search) // 2 + 1


def test_a_ligature_is_one_hit_of_each_of_its_letters():
    assert found(PageQuery("f"), "o\ufb03ce") == ["\ufb03"]
    assert found(PageQuery("of"), "o\ufb03ce") == ["o\ufb03"]


@pytest.mark.parametrize(
    ("typed", "text", "hits"),
    [("👩", "👩‍👩‍👧 👩", ["👩‍👩‍👧", "👩"]), ("🇺🇸", "🇯🇵🇺🇸", ["🇺🇸"]), ("🇵🇺", "🇯🇵🇺🇸", ["🇯🇵🇺🇸"]),
     ("👍", "👍🏽👍", ["👍🏽", "👍"]), ("🔥", "❤️‍🔥", ["❤️‍🔥"])],
)  # fmt: skip
def test_a_picture_of_several_signs_is_not_divided(typed, text, hits):
    assert found(PageQuery(typed), text) == hits
    assert found(PageQuery(typed, exact=Exact.CASE), text) == hits


LETTERS = st.sampled_from("ab😀𠮷")


@given(st.text(LETTERS, max_size=30), st.text(LETTERS, min_size=1, max_size=2), st.booleans())
def test_hits_are_counted_in_code_points(text, words, expression):
    ranges = list(searched(PageQuery(words, exact=Exact.CASE, regular_expression=expression), text))
    assert all(text[start:end] == words for start, end in ranges)
    assert len(ranges) == text.count(words)


def test_a_broken_expression_is_explained_and_finds_nothing():
    for whole in (False, True):
        search = searched(PageQuery("a)(b", whole_words=whole, regular_expression=True), TEXT)
        assert not len(search)
        assert "Not a regular expression" in search.error


def test_an_expression_that_would_take_for_ever_ends():
    assert found(PageQuery(r"(a+)+$", regular_expression=True), "a" * 40 + "b") == []


def test_an_expression_that_gives_up_is_told_and_counts_what_it_found():
    text = f"aab\n{'a' * 3000}!\naab"
    search = searched(PageQuery(r"(a|aa)+(b|$)", regular_expression=True), text)
    assert [text[start:end] for start, end in search] == ["aab", "aab"]
    assert not search.is_whole
    assert searched(PageQuery("a+b", regular_expression=True), text).is_whole
    assert searched(PageQuery("aab"), text).is_whole


@pytest.mark.parametrize("pattern", [r".*.*.*.*Z", r"(a+)+[bc]", r"(\w+\s?)+$", r"(a|aa)+b"])
def test_no_expression_holds_the_window_for_long(pattern):
    search = Search(PageQuery(pattern, regular_expression=True), SearchedText("a" * 100_000 + "!"))
    start = process_time()
    while not search.is_complete:
        search.advance()
    assert process_time() - start < 3  # it would be minutes


def test_an_expression_keeps_to_a_paragraph():
    assert found(PageQuery(r"[^x]+", regular_expression=True), "one\ntwo") == ["one", "two"]


LONG = "".join(f"line {number} of the e\u0301t\u00e9 text\n" for number in range(3 * SLICE // 20))


@pytest.mark.parametrize("expression", [False, True])
def test_all_hits_of_a_long_text_are_counted_and_reached(expression):
    pattern, place = "line", len(LONG) // 2
    search = searched(PageQuery(pattern, regular_expression=expression), LONG, place)
    starts = [match.start() for match in re.finditer(pattern, LONG)]
    assert [start for start, _ in search] == starts
    first = search.index
    assert search.current.start == min(start for start in starts if start >= place)
    for _ in starts:
        search.step(1)
    assert search.index == first
    search.step(-first - 1)
    assert search.index == len(starts) - 1


def test_a_search_starts_at_the_readers_place_and_goes_round():
    last = searched(PageQuery("the"), TEXT, place=len(TEXT) - 3)
    assert last.index == 0
    search = searched(PageQuery("the"), TEXT, place=10)
    assert search.index == 1
    search.step(-2)
    assert search.index == len(search) - 1
    search.seek(0, -1)
    assert search.index == len(search) - 1
    search.seek(search.current.start, -1)
    assert search.index == len(search) - 2


def test_steps_that_are_asked_for_before_the_way_is_known_are_gone_later():
    search = Search(PageQuery("line 1 "), SearchedText(LONG), len(LONG) // 2)
    search.advance()
    search.step(1)
    while not search.is_complete:
        search.advance()
    assert search.index == 0


TYPED = st.text(st.sampled_from("aéA\u0301ﬁfi’'“‑- \u3000\u00adｶﾞガ1１災"), max_size=12)


@given(TYPED, TYPED, st.integers(0, 63))
def test_what_is_found_folds_to_what_was_asked_and_nothing_else_would(text, typed, exact):
    sought = folded(typed, exact=exact)
    hits = list(searched(PageQuery(typed, exact), text))
    whole = folded(text, exact=exact)
    assert bool(hits) == bool(sought and sought in whole)
    for start, end in hits:
        assert sought in folded(text[start:end], exact=exact)
        # More is marked only of what stands in one sign, such as “ﬁ”.
        before, _, after = folded(text[start:end], exact=exact).partition(sought)
        assert max(len(before), len(after)) < 3


@given(
    st.lists(st.text("ab\u0301é \u00ad\u3000ﬁfi", max_size=8), max_size=6).map("\n".join),
    st.text("ab\u0301é fi", max_size=2),
    st.integers(0, 50),
)
def test_what_lies_in_a_passage_is_what_overlaps_it(text, words, place):
    search = searched(PageQuery(words), text, min(place, len(text)))
    hits = list(search)
    assert all(a[1] <= b[0] for a, b in pairwise(hits))
    for start in range(len(text)):
        marks = search.overlapping(start, start + 1)
        assert [(m.start, m.end) for m in marks] == [h for h in hits if h[0] <= start < h[1]]
