"""A note in Markdown is the same in every format: its letters in their order, its structure."""

import io
import re
from dataclasses import replace
from html.parser import HTMLParser

import docx
import pypdfium2
import pytest
from hypothesis import example, given, settings
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

import exporters
from data.basis.note_format import NoteFormat
from data.basis.notes.note_reading import lines_of_note
from data.errors import ExportError
from exporters import Private, leaks
from exporters.html.html_notes import note_markup
from exporters.options import ExportOptions, NotePlacement, PageSetup
from tests.fixtures.briefings import block, content_of, note, topic
from tests.fixtures.marked_notes import FULL, marked_notes

MARKDOWN = NoteFormat.MARKDOWN
KINDS = {kind.name: kind for kind in exporters.formats()}
PLACES = [*NotePlacement]


def marked(text):
    return replace(note(1, text), written_in=MARKDOWN)


def content(text):
    noted = block("Some text.", ("text", "K", 1))
    return content_of(topic("1", "Topic", noted), notes=(marked(text),))


def made(text, name, place=NotePlacement.MARGIN):
    options = ExportOptions(format=name, page=PageSetup(notes=place))
    return exporters.render(content(text), options)


def letters(text):
    return re.sub(r"[\W_]|•|–", "", text)


def without_numbers(text):
    """Return what a note says but the numbers of its items, which Word prints itself."""
    lines = (line for block in marked(text).shown.blocks for line in block.lines)
    return "".join(run.text for line in lines for run in line)


def of_pdf(file):
    with pypdfium2.PdfDocument(file) as document:
        return "".join(page.get_textpage().get_text_bounded() for page in document)


class Page(HTMLParser):
    """The words of a page, and the tags around each of them."""

    def __init__(self, page):
        super().__init__()
        self.stack, self.told = [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        if tag == "li" and dict(attrs).get("value"):
            self.told.append((dict(attrs)["value"], ()))
        if tag not in {"br", "meta", "link", "hr", "img"}:
            self.stack.append(tag)

    def handle_startendtag(self, tag, attrs):
        """Pass over what holds nothing."""

    def handle_endtag(self, tag):
        assert self.stack.pop() == tag

    def handle_data(self, data):
        if data.strip():
            self.told.append((data.strip(), tuple(self.stack)))

    @property
    def words(self):
        return "".join(text for text, _ in self.told)


@given(marked_notes())
@example(FULL)
@example("- - a\n  - b\n\n    c\n- 1. d")
@example("> - a\n\nb\n> c")
def test_html_has_every_letter_in_its_place_and_no_tag_of_the_notes(text):
    page = Page(str(note_markup(marked(text).shown)))
    assert not page.stack
    assert letters(page.words) == letters(text.replace("\x00", ""))


@settings(max_examples=25, deadline=None)
@given(marked_notes().filter(lambda text: text.isprintable() or "\n" in text))
@example(FULL)
def test_a_word_file_has_every_letter_in_its_place(text):
    if text.translate({10: None, 9: None}).isprintable() is False:
        return
    file = docx.Document(io.BytesIO(made(text, "docx")))
    (comment,) = file.comments
    head, *rest = [one.text for one in comment.paragraphs]
    assert head == "K Key point"
    assert letters("".join(rest)) == letters(without_numbers(text))


@pytest.mark.parametrize("place", PLACES)
def test_a_pdf_has_every_letter_in_its_place(place):
    assert letters(FULL) in letters(of_pdf(made(FULL, "pdf", place)))


def test_markdown_and_tables_have_every_letter_in_its_place():
    told = MarkdownIt("commonmark").use(footnote_plugin).render(made(FULL, "md").decode())
    assert letters(FULL) in letters(Page(told).words)
    assert letters(FULL) in letters(made(FULL, "csv").decode())


def test_the_structure_is_the_same_in_all_formats():
    html = dict(Page(str(note_markup(marked(FULL).shown))).told)
    strong = {"State", "both", "bold"}
    assert {text for text, around in html.items() if "strong" in around} == strong
    assert {text for text, around in html.items() if "em" in around} == {"this", "both", "more"}
    assert html["inner"] == ("ul", "li", "ul", "li")
    assert html["numbered"] == ("ul", "li", "ol", "li")
    assert html["more"][0] == "blockquote"
    assert html["three"] == ("ol", "li")

    file = docx.Document(io.BytesIO(made(FULL, "docx")))
    paragraphs = next(iter(file.comments)).paragraphs[1:]
    runs = [run for one in paragraphs for run in one.runs]
    assert {run.text for run in runs if run.bold} == strong
    marked_off = {run.text for run in runs if run.italic}
    assert {"this", "both"} <= marked_off
    assert "more" not in marked_off  # within a quotation, which is slanted
    items = {one.text: one._p.pPr.numPr for one in paragraphs}
    listed = {text: way.ilvl.val for text, way in items.items() if way is not None}
    assert list(listed.values()) == [0, 0, 1, 1, 0, 0]
    assert items["three"].numId.val == items["four"].numId.val

    written = made(FULL, "md").decode()
    assert all(f"**{word}**" in written for word in ("State", "bold"))
    assert "*this*" in written
    assert "***both***" in written
    assert "3\\. three" in written

    faces = faces_of(made(FULL, "pdf"))
    assert "SemiBold" in faces["State"]
    assert "SemiBold" in faces["bold"]
    assert "Italic" in faces["this"]
    assert "Italic" not in faces["numbered"]


def faces_of(file):
    """Return the faces that each word of a PDF has anywhere in it."""
    found = {}
    with pypdfium2.PdfDocument(file) as document:
        for page in document:
            for item in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT]):
                item.textpage = page.get_textpage()
                for word in item.extract().split():
                    found[word] = found.get(word, "") + item.get_font().get_base_name()
    return found


def test_an_item_hangs_behind_its_marker_in_a_pdf():
    with pypdfium2.PdfDocument(made(f"- {'long words go on ' * 12}", "pdf")) as document:
        page = document[0].get_textpage()
        lefts = [page.get_charbox(place)[0] for place in starts(page, "long|words|go|on")]
        bullet = page.get_charbox(page.get_text_range().index("•"))[0]
    assert min(lefts) > bullet + 4


def starts(page, words):
    return [found.start() for found in re.finditer(words, page.get_text_range())]


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize(
    "secret",
    [
        "The **delegation** will *give way* on the second point.",
        "1. The delega**tion** will give way on the second point.",
        "> - The [delegation](https://a.example/way) will give way",
        "Ask:\n\n- The `delegation` will give way on the second point",
    ],
)
def test_a_private_note_is_found_whatever_marks_it_has(name, secret):
    private = Private(lines_of_note(secret, MARKDOWN))
    shown = made(secret, name)
    with pytest.raises(ExportError, match="private note"):
        leaks.refuse(shown, KINDS[name], private)
    words = " ".join(marked(secret).words.split())
    noted = block(f"Text. {words}", ("Text", "K"))
    if name not in {"csv", "xlsx"}:  # which hold what is marked alone
        plain = exporters.render(content_of(topic("1", "T", noted)), ExportOptions(format=name))
        with pytest.raises(ExportError, match="private note"):
            leaks.refuse(plain, KINDS[name], private)


@pytest.mark.parametrize("name", KINDS)
def test_a_note_in_markdown_that_may_be_seen_passes(name):
    private = Private(lines_of_note("**Another** thing altogether, kept back.", MARKDOWN))
    leaks.refuse(made(FULL, name), KINDS[name], private)


def test_no_html_of_a_note_is_html():
    page = made("<script>alert('x')</script> [x](javascript:alert(1)) <b>*b*</b>", "html").decode()
    assert "<script" not in page
    assert "javascript:" in page
    assert 'href="javascript' not in page
    assert "&lt;b&gt;<em>b</em>&lt;/b&gt;" in page


def test_links_lead_to_the_web_alone_and_tell_nobody_where_from():
    shown = str(note_markup(marked("[a](https://a.example/?b=1&c) [b](file:///etc) [c](#d)").shown))
    assert '<a href="https://a.example/?b=1&amp;c" rel="noreferrer">a</a>' in shown
    assert shown.count("<a ") == 1


def test_the_lists_of_a_note_on_a_web_page_show_their_markers():
    sheet = re.search("<style>(.*?)</style>", made(FULL, "html").decode(), re.DOTALL)[1]
    shown = dict(re.findall(r"^(\.note [^{]*) \{ list-style: ([^;]*);", sheet, re.MULTILINE))
    assert shown == {".note ol, .note ul": "disc", ".note ol": "decimal", ".note ul ul": '"–  "'}
