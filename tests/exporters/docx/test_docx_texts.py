"""What a finished Word file says, wherever it stands; a file with more than we write is refused."""

import io
import zipfile
import zlib

import pytest

import exporters
from data.errors import ExportError
from exporters import Private, leaks
from exporters.docx.package import sealed_archive
from exporters.docx.word_document import texts
from tests.fixtures.briefings import block, content_of, note, topic
from tests.fixtures.word_handouts import full, parts_of, png, word

SECRET = "The delegation will give way on the second point."
KIND = next(kind for kind in exporters.formats() if kind.name == "docx")


def changed(parts=None, comment=b"", file=None, extra=b"") -> bytes:
    """Return a handout with parts put in, or exchanged."""
    known = parts_of(file or word(full(letterhead=None))) | (parts or {})
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in known.items():
            entry = zipfile.ZipInfo(name)
            entry.extra = extra
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED)
        archive.comment = comment
    return buffer.getvalue()


def put(name, old, new) -> bytes:
    """Return a handout with one place of a part exchanged."""
    markup = parts_of(word(full(letterhead=None)))[name]
    assert old in markup
    return changed({name: markup.replace(old, new, 1)})


BODY, CORE = "word/document.xml", "docProps/core.xml"
ONE, TWO = SECRET[:20], SECRET[20:]
HIDDEN = {
    "a comment": put("word/comments.xml", "Quote in full.", SECRET),
    "the name of who made a comment": put("word/comments.xml", "M. Sato", SECRET),
    "a run": put(BODY, "<w:sectPr>", f"<w:p><w:r><w:t>{SECRET}</w:t></w:r></w:p><w:sectPr>"),
    "runs that part it": put(
        BODY, "<w:sectPr>",
        f"<w:p><w:r><w:t>{ONE}</w:t></w:r><w:r><w:t>{TWO}</w:t></w:r></w:p><w:sectPr>",
    ),
    "words about deleted ones": put(
        BODY, "<w:sectPr>",
        f"<w:p><w:r><w:t>{ONE}</w:t></w:r><w:del><w:r><w:delText>never</w:delText></w:r></w:del>"
        f"<w:r><w:t>{TWO}</w:t></w:r></w:p><w:sectPr>",
    ),
    "words about inserted ones": put(
        BODY, "<w:sectPr>",
        f"<w:p><w:r><w:t>{ONE}</w:t></w:r><w:ins><w:r><w:t>never</w:t></w:r></w:ins>"
        f"<w:del><w:r><w:delText>{TWO}</w:delText></w:r></w:del></w:p><w:sectPr>",
    ),
    "a field": put(BODY, "<w:sectPr>", f"<w:p><w:r><w:instrText>{SECRET}</w:instrText></w:r></w:p>"
                   "<w:sectPr>"),
    "an attribute": put(BODY, "<w:sectPr>", f'<w:p w:rsidR="{SECRET}"/><w:sectPr>'),
    "a comment of XML": put(BODY, "<w:sectPr>", f"<!-- {SECRET} --><w:sectPr>"),
    "an instruction of XML": put(BODY, "<w:sectPr>", f"<?a {SECRET}?><w:sectPr>"),
    "a paragraph in a paragraph": put(
        BODY, "<w:sectPr>",
        f"<w:p><w:r><w:t>{ONE}</w:t><w:pict><w:p><w:r><w:t>box</w:t></w:r></w:p></w:pict>"
        f"<w:t>{TWO}</w:t></w:r></w:p><w:sectPr>",
    ),
    "the header": put("word/header-default.xml", "INTERNAL", SECRET),
    "the footer": put("word/footer-default.xml", "INTERNAL", SECRET),
    "a style": put("word/styles.xml", "Bottom Line", SECRET),
    "a list": put("word/numbering.xml", "(%1)", SECRET),
    "the settings": put("word/settings.xml", "compatibilityMode", SECRET),
    "a property": put(CORE, "<dc:subject>", f"<dc:subject>{SECRET}"),
    "an address": put("word/_rels/document.xml.rels", "https://example.org/", f"http://{SECRET}"),
    "a footnote": put("word/footnotes.xml", "Act No. 7", SECRET),
    "the archive's comment": changed(comment=SECRET.encode()),
}  # fmt: skip


@pytest.mark.parametrize("file", HIDDEN.values(), ids=HIDDEN)
def test_a_private_note_is_found_wherever_it_hides(file):
    with pytest.raises(ExportError, match="private note"):
        leaks.refuse(file, KIND, Private((SECRET,)))


REFUSED = {
    "a part of another kind": changed({"word/vbaProject.bin": SECRET}),
    "data of others": changed({"customXml/item1.xml": f"<a>{SECRET}</a>"}),
    "a thumbnail": changed({"docProps/thumbnail.jpeg": "a"}),
    "a name that tells": changed({f"word/{SECRET}.xml": "<a/>"}),
    "no XML": changed({BODY: "<w:document>"}),
    "a document type": changed({BODY: f'<!DOCTYPE a [<!ENTITY b "{SECRET}">]><a>&b;</a>'}),
    "a picture that says more": changed({"word/media/image1.png": png(comment=b"x").decode(
        "utf-8", "surrogateescape").encode("utf-8", "surrogateescape")}),
    "a bomb": changed({BODY: "<a>" + " " * 10_000_000 + "</a>"}),
    "fields of the archive": changed(extra=b"\x99\x99\x04\x00abcd"),
    "no archive": zlib.compress(SECRET.encode()),
    "nothing": b"",
}  # fmt: skip


@pytest.mark.parametrize("file", REFUSED.values(), ids=REFUSED)
def test_what_is_no_handout_of_ours_is_refused(file):
    with pytest.raises(ExportError, match="cannot be looked through for private notes"):
        leaks.refuse(file, KIND, Private((SECRET,)))


def test_a_text_as_dense_as_a_bomb_can_be_looked_through():
    file = word(content_of(topic("1", "T", block("a" * 1_000_000))))
    assert any(len(text) > 1_000_000 for text in texts(file))
    assert len(file) > 1_000_000


def test_an_archive_is_sealed_the_same_from_whatever_order():
    one, two = {"b": b"1", "a": b"2"}, {"a": b"2", "b": b"1"}
    assert sealed_archive.sealed(one) == sealed_archive.sealed(two)


def test_nothing_is_written_when_a_private_note_would_leave_in_a_comment(tmp_path):
    content = content_of(
        topic("1", "T", block("Text.", ("Text", "K", 1))), notes=(note(1, SECRET),)
    )
    out = tmp_path / "handout.docx"
    with pytest.raises(ExportError, match="would have shown a private note"):
        exporters.export(content, out, private=Private((SECRET,)))
    assert not out.exists()
    exporters.export(content, out, private=Private(("この点については譲歩する用意がある。",)))
    assert out.stat().st_mode & 0o777 == 0o600
