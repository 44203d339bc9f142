"""LibreOffice opens a Word file of ours: nothing is lost, and each note stays where it belongs."""

import io
import shutil
import subprocess

import docx
import pytest

from exporters.options import Contents, NotePlacement
from tests.fixtures.briefings import block, content_of, note, plain, read, topic
from tests.fixtures.word_handouts import W, full, root, word

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed"),
]
_TRIES = 3
"""LibreOffice ends now and then without a file and without a word."""


@pytest.fixture
def converted(tmp_path):
    """Return what converts a Word file to another kind."""

    def convert(file, kind):
        given = tmp_path / "handout.docx"
        given.write_bytes(file)
        made = tmp_path / "made" / f"handout.{kind}"
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        for _ in range(_TRIES):
            subprocess.run(
                ["soffice", "--headless", profile, "--convert-to", kind, "--outdir",
                 str(made.parent), str(given)],
                check=False, capture_output=True, timeout=120,
            )  # fmt: skip
            if made.exists():
                return made.read_bytes()
        raise AssertionError("LibreOffice made no file")

    return convert


def many(count):
    """Content with a note on each of so many paragraphs."""
    blocks = [block(f"Paragraph {n}: words.", (f"{n}:", "K", n)) for n in range(1, count + 1)]
    notes = tuple(note(n, f"Note {n}.") for n in range(1, count + 1))
    return content_of(topic("1", "T", *blocks), notes=notes)


def test_pages_say_all_and_count_themselves(converted):
    pages = read(converted(word(full(), contents=Contents.ON), "pdf")).pages
    for number, page in enumerate(pages, start=1):
        text = plain(page.extract_text())
        assert text.startswith("INTERNAL")
        assert f"Page {number} of {len(pages)}" in text
    whole = plain(" ".join(page.extract_text() for page in pages))
    for text in ("Ministry of Ports", "We agree & go on.", "(a) Sanctions stay in place.",
                 "(c) Reports follow.", "34. A paragraph", "1,200", "Act No. 7 of 1952.",
                 "Key point What the reader should take away."):  # fmt: skip
        assert text in whole


def test_comments_stay_on_their_passages(converted):
    file = converted(word(many(40)), "docx")
    on, open_ = {}, set()
    for element in root(file, "word/document.xml").iter():
        number = element.get(f"{W}id")
        if element.tag == f"{W}commentRangeStart":
            open_.add(number)
        elif element.tag == f"{W}commentRangeEnd":
            open_.discard(number)
        elif element.tag == f"{W}t":
            for one in open_:
                on[one] = on.get(one, "") + element.text
    comments = docx.Document(io.BytesIO(file)).comments
    told = {one.text.split("Note ")[1]: on[str(one.comment_id)] for one in comments}
    assert told == {f"{n}.": f"{n}:" for n in range(1, 41)}


@pytest.mark.parametrize("notes", [NotePlacement.FOOTNOTES, NotePlacement.ENDNOTES])
def test_footnotes_and_endnotes_keep_their_texts_and_their_order(converted, notes):
    pages = read(converted(word(many(40), notes=notes), "pdf")).pages
    text = plain(" ".join(page.extract_text() for page in pages))
    places = [text.index(f"Note {n}.") for n in range(1, 41)]
    assert places == sorted(places)
