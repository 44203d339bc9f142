"""Numbered copies are written from the composer: one file each, with progress, to be cancelled."""

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication, QMessageBox

from tests.fixtures.dialogs import press, shown
from viewer.briefing import save_dialog
from viewer.briefing.profiles.copies_dialog import CopiesDialog
from viewer.widgets.row_model import ROW_ROLE

NAMES = [
    "OPEN – Before the 2+2 – copy 1 of 3 – Deputy Minister.pdf",
    "OPEN – Before the 2+2 – copy 2 of 3 – Director-General- Policy.pdf",
    "OPEN – Before the 2+2 – copy 3 of 3 – 防衛政策局長.pdf",
]


@pytest.fixture
def folder(tmp_path, settings):
    """Where handouts went the last time."""
    folder = tmp_path / "out"
    folder.mkdir()
    save_dialog.remember_folder(settings, folder)
    return folder


@pytest.fixture
def copies(window, remade, folder):
    """The dialog of numbered copies, opened in the way of the user."""
    remade(lambda: window.session.set_profile("Policy Bureau"))
    window.bar._copies.trigger()
    (dialog,) = (one for one in shown() if isinstance(one, CopiesDialog))
    return dialog


def files(folder):
    return sorted(path.name for path in folder.iterdir())


def printed(path):
    return " ".join("\n".join(page.extract_text() for page in PdfReader(path).pages).split())


def written(qtbot, dialog):
    """Wait until the copies are written, and return what is said of it."""
    qtbot.waitUntil(lambda: not dialog.line.is_busy, timeout=30_000)
    return dialog.line.message


def test_each_recipient_has_a_file_that_says_its_number_and_its_reader(
    qtbot, copies, folder, window
):
    assert [copy.path.name for copy in copies.copies] == NAMES
    press(copies, "Write Copies")
    assert written(qtbot, copies) == "3 copies are written."
    assert files(folder) == sorted(NAMES)
    for number, name in enumerate(NAMES, 1):
        text = printed(folder / name)
        assert f"Copy {number} of 3" in text
        reader = copies.copies[number - 1].recipient
        named = f"Everybody (this copy: {reader})"  # whom the author names stays
        assert named.replace(" ", "") in text.replace(" ", "")
        assert (folder / name).stat().st_mode & 0o777 == 0o600
    title = window.session.briefing.title
    assert (title.copy, title.prepared_for) == ("", "Everybody")


def test_copies_that_are_there_are_replaced_only_when_asked(qtbot, copies, folder):
    press(copies, "Write Copies")
    written(qtbot, copies)
    (folder / NAMES[1]).write_bytes(b"of somebody")
    for button, becomes in (("Cancel", b"of somebody"), ("Replace", b"%PDF-")):
        press(copies, "Write Copies")
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        assert box.text() == "3 of these files are there already. Replace them?"
        press(box, button)
        written(qtbot, copies)
        assert (folder / NAMES[1]).read_bytes()[: len(becomes)] == becomes


def test_copies_go_into_the_folder_that_is_chosen_and_that_is_remembered(
    qtbot, copies, folder, settings, tmp_path
):
    for name in ("one", "two"):
        wanted = tmp_path / name
        wanted.mkdir()
        copies._choose_folder = lambda _over, _last, wanted=wanted: wanted
        press(copies, "Choose Folder…")
        press(copies, "Write Copies")
        written(qtbot, copies)
        assert files(wanted) == sorted(NAMES)
        assert save_dialog.last_folder(settings) == wanted
    assert files(folder) == []


def test_what_was_cancelled_leaves_whole_files_and_can_be_begun_anew(qtbot, copies, folder):
    write = copies._write

    def writes_one_and_goes_on(planned, one, progress):
        write(planned[:1], one, progress)
        while True:
            progress(0.4)

    copies._write = writes_one_and_goes_on
    press(copies, "Write Copies")
    assert not copies._start.isEnabled()
    qtbot.waitUntil(lambda: files(folder) == NAMES[:1], timeout=30_000)
    press(copies, "Cancel")
    cancelled = "Cancelled; the copies that were written until then stay."
    assert written(qtbot, copies) == cancelled
    assert printed(folder / NAMES[0])
    copies._write = write
    press(copies, "Write Copies")
    press(QApplication.activeModalWidget(), "Replace")
    assert written(qtbot, copies) == "3 copies are written."
    assert files(folder) == sorted(NAMES)


def test_all_copies_go_into_one_file_where_that_is_wanted(qtbot, copies, folder):
    copies._in_one.click()
    for is_there in (False, True):
        press(copies, "Write Copies")
        if is_there:
            box = QApplication.activeModalWidget()
            assert box.text() == "“OPEN – Before the 2+2.pdf” is there already. Replace it?"
            press(box, "Replace")
        assert written(qtbot, copies) == "3 copies are written."
        assert files(folder) == ["OPEN – Before the 2+2.pdf"]
    told = printed(folder / "OPEN – Before the 2+2.pdf")
    assert [f"Copy {number} of 3" in told for number in (1, 2, 3)] == [True] * 3
    copies._in_one.click()
    assert copies._list.rows.index(0, 0).data(ROW_ROLE).text == NAMES[0]


def test_a_folder_that_takes_nothing_is_told_of_in_one_line(qtbot, copies, folder, tmp_path):
    folder.rmdir()
    for _ in range(2):
        press(copies, "Write Copies")
        assert "the folder does not exist" in written(qtbot, copies)
    assert not folder.exists()


def test_copies_are_offered_where_the_profile_has_recipients(window, remade):
    for name, is_offered in (("Policy Bureau", True), ("Desk", False), ("Policy Bureau", True)):
        remade(lambda name=name: window.session.set_profile(name))
        assert window.bar._copies.isEnabled() is is_offered
    window.session.set_profile("")
    assert not window.bar._copies.isEnabled()


def test_a_single_file_is_named_with_the_marking_where_the_profile_says_so(
    qtbot, window, remade, folder, monkeypatch
):
    suggested = []

    def ask_path(_over, path, _kind):
        suggested.append(path.name)
        return path

    monkeypatch.setattr(save_dialog, "ask_path", ask_path)
    remade(lambda: window.session.set_profile("Policy Bureau"))
    for name in ("INTERNAL", "RESTRICTED"):
        remade(lambda name=name: window.pieces.portion_requested.emit(["own"], name))
        window.export_requested.emit("pdf")
        qtbot.waitUntil(lambda: window._status.currentMessage().startswith("Written"))
        assert suggested[-1] == f"{name} – Before the 2+2.pdf"
        assert name in printed(folder / suggested[-1])
        window.tell("")
    remade(lambda: window.session.set_profile("Desk"))
    window.export_requested.emit("pdf")
    qtbot.waitUntil(lambda: window._status.currentMessage().startswith("Written"))
    assert suggested[-1] == "Before the 2+2.pdf"


def test_how_an_export_ends_is_told_where_the_window_was_closed_meanwhile(
    qtbot, composing, window, folder, monkeypatch
):
    monkeypatch.setattr(save_dialog, "ask_path", lambda _over, _path, _kind: chosen)
    chosen = folder / "gone" / "a.pdf"
    window.export_requested.emit("pdf")
    with qtbot.waitSignal(composing.failed) as failed:
        window.close()
    assert "the folder does not exist" in failed.args[0]
    chosen = folder / "a.pdf"
    composing.open("b")
    composing.window.export_requested.emit("pdf")
    with qtbot.waitSignal(composing.told) as told:
        composing.window.close()
    assert told.args == [f"Written to {chosen}"]
    assert printed(chosen)
