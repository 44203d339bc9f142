"""Whatever the program prints as a place, and readers write for it, leads to that place."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.citation import CitationIndex, short_name
from data.document import Block, BlockKind, Document, Masthead, Source, place
from data.text.addresses import Addresses, canonical, within
from data.topics import topics_of
from tests.fixtures.documents import document_of, documents

BODY = "The Ministers exchanged views on this and agreed to continue."
MARKERS = ["", "", "1.", "2.", "1.1", "1.1.1", "II.", "Ii.", "iv.", "(a)", "A-1", "•", "§1",
           "Article 5", "第一条", "第２条", "３．", "12.", "Lead", "¶7"]  # fmt: skip
blocks = st.lists(
    st.builds(
        Block,
        kind=st.sampled_from(
            [BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.FOOTNOTE]
        ),
        text=st.just("text"),
        level=st.integers(1, 4),
        marker=st.sampled_from(MARKERS),
    ),
    min_size=1,
    max_size=20,
).map(place)


def made_of(blocks, name=""):
    source = Source("minutes.txt", "0" * 64)
    masthead = Masthead(publication=name, issue_number="102")
    return Document(source, "Title", blocks, topics_of(blocks), masthead=masthead)


def addresses(document):
    return Addresses(CitationIndex(document))


def check(document):
    """All that the program writes for a block leads to it, from wherever the reader is."""
    index = CitationIndex(document)
    known = Addresses(index)
    for number in range(len(document.blocks)):
        cited = index.of_block(number)
        printed = str(cited)
        for near in (0, len(document.text)):
            for form in (printed, index.full(cited), f"“text” ({index.full(cited)})",
                         f" {printed} ", f"[{printed}]", f"「{printed}」",
                         f"“{printed}”,"):  # fmt: skip
                assert known.block(form, near) == number, form
        if printed.startswith("¶"):
            assert known.block(f"Lead {printed}") == number


@given(documents)
def test_every_citation_of_a_read_document_leads_back(document):
    check(document)


@settings(max_examples=200)
@given(blocks, st.sampled_from(["", "JDF", "Act §5", "¶", "A, B"]))
def test_every_citation_of_any_structure_leads_back(blocks, name):
    check(made_of(blocks, name))


WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}


@settings(max_examples=200)
@given(blocks)
def test_a_citation_in_other_letters_leads_to_the_same_or_to_one_that_is_written_so(blocks):
    index = CitationIndex(made_of(blocks))
    known = Addresses(index)
    for number in range(len(blocks)):
        printed = str(index.of_block(number))
        for form in (printed.lower(), printed.upper(), printed.translate(WIDE),
                     printed.replace(" ", "\u3000")):  # fmt: skip
            found = known.block(form)
            assert found is not None, form
            assert canonical(str(index.of_block(found)).casefold()) == canonical(printed.casefold())


NESTED = document_of(
    "# Report\n\nLead text is here.\n\n## I. One\n\n" + BODY + "\n\n## II. Two\n\n" + BODY
    + "\n\n### 1. Depth\n\n" + BODY + "\n\n" + BODY + "\n\n### 2. Height of the tide\n\n" + BODY
    + "\n\n## III. Article 5 of the Treaty\n\n" + BODY + "\n"
)  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "cited"),
    [
        ("§II.1", "§II.1"), ("§ii.1", "§II.1"), ("§2.1", "§II.1"), ("§Ⅱ.１", "§II.1"),
        ("II.1", "§II.1"), ("2.1", "§II.1"), ("II 1", "§II ¶1"), ("II.1 2", "§II.1 ¶2"),
        ("§ II.1  ¶ 2", "§II.1 ¶2"), ("§II.1¶2", "§II.1 ¶2"), ("§II.1 ¶1–2", "§II.1 ¶1"),
        ("§II.1 ¶2, and more", "§II.1 ¶2"), ("§二.一 ¶二", "§II.1 ¶2"),
        ("Topic II.1, paragraph 2", "§II.1 ¶2"), ("topic 3", "§III"), ("Lead", "¶1"),
        ("Lead ¶1", "¶1"), ("lead", "¶1"), ("¶1", "¶1"), ("title", "Title"),
        ("Whole document", "Title"), ("a report, TITLE", "Title"), ("a report, lead", "¶1"),
        ("¶１", "¶1"), ("¶1.", "¶1"), ("(§II.1 ¶2).", "§II.1 ¶2"), ("‘§II.1’", "§II.1"),
        ("depth", "§II.1"), ("HEIGHT of the tide", "§II.2"),
        ("the treaty", "§III"), ("§9", None), ("¶9", None), ("9 9", None), ("nowhere", None),
        ("", None), (" ", None), ("§", None), ("¶¶", None),
    ],
)  # fmt: skip
def test_what_readers_write_is_understood(typed, cited):
    index = CitationIndex(NESTED)
    found = Addresses(index).block(typed)
    assert (None if found is None else str(index.of_block(found))) == cited


def headed(*sections):
    """Return a document with a topic for each (number, numbers of its paragraphs)."""
    return made_of(place([
        Block(kind, "text", level=level, marker=marker)
        for number, paragraphs in sections
        for kind, level, marker in ((BlockKind.HEADING, 1, number),
                                    *((BlockKind.PARAGRAPH, 0, own) for own in paragraphs))
    ]))  # fmt: skip


def test_the_number_in_the_margin_is_the_one_nearest_to_the_reader():
    document = headed(("", ("34.", "35.")), ("", ("", "")), ("", ("", "")))
    index, known = CitationIndex(document), addresses(document)
    two, three = (document.topics[number].first for number in (1, 2))
    assert str(index.of_block(known.block("¶34"))) == "§“text” ¶34"
    assert str(index.of_block(known.block("35", document.blocks[three].start))) == "§“text” ¶35"
    for first in (two, three):
        assert known.block("¶2", document.blocks[first].start) == first + 2


def test_a_number_that_one_heading_has_is_that_headings_whatever_it_was_cited_by():
    document = headed(("I.", ("",)), ("II.", ("",)), ("I.", ("",)), ("7.", ("",)))
    index, known = CitationIndex(document), addresses(document)
    assert str(index.of_block(document.topics[3].first)) == "§7"
    assert known.block("7") == known.block("§4") == document.topics[3].first
    assert known.block("7 1") == known.block("§4 ¶1") == document.topics[3].first + 1


THROUGH = document_of(
    "# Communiqué\n\nWe met.\n\n"
    + "".join(
        f"## {title}\n\n{number}. {BODY}\n\n- item\n\n{number + 1}. {BODY}\n\n"
        for title, number in (("Ukraine", 1), ("Indo-Pacific", 3), ("Trade, and growth", 5))
    )
)


@pytest.mark.parametrize(
    ("typed", "cited"),
    [
        ("para. 4", "para. 4"), ("para 4", "para. 4"), ("Paragraph 4", "para. 4"),
        ("PARA.\u00a04", "para. 4"), ("¶4", "para. 4"), ("4", "para. 4"), ("4.", "para. 4"),
        ("Communiqué, para. 4", "para. 4"), ("“We” (Communiqué, para. 3 [+1])", "para. 3 [+1]"),
        ("para 3 [+1]", "para. 3 [+1]"), ("para. 3[+1]", "para. 3 [+1]"),
        ("para. ４", "para. 4"), ("para. 4, p. 12", "para. 4"),
        ("§“Indo-Pacific”", "§“Indo-Pacific”"), ("indo-pacific", "§“Indo-Pacific”"),
        ('§"indo-pacific"', "§“Indo-Pacific”"), ("§“Trade, and growth”", "§“Trade, and growth”"),
        ("§2 ¶4", "para. 4"), ("§2 ¶3+1", "para. 3 [+1]"), ("§2", "§“Indo-Pacific”"),
        ("Lead", "¶[1]"), ("para. 9", None),
    ],
)  # fmt: skip
def test_paragraphs_that_are_numbered_through_are_found_by_their_number(typed, cited):
    index = CitationIndex(THROUGH)
    found = Addresses(index).block(typed)
    assert (None if found is None else str(index.of_block(found))) == cited


TREATY = document_of(
    "# Treaty\n\n## Article 1\n\n" + BODY + "\n\n## Article 2\n\n1. " + BODY
    + "\n\n2. " + BODY + "\n\n## Article 3\n\n" + BODY + "\n\n## Final clauses\n\n" + BODY + "\n"
)  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "cited"),
    [
        ("Article 2(2)", "Article 2(2)"), ("article 2 (2)", "Article 2(2)"),
        ("Art. 2(2)", "Article 2(2)"), ("art 2(2)", "Article 2(2)"), ("2(2)", "Article 2(2)"),
        ("Article 2, paragraph 2", "Article 2(2)"), ("Article 2 para. 2", "Article 2(2)"),
        ("Article 2 ¶2", "Article 2(2)"), ("a treaty, Article 2(2)", "Article 2(2)"),
        ("Article 2", "Article 2"), ("art. 2", "Article 2"), ("article II", "Article 2"),
        ("Article 1 ¶1", "Article 1 ¶1"), ("3", "Article 3"), ("3 1", "Article 3 ¶1"),
        ("§2 ¶2", "Article 2(2)"), ("§4", "§“Final clauses”"), ("Article 9", None),
    ],
)  # fmt: skip
def test_articles_are_found_by_their_number(typed, cited):
    index = CitationIndex(TREATY)
    found = Addresses(index).block(typed)
    assert (None if found is None else str(index.of_block(found))) == cited


def test_articles_are_found_by_numerals_of_every_kind():
    articles = [("第一条", "目的"), ("第二条", "定義"), ("第十二条", "罰則")]
    made = place([
        block
        for marker, title in articles
        for block in (Block(BlockKind.HEADING, title, level=1, marker=marker),
                      Block(BlockKind.PARAGRAPH, "本文である。"))
    ])  # fmt: skip
    known = addresses(made_of(made))
    for typed in ("第12条", "第１２条", "第十二条", "§第12条", "§第１２条", "12"):
        assert known.block(typed) == 4, typed
    assert known.block("第二条 ¶1") == 3


def test_footnotes_are_found_by_their_own_number():
    document = made_of(place([
        Block(BlockKind.PARAGRAPH, "text"),
        Block(BlockKind.FOOTNOTE, "first", marker="1"),
        Block(BlockKind.FOOTNOTE, "second", marker="[2]"),
    ]))  # fmt: skip
    known = addresses(document)
    for typed in ("footnote 2", "Note 2", "fn. 2", "[2]", "脚注２", "注2"):
        assert known.block(typed) == 2, typed


@given(documents, st.text(max_size=20), st.integers(0, 3000))
def test_nothing_that_is_typed_is_an_error(document, typed, near):
    found = addresses(document).block(typed, near)
    assert found is None or 0 <= found < len(document.blocks)


@pytest.mark.parametrize(
    ("reference", "wanted", "is_within"),
    [("II.1", "2", True), ("II.1", "ii.1", True), ("II.1", "ii.2", False), ("12", "1", False),
     ("1.2.3", "1.2", True), ("", "1", False), ("第一条", "第1条", True), ("Article 5", "5", True),
     ("Article 5", "article 5", True), ("“Indo-Pacific”", "indo-pacific", True)],
)  # fmt: skip
def test_a_topic_holds_what_is_below_it(reference, wanted, is_within):
    assert within(reference, wanted) is is_within


def test_the_short_name_may_look_like_a_citation():
    document = made_of(place([Block(BlockKind.PARAGRAPH, "text", marker="1.")]), "Act §5")
    assert short_name(document) == "Act §5 No. 102"
    assert addresses(document).block("Act §5 No. 102, ¶1") == 0
