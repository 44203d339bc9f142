"""Citations are short, differ from each other, and lead back to their blocks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.citation import Citation, CitationIndex, on_page, short_name
from data.document import Block, BlockKind, Document, Masthead, Source, place
from data.topics import topics_of
from tests.fixtures.documents import document_of, documents

BODY = "The Ministers exchanged views on this and agreed to continue."

blocks = st.lists(
    st.builds(
        Block,
        kind=st.sampled_from([BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM]),
        text=st.just("text"),
        level=st.integers(1, 4),
        marker=st.sampled_from(
            ["", "", "1.", "2.", "1.1", "1.1.1", "II.", "(a)", "A-1", "•", "§1"]
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


def test_a_citation_that_leads_nowhere_gives_none(document):
    assert CitationIndex(document).block(Citation("9", "1")) is None


def test_a_document_that_numbers_its_paragraphs_keeps_its_numbers():
    document = document_of(f"Report\n\n1. {BODY}\n\n{BODY}\n\n2. {BODY}\n\n3. {BODY}\n")
    index = CitationIndex(document)
    citations = [str(index.of_block(number)) for number in range(1, 5)]
    assert citations == ["¶1", "¶1+1", "¶2", "¶3"]


def test_repeated_printed_numbers_give_way_to_counted_ones():
    headings = ("I. One", "II. Two", "I. Again", "II. More")
    text = "".join(f"## {heading}\n\n{BODY}\n\n" for heading in headings)
    document = document_of(f"# Report\n\n{text}")
    index = CitationIndex(document)
    assert [str(index.of_block(topic.first)) for topic in document.topics] == [
        "§1", "§2", "§3", "§4",
    ]  # fmt: skip


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


def test_what_stands_before_the_first_numbered_paragraph_is_counted_in_brackets():
    text = f"Report\n\n{BODY}\n\n12. {BODY}\n\n{BODY}\n\n13. {BODY}\n\n14. {BODY}\n"
    index = CitationIndex(document_of(text))
    cited = [str(index.of_block(number)) for number in range(1, 6)]
    assert cited == ["¶(1)", "¶12", "¶12+1", "¶13", "¶14"]


def test_a_lead_of_one_paragraph_is_found_by_its_name(document):
    assert Citation.parse("Lead") == Citation.parse("JDF No. 102, Lead") == Citation("", "1")


def test_a_citation_names_the_page_where_the_source_has_pages(document):
    paged = place([Block(BlockKind.PARAGRAPH, BODY, page=page) for page in (3, 4)])
    index = CitationIndex(made_of(paged))
    pages = [index.page_of(block.start + 1) for block in paged]
    assert pages == [3, 4]
    assert str(on_page("¶2", pages[1])) == "¶2, p.\u00a04"
    assert on_page("¶2", CitationIndex(document).page_of(0)) == "¶2"
