"""Handouts of an office that writes Japanese: no word of ours is English in them."""

import io
import re
import zipfile
from dataclasses import replace
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from pypdf import PdfReader
from reportlab.pdfbase.pdfdoc import PDFDocument

from data.briefing.briefing import Depth
from data.citation import on_page, parted
from data.messages import ENGLISH
from data.text.printed_dates import printed_date, read_date
from exporters import render
from exporters.frame.citation_phrases import worded_citation
from exporters.frame.framed_content import framed
from exporters.frame.label_names import worded_labels
from exporters.options import Contents, NotePlacement, PageSetup
from exporters.pdf.layout.citation_column import citation_lines
from exporters.pdf.layout.composition import Composer
from exporters.pdf.text.fonts import FontBook
from exporters.pdf.text.page_grid import Grid
from tests.fixtures.briefings import plain, text_of
from tests.fixtures.documents import LABELS
from tests.fixtures.japanese_briefings import DOCUMENT, content, options
from tests.fixtures.markdown_pages import passages
from tests.fixtures.word_handouts import visible
from viewer.services import languages

WORDS = languages.of_frame("ja", ENGLISH)
KINDS = ("pdf", "html", "docx", "md", "csv", "xlsx")
NO_WORDS = re.compile("SHA-256|[0-9a-f]{4,}")
"""A name that is the same in every language, and what it names."""


def printed(kind, held, **page):
    """Return what a handout of the office says: the words of its pages."""
    file = render(held, options(kind, page=PageSetup(**page)) if page else options(kind))
    if kind == "pdf":
        return text_of(file)
    if kind == "md":
        return "\n".join(" ".join((run.words, *run.code)) for run in passages(file.decode()))
    if kind == "csv":
        return file.decode("utf-8-sig")
    if kind == "docx":
        return plain(visible(file))
    if kind == "xlsx":
        book = load_workbook(io.BytesIO(file))
        cells = [str(cell.value) for sheet in book for row in sheet for cell in row if cell.value]
        return "\n".join([*book.sheetnames, *cells])
    body = re.sub(r"<style>.*?</style>", " ", file.decode(), flags=re.DOTALL)
    shown = re.findall(r'(?:alt|title|aria-label)="([^"]*)"', body)
    return unescape("\n".join([re.sub(r"<[^>]+>", " ", body), *shown]))


def latin(text):
    return re.findall(r"[A-Za-z]+", NO_WORDS.sub(" ", text))


@pytest.mark.parametrize("depth", list(Depth))
@pytest.mark.parametrize("kind", KINDS)
def test_no_word_of_ours_is_latin(kind, depth):
    said = printed(kind, content(depth))
    assert "第三回港湾保安協議" in said
    assert latin(said) == []


@pytest.mark.parametrize("notes", list(NotePlacement))
def test_so_it_is_where_notes_go_on_elsewhere(notes):
    held = content(Depth.FULL_TEXT)
    long = replace(
        held, notes=tuple(replace(one, text="長い注釈が続く。" * 300) for one in held.notes)
    )
    said = printed("pdf", long, notes=notes, contents=Contents.ON, large_print=True)
    assert latin(said) == []


def test_the_frame_says_what_ministries_say():
    said = plain(printed("pdf", content()))
    for words in (
        "発言要領", "結論", "提出先", "作成", "文書番号", "報道対応要領", "問われた場合のみ",
        "出典", "配布先：大臣官房、港湾政策局、広報室", "配布番号", "3部中第1号", "1／",
    ):  # fmt: skip
        assert plain(words) in said, words


@pytest.mark.parametrize("kind", ["pdf", "html", "docx", "md"])
def test_days_are_in_years_of_the_era_and_of_the_west(kind):
    said = plain(printed(kind, content()))
    assert plain("令和8年（2026年）11月30日") in said
    assert plain("令和8年（2026年）11月20日") in said


@given(st.dates(min_value=read_date("1000-01-01")))
def test_a_day_is_read_again_from_what_the_frame_prints(day):
    assert read_date(WORDS(printed_date(day)), WORDS) == day


CITATIONS = (
    "para. 34", "JDF No. 102, para. 34(a) [+2]", "§1 ¶2", "§“Trade” [2] ¶[3]", "§3 “Park” ¶1",
    "議事、要旨, §３ ¶1", "Title", "第三回　議事要旨, Title", "Article 5(2)", "第二条第２項",
)  # fmt: skip


@pytest.mark.parametrize("page", [0, 12])
@pytest.mark.parametrize("citation", CITATIONS)
def test_a_citation_is_found_again_as_the_frame_prints_it(citation, page):
    shown = WORDS(on_page(worded_citation(citation, WORDS), page))
    assert parted(shown) == parted(citation)
    assert not re.search("para|Title|“", shown)


def test_labels_of_the_program_have_names_of_the_frame_and_letters_of_these():
    shown = worded_labels(LABELS, WORDS)
    assert [one.name for one in shown.values()] == [
        "重要事項", "約束事項", "懸念事項", "確認事項", "対応事項",
    ]  # fmt: skip
    assert len({one.letter for one in shown.values()}) == len(LABELS)
    assert not any(map(latin, (one.letter + one.meaning for one in shown.values())))


def test_what_a_user_named_is_left_alone():
    own = replace(LABELS[0], name="Kern", letter="重", meaning="What counts.")
    shown = worded_labels((own, *LABELS[1:]), WORDS)
    assert shown[own] == own
    explained = replace(LABELS[1], meaning="Wer was versprach")
    assert worded_labels((explained,), WORDS)[explained].meaning == "Wer was versprach"
    taken = replace(LABELS[4], id="x", name="急", letter="約")
    assert worded_labels((*LABELS, taken), WORDS)[LABELS[1]].letter == "C"


def test_english_content_is_framed_as_it_is():
    held = content()
    assert framed(held, ENGLISH) is held


def faces_of(file):
    """Return the text that each face of a PDF draws, as pypdf reads it."""
    drawn = {}
    for page in PdfReader(io.BytesIO(file)).pages:

        def visit(text, _matrix, _text_matrix, font, _size):
            name = str(font["/BaseFont"]).partition("+")[2] if font else ""
            drawn[name] = drawn.get(name, "") + text

        page.extract_text(visitor_text=visit)
    return {name: plain(text) for name, text in drawn.items()}


@pytest.mark.parametrize("depth", [Depth.POINTS, Depth.FULL_TEXT])
def test_the_source_is_in_mincho_and_the_frame_in_gothic(depth):
    held = content(depth)  # tables are the author's, whosever words they hold
    held = replace(
        held,
        parts=tuple(part for part in held.parts if not part.table),
        sections=tuple(replace(section, own_table=None) for section in held.sections),
    )
    drawn = faces_of(render(held, options("pdf")))
    mincho = drawn["BIZUDMincho-Regular"]
    gothic = drawn["BIZUDPGothic-Regular"] + drawn["BIZUDPGothic-Bold"]
    for quoted in ("灯台二基を改修する", "現状を維持することを確認し", "双方の見解に隔たりがあり"):
        assert quoted in mincho.replace(" ", "")
        assert quoted not in gothic
    for own in ("提出先", "配布先", "期限を明示した約束は今回が初めて", "予算上の裏付けがない"):
        assert own in gothic.replace(" ", "")
        assert own not in mincho


def test_heads_and_markings_are_in_a_bold_of_their_own():
    """Strokes that are thickened run together on screens."""
    drawn = faces_of(render(content(), options("pdf")))
    for own in ("取扱注意", "結論", "北方航路の安全", "港湾政策局"):
        assert own in drawn["BIZUDPGothic-Bold"].replace(" ", "")


def test_all_are_in_the_file_in_part():
    file = render(content(Depth.FULL_TEXT), options("pdf"))
    fonts = {
        str(font["/BaseFont"]): font["/DescendantFonts"][0]["/FontDescriptor"]["/FontFile2"]
        for page in PdfReader(io.BytesIO(file)).pages
        for font in (one.get_object() for one in page["/Resources"]["/Font"].values())
        if "BIZUD" in str(font["/BaseFont"])
    }
    assert {name.partition("+")[2] for name in fonts} == {
        "BIZUDMincho-Regular", "BIZUDPGothic-Regular", "BIZUDPGothic-Bold",
    }  # fmt: skip
    assert all(re.match(r"/[A-Z]{6}\+", name) for name in fonts)
    assert sum(len(one.get_data()) for one in fonts.values()) < 400_000


def test_in_an_english_frame_too_a_japanese_source_is_in_mincho():
    drawn = faces_of(render(content(), replace(options("pdf"), words=ENGLISH)))
    assert "灯台二基を改修する" in drawn["BIZUDMincho-Regular"]
    assert "期限を明示した約束" not in drawn["BIZUDMincho-Regular"]


def test_a_word_file_names_mincho_for_the_source_and_what_stands_in_for_it():
    file = render(content(), options("docx"))
    with zipfile.ZipFile(io.BytesIO(file)) as package:
        styles, fonts = (
            package.read(f"word/{name}.xml").decode() for name in ("styles", "fontTable")
        )
    of_source = re.search(r'w:styleId="Source".*?</w:style>', styles)[0]
    of_analyst = re.search(r'w:styleId="Analyst".*?</w:style>', styles)[0]
    assert 'w:eastAsia="BIZ UDMincho"' in of_source
    assert 'w:eastAsia="BIZ UDGothic"' in of_analyst
    assert re.findall('altName w:val="([^"]*)"', fonts) == ["MS Mincho", "MS Gothic"]


def test_long_names_of_documents_leave_the_notes_alone():
    """Kanji have no blanks: a citation is broken where it would reach into the notes."""
    grid = Grid.of(PageSetup(), wide_gutter=True)
    composer = Composer(FontBook(PDFDocument(), "ja", ()), grid, (), words=WORDS)
    cited = worded_citation(f"{DOCUMENT.title}, §１ ¶1", WORDS)
    lines = citation_lines(composer, cited, grid.gutter_measure)
    assert len(lines) > 1
    assert max(line.width for line in lines) <= grid.gutter_measure
    said = "".join(part.text for line in lines for part in line.segments)
    assert said.replace(" ", "") == cited.replace(" ", "")
