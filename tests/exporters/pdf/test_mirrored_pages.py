"""Documents that are written from right to left have pages that begin at the right."""

import io
from contextlib import closing

import pypdf
import pypdfium2
import pytest

from data.briefing.content import ContentBlock
from data.document import BlockKind
from data.text.text_direction import runs_leftwards
from exporters.options import Imposition, NotePlacement, PageSetup
from exporters.pdf.text.page_grid import Grid
from tests.fixtures.briefings import block, content_of, drawn, note, pdf, read, topic
from tests.fixtures.inked_boxes import overlaps
from tests.fixtures.structure import structure

HEBREW = (
    "השרים הסכימו לעבוד יחד בשנת 2018 ולחזק את הסדר הבינלאומי המבוסס על כללים. הם הביעו דאגה "
    "עמוקה מניסיונות חד־צדדיים לשנות את המצב הקיים בכוח, והדגישו את חשיבות הדיאלוג."
)
ARABIC = (
    "أكد الوزراء أن المادة 5 من المعاهدة الموقعة في عام 1960 تنطبق على الجزر، وشددوا على أهمية "
    "الحفاظ على النظام الدولي القائم على القواعد (انظر الملحق 2)."
)
ENGLISH = "A paragraph of the annex in English, which runs over more than one line of its column."


def rows(*texts):
    return [block("\t".join(row), kind=BlockKind.TABLE_ROW) for row in texts]


def handout(text, marked, **fields):
    blocks = (
        block(text, (marked, "K", 1)),
        ContentBlock(BlockKind.LIST_ITEM, text.split(".")[0], "§1 ¶2", marker="12.", level=1),
        *rows([text[:20], "2024", "1,250"], [text[20:40], "2025", "980"]),
        block(f"{ENGLISH} {ENGLISH}"),
    )
    notes = (note(1, f"{text[:60]}\n\n- {text[:20]}\n- {ENGLISH}"),)
    return content_of(
        topic("1", text[:30], *blocks), topic("2", text[:30], block(text)),
        topic("3", text[:30], block(text)), title=text[:60], notes=notes, **fields,
    )  # fmt: skip


CONTENTS = {
    "he": handout(HEBREW, "לעבוד יחד", language="he"),
    "ar": handout(ARABIC, "المادة 5", language="ar"),
}


def boxes(content, **page):
    """Each letter of the first page with its left and right edge, from pdfium."""
    with closing(pypdfium2.PdfDocument(pdf(content, **page))) as document:
        text = document[0].get_textpage()
        return [
            (text.get_text_range(at, 1), *text.get_charbox(at)[::2])
            for at in range(text.count_chars())
        ]


@pytest.mark.parametrize("language", ["he", "ar"])
def test_text_begins_where_a_page_that_is_read_from_the_left_has_its_far_edge(language):
    content = CONTENTS[language]
    grid = Grid.of(PageSetup())
    letters = [sign for sign in boxes(content) if "\u0590" < sign[0] < "\u0700"]
    assert max(right for _, _, right in letters) < grid.width - grid.text_x + 1
    assert max(right for _, _, right in letters) > grid.width - grid.text_x - 3
    numbers = [word for word in drawn(read(pdf(content)).pages[0]) if word.text == "1"]
    assert max(word.x for word in numbers) > grid.width - grid.text_x


def test_notes_stand_at_the_left_and_those_in_latin_begin_there():
    grid = Grid.of(PageSetup())
    words = drawn(read(pdf(CONTENTS["he"])).pages[0])
    (label,) = [word for word in words if word.text == "Key point" and word.size == 8]
    assert label.x < grid.width - grid.notes_x
    english = [word for word in words if word.text.startswith("- A paragraph") and word.size == 8]
    assert [word.x for word in english] == [pytest.approx(grid.margin, abs=0.1)]


def test_the_first_column_of_a_table_is_at_the_right():
    words = drawn(read(pdf(CONTENTS["he"])).pages[0])
    first, second = (next(w for w in words if w.text == text) for text in ("2024", "1,250"))
    assert first.x > second.x
    head = [w for w in words if w.y == first.y and w.text and "\u0590" < w.text[0] < "\u05ff"]
    assert min(word.x for word in head) > first.x


def test_a_paragraph_in_latin_begins_at_the_left():
    grid = Grid.of(PageSetup())
    words = drawn(read(pdf(CONTENTS["he"])).pages[0])
    body = [w for w in words if w.size == 10 and "annex in English" in w.text]
    (start,) = {round(word.x, 1) for word in body}
    assert start == round(grid.width - grid.text_right, 1)


def test_the_full_stop_of_a_number_stands_towards_its_text():
    letters = boxes(CONTENTS["he"])
    at = next(n for n, sign in enumerate(letters) if sign[0] == "." and sign[1] > 440)
    figures = [sign for sign in letters[at - 3 : at + 4] if sign[0] in "12" and sign[1] > 440]
    assert all(left > letters[at][1] for _, left, _ in figures)


@pytest.mark.parametrize("language", ["he", "ar"])
@pytest.mark.parametrize("placement", NotePlacement)
def test_nothing_is_drawn_over_anything_else(language, placement):
    made = pdf(CONTENTS[language], notes=placement, two_sided=True, index=True)
    assert not list(overlaps(made))


def test_a_highlight_and_its_annotation_cover_the_words():
    content = CONTENTS["he"]
    (page, *_) = read(pdf(content)).pages
    (mark,) = (
        a.get_object() for a in page["/Annots"] if a.get_object()["/Subtype"] == "/Highlight"
    )
    left, bottom, right, top = map(float, mark["/Rect"])
    with closing(pypdfium2.PdfDocument(pdf(content))) as document:
        inside = document[0].get_textpage().get_text_bounded(left, bottom, right, top)
    assert "לעבוד יחד" in inside


def test_sheets_are_bound_at_the_right():
    there, here = (
        max(right for sign, _, right in boxes(CONTENTS["he"], **page) if sign == "ה")
        for page in ({}, {"two_sided": True})
    )
    assert here < there - 10


def test_a_booklet_is_leafed_through_from_the_right():
    def first(content):
        (page, *_) = read(pdf(content, imposition=Imposition.BOOKLET)).pages
        drawn = page.get_contents().get_data().decode("latin-1").split("\n")
        halves = {line.split("/S")[1].split()[0]: line.split()[5] for line in drawn if "/S" in line}
        return float(halves["1"])

    content = CONTENTS["he"]
    leftwards = content_of(topic("1", "T", block("Text.")))
    assert first(content) < first(leftwards)


def test_tags_are_in_the_order_in_which_they_are_read():
    root = structure(pypdf.PdfReader(io.BytesIO(pdf(CONTENTS["he"]))))
    paragraphs = [kid for kid in root.kids if kid.tag == "P" and "השרים" in kid.text]
    assert " ".join(paragraphs[0].words(spoken=False).split()).startswith(HEBREW[:22])


def test_most_letters_decide_and_fewer_where_the_language_says_so():
    assert runs_leftwards([HEBREW, "ASEAN"], "en")
    assert not runs_leftwards([ENGLISH, HEBREW[:20]], "en")
    assert not runs_leftwards([ENGLISH], "he")
    assert runs_leftwards([ENGLISH[:40], HEBREW[:30]], "he")
    assert not runs_leftwards([ENGLISH[:40], HEBREW[:20]], "und")
    assert not runs_leftwards([], "ar")
