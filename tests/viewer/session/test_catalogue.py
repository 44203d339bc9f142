"""The window's texts come from the application's translator, plurals and errors too."""

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QDialogButtonBox

from data.errors import IntakeError
from data.messages import ENGLISH, Words, said
from tests.fixtures import pseudo
from viewer.session import catalogue
from viewer.session.catalogue import Catalogue, told, tr, trn

NOTES = "{count} note", "{count} notes"


class German(Words):
    language = "de"

    def text(self, text):
        return {"Go to “{place}”": "Gehe zu „{place}“"}.get(text, text)

    def form(self, one, many, count):
        return "{count} note" if count == 0 else super().form(one, many, count)


@pytest.fixture
def speaking(qapp):
    made = []

    def speak(words):
        made.append(Catalogue(words, qapp))
        qapp.installTranslator(made[-1])

    yield speak
    for one in made:
        qapp.removeTranslator(one)


def test_english_is_as_it_is_written(qapp):
    assert tr("Go to “{place}”", place="<b>{x}</b>") == "Go to “<b>{x}</b>”"
    assert [trn(*NOTES, count) for count in (0, 1, 2345)] == ["0 notes", "1 note", "2,345 notes"]
    assert told(IntakeError(said("“{name}” is a folder.", name="a"))) == "“a” is a folder."
    assert told("As it came.") == "As it came."


def test_the_translator_is_asked_for_texts_and_forms(speaking):
    speaking(German())
    assert tr("Go to “{place}”", place="§1") == "Gehe zu „§1“"
    assert [trn(*NOTES, count) for count in (0, 1, 2)] == ["0 note", "1 note", "2 notes"]


@pytest.mark.parametrize("count", [2**31, 10**14 + 1, -(2**40)])
def test_a_file_may_count_higher_than_qt(speaking, count):
    speaking(German())
    assert trn(*NOTES, count) == f"{count:,} notes"


def test_an_error_is_told_in_the_windows_language(qapp):
    with pseudo.spoken(qapp):
        assert told(IntakeError(said("“{name}” is a folder.", name="a"))).startswith("⟦“a” is a ")
    assert told(said("Nothing.")) == "Nothing."


def test_what_is_qts_is_left_to_qt(speaking):
    speaking(German())
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


def test_a_language_has_qts_own_buttons_and_english_installs_nothing(qtbot, qapp):
    before = qapp.findChildren(QTranslator)
    catalogue.speak(qapp, ENGLISH)
    assert qapp.findChildren(QTranslator) == before
    catalogue.speak(qapp, German())
    installed = [one for one in qapp.findChildren(QTranslator) if one not in before]
    try:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        qtbot.addWidget(box)
        assert box.buttons()[0].text().replace("&", "") == "Abbrechen"
    finally:
        for one in installed:
            qapp.removeTranslator(one)
            one.deleteLater()
