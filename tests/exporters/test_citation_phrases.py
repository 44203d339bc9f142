"""What handouts say of citations is what a reader can look up in the source."""

from dataclasses import replace

import pytest

from data.briefing.content import ContentSource
from data.messages import ENGLISH
from exporters.frame.citation_phrases import printed_citation, sample_citations, spoken_citation
from tests.fixtures.briefings import HASH, block, content_of, lead, topic


def printed(content):
    return [
        printed_citation(content, section, quoted, ENGLISH)
        for section in content.sections
        for quoted in section.blocks
    ]


def test_a_title_is_not_printed_again_beside_what_stands_under_it():
    cited = ("§“Trade” ¶2", "§“Other” ¶1", "para. 4", "§“Trade” ¶2 [+1]")
    section = topic("“Trade”", "Trade", *(block("Said.", citation=said) for said in cited))
    content = content_of(section)
    assert printed(content) == ["¶2", "§“Other” ¶1", "para. 4", "¶2 [+1]"]
    assert sample_citations(content, ENGLISH)[0] == ("¶2", "Paragraph 2 under the heading above it")
    assert printed(replace(content, sources=(ContentSource("A paper", HASH),))) == list(cited)


def test_an_article_is_not_named_again_beside_its_paragraphs():
    cited = ("Article 5(2)", "Article 5(2)(a)", "Article 5 ¶[1]", "Article 6(1)")
    section = topic("5", "Article 5", *(block("Said.", citation=said) for said in cited))
    heading = replace(section.heading, citation="Article 5")
    assert printed(content_of(replace(section, heading=heading))) == [
        "(2)", "(2)(a)", "¶[1]", "Article 6(1)",
    ]  # fmt: skip


def test_a_lead_is_called_so_where_its_one_paragraph_has_no_number():
    headed = topic("1", "Aims", block("Said."))
    for citation, said in (("¶1", "Lead"), ("¶[1]", "Lead ¶[1]"), ("para. 1", "para. 1")):
        content = content_of(lead(block("They met.", citation=citation)), headed)
        assert printed(content) == [said, "§1 ¶1"]


@pytest.mark.parametrize(
    ("citation", "spoken"),
    [
        ("§1 ¶2", "Topic 1, paragraph 2"), ("§1", "Topic 1"), ("¶2", "Paragraph 2"),
        ("§1 ¶2 [+3]", "Topic 1, paragraph 2, passage 3 behind it"),
        ("§1 ¶[3]", "Topic 1, passage 3"), ("para. 34", "Paragraph 34"),
        ("para. 34(a)", "Paragraph 34(a)"), ("¶[3]", "Lead, passage 3"),
        ("para. 34 [+2]", "Paragraph 34, passage 2 behind it"),
        ("Article 5(2)", "Article 5, paragraph 2"), ("Article 5 ¶1", "Article 5, paragraph 1"),
        ("Article 5", "Article 5"), ("Article 5 ¶[2]", "Article 5, passage 2"),
        ("Article 5(2) [+1]", "Article 5: Paragraph 2, passage 1 behind it"),
        ("§“Trade” ¶2, p.\u00a04", "Topic “Trade”, paragraph 2"), ("nowhere", ""),
    ],
)  # fmt: skip
def test_a_citation_is_read_out_in_words(citation, spoken):
    assert spoken_citation(citation, ENGLISH) == spoken


@pytest.mark.parametrize(
    ("citations", "samples"),
    [
        (("§1 ¶1", "§1 ¶2"), [("§1 ¶2", "Topic 1, paragraph 2")]),
        (("para. 7", "para. 7 [+1]"), [
            ("para. 7", "Paragraph 7, as the source numbers it"),
            ("para. 7 [+1]", "In square brackets: counted here, not by the source"),
        ]),
    ],
)  # fmt: skip
def test_the_legend_says_whose_numbers_there_are(citations, samples):
    blocks = (block("Said.", citation=citation) for citation in citations)
    assert sample_citations(content_of(topic("1", "Aims", *blocks)), ENGLISH) == samples
