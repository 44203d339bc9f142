"""A library that is damaged or gone when the program starts: brought back if the user wants it."""

import os
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from data.documents import shipped
from data.errors import AbsentLibraryError, DamagedLibraryError, LibraryError
from data.library.location import location_of
from data.library.sqlite.safekeeping import backups
from data.library.sqlite.safekeeping.lock import LibraryLock
from data.notebook import Change
from tests.fixtures import old_libraries
from tests.fixtures.documents import annotate
from tests.fixtures.windows import answer
from tests.torture.full_disk import can_mount, mounted, protect
from viewer.cli import main
from viewer.library.library_start import LibraryStart, refuse_nowhere
from viewer.look.theme import named, style_sheet
from viewer.session.settings import Settings
from viewer.system.folders import Folders


@pytest.fixture(autouse=True)
def undressed(qapp):
    """The program's look is that of these tests alone."""
    colours, sheet = qapp.palette(), qapp.styleSheet()
    yield
    qapp.setStyleSheet(sheet)
    qapp.setPalette(colours)


@pytest.fixture
def damaged(tmp_path, document, clock):
    """A library with a backup of a document, and rubbish in its place."""
    path = tmp_path / "user" / "library.sqlite3"
    library = location_of(path).make()
    library.remember(document, clock())
    library.back_up()
    library.close()
    path.write_bytes(b"rubbish" * 1000)
    return path


@contextmanager
def start(path):
    """Open the library as the first window does; yields it."""
    settings = Settings(path.parent / "settings.ini")
    with LibraryLock.of(path) as lock:
        with suppress(LibraryError):
            lock.acquire()
        begun = LibraryStart("Briefing Viewer", Folders(path, path), settings, lock)
        with closing(begun.library(is_first=True)) as library:
            settings.save()
            yield library


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
    with start(damaged) as library:
        assert [entry.id for entry in library.shelf()] == [document.id]
    assert told[0].startswith("The library was repaired with the newest good backup")
    (aside,) = damaged.parent.glob("library-damaged-*.sqlite3")
    assert aside.read_bytes() == b"rubbish" * 1000


@pytest.mark.parametrize("choice", ["light", "dark"])
def test_what_is_asked_looks_as_the_window_does_and_names_no_other_way_than_its_buttons(
    qapp, damaged, choice
):
    settings = Settings(damaged.parent / "settings.ini")
    settings.set_value("theme", choice)
    settings.save()
    asked = []

    def look(dialog):
        asked.append(dialog.text())
        colour = dialog.palette().color(dialog.backgroundRole()).name()
        assert colour == named(choice).panel
        assert qapp.styleSheet() == style_sheet(named(choice))
        press(dialog, "Quit")

    answer(look)
    with pytest.raises(DamagedLibraryError), start(damaged):
        pass
    assert asked[0].endswith("it was left as it is.")
    assert "library repair" not in asked[0]


def test_nothing_is_touched_where_the_user_quits(qapp, damaged):
    answer(lambda dialog: press(dialog, "Quit"))
    with pytest.raises(DamagedLibraryError), start(damaged):
        pass
    assert damaged.read_bytes() == b"rubbish" * 1000
    assert QApplication.activeModalWidget() is None


def test_a_damaged_library_of_the_version_before_is_repaired_in_its_first_start(qapp, tmp_path):
    path = tmp_path / "user" / "library.sqlite3"
    old_libraries.fill(path)
    old_libraries.as_version_two(path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE plans SET body = body || ' '")

    def repair(dialog):
        answer(lambda told: press(told, "OK"))
        press(dialog, "Repair")

    answer(repair)
    for _ in range(2):  # and nothing is asked again
        with start(path) as library:
            assert len(library.shelf()) == 2
            assert library.check().is_sound


@pytest.fixture
def whole(tmp_path, document, clock):
    """The file of a library with a document, of which there is a backup."""
    path = tmp_path / "user" / "library.sqlite3"
    with closing(location_of(path).make()) as library:
        library.remember(document, clock())
        library.back_up()
    return path


def remove(path):
    path.unlink()


def cut(path):
    path.write_bytes(b"")


def empty(path):
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("VACUUM")


def hollow(path):
    path.unlink()
    location_of(path).make().close()


LOSSES = pytest.mark.parametrize("lose", [remove, cut, empty, hollow])


@LOSSES
def test_a_library_that_is_gone_is_brought_back(qapp, whole, document, lose):
    lose(whole)
    told = []

    def bring_back(dialog):
        told.append((dialog.text(), dialog.informativeText(), dialog.defaultButton().text()))
        answer(read)
        press(dialog, "Bring It Back")

    def read(dialog):
        told.append(dialog.text())
        press(dialog, "OK")

    answer(bring_back)
    with start(whole) as library:
        assert [entry.id for entry in library.shelf()] == [document.id]
    ((asked, offered, default), done) = told
    assert asked.startswith(f"The library “{whole}” is ")
    assert offered.startswith("The newest good backup is of ")
    assert offered.endswith("holds 1 document and 0 annotations.")
    assert default == "&Bring It Back"
    assert done.startswith("The library was brought back with the newest good backup")
    with start(whole) as library:  # and nothing is asked again
        assert len(library.shelf()) == 1


@LOSSES
def test_nothing_is_made_where_the_user_quits(qapp, whole, lose):
    lose(whole)
    before = whole.exists() and whole.read_bytes()
    for way in (lambda dialog: press(dialog, "Quit"), lambda dialog: dialog.reject()):
        answer(way)
        with pytest.raises(AbsentLibraryError), start(whole):
            pass
    assert (whole.exists() and whole.read_bytes()) == before
    assert QApplication.activeModalWidget() is None


@LOSSES
def test_an_empty_library_is_begun_on_purpose_alone(qapp, whole, document, clock, lose):
    lose(whole)
    answer(lambda dialog: press(dialog, "Start Empty"))
    with start(whole) as library:
        assert library.shelf() == ()
        library.remember(document, clock())
    with start(whole) as library:
        assert len(library.shelf()) == 1
    assert len(backups.listed(whole)) == 1


def test_a_library_on_a_disk_that_is_not_there_is_waited_for(qapp, whole, tmp_path):
    with start(whole):
        pass
    memory = (whole.parent / "settings.ini").read_bytes()
    elsewhere = tmp_path / "disk"
    whole.parent.rename(elsewhere)
    whole.parent.mkdir()
    (whole.parent / "settings.ini").write_bytes(memory)
    told = []

    def try_again(dialog):
        told.append(dialog.informativeText())
        answer(find)
        press(dialog, "Try Again")

    def find(dialog):
        told.append(dialog.informativeText())
        (elsewhere / "library.sqlite3").rename(whole)
        press(dialog, "Try Again")

    answer(try_again)
    with start(whole) as library:
        assert len(library.shelf()) == 1
    assert len(told) == 2
    assert "connect that disk" in told[0]


def test_an_older_backup_that_holds_more_is_named(qapp, whole, document, clock):
    with closing(location_of(whole).make()) as library:
        item = annotate(document, "China")
        library.notebook(document.id).apply(Change("Add", (item,)))
        library.back_up()
        library.notebook(document.id).undo()
        library.back_up()
    whole.unlink()
    told = []

    def quits(dialog):
        told.append(dialog.informativeText())
        press(dialog, "Quit")

    answer(quits)
    with pytest.raises(AbsentLibraryError), start(whole):
        pass
    newest, older = told[0].split(".", 1)
    assert newest.endswith("1 document and 0 annotations")
    assert "1 document and 1 annotation; it can be put back afterwards" in older


def test_where_no_backup_is_whole_nothing_is_offered_that_is_not(qapp, whole):
    (backup,) = backups.listed(whole)
    backup.path.write_bytes(b"rubbish" * 1000)
    whole.unlink()
    told = []

    def quits(dialog):
        told.append([button.text() for button in dialog.buttons()])
        press(dialog, "Quit")

    answer(quits)
    with pytest.raises(AbsentLibraryError), start(whole):
        pass
    assert sorted(told[0]) == ["&Quit", "&Try Again", "Start &Empty"]


def test_the_first_run_asks_nothing(qapp, tmp_path):
    with start(tmp_path / "user" / "library.sqlite3") as library:
        assert library.shelf() == ()
    assert stat.S_IMODE(library.path.stat().st_mode) == 0o600
    with start(library.path) as library:
        assert library.shelf() == ()


def test_the_command_line_asks_the_settings_too(qapp, whole, document, capsys):
    with start(whole):
        pass
    for path in (*whole.parent.glob("library*"), *whole.parent.glob("backups/*")):
        path.unlink()
    text, folder = str(shipped()), str(whole.parent)
    mask = os.umask(0o022)
    for words in (["library", "list"], ["annotations", "list", text], ["library", "repair"]):
        assert main([*words, "--data-folder", folder]) == 1
        assert "connect the disk that it is on" in capsys.readouterr().err
    os.umask(mask)
    assert not whole.exists()


def test_a_folder_whose_disk_is_not_there_is_not_made(qapp, tmp_path):
    told = []

    def read(dialog):
        told.append(dialog.text())
        press(dialog, "OK")

    answer(read)
    with pytest.raises(LibraryError, match="connect its disk"):
        refuse_nowhere(tmp_path / "disk" / "notes", "Briefing Viewer")
    assert len(told) == 1
    assert not (tmp_path / "disk").exists()
    refuse_nowhere(tmp_path / "notes", "Briefing Viewer")
    refuse_nowhere(None, "Briefing Viewer")


@pytest.mark.skipif(not can_mount(), reason="mounting a small file system is not allowed here")
@pytest.mark.parametrize("is_there", [True, False])
def test_what_may_not_be_written_to_is_opened_to_be_read(qapp, tmp_path, document, clock, is_there):
    with mounted(str(tmp_path)):
        path = tmp_path / "user" / "library.sqlite3"
        if is_there:
            with closing(location_of(path).make()) as library:
                library.remember(document, clock())
        protect(str(tmp_path))
        with start(path) as library:
            assert library.is_read_only
            assert len(library.shelf()) == is_there
            assert len(library.notebook(document.id)) == 0
            with pytest.raises(LibraryError, match="read-only"):
                library.set_position(document.id, 3)


@pytest.mark.skipif(not can_mount(), reason="mounting a small file system is not allowed here")
def test_a_window_opens_in_a_home_that_may_not_be_written_to(tmp_path):
    program = """
from viewer import app
from viewer.cli import main
furnish = app.furnish
def furnished(window, *rest, **named):
    furnish(window, *rest, **named)
    print(window.session.document.title)
    print(window.parts.message.message)
    window.close()
app.furnish = furnished
sys.exit(app.run_window(None, data_folder=Path(sys.argv[1]), debug=True))
"""
    with mounted(str(tmp_path)):
        (tmp_path / "user").mkdir()
        protect(str(tmp_path))
        done = subprocess.run(
            [sys.executable, "-c", f"import sys\nfrom pathlib import Path\n{program}",
             str(tmp_path / "user")],
            cwd=Path(__file__).parents[2],
            env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
            capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip
    title, message = done.stdout.splitlines()
    assert "Defense" in title
    assert message.startswith("The library may not be written to: documents can be read")
    assert (done.returncode, done.stderr.count("\n")) == (0, 1)
