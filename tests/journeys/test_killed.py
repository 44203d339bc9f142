"""A program that is killed comes back to the document and to the line that were being read.

What else was open is open again, too, and is not loaded for that.
"""

import sqlite3
import sys
from contextlib import closing

import pytest

from tests.fixtures.processes import wait
from tests.fixtures.programs import DEADLINE, opened

READS = """
import sys
from pathlib import Path
from PySide6.QtCore import Qt, QTimer
from viewer import app
from viewer.window.main_window import MainWindow

file, address, said = sys.argv[2], sys.argv[3], Path(sys.argv[4])
file, *others = file.split(":")
furnish = app.furnish

def read(window):
    page = window.first.reading
    if window.session is None:
        return QTimer.singleShot(20, lambda: read(window))
    if address:
        window.parts.address.field.setFocus()
        window.parts.address.field.setText(address)
        window.parts.address.field.textEdited.emit(address)
        window.parts.address.field.accepted.emit()
    if others:
        window.first.document.changed.connect(lambda _: QTimer.singleShot(0, lambda: read(window)),
                                              Qt.ConnectionType.SingleShotConnection)
        return window.open(Path(others.pop(0)))
    tell(window)

def tell(window):
    position, document = window.first.reading.position.offset, window.session.document
    tabs = ",".join(
        one.path.name + ("" if one.session else "?") for one in window.parts.documents.all
    )
    shown = document.text[position : position + 14]
    said.write_text(document.source.name + "|" + shown + "|" + tabs)

def furnished(window, *words, **named):
    furnish(window, *words, **named)
    QTimer.singleShot(0, lambda: read(window))

app.furnish = furnished
file = Path(file) if file else None
sys.exit(app.run_window(file, data_folder=Path(sys.argv[1]), debug=True))
"""
TEXT = "# {0}\n\n" + "\n\n".join(f"Paragraph {n} of {{0}} has words." for n in range(1, 200)) + "\n"


@pytest.fixture
def files(tmp_path):
    made = []
    for name in ("first", "second"):
        path = tmp_path / f"{name}.md"
        path.write_text(TEXT.format(name))
        made.append(path)
    return made


def run(folder, file="", address=""):
    """Start a program that reads there; return it once it says where it is, and that."""
    said = folder / "said"
    said.unlink(missing_ok=True)
    process = opened(folder, str(file), address, str(said), command=command(folder))
    wait(lambda: said.exists() and "|" in said.read_text())
    return process, said.read_text()


def command(folder):
    return [sys.executable, "-c", f"import sys; sys.argv.pop(1)\n{READS}"]


def kept(folder):
    """Return the places that the library keeps, by the documents' names."""
    with closing(sqlite3.connect(f"file:{folder / 'library.sqlite3'}?mode=ro", uri=True)) as lib:
        return dict(
            lib.execute(
                "SELECT source_name, position FROM documents, reading_positions"
                " WHERE id = document_id"
            )
        )


def test_after_a_kill_the_same_line_of_the_same_document_is_shown(tmp_path, files):
    folder = tmp_path / "user"
    folder.mkdir()
    first, second = files
    for number in (90, 120):
        for file in (first, second):
            before = kept(folder).get(file.name) if (folder / "library.sqlite3").exists() else None
            process, said = run(folder, file, f"¶{number}")
            assert said.startswith(f"{file.name}|Paragraph {number} ")
            settings = folder / "settings.ini"
            wait(lambda b=before, f=file: kept(folder).get(f.name, 0) not in {b, 0})
            wait(lambda f=file, s=settings: f"document={f}\n" in s.read_text())
            process.kill()
            process.communicate(timeout=DEADLINE)
            process, again = run(folder)
            assert again.split("|")[:2] == said.split("|")[:2]
            process.kill()
            process.communicate(timeout=DEADLINE)


def test_after_a_kill_all_documents_are_open_again_and_one_of_them_is_loaded(tmp_path, files):
    folder = tmp_path / "user"
    folder.mkdir()
    third = tmp_path / "third.md"
    third.write_text(TEXT.format("third"))
    settings = folder / "settings.ini"
    names = ":".join(str(file) for file in (*files, third))
    for wanted in (names, ""):  # what was restored is kept, too
        process, said = run(folder, wanted)
        assert said.startswith("third.md|")
        wait(lambda: f"document={third}\n" in settings.read_text())
        wait(lambda: all(f"{file.name}\\" in settings.read_text() for file in (*files, third)))
        process.kill()
        process.communicate(timeout=DEADLINE)
    process, said = run(folder)
    assert said.split("|")[2] == "first.md?,second.md?,third.md"
    process.kill()
    process.communicate(timeout=DEADLINE)
