"""Annotations out of the window into files, and back in."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QLabel, QLineEdit, QPushButton

from data.documents import shipped
from data.library.location import location_of
from data.library.sqlite.safekeeping import backups
from tests.fixtures.windows import select, write
from viewer.widgets.row_list import RowList

TIMEOUT = 20_000


def press(parent, text):
    buttons = parent.findChildren(QPushButton)
    next(b for b in buttons if b.text().replace("&", "") == text).click()


def dialogs(window):
    return [d for d in window.findChildren(QDialog) if d.isVisible()]


@pytest.fixture
def annotated(opened):
    """The shipped document with a private annotation and one in the briefing."""
    select(opened, "Senkaku Islands")
    write(opened, "2v")
    select(opened, "freedom of navigation")
    write(opened, "1")
    return opened


def export(qtbot, window, path, *, private=False, author=""):
    window.parts.exchange._choose_out = lambda _window, _path: path
    window.parts.actions["export_annotations"].trigger()
    (question,) = dialogs(window)
    kind = question.findChild(QComboBox)
    kind.setCurrentIndex(kind.findData(path.suffix))
    question.findChild(QCheckBox).setChecked(private)
    question.findChild(QLineEdit).setText(author)
    with qtbot.wait_signal(window.parts.exchange.told, timeout=TIMEOUT):
        press(question, "Export…")


def take_in(qtbot, window, path):
    window.parts.exchange._choose_in = lambda _window, _folder: path
    window.parts.actions["import_annotations"].trigger()
    qtbot.waitUntil(lambda: bool(dialogs(window)), timeout=TIMEOUT)
    (preview,) = dialogs(window)
    with qtbot.wait_signal(window.parts.exchange.told, timeout=TIMEOUT):
        press(preview, "Import")


def test_only_what_is_in_the_briefing_goes_out(qtbot, annotated, tmp_path):
    path = tmp_path / "out.jsonld"
    export(qtbot, annotated, path)
    text = path.read_text(encoding="utf-8")
    assert "Senkaku Islands" in text
    assert "freedom of navigation" not in text


def test_private_annotations_go_out_where_the_user_ticks_it(qtbot, annotated, tmp_path):
    path = tmp_path / "out.jsonld"
    export(qtbot, annotated, path, private=True, author="Desk Three")
    items = json.loads(path.read_text(encoding="utf-8"))["first"]["items"]
    assert {item["creator"]["name"] for item in items} == {"Desk Three"}
    assert len(items) == 2


def test_the_name_is_remembered_for_the_next_export(qtbot, annotated, tmp_path):
    export(qtbot, annotated, tmp_path / "out.jsonld", author="Desk Three")
    annotated.parts.actions["export_annotations"].trigger()
    (question,) = dialogs(annotated)
    assert question.findChild(QLineEdit).text() == "Desk Three"


def test_an_import_is_one_step_that_undo_takes_back(qtbot, annotated, tmp_path):
    path = tmp_path / "out.jsonld"
    export(qtbot, annotated, path, private=True)
    for item in annotated.session.annotations:
        annotated.session.delete(item.id)
    take_in(qtbot, annotated, path)
    assert len(annotated.session.annotations) == 2
    assert annotated.session.undoable == "Import 2 Annotations"
    assert backups.listed(annotated.first.library.path)
    annotated.parts.actions["undo"].trigger()
    assert annotated.session.annotations == ()


def test_a_package_brings_its_document_along(qtbot, annotated, start, tmp_path):
    path = tmp_path / "out.briefing"
    export(qtbot, annotated, path)
    annotated.parts.actions["close"].trigger()
    annotated.first.library.close()
    annotated.first.library.path.unlink()
    location_of(annotated.first.library.path).make().close()
    annotated.first.library.reopen()
    annotated.parts.exchange._choose_in = lambda _window, _folder: path
    annotated.parts.actions["import_annotations"].trigger()
    qtbot.waitUntil(lambda: bool(dialogs(annotated)), timeout=TIMEOUT)
    with qtbot.wait_signal(annotated.first.opener.opened, timeout=TIMEOUT):
        press(dialogs(annotated)[0], "Import")
    assert annotated.session.document.title == "Japan-U.S. Defense Ministerial Meeting"
    assert [item.anchor.exact for item in annotated.session.annotations] == ["Senkaku Islands"]


def test_a_package_without_annotations_brings_its_document(qtbot, opened, tmp_path):
    path = tmp_path / "out.briefing"
    opened.parts.exchange._choose_out = lambda _window, _path: path
    opened.parts.actions["export_annotations"].trigger()
    (question,) = dialogs(opened)
    with qtbot.wait_signal(opened.parts.exchange.told, timeout=TIMEOUT):
        press(question, "Export…")
    opened.parts.actions["close"].trigger()
    opened.first.library.close()
    opened.first.library.path.unlink()
    location_of(opened.first.library.path).make().close()
    opened.first.library.reopen()
    take_in(qtbot, opened, path)
    qtbot.waitUntil(lambda: opened.session is not None, timeout=TIMEOUT)
    assert opened.session.document.title == "Japan-U.S. Defense Ministerial Meeting"


def test_a_file_that_holds_no_annotations_is_refused_in_one_line(qtbot, annotated, tmp_path):
    path = tmp_path / "no.json"
    path.write_text("{}", encoding="utf-8")
    annotated.parts.exchange._choose_in = lambda _window, _folder: path
    with qtbot.wait_signal(annotated.parts.exchange.failed, timeout=TIMEOUT) as failed:
        annotated.parts.actions["import_annotations"].trigger()
    assert "\n" not in failed.args[0]
    assert annotated.parts.message.message == failed.args[0]


def test_an_import_for_the_shipped_document_does_not_need_it_to_be_exported_as_a_package(
    qtbot, annotated, tmp_path
):
    path = tmp_path / "hypothesis.json"
    rows = [
        {
            "id": "abc123",
            "created": "2018-09-01T10:00:00+00:00",
            "updated": "2018-09-01T10:00:00+00:00",
            "user": "acct:colleague@hypothes.is",
            "text": "Check the wording.",
            "tags": ["wording"],
            "target": [{"selector": [{"type": "TextQuoteSelector", "exact": "rule of law"}]}],
        }
    ]
    path.write_text(json.dumps({"rows": rows}), encoding="utf-8")
    annotated.open(shipped())
    take_in(qtbot, annotated, path)
    found = [a for a in annotated.session.annotations if a.author == "colleague"]
    assert [(a.note, a.tags, a.anchor.exact) for a in found] == [
        ("Check the wording.", ("wording",), "rule of law")
    ]


def test_what_is_left_out_is_shown_before_and_told_after_each_time(qtbot, annotated, tmp_path):
    path = tmp_path / "hypothesis.json"
    good = {
        "id": "abc123", "created": "yesterday", "text": "Check.",
        "target": [{"selector": [{"type": "TextQuoteSelector", "exact": "rule of law"}]}],
    }  # fmt: skip
    path.write_text(json.dumps([good, {"id": "b", "text": "no place"}]), encoding="utf-8")
    annotated.parts.exchange._choose_in = lambda _window, _folder: path
    for _ in range(2):
        annotated.parts.actions["import_annotations"].trigger()
        qtbot.waitUntil(lambda: bool(dialogs(annotated)), timeout=TIMEOUT)
        (dialog,) = dialogs(annotated)
        told = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
        counts = "1 entry of the file is left out. 1 comes in otherwise than written."
        assert counts in told
        model = dialog.findChild(RowList).rows
        role = Qt.ItemDataRole.AccessibleTextRole
        rows = [model.data(model.index(n), role) for n in range(model.rowCount())]
        assert rows[0].startswith(
            "Entry 2, left out, it names nothing that it is about · “no place”"
        )
        assert rows[1].startswith("Entry 1, otherwise, “yesterday” is no time that can be read")
        assert len(rows) == 3
        with qtbot.wait_signal(annotated.parts.exchange.told, timeout=TIMEOUT) as after:
            press(dialog, "Import")
        assert counts in after.args[0]
        annotated.parts.actions["undo"].trigger()
