"""Citations are short, differ from each other, and lead back to their blocks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.citation import Citation, CitationIndex, on_page, parted, short_name
from data.citation.former_references import former_references
from data.document import Block, BlockKind, Document, Masthead, Source, place
from data.topics import topics_of
from tests.fixtures.documents import document_of, documents

BODY = "The Ministers exchanged views on this and agreed to continue."

blocks = st.lists(
    st.builds(
        Block,
        kind=st.sampled_from([BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM]),
        text=st.sampled_from(
            [
                "text",
                "text",
                "Article 1",
                "Article 2",
                "§ 3 Costs",
                "A “said”, para. 2",
                "CHAPTER I",
            ]
        ),
        level=st.integers(1, 4),
        marker=st.sampled_from(
            [
                "",
                "",
                "1.",
                "2.",
                "3.",
                "4.",
                "1.1",
                "1.1.1",
                "II.",
                "(a)",
                "A-1",
                "•",
                "§1",
                "第一条",
                "2",
            ]
        ),
    ),
    min_size=1,
    max_size=20,
).map(place)


def made_of(blocks, **fields):
    source = Source("minutes.txt", "0" * 64)
    return Document(source, "Title", blocks, topics_of(blocks), **fields)


def test_the_shipped_document_is_cited_by_topic_and_paragraph(document):
    index = CitationIndex(document)
    citations = [str(index.of_block(number)) for number in range(len(document.blocks))]
    assert citations == [
        "Title", "¶1", "§1", "§1 ¶1", "§1 ¶2", "§2", "§2 ¶1", "§2 ¶2", "§3", "§3 ¶1", "§4", "§4 ¶1",
    ]  # fmt: skip
    assert index.full(Citation("1", "2")) == "JDF No. 102, §1 ¶2"


def test_an_offset_is_cited_by_its_block(document):
    index = CitationIndex(document)
    offset = document.text.index("basic principles")
    assert str(index.of_offset(offset)) == "§2 ¶2"


@given(documents)
def test_every_citation_of_a_read_document_leads_back(document):
    check_reversible(document)


@given(blocks, st.sampled_from(["", "JDF", "Act §5", "¶"]))
def test_every_citation_of_any_structure_leads_back(blocks, name):
    check_reversible(made_of(blocks, masthead=Masthead(publication=name)))


def check_reversible(document):
    index = CitationIndex(document)
    for number in range(len(document.blocks)):
        citation = index.of_block(number)
        assert index.block(citation) == number
        assert Citation.parse(str(citation)) == citation
        assert Citation.parse(index.full(citation)) == citation
        assert Citation.parse(str(on_page(index.full(citation), 12))) == citation


@pytest.mark.parametrize("printed", ["", "nowhere", "§", "¶", "§1 then ¶2", "§1 ¶2 and more"])
def test_what_is_no_citation_is_not_read_as_one(printed):
    assert Citation.parse(printed) is None


@pytest.mark.parametrize(
    ("printed", "part"),
    [("para. 34 [+2]", "[+2]"), ("第二条第２項第一号", "第一号"), ("Article 5(a)(ii)", "(ii)"),
     ("§1 ¶2", "¶2"), ("para. 34", "para. 34"), ("§1 ¶[2]", "¶[2]"), ("第二条第２項", "第２項")],
)  # fmt: skip
def test_the_last_part_of_a_citation_says_most_in_least_room(printed, part):
    assert Citation.parse(printed).last_part == part


def test_a_citation_that_leads_nowhere_gives_none(document):
    assert CitationIndex(document).block(Citation("9", "1")) is None


def cited(document):
    index = CitationIndex(document)
    return [str(index.of_block(number)) for number in range(len(document.blocks))]


def built(*rows):
    """Return a document of (kind and level, marker, text); "h2" is a heading, "p", "l1" others."""
    kinds = {"h": BlockKind.HEADING, "p": BlockKind.PARAGRAPH, "l": BlockKind.LIST_ITEM}
    return made_of(
        place(
            [Block(kinds[kind[0]], text, level=int(kind[1:] or 0), marker=marker)
             for kind, marker, text in rows]
        )
    )  # fmt: skip


def test_paragraphs_that_are_numbered_through_are_cited_by_their_number_alone():
    document = built(
        ("h0", "", "Communiqué"), ("p", "", "We met."), ("h1", "", "Ukraine"), ("p", "33.", BODY),
        ("l1", "•", "item"), ("p", "34.", BODY), ("h1", "", "Indo-Pacific"), ("p", "", "Intro"),
        ("p", "35.", BODY), ("l1", "(a)", "one"), ("l1", "(b)", "two"), ("l2", "(i)", "below"),
        ("p", "", "Then"), ("h1", "36.", "We will champion this"), ("l1", "•", "item"),
        ("p", "37.", BODY), ("h1", "", "Annex"), ("p", "", "Signed"),
    )  # fmt: skip
    assert cited(document) == [
        "Title", "¶[1]", "§“Ukraine”", "para. 33", "para. 33 [+1]", "para. 34", "§“Indo-Pacific”",
        "§“Indo-Pacific” ¶[1]", "para. 35", "para. 35(a)", "para. 35(b)", "para. 35(b)(i)",
        "para. 35 [+4]", "para. 36", "para. 36 [+1]", "para. 37", "§“Annex”", "§“Annex” ¶[1]",
    ]  # fmt: skip
    check_reversible(document)


@pytest.mark.parametrize(
    "numbers",
    [("1.", "2.", "3.", "1.", "2.", "3."), ("1.", "2.", "4.", "3.", "5.", "6."),
     ("a.", "b.", "c.", "d.", "e.", "f."), ("1.", "2.", "", "", "", "")],
)  # fmt: skip
def test_numbers_that_begin_anew_or_are_few_are_cited_with_their_topic(numbers):
    first = [("p", number, BODY) for number in numbers[:3]]
    second = [("p", number, BODY) for number in numbers[3:]]
    document = built(("h1", "", "Ukraine"), *first, ("h1", "", "Trade"), *second)
    assert not any(printed.startswith("para.") for printed in cited(document))
    assert cited(document)[1] == f"§“Ukraine” ¶{numbers[0][0]}"


def test_documents_that_number_in_parts_are_cited_through_by_those():
    numbers = ("1.1", "1.2", "2.1", "2.2")
    document = built(*((("p"), number, BODY) for number in numbers))
    assert cited(document) == [f"para. {number}" for number in numbers]


def test_topics_without_a_number_get_none_where_others_have_one():
    document = built(
        ("h1", "", "Preamble"), ("p", "", BODY), ("h1", "2.", "Aims"), ("p", "", BODY),
        ("h2", "", "A title that is much too long to be printed in a margin"), ("p", "", BODY),
        ("h2", "1.", "Means"), ("h1", "", "Preamble"), ("p", "", BODY),
    )  # fmt: skip
    assert cited(document) == [
        "§“Preamble”", "§“Preamble” ¶1", "§2", "§2 ¶1", "§“A title that is much too…”",
        "§“A title that is much too…” ¶1", "§2.1", "§“Preamble” [2]", "§“Preamble” [2] ¶1",
    ]  # fmt: skip
    check_reversible(document)


def test_a_number_that_several_topics_have_is_told_apart_by_their_titles():
    headings = ("I. One", "II. Two", "I. Again", "II. More", "III. Last")
    text = "".join(f"## {heading}\n\n{BODY}\n\n" for heading in headings)
    document = document_of(f"# Report\n\n{text}")
    index = CitationIndex(document)
    assert [str(index.of_block(topic.first)) for topic in document.topics] == [
        "§I “One”", "§II “Two”", "§I “Again”", "§II “More”", "§III",
    ]  # fmt: skip


def test_articles_are_cited_as_lawyers_do():
    document = built(
        ("h0", "", "Treaty"), ("h1", "", "CHAPTER I"), ("h2", "", "Peace"), ("h2", "", "Article 1"),
        ("p", "", BODY), ("h2", "", "Article 2"), ("p", "", BODY), ("p", "1.", BODY),
        ("p", "2.", BODY), ("l1", "(a)", "one"), ("p", "", "Then"), ("h2", "", "Article 2"),
        ("p", "", BODY),
    )  # fmt: skip
    assert cited(document) == [
        "Title", "CHAPTER I", "§“Peace”", "Article 1", "Article 1 ¶1", "Article 2",
        "Article 2 ¶[1]", "Article 2(1)", "Article 2(2)", "Article 2(2)(a)", "Article 2(2) [+2]",
        "Article 2 [2]", "Article 2 [2] ¶1",
    ]  # fmt: skip
    check_reversible(document)


def test_japanese_articles_are_cited_by_paragraph_and_item():
    document = built(
        ("h0", "", "設置法"), ("h1", "", "（設置）"), ("p", "第一条", "本文である。"),
        ("h1", "", "（諮問）"), ("p", "第二条", "次の事項"), ("l1", "一", "方針"),
        ("l1", "二", "大綱"), ("p", "２", "前項に定める。"), ("p", "", "続き"),
    )  # fmt: skip
    assert cited(document) == [
        "Title", "第一条", "第一条第１項", "第二条", "第二条第１項", "第二条第１項第一号",
        "第二条第１項第二号", "第二条第２項", "第二条第２項 [+1]",
    ]  # fmt: skip
    check_reversible(document)


def test_counted_paragraphs_are_in_brackets_where_the_topic_prints_figures():
    document = built(("h1", "1.", "Aims"), ("p", "", BODY), ("p", "", BODY), ("p", "", BODY),
                     ("l1", "2.", "item"), ("h1", "2.", "Means"), ("p", "", BODY))  # fmt: skip
    assert cited(document) == [
        "§1", "§1 ¶[1]", "§1 ¶[2]", "§1 ¶[3]", "§1 ¶[4]", "§2", "§2 ¶1",
    ]  # fmt: skip


@given(blocks)
def test_what_was_printed_before_opens_the_passage_that_it_meant(blocks):
    document = made_of(blocks)
    index = CitationIndex(document)
    now = {str(index.of_block(number)) for number in range(len(blocks))}
    for number, (topic, paragraph) in enumerate(former_references(document)):
        printed = " ".join(filter(None, (topic and f"§{topic}", paragraph and f"¶{paragraph}")))
        read = Citation.parse(printed or "Title")
        if str(read) not in now:
            assert index.block(read) == number


def test_old_citations_open_their_passages():
    document = built(
        ("h1", "", "Ukraine"), ("p", "1.", BODY), ("l1", "•", "item"),
        ("h1", "2.", "Aims"), ("l1", "•", "item"), ("p", "3.", BODY), ("p", "4.", BODY),
    )  # fmt: skip
    index = CitationIndex(document)
    for printed, number in (("§1 ¶1+1", 2), ("§2 ¶(1)", 4), ("§2 ¶4", 6), ("G7, §1", 0)):
        assert index.block(Citation.parse(printed)) == number


@pytest.mark.parametrize(
    ("printed", "document", "citation"),
    [
        ("JDF No. 102, §1 ¶2", "JDF No. 102", "§1 ¶2"), ("§1 ¶2", "", "§1 ¶2"),
        ("Act, §5, ¶1", "Act, §5", "¶1"), ("Report, Lead", "Report", "¶1"),
        ("G7, Hiroshima, para. 34 [+2], p.\u00a04", "G7, Hiroshima", "para. 34 [+2]"),
        ("Minutes, §3 “Croke Park, Inc.” ¶1", "Minutes", "§3 “Croke Park, Inc.” ¶1"),
        ("§“Trade, Article 5” ¶1", "", "§“Trade, Article 5” ¶1"),
        ("NATO, Article 5 ¶1", "NATO", "Article 5 ¶1"), ("設置法, 第二条第１項第一号", "設置法",
         "第二条第１項第一号"),
    ],
)  # fmt: skip
def test_a_citation_is_parted_from_the_document_that_it_names(printed, document, citation):
    name, read = parted(printed)
    assert (name, str(read)) == (document, citation)


@pytest.mark.parametrize(
    ("masthead", "name"),
    [
        (Masthead("Japan Defense Focus", "JDF", "102"), "JDF No. 102"),
        (Masthead("Official Bulletin"), "Official Bulletin"),
        (Masthead(), "Title"),
    ],
)
def test_the_short_name_is_the_shortest_that_the_source_gives(masthead, name):
    paragraph = place([Block(BlockKind.PARAGRAPH, "text")])
    assert short_name(made_of(paragraph, masthead=masthead)) == name


def test_a_lead_of_one_paragraph_is_found_by_its_name(document):
    assert Citation.parse("Lead") == Citation.parse("JDF No. 102, Lead") == Citation("", "1")


def test_a_citation_names_the_page_where_the_source_has_pages(document):
    paged = place([Block(BlockKind.PARAGRAPH, BODY, page=page) for page in (3, 4)])
    index = CitationIndex(made_of(paged))
    pages = [index.page_of(block.start + 1) for block in paged]
    assert pages == [3, 4]
    assert str(on_page("¶2", pages[1])) == "¶2, p.\u00a04"
    assert on_page("¶2", CitationIndex(document).page_of(0)) == "¶2"
