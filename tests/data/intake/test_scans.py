"""Pages that are pictures: which language and which way up, what becomes of lines, what is said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from data.document import BlockKind
from data.errors import IntakeError
from data.intake import pdf, read_as, source_of
from data.intake.recognition import (
    PagePicture,
    RecognitionError,
    RecognitionOverError,
    tongues,
)
from data.intake.recognition.page_reading import PageReading
from data.intake.recognition.page_rules import without_rules
from data.intake.recognition.recognised_words import certainty_of, lines_of
from data.intake_report import Certainty
from tests.fixtures.pdfs import FILLER, drawn, paragraph, put
from tests.fixtures.recognising import FakeReader
from tests.fixtures.scans import mark_of, marked, put_picture, table

ENGLISH = (
    "The harbour master told the region that the lights of all ports would be repaired by",
    "the end of May, and that the ships of the coast guard will wait for them until then.",
)
JAPANESE = (
    "防衛大臣は地域の情勢について意見を交換した。",
    "両大臣は引き続き協力することで一致した。",
)
GARBLED = ("Ib xq wvvz kkj", "pqr zzt wvk")


def quiet(_share):
    """Stand in for a progress hook."""


def english(_picture, _language):
    return table(*ENGLISH)


def read(content, reader, name="scan.pdf"):
    return read_as(content, name, source_of(content, name), quiet, reader)


def refusal(content, reader):
    with pytest.raises(IntakeError) as caught:
        read(content, reader)
    message = str(caught.value)
    assert message.startswith("“scan.pdf” ")
    assert "\n" not in message
    return message


def said(document):
    report = document.report
    return [str(text) for text in (*report.repairs, *report.warnings)]


def test_a_scan_becomes_paragraphs_and_the_report_says_how_it_was_read():
    document = read(marked(40), FakeReader(english))
    assert document.text == " ".join(ENGLISH)
    found = next(one for one in document.report.findings if str(one.what) == "Letters")
    assert str(found.value) == "read by OCR (Tesseract, English)"
    assert str(found.place) == "the picture of 1 page, with a mean certainty of 93 %"
    assert found.certainty is Certainty.LIKELY
    assert said(document) == [
        "Page read by OCR (Tesseract, English), with a mean certainty of 93 %: 1."
    ]


def test_each_page_is_told_when_it_is_read():
    shares = []
    pdf.read(marked(*range(10, 110, 10)), "a.pdf", shares.append, FakeReader(english))
    assert shares == sorted(shares)
    assert len(set(shares)) > 20


def test_a_page_knows_its_number():
    document = read(marked(10, 20, 30), FakeReader(by_mark))
    assert [block.page for block in document.blocks] == [1, 2, 3]
    assert "3: The text of page 30" in document.text


def by_mark(picture, _language):
    level, _ = mark_of(*picture)
    return table(f"{level // 10}: The text of page {level} is about the harbour and its lights.")


def test_pages_of_text_stay_as_they_are_among_pages_that_are_pictures():
    def draw(canvas):
        paragraph(canvas, 700, FILLER)
        canvas.showPage()
        put_picture(canvas, page_with_a_mark())
        paragraph(canvas, 700, FILLER)
        canvas.showPage()

    reader = FakeReader(english)
    document = read(drawn(draw), reader)
    assert document.text.count(FILLER.strip()) == 2
    assert " ".join(ENGLISH) in document.text
    assert reader.asked == ["eng"]
    assert "(Tesseract, English), with a mean certainty of 93 %: 2." in said(document)[0]


def page_with_a_mark():
    picture = Image.new("L", (200, 260), 255)
    picture.paste(40, (0, 0, 60, 60))
    return picture


def stamped(canvas, y):
    picture = page_with_a_mark()
    canvas.setPageSize((612, 792))
    canvas.drawInlineImage(picture, 0, 0, 612, 792)
    put(canvas, 72, y, "Case 12 Document 7 Filed in May")
    canvas.showPage()


def test_a_scan_that_is_stamped_with_a_line_of_text_is_read_and_its_stamp_kept():
    def below(_picture, _language):
        return table("", "", "", *ENGLISH)

    document = read(drawn(lambda canvas: stamped(canvas, 770)), FakeReader(below))
    kept = document.text + "".join(piece.text for piece in document.furniture)
    assert " ".join(ENGLISH) in document.text
    assert kept.count("Case 12 Document 7 Filed in May") == 1


def test_what_is_read_in_the_place_of_a_stamp_is_not_told_twice():
    def with_stamp(_picture, _language):
        rows = table("Case 12 Document 7 Filed in May", *ENGLISH).split("\n")
        placed = []
        for number, row in enumerate(rows):
            cells = row.split("\t")
            if 0 < number < 9:
                cells[6], cells[7] = str(200 + 45 * number), "38"
            elif len(cells) == 12 and number:
                cells[7] = str(int(cells[7]) + 300)
            placed.append("\t".join(cells))
        return "\n".join(placed)

    document = read(drawn(lambda canvas: stamped(canvas, 770)), FakeReader(with_stamp))
    kept = document.text + "".join(piece.text for piece in document.furniture)
    assert kept.count("Filed") == 1
    assert " ".join(ENGLISH) in document.text


def test_a_slide_with_a_picture_behind_its_title_is_no_scan():
    reader = FakeReader(english)
    document = read(drawn(lambda canvas: stamped(canvas, 400)), reader)
    assert document.text == "Case 12 Document 7 Filed in May"
    assert reader.asked == []


def test_lines_with_thicker_strokes_are_bold():
    """Of two lines of a real picture, one has letters of four dark pixels and one of two."""

    def draw(canvas):
        picture = Image.new("L", (1700, 2200), 255)
        for number in range(6):
            for x in range(10, 1000, 20):
                width = 8 if number == 2 else 4
                picture.paste(0, (x, 20 + 40 * number, x + width, 48 + 40 * number))
        put_picture(canvas, picture)

    lines = ["many words that stand on one line of this page"] * 6
    stream = pdf.read(drawn(draw), "a.pdf", quiet, FakeReader(lambda *_: table(*lines)))
    strong = [piece.text for piece in stream.pieces if piece.strong]
    assert strong == [lines[2]]


def test_without_anything_that_reads_pictures_the_way_is_named():
    message = refusal(marked(40), None)
    assert "holds pictures and no text, as scans do: install Tesseract with the data" in message


def test_without_data_of_any_language_that_is_said():
    assert "Tesseract has no data of any language here: install" in refusal(
        marked(40), FakeReader(english, installed=("osd",))
    )


def test_pictures_without_text_are_called_that():
    reader = FakeReader(lambda *_: table())
    assert "in which OCR finds no text" in refusal(marked(40, 50), reader)
    assert reader.asked == ["eng", "eng"], "an empty page is not tried in other ways"


def test_what_is_not_read_with_any_certainty_is_no_text():
    reader = FakeReader(lambda *_: table(*GARBLED, certainty=30))
    assert "OCR is sure of no text: scan the paper anew, upright" in refusal(marked(40), reader)


def test_a_photograph_among_pages_of_text_adds_no_letters():
    def draw(canvas):
        paragraph(canvas, 700, FILLER)
        canvas.showPage()
        put_picture(canvas, page_with_a_mark())

    document = read(drawn(draw), FakeReader(lambda *_: table(*GARBLED, certainty=30)))
    assert document.text == FILLER.strip()
    assert said(document) == ["Page with pictures and no text: 2."]


def test_text_that_is_read_unsurely_says_what_to_do():
    document = read(marked(40), FakeReader(lambda *_: table(*ENGLISH, certainty=70.4)))
    assert (
        "OCR is not sure of the letters (mean certainty 70 %): compare the text"
        in (said(document)[-1])
    )
    found = next(one for one in document.report.findings if str(one.what) == "Letters")
    assert found.certainty is Certainty.UNSURE


def test_words_of_little_certainty_are_counted():
    rows = table(*ENGLISH).replace("\t93.0\tregion", "\t31\tregion")
    document = read(marked(40), FakeReader(lambda *_: rows))
    assert "1 word was read with little certainty." in said(document)


def of_two(picture, language):
    """Read pages with dark marks as English and with light ones as Japanese."""
    level, _ = mark_of(*picture)
    if level < 100:
        return table(*ENGLISH, certainty=96 if language == "eng" else 87)
    return table(*JAPANESE) if language == "jpn" else table(*GARBLED, certainty=19)


BOTH = ("eng", "jpn", "osd")


def latin_or_han(picture):
    return f"Rotate: 0\nScript: {'Latin' if mark_of(*picture)[0] < 100 else 'Han'}\n"


def test_the_language_is_the_one_that_reads_with_certainty_and_is_kept_for_the_next_page():
    reader = FakeReader(of_two, BOTH, latin_or_han)
    document = read(marked(200, 210), reader)
    assert document.text.replace("\n", "") == "".join(JAPANESE) * 2
    assert document.language == "ja"
    assert reader.asked == ["eng", "osd", "jpn", "jpn"]


def test_latin_letters_among_pages_in_japanese_are_read_as_what_they_are():
    reader = FakeReader(of_two, BOTH, latin_or_han)
    document = read(marked(200, 20, 210), reader)
    assert reader.asked == ["eng", "osd", "jpn", "jpn", "eng", "eng", "osd", "jpn"]
    assert [text.partition(",")[2].partition(")")[0] for text in said(document)] == [
        " Japanese",
        " English",
    ]
    assert said(document)[0].endswith(": 1, 3.")


def test_a_language_without_data_is_named():
    def latin_alone(_picture, _language):
        return table(*GARBLED, certainty=19)

    reader = FakeReader(latin_alone, ("eng", "osd"), latin_or_han)
    message = refusal(marked(200), reader)
    assert "in a language for which Tesseract has no data here: install it" in message
    assert message.endswith("(Japanese).")


def test_text_in_another_language_than_there_is_data_for_is_read_and_said():
    german = "Die Minister haben die Lage in der Region geprüft und sind sich einig, dass das nicht"
    document = read(marked(40), FakeReader(lambda *_: table(german, certainty=88)))
    assert document.text == german
    assert said(document)[-1].endswith("open the file again (German).")


def test_a_language_that_the_words_tell_is_tried_where_there_is_data_for_it():
    german = "Die Minister haben die Lage in der Region {} und sind sich einig, dass das nicht"

    def german_or_not(_picture, language):
        right = language == "deu"
        return table(german.format("geprüft" if right else "gepriift"), certainty=90 + 3 * right)

    reader = FakeReader(german_or_not, ("deu", "eng", "osd"))
    assert "geprüft" in read(marked(40), reader).text
    assert reader.asked == ["eng", "deu"]


def upright_alone(picture, _language):
    _, corner = mark_of(*picture)
    return table(*ENGLISH) if corner == 0 else table(*GARBLED, certainty=25)


def rotation(picture):
    return f"Rotate: {(4 - mark_of(*picture)[1]) % 4 * 90}\nScript: Latin\n"


@pytest.mark.parametrize("turned", [1, 2, 3])
def test_a_turned_page_is_turned_back_and_so_are_those_that_follow(turned):
    reader = FakeReader(upright_alone, look=rotation)
    document = read(marked(20, 30, turned=turned), reader)
    assert document.text.count(ENGLISH[0]) == 2
    assert reader.asked == ["eng", "osd", "eng", "eng"]
    assert "Pages turned upright to be read by OCR: 1–2." in said(document)


def test_a_page_on_its_side_is_turned_though_its_letters_are_read():
    """Tesseract reads lines that run downwards, but their places would make no paragraphs."""

    def sideways(picture, _language):
        if mark_of(*picture)[1] == 0:
            return table(*ENGLISH)
        rows = [row.split("\t") for row in table(*ENGLISH).splitlines()]
        turned = [rows[0]] + [
            [*row[:6], row[7], row[6], row[9], row[8], *row[10:]] for row in rows[1:]
        ]
        return "\n".join(map("\t".join, turned))

    reader = FakeReader(sideways, look=rotation)
    assert read(marked(20, turned=1), reader).text == " ".join(ENGLISH)
    assert reader.asked == ["eng", "osd", "eng"]


def test_a_page_with_too_little_to_tell_its_direction_is_read_as_it_is():
    def no_direction(_picture):
        raise RecognitionError

    reader = FakeReader(lambda *_: table("Harbour lights", certainty=55), look=no_direction)
    assert read(marked(20), reader).text == "Harbour lights"


def test_lines_in_larger_type_are_larger_and_all_others_are_of_one_size():
    rows = table("Lights of the Harbour", *ENGLISH * 3).split("\n")
    for number in range(1, 6):
        rows[number] = rows[number].replace("\t28\t", "\t45\t")
    low = [
        row.replace("\t28\t", "\t27\t") if number % 2 else row for number, row in enumerate(rows)
    ]
    stream = pdf.read(marked(20), "a.pdf", quiet, FakeReader(lambda *_: "\n".join(low)))
    sizes = [piece.size for piece in stream.pieces]
    assert sizes[0] > 1.3
    assert set(sizes[1:]) == {1.0}


@pytest.mark.parametrize("slope", [-0.05, 0.02, 0.05])
def test_a_page_that_lies_askew_makes_the_pieces_of_one_that_does_not(slope):
    level = spread(("Lights", *ENGLISH, *ENGLISH, "Ships", *ENGLISH, *ENGLISH))
    rows = [row.split("\t") for row in level.split("\n")]
    for cells in rows:
        if cells[0] == "5":
            left, top = int(cells[6]) + 200, int(cells[7]) + 200
            cells[6], cells[7] = str(round(left - slope * top)), str(round(top + slope * left))
    askew = "\n".join(map("\t".join, rows))
    texts = [
        [piece.text for piece in pdf.read(marked(20), "a.pdf", quiet, reader).pieces]
        for reader in (FakeReader(lambda *_: level), FakeReader(lambda *_: askew))
    ]
    assert texts[0] == texts[1]
    assert len(texts[0]) > 3


def test_pages_that_fail_are_named_and_the_others_are_read():
    def failing(picture, _language):
        level, _ = mark_of(*picture)
        if level == 20:
            raise RecognitionError
        return table(*ENGLISH)

    document = read(marked(10, 20, 30), FakeReader(failing))
    assert document.text.count(ENGLISH[0]) == 2
    assert "Page whose picture could not be read by OCR: 2." in said(document)


def test_after_three_failures_in_a_row_nothing_more_is_tried():
    def failing(_picture, _language):
        raise RecognitionError

    reader = FakeReader(failing)
    assert "Tesseract fails at them" in refusal(marked(*range(10, 90, 10)), reader)
    assert reader.asked == ["eng"] * 3


def test_what_is_read_up_to_the_limit_is_kept_and_the_rest_is_named():
    def limited(picture, _language):
        level, _ = mark_of(*picture)
        if level > 20:
            raise RecognitionOverError
        return table(*ENGLISH)

    reader = FakeReader(limited)
    document = read(marked(10, 20, 30, 40), reader)
    assert document.text.count(ENGLISH[0]) == 2
    assert "open a part of the file to read the others (3–4)." in said(document)[-1]
    assert len(reader.asked) == 3


@pytest.mark.parametrize("told", ["", "rubbish", "a\tb\n", "\0" * 100, table("x") + "5\tx\t" * 12])
def test_an_answer_that_is_no_table_is_a_failure(told):
    assert "Tesseract fails" in refusal(marked(10), FakeReader(lambda *_: told)) or not lines_of(
        told
    )


@pytest.mark.parametrize("number", ["-5", "9" * 400, "9" * 5000, "nan", "1e9"])
@pytest.mark.parametrize("column", [6, 7, 8, 9])
def test_a_place_that_is_none_is_a_failure(number, column):
    rows = [row.split("\t") for row in table(*ENGLISH).split("\n")]
    rows[2][column] = number
    told = "\n".join(map("\t".join, rows))
    assert "Tesseract fails" in refusal(marked(10), FakeReader(lambda *_: told))


@given(st.text(max_size=200), st.text(max_size=40))
def test_no_answer_does_more_than_fail(told, word):
    for answer in (told, table("x").replace("x", word), table("x") + told):
        try:
            lines = lines_of(answer)
        except RecognitionError:
            continue
        assert all(line.text.strip() and line.text.isprintable() for line in lines)
        assert 0 <= certainty_of(lines) <= 100


def test_thin_level_lines_are_taken_out_of_a_picture_and_nothing_else():
    picture = Image.new("L", (400, 120), 255)
    picture.paste(0, (20, 20, 300, 24))
    others = ((20, 40, 120, 44), (20, 60, 380, 90), (390, 0, 394, 120))
    for box in others:
        picture.paste(0, box)
    kept = without_rules(PagePicture(*picture.size, picture.tobytes()))
    right = Image.new("L", (400, 120), 255)
    for box in others:
        right.paste(0, box)
    assert kept.pixels == right.tobytes()


@given(st.integers(100, 300), st.integers(1, 12), st.data())
def test_taking_lines_out_only_makes_a_picture_lighter(width, height, data):
    rows = data.draw(
        st.lists(st.sampled_from([0, 90, 255]), min_size=height * 4, max_size=height * 4)
    )
    pixels = b"".join(bytes([grey]) * (width // 4) for grey in rows)
    pixels = pixels.ljust(width * height, b"\0")[: width * height]
    picture = PagePicture(width, height, pixels)
    kept = without_rules(picture)
    assert (kept.width, kept.height, len(kept.pixels)) == (width, height, len(pixels))
    assert all(after in (before, 255) for before, after in zip(pixels, kept.pixels, strict=True))


@given(st.integers(1, 9), st.integers(1, 9), st.data())
def test_a_picture_that_is_turned_four_times_is_the_same(width, height, data):
    pixels = data.draw(st.binary(min_size=width * height, max_size=width * height))
    picture = PagePicture(width, height, pixels)
    once = picture.turned(1)
    assert (once.width, once.height) == (height, width)
    assert once.pixels[height - 1] == pixels[0], "the upper left corner is the upper right one now"
    assert picture.turned(4) == once.turned(3) == picture


def test_blanks_stand_between_words_and_not_between_wide_letters():
    (line,) = lines_of(table("防衛 省 and 省 の"))
    assert line.text == "防衛省 and 省の"


def test_languages_are_tried_the_likeliest_first():
    installed = ("osd", "fin", "jpn", "eng", "jpn_vert", "script/Latin", "equ")
    assert tongues.in_order(installed) == ["eng", "jpn", "fin"]
    assert PageReading(FakeReader(english, installed)).languages == ["eng", "jpn", "fin"]


def test_headings_of_a_scan_are_found():
    lines = ("1. Harbours", *ENGLISH, "2. Lights", *ENGLISH, "3. Ships", *ENGLISH)
    document = read(marked(20), FakeReader(lambda *_: spread(lines)))
    heads = [block.text for block in document.blocks if block.kind is BlockKind.HEADING]
    assert heads == ["Harbours", "Lights", "Ships"]


def spread(lines):
    """Return a table with room above and below short lines."""
    rows, top, made = [], 20, table(*lines).split("\n")
    number = -1
    for row in made:
        cells = row.split("\t")
        if len(cells) == 12 and cells[0] == "4":
            number += 1
            top += 40 if len(lines[number]) > 40 and number and len(lines[number - 1]) > 40 else 90
        if len(cells) == 12 and cells[0] in "45":
            cells[7] = str(top)
        rows.append("\t".join(cells))
    return "\n".join(rows)
