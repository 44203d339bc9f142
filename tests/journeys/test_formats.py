"""One document in every format: opened in the window, annotated, exported, and read back."""

import pytest
from pypdf import PdfReader

from data.annotation import Visibility
from tests.fixtures import pdfs, word
from tests.fixtures.documents import NOW
from tests.fixtures.windows import running
from viewer.cli import main

TIMEOUT = 20_000
TITLE, TOPICS = "Meeting of Ministers", ("Security", "Trade")
BODY = (
    "The ministers met on 29 June 2018 and reviewed what had been done since the last meeting.",
    "They agreed to hold the next meeting in the spring, and to prepare it together.",
)


def as_text():
    parts = [TITLE, *(f"{n}. {topic}\n\n{BODY[n - 1]}" for n, topic in enumerate(TOPICS, 1))]
    return "\n\n".join(parts).encode()


def as_markdown():
    parts = [f"# {TITLE}", *(f"## {t}\n\n{b}" for t, b in zip(TOPICS, BODY, strict=True))]
    return "\n\n".join(parts).encode()


def as_page():
    menu = "".join(f"<li><a href='/{n}'>Page {n}</a></li>" for n in range(40))
    text = "".join(f"<h2>{t}</h2><p>{b}</p>" for t, b in zip(TOPICS, BODY, strict=True))
    return f"<!doctype html><ul>{menu}</ul><div><h1>{TITLE}</h1>{text}</div>".encode()


def as_word():
    styles = word.style("T", "Title") + word.style("H", "heading 1")
    body = word.paragraph(word.run(TITLE), "T") + "".join(
        word.paragraph(word.run(topic), "H") + word.paragraph(word.run(text))
        for topic, text in zip(TOPICS, BODY, strict=True)
    )
    return word.word(body, styles=styles)


def as_pdf():
    def draw(canvas):
        pdfs.put(canvas, 72, 760, TITLE, size=20)
        for place, (topic, text) in enumerate(zip(TOPICS, BODY, strict=True)):
            pdfs.put(canvas, 72, 700 - 120 * place, topic, size=14)
            for number, line in enumerate(pdfs.wrapped(text, 400)):
                pdfs.put(canvas, 72, 676 - 120 * place - 14 * number, line)

    return pdfs.drawn(draw)


MADE = {
    "a.txt": as_text, "a.md": as_markdown, "a.html": as_page, "a.docx": as_word, "a.pdf": as_pdf,
}  # fmt: skip


@pytest.mark.parametrize("name", MADE)
def test_a_document_of_every_format_becomes_a_handout(qtbot, tmp_path, name):
    path, out, folder = tmp_path / name, tmp_path / "handout.pdf", tmp_path / "user"
    path.write_bytes(MADE[name]())
    with running(qtbot, folder, lambda: NOW) as window:
        with qtbot.wait_signal(window.first.opener.opened, timeout=TIMEOUT):
            window.open(path)
        read_and_annotate(window.session)
    assert main(["export", str(path), str(out), "--data-folder", str(folder)]) == 0
    text = " ".join("".join(page.extract_text() for page in PdfReader(out).pages).split())
    assert "Quote this." in text
    assert "They agreed to hold" in text
    assert "the next meeting in the spring" in text


def read_and_annotate(session):
    document = session.document
    assert document.title == TITLE
    assert tuple(topic.title for topic in document.topics) == TOPICS
    assert str(document.meeting.date) == "2018-06-29"
    start = document.text.index("agreed to hold")
    made = session.add(start, start + 14, "commitment", "Quote this.")
    session.set_visibility((made,), Visibility.BRIEFING)
