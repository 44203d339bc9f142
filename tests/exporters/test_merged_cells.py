"""Merged cells go through handouts as they were read: whatever they cover, in every format."""

import re

import pytest
from hypothesis import assume, given, settings

from data.document import BlockKind, MergedCell
from data.intake import read_bytes
from exporters.docx import word_document
from exporters.html import web_handout
from exporters.markdown import markdown_file
from exporters.options import ExportOptions
from tests.fixtures.briefings import block, content_of, pdf, read, topic
from tests.fixtures.merged_tables import as_page, as_word, blocks_of, held, merged_tables
from tests.fixtures.structure import structure

WAYS = {"html": web_handout, "docx": word_document, "md": markdown_file}
MADE = {"html": as_page, "docx": as_word}


def handout(blocks):
    return content_of(topic("1", "Figures", block("Words before the table."), *blocks))


def written(blocks, suffix):
    return WAYS[suffix].render(handout(blocks), ExportOptions(), lambda _done: None)


def two_levels():
    page = (
        b"<html><body><h1>Ports</h1><p>The ministers met in Tokyo and spoke at length.</p><table>"
        b"<tr><th rowspan=2>State</th><th colspan=2>Sum</th></tr>"
        b"<tr><th>2030</th><th>2031</th></tr>"
        b"<tr><td rowspan=2>Asia</td><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr>"
        b"<tr><td colspan=3>Provisional</td></tr></table></body></html>"
    )
    return blocks_of(read_bytes(page, "ports.html"))


@pytest.mark.parametrize("first", ["html", "docx"])
@pytest.mark.parametrize("then", ["html", "docx"])
@settings(max_examples=30)
@given(rows=merged_tables())
def test_a_table_that_is_read_written_and_read_again_is_the_same(first, then, rows):
    blocks = blocks_of(read_bytes(MADE[first](rows), f"a.{first}"))
    again = read_bytes(written(blocks, then), f"b.{then}")
    assert held(again.blocks) == held(blocks)


@settings(max_examples=30)
@given(merged_tables())
def test_a_pdf_has_every_cell_once_and_says_what_it_covers(rows):
    blocks = blocks_of(read_bytes(as_page(rows), "a.html"))
    assume(any(one.merged for one in blocks))  # else what covers others is guessed
    cells = [
        (kid.text, kid.entries.get("/A", {}))
        for kid in structure(read(pdf(handout(blocks)))).walk()
        if kid.tag in {"TD", "TH"}
    ]
    found = sorted(
        (text, ways.get("/ColSpan", 1), ways.get("/RowSpan", 1)) for text, ways in cells if text
    )
    assert found == sorted((text, wide, high) for *_, wide, high, text in held(blocks) if text)


def test_a_web_page_says_what_each_head_is_the_head_of():
    page = written(two_levels(), "html").decode()
    heads = re.findall(r"<th ([^>]*)>", page)
    assert heads == [
        'scope="col" rowspan="2"', 'scope="colgroup" colspan="2"', 'scope="col"', 'scope="col"',
    ]  # fmt: skip
    assert '<td rowspan="2">Asia</td>' in page
    assert '<td colspan="3">Provisional</td>' in page


def test_markdown_which_has_no_merged_cells_says_each_text_once():
    said = written(two_levels(), "md").decode()
    assert "| State | Sum |  |" in said
    assert said.count("Asia") == said.count("Provisional") == 1


def test_a_passage_that_begins_within_a_merged_cell_has_the_rows_that_it_has():
    blocks = two_levels()[3:]
    assert held(blocks) == {
        (0, 1, 1, 1, "3"), (0, 2, 1, 1, "4"), (1, 0, 3, 1, "Provisional"),
    }  # fmt: skip
    again = read_bytes(written(blocks, "html"), "a.html")
    assert held(again.blocks) == held(blocks)


def test_what_is_told_of_merged_cells_and_does_not_fit_is_not_written():
    told = MergedCell(0, 9, 9)
    kind = BlockKind.TABLE_ROW
    blocks = [block(text, kind=kind, merged=(told,)) for text in ("a\tb", "c\td")]
    page = written(blocks, "html").decode()
    assert 'colspan="' not in page
    assert 'rowspan="' not in page
