"""The file itself: its parts, what it says of itself, its pages; its bytes are the same again."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from data.briefing.content import Letterhead, Logo, PictureKind
from data.errors import ExportError
from exporters.docx.package import png_chunks
from exporters.options import Contents, NotePlacement, Paper
from tests.fixtures.briefings import CREATED, block, content_of, topic
from tests.fixtures.word_handouts import W, full, opened, parts_of, png, root, word

PAGES = {
    "comments": {},
    "footnotes": {"notes": NotePlacement.FOOTNOTES, "contents": Contents.ON, "watermark": "DRAFT"},
    "endnotes": {"notes": NotePlacement.ENDNOTES, "greyscale": True, "two_sided": True},
}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_the_same_content_gives_the_same_bytes(page):
    file = word(full(), **page)
    assert file == word(full(), **page)
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        entries = archive.infolist()
    assert [one.filename for one in entries] == sorted(one.filename for one in entries)
    assert {one.date_time for one in entries} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_whatever_a_part_names_is_there(page):
    """Styles, lists, notes, comments, relations and bookmarks: Word repairs a file without one."""
    file = word(full(), **page)
    parts = parts_of(file)
    styles = set(re.findall(r'w:styleId="(\w+)"', parts["word/styles.xml"]))
    ids = {
        kind: set(re.findall(rf'<w:{kind} [^>]*w:id="(-?\d+)"', parts.get(f"word/{kind}s.xml", "")))
        for kind in ("comment", "footnote", "endnote")
    }
    for name, markup in parts.items():
        if not name.startswith("word/") or name.endswith((".rels", ".png")):
            continue
        used = re.findall(r'<w:(?:[prt]Style|tblStyle|basedOn|next) w:val="(\w+)"', markup)
        assert set(used) <= styles, name
        links = set(re.findall(r' r:(?:id|embed)="(\w+)"', markup))
        rels = parts.get(name.replace("word/", "word/_rels/") + ".rels", "")
        assert links <= set(re.findall(r' Id="(\w+)"', rels)), name
    body = parts["word/document.xml"]
    for kind, known in ids.items():
        called = re.findall(rf'<w:{kind}Reference [^>]*w:id="(\d+)"', body)
        assert sorted(called) == sorted(known - {"-1", "0"} if kind != "comment" else known)
    lists = set(re.findall(r'<w:numId w:val="(\d+)"', body))
    assert lists <= set(re.findall(r'<w:num w:numId="(\d+)"', parts["word/numbering.xml"]))
    places = set(re.findall(r'w:anchor="(\w+)"', body))
    assert places == set(re.findall(r'<w:bookmarkStart [^>]*w:name="(\w+)"', body))


_ORDER = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "numPr", "pBdr", "shd", "tabs", "bidi",
    "spacing", "ind", "jc", "outlineLvl",
)  # fmt: skip


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_the_properties_of_paragraphs_stand_in_the_order_of_the_schema(page):
    file = word(full(), **page)
    for name in parts_of(file):
        if name.startswith("word/") and name.endswith(".xml"):
            for ways in root(file, name).iter(f"{W}pPr"):
                places = [_ORDER.index(one.tag.removeprefix(W)) for one in ways]
                assert places == sorted(set(places)), (name, places)


def test_nothing_of_another_template_comes_along():
    file = word(full())
    assert set(parts_of(file)) == {
        "[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/document.xml",
        "word/styles.xml", "word/numbering.xml", "word/settings.xml", "word/comments.xml",
        "word/footnotes.xml", "word/header-default.xml", "word/header-first.xml",
        "word/footer-default.xml", "word/footer-first.xml", "word/media/image1.png",
        "word/_rels/document.xml.rels", "word/_rels/header-first.xml.rels",
    }  # fmt: skip
    told = "\n".join(parts_of(file).values())
    assert not [name for name in ("python-docx", "Macintosh", "rsid", "2013-12") if name in told]


def test_the_file_says_who_made_what_and_when():
    core = opened(word(full())).core_properties
    assert (core.title, core.author) == ("Defense Ministerial Meeting", "East Asia desk")
    assert core.last_modified_by == "East Asia desk"
    assert core.subject == "Annotated handout: Japan Defense Focus No. 102"
    assert core.created == core.modified == CREATED
    assert core.language == "en"


def test_the_date_can_be_set_from_outside(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    made = datetime(1970, 1, 2, tzinfo=UTC)
    assert opened(word(full())).core_properties.created == made
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    with pytest.raises(ExportError, match="SOURCE_DATE_EPOCH is “soon”"):
        word(full())


@pytest.mark.parametrize(
    "created", [datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, 23, tzinfo=UTC)]
)
def test_the_ends_of_the_calendar_are_dates_too(created):
    file = word(full(created=created))
    assert f"{created.year:04}-" in parts_of(file)["docProps/core.xml"]


def test_header_and_footer_have_marking_copy_source_and_pages():
    section = opened(word(full(letterhead=None))).sections[0]
    assert section.header.paragraphs[0].text == "INTERNAL\tCopy 3 of 12"
    upper, lower = section.footer.paragraphs
    assert upper.text == (
        "Defense Ministerial Meeting · Japan Defense Focus No. 102\tSHA-256 b6ff a362 … aaa7 90c4"
    )
    assert lower.text.startswith("INTERNAL\tPage ")
    fields = [one.get(f"{W}instr") for one in lower._p.iter(f"{W}fldSimple")]
    assert fields == [" PAGE ", " NUMPAGES "]


def test_the_first_page_bears_the_letterhead_and_the_marking():
    document = opened(word(full()))
    section = document.sections[0]
    assert section.different_first_page_header_footer
    told = [one.text for one in section.first_page_header.paragraphs]
    assert told[0] == "INTERNAL\tCopy 3 of 12"
    assert told[2:4] == ["Ministry of Ports", "12 Harbour Road"]
    assert section.first_page_footer.paragraphs[1].text.startswith("INTERNAL\tPage ")


def test_a_logo_is_a_picture_that_is_named_and_says_nothing_else():
    secret = b"The delegation will give way."
    head = Letterhead("Ports", (), Logo(PictureKind.PNG, png(comment=secret) + secret))
    file = word(full(letterhead=head))
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        assert archive.read("word/media/image1.png") == png()
    assert 'descr="Ports"' in parts_of(file)["word/header-first.xml"]
    assert b"give way" not in b"".join(part.encode("utf-8", "replace") for part in
                                       parts_of(file).values())  # fmt: skip


def test_a_wide_logo_stays_within_the_page():
    head = Letterhead("Ports", (), Logo(PictureKind.PNG, png(600, 10)))
    header = opened(word(full(letterhead=head))).sections[0].first_page_header
    extent = next(one for one in header._element.iter() if one.tag.endswith("}extent"))
    assert 0 < int(extent.get("cx")) <= 70 * 36_000


def test_a_logo_that_word_does_not_draw_is_left_out():
    head = Letterhead("Ports", ("Quay 1",), Logo(PictureKind.SVG, b"<svg/>"))
    file = word(full(letterhead=head))
    assert "word/media/image1.png" not in parts_of(file)
    assert "Ports" in parts_of(file)["word/header-first.xml"]


@pytest.mark.parametrize("file", [b"", b"GIF89a", png()[:40], b"\x89PNG\r\n\x1a\n"])
def test_what_is_no_picture_is_refused(file):
    with pytest.raises(ValueError, match="PNG"):
        png_chunks.essential(file)
    assert not png_chunks.is_essential(file)


@pytest.mark.parametrize("paper", Paper)
def test_the_paper_is_the_one_asked_for(paper):
    section = opened(word(full(), paper=paper)).sections[0]
    assert (round(section.page_width.mm, 1), round(section.page_height.mm, 1)) == pytest.approx(
        paper.value, abs=0.1
    )


def test_large_print_is_nearly_twice_as_large():
    usual, large = (
        opened(word(full(), large_print=on)).styles["Source"].font.size.pt for on in (False, True)
    )
    assert large == pytest.approx(1.8 * usual, abs=0.5)


def test_page_options_are_words_own():
    parts = parts_of(
        word(full(), two_sided=True, hyphenated=True, justified=True, watermark="DRAFT & more")
    )
    assert "<w:mirrorMargins/>" in parts["word/settings.xml"]
    assert "<w:autoHyphenation/>" in parts["word/settings.xml"]
    assert '<w:jc w:val="both"/>' in parts["word/styles.xml"]
    for name in ("word/header-default.xml", "word/header-first.xml"):
        assert 'string="DRAFT &amp; more"' in parts[name]


def test_contents_are_listed_only_where_asked_for_and_lead_to_their_topics():
    assert "TOC" not in parts_of(word(full()))["word/document.xml"]
    body = parts_of(word(full(), contents=Contents.ON))["word/document.xml"]
    assert body.count("<w:hyperlink w:anchor=") == 3
    assert body.count('w:fldCharType="begin"') == body.count('w:fldCharType="end"') == 1


def test_words_are_marked_as_in_their_language():
    other = replace(block("日米同盟"), language="ja")
    arabic = replace(block("وزير الدفاع"), language="ar")
    file = word(content_of(topic("1", "T", block("Bonjour."), other, arabic), language="fr"))
    langs = {
        one.get(f"{W}styleId"): one.find(f"{W}rPr/{W}lang").attrib
        for one in root(file, "word/styles.xml").iter(f"{W}style")
        if one.find(f"{W}rPr/{W}lang") is not None
    }
    assert langs["Source"] == {f"{W}val": "fr"}
    assert langs["AnalystWords"] == {f"{W}val": "en"}
    runs = {
        "".join(text.text for text in one.iter(f"{W}t")): one.find(f"{W}rPr/{W}lang")
        for one in root(file, "word/document.xml").iter(f"{W}r")
        if one.find(f"{W}rPr/{W}lang") is not None
    }
    assert runs["日米同盟"].attrib == {f"{W}val": "ja", f"{W}eastAsia": "ja"}
    assert runs["وزير الدفاع"].attrib == {f"{W}val": "ar", f"{W}bidi": "ar"}
    assert "<w:bidi/>" in parts_of(file)["word/document.xml"]
    assert opened(file).core_properties.language == "fr"


@pytest.mark.parametrize("language", ["", "und", "x' y", "<w:p>"])
def test_a_language_that_is_none_is_not_named(language):
    file = word(content_of(topic("1", "T", replace(block("Text."), language=language)),
                           language=language))  # fmt: skip
    named = {one.get(f"{W}val") for one in root(file, "word/styles.xml").iter(f"{W}lang")}
    assert named == {"en"}


def test_a_relation_names_each_address_once_and_no_file():
    rels = parts_of(word(full()))["word/_rels/document.xml.rels"]
    outside = re.findall(r'Target="([^"]+)" TargetMode="External"', rels)
    assert outside == ["https://example.org/a?b=1&amp;c=2"]
