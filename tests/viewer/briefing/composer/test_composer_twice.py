"""What leads out of a composer into a dialog or a file is used twice, cancelled and accepted."""

from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QPushButton

from data.briefing.briefing_source import BriefingSource
from data.briefing.piece_making import whole_piece
from exporters.writing_formats import formats
from tests.fixtures.walker import ANYTHING, IN_THE_COMPOSER, Walker
from viewer.briefing.pieces.verbs_dialog import VerbsDialog
from viewer.widgets.dialog_host import present


@pytest.fixture
def desk(qtbot, window, jobs, settings, tmp_path):
    """A user before a composer; where files are asked for, there is a folder."""
    settings.set_value("briefing/folder", str(tmp_path))
    files = {"Export Briefing": tmp_path / "handout"}
    return Walker(qtbot, SimpleNamespace(jobs=jobs), files, {})


@pytest.fixture
def ways(choice, window, remade, actions, document):
    """What leads to each dialog, by its name."""
    remade(lambda: window.session.set_profile("Policy Bureau"))
    (rename,) = (
        button for button in window.findChildren(QPushButton, "briefingName") if button.isVisible()
    )

    def offer(name):
        actions(choice.menu())[name].trigger()

    whole = whole_piece(BriefingSource(document, (), {}), piece_id="whole")
    remade(lambda: window.session.insert((whole,), ""))
    return {
        "BriefingName": rename.click,
        "ProfileDialog": lambda: offer("Edit Profiles…"),
        "PagesDialog": lambda: offer("Pages of This Briefing…"),
        "CommitmentDialog": lambda: window.pieces.commitments_requested.emit("pledge"),
        "TakenNotes": lambda: window.pieces.notes_requested.emit("whole"),
        "VerbsDialog": lambda: present(VerbsDialog(window.verbs, window)),
        "CopiesDialog": window.copies_requested.emit,
        "PrintPreview": window.print_requested.emit,
    }


def test_every_dialog_of_a_composer_comes_twice_cancelled_and_accepted(desk, window, ways):
    assert set(ways) == IN_THE_COMPOSER | {"PrintPreview"}
    for name, act in ways.items():
        for accepts in (False, False, True, True):
            before = len(desk.seen)
            with desk.at_work(accepts=accepts):
                act()
            assert name in desk.seen[before:], (name, accepts)
    assert window.isVisible()


@pytest.mark.parametrize("typed", ANYTHING)
def test_whatever_is_typed_in_a_dialog_of_a_composer_is_taken_or_refused(
    desk, window, ways, tmp_path, monkeypatch, typed
):
    monkeypatch.chdir(tmp_path)
    desk.types = typed
    for act in (*ways.values(), *ways.values()):
        with desk.at_work(accepts=True):
            act()
    assert desk.typed >= 8
    assert window.isVisible()


def test_every_format_is_written_twice_from_a_composer(desk, window, tmp_path):
    for known in formats():
        path = tmp_path / f"handout{known.suffixes[0]}"
        desk._files["Export Briefing"] = path
        for accepts in (False, True, True):
            path.unlink(missing_ok=True)
            with desk.at_work(accepts=accepts):
                window.export_requested.emit(known.name)
            assert path.exists() == accepts, known.name
