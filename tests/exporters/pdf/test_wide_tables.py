"""Tables get the room that they need: all of the sheet, smaller type, a sheet that is turned."""

import re

import pytest

from data.document import BlockKind
from exporters.options import Imposition, NotePlacement, PageSetup
from exporters.pdf.text.page_grid import Grid
from tests.fixtures.briefings import block, content_of, drawn, note, pdf, plain, read, topic
from tests.fixtures.inked_boxes import overlaps
from tests.fixtures.structure import structure

GRID = Grid.of(PageSetup())
SAID = "The Ministers reaffirmed the importance of the cooperation of both navies. " * 4


def row(*cells, level=0, marks=(), citation="§1 ¶1"):
    text = "| " + " | ".join(cells) + " |"
    return block(text, *marks, kind=BlockKind.TABLE_ROW, level=level, citation=citation)


def table(columns, count, *noted, heads=()):
    """Rows of figures, those of the numbers in `noted` with a note on the first cell."""
    rows = [row("Country", *(f"Expenditure {2000 + n}" for n in range(columns)), level=1)]
    for number in range(count):
        if number in heads:
            rows.append(row("Members of the group of the northern harbours", *[""] * columns))
        name = f"Country{number}"
        figures = (f"1,{number:03},{n:03},000" for n in range(columns))
        rows.append(row(name, *figures, marks=[(name, "C", number + 1)] * (number in noted)))
    return rows


def handout(*blocks, notes=()):
    made = tuple(note(number, f"Remark {number}.", "C") for number in notes)
    return content_of(topic("1", "Figures", block(SAID), *blocks, block(SAID)), notes=made)


def cells_of(file):
    found = [kid for kid in structure(read(file)).walk() if kid.tag in {"TD", "TH"}]
    return [plain(cell.text) for cell in found]


def figures(page):
    return [word for word in drawn(page) if re.fullmatch(r"1,\d{3},\d{3},000", word.text)]


@pytest.mark.parametrize("columns", [2, 3, 4, 6, 8, 10])
@pytest.mark.parametrize("noted", [(), (1, 3)])
def test_no_word_and_no_figure_is_broken_however_many_columns_there_are(columns, noted):
    file = pdf(handout(*table(columns, 5, *noted), notes=[n + 1 for n in noted]))
    shown = [word.text for page in read(file).pages for word in figures(page)]
    assert len(shown) == 5 * columns
    sizes = {round(word.size, 2) for page in read(file).pages for word in figures(page)}
    assert all(size >= 7 for size in sizes)
    assert len(sizes) == 1
    assert overlaps(file) == []


def test_a_table_takes_the_column_of_the_notes_where_none_stands_in_it():
    file = pdf(handout(*table(5, 5), notes=(9,)))
    (page,) = (page for page in read(file).pages if figures(page))
    assert max(word.x for word in figures(page)) > GRID.text_right
    assert page.mediabox.width < page.mediabox.height


def test_notes_above_a_wide_table_stay_in_the_margin_and_its_own_go_to_the_foot():
    marked = block(SAID, ("reaffirmed", "K", 9))
    noted = content_of(
        topic("1", "Figures", marked, *table(5, 6, 1, 4)),
        notes=(note(9, "Above."), note(2, "Remark 2."), note(5, "Remark 5.")),
    )
    file = pdf(noted)
    (page,) = read(file).pages
    at = {word.text: word for word in drawn(page)}
    lowest = max(word.y for word in figures(page))
    assert at["Above."].x == pytest.approx(GRID.notes_x, abs=0.1)
    assert at["Above."].y < min(word.y for word in figures(page))
    assert at["Remark 2."].y > lowest
    assert at["Remark 5."].y > lowest
    assert overlaps(file) == []


@pytest.mark.parametrize("placement", NotePlacement)
def test_what_is_too_wide_for_a_sheet_has_one_that_is_turned(placement):
    content = handout(*table(9, 40, 0, 17, 39), notes=(1, 18, 40))
    file = pdf(content, notes=placement)
    pages = read(file).pages
    turned = [page for page in pages if page.mediabox.width > page.mediabox.height]
    assert len(turned) >= 2
    assert all(figures(page) for page in turned)
    assert not any(figures(page) for page in pages if page not in turned)
    shown = plain(" ".join(page.extract_text() for page in pages))
    assert all(shown.count(f"Remark {number}.") == 1 for number in (1, 18, 40))
    assert all("Country" in page.extract_text().split() for page in turned)
    assert overlaps(file) == []


def test_the_text_goes_on_below_its_order_after_a_turned_sheet():
    pages = read(pdf(handout(*table(9, 5)))).pages
    kinds = [page.mediabox.width > page.mediabox.height for page in pages]
    assert kinds == [False, True, False]
    numbers = [f"Page {n} of 3" in plain(page.extract_text()) for n, page in enumerate(pages, 1)]
    assert all(numbers)


@pytest.mark.parametrize(
    ("imposition", "columns"), [(Imposition.TWO_UP, 9), (Imposition.BOOKLET, 6)]
)
def test_on_a_sheet_for_printing_a_turned_page_stands_on_its_side(imposition, columns):
    pages = read(pdf(handout(*table(columns, 5)), imposition=imposition)).pages
    shown = b"".join(page.get_contents().get_data() for page in pages)
    assert shown.count(b" cm 0 1 -1 0 ") == 1
    assert f"1,004,{columns - 1:03},000" in " ".join(page.extract_text() for page in pages)


def test_a_row_that_heads_others_is_one_cell_over_all_columns():
    file = pdf(handout(*table(4, 6, heads=(0, 3))))
    spanned = [
        kid for kid in structure(read(file)).walk()
        if kid.tag == "TD" and kid.entries.get("/A", {}).get("/ColSpan") == 5
    ]  # fmt: skip
    assert len(spanned) == 2
    said = "Members of the group of the northern harbours"
    assert all(said in plain(cell.text) for cell in spanned)
    lines = [word for page in read(file).pages for word in drawn(page) if word.text == said]
    assert len(lines) == 2


def test_cells_are_read_in_their_order_on_every_kind_of_sheet():
    for columns in (2, 5, 9):
        said = cells_of(pdf(handout(*table(columns, 4))))
        assert said[0].startswith("Country")
        body = [cell for cell in said if cell.startswith("1,")]
        assert [cell.split()[0] for cell in body] == [
            f"1,{number:03},{n:03},000" for number in range(4) for n in range(columns)
        ]
