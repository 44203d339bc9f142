"""The last look into a finished file: what it finds, what it lets pass."""

import zlib

import pytest

import exporters
from data.errors import ExportError
from exporters import Private, leaks
from exporters.options import ExportOptions
from tests.fixtures.briefings import block, briefing, note, topic

SECRET = "The delegation will give way on the second point."
JAPANESE = "この点については譲歩する用意があると考えている。"
LONG = " ".join(f"{SECRET[:-1]} in round {number}." for number in range(300))


def told(content, name="pdf"):
    return exporters.render(content, ExportOptions(format=name))


@pytest.mark.parametrize("name", ["pdf", "html"])
@pytest.mark.parametrize("secret", [SECRET, JAPANESE, LONG, f"<b>{SECRET}</b> & (more)"])
def test_a_private_note_is_found_wherever_it_stands(name, secret):
    places = (
        briefing(topic("1", "T", block(f"Before. {secret} After."))),
        briefing(topic("1", secret[:200], block("Text."))),
        briefing(topic("1", "T", block("Text.", ("Text", "K", 1))), notes=(note(1, secret),)),
        briefing(topic("1", "T"), title=secret[:200]),
    )
    for content in places:
        with pytest.raises(ExportError) as caught:
            leaks.refuse(told(content, name), Private((secret,)))
        assert "give way" not in str(caught.value)
        assert "譲歩" not in str(caught.value)


@pytest.mark.parametrize("name", ["pdf", "html"])
def test_what_an_open_text_says_too_may_stay(name):
    content = briefing(topic("1", "T", block(f"Before. {SECRET} After.")))
    leaks.refuse(told(content, name), Private((SECRET, "", "short"), (f"He said: {SECRET}",)))


def test_another_text_is_no_leak():
    content = briefing(topic("1", "T", block("Text of the source.")))
    leaks.refuse(told(content), Private((SECRET, LONG, JAPANESE, "Text", "")))


def test_metadata_bookmarks_and_annotations_are_looked_into():
    hidden = f"/Title ({SECRET[:20]}\\\n{SECRET[20:]})".encode()
    utf16 = b"/Contents (" + b"\xfe\xff" + SECRET.encode("utf-16-be") + b")"
    packed = zlib.compress(SECRET.encode())
    stream = b"<</Filter /FlateDecode>>\nstream\n" + packed + b"\nendstream"
    for inside in (hidden, utf16, b"4 0 obj\n" + stream):
        with pytest.raises(ExportError):
            leaks.refuse(b"%PDF-1.7\n1 0 obj\n" + inside, Private((SECRET,)))


def test_nothing_is_written_when_a_private_note_would_leave(tmp_path):
    content = briefing(topic("1", "T", block("Text.", ("Text", "K", 1))), notes=(note(1, SECRET),))
    for name in ("handout.pdf", "handout.html"):
        with pytest.raises(ExportError, match="private"):
            exporters.export(content, tmp_path / name, private=Private((SECRET,)))
        exporters.export(content, tmp_path / f"good-{name}", private=Private((JAPANESE,)))
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "good-handout.html", "good-handout.pdf",
    ]  # fmt: skip
