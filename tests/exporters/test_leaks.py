"""The last look into a finished file: what it finds, what it lets pass."""

import zlib

import pytest

import exporters
from data.errors import ExportError
from exporters import Private, leaks
from exporters.options import Attachment, ExportOptions
from tests.fixtures.briefings import block, content_of, note, topic

SECRET = "The delegation will give way on the second point."
JAPANESE = "この点については譲歩する用意があると考えている。"
MARKED = "La d\u202ee\u0301le\u0301gat\u200fion ce\u0301dera\u2066 sur\ue000 le\x07 po\xadint\u2069"
LONG = " ".join(f"{SECRET[:-1]} in round {number}." for number in range(300))


KINDS = {kind.name: kind for kind in exporters.formats()}
TABLES = {"csv", "xlsx"}
"""They hold what is marked and noted, and the frame; the rest of the text is not in them."""


def told(content, name="pdf"):
    return exporters.render(content, ExportOptions(format=name))


def refuse(content, private, name="pdf"):
    leaks.refuse(content, KINDS[name], private)


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("secret", [SECRET, JAPANESE, MARKED, LONG, f"<b>{SECRET}</b> & (more)"])
def test_a_private_note_is_found_wherever_it_stands(name, secret):
    noted = block("Text.", ("Text", "K", 1))
    places = [
        content_of(topic("1", "T", block(f"Before. {secret} After.", (secret, "K")))),
        content_of(topic("1", "T", noted), notes=(note(1, secret),)),
        content_of(topic("1", "T", noted), notes=(note(1, "A."),), title=secret[:200]),
    ]
    if name not in TABLES:
        places += [
            content_of(topic("1", "T", block(f"Before. {secret} After."))),
            content_of(topic("1", secret[:200], block("Text."))),
        ]
    for content in places:
        file = told(content, name)
        with pytest.raises(ExportError) as caught:
            refuse(file, Private((secret,)), name)
        assert "give way" not in str(caught.value)
        assert "譲歩" not in str(caught.value)
        assert "po" not in str(caught.value).replace("report", "")


@pytest.mark.parametrize("name", KINDS)
def test_what_an_open_text_says_too_may_stay(name):
    content = content_of(topic("1", "T", block(f"Before. {SECRET} After.", (SECRET, "K"))))
    private = Private((SECRET, "", "short"), (f"He said: {SECRET}",))
    refuse(told(content, name), private, name)


def test_another_text_is_no_leak():
    content = content_of(topic("1", "T", block("Text of the source.")))
    refuse(told(content), Private((SECRET, LONG, JAPANESE, "Text", "")))


def test_metadata_bookmarks_and_annotations_are_looked_into():
    hidden = f"/Title ({SECRET[:20]}\\\n{SECRET[20:]})".encode()
    utf16 = b"/Contents (" + b"\xfe\xff" + SECRET.encode("utf-16-be") + b")"
    packed = zlib.compress(SECRET.encode())
    stream = b"<</Filter /FlateDecode>>\nstream\n" + packed + b"\nendstream"
    for inside in (hidden, utf16, b"4 0 obj\n" + stream):
        with pytest.raises(ExportError, match="private note"):
            refuse(b"%PDF-1.7\n1 0 obj\n" + inside, Private((SECRET,)))


@pytest.mark.parametrize(
    "inside",
    [
        f"<{SECRET.encode().hex()}>",
        f"<FEFF {SECRET.encode('utf-16-be').hex().upper()}>",
        f"/{SECRET.replace(' ', '#20')} 1",
        f"% é {SECRET[:14]}({SECRET[14:]})",
        f"((a) {SECRET} (b (c)))",
        "(" + "".join(f"\\{code:03o}" for code in SECRET.encode()) + ")",
    ],
    ids=["hexadecimal", "hexadecimal UTF-16", "name", "comment", "brackets", "octal"],
)
def test_a_pdf_hides_nothing_outside_its_streams(inside):
    file = b"%PDF-1.7\n1 0 obj\n(Handout)\n" + inside.encode() + b"\nendobj"
    with pytest.raises(ExportError, match="private note"):
        refuse(file, Private((SECRET,)))


CUT = zlib.compress(SECRET.encode())[:20]
STREAM = b"%PDF-1.7\n1 0 obj\n<</Title (Handout) /Filter "


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("pdf", zlib.compress(SECRET.encode())),
        ("pdf", STREAM + b"/LZWDecode>>\nstream\n" + SECRET.encode() + b"\nendstream"),
        ("pdf", STREAM + b"[/ASCII85Decode /FlateDecode]>>\nstream\nabc\nendstream"),
        ("pdf", STREAM + b"/FlateDecode>>\nstream\n" + SECRET.encode() + b"\nendstream"),
        ("pdf", STREAM + b"/FlateDecode>>\nstream\n" + CUT + b"\nendstream"),
        ("pdf", b"%PDF-1.7\n"),
        ("html", zlib.compress(SECRET.encode())),
        ("html", b""),
        ("md", zlib.compress(SECRET.encode())),
        ("csv", zlib.compress(SECRET.encode())),
        ("xlsx", zlib.compress(SECRET.encode())),
    ],
    ids=["packed", "LZW", "two filters", "not packed", "broken off", "empty", "no text", "no page",
         "no Markdown", "no table", "no workbook"],
)  # fmt: skip
def test_what_cannot_be_opened_is_refused(name, file):
    with pytest.raises(ExportError, match="cannot be looked through for private notes"):
        refuse(file, Private((SECRET,)), name)


def test_a_file_about_streams_that_travels_along_is_no_riddle():
    about = b"endstream >> stream\n(endobj) " * 9
    source = Attachment("endstream.txt", about, "text/plain")
    content = content_of(topic("1", "T", block("Text.")), title="endstream")
    file = exporters.render(content, ExportOptions(format="pdf", attachments=(source,)))
    refuse(file, Private((JAPANESE,)))
    with pytest.raises(ExportError, match="private note"):
        refuse(file, Private(("endstream.txt is here" * 2, "streamendobjend")))


def test_nothing_is_written_when_a_private_note_would_leave(tmp_path):
    content = content_of(
        topic("1", "T", block("Text.", ("Text", "K", 1))), notes=(note(1, SECRET),)
    )
    names = [f"handout{suffix}" for kind in KINDS.values() for suffix in kind.suffixes]
    for name in names:
        with pytest.raises(ExportError, match="private"):
            exporters.export(content, tmp_path / name, private=Private((SECRET,)))
        exporters.export(content, tmp_path / f"good-{name}", private=Private((JAPANESE,)))
    written = {path.name for path in tmp_path.iterdir()}
    assert written == {f"good-{name}" for name in names}
