"""In the window: files whose names are no text, and files that must not be written over."""

import os
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QComboBox, QDialog, QPushButton

from data.documents import shipped
from tests.fixtures.windows import select, write
from viewer.briefing.export_dialog import ExportDialog
from viewer.briefing.preview import PrintPreview
from viewer.session.settings import Settings
from viewer.window.start.recent_row import RecentRow

TIMEOUT = 20_000
ODD = os.fsdecode("会談 メモ".encode("shift_jis"))


def press(parent, text):
    next(b for b in parent.findChildren(QPushButton) if b.text().replace("&", "") == text).click()


def dialogs(window):
    return [d for d in window.findChildren(QDialog) if d.isVisible()]


def odd_file(tmp_path, content=None):
    folder = tmp_path / ODD
    folder.mkdir()
    path = folder / f"{ODD}.txt"
    path.write_bytes(content or shipped().read_bytes())
    return path


@pytest.mark.parametrize("size", ["small", "large"])
def test_a_name_that_is_not_unicode_is_opened_remembered_listed_and_reopened(
    qtbot, start, tmp_path, size
):
    text = "A line that says nothing of itself.\n\n" * (5 if size == "small" else 2000)
    path = odd_file(tmp_path, text.encode())
    with start() as window:
        with qtbot.wait_signal(window.first.opener.opened, timeout=TIMEOUT):
            window.open(path)
        assert window.session.path == path
        (entry,) = window.first.library.shelf()
        assert "�" in entry.source_name
        window.parts.actions["library"].trigger()
        (dialog,) = dialogs(window)
        dialog.reject()
    settings = Settings(tmp_path / "user" / "settings.ini")
    assert settings.recent() == (path,)
    with start() as window:
        (row,) = window.parts.welcome.findChildren(RecentRow)
        assert row.text().isprintable()
        row.grab()
        with qtbot.wait_signal(window.first.opener.opened, timeout=TIMEOUT):
            row.click()
        with qtbot.wait_signal(window.first.opener.opened, timeout=TIMEOUT):
            window.opening.open_known(entry.id)
        assert window.session.path == path


def test_a_program_whose_folder_is_not_unicode_starts_and_keeps_its_library(qtbot, tmp_path, clock):
    from tests.fixtures.windows import running

    for _ in range(2):
        with running(qtbot, tmp_path / ODD, clock) as window:
            window.open(shipped())
            assert window.session is not None
            assert window.first.settings.fault.isprintable()
    assert (tmp_path / ODD / "library.sqlite3").is_file()
    assert [entry.name for entry in tmp_path.iterdir()] == [ODD]


@pytest.fixture
def on_a_copy(qtbot, window, tmp_path):
    """The window on a copy of the shipped document, with a note in the briefing."""
    path = tmp_path / "note.html"
    path.write_text("<!doctype html><h1>Report</h1><p>What was said in the meeting.</p>")
    with qtbot.wait_signal(window.first.opener.opened, timeout=TIMEOUT):
        window.open(path)
    select(window, "said in")
    write(window, "1v")
    return window, path


def test_a_handout_is_not_written_onto_the_opened_document(qtbot, on_a_copy):
    window, path = on_a_copy
    before = path.read_bytes()
    window.parts.actions["briefing"].trigger()
    dialog = window.findChild(ExportDialog)
    kinds = next(box for box in dialog.findChildren(QComboBox) if box.findData("html") >= 0)
    kinds.setCurrentIndex(kinds.findData("html"))
    dialog._choose_path = lambda *_: path
    press(dialog, "Export…")
    qtbot.waitUntil(lambda: "was not written" in dialog.message, timeout=TIMEOUT)
    assert "it is the document itself" in dialog.message
    assert path.read_bytes() == before
    dialog.reject()


def test_pages_are_not_printed_onto_the_opened_document(qtbot, on_a_copy):
    window, path = on_a_copy
    before = path.read_bytes()
    window.parts.actions["preview"].trigger()
    preview = window.findChild(PrintPreview)
    with qtbot.wait_signal(preview.shown, timeout=TIMEOUT):
        pass

    def choose(printer, _pages, _parent):
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        return True

    preview._choose_printer = choose
    preview.print_pages()
    assert "it is the document itself" in preview.message
    assert path.read_bytes() == before
    preview.reject()


@pytest.mark.parametrize("name", ["note.html", "user/backups/a.jsonld", "user/library.sqlite3"])
def test_annotations_are_not_written_onto_what_is_kept(qtbot, on_a_copy, tmp_path, name):
    window, source = on_a_copy
    qtbot.waitUntil((tmp_path / "user" / "backups").is_dir, timeout=TIMEOUT)
    path = tmp_path / name
    if path.suffix != ".jsonld":
        link = tmp_path / "link.jsonld"
        link.symlink_to(path)
        path = link
    before = source.read_bytes()
    window.parts.exchange._choose_out = lambda _window, _path: path
    window.parts.actions["export_annotations"].trigger()
    (question,) = dialogs(window)
    kind = question.findChild(QComboBox)
    kind.setCurrentIndex(kind.findData(".jsonld"))
    with qtbot.wait_signal(window.parts.exchange.failed, timeout=TIMEOUT) as failed:
        press(question, "Export…")
    assert "was not written: it is " in failed.args[0]
    assert source.read_bytes() == before
    assert path.is_symlink() or not path.exists()


def test_a_window_comes_whatever_stands_where_its_settings_are(tmp_path):
    """The window's own process, since what hangs must be ended."""
    import subprocess
    import sys

    script = """
import sys
from pathlib import Path
from viewer import app
furnish = app.furnish
def furnished(window, *rest, **named):
    furnish(window, *rest, **named)
    print(window.parts.message.message)
    window.close()
app.furnish = furnished
sys.exit(app.run_window(None, data_folder=Path(sys.argv[1]), debug=True))
"""
    makers = {
        ODD: lambda path: path.touch(),
        "pipe": os.mkfifo,
        "endless": lambda path: path.symlink_to("/dev/zero"),
        "30 MB": lambda path: path.write_bytes(b"[General]\nx=" + b"y" * 30_000_000),
        "binary": lambda path: path.write_bytes(os.urandom(5000) + b"\0"),
    }
    for name, make in makers.items():
        folder = tmp_path / name
        folder.mkdir()
        make(folder / "settings.ini")
        done = subprocess.run(
            [sys.executable, "-c", script, folder],
            cwd=Path(__file__).parents[2],
            env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, ""), name
        assert done.stdout.startswith(("Settings are not kept", "The settings could not be read"))
    assert len(list(tmp_path.iterdir())) == len(makers)
