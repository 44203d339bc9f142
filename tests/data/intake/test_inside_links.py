"""Links that lead inside a document, in every format that has them, from file to block."""

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from data.document import BlockKind, FurnitureKind
from data.intake import read_bytes
from data.text.inside_links import name_in
from tests.fixtures.books import epub
from tests.fixtures.open_documents import head as odt_head
from tests.fixtures.open_documents import odt, para
from tests.fixtures.open_documents import table as odt_table
from tests.fixtures.word import STYLES, paragraph, run, style, table, word

SAID = "The two sides met in Harbour City and agreed on the steps that are set out below."


def links(document):
    """Return what each link inside a document says, and what the block says that it leads to."""
    owners = {name: block for block in document.blocks for name in block.names}
    return [
        (block.text[span.start : span.end], owners[name_in(span)].text)
        for block in document.blocks
        for span in block.spans
        if name_in(span)
    ]


def web(body):
    return read_bytes(f"<html><body><h1>Talks on Ports</h1>{body}</body></html>".encode(), "a.html")


def test_links_of_a_web_page():
    found = web(
        f"<p>{SAID} See <a href='#costs'>Article 2</a>, <a href='#n%C3%B6'>that</a>, "
        f"<a href='#old'>this</a> and <a href='#gone'>nothing</a>.</p>"
        f"<h2 id='costs'>Costs</h2><p>{SAID}</p><a name='old'></a><p>Old words. {SAID}</p>"
        f"<ul><li>Nothing.</li><li><span id='n\u00f6'>New words.</span></li></ul>"
    )
    assert links(found) == [
        ("Article 2", "Costs"), ("that", "New words."), ("this", f"Old words. {SAID}"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "head",
    [
        "<!-- saved from url=(0029)https://example.org/talks?a=1 -->",
        '<link rel="canonical" href="https://example.org/talks?a=1">',
        '<meta property="og:url" content="https://example.org/talks?a=1#top">',
    ],
)
def test_a_saved_page_leads_to_itself_by_its_whole_address(head):
    page, other = "https://example.org/talks?a=1", "https://example.org/other"
    found = read_bytes(
        f"<!doctype html>{head}<body><h1>Talks on Ports</h1><p>{SAID} See <a href='{page}#b'>b</a>,"
        f" <a href='{other}#b'>another b</a> and <a href='{page}'>all</a>.</p>"
        f"<p id='b'>Here. {SAID}</p>".encode(),
        "a.html",
    )
    assert links(found) == [("b", f"Here. {SAID}")]
    spans = [span.target for block in found.blocks for span in block.spans]
    assert spans == ["#b", f"{other}#b", page]


def test_a_name_in_a_table_is_that_of_its_row():
    rows = "".join(
        f"<tr id='{name}'><td>{said}</td><td>1</td></tr>"
        for name, said in (("r1", "First"), ("r2", "Second"), ("", "<a id='r3'></a>Third"))
    )
    found = web(
        f"<p>{SAID} See <a href='#r2'>two</a>, <a href='#r3'>three</a>, <a href='#t'>all</a>.</p>"
        f"<table id='t'>{rows}</table><p>{SAID}</p>"
    )
    assert links(found) == [
        ("two", "Second\t1"), ("three", "Third\t1"), ("all", "First\t1"),
    ]  # fmt: skip


def test_a_heading_that_links_to_itself_is_a_heading_without_a_link():
    found = web(f"<p>{SAID}</p><h2 id='a'><a href='#a'>Costs</a></h2><p>{SAID}</p>")
    assert [topic.title for topic in found.topics] == ["Costs"]
    assert all(not block.spans and not block.names for block in found.blocks)


def test_contents_that_are_taken_out_leave_no_names():
    entries = "".join(f"<li><a href='#s{n}'>Section {n}</a></li>" for n in range(1, 5))
    parts = "".join(f"<h2 id='s{n}'>Section {n}</h2><p>{SAID}</p>" for n in range(1, 5))
    found = web(f"<p>{SAID}</p><ul>{entries}</ul>{parts}")
    assert sum(one.kind is FurnitureKind.NAVIGATION for one in found.furniture) == 4
    assert not links(found)
    assert not any(block.names for block in found.blocks)


def test_what_follows_furniture_has_its_names():
    found = web(
        f"<p>{SAID} See <a href='#menu'>below</a>.</p><nav id='menu'><p>Menu of the site</p></nav>"
        f"<p>What follows. {SAID}</p>"
    )
    assert links(found) == [("below", f"What follows. {SAID}")]


def test_marks_of_footnotes_stay_such():
    found = web(
        f"<p>{SAID}<sup><a href='#fn1' id='back1'>1</a></sup> And more is said here.</p>"
        f"<p>{SAID} See <a href='#fn1'>the note</a>.</p>"
        "<ol><li id='fn1'>As was said. <a href='#back1'>Back to text</a></li></ol>"
    )
    note = found.blocks[-1]
    assert (note.kind, note.marker) == (BlockKind.FOOTNOTE, "1.")
    assert links(found) == [("the note", note.text)]


def test_a_note_that_stands_aside_on_a_page_is_of_its_text():
    found = web(
        f"<p>{SAID} See <a href='#f'>the note</a>.</p>"
        f"<aside role='doc-footnote' class='footnote' id='f'><p>A note.</p></aside><p>{SAID}</p>"
    )
    assert links(found) == [("the note", "A note.")]
    assert found.blocks[2].kind is BlockKind.FOOTNOTE


def test_links_from_one_part_of_a_book_to_another():
    found = read_bytes(
        epub(
            f"<h1>Ports</h1><p id='x'>{SAID} See <a href='p%201.xhtml#x'>there</a>, "
            "<a href='p 2.xhtml'>the last part</a>, <a href='../OPS/p%201.xhtml'>the next</a> and "
            "<a href='p%209.xhtml#x'>none</a>.</p>",
            f"<h1>Boats</h1><p id='x'>Boats are here. {SAID} <a href='#x'>Self</a></p>"
            "<a id='end'></a>",
            f"<h1>Costs</h1><p>{SAID} <a href='p%200.xhtml#x'>Back</a> and "
            "<a href='p%201.xhtml#end'>on</a>.</p>",
        ),
        "a.epub",
    )
    assert [(said, to.split()[0]) for said, to in links(found)] == [
        ("there", "Boats"), ("the last part", "Costs"), ("the next", "Boats"), ("Back", "The"),
        ("on", "Costs"),
    ]  # fmt: skip


def test_a_note_of_a_book_that_stands_aside_keeps_its_name():
    found = read_bytes(
        epub(
            f"<p>{SAID} See <a epub:type='noteref' href='#n'>the note</a>.</p>"
            "<aside epub:type='footnote' id='n'><p>A note.</p></aside>"
        ),
        "a.epub",
    )
    assert links(found) == [("the note", "A note.")]


def field(instruction, result):
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def bookmark(name, inner=""):
    return f'<w:bookmarkStart w:id="1" w:name="{name}"/>{inner}<w:bookmarkEnd w:id="1"/>'


def test_links_and_fields_of_a_word_file():
    sources = (
        f'<w:hyperlink w:anchor="costs">{run("Article 2")}</w:hyperlink>'
        + run(", ")
        + field(" REF _Ref7 \\h ", "the ports")
        + run(", page ")
        + field(" PAGEREF _Ref7 \\h \\* MERGEFORMAT ", "4")
        + run(", ")
        + field(' HYPERLINK  \\l "row" ', "the row")
        + run(", ")
        + field(" REF _Ref7 ", "no link")
        + run(", ")
        + f'<w:fldSimple w:instr=" REF between \\h ">{run("between")}</w:fldSimple>'
    )
    found = read_bytes(
        word(
            paragraph(run(f"{SAID} ") + sources)
            + paragraph(bookmark("costs", run("Costs")), "H")
            + paragraph(run("Ports ") + bookmark("_Ref7") + run(f"are open. {SAID}"))
            + bookmark("between")
            + paragraph(run(f"The end. {SAID}"))
            + table(("a", "b"), (paragraph(bookmark("row", run("c"))), "d")),
            styles=STYLES + style("H", "heading 1"),
        ),
        "a.docx",
    )
    assert links(found) == [
        ("Article 2", "Costs"), ("the ports", f"Ports are open. {SAID}"),
        ("4", f"Ports are open. {SAID}"), ("the row", "c\td"), ("between", f"The end. {SAID}"),
    ]  # fmt: skip


def test_links_of_an_open_document():
    def to(name, said):
        return f'<text:a xlink:href="{name}">{said}</text:a>'

    said = (
        f"{SAID} {to('#costs', 'Article 2')}, {to('#1.Ports|outline', 'the ports')}, "
        '<text:bookmark-ref text:ref-name="mark">the mark</text:bookmark-ref>'
        f" and {to('#cell', 'the cell')}"
    )
    found = read_bytes(
        odt(
            para(said)
            + odt_head('<text:bookmark-start text:name="costs"/>Costs')
            + para(SAID)
            + odt_head("1. Ports")
            + para('<text:bookmark text:name="mark"/>')
            + para(f"Marked. {SAID}")
            + odt_table(("a", "b"), ('<text:bookmark text:name="cell"/>c', "d"))
        ),
        "a.odt",
    )
    assert [(one, to.split(".")[0]) for one, to in links(found)] == [
        ("Article 2", "Costs"), ("the ports", "Ports"), ("the mark", "Marked"),
        ("the cell", "c\td"),
    ]  # fmt: skip


def test_links_of_a_markdown_file():
    found = read_bytes(
        f"""# Talks

{SAID} See [terms](#terms--conditions), [the second](#scope-1), [costs](#the%20costs),
[the row](#row) and [none](#nothing).

## Terms & Conditions

{SAID}

## Scope

{SAID}

## Scope

Again. {SAID}

<a id="thecosts"></a>

### 4. Costs

{SAID}

| a | b |
|---|---|
| <a name="row"></a>c | d |
""".encode(),
        "a.md",
    )
    assert [(one, to.split(".")[0]) for one, to in links(found)] == [
        ("terms", "Terms & Conditions"), ("the second", "Scope"), ("costs", "Costs"),
        ("the row", "c\td"),
    ]  # fmt: skip
    second = [block for block in found.blocks if block.text == "Scope"][1]
    assert second.names == ("scope-1",)


def test_links_of_a_markdown_file_that_is_called_a_text():
    found = read_bytes(
        f"""# Talks

{SAID} **All** of it. See [the scope](#scope) and [costs](#costs).

## Scope

{SAID} **Most** of it.

<a id="costs"></a>

## 4. Costs

{SAID} **Some** of it.
""".encode(),
        "a.txt",
    )
    assert links(found) == [("the scope", "Scope"), ("costs", "Costs")]


def test_a_number_alone_above_its_text_leaves_that_its_name():
    found = web(f"<p>{SAID} See <a href='#n'>four</a>.</p><p id='n'>4.</p><p>Costs. {SAID}</p>")
    assert links(found) == [("four", f"4. Costs. {SAID}")]


def test_bookmarks_of_rich_text():
    found = read_bytes(
        (
            r"{\rtf1\ansi "
            + SAID
            + r" {\field{\*\fldinst HYPERLINK \\l "
            + r'"costs"}{\fldrslt Article 2}}.\par {\*\bkmkstart costs}{\*\bkmkend costs}'
            + r"Costs are borne by each. "
            + SAID
            + r"\par}"
        ).encode(),
        "a.rtf",
    )
    assert links(found) == [("Article 2", f"Costs are borne by each. {SAID}")]


@pytest.mark.parametrize("way", ["XYZ", "FitH", "Fit"])
def test_links_of_a_pdf_lead_to_what_stands_at_their_place(way):
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(400, 600), invariant=1)
    before = "Transport is the subject of "
    canvas.drawString(40, 550, f"{before}Article 3, as the Parties said.")
    left = 40 + canvas.stringWidth(before)
    canvas.linkRect("", "there", (left, 545, left + canvas.stringWidth("Article 3"), 562))
    canvas.drawString(40, 500, "What the Parties said of it stands in the following part.")
    canvas.showPage()
    canvas.drawString(40, 550, "Article 2 is about ports, which are open to all ships.")
    canvas.drawString(40, 400, "Article 3 is about transport, which goes on as it did.")
    canvas.drawString(40, 300, "Article 4 is about costs, which each of the Parties bears.")
    if way == "XYZ":
        canvas.bookmarkPage("there", fit="XYZ", left=40, top=415)
    elif way == "FitH":
        canvas.bookmarkPage("there", fit="FitH", top=415)
    else:
        canvas.bookmarkPage("there", fit="Fit")
    canvas.save()
    ((said, to),) = links(read_bytes(buffer.getvalue(), "a.pdf"))
    assert said.strip(",") == "Article 3"
    assert to.startswith("Article 2" if way == "Fit" else "Article 3")


PIECES = st.lists(
    st.one_of(
        st.sampled_from("abc").map(lambda name: f"<a href='#{name}'>to {name}</a> "),
        st.sampled_from("abc").map(lambda name: f"<a id='{name}'></a>"),
        st.sampled_from("abc").map(lambda name: f"<p id='{name}'>"),
        st.sampled_from("abc").map(lambda name: f"<h2 id='{name}'><a href='#{name}'>#</a> A</h2>"),
        st.sampled_from(
            [
                "<p>Words that say something. ", "<h2>Of costs</h2>", "<ul><li>", "<td>", "<hr>",
                "<table><tr><td>a<td>b<tr><td>c", "<nav>Menu</nav>", "<br>", "</table>", "</ul>",
                "<sup><a href='#a'>1</a></sup>", "<li id='fn1'>", "<aside class='footnote' id='b'>",
            ]
        ),
    ),
    max_size=25,
)  # fmt: skip


@settings(max_examples=60)
@given(PIECES)
def test_whatever_links_and_names_there_are_each_leads_to_one_block(pieces):
    text = f"<p>Words to begin with, so that there are some.</p>{''.join(pieces)}<p>The end."
    for name, content in (
        ("a.html", text.encode()),
        ("a.epub", epub(text)),
        ("a.md", text.encode()),
    ):
        found = read_bytes(content, name)
        owners = [name for block in found.blocks for name in block.names]
        wanted = {name_in(span) for block in found.blocks for span in block.spans} - {""}
        assert sorted(owners) == sorted(wanted)


def test_many_names_and_links_take_no_longer_than_they_are_many():
    many = "".join(f"<a id='n{n}'></a><a href='#n{n}'>x</a> " for n in range(20_000))
    empty = "".join(f"<div id='d{n}'></div>" for n in range(20_000))
    found = web(f"<p>{SAID}</p>{empty}<p>{many}</p><p>{many}</p>")
    assert links(found)[0][1] == found.blocks[-2].text


def test_a_book_of_many_parts_that_lead_to_each_other():
    parts = [
        f"<p>{SAID} <a href='p%20{(n + 7) % 500}.xhtml'>on</a> part{n}.</p>" for n in range(500)
    ]
    assert len(links(read_bytes(epub(*parts), "a.epub"))) == 500


def test_a_word_file_without_the_bookmark_has_no_link():
    found = read_bytes(
        word(paragraph(f'{run(SAID)}<w:hyperlink w:anchor="x">{run(" there")}</w:hyperlink>')),
        "a.docx",
    )
    assert found.blocks[0].text.endswith("there")
    assert not found.blocks[0].spans
    assert zipfile.is_zipfile(io.BytesIO(word(paragraph(run("a")))))
