"""The whole trip with the keyboard alone, twice in one session: no test's hand on any widget.

Keys go to the window that has the keyboard. What is asked of the program's objects is only what
there is to be seen.
"""

from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication

from data.annotation import Visibility
from tests.fixtures.hands import Keyboard
from tests.fixtures.windows import running
from viewer.briefing.export_dialog import ExportDialog

ROUNDS = (
    ("1 1", "dismantlement", "Usual *words*.", "Sea"),
    ("2 1", "navigation", "**Weighty** words.", "Land"),
)
"""For each trip an address, what is found, what is noted, and which paper is opened."""


@pytest.fixture
def keyboard(qtbot, desk):
    return Keyboard(qtbot, desk)


@pytest.fixture
def papers(tmp_path):
    made = {}
    for name in ("Sea", "Land"):
        made[name] = tmp_path / f"{name}.md"
        lines = "\n\n".join(f"Paragraph {n} speaks of the {name.lower()}." for n in range(90))
        made[name].write_text(f"# {name} statement\n\n{lines}\n")
    return made


@pytest.fixture
def desk(qtbot, tmp_path):
    """The window on a screen that the shipped document does not fit on."""
    minutes, begin = count(), datetime(2018, 9, 5, 9, 0, tzinfo=UTC)
    clock = lambda: begin + timedelta(minutes=next(minutes))  # noqa: E731 - a clock of this run
    with running(qtbot, tmp_path / "user", clock, size=(1300, 420)) as window:
        yield window


def page_of(window):
    return window.first.reading.page


def top_of(window):
    return page_of(window).marks_bar.value()


def selected(window):
    return window.session.document.text[slice(*page_of(window).selection())]


def current(window):
    return window.session.annotation(window.session.current)


def passage(window):
    place = window.session.resolution(window.session.current)
    return window.session.document.text[place.start : place.end]


def titles(window):
    return [one.title for one in window.parts.documents.all]


def shown(window):
    return window.session.document.title if window.session is not None else ""


def open_sample(desk, keyboard):
    """By the menu: Alt and a letter, and a letter again."""
    keyboard.press("Alt+F")
    assert QApplication.activePopupWidget() is not None
    keyboard.press("S")
    assert page_of(desk).hasFocus()


def read(desk, keyboard, address, words):
    keyboard.press("Ctrl+L")
    keyboard.write(address)
    keyboard.press("Return")
    assert page_of(desk).hasFocus()
    number, *_ = page_of(desk).selection()
    document = desk.session.document
    assert str(document.topic_at(number) + 1) == address.split()[0]
    before = top_of(desk)
    keyboard.press("PgDown")
    assert top_of(desk) > before
    left = page_of(desk).first_visible()
    keyboard.press("Ctrl+F")
    keyboard.write(words)
    keyboard.press("Return", "Escape")
    assert selected(desk) == words
    keyboard.press("Alt+Left")
    assert page_of(desk).first_visible() == left


def select(desk, keyboard, words):
    """Find some words, and select the word behind them in caret mode."""
    keyboard.press("Ctrl+F")
    keyboard.write(words)
    keyboard.press("Return", "Escape", "F9", "Right")
    assert page_of(desk).is_in_caret_mode
    start = page_of(desk).selection()[0]
    keyboard.press(*["Shift+Left"] * len(words))
    assert page_of(desk).selection() == (start - len(words), start)
    keyboard.press("2", "F9")
    assert not page_of(desk).is_in_caret_mode
    assert (current(desk).label_id, passage(desk)) == ("commitment", words)


def note(desk, keyboard, text, *, is_first):
    """Write a note in Markdown, with a tag: typed at first, completed from then on."""
    keyboard.press("N")
    keyboard.write(text)
    keyboard.press("Tab")
    keyboard.write("harbour" if is_first else "harb")
    keyboard.press(*([] if is_first else ["Down", "Return"]), "Ctrl+Return")
    assert current(desk).note == text
    assert current(desk).tags == ("harbour",)
    assert page_of(desk).hasFocus()
    page = page_of(desk)
    keyboard.press("PgUp")
    before = top_of(desk)
    keyboard.press("PgDown")
    assert top_of(desk) > before or before == page.marks_bar.maximum()


def change(desk, keyboard, words):
    """Move the highlight's end, write at its passage, and go round the highlights there."""
    keyboard.press("Alt+PgDown")
    assert passage(desk).startswith(words)
    assert len(passage(desk)) > len(words)
    keyboard.press("Alt+PgUp")
    assert passage(desk) == words
    keyboard.press("F2")
    popover = desk.parts.at_passage.popover
    assert popover.isVisible()
    keyboard.press("E")
    keyboard.write(" More.")
    keyboard.press("Ctrl+Return")
    assert current(desk).note.endswith(" More.")
    keyboard.press("Escape")
    assert not popover.isVisible()
    first = desk.session.current
    keyboard.press("Ctrl+F")
    keyboard.write(words)
    keyboard.press("Return", "Escape", "Shift+Left", "3")
    second = desk.session.current
    assert second != first
    assert current(desk).label_id == "concern"
    for expected in (first, second, first):
        keyboard.press("Shift+F2")
        assert desk.session.current == expected


def put_in(desk, keyboard):
    keyboard.press("V")
    assert current(desk).visibility is Visibility.BRIEFING


def read_beside(desk, keyboard):
    """Go on reading at a second place, over to the first, and round the window back again."""
    keyboard.press("PgDown")
    first = top_of(desk)
    keyboard.press("Ctrl+\\", "PgDown", "PgDown")
    second = top_of(desk)
    assert second > first
    keyboard.press("F6")
    assert page_of(desk).hasFocus()
    assert abs(top_of(desk) - first) < abs(top_of(desk) - second)
    for _ in range(6):
        keyboard.press("F6")
        if page_of(desk).hasFocus() and top_of(desk) == second:
            break
    assert (page_of(desk).hasFocus(), top_of(desk)) == (True, second)
    keyboard.press("Ctrl+\\")


def go_about(qtbot, desk, keyboard, path):
    """Open another paper, read it beside the first, close it, open it again, and come back."""
    before = shown(desk)
    keyboard.answer("Return", text=str(path))
    keyboard.press("Ctrl+O")
    qtbot.waitUntil(lambda: shown(desk) != before)
    other, count = shown(desk), len(titles(desk))
    read_beside(desk, keyboard)
    assert desk.parts.beside.panes is None
    assert shown(desk) == other
    keyboard.press("Ctrl+W")
    qtbot.waitUntil(lambda: shown(desk) not in {"", other})
    beside = shown(desk)
    assert len(titles(desk)) == count - 1
    keyboard.press("Ctrl+Shift+T")
    qtbot.waitUntil(lambda: shown(desk) == other)
    keyboard.press("Alt+Left")
    qtbot.waitUntil(lambda: shown(desk) == beside)
    keyboard.press("Alt+1")
    qtbot.waitUntil(lambda: shown(desk) == before)


def export(qtbot, desk, keyboard, path):
    keyboard.press("Ctrl+E")
    dialog = desk.findChild(ExportDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    keyboard.answer("Return", text=str(path))
    with qtbot.wait_signal(dialog.exported):
        keyboard.press("Alt+E")
    keyboard.press("Escape")
    qtbot.waitUntil(lambda: desk.findChild(ExportDialog) is None)
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(path).pages)


def test_a_document_is_read_annotated_and_exported_by_keys_twice(
    qtbot, desk, keyboard, papers, tmp_path
):
    for number, (address, words, text, name) in enumerate(ROUNDS):
        open_sample(desk, keyboard)
        read(desk, keyboard, address, words)
        select(desk, keyboard, words)
        note(desk, keyboard, text, is_first=not number)
        change(desk, keyboard, words)
        put_in(desk, keyboard)
        go_about(qtbot, desk, keyboard, papers[name])
        printed = export(qtbot, desk, keyboard, tmp_path / f"{name}.pdf")
        assert f"{text.replace('*', '')} More." in printed
