"""Find, the annotations' filter and the library's search have one idea of the same text."""

import re
import sys
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.anchors.anchoring import describe
from data.annotation import Annotation
from data.citation import CitationIndex
from data.notebook import Change
from data.text.exactness import Exact
from data.text.folding import fold, folded, is_unspaced, words
from data.text.query import parse
from tests.fixtures.documents import NOW, document_of
from viewer.reading.finding.find import Search
from viewer.reading.finding.match_expressions import PageQuery, SearchedText
from viewer.widgets.word_filter import Filter
from viewer.widgets.word_filter import folded as filtered

TEXT = (
    "Japan’s “free and open” non‑proliferation in Élysée, coop\u00aderation; Straße, İstanbul, "
    "Diyarbakır, the o\ufb03cial note… 10\u00a0km, 2018–2020, U.S. and Aeroskobing ΑΘΗΝΑΣ. "
    "日本国憲法　第１条　ﾃｽﾄの防衛ｶﾞｲﾄﾞﾗｲﾝ、２０１８年に「航行の自由」。"
)
WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
HALF = dict(zip("テストガイド", ("ﾃ", "ｽ", "ﾄ", "ｶﾞ", "ｲ", "ﾄﾞ"), strict=True))
SPELLINGS = (
    str.upper,
    str.casefold,
    folded,
    lambda text: text.translate(WIDE),
    lambda text: text.translate(str.maketrans(HALF)),
    lambda text: unicodedata.normalize("NFD", text),
    lambda text: unicodedata.normalize("NFC", text),
    lambda text: re.sub(r"\s", "\u3000 ", text),
    lambda text: text.replace("'", "’").replace("-", "‑").replace('"', "”"),
    "\u200b".join,
)


def finds(text, typed, *, whole_words=False):
    search = Search(PageQuery(typed, whole_words=whole_words), SearchedText(text))
    while not search.is_complete:
        search.advance()
    return [text[start:end] for start, end in search]


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """A library with the text, and with an annotation on all of it."""
    from data.library.location import location_of

    library = location_of(tmp_path_factory.mktemp("library") / "library.sqlite3").make()
    document = document_of(f"Talks\n\n{TEXT}\n")
    library.remember(document, NOW)
    start = document.blocks[-1].start
    anchor = describe(document, start, len(document.text), CitationIndex(document))
    item = Annotation("a", document.id, "concern", NOW, NOW, anchor)
    library.notebook(document.id).apply(Change("Add", (item,)))
    library.index()
    yield library, document
    library.close()


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_whatever_spelling_of_some_words_is_typed_all_of_them_find_it(kept, data):
    library, document = kept
    text = document.blocks[-1].text
    same = fold(text)
    tokens = [match.span() for match in re.finditer(r"[^\W_]+", same.text)]
    first = data.draw(st.integers(0, len(tokens) - 1))
    last = data.draw(st.integers(first, min(first + 3, len(tokens) - 1)))
    start, end = same.span(tokens[first][0], tokens[last][1])
    spell = data.draw(st.lists(st.sampled_from(SPELLINGS), max_size=3))
    typed = text[start:end]
    for way in spell:
        typed = way(typed)
    # Upper case and decomposition lose nothing that the folding keeps.
    assert folded(typed) == folded(text[start:end])
    assert text[start:end] in finds(text, typed)
    assert Filter.parse(typed).matches(filtered(text))
    plain = re.sub(r"[\"“”「」]", " ", typed)
    for form in (f'"{plain}"', f"“{plain}”", f"「{plain}」"):
        query = parse(form)
        assert query.remarks == ()
        hits = library.search(query).hits
        assert {hit.annotation_id for hit in hits} == {None, "a"}
        for hit in hits:
            shown = words(folded("".join(hit.excerpt[slice(*place)] for place in hit.matches)))
            assert "".join(words(folded(plain))) in "".join(shown)


KNOWN = ["Japan", "free", "open", "pen", "Élysée", "noted", "km", "日本", "本国", "ガ"]
WORDS = st.lists(st.sampled_from(KNOWN), min_size=1, max_size=3)


@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(WORDS, st.sampled_from(["", " "]))
def test_find_and_the_library_agree_on_words(kept, parts, between):
    library, document = kept
    typed = between.join(parts)

    def in_text(words_alone):
        return bool(finds(document.text, typed, whole_words=words_alone))

    in_library = bool(library.search(parse(f'in:text "{typed}"')).hits)
    # Find also looks at what stands between words, and in Japanese at where these end.
    assert in_library or not in_text(words_alone=True)
    same = folded(typed).replace(" ", "")
    if all(map(is_unspaced, same)) and not between:
        assert in_library == in_text(words_alone=False)
    elif len(words(folded(typed))) == 1 and not is_unspaced(same[0]):
        assert in_library == in_text(words_alone=True)


def test_folding_what_is_folded_changes_nothing():
    for code in (*range(0x20, 0xD800), *range(0xE000, 0x30000), *range(0xE0000, 0xE0200)):
        for exact in (Exact.NOTHING, Exact.LETTERS, Exact(code % 64)):
            once = folded(chr(code), exact=exact)
            assert folded(once, exact=exact) == once, hex(code)


LETTERS = st.text(
    st.sampled_from("aé\u0301ﬁ\u00adｶﾞカ\u3099 \u3000\n“”ß一\u1100\u1161क\u093f…😀\u200d")
    | st.characters(max_codepoint=min(sys.maxunicode, 0x2FFFF)),
    max_size=30,
)


@given(LETTERS, st.integers(0, Exact.AS_TYPED))
def test_the_way_back_leads_to_the_signs_that_were_folded(text, exact):
    same = fold(text, exact=exact)
    assert same.text == folded(text, exact=exact)
    before, last = 0, (0, 0)
    for place in range(len(same.text)):
        start, end = same.span(place, place + 1)
        assert 0 <= start < end <= len(text)
        assert start >= before or (start, end) == last
        assert same.text[place] in folded(text[start:end], exact=exact)
        before, last = end, (start, end)
    assert folded(same.text, exact=exact) == same.text


@given(LETTERS, LETTERS)
def test_paragraphs_are_folded_each_by_itself(one, other):
    assert folded(f"{one}\n{other}") == f"{folded(one)}\n{folded(other)}"
