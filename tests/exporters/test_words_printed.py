"""Every handout in a language that marks each text: what it says of itself is in the catalogue,
and which language is whose is told to those who cannot see it.
"""

import re
from contextlib import closing
from dataclasses import replace
from html import unescape

import pypdfium2
import pytest

from data.annotation import Visibility
from data.briefing.compiling.compilation import compile_content
from data.briefing.plan import Plan, Template
from data.document import BlockKind
from exporters import render
from exporters.options import Contents, ExportOptions, NotePlacement, PageSetup
from exporters.pdf.text.page_grid import Grid
from exporters.phrases import Legend, legend
from tests.fixtures.briefings import block, content_of, lead, note, plain, read, text_of, topic
from tests.fixtures.documents import LABELS, NOW, annotate, document_of, note_on_document, resolved
from tests.fixtures.markdown_pages import passages
from tests.fixtures.pseudo import Pseudo, english, unmarked
from tests.fixtures.structure import structure
from tests.fixtures.word_handouts import visible

NAMES = re.compile("SHA-256|press line|議事録.txt|[0-9a-f]{4,}")
"""Names, a tag that the program knows, and a file's hash."""
KINDS = ("html", "pdf", "docx")
OTHERS = ("md", "csv")
_HANGING = 4
"""Points by which an East Asian stop at the end of a line may reach beyond it."""
SHOWN = Visibility.BRIEFING
LONG = "長い注釈が続く。" * 700
PLAN = Plan(marking="取扱注意", prepared_for="大臣", prepared_by="担当", copy="３／１２")
POINTS = Plan(template=Template.POINTS, marking="取扱注意", prepared_by="担当")
DOCUMENT = document_of(
    "日米防衛相会談\n\n平成30年6月29日\n\n両大臣は東京で会談した。\n\n"
    "１．北朝鮮\n\n両大臣は北朝鮮について協議した。\n\n"
    "２．地域情勢\n\n南シナ海の情勢を確認した。尖閣諸島にも触れた。\n\n"
    "３．装備\n\n効率的な調達を進める。\n",
    "議事録.txt",
)

MADE = content_of(
    lead(block("The lead stands first.", citation="¶1"), block("So it does.", citation="¶2")),
    topic("1", "North Korea", block("They agreed.", ("agreed", "K", 1), citation="§1 ¶1")),
    topic("2", "Regional affairs", block("Nothing more.", citation="§2 ¶2")),
    topic("3", "Equipment", block("Nothing at all.", citation="§3 ¶1")),
    notes=(note(1, "Ask again."),),
)


def made(plan=PLAN):
    """A briefing with all that a handout can say; document and user write no Latin letters."""
    items = [
        note_on_document(DOCUMENT, "全体として。", visibility=SHOWN),
        annotate(DOCUMENT, "協議した", note=LONG, visibility=SHOWN, tags=("報道",)),
        annotate(DOCUMENT, "南シナ海の", note="第一。次に。", visibility=SHOWN),
        annotate(DOCUMENT, "情勢を", note="言える。", visibility=SHOWN, tags=("press line",)),
        annotate(DOCUMENT, "尖閣諸島", label="question", note="何か。", visibility=SHOWN),
        annotate(DOCUMENT, "効率的な", label="", note=LONG, visibility=SHOWN),
        annotate(DOCUMENT, "触れた", label="commitment", visibility=SHOWN),
    ]
    labels = tuple(replace(label, name="札", letter="札", meaning="意味") for label in LABELS)
    found = resolved(DOCUMENT, items)
    return compile_content(DOCUMENT, items, found, labels=labels, plan=plan, now=NOW)


def printed(kind, content=MADE, words=None, **page):
    """Return what a handout says: the words of its pages."""
    options = ExportOptions(PageSetup(**page), format=kind, words=words or Pseudo())
    file = render(content, options)
    if kind == "pdf":
        return text_of(file)
    if kind == "md":
        return "\n".join(" ".join((run.words, *run.code)) for run in passages(file.decode()))
    if kind == "csv":
        return file.decode("utf-8-sig")
    if kind == "docx":
        return plain(visible(file))
    page = re.sub(r"<style>.*?</style>|<title.*?</title>", " ", file.decode(), flags=re.DOTALL)
    return unescape(re.sub(r"<[^>]+>", " ", page))


@pytest.mark.parametrize("kind", KINDS)
def test_the_legend_says_the_same_in_every_format(kind):
    said = legend(MADE, Pseudo())
    text = english(plain(printed(kind)))
    assert isinstance(said, Legend)
    for part in (said.title, *(text for _, *row in said.rows for text in row)):
        assert plain(english(part)) in text
    assert "⟦" in printed(kind)


def unknown(said):
    """Return the words that are not marked; the document's and the user's are no Latin ones."""
    return re.findall(
        r"[A-Za-z][A-Za-z ]*", NAMES.sub(" ", unmarked(said).replace("press line", " "))
    )


@pytest.mark.parametrize("plan", [PLAN, POINTS], ids=["annotated", "points"])
@pytest.mark.parametrize("kind", [*KINDS, *OTHERS])
def test_every_word_of_a_handout_is_in_the_catalogue(kind, plan):
    content = made(plan)
    said = printed(kind, content)
    assert said.count("⟦") > 10
    assert unknown(said) == []


@pytest.mark.parametrize("notes", list(NotePlacement))
def test_so_is_what_notes_say_that_go_on_elsewhere(notes):
    content = made()
    said = printed("pdf", content, notes=notes, contents=Contents.ON, large_print=True)
    assert unknown(said) == []
    page = "page {page}" if notes is NotePlacement.ENDNOTES else "from page"
    assert page.partition("{")[0] in english(said)


@pytest.mark.parametrize("notes", list(NotePlacement))
def test_what_is_longer_in_a_language_stays_between_the_margins(notes):
    setup = PageSetup(notes=notes)
    file = render(made(), ExportOptions(setup, format="pdf", words=Pseudo()))
    grid = Grid.of(setup)
    with closing(pypdfium2.PdfDocument(file)) as document:
        for page in document:
            text = page.get_textpage()
            boxes = [text.get_charbox(number) for number in range(text.count_chars())]
            assert max(right for _left, _bottom, right, _top in boxes) <= grid.right + _HANGING


@pytest.mark.parametrize("kind", ["html", "pdf"])
def test_so_is_what_only_stands_in_the_file(kind):
    """What links, highlights and notes say, and what screen readers do; captions of a page."""
    file = render(made(), ExportOptions(format=kind, words=Pseudo()))
    if kind == "pdf":
        found = read(file)
        said = " ".join([*alternatives(structure(found)), *annotated(found)])
        assert all(text in english(said) for text in ("Topic ２, paragraph 1", "Note 1"))
        assert unmarked(found.metadata.subject).strip() == ""
    else:
        said = " ".join(re.findall(r'(?:title|aria-label)="([^"]*)"', file.decode()))
        assert "⟦Lead" in said
    assert unknown(said) == []


def alternatives(element):
    """Yield what screen readers say in place of signs."""
    if "/Alt" in element.entries:
        yield str(element.entries["/Alt"])
    for kid in element.kids:
        yield from alternatives(kid)


def annotated(file):
    """Yield what links, highlights and notes say."""
    for page in file.pages:
        for item in page.get("/Annots", ()):
            made = item.get_object()
            yield from (str(made[name]) for name in ("/Contents", "/Subj") if name in made)


JAPANESE = content_of(
    topic("1", "見出し", block("日米同盟は ACSA を含む。", ("日米同盟", "K", 1), citation="§1 ¶1")),
    topic(
        "2",
        "地域",
        block("項目。", ("項", "K", 2), kind=BlockKind.LIST_ITEM, marker="•", citation=""),
    ),
    topic("3", "装備", block("装う。", citation="")),
    title="日米防衛相会談",
    language="ja",
    notes=(note(1, "Ask 同盟 again."), note(2, "Place.")),
)


def test_a_page_tells_whose_words_are_in_which_language():
    page = render(JAPANESE, ExportOptions(format="html")).decode()
    assert '<html lang="en" dir="ltr">' in page
    for source in ("<h1", "<h2", "<blockquote", '<p class="of-source"'):
        assert all(
            ' lang="ja"' in tag for tag in re.findall(source + r"(?![^>]*kicker)[^>]*>", page)
        )
    assert re.search(r'<p lang="ja">.*日米同盟', page)
    assert "<p>Ask 同盟 again.</p>" in page
    assert (
        'lang="'
        not in render(MADE, ExportOptions(format="html")).decode().split("<html lang", 1)[1][6:]
    )


def languages(element, around):
    """Yield the words of elements, each with the language that it is in."""
    own = str(element.entries.get("/Lang", around))
    if element.text and (not element.kids or element.tag == "Note"):
        yield element.text, own
    for kid in element.kids:
        yield from languages(kid, own)


def test_a_pdf_tells_whose_words_are_in_which_language():
    file = read(render(JAPANESE, ExportOptions(format="pdf")))
    assert file.trailer["/Root"]["/Lang"] == "en"
    told = dict(languages(structure(file), "en"))
    assert told["日米防衛相会談"] == "ja"
    assert told["ACSA"] == "en"
    assert told["Contents"] == "en"
    assert (told["•"], told["Labels"]) == ("ja", "en")
    assert told["装う。"] == "ja"
    assert next(own for text, own in told.items() if "Place." in text) == "en"


@pytest.mark.parametrize("language", ["en", "ja", ""])
def test_what_the_document_and_the_handout_share_is_said_once(language):
    content = content_of(topic("1", "T", block("Text.")), language=language)
    file = read(render(content, ExportOptions(format="pdf")))
    marked = [own for _, own in languages(structure(file), "en") if own != "en"]
    assert set(marked) == ({language or "und"} - {"en"})
