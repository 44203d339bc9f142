"""A table of the author's within a text: after its blocks, in his face, in every format."""

import io
import re
from dataclasses import replace

import docx
import pytest
from pypdf import PdfReader

import exporters
from data.briefing.content import Part, PartKind, Section, Table
from data.messages import said
from exporters import writing_formats
from exporters.options import ExportOptions
from exporters.table_model import with_own_tables
from tests.fixtures.briefings import block, content_of, topic
from tests.fixtures.pseudo import Pseudo

OWN = Part(
    PartKind.TABLE, said("Notes"), (), piece_id="table",
    table=Table((said("Who"), said("What")), (("", "a | b"), ("Japan", "agreed\nto it"))),
)  # fmt: skip
BEHIND = Section("", 0, None, (block("Words behind it.", own=True, citation=""),))
CONTENT = content_of(
    topic("1", "Talks", block("The text.")), Section("", 0, None, (), own_table=OWN), BEHIND
)


def made(name, content=CONTENT, **fields):
    return exporters.render(content, ExportOptions(format=name, **fields))


@pytest.mark.parametrize("known", writing_formats.formats(), ids=lambda known: known.name)
def test_every_format_has_its_cells(known):
    told = " ".join(" ".join(known.texts(made(known.name))).split())
    for words in ("Who", "What", "Japan", "agreed to it"):
        assert words in told


def test_its_rows_are_blocks_of_its_piece_behind_those_of_its_section():
    section = replace(CONTENT.sections[0], own_table=OWN)
    blocks = with_own_tables(replace(CONTENT, sections=(section,)), Pseudo()).sections[0].blocks
    assert blocks[0].text == "The text."
    assert blocks[1].text == Pseudo().tr("Notes")
    assert {one.piece_id for one in blocks[1:]} == {"table"}
    assert all(one.own for one in blocks[1:])


def test_the_pages_say_what_it_costs():
    _file, measure = exporters.render_measured(CONTENT, ExportOptions())
    assert measure.pieces["table"].lines >= 4


def test_on_pages_it_stands_between_what_comes_before_and_behind():
    text = PdfReader(io.BytesIO(made("pdf"))).pages[0].extract_text()
    order = ("The text.", "Notes", "Who", "Japan", "Words behind it.")
    places = [text.index(words) for words in order]
    assert places == sorted(places)


def test_in_word_it_is_a_table_in_the_style_of_the_analyst():
    tables = docx.Document(io.BytesIO(made("docx"))).tables
    (table,) = [one for one in tables if one.cell(0, 0).text == "Who"]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Who", "What"], ["", "a | b"], ["Japan", "agreed to it"],
    ]  # fmt: skip
    styles = [row.cells[0].paragraphs[0].style.style_id for row in table.rows]
    assert styles == ["TableAnalystHead", "TableAnalyst", "TableAnalyst"]


def test_on_a_web_page_what_has_no_heading_is_a_lead_only_at_the_beginning():
    page = made("html").decode()
    assert 'id="lead"' not in page
    assert page.count("<section>") == 2
    first = made("html", replace(CONTENT, sections=CONTENT.sections[1:])).decode()
    assert len(re.findall('id="lead"', first)) == 1
