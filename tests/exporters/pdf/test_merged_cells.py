"""Merged cells on paper: words across columns and beside rows, on as many sheets as these take."""

from collections import Counter
from itertools import pairwise

from data.document import BlockKind, MergedCell
from exporters.options import Standard
from tests.fixtures.briefings import block, content_of, drawn, note, pdf, read, text_of, topic
from tests.fixtures.structure import structure

HEADS = [
    ("State\tSum\t", (MergedCell(0, 1, 2), MergedCell(1, 2)), 1),
    ("|  | 2030 | 2031 |", (), 1),
]


def row(text, merged=(), level=0, marks=()):
    text = text if not text.endswith("\t") else f"| {' | '.join(text.split(chr(9)))} |"
    return block(
        text, *marks, kind=BlockKind.TABLE_ROW, citation="", level=level, merged=tuple(merged)
    )


def group(label, count, marks=()):
    rows = [row(f"{label}\tr0\t0", [MergedCell(0, 1, count)], marks=marks)]
    return [*rows, *(row(f"|  | r{number} | {number} |") for number in range(1, count))]


def handout(*rows, **fields):
    return content_of(topic("1", "T", *(row(*it) for it in HEADS), *rows), **fields)


def at(page, text):
    return next(word for word in drawn(page) if text in word.text.split())


def test_a_head_stands_in_the_middle_of_the_columns_that_it_covers():
    content = handout(row("Japan\t1,200,000\t1,300,000"), row("Korea\t1,100,000\t1,000,000"))
    (page,) = read(pdf(content)).pages
    left, right = at(page, "2030"), at(page, "2031")
    assert left.x < at(page, "Sum").x < right.x
    assert at(page, "State").y == at(page, "Sum").y < left.y == right.y


def test_a_label_stands_once_beside_its_rows_and_takes_their_room():
    label = "All of the harbours of the northern coast and of the islands before it"
    (page,) = read(pdf(handout(*group(label, 6)))).pages
    assert at(page, "All").y == at(page, "r0").y
    steps = [at(page, f"r{n + 1}").y - at(page, f"r{n}").y for n in range(5)]
    assert max(steps) - min(steps) < 0.01, "rows are as high as without it"


def test_a_label_longer_than_its_rows_makes_the_last_one_higher():
    label = " ".join(f"harbour{number}" for number in range(30))
    content = handout(*group(label, 2), row("Rest\tr9\t9"))
    (page,) = read(pdf(content)).pages
    last = at(page, "harbour29")
    assert at(page, "r1").y < last.y < at(page, "r9").y
    assert Counter(text_of(pdf(content)).split())["harbour17"] == 1


def test_a_label_is_seen_on_every_sheet_that_its_rows_stand_on_and_read_once():
    content = handout(*group("Harbours", 120))
    reader = read(pdf(content))
    with_rows = [page for page in reader.pages if any(w.text == "State" for w in drawn(page))]
    assert len(with_rows) > 2
    assert all(any(word.text == "Harbours" for word in drawn(page)) for page in with_rows)
    assert all(at(page, "Sum").y < at(page, "2030").y for page in with_rows), "the whole head"
    (table,) = (kid for kid in structure(reader).kids if kid.tag == "Table")
    assert table.text.split().count("Harbours") == 1
    assert table.text.split().count("Sum") == 1


def test_a_label_that_goes_on_over_the_edge_of_a_sheet_loses_nothing():
    label = " ".join(f"w{number}" for number in range(400))
    content = handout(*group(label, 60))
    file = read(pdf(content))
    shown = Counter(" ".join(run.text for page in file.pages for run in drawn(page)).split())
    assert {shown[word] for word in label.split()} == {1}, "too long to be shown again"
    (cell,) = (kid for kid in structure(file).walk() if kid.tag == "TD" and "w0 " in kid.text)
    assert cell.text == label


def test_no_line_goes_through_a_merged_cell():
    (page,) = read(pdf(handout(*group("Asia", 3)))).pages
    column = at(page, "r0").x
    through = [left for left, right in _rules(page) if left < column < right < 400]
    beside = [left for left, _ in _rules(page) if abs(left - column) < 0.1]
    assert (len(through), len(beside)) == (2, 3), "below head and table; below “Sum”, between rows"


def _rules(page):
    """The left and right ends of the horizontal lines of a page."""
    lines = page.get_contents().get_data().decode("latin-1").split("\n")
    return [
        (float(one.split()[0]), float(two.split()[0]))
        for one, two in pairwise(lines)
        if one.endswith(" m") and two.endswith(" l")
    ]


def test_a_passage_in_a_label_has_its_note_and_its_area():
    label = "Northern coast with all of its harbours and all of its moles and lights"
    marks = [("coast with", "C", 1), ("moles and", "K", 2)]
    notes = (note(1, "Compare.", "C"), note(2, "See there."))
    content = handout(*group(label, 4, marks=marks), notes=notes)
    for standard in (Standard.UA1, Standard.UA2):
        (page,) = read(pdf(content, standard=standard)).pages
        items = [item.get_object() for item in page["/Annots"]]
        marked = [item for item in items if item["/Subtype"] == "/Highlight"]
        assert len(marked) == 2
        assert at(page, "Compare.").y < at(page, "See").y


def test_what_a_cell_covers_is_told():
    root = structure(read(pdf(handout(*group("Asia", 2), row("Whole", [MergedCell(0, 3)])))))
    told = {
        kid.text: {key: value for key, value in kid.entries["/A"].items() if key != "/O"}
        for kid in root.walk()
        if kid.tag in {"TH", "TD"} and "/A" in kid.entries
    }
    assert told == {
        "State": {"/Scope": "/Column", "/RowSpan": 2},
        "Sum": {"/Scope": "/Column", "/ColSpan": 2},
        "2030": {"/Scope": "/Column"},
        "2031": {"/Scope": "/Column"},
        "Asia": {"/RowSpan": 2},
        "Whole": {"/ColSpan": 3},
    }
