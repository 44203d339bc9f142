"""What stands in form fields and free text is read where it stands on the page."""

import pytest

from data.document import BlockKind
from data.intake import pdf
from tests.fixtures.pdfs import BOLD, FILLER, drawn, one_page, paragraph, put


def stream_of(content):
    return pdf.read(content, "a.pdf", lambda _share: None)


def texts(draw):
    return [piece.text for piece in stream_of(drawn(draw)).pieces]


def test_values_stand_beside_their_labels():
    def draw(canvas):
        put(canvas, 72, 740, "Application form", 16, BOLD)
        for number, (label, value) in enumerate((("Name", "Ann Mason"), ("Town", "Harbour"))):
            y = 700 - 40 * number
            put(canvas, 72, y + 6, label)
            canvas.acroForm.textfield(
                name=label, x=110, y=y, width=200, height=20, value=value, fontSize=11
            )
        paragraph(canvas, 600, FILLER)

    assert texts(draw) == ["Application form", "Name Ann Mason", "Town Harbour", FILLER.strip()]


def test_marks_and_choices_are_told():
    def draw(canvas):
        form = canvas.acroForm
        for number, (label, checked) in enumerate((("I agree", True), ("I do not", False))):
            put(canvas, 100, 664 - 30 * number, label)
            form.checkbox(name=label, x=72, y=660 - 30 * number, checked=checked)
        for number, value in enumerate(("yes", "no")):
            put(canvas, 100 + 60 * number, 604, value)
            form.radio(
                name="answer", value=value, selected=value == "no", x=76 + 60 * number, y=600
            )
        put(canvas, 72, 564, "Country")
        form.choice(
            name="c", x=115, y=560, width=120, height=20, fontSize=11,
            value="Japan", options=["Japan", "Italy"],
        )  # fmt: skip

    text = " ".join(texts(draw)).replace("\t", " ")
    assert text == "☒ I agree ☐ I do not ☐ yes ☒ no Country Japan"


@pytest.mark.parametrize(
    ("kind", "entries", "read"),
    [
        (b"FreeText", b"/Contents(Harbour)", ["Harbour"]),
        (b"Widget", b"/FT/Tx/V(Board)", ["Board"]),
        (b"Widget", b"/FT/Tx/V(First\rSecond)", ["First Second"]),
    ],
)
def test_a_page_of_nothing_else_is_read(kind, entries, read):
    what = b"<</Type/Annot/Subtype/%s/Rect[72 600 300 720]%s>>" % (kind, entries)
    stream = stream_of(one_page(b"", what, entries=b"/Annots[5 0 R]"))
    assert [piece.text for piece in stream.pieces] == read


def test_what_is_hidden_is_not_read():
    what = b"<</Type/Annot/Subtype/FreeText/F 2/Rect[72 700 300 720]/Contents(Harbour)>>"
    text = b"BT /F 11 Tf 72 500 Td (Shown.) Tj ET"
    stream = stream_of(one_page(text, what, entries=b"/Annots[5 0 R]"))
    assert [piece.text for piece in stream.pieces] == ["Shown."]


def test_text_of_the_page_under_a_field_is_kept():
    def draw(canvas):
        put(canvas, 76, 664, "under")
        canvas.acroForm.checkbox(name="a", x=72, y=660, size=30, checked=True)

    text = " ".join(texts(draw))
    assert ("under" in text, text.count("☒")) == (True, 1)


def test_values_in_the_cells_of_a_table_make_it_one():
    def draw(canvas):
        for row, cells in enumerate((("Quay", "12"), ("Bridge", "7"), ("Mole", "31"))):
            put(canvas, 72, 706 - 24 * row, cells[0])
            canvas.acroForm.textfield(
                name=cells[0], x=300, y=700 - 24 * row, width=80, height=20, value=cells[1]
            )

    pieces = stream_of(drawn(draw)).pieces
    assert [piece.text for piece in pieces] == ["Quay\t12", "Bridge\t7", "Mole\t31"]
    assert all(piece.hint is BlockKind.TABLE_ROW for piece in pieces)
