"""E-books: parts in their order, what they declare, notes, locks, damage."""

import datetime as dt
import zipfile

import pytest

from data.document import BlockKind, FurnitureKind
from data.errors import CancelledError, IntakeError
from data.intake import read_bytes, reading_formats
from data.intake.decode import decoding
from data.intake.epub import read
from tests.fixtures.books import CONTAINER, epub, item, opf, page, parts_of
from tests.fixtures.open_documents import zipped

TEXT = "<p>The two sides met in Harbour City and agreed on the steps below.</p>"


def document(*bodies, **parts):
    return read_bytes(epub(*bodies, **parts), "a.epub")


def test_parts_in_the_order_of_the_spine_and_chapters_as_topics():
    found = document(
        f"<h1>Ports</h1>{TEXT}", f"<h2>Boats</h2>{TEXT}", f"<h1>Costs</h1>{TEXT}",
        meta="<dc:title>Coastal safety</dc:title>",
    )  # fmt: skip
    assert found.title == "Coastal safety"
    assert [(one.title, one.level) for one in found.topics] == [
        ("Ports", 1), ("Boats", 2), ("Costs", 1),
    ]  # fmt: skip


def test_what_the_book_declares():
    meta = (
        "<dc:title>Coastal safety</dc:title><dc:creator>Ministry of Ports</dc:creator>"
        "<dc:language>ja-JP</dc:language><dc:date>2019-05-14T00:00:00Z</dc:date>"
    )
    stream = read(epub(TEXT, meta=meta), "a.epub", lambda _share: None)
    declared = stream.declared
    assert (declared.title, declared.date) == ("Coastal safety", dt.date(2019, 5, 14))
    assert declared.language == "ja-JP"
    assert (stream.pieces[-1].text, stream.pieces[-1].furniture) == (
        "Ministry of Ports",
        FurnitureKind.FRONT_MATTER,
    )


@pytest.mark.parametrize("title", ["Unknown Title", "Untitled", "book.docx", ""])
def test_a_title_that_names_nothing_is_none(title):
    meta = f"<dc:title>{title}</dc:title>"
    assert read(epub(TEXT, meta=meta), "a.epub", lambda _share: None).declared.title == ""


@pytest.mark.parametrize(
    "empty", ["<a id='x'/>", "<b/>", "<span class='y' />", "<script src='a'/>"]
)
def test_elements_that_are_empty_in_xml_hold_nothing(empty):
    (block,) = document(f"<p>One {empty}word</p>").blocks
    assert block.text == "One word"
    assert block.spans == ()


def test_notes_that_stand_aside_are_notes():
    body = (
        '<p>Said<a epub:type="noteref" href="#n1">1</a> and done.</p><aside>Beside.</aside>'
        '<aside epub:type="footnote" id="n1"><p>1. See the list.</p></aside><p>After it.</p>'
    )
    found = {block.text: block.kind for block in document(TEXT + body).blocks}
    assert found["See the list."] is BlockKind.FOOTNOTE
    assert found["After it."] is BlockKind.PARAGRAPH


def test_the_contents_list_is_kept_outside_the_text():
    found = document(
        TEXT, nav="<nav><h1>Contents</h1><ol><li><a href='p'>Ports</a></li></ol></nav>"
    )
    assert len(found.blocks) == 1
    assert {one.text for one in found.furniture} >= {"Contents", "1. Ports"}


def test_texts_in_another_encoding():
    content = page("<p>港湾の安全</p>").replace("utf-8", "Shift_JIS").encode("cp932")
    parts = parts_of("") | {"OPS/p 0.xhtml": content}
    assert read_bytes(zipped(parts), "a.epub").text == "港湾の安全"


def test_parts_that_are_missing_or_damaged_are_said():
    parts = parts_of(TEXT, TEXT, TEXT)
    del parts["OPS/p 1.xhtml"]
    found = read_bytes(zipped(parts | {"OPS/p 2.xhtml": b"\0\1\2" * 50}), "a.epub")
    assert len(found.blocks) == 1
    assert str(found.report.repairs[0]).startswith("2 parts of the book are missing or damaged")


def refusal(content):
    with pytest.raises(IntakeError) as caught:
        read_bytes(content, "a.epub")
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_files_that_are_no_books():
    assert "is empty" in refusal(b"")
    assert "is damaged" in refusal(b"Some text.")
    assert "is no e-book" in refusal(zipped({"a.txt": "text"}))
    assert "is damaged" in refusal(zipped({"mimetype": "application/epub+zip"}))
    assert "is damaged" in refusal(zipped({"META-INF/container.xml": CONTAINER}))
    assert "is damaged" in refusal(zipped(parts_of(TEXT) | {"OPS/book.opf": "<a"}))
    assert "holds no text" in refusal(epub("", "<p/>"))
    assert "holds no text" in refusal(epub())


def encryption(algorithm):
    said = (
        '<encryption xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData>'
        f'<enc:EncryptionMethod Algorithm="{algorithm}"/></enc:EncryptedData></encryption>'
    )
    return {"META-INF/encryption.xml": said}


def test_locked_books_are_told_and_scrambled_fonts_lock_nothing():
    locked = encryption("http://www.w3.org/2001/04/xmlenc#aes128-cbc")
    assert "locked against copying (DRM)" in refusal(zipped(parts_of(TEXT) | locked))
    assert "locked against copying" in refusal(
        zipped(parts_of(TEXT) | {"META-INF/encryption.xml": "<"})
    )
    fonts = encryption("http://www.idpf.org/2008/embedding")
    assert read_bytes(zipped(parts_of(TEXT) | fonts), "a.epub").blocks


def test_bombs(monkeypatch):
    assert "times its size" in refusal(epub("<p>" + " " * 10**7))
    assert "declares a document type" in refusal(
        zipped(parts_of(TEXT) | {"OPS/book.opf": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'})
    )
    monkeypatch.setattr(decoding, "MAX_TEXT_BYTES", 5_000)
    assert "unpacks to more" in refusal(epub(*[TEXT] * 40))


@pytest.mark.parametrize("href", ["../../../etc/passwd", "/etc/passwd", "http://127.0.0.1:9/a", ""])
def test_addresses_that_lead_out_of_the_book_lead_nowhere(href):
    book = opf(item(0, "p%200.xhtml") + item(1, href), '<itemref idref="i0"/><itemref idref="i1"/>')
    found = read_bytes(zipped(parts_of(TEXT) | {"OPS/book.opf": book}), "a.epub")
    assert len(found.blocks) == 1


def test_a_part_that_the_spine_names_often_is_read_once():
    book = opf(item(0, "p%200.xhtml"), '<itemref idref="i0"/>' * 10_000)
    content = zipped(parts_of(TEXT) | {"OPS/book.opf": book}, zipfile.ZIP_STORED)
    assert len(read_bytes(content, "a.epub").blocks) == 1


def test_every_word_of_a_book_is_in_the_document():
    words = [f"word{number}" for number in range(12)]
    ways = (
        "<p>{}</p>", "<h2>{}</h2>", "<ul><li>{}</li></ul>", "<aside>{}</aside>", "<div>{}</div>",
        "<aside epub:type='footnote'>{}</aside>", "<table><tr><td>{}</td><td>x</td></tr></table>",
        "<section><a/>{}</section>", "<blockquote>{}</blockquote>", "<i/>{}", "<nav>{}</nav>",
        "<figure><figcaption>{}</figcaption></figure>",
    )  # fmt: skip
    body = "".join(way.format(word) for way, word in zip(ways, words, strict=True))
    found = document(TEXT + body, TEXT + body)
    said = " ".join([found.text, *(one.text for one in found.furniture)])
    assert [word for word in words if said.split().count(word) < 2] == []


def test_it_is_known_by_its_first_part_whatever_its_name():
    assert str(reading_formats.format_of(epub(TEXT), "a.zip").name) == "E-book"


def test_progress_is_told_and_reading_can_be_cancelled():
    content = epub(*[TEXT] * 40)
    shares = []
    read(content, "a.epub", shares.append)
    assert shares == sorted(shares)
    assert len(shares) > 10

    def cancel(done):
        if done > 0.7:
            raise CancelledError("Stopped.")

    with pytest.raises(CancelledError):
        read(content, "a.epub", cancel)
