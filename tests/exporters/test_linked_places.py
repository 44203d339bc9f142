"""Links inside the source lead inside the handout; words of one that leads to nothing stand."""

import io
import re
import zipfile
from collections import Counter

import pypdf
import pytest
from docx import Document as WordFile
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from data.annotation import Visibility
from data.briefing.briefing import Briefing, Depth
from data.briefing.briefing_source import BriefingSource
from data.briefing.compiling.briefing_compilation import compile_briefing
from data.briefing.compiling.compilation import compile_content
from data.briefing.pieces import BriefingPiece, PieceKind, PieceWords
from data.briefing.plan import Plan
from data.citation import short_name
from data.document import BlockKind, Span, SpanKind
from data.intake import read_bytes
from exporters import render
from exporters.linked_places import with_places
from exporters.options import Contents, ExportOptions, PageSetup, Standard
from tests.fixtures.briefings import LABELS, block, content_of, lead, read, text_of, topic
from tests.fixtures.documents import NOW, annotate, resolved
from tests.fixtures.structure import structure

TREATY = """# Agreement on {what}

The Parties agree. See [Article 2](#article-2-ports), [the rates](#rates), [the title](#{slug}) and
the note[^1], of which [the end](#end) speaks as well.

## Article 1. Terms

Ports are as {what} has them. See [the last words](#end).

## Article 2. Ports

Each Party keeps its ports open to {what}.

| Kind | Rate |
|---|---|
| <a id="rates"></a>One | 5 |

<a id="end"></a>

- Each Party bears its own costs of {what}, as [Article 1](#article-1-terms) says.

[^1]: Of [Article 1](#article-1-terms).
"""


def treaty(what="ferries"):
    text = TREATY.format(what=what, slug=f"agreement-on-{what}")
    return read_bytes(text.encode(), f"{what}.md")


def content(document, topics=None):
    plan = Plan(topics=None if topics is None else frozenset(topics))
    return compile_content(document, [], {}, labels=tuple(LABELS.values()), plan=plan, now=NOW)


def made(of, form, **page):
    return render(of, ExportOptions(PageSetup(**page), format=form))


def in_web_page(of):
    """What each link inside a web page says, and the words of what it leads to."""
    page = LexborHTMLParser(made(of, "html").decode())
    ids = [node.attributes["id"] for node in page.css("[id]")]
    assert len(ids) == len(set(ids))
    found = []
    for node in page.css("main section a"):
        name = (node.attributes["href"] or "").removeprefix("#")
        if name != node.attributes["href"]:
            assert name in ids
            assert re.fullmatch(r"[a-z]+-[\da-f]+", name)
            found.append((node.text(), " ".join(page.css_first(f"[id='{name}']").text().split())))
    return found


def in_word_file(of):
    """What each link inside a Word file says, and the paragraph that it leads to."""
    file = made(of, "docx")
    WordFile(io.BytesIO(file))
    body = "".join(
        zipfile.ZipFile(io.BytesIO(file)).read(name).decode()
        for name in zipfile.ZipFile(io.BytesIO(file)).namelist()
        if name in {"word/document.xml", "word/footnotes.xml"}
    )
    marks = re.findall(r'<w:bookmarkStart w:id="(\d+)" w:name="([^"]*)"/>', body)
    assert len({number for number, _ in marks}) == len({name for _, name in marks}) == len(marks)
    assert all(re.fullmatch(r"[A-Za-z_]\w{0,39}", name) for _, name in marks)
    found = []
    for name, inner in re.findall(
        r'<w:hyperlink w:anchor="([^"]*)">(.*?)</w:hyperlink>', body, re.DOTALL
    ):
        to = body[body.index(f'w:name="{name}"') :].partition("</w:p>")[0]
        found.append((words(inner), words(to)))
    return found


def words(markup):
    said = "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", markup))
    return said.partition(" ¶")[0]


def in_pdf(of, **page):
    """What each link inside a PDF says, the page that it leads to, and the height there."""
    reader = read(made(of, "pdf", contents=Contents.OFF, **page))
    pages = {one.indirect_reference.idnum: number for number, one in enumerate(reader.pages, 1)}
    return [
        (item["/Contents"], pages[item["/Dest"][0].idnum], float(item["/Dest"][3]))
        for one in reader.pages
        for item in (entry.get_object() for entry in one.get("/Annots", ()))
        if "/Dest" in item
    ]


SAID = ["Article 2", "the rates", "the title", "the end", "the last words", "Article 1"]


def test_links_of_a_web_page_lead_to_the_blocks_that_they_lead_to_in_the_source():
    found = dict(in_web_page(content(treaty())))
    assert found["Article 2"].startswith("Article 2. Ports")
    assert found["the rates"].startswith("One 5") or found["the rates"].startswith("One5")
    assert found["the title"] == "Agreement on ferries"
    assert found["the end"].startswith("• Each Party bears")
    assert found["1"].startswith("1 Of Article 1.")
    assert set(found) == {*SAID, "1"}


def test_links_of_a_word_file_do_so_too():
    found = in_word_file(content(treaty()))
    assert found == [
        ("Article 2", "Article 2. Ports"), ("the rates", "One"),
        ("the title", "Agreement on ferries"),
        ("the end", "Each Party bears its own costs of ferries, as Article 1 says."),
        ("the last words", "Each Party bears its own costs of ferries, as Article 1 says."),
        ("Article 1", "Article 1. Terms"), ("Article 1", "Article 1. Terms"),
    ]  # fmt: skip


@pytest.mark.parametrize("columns", ["", "large"])
def test_links_of_a_pdf_lead_to_where_the_blocks_stand(columns):
    page = {"large_print": True} if columns else {}
    of = content(treaty())
    found = {said: (number, height) for said, number, height in in_pdf(of, **page)}
    assert {*SAID} <= set(found)
    first = read(made(of, "pdf", contents=Contents.OFF, **page)).pages[0].mediabox.top
    assert found["the title"][0] == 1
    assert found["the title"][1] > first * 0.8
    downwards = ("the title", "Article 1", "Article 2", "the rates", "the end")
    order = [found[said] for said in downwards]
    assert order == sorted(order, key=lambda at: (at[0], -at[1]))
    assert len(set(order)) == len(order)


def test_links_of_a_newer_pdf_lead_to_elements():
    reader = read(made(content(treaty()), "pdf", standard=Standard.UA2, contents=Contents.OFF))
    links = [
        item for one in reader.pages for item in (it.get_object() for it in one.get("/Annots", ()))
        if item["/Subtype"] == "/Link" and item["/Contents"] in SAID
    ]  # fmt: skip
    aims = {item["/Contents"]: item["/A"]["/SD"][0].get_object()["/S"] for item in links}
    assert aims["Article 2"] == aims["Article 1"] == "/H2"
    assert aims["the title"] == "/H1"
    assert {*SAID} <= set(aims)
    tagged = [one.text for one in structure(reader).walk() if one.tag == "Link"]
    assert {*SAID} <= set(tagged)


def test_what_is_not_in_the_handout_is_no_place_and_its_words_stand():
    of = content(treaty(), topics=[0])
    for found in (in_web_page(of), in_word_file(of)):
        assert not found
    assert not in_pdf(of)
    assert "See the last words." in text_of(made(of, "pdf"))
    assert "See the last words." in made(of, "md").decode()


def test_markdown_has_the_words_without_the_links():
    said = made(content(treaty()), "md").decode()
    assert "See Article 2, the rates, the title and" in said
    assert "#article" not in said


def passage(item, document):
    quote = " ".join(item.anchor.exact.split())
    held = PieceWords(quote, "", item.anchor.citation, 0, short_name(document), item.label_id)
    return BriefingPiece(
        f"{document.id}{item.id}", PieceKind.PASSAGE, document_id=document.id,
        annotation_id=item.id, anchor=item.anchor, words=held, is_confirmed=True,
    )  # fmt: skip


def test_documents_of_a_briefing_lead_to_their_own_blocks():
    pieces, sources = [], {}
    for document in (treaty("ferries"), treaty("lights")):
        noted = [
            annotate(document, quote, label="key-point", visibility=Visibility.BRIEFING)
            for quote in ("The Parties agree", "Each Party bears")
        ]
        sources[document.id] = BriefingSource(document, noted, resolved(document, noted))
        pieces += [passage(item, document) for item in noted]
    held = Briefing("b", "B", NOW, NOW, pieces=tuple(pieces), depth=Depth.EXCERPTS)
    of = compile_briefing(held, sources, labels=tuple(LABELS.values()), now=NOW)
    found = in_web_page(of)
    ends = [to for said, to in found if said == "the end"]
    assert ["ferries" in to for to in ends] == [True, False]
    assert ["lights" in to for to in ends] == [False, True]
    assert [said for said, _ in found].count("Article 2") == 2
    assert "the rates" not in dict(found)


def test_names_of_a_document_are_in_no_file():
    name = "q'\"><script>&"
    of = content_of(
        lead(block("See there.", spans=(Span(SpanKind.LINK, 4, 9, f"#{name}"),))),
        topic("1", "T", block("It is here.", names=(name,))),
    )
    page = made(of, "html").decode()
    assert "<script>" not in page
    assert in_web_page(of)[0][0] == "there"
    for form in ("pdf", "html", "docx", "md"):
        assert name.encode() not in made(of, form)


NAMES = st.sampled_from(["a", "b", "topic-1", "note-1", "contents", "é 5"])
TEXT = "Words that lead on."
KINDS = st.sampled_from(
    [BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTATION, BlockKind.CAPTION,
     BlockKind.FOOTNOTE, BlockKind.TABLE_ROW]
)  # fmt: skip
BLOCKS = st.builds(
    lambda kind, names, links: block(
        TEXT, kind=kind, names=tuple(names), marker="1." if kind is BlockKind.FOOTNOTE else "",
        spans=tuple(Span(SpanKind.LINK, start, start + 5, f"#{name}") for name, start in links),
    ),
    KINDS,
    st.lists(NAMES, max_size=2),
    st.lists(st.tuples(NAMES, st.integers(0, 10)), max_size=2),
)  # fmt: skip


@settings(max_examples=40)
@given(st.lists(BLOCKS, max_size=4), st.lists(BLOCKS, max_size=4))
def test_no_file_has_a_link_to_nothing(first, second):
    of = content_of(lead(*first), topic("1", "T", *second))
    placed = with_places(of)
    owners = Counter(
        name for section in placed.sections for one in section.blocks for name in one.names
    )
    assert all(count == 1 for count in owners.values())
    in_web_page(of)
    in_word_file(of)
    reader = read(made(of, "pdf"))
    pages = {one.indirect_reference.idnum for one in reader.pages}
    for one in reader.pages:
        for item in (entry.get_object() for entry in one.get("/Annots", ())):
            assert "/Dest" not in item or item["/Dest"][0].idnum in pages


def test_a_content_without_links_is_as_it_is():
    of = content_of(topic("1", "T", block(TEXT)))
    assert with_places(of) is of
    assert isinstance(read(made(of, "pdf")), pypdf.PdfReader)
