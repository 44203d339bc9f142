"""What is typed letter by letter finds the places that it may mean, the printed one first."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.citation import CitationIndex
from data.document import Block, BlockKind, Document, Masthead, Source, place
from data.text.address_search import AddressSearch
from data.text.addresses import canonical
from data.text.folding import folded
from data.topics import topics_of
from tests.data.text.test_addresses import NESTED, THROUGH, TREATY, WIDE, blocks, made_of
from tests.fixtures.documents import documents

ROMAN = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
KANJI = "〇一二三四五六七八九"


def first(document, typed, near=0):
    hits = AddressSearch(CitationIndex(document)).hits(typed, near)
    return str(CitationIndex(document).of_block(hits[0].block)) if hits else None


def spellings(printed):
    """Return a citation as others type it: in other cases, widths and numerals."""
    yield from (printed, printed.lower(), printed.upper(), printed.translate(WIDE), f" {printed} ")
    for digit in range(1, 10):
        if printed.count(str(digit)) == 1 and sum(map(str.isdigit, printed)) == 1:
            yield printed.replace(str(digit), KANJI[digit])
            if "§" in printed or "¶" in printed:
                yield printed.replace(str(digit), ROMAN[digit])
                yield printed.replace(str(digit), ROMAN[digit].upper())


def check(document):
    """Each citation, however it is written, finds first what is cited so."""
    index = CitationIndex(document)
    search = AddressSearch(index)
    cited = [str(index.of_block(number)) for number in range(len(document.blocks))]
    forms = [canonical(folded(one)) for one in cited]
    for number, printed in enumerate(cited):
        assert search.hits(printed)[0].block == number
        assert search.hits(index.full(index.of_block(number)))[0].block == number
        for form in spellings(printed):
            found = search.hits(form)
            assert found, form
            # Of two that differ in case alone, each is found by its own spelling.
            if forms.count(forms[number]) == 1:
                assert found[0].block == number, form


@settings(max_examples=150)
@given(blocks)
def test_each_citation_in_any_script_finds_its_block_first(blocks):
    check(made_of(blocks))


@given(documents)
def test_each_citation_of_a_read_document_finds_its_block_first(document):
    check(document)


@given(documents, st.text(max_size=20), st.integers(0, 3000))
def test_whatever_is_typed_finds_blocks_that_are_there_each_once(document, typed, near):
    search = AddressSearch(CitationIndex(document))
    found = [hit.block for hit in search.hits(typed, near, most=5)]
    assert len(found) <= 5
    assert len(set(found)) == len(found)
    assert all(0 <= number < len(document.blocks) for number in found)
    search.other_document(typed)


def test_a_pasted_passage_of_any_length_leads_to_what_it_cites():
    passage = "words of a long passage " * 2_000
    assert first(NESTED, f"“{passage}” (a report, §II.1 ¶2, p. 3)") == "§II.1 ¶2"
    assert first(NESTED, passage) is None


@pytest.mark.parametrize(
    ("typed", "cited"),
    [("dep", "§II.1"), ("height ti", "§II.2"), ("tide height", "§II.2"), ("TREA", "§III"),
     ("Ii.1", "§II.1"), ("II 1", "§II ¶1"), ("2.1", "§II.1"), ("eight", "§II.2"), ("zz", None),
     ("§", None), ("“", None), ("", None)],
)  # fmt: skip
def test_words_of_headings_are_begun(typed, cited):
    assert first(NESTED, typed) == cited


def test_a_heading_with_a_word_that_begins_so_comes_before_one_that_only_holds_it():
    document = made_of(place([
        Block(BlockKind.HEADING, "Facts and figures", level=1),
        Block(BlockKind.PARAGRAPH, "text"),
        Block(BlockKind.HEADING, "Our acts", level=1),
        Block(BlockKind.HEADING, "Acts of parliament", level=1),
    ]))  # fmt: skip
    found = AddressSearch(CitationIndex(document)).hits("act")
    assert [hit.block for hit in found] == [3, 2]


@pytest.mark.parametrize(
    ("typed", "cited"),
    [("¶34", None), ("¶4", "para. 4"), ("para. 4", "para. 4"), ("PARA ４", "para. 4"),
     ("para. 四", "para. 4"), ("para. iv", "para. 4"), ("indo", "§“Indo-Pacific”")],
)  # fmt: skip
def test_paragraphs_that_are_numbered_through(typed, cited):
    assert first(THROUGH, typed) == cited


@pytest.mark.parametrize(
    ("typed", "cited"),
    [("Article 2", "Article 2"), ("Art. 2(2)", "Article 2(2)"), ("ARTICLE II", "Article 2"),
     ("ａｒｔ．２（２）", "Article 2(2)"), ("final", "§“Final clauses”")],
)  # fmt: skip
def test_articles(typed, cited):
    assert first(TREATY, typed) == cited


def test_japanese_articles_and_their_paragraphs():
    law = made_of(place([
        Block(BlockKind.HEADING, "目的", level=1, marker="第一条"),
        Block(BlockKind.PARAGRAPH, "本文である。"),
        Block(BlockKind.HEADING, "定義", level=1, marker="第二条"),
        Block(BlockKind.PARAGRAPH, "第一項の本文。", marker="１"),
        Block(BlockKind.PARAGRAPH, "第二項の本文。", marker="２"),
    ]))  # fmt: skip
    for typed in ("第二条第１項", "第2条第1項", "第２条第一項", "§第二条 ¶1"):
        assert first(law, typed) == "第二条第１項", typed
    assert first(law, "第二条第２項") == "第二条第２項"
    assert first(law, "定") == "第二条"


def paged(*pages):
    """Return a document with a paragraph for each page that one begins on."""
    made = place([Block(BlockKind.PARAGRAPH, "text", page=page) for page in pages])
    return Document(Source("a.pdf", "0" * 64), "Title", made, topics_of(made))


@pytest.mark.parametrize("typed", ["p. 3", "P.3", "p3", "page 3", "pp. 3", "３頁", "第三ページ"])
def test_pages_are_found_where_there_are_some(typed):
    found = AddressSearch(CitationIndex(paged(1, 1, 3, 3))).hits(typed)
    assert [(hit.block, hit.page) for hit in found] == [(2, 3)]
    assert AddressSearch(CitationIndex(paged(0, 0))).hits(typed) == ()


def test_a_page_on_which_nothing_begins_is_that_of_what_goes_on_there():
    search = AddressSearch(CitationIndex(paged(1, 1, 4)))
    assert [hit.block for hit in search.hits("p. 2")] == [1]
    assert search.hits("p. 5") == ()


def test_a_number_alone_means_what_is_printed_so_and_the_page_after_it():
    found = AddressSearch(CitationIndex(paged(1, 2, 3, 3))).hits("2")
    assert [(hit.block, hit.page) for hit in found][:2] == [(1, 0)]
    found = AddressSearch(CitationIndex(paged(1, 1, 3))).hits("3")
    assert [(hit.block, hit.page) for hit in found] == [(2, 0)]


@pytest.mark.parametrize(
    ("typed", "name"),
    [("G7 Communiqué, para. 34", "G7 Communiqué"), ("“x y” (G7, §1 ¶2, p. 3)", "G7"),
     ("JDF No. 102, §1", ""), ("jdf no. 102, §1, p. 4", ""), ("a report of JDF No. 102, §1", ""),
     ("Title, §1", ""), ("§1 ¶2", ""), ("plain words, and more", ""), ("", "")],
)  # fmt: skip
def test_a_citation_of_another_document_tells_which(typed, name):
    made = place([Block(BlockKind.HEADING, "text", level=1), Block(BlockKind.PARAGRAPH, "text")])
    source, masthead = Source("a.txt", "0" * 64), Masthead(publication="JDF", issue_number="102")
    document = Document(source, "Title", made, topics_of(made), masthead=masthead)
    assert AddressSearch(CitationIndex(document)).other_document(typed) == name
