"""What the reader of PDFs makes of a page: paragraphs, hints, furniture, in reading order."""

from pathlib import Path

import pytest
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont, stringWidth
from reportlab.pdfbase.ttfonts import TTFont

from data.confined.reading_process import ReadingProcess
from data.document import BlockKind, FurnitureKind, SpanKind
from data.intake import pdf, read_bytes
from resources import font as resource_font
from tests.fixtures.pdfs import (
    BOLD,
    FILLER,
    HEIGHT,
    ITALIC,
    MARGIN,
    PLAIN,
    WIDTH,
    centre,
    drawn,
    paragraph,
    put,
)

TRANSCRIPT = Path(__file__).parents[3].parent / "shared/corpus/documents/fomc-presconf-20220615.pdf"


def stream_of(draw, **options):
    return pdf.read(drawn(draw, **options), "a.pdf", lambda _share: None)


def pieces_of(draw, **options):
    return stream_of(draw, **options).pieces


def texts(pieces, furniture=None):
    return [piece.printed for piece in pieces if piece.furniture is furniture]


def spans(piece, kind):
    return [piece.text[span.start : span.end] for span in piece.spans if span.kind is kind]


def test_wrapped_lines_become_one_paragraph_and_larger_or_strong_lines_stand_alone():
    def draw(canvas):
        centre(canvas, 720, "Joint Statement", 18, BOLD)
        put(canvas, MARGIN, 690, "Security in the region", 14, BOLD)
        paragraph(canvas, 668, FILLER * 2)

    title, heading, text = pieces_of(draw)
    assert (title.text, title.size, title.centred, title.strong) == (
        "Joint Statement",
        1.64,
        True,
        True,
    )
    assert (heading.text, heading.size, heading.centred) == ("Security in the region", 1.27, False)
    assert heading.strong
    assert (text.text, text.size, text.lines > 2) == ((FILLER * 2).strip(), 1.0, True)
    assert not text.spans


@pytest.mark.parametrize(
    ("indent", "gap", "leading"), [(0, 8, 13.5), (24, 0, 13.5), (36, 0, 27.6), (0, 20, 27)]
)
def test_paragraphs_are_told_apart_by_space_or_by_an_indent_in_double_spacing_too(
    indent, gap, leading
):
    wanted = [FILLER.strip(), ("Second. " + FILLER).strip(), ("Third. " + FILLER).strip()]

    def draw(canvas):
        y = 720
        for text in wanted:
            y = paragraph(canvas, y, text, indent=indent, leading=leading) - gap

    pieces = pieces_of(draw)
    assert texts(pieces) == wanted
    assert all((piece.indent > 0) is (indent > 0) for piece in pieces)


def test_a_centred_title_of_two_lines_is_one_piece_and_the_date_below_it_another():
    def draw(canvas):
        for text, y in (
            ("Joint Statement of the Foreign Ministers on the Order of the", 720),
            ("Region", 700),
        ):
            centre(canvas, y, text, 16.5, BOLD)
        centre(canvas, 680, "Tokyo, 4 March 2024", 11)
        paragraph(canvas, 650, FILLER * 2)

    title, date, _ = pieces_of(draw)
    assert title.text == "Joint Statement of the Foreign Ministers on the Order of the Region"
    assert (date.text, date.centred) == ("Tokyo, 4 March 2024", True)


def test_notes_in_the_margin_do_not_break_the_text_beside_them():
    def draw(canvas):
        paragraph(canvas, 720, FILLER * 4, width=380)
        for number in range(3):
            put(canvas, 480, 720 - 27 * number, f"margin {number}", 8)

    text, *beside = texts(pieces_of(draw))
    assert text == (FILLER * 4).strip()
    assert " ".join(beside) == "margin 0 margin 1 margin 2"


def test_a_paragraph_goes_on_behind_furniture_and_notes_on_the_next_page():
    whole = FILLER * 4

    def draw(canvas):
        y = paragraph(canvas, 720, "Opening. " + FILLER, indent=20)
        lines = whole.split(" should ")
        paragraph(canvas, y, f"{lines[0]} should {lines[1]} should", indent=20)
        put(canvas, MARGIN, 100, "1", 6)
        put(canvas, MARGIN + 4, 97, "A note.", 8.5)
        put(canvas, 300, 40, "1")
        canvas.showPage()
        paragraph(canvas, 720, " should ".join(lines[2:]))
        put(canvas, 300, 40, "2")

    pieces = pieces_of(draw)
    assert texts(pieces) == [("Opening. " + FILLER).strip(), whole.strip(), "1 A note."]
    assert pieces[2].hint is BlockKind.FOOTNOTE
    assert texts(pieces, FurnitureKind.PAGE_NUMBER) == ["1", "2"]


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("a great transfor-", "mation of trade", "a great transformation of trade"),
        ("between the Japan-", "US alliance and", "between the Japan-US alliance and"),
        ("during the COVID-", "19 pandemic and", "during the COVID-19 pandemic and"),
        ("of long-term and long-", "term aims in", "of long-term and long-term aims in"),
        ("well then\u2014", "as we said", "well then\u2014as we said"),
        ("a soft trans\u00ad", "port of", "a soft transport of"),
    ],
)
def test_hyphens_at_line_ends(first, second, joined):
    width = stringWidth("x" * 40, PLAIN, 11)

    def draw(canvas):
        y = paragraph(canvas, 720, FILLER, width=width)
        put(canvas, MARGIN, y, "x" * (40 - len(first)) + " " + first)
        put(canvas, MARGIN, y - 13.5, second + " the next")

    assert joined in " ".join(texts(pieces_of(draw)))


def test_two_columns_are_read_one_after_the_other_below_a_title_across_both():
    left, right = ("Left. " + FILLER * 2).strip(), ("Right. " + FILLER * 2).strip()

    def draw(canvas):
        centre(
            canvas, 730, "A Newsletter of the Ministry about What Was Said at the Meeting", 16, BOLD
        )
        for text, x in ((left, MARGIN), (right, 318)):
            paragraph(canvas, 700, text, x=x, width=222, size=10, leading=12)

    assert texts(pieces_of(draw)) == [
        "A Newsletter of the Ministry about What Was Said at the Meeting",
        left,
        right,
    ]


def test_columns_drawn_line_by_line_across_are_read_downwards():
    def draw(canvas):
        for number in range(12):
            y = 700 - number * 12
            put(canvas, MARGIN, y, f"left line {number:02} with some words to fill it,", 10)
            put(canvas, 318, y, f"right line {number:02} with some words to fill it,", 10)

    (text,) = texts(pieces_of(draw))
    assert text.index("left line 11") < text.index("right line 00")


def test_running_heads_and_page_numbers_are_furniture():
    def draw(canvas):
        for number in range(1, 7):
            put(canvas, MARGIN, 760, "June 15, 2022")
            put(canvas, 300, 760, "Press Conference")
            put(canvas, 280, 30, f"Page {number} of 6")
            paragraph(canvas, 650, f"On page {'abcdefg'[number]}. " + FILLER)
            canvas.showPage()

    pieces = pieces_of(draw)
    assert texts(pieces, FurnitureKind.RUNNING_HEAD) == ["June 15, 2022 Press Conference"] * 6
    assert texts(pieces, FurnitureKind.PAGE_NUMBER) == [f"Page {n} of 6" for n in range(1, 7)]
    assert len(texts(pieces)) == 6


def test_heads_that_change_with_the_chapter_are_known_by_the_page_number_beside_them():
    def draw(canvas):
        for number in range(1, 9):
            put(canvas, MARGIN, 760, f"Chapter {'one' if number < 5 else 'two'}")
            put(canvas, 500, 760, f"{number + 10}")
            paragraph(canvas, 600, FILLER)
            canvas.showPage()

    assert len(texts(pieces_of(draw), FurnitureKind.RUNNING_HEAD)) == 8


AT_EDGES = [
    ("Total 1,200", "Total 1,340", "Total 980", "Total 12", "Total 1,400", "Total 7"),
    ("$120,000", "$87,000", "$990,000", "$4,000", "$55,000", "$12,000"),
    ("Ayes 12, noes 3", "Ayes 3, noes 5", "Ayes 5, noes 1", "Ayes 9, noes 2", "Ayes 1, noes 8",
     "Ayes 2, noes 0"),
    ("2015", "2016", "2017", "2018", "2019", "2020"),
    ("Fiscal year 2015", "Fiscal year 2016", "Fiscal year 2017", "Fiscal year 2018",
     "Fiscal year 2019", "Fiscal year 2020"),
    ("Licence No. 4711", "Licence No. 99", "Licence No. 1234", "Licence No. 77", "Licence No. 5",
     "Licence No. 800"),
    ("12 Main Street", "5 Main Street", "77 Main Street", "3 Main Street", "9 Main Street",
     "100 Main Street"),
    ("12", "5", "77", "3", "90", "100"),
    ("12 of 100", "5 of 100", "77 of 100", "3 of 100", "90 of 100", "100 of 100"),
    ("Motion carried.",) * 6,
]  # fmt: skip


@pytest.mark.parametrize("is_foot", [True, False], ids=["foot", "head"])
@pytest.mark.parametrize("lines", AT_EDGES, ids=lambda lines: lines[0])
def test_only_the_pages_own_number_may_differ_in_heads_and_feet(lines, is_foot):
    def draw(canvas):
        for number, line in enumerate(lines):
            put(canvas, MARGIN, 78 if is_foot else 736, line)
            for row in range(46):
                put(canvas, MARGIN, 722 - 14 * row, f"{'abcdef'[number]} {row}: {FILLER[:50]}")
            put(canvas, 300, 30, f"Report {number + 1}")
            canvas.showPage()

    pieces = pieces_of(draw)
    assert texts(pieces, FurnitureKind.RUNNING_HEAD) == [f"Report {n}" for n in range(1, 7)]
    assert not texts(pieces, FurnitureKind.PAGE_NUMBER)
    kept = "\n".join(texts(pieces))
    assert all(kept.count(line) >= lines.count(line) for line in lines)


@pytest.mark.parametrize(
    "heads",
    [
        [f"Register / Vol. 83, No. 12 / Page {n + 310} / Rules" for n in range(6)],
        ["i", "ii", "iii", "1", "2", "3"],
        [f"- {n + 12} -" for n in range(6)],
        [f"{n} of 6" for n in range(1, 7)],
        ["This copy is confidential."] * 6,
    ],
    ids=lambda heads: heads[0],
)
def test_heads_that_count_on_or_return_apart_from_the_text_are_furniture(heads):
    def draw(canvas):
        for number, head in enumerate(heads):
            put(canvas, MARGIN, 770, head)
            for row in range(40):
                put(canvas, MARGIN, 720 - 14 * row, f"{'abcdef'[number]} {row}: {FILLER[:50]}")
            canvas.showPage()

    aside = [piece.printed for piece in pieces_of(draw) if piece.furniture]
    assert aside == heads


def test_what_repeats_in_the_text_is_no_furniture():
    def draw(canvas):
        for _ in range(4):
            paragraph(canvas, 600, FILLER)
            paragraph(canvas, 500, "The meeting was adjourned.")
            paragraph(canvas, 480, FILLER)
            canvas.showPage()

    pieces = pieces_of(draw)
    assert not [piece for piece in pieces if piece.furniture]


def test_strong_slanted_and_raised_passages_are_spans():
    def draw(canvas):
        x = put(canvas, MARGIN, 720, "Mr. Smith: ", font=BOLD)
        x = put(canvas, x, 720, "I read the ")
        x = put(canvas, x, 720, "New York Times", font=ITALIC)
        x = put(canvas, x, 720, " on growth")
        x = put(canvas, x, 724, "12", 6.5)
        put(canvas, x, 720, " today.")
        paragraph(canvas, 690, FILLER)

    piece = pieces_of(draw)[0]
    assert piece.text == "Mr. Smith: I read the New York Times on growth12 today."
    assert spans(piece, SpanKind.STRONG) == ["Mr. Smith:"]
    assert spans(piece, SpanKind.EMPHASIS) == ["New York Times"]
    assert spans(piece, SpanKind.SUPERSCRIPT) == ["12"]


def test_a_document_in_strong_type_throughout_has_no_strong_spans():
    pieces = pieces_of(lambda canvas: paragraph(canvas, 700, FILLER * 3, font=BOLD))
    assert not any(piece.spans for piece in pieces)


def test_footnotes_are_told_with_their_signs():
    def draw(canvas):
        paragraph(canvas, 700, FILLER * 3)
        for sign, y in (("1", 120), ("2", 98)):
            put(canvas, MARGIN, y + 3, sign, 5.5)
            put(
                canvas,
                MARGIN + 5,
                y,
                f"Note {sign} is long enough to go on for more than a line,",
                8.5,
            )
            put(canvas, MARGIN, y - 10, "and does.", 8.5)

    notes = [piece for piece in pieces_of(draw) if piece.hint is BlockKind.FOOTNOTE]
    assert [note.marker for note in notes] == ["1", "2"]
    assert notes[1].text == "Note 2 is long enough to go on for more than a line, and does."


def test_markers_of_lists_are_split_off_and_hanging_lines_joined():
    items = [f"Item {letter} says that {FILLER}".strip() for letter in "abc"]

    def draw(canvas):
        y = paragraph(canvas, 720, "The ministers agreed:")
        for sign, text in zip("•••", items, strict=True):
            put(canvas, MARGIN + 10, y, sign)
            y = paragraph(canvas, y, text, x=MARGIN + 22, width=420)

    pieces = pieces_of(draw)
    assert [(piece.marker, piece.text) for piece in pieces[1:]] == [("•", text) for text in items]


def test_a_number_that_starts_a_wrapped_line_is_no_marker():
    def draw(canvas):
        canvas.setFont(PLAIN, 11)
        put(
            canvas,
            MARGIN,
            720,
            "The two governments will meet again in the first half of the coming year, by June",
        )
        put(
            canvas,
            MARGIN,
            706,
            "5. They will then decide on the next steps, as was said at the meeting before this.",
        )

    (piece,) = pieces_of(draw)
    assert not piece.marker


def test_rows_of_a_table_have_cells_parted_by_tabs():
    def draw(canvas):
        paragraph(canvas, 720, FILLER)
        for number, (name, value) in enumerate(
            (("Japan", "54.1"), ("Italy", "31.9"), ("Canada", "27"))
        ):
            put(canvas, MARGIN, 640 - 15 * number, name)
            put(canvas, 250, 640 - 15 * number, "billion")
            put(canvas, 400, 640 - 15 * number, value)

    rows = [piece for piece in pieces_of(draw) if piece.hint is BlockKind.TABLE_ROW]
    assert [row.text for row in rows] == [
        "Japan\tbillion\t54.1",
        "Italy\tbillion\t31.9",
        "Canada\tbillion\t27",
    ]


def test_links_to_the_web_and_to_mail_alone_are_kept():
    def draw(canvas):
        for number, url in enumerate(
            (
                "https://example.org/a",
                "mailto:a@example.org",
                "file:///etc/passwd",
                "javascript:x()",
            )
        ):
            y = 700 - 30 * number
            x = put(canvas, MARGIN, y, "See ")
            end = put(canvas, x, y, f"place {number}")
            put(canvas, end, y, " for more.")
            canvas.linkURL(url, (x, y - 2, end, y + 9))

    found = [
        (piece.text[span.start : span.end], span.target)
        for piece in pieces_of(draw)
        for span in piece.spans
    ]
    assert found == [("place 0", "https://example.org/a"), ("place 1", "mailto:a@example.org")]


def test_japanese_lines_are_joined_without_blanks():
    lines = (
        "日米両政府は、地域の安全保障環境について意見を交換し、引き続き緊密に連",
        "携していくことを確認した。",
    )

    def draw(canvas):
        registerFont(TTFont("Gothic", str(resource_font("BIZUDPGothic-Regular"))))
        put(canvas, MARGIN, 700, lines[0], 12, "Gothic")
        put(canvas, MARGIN, 680, lines[1], 12, "Gothic")

    assert texts(pieces_of(draw)) == ["".join(lines)]


@pytest.mark.parametrize("is_vertical", [False, True])
def test_japanese_in_fonts_that_are_not_embedded_level_and_downwards(is_vertical):
    lines = (
        "日米両政府は、地域の安全保障環境につい",
        "て意見を交換し、緊密に連携することを確",
        "認した。",
    )

    def draw(canvas):
        face = UnicodeCIDFont("HeiseiMin-W3", isVertical=is_vertical)
        registerFont(face)
        for number, line in enumerate(lines):
            step = 20 * number
            place = (500 - step, 700) if is_vertical else (MARGIN, 700 - step)
            put(canvas, *place, line, 12, face.fontName)

    assert texts(pieces_of(draw)) == ["".join(lines)]


@pytest.mark.parametrize("is_vertical", [False, True], ids=["level", "downwards"])
def test_a_font_that_is_not_in_the_file_loses_no_letter_drawn_alone_and_is_told(is_vertical):
    lines = ("日米両政府は、地域の安全保障環境につい", "て意見を交換した。")

    def draw(canvas):
        registerFont(UnicodeCIDFont("HeiseiMin-W3"))
        for number, line in enumerate(lines):
            for place, letter in enumerate(line):
                x, y = (440 - 20 * number, 700 - 12 * place) if is_vertical else (
                    72 + 12 * place, 700 - 20 * number)  # fmt: skip
                put(canvas, x, y, letter, 12, "HeiseiMin-W3")
        put(canvas, 300, 40, "Page 1", 10)

    found = stream_of(draw)
    assert texts(found.pieces)[0] == "".join(lines)
    (repair,) = map(str, found.repairs)
    assert "HeiseiMin-W3" in repair
    assert not stream_of(lambda canvas: put(canvas, 72, 700, "Text.")).repairs


@pytest.mark.parametrize("script", ["HeiseiKakuGo-W5", "HYSMyeongJo-Medium", "STSong-Light"])
def test_what_is_read_in_other_fonts_does_not_depend_on_the_machine(script):
    def draw(canvas):
        registerFont(UnicodeCIDFont(script))
        for place, letter in enumerate("一二三四"):
            put(canvas, 72 + 14 * place, 700, letter, 12, script)

    with ReadingProcess() as process:
        apart = process.read(drawn(draw), "a.pdf", lambda _share: None)
    assert apart.text == "".join(texts(pieces_of(draw))) == "一二三四"


def test_turned_pages_are_read_upright_and_turned_text_is_kept_apart():
    def draw(canvas):
        canvas.setPageRotation(90)
        canvas.translate(WIDTH, 0)
        canvas.rotate(90)
        paragraph(canvas, 540, FILLER, width=600)
        canvas.rotate(90)
        put(canvas, 100, -60, "DRAFT", 30)

    assert texts(pieces_of(draw)) == [FILLER.strip(), "DRAFT"]


@pytest.mark.parametrize(
    ("title", "declared"),
    [
        ("Joint Statement of the Leaders", "Joint Statement of the Leaders"),
        ("日米共同声明", "日米共同声明"),
        ("Microsoft Word - draft3.doc", ""),
        ("statement_final.docx", ""),
        ("untitled", ""),
        ("R45178", ""),
        ("PowerPoint Presentation", ""),
    ],
)
def test_the_title_among_the_properties_counts_only_where_it_can_be_one(title, declared):
    found = stream_of(lambda canvas: put(canvas, 72, 700, "Text."), title=title).declared
    assert (found.title, found.certain, found.date) == (declared, False, None)
    assert str(found.place) == "the file's properties"


def test_the_language_is_declared():
    assert (
        stream_of(lambda canvas: put(canvas, 72, 700, "Text."), language="en-GB").declared.language
        == "en-GB"
    )


def test_pages_without_text_among_others_are_told():
    def draw(canvas):
        put(canvas, 72, 700, "Text.")
        canvas.showPage()
        canvas.rect(100, 100, 200, 200, fill=1)
        canvas.showPage()
        put(canvas, 72, HEIGHT / 2, "More.")

    assert tuple(map(str, stream_of(draw).repairs)) == ("Page with drawings and no text: 2.",)


def test_a_pdf_is_known_by_its_start_and_opens_as_a_document():
    content = drawn(lambda canvas: paragraph(canvas, 700, FILLER))
    for name in ("a.pdf", "a.txt", "a"):
        document = read_bytes(content, name)
        assert (str(document.report.format), document.blocks[-1].text) == ("PDF", FILLER.strip())
    assert str(read_bytes(b"\r\njunk before it\n" + content, "a.pdf").report.format) == "PDF"


@pytest.mark.skipif(not TRANSCRIPT.exists(), reason="the corpus is not here")
def test_a_real_transcript_has_its_speakers_and_paragraphs():
    stream = pdf.read(TRANSCRIPT.read_bytes(), TRANSCRIPT.name, lambda _share: None)
    text = [piece for piece in stream.pieces if piece.furniture is None]
    assert len(stream.pieces) - len(text) == 2 * 27
    assert all(piece.text.endswith((".", "?", ".”", "]")) for piece in text[2:])
    assert sum(piece.text.startswith("MICHELLE SMITH.") for piece in text) >= 15


def test_each_piece_tells_the_page_that_it_begins_on():
    def draw(canvas):
        for number in range(1, 5):
            put(canvas, MARGIN, 760, "Minutes of the council")
            paragraph(canvas, 650, f"Sheet {number} begins here. " + FILLER)
            put(canvas, 300, 30, f"Page {number}")
            canvas.showPage()

    found = [(piece.page, piece.printed[:7]) for piece in pieces_of(draw)]
    assert found == [
        (page, text)
        for page in range(1, 5)
        for text in ("Minutes", f"Sheet {page}", f"Page {page} "[:7].strip())
    ]


def test_lines_that_go_on_in_the_text_are_no_heads_however_often_they_return():
    def draw(canvas):
        for number in range(1, 7):
            paragraph(canvas, 740, f"On sheet {number} the council met again. {FILLER * 2}")
            canvas.showPage()

    pieces = pieces_of(draw)
    assert not [piece for piece in pieces if piece.furniture]


def test_records_at_the_top_of_each_page_stay_where_they_would_be_much_of_the_document():
    def draw(canvas):
        for number in range(1, 7):
            for row, text in enumerate(
                ("Record of the licence", "Holder: the harbour", "Kind: common", f"Fee: {number}00")
            ):
                put(canvas, MARGIN, 740 - 13.5 * row, text)
            put(canvas, 300, 30, f"Page {number} of 6")
            canvas.showPage()

    kept = texts(pieces_of(draw))
    assert "Record of the licence" in " ".join(kept)
    assert sum(text.count("Holder: the harbour") for text in kept) == 6


@pytest.mark.parametrize("sign", ["!", "•", "*"])
def test_a_sign_that_stands_apart_before_each_item_is_its_bullet(sign):
    items = [f"The {word} shall be repaired. {FILLER}".strip() for word in ("quay", "mole", "road")]

    def draw(canvas):
        y = paragraph(canvas, 720, FILLER)
        for item in items:
            put(canvas, MARGIN, y, sign)
            y = paragraph(canvas, y, item, x=MARGIN + 36, width=400)

    pieces = pieces_of(draw)[1:]
    assert [(piece.marker, piece.text, piece.hint) for piece in pieces] == [
        (sign, item, None) for item in items
    ]


def test_lines_of_a_record_start_with_their_labels():
    def draw(canvas):
        for number in range(4):
            y = paragraph(canvas, 700 - 80 * number, FILLER, indent=20)
            put(canvas, MARGIN, y, f"Licence No. 04{number}, Notice No. 0131, Category: for pilots")
            put(canvas, MARGIN, y - 13.5, f"Decision: kept for {number} years")

    kept = texts(pieces_of(draw))
    assert sum(text.startswith("Decision: kept") for text in kept) == 4
