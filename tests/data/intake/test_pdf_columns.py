"""Columns are read one after the other, whatever stands in them or across; tables stay whole."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont

from data.document import BlockKind
from data.intake import pdf
from resources import font as resource_font
from tests.fixtures.pdfs import BOLD, WIDTH, drawn, put, wrapped

LEFT, RIGHT, TOP = 54, WIDTH - 54, 720
TEXT = (
    "the harbour council noted that repairs of the quay were late and asked for a plan by spring "
    "while members of the board spoke about the cost of stone and timber for the new bridge"
)


def prose(name, count):
    """Return running text in which each word is known: its column's name and its place."""
    words = TEXT.split()
    return " ".join(f"{words[n % len(words)]}{name}{n}" for n in range(count))


def fill(canvas, text, x, y, width, *, size=9, leading=11):
    for line in wrapped(text, width, size):
        put(canvas, x, y, line, size)
        y -= leading
    return y


def columns(canvas, names, *, y=TOP, count=150, gutter=18, leading=11):
    """Fill columns of equal width; return the lowest baseline below them."""
    width = (RIGHT - LEFT - gutter * (len(names) - 1)) / len(names)
    return min(
        fill(canvas, prose(name, count), LEFT + n * (width + gutter), y, width, leading=leading)
        for n, name in enumerate(names)
    )


def pieces_of(draw):
    return pdf.read(drawn(draw), "a.pdf", lambda _share: None).pieces


def order(pieces):
    """Return the columns' names in the order of the words, each as often as it starts anew."""
    names = re.findall(r"[a-z]([A-Z])\d+", " ".join(piece.text for piece in pieces))
    return "".join(name for n, name in enumerate(names) if n == 0 or names[n - 1] != name)


def words_in_order(pieces, name):
    found = re.findall(rf"{name}(\d+)", " ".join(piece.text for piece in pieces))
    return [int(number) for number in found]


@settings(max_examples=30, deadline=None)
@given(
    st.integers(2, 4),
    st.integers(60, 220),
    st.sampled_from([12, 18, 26]),
    st.sampled_from([10.5, 12, 15]),
)
def test_any_number_of_columns_is_read_one_after_the_other(number, count, gutter, leading):
    names = "ABCD"[:number]

    def draw(canvas):
        columns(canvas, names, count=min(count, 640 // number), gutter=gutter, leading=leading)

    assert order(pieces_of(draw)) == names


@pytest.mark.parametrize("offset", [0, 2, 4, 5.5, 7, 9])
def test_lines_of_the_columns_need_not_stand_on_one_base(offset):
    def draw(canvas):
        for number, name in enumerate("ABC"):
            y = TOP - offset * (number % 2)
            fill(canvas, prose(name, 120), LEFT + 174 * number, y, 156)

    assert order(pieces_of(draw)) == "ABC"


def test_headings_across_the_columns_part_them():
    def draw(canvas):
        put(
            canvas, LEFT, 750, "A heading across all of the columns of this page, in large type", 16
        )
        y = columns(canvas, "ABC", count=60)
        put(
            canvas,
            LEFT,
            y - 20,
            "Another heading across all of the columns of the page, no smaller",
            16,
        )
        columns(canvas, "DEF", y=y - 45, count=60)

    assert order(pieces_of(draw)) == "ABCDEF"


@pytest.mark.parametrize("column", [0, 1])
def test_a_table_in_one_column_is_a_table_there(column):
    rows = [
        ("Quay", "4.1", "12"),
        ("Bridge", "7.9", "31"),
        ("Mole", "3.3", "8"),
        ("Road", "9", "2"),
    ]

    def draw(canvas):
        width = 240
        for number, name in enumerate("AB"):
            x = LEFT + number * (width + 24)
            y = fill(canvas, prose(name, 90), x, TOP, width)
            if number == column:
                for row, cells in enumerate(rows):
                    for cell, text in enumerate(cells):
                        put(canvas, x + 80 * cell, y - 8 - 12 * row, text, 9)
                y -= 70
            fill(canvas, prose(name, 90), x, y, width)

    pieces = pieces_of(draw)
    assert order(pieces) == "AB"
    found = [piece.text for piece in pieces if piece.hint is BlockKind.TABLE_ROW]
    assert found == ["\t".join(row) for row in rows]


def test_labels_of_a_figure_in_one_column_do_not_break_the_other():
    def draw(canvas):
        y = fill(canvas, prose("A", 60), LEFT, TOP, 240)
        for number in range(18):
            put(canvas, LEFT + 37 * (number % 5), y - 12 - 17 * (number // 3), f"{number * 10}", 7)
        fill(canvas, prose("A", 60), LEFT, y - 130, 240)
        fill(canvas, prose("B", 180), LEFT + 264, TOP, 240)

    assert order(pieces_of(draw)) == "AB"


@pytest.mark.parametrize("last", [4, 12, 30])
def test_a_last_column_may_be_short(last):
    def draw(canvas):
        for number, (name, count) in enumerate((("A", 150), ("B", 150), ("C", last))):
            fill(canvas, prose(name, count), LEFT + 174 * number, TOP, 156)

    assert order(pieces_of(draw)) == "ABC"


def test_a_gutter_of_other_pages_is_known_where_the_second_column_has_one_line():
    def draw(canvas):
        for names, last in (("AB", 150), ("CD", 150), ("EF", 9)):
            for number, name in enumerate(names):
                count = last if number else 150
                fill(canvas, prose(name, count), LEFT + 264 * number, TOP, 240)
            canvas.showPage()

    assert order(pieces_of(draw)) == "ABCDEF"


def test_a_line_that_reaches_into_the_gutter_does_not_break_the_columns():
    def draw(canvas):
        y = fill(canvas, prose("A", 80), LEFT, TOP, 236)
        end = put(canvas, LEFT, y, "https://www.harbour-council.example.org/minutes/A80", 9)
        while end < LEFT + 259:
            end = put(canvas, end, y, "x", 9)
        fill(canvas, prose("A", 80), LEFT, y - 11, 236)
        fill(canvas, prose("B", 170), LEFT + 264, TOP, 236)

    assert order(pieces_of(draw)) == "AB"


def test_a_box_beside_the_text_is_read_after_the_text_beside_it():
    def draw(canvas):
        y = fill(canvas, prose("A", 150), LEFT, TOP, 330)
        fill(canvas, prose("B", 40), LEFT + 360, TOP - 60, 130, size=8, leading=9.5)
        fill(canvas, prose("C", 150), LEFT, y, RIGHT - LEFT)

    pieces = pieces_of(draw)
    assert order(pieces) == "ABC"
    assert words_in_order(pieces, "A") == sorted(words_in_order(pieces, "A"))


def test_a_note_across_the_foot_of_the_page_comes_last():
    def draw(canvas):
        y = columns(canvas, "AB", count=100)
        fill(canvas, prose("C", 40), LEFT, y - 30, RIGHT - LEFT, size=7, leading=8)

    assert order(pieces_of(draw)) == "ABC"


def test_japanese_columns_with_wide_leading():
    line = "日米両政府は地域の安全保障環境について意見を交換した"

    def draw(canvas):
        registerFont(TTFont("Gothic", str(resource_font("BIZUDPGothic-Regular"))))
        for number in range(14):
            for column, name in enumerate("左中右"):
                text = f"{name}{number:02}{line[: 15 if number % 5 else 9]}"
                put(canvas, LEFT + 172 * column, TOP - 16 * number, text, 9, "Gothic")

    text = "".join(piece.text for piece in pieces_of(draw))
    assert "".join(re.findall("[左中右]", text)) == "左" * 14 + "中" * 14 + "右" * 14


COMPARED = [
    ("The council shall meet four times a year and may meet more often when it is asked to",
     "The council shall meet twice a year, and more often only when the mayor asks for it"),
    ("Members are paid for each meeting that they attend, and for their way to it and back",
     "Members are not paid, but what they spend on their way to a meeting is given back"),
    ("Minutes are kept by the clerk and are open to all who wish to read them",
     "Minutes are kept by a member, in turn, and are open to members"),
    ("Decisions need two thirds of all who are present, the chair included",
     "Decisions need half of all members, whether they are present or are not"),
]  # fmt: skip


def compared(canvas, rows, widths, *, gap=10):
    y = TOP
    for row in rows:
        ends, x = [], LEFT
        for text, width in zip(row, widths, strict=True):
            ends.append(fill(canvas, text, x, y, width - 20))
            x += width
        y = min(ends) - gap


def test_a_text_compared_with_another_one_is_read_row_by_row():
    text = " ".join(
        piece.text for piece in pieces_of(lambda canvas: compared(canvas, COMPARED, (250, 250)))
    )
    places = [text.index(words) for words in ("four times", "twice a", "for each", "not paid")]
    assert places == sorted(places)


def test_names_and_what_belongs_to_them_are_read_row_by_row():
    rows = [("Chair", COMPARED[0][0]), ("Clerk of the council", COMPARED[1][0]),
            ("Treasurer", COMPARED[2][0]), ("Members", COMPARED[3][0])]  # fmt: skip
    text = " ".join(
        piece.text for piece in pieces_of(lambda canvas: compared(canvas, rows, (130, 360)))
    )
    places = [text.index(word) for word in ("Chair", "four", "Clerk", "paid", "Treas", "kept")]
    assert places == sorted(places)


def test_names_of_two_who_sign_stay_beside_each_other():
    def draw(canvas):
        y = fill(canvas, prose("A", 150), LEFT, TOP, RIGHT - LEFT)
        for row, (left, right) in enumerate(
            (
                ("For the Council:", "For the Harbour:"),
                ("Ann Mason", "Carl Roper"),
                ("Chair of the Council", "Master of the Harbour"),
            )
        ):
            put(canvas, LEFT, y - 30 - 14 * row, left, 9)
            put(canvas, 330, y - 30 - 14 * row, right, 9)

    text = " ".join(piece.text for piece in pieces_of(draw))
    places = [text.index(word) for word in ("Council:", "Harbour:", "Mason", "Roper")]
    assert places == sorted(places)


def test_a_table_over_the_whole_page_stays_one():
    def draw(canvas):
        for row in range(20):
            for cell in range(4):
                text = f"Entry {row} of {'wxyz'[cell]}" if cell < 2 else f"{row * 7 + cell}.5"
                put(
                    canvas,
                    LEFT + 125 * cell,
                    TOP - 14 * row,
                    text,
                    9,
                    BOLD if row == 0 else "Times-Roman",
                )

    rows = [piece for piece in pieces_of(draw) if piece.hint is BlockKind.TABLE_ROW]
    assert len(rows) == 20
