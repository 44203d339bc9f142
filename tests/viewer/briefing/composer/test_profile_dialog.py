"""Profiles are made, edited, copied, deleted, and exchanged as files; nothing written is lost."""

import struct
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from data.briefing.content import PictureKind
from data.briefing.page_setup import NotePlacement, PageSetup, Paper
from data.briefing.profile import MOST_MARKINGS
from tests.fixtures.dialogs import press
from viewer.briefing.profiles.profile_dialog import ProfileDialog
from viewer.briefing.profiles.profile_keeping import ProfileKeeping

SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10">'
    b'<rect width="20" height="10" fill="#123456"/></svg>'
)


def chunk(kind, content):
    body = kind + content
    return struct.pack(">I", len(content)) + body + struct.pack(">I", zlib.crc32(body))


PNG = b"".join(
    (
        b"\x89PNG\r\n\x1a\n",
        chunk(b"IHDR", struct.pack(">IIBBBBB", 2, 2, 8, 2, 0, 0, 0)),
        chunk(b"tEXt", b"Author\0Somebody"),
        chunk(b"IDAT", zlib.compress(b"\0\x12\x34\x56\x12\x34\x56" * 2)),
        chunk(b"IEND", b""),
    )
)


class ChosenFiles:
    """Stands for the desktop's dialogs: what the user will have chosen."""

    def __init__(self):
        self.path = None

    def ask_logo(self, _over):
        return self.path

    def ask_profile(self, _over):
        return self.path

    def ask_new(self, _over, _name):
        return self.path


@pytest.fixture
def files():
    return ChosenFiles()


@pytest.fixture
def dialog(qtbot, kept, library, appearance, files):
    dialog = ProfileDialog(appearance, files.ask_logo)
    qtbot.addWidget(dialog)
    keeping = ProfileKeeping(dialog, library.profiles, files, dict)
    keeping.list_profiles("Policy Bureau")
    dialog.show()
    return dialog


def names(library):
    return [profile.name for profile in library.profiles.listed()]


def of(library, name):
    return next(one for one in library.profiles.listed() if one.name == name)


def answer(role):
    """Press a button of the question that is open."""
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    next(one for one in box.buttons() if box.buttonRole(one) is role).click()


YES, NO = QMessageBox.ButtonRole.AcceptRole, QMessageBox.ButtonRole.RejectRole


def test_every_field_of_a_profile_is_shown_written_and_kept(dialog, library):
    form, page = dialog.form, PageSetup(Paper.B5, notes=NotePlacement.ENDNOTES, greyscale=True)
    for turn in ("once", "twice"):
        form._office.setText(f"Office {turn}")
        form._address.setPlainText(f"  Street  1 \n\n City {turn} ")
        form._markings.setPlainText(f"OPEN\n{turn}")
        form._recipients.setPlainText(f"A\nB\n{turn}")
        form._distribution.setPlainText(f"File {turn}")
        form._paper.setCurrentText(page.paper.title)
        form._page.show_setup(page)
        form._language.setCurrentIndex(form._language.findData("ja" if turn == "once" else "en"))
        form._names.setChecked(turn == "twice")
        assert dialog.is_changed
        press(dialog, "Save")
        held = of(library, "Policy Bureau")
        assert (held.letterhead.name, held.letterhead.address) == (
            f"Office {turn}", ("Street 1", f"City {turn}"),
        )  # fmt: skip
        assert held.markings == ("OPEN", turn)
        assert (held.recipients, held.distribution) == (("A", "B", turn), (f"File {turn}",))
        assert (held.page, held.names_marking) == (page, turn == "twice")
        assert held.language == ("ja" if turn == "once" else "en")
        assert not dialog.is_changed


def test_japanese_is_offered_by_its_own_name_and_there_are_words_of_it(dialog):
    form = dialog.form
    form._language.setCurrentIndex(form._language.findData("ja"))
    assert "日本語" in form._language.currentText()
    assert form._no_words.isHidden()
    form._offer_languages("xx")
    assert not form._no_words.isHidden()


def test_another_profile_is_shown_once_what_was_changed_is_kept(qtbot, dialog, library):
    for name, other in (("Desk", "Policy Bureau"), ("Policy Bureau", "Desk")):
        dialog.form._distribution.setPlainText(f"Then {name}")
        dialog._list.set_current(names(library).index(name))
        qtbot.waitUntil(lambda name=name: dialog.current == name)
        assert of(library, other).distribution == (f"Then {name}",)
        assert dialog.form.draft.name == name


def test_what_is_wrong_stands_below_its_field_and_nothing_else_happens(qtbot, dialog, library):
    form, before = dialog.form, of(library, "Policy Bureau")
    for markings, said in (
        ("OPEN\nOPEN", "“OPEN” stands there twice: once is enough."),
        ("x" * 61, "Line 1 is longer than 60 characters: shorten it."),
        (
            "\n".join(map(str, range(MOST_MARKINGS + 1))),
            "There are 13 lines, and 12 fit: take some out.",
        ),
    ):
        form._markings.setPlainText(markings)
        press(dialog, "Save")
        assert form.faults() == {"markings": said}
        assert form._faults["markings"].isVisible()
        dialog._list.set_current(0)
        qtbot.waitUntil(lambda: dialog._list.current == 1)
        assert (dialog.current, form._markings.toPlainText()) == ("Policy Bureau", markings)
        for button in ("New", "Duplicate", "Import…", "Export…"):
            press(dialog, button)
    assert of(library, "Policy Bureau") == before
    assert names(library) == ["Desk", "Policy Bureau"]
    form._markings.setPlainText("OPEN")
    press(dialog, "Save")
    assert form.faults() == {}
    assert of(library, "Policy Bureau").markings == ("OPEN",)


def test_a_name_is_needed_that_no_other_profile_has(dialog, library):
    for name, said in (
        ("", "A profile has a name: write one."),
        (" Desk ", "There is another profile of this name: choose another name."),
        ("x" * 81, "This is longer than 80 characters: shorten it."),
    ):
        dialog.form._name.setText(name)
        press(dialog, "Save")
        assert dialog.form.faults() == {"name": said}
    press(dialog, "Revert")
    assert dialog.form.faults() == {}
    assert not dialog.is_changed
    for name in ("Bureau", "Policy Bureau"):
        dialog.form._name.setText(name)
        press(dialog, "Save")
        assert names(library) == ["Desk", name] if name > "Desk" else [name, "Desk"]


def test_closing_keeps_what_was_changed_and_asks_where_that_cannot_be(dialog, library):
    for name in ("", "  "):
        dialog.form._name.setText(name)
        dialog.reject()
        assert dialog.isVisible()
        answer(NO)
        assert dialog.isVisible()
        assert dialog.form.draft.name == name
    dialog.form._name.setText("Bureau")
    dialog.reject()
    assert not dialog.isVisible()
    assert names(library) == ["Bureau", "Desk"]
    dialog.show()
    dialog.form._name.setText("")
    dialog.reject()
    answer(YES)
    assert not dialog.isVisible()
    assert names(library) == ["Bureau", "Desk"]


def test_profiles_are_begun_and_duplicated_under_names_of_their_own(dialog, library):
    for name in ("New profile", "New profile (2)"):
        press(dialog, "New")
        assert dialog.current == name
        assert dialog.form._name.hasSelectedText()
    dialog._show_named("Policy Bureau")
    for name in ("Policy Bureau (2)", "Policy Bureau (2) (2)"):
        press(dialog, "Duplicate")
        assert dialog.current == name
        assert replace(of(library, name), name="Policy Bureau") == of(library, "Policy Bureau")


def test_a_deleted_profile_is_put_back_as_it_was(dialog, library):
    before = library.profiles.listed()
    for _ in range(2):
        for name in ("Policy Bureau", "Desk"):
            dialog._show_named(name)
            press(dialog, "Delete")
        assert names(library) == []
        assert not dialog.form.isVisible()
        for _ in range(2):
            assert dialog._back.isVisible()
            press(dialog, "Put Back")
        assert library.profiles.listed() == before
        assert not dialog._back.isVisible()


def test_a_logo_is_taken_from_a_file_and_shown_and_taken_off(dialog, files, library, tmp_path):
    for name, content, kind in (
        ("a.svg", SVG, PictureKind.SVG),
        ("b.png", PNG, PictureKind.PNG),
    ):
        files.path = tmp_path / name
        files.path.write_bytes(content)
        press(dialog, "Choose Logo…")
        press(dialog, "Save")
        logo = of(library, "Policy Bureau").letterhead.logo
        assert logo.kind is kind
        assert b"Somebody" not in logo.file
        colours = dialog.form._logo._picture.grab().toImage()
        assert colours.pixelColor(colours.width() // 2, colours.height() // 2).name() == "#123456"
    press(dialog, "Remove Logo")
    press(dialog, "Save")
    assert of(library, "Policy Bureau").letterhead.logo is None


def test_a_file_that_is_no_logo_is_refused_in_one_line_and_the_logo_stays(dialog, files, tmp_path):
    dialog.form._logo.take(written(tmp_path / "good.svg", SVG))
    before = dialog.form._logo.logo
    for name, content in (
        ("script.svg", SVG.replace(b"<rect", b"<script>x</script><rect")),
        ("cut.png", PNG[:-9]),
        ("huge.png", PNG + bytes(600_000)),
    ):
        files.path = written(tmp_path / name, content)
        press(dialog, "Choose Logo…")
        fault = dialog.form._logo.fault
        assert fault.startswith("The logo")
        assert len(fault.splitlines()) == 1
        assert dialog.form._logo._fault.isVisible()
        assert dialog.form._logo.logo == before
    files.path = tmp_path / "nothing.svg"
    press(dialog, "Choose Logo…")
    assert "does not exist" in dialog.form._logo.fault
    dialog.form._logo.take(tmp_path / "good.svg")
    assert dialog.form._logo.fault == ""


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def test_an_exported_profile_comes_back_with_its_logo(dialog, files, library, tmp_path):
    dialog.form._logo.take(written(tmp_path / "logo.svg", SVG))
    files.path = tmp_path / "bureau.profile"
    for _ in range(2):
        press(dialog, "Export…")
        assert files.path.stat().st_mode & 0o777 == 0o600
        held = of(library, "Policy Bureau")
        press(dialog, "Delete")
        press(dialog, "Import…")
        assert of(library, "Policy Bureau") == held
        assert held.letterhead.logo.file == SVG
        assert dialog.current == "Policy Bureau"
    press(dialog, "Import…")
    assert dialog.message == "“Policy Bureau” is here already."


def test_an_imported_profile_replaces_another_of_its_name_only_when_asked(
    dialog, files, library, tmp_path
):
    files.path = tmp_path / "bureau.profile"
    press(dialog, "Export…")
    exported = of(library, "Policy Bureau")
    dialog.form._markings.setPlainText("OTHER")
    for role, markings in ((NO, ("OTHER",)), (YES, exported.markings)):
        press(dialog, "Import…")
        answer(role)
        assert of(library, "Policy Bureau").markings == markings


def test_a_file_that_is_no_profile_is_refused_and_changes_nothing(dialog, files, library, tmp_path):
    before = library.profiles.listed()
    for content in (b"\xff\xfe", b"{}", b"[", b"x" * 2_000_001, SVG):
        files.path = written(tmp_path / "other.profile", content)
        press(dialog, "Import…")
        assert "other.profile" in dialog.message
        assert len(dialog.message.splitlines()) == 1
    assert library.profiles.listed() == before


def test_a_library_that_is_only_read_shows_its_profiles_and_exports_them(
    qtbot, kept, library, appearance, files, tmp_path
):
    dialog = ProfileDialog(appearance, files.ask_logo, is_read_only=True)
    qtbot.addWidget(dialog)
    ProfileKeeping(dialog, library.profiles, files, dict).list_profiles("Desk")
    dialog.show()
    enabled = {
        name: getattr(dialog, f"_{name}").isEnabled()
        for name in ("new", "copy", "delete", "import", "export", "save")
    }
    assert enabled == dict.fromkeys(enabled, False) | {"export": True}
    assert not dialog.form.isEnabled()
    files.path = tmp_path / "desk.profile"
    press(dialog, "Export…")
    assert files.path.exists()


def test_an_empty_library_says_how_to_begin(qtbot, library, appearance, files):
    holder = QWidget()
    qtbot.addWidget(holder)
    dialog = ProfileDialog(appearance, files.ask_logo, holder)
    ProfileKeeping(dialog, library.profiles, files, dict).list_profiles("")
    assert dialog.message == "There is no profile yet: begin one with New, or import one."
    for name in ("New profile", "New profile (2)"):
        press(dialog, "New")
        assert dialog.current == name
