"""No character of a Word file's text is lost, whoever wrote the file, and however it is damaged."""

import io
import re
import zipfile
from collections import Counter
from html import unescape

import docx
import pytest
from docx.enum.text import WD_BREAK
from hypothesis import given, settings
from hypothesis import strategies as st

from data.document import BlockKind
from data.intake import read_bytes
from data.intake.docx import read
from tests.fixtures import word
from tests.torture import word_files

_LEFT_OUT = re.compile(
    r"<w:del>.*?</w:del>|<mc:Fallback>.*?</mc:Fallback>|<w:moveFrom>.*?</w:moveFrom>", re.DOTALL
)
_SAID = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")
_TEXT_PARTS = re.compile(r"word/(?:document|footnotes|endnotes|header\d*|footer\d*)\.xml")
_INVISIBLE = "\u00ad\u200b\ufeff\u2060"


def letters(text):
    return Counter(sign for sign in text if not sign.isspace() and sign not in _INVISIBLE)


def text_layer(content):
    """Return all text that stands in a file, found without parsing it."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = [name for name in archive.namelist() if _TEXT_PARTS.fullmatch(name)]
        parts = [archive.read(name).decode() for name in names]
    return unescape("".join("".join(_SAID.findall(_LEFT_OUT.sub("", part))) for part in parts))


def said(content):
    stream = read(content, "a.docx", lambda _share: None)
    return "".join(piece.printed for piece in stream.pieces)


def is_whole(content):
    lost = letters(text_layer(content)) - letters(said(content))
    assert not lost, lost


WORDS = st.text(
    st.sampled_from("abcXYZ 12.,;:()|\\&\u00a0\u3000\t\u00ad会談の●・-–\u2003ﬁ\U0001f600"),
    max_size=24,
).map(lambda text: text.replace("&", "&amp;"))
PROPERTIES = st.sampled_from(
    ["", "<w:b/>", "<w:i/>", "<w:vanish/>", '<w:sz w:val="40"/>', '<w:u w:val="single"/>']
)
RUNS = st.builds(word.run, WORDS, PROPERTIES)
WRAPPERS = ["w:ins", "w:hyperlink", "w:smartTag", "w:fldSimple", "w:moveTo", "w:moveFrom", "w:del"]
WRAPPED = st.builds(
    str.format,
    st.sampled_from(
        [
            "{}",
            "<w:r><w:br/></w:r>{}",
            "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
            *(f"<{tag}>{{}}</{tag}>" for tag in WRAPPERS),
        ]
    ),
    RUNS,
)
PARAGRAPHS = st.builds(
    lambda runs, style, way: word.paragraph("".join(runs), style, way),
    st.lists(WRAPPED, min_size=1, max_size=4),
    st.sampled_from(["", "H1", "Title", "Quote", "TOC1"]),
    st.sampled_from(["", '<w:numPr><w:numId w:val="1"/></w:numPr>', '<w:jc w:val="center"/>']),
)
TABLES = st.lists(
    st.lists(st.lists(PARAGRAPHS, min_size=1, max_size=2).map("".join), min_size=1, max_size=3),
    min_size=1,
    max_size=3,
).map(lambda rows: word.table(*rows))
BOXES = PARAGRAPHS.map(
    lambda inner: word.paragraph(
        f"<w:r><w:pict><w:txbxContent>{inner}</w:txbxContent></w:pict></w:r>"
    )
)
NESTED = TABLES.map(lambda inner: word.table((inner + word.paragraph("x"), "y")))
BODIES = st.lists(PARAGRAPHS | TABLES | BOXES | NESTED, min_size=1, max_size=6).map("".join)
OWN_STYLES = word.STYLES + "".join(
    word.style(*pair) for pair in (("H1", "heading 1"), ("Title", "Title"), ("Quote", "Quote"))
)


@given(body=BODIES, note=PARAGRAPHS, head=PARAGRAPHS)
@settings(max_examples=150, deadline=None)
def test_every_letter_is_in_a_piece(body, note, head):
    content = word.word(
        body
        + word.paragraph("End.")
        + word.paragraph('<w:r><w:footnoteReference w:id="1"/></w:r>'),
        styles=OWN_STYLES + word.style("TOC1", "toc 1"),
        numbering=word.numbering(("decimal", "%1.")),
        footnotes=f'<w:footnote w:id="1">{note}</w:footnote>',
        header=head,
    )
    is_whole(content)
    assert read_bytes(content, "a.docx").blocks


def test_the_text_stands_in_its_order():
    body = word.paragraph("One two.") + word.table(("three", "four")) + word.paragraph("Five.")
    content = word.word(body)
    assert "".join(said(content).split()) == "".join(text_layer(content).split())


def test_the_search_for_lost_text_finds_what_is_lost():
    content = word.word(word.paragraph("Text"))
    assert letters(text_layer(content)) - letters("Tet") == Counter("x")


@pytest.fixture
def written():
    """A file by another hand, on the template of a real Word."""
    made = docx.Document()
    made.core_properties.title = "Readout"
    made.add_heading("Readout of the Talks", 0)
    made.add_heading("North Korea", 1)
    text = made.add_paragraph("The ministers ")
    text.add_run("agreed").bold = True
    text.add_run(" on it.").italic = True
    for name in ("List Bullet", "List Number", "List Number", "List Bullet 2"):
        made.add_paragraph(f"An item of {name}", style=name)
    made.add_heading("Trade", 1)
    made.add_paragraph("Said the chair.", style="Intense Quote")
    grid = made.add_table(2, 2, style="Light Grid Accent 1")
    for place, cell in enumerate(cell for row in grid.rows for cell in row.cells):
        cell.text = f"cell {place}"
    made.add_paragraph("Table 1. Sums", style="Caption").add_run().add_break(WD_BREAK.PAGE)
    made.sections[0].header.paragraphs[0].text = "Official"
    made.sections[0].footer.paragraphs[0].text = "Page"
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def test_a_file_on_a_real_template_is_read_whole(written):
    is_whole(written)
    document = read_bytes(written, "readout.docx")
    assert document.title == "Readout of the Talks"
    assert [topic.title for topic in document.topics] == ["North Korea", "Trade"]
    items = [block for block in document.blocks if block.kind is BlockKind.LIST_ITEM]
    assert [block.marker for block in items] == ["•", "1.", "2.", "•"]
    kinds = [block.kind for block in document.blocks]
    assert BlockKind.QUOTATION in kinds
    assert BlockKind.CAPTION in kinds
    assert [(b.text, b.level) for b in document.blocks if b.kind is BlockKind.TABLE_ROW] == [
        ("cell 0\tcell 1", 1),
        ("cell 2\tcell 3", 0),
    ]
    assert {"Official", "Page"} <= {kept.text for kept in document.furniture}


def test_damaged_files_are_read_or_refused():
    counted = word_files.run(150, seed=7)
    assert counted["read"] + counted["refused"] == 150
    assert counted["read"] > 10, "damage inside a part is mostly overcome"
