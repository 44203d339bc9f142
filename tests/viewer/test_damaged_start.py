"""A library that is damaged when the program starts: repaired if the user wants it."""

import pytest
from PySide6.QtWidgets import QApplication

from data.errors import DamagedLibraryError
from data.library import Library
from tests.fixtures.windows import answer
from viewer import app


@pytest.fixture
def damaged(tmp_path, document, clock):
    """A library with a backup of a document, and rubbish in its place."""
    path = tmp_path / "user" / "library.sqlite3"
    library = Library.make(path)
    library.remember(document, clock())
    library.back_up()
    library.close()
    path.write_bytes(b"rubbish" * 1000)
    return path


def press(dialog, text):
    next(button for button in dialog.buttons() if button.text().replace("&", "") == text).click()


def test_the_newest_backup_takes_its_place(qapp, damaged, document):
    told = []

    def repair(dialog):
        answer(read)
        press(dialog, "Repair")

    def read(dialog):
        told.append(dialog.text())
        press(dialog, "OK")

    answer(repair)
    library = app._library(damaged, is_first=True)
    assert [entry.id for entry in library.shelf()] == [document.id]
    library.close()
    assert told[0].startswith("The library was repaired with the newest good backup")
    (aside,) = damaged.parent.glob("library-damaged-*.sqlite3")
    assert aside.read_bytes() == b"rubbish" * 1000


def test_nothing_is_touched_where_the_user_quits(qapp, damaged):
    answer(lambda dialog: press(dialog, "Quit"))
    with pytest.raises(DamagedLibraryError):
        app._library(damaged, is_first=True)
    assert damaged.read_bytes() == b"rubbish" * 1000
    assert QApplication.activeModalWidget() is None
