"""Tables on the page: columns, a head that is repeated, and cells that any reader finds."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.document import BlockKind
from exporters.options import NotePlacement, PageSetup, Paper
from exporters.pdf.text.page_grid import Grid
from tests.fixtures.briefings import block, content_of, drawn, lead, note, pdf, read, text_of, topic
from tests.fixtures.structure import structure

GRID = Grid.of(PageSetup())
RULE = "| --- | --- |"


def row(*cells, level=0, marks=(), citation="§1 ¶1"):
    text = "| " + " | ".join(cells) + " |"
    return block(text, *marks, kind=BlockKind.TABLE_ROW, level=level, citation=citation)


def handout(*rows, **fields):
    return content_of(topic("1", "T", *rows), **fields)


def tables_of(content):
    root = structure(read(pdf(content)))
    return [kid for kid in root.kids if kid.tag == "Table"]


def at(page, text):
    return next(word for word in drawn(page) if word.text == text)


def test_rows_that_follow_each_other_are_one_table_with_a_head():
    (table,) = tables_of(handout(row("Item", "Cost", level=1), row("Ship", "5"), row("Tank", "7")))
    assert [[cell.tag for cell in found.kids] for found in table.kids] == [
        ["TH", "TH"], ["TD", "TD"], ["TD", "TD"],
    ]  # fmt: skip
    assert [cell.words(spoken=False).strip() for cell in table.kids[1].kids] == ["Ship", "5"]
    scopes = [cell.entries["/A"]["/Scope"] for cell in table.kids[0].kids]
    assert scopes == ["/Column", "/Column"]


def test_a_paragraph_between_rows_makes_two_tables():
    found = tables_of(handout(row("a", "b"), block("Between."), row("c", "d")))
    assert [len(table.kids) for table in found] == [1, 1]


def test_a_ruled_row_makes_a_head_of_the_one_above_it_and_is_not_printed():
    content = handout(row("Item", "Cost"), block(RULE, kind=BlockKind.TABLE_ROW), row("Ship", "5"))
    (table,) = tables_of(content)
    assert [[cell.tag for cell in found.kids] for found in table.kids] == [["TH"] * 2, ["TD"] * 2]
    assert "---" not in table.text


def test_every_row_has_as_many_cells_as_the_longest():
    (table,) = tables_of(handout(row("a", "", "c"), row("d"), row("e", "f")))
    assert [len(found.kids) for found in table.kids] == [3, 3, 3]


def test_columns_are_aligned_and_numbers_end_where_numbers_end():
    (page,) = read(pdf(handout(
        row("Item", "Cost", level=1), row("Ship", "1,200"), row("Tank", "7"),
    ))).pages  # fmt: skip
    assert at(page, "Item").x == at(page, "Ship").x == at(page, "Tank").x
    assert at(page, "Ship").y == at(page, "1,200").y
    assert at(page, "1,200").x < at(page, "7").x


def test_the_head_is_repeated_on_each_page_and_read_once():
    rows = [row(f"Row {n}", "x" * 20, citation="") for n in range(90)]
    content = handout(row("Item", "Cost", level=1, citation=""), *rows)
    reader = read(pdf(content))
    with_rows = [page for page in reader.pages if any(w.text == "x" * 20 for w in drawn(page))]
    assert len(with_rows) > 2
    assert all(at(page, "Item").y < at(page, "x" * 20).y for page in with_rows)
    (table,) = tables_of(content)
    assert table.text.split().count("Item") == 1
    assert len(table.kids) == 91


def test_a_row_is_not_parted_between_pages():
    long = "Several words that take a number of lines in a narrow column of the table. " * 3
    rows = [row(f"R{n}", long, "y", citation="") for n in range(30)]
    (table,) = tables_of(handout(*rows))
    assert all(len({page for cell in found.kids for page in cell.pages}) == 1
               for found in table.kids)  # fmt: skip


def test_a_row_higher_than_a_page_is_parted_and_loses_nothing():
    long = " ".join(f"w{n}" for n in range(2500))
    (table,) = tables_of(handout(row("H", "I", level=1), row("a", long)))
    assert table.kids[1].kids[1].text.startswith(long)


def test_a_highlight_in_a_cell_has_its_note_and_its_area():
    content = handout(
        row("Item", "Cost", level=1),
        row("Ship", "1,200", marks=[("1,200", "C", 1)]),
        notes=(note(1, "Compare.", "C"),),
    )
    (page,) = read(pdf(content)).pages
    items = [item.get_object() for item in page["/Annots"]]
    (highlight,) = (item for item in items if item["/Subtype"] == "/Highlight")
    word = at(page, "1,200")
    left, bottom, right, top = map(float, highlight["/Rect"])
    assert left - 2 < word.x < right
    assert bottom < float(page.mediabox.height) - word.y < top
    head = next(w for w in drawn(page) if w.text == "Commitment" and w.size == 8)
    assert head.y == pytest.approx(word.y, abs=0.01)


def test_what_has_too_many_columns_is_set_as_lines():
    cells = [f"c{n}" for n in range(40)]
    content = handout(row(*cells))
    assert tables_of(content) == []
    assert " | ".join(cells) in " ".join(read(pdf(content)).pages[0].extract_text().split())


@settings(max_examples=40)
@given(
    st.lists(
        st.lists(st.text("ab1 日,.", max_size=60), min_size=1, max_size=9), min_size=1, max_size=9
    ),
    st.sampled_from(Paper),
    st.sampled_from(NotePlacement),
    st.booleans(),
)
def test_any_table_keeps_every_character_in_order(rows, paper, notes, head):
    made = [row(*cells, level=int(head and n == 0), citation="") for n, cells in enumerate(rows)]
    content = content_of(lead(block("Before.", citation="")), topic("1", "T", *made))
    root = structure(read(pdf(content, paper, notes=notes)))
    found = [kid for kid in root.walk() if kid.tag in {"TD", "TH"}]
    if found:
        said = "".join("".join(cell.text.split()) for cell in found)
        assert said == "".join("".join("".join(cells).split()) for cells in rows)


@pytest.mark.parametrize("placement", NotePlacement)
@pytest.mark.parametrize("words", [100, 260, 700])
def test_a_head_that_takes_too_much_of_a_page_is_not_repeated(placement, words):
    high = " ".join(f"h{number}" for number in range(words))
    texts = [" ".join(f"r{row}x{number}" for number in range(90)) for row in range(4)]
    rows = [block(f"| {high} | Head |", kind=BlockKind.TABLE_ROW, level=1)]
    rows += [
        block(f"| {text} | {row} |", (text[:4], "K", row + 1), kind=BlockKind.TABLE_ROW)
        for row, text in enumerate(texts)
    ]
    notes = tuple(note(row + 1, "A long remark on this. " * 90) for row in range(4))
    content = content_of(topic("1", "T", *rows), notes=notes)
    said = Counter(text_of(pdf(content, notes=placement)).split())
    assert {said[word] for text in texts for word in text.split()[1:]} == {1}
