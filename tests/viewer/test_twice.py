"""Everything is used twice in one session: each action, menu, pop-up and dialog.

The table of actions says what there is; which dialogs there are is told by their classes. What is
new is therefore walked through by itself, or is missed here.
"""

import importlib
import pkgutil
import shutil
from contextlib import closing

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QMessageBox, QWidget
from shiboken6 import isValid

import viewer
from data import intake
from data.annotation import Scope
from data.documents import shipped
from tests.fixtures.by_the_way import EVERYTHING
from tests.fixtures.outlines import with_outlines
from tests.fixtures.walker import ANYTHING, IN_THE_COMPOSER, Walker
from viewer.annotations.card_list import CardList
from viewer.guide.guide_window import GuideWindow
from viewer.window.action_table import SEPARATOR

FORMULA = "complete, verifiable and irreversible dismantlement"
LAST = ("close", "quit")
"""What ends the document, or the window, comes last."""
NOT_PRESSED = {
    "&Print…": "needs a printer: printing is tested on its own",
    "Open Fol&der": "starts the desktop's file manager",
}
BEHIND_A_BUTTON = {"NewBriefingName", "PlainBox"}
"""Dialogs that only a button of another one leads to."""
BY_THEMSELVES = {"PlainBox", "CarryReview"}
"""What comes up when a document is opened that may be another edition."""
WORDS = {"NewBriefingName": "Plan"}
ELSEWHERE = ("viewer.briefing.composer", "viewer.briefing.pieces", "viewer.briefing.profiles")
"""Rooms whose widgets are walked through in tests of their own."""
SELDOM = {
    "CarryReview",  # these come once for a document, by themselves
    "PassageView",
    "GlyphLine",  # where no font has what stands in a document
    "NewBriefingName",  # behind a button, which another test presses twice
}


def dialog_classes():
    """Return the names of all dialogs of the program."""
    for module in pkgutil.walk_packages(viewer.__path__, "viewer."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    found, left = set(), [QDialog, QMessageBox]
    while left:
        for kind in left.pop().__subclasses__():
            left.append(kind)
            if kind.__module__.startswith("viewer."):
                found.add(kind.__name__)
    return found


def widget_classes():
    """Return the names of all widgets of the program that are no more than the base of others."""
    found, left = set(), [QWidget]
    while left:
        kind = left.pop()
        below = kind.__subclasses__()
        left += below
        if kind.__module__.startswith("viewer.") and not below:
            found |= set() if kind.__module__.startswith(ELSEWHERE) else {kind.__name__}
    return found - SELDOM


@pytest.fixture
def earlier(tmp_path):
    """Another edition of the shipped document, with annotations of its own."""
    path = tmp_path / "earlier.txt"
    text = shipped().read_text(encoding="utf-8").replace("irreversible", "irrevocable")
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def _unsure(monkeypatch):
    """Let intake say of every document that it could be divided otherwise."""
    read = intake.read_document
    monkeypatch.setattr(
        intake, "read_document", lambda path: with_outlines(read(path), starts=("The Ministers",))
    )


@pytest.fixture
def desk(qtbot, window, tmp_path, earlier, _unsure):
    """The window on the shipped document, with something in every corner of the library."""
    window.open(earlier)
    add(window, "freedom of navigation", "Of the other edition.")
    window.open(shipped())
    add(window, "North Korea", "A note.")
    ask_away(window)
    other = tmp_path / "other.txt"
    shutil.copyfile(shipped(), other)
    annotations = tmp_path / "in.jsonld"
    write_annotations(window, annotations)
    files = {
        "Open a Document": other,
        "Import Annotations": annotations,
        "Export Annotations": tmp_path / "out.briefing",
        "Export Briefing": tmp_path / "handout.pdf",
    }
    window.first.settings.set_value("briefing/folder", str(tmp_path))
    return Walker(qtbot, window, files, WORDS)


def ask_away(window):
    """Close the question whether this is another edition, for now."""
    for box in window.findChildren(QMessageBox):
        box.reject()


def add(window, words, note):
    start = window.session.document.text.index(words)
    return window.session.add(start, start + len(words), "concern", note)


def write_annotations(window, path):
    from viewer.services.exchange import content_of

    library, document = window.first.library, window.session.document
    content, _ = content_of(library, document, path, private=True, author="A colleague")
    text = content.decode() if isinstance(content, bytes) else content
    path.write_text(text.replace("A note.", "A colleague's note."), encoding="utf-8")


def make_ready(window, action):
    """Let an action have what it needs: a passage, an annotation, something to go back to."""
    if window.session is None or window.session.document.source.name != shipped().name:
        window.open(shipped())
        ask_away(window)
    for prepare in (point_at, walk_about, change_things, correct, open_others):
        if prepare is point_at or not action.isEnabled():
            prepare(window)
    if FORMULA not in window.session.document.text or not action.isEnabled():
        correct(window)
        point_at(window)


def point_at(window):
    """Select a passage, and make an annotation the current one."""
    session = window.session
    if FORMULA not in session.document.text:
        correct(window)
        session = window.session
    if not any(item.scope is Scope.PASSAGE for item in session.annotations):
        add(window, "North Korea", "A note.")
    session.set_current(
        next(item.id for item in session.annotations if item.scope is Scope.PASSAGE)
    )
    start = session.document.text.index(FORMULA)
    window.first.reading.page.setFocus()
    window.first.reading.page.select(start, start + len(FORMULA))


def walk_about(window):
    navigating = window.parts.navigating
    for topic in (0, 1, 2):
        navigating.to_topic(topic)
    navigating.back()


def open_others(window):
    """Have another document open, and one that was closed."""
    for name in ("other", "closed"):
        path = window.first.settings.path.with_name(f"{name}.txt")
        path.write_text(f"Words of the {name} document.\n")
        window.open(path)
        while window.first.document.path != path:
            QApplication.processEvents()
    window.parts.actions["close"].trigger()
    window.open(shipped())
    point_at(window)


def change_things(window):
    name = window.session.current
    for _ in range(2):
        window.session.toggle_visibility(name)
    window.session.undo()


def correct(window):
    """Leave the document with one correction."""
    if window.session.corrections:
        window.session.correct("Read Anew", ())
    start = window.session.document.text.index("On June 29th")
    window.first.reading.page.place_caret(start)
    window.parts.actions["caption"].trigger()


def names(window):
    table = [entry.id for entry in window.parts.actions.table if entry.id != SEPARATOR]
    return [name for name in table if name not in (*LAST, "recent")] + list(LAST)


def use(desk, window, name, *, accepts, presses=""):
    make_ready(window, window.parts.actions[name])
    action = window.parts.actions[name]
    assert action.isEnabled(), name
    with desk.at_work(accepts=accepts, presses=presses):
        action.trigger()
    leave(window)
    assert window.isVisible() == (name != "quit"), name
    window.show()


def leave(window):
    """Close what an action leaves open, so that it can come again."""
    for other in QApplication.topLevelWidgets():
        if isinstance(other, GuideWindow):
            other.close()
    window.parts.annotations.commit_edits()
    if window.parts.at_passage.commit():
        window.parts.at_passage.close()
    QApplication.processEvents()


def use_the_rest(desk, window, wait):
    """Use twice what no action leads to."""
    for by_the_way in EVERYTHING * 2:
        make_ready(window, window.parts.actions["note"])
        window.activateWindow()  # as a window manager does once a dialog is gone
        wait(window.isActiveWindow)
        window.first.reading.page.setFocus()
        with desk.at_work(accepts=False):
            by_the_way(window, desk.look_around, wait)


def test_every_action_is_used_twice_and_its_dialogs_are_cancelled_and_accepted(qtbot, desk, window):
    for name in names(window):
        came = []
        if name == LAST[0]:
            use_the_rest(desk, window, qtbot.waitUntil)
        for accepts in (False, False, True, True):
            before = len(desk.seen)
            use(desk, window, name, accepts=accepts)
            came.append([one for one in desk.seen[before:] if one not in BY_THEMSELVES])
        assert all(came) or not any(came), (name, came)
    missed = dialog_classes() - set(desk.seen)
    assert missed <= BEHIND_A_BUTTON | IN_THE_COMPOSER, f"never opened: {missed}"
    missed = sorted(
        f"{name} {desk.times[name]}" for name in widget_classes() if desk.times[name] < 2
    )
    assert not missed, f"not seen twice: {missed}"


def test_every_button_of_every_dialog_is_pressed_twice(desk, window):
    """What it leads to is cancelled first and then accepted; nothing of it lives on."""
    for name in names(window):
        before = len(desk.seen)
        use(desk, window, name, accepts=False)
        came = desk.seen[before:]
        for text in desk.buttons.get(came[0], ()) if came else ():
            for accepts in (False, True):
                if text not in NOT_PRESSED:
                    use(desk, window, name, accepts=accepts, presses=text)
    assert set(desk.seen) >= BEHIND_A_BUTTON


@pytest.mark.parametrize("typed", ANYTHING, ids=["empty", "blank", "huge", "foreign"])
def test_whatever_is_typed_in_a_dialog_is_taken_or_refused(
    desk, window, tmp_path, monkeypatch, typed
):
    """Nothing that is typed raises, and the document and the library stay as good as before."""
    monkeypatch.chdir(tmp_path)
    desk.types = typed
    for name in names(window):
        use(desk, window, name, accepts=True)
    assert desk.typed >= 15
    with closing(window.first.library.location.open()) as library:
        assert library.check().is_sound


def texts(menu):
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def opened_menu(widget):
    """Ask for a widget's menu, as the menu key does; return it and its entries."""
    reason, place = QContextMenuEvent.Reason.Keyboard, QPoint(20, 20)
    QApplication.sendEvent(widget, QContextMenuEvent(reason, place, widget.mapToGlobal(place)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    below = [texts(action.menu()) for action in menu.actions() if action.menu()]
    return menu, [texts(menu), *below]


@pytest.mark.parametrize("where", ["page", "card"])
def test_the_menus_of_page_and_card_are_the_same_each_time(desk, window, where):
    point_at(window)
    cards = window.parts.annotations.findChild(CardList)
    widget = window.first.reading.page if where == "page" else cards
    first = None
    for number in range(4):
        menu, said = opened_menu(widget)
        first = first or said
        assert said == first
        assert len(said) >= 2 if where == "page" else said
        if number % 2:
            menu.actions()[0].trigger()
        menu.close()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()
        assert not isValid(menu)
        point_at(window)


def test_every_entry_of_the_menus_of_page_and_card_can_be_chosen_twice(desk, window):
    cards = window.parts.annotations.findChild(CardList)
    for widget in (window.first.reading.page, cards):
        point_at(window)
        menu, (said, *_) = opened_menu(widget)
        menu.close()
        for number in range(len(said)):
            for _ in range(2):
                point_at(window)
                menu, _ = opened_menu(widget)
                own = [action for action in menu.actions() if not action.isSeparator()]
                with desk.at_work(accepts=False):
                    own[number].trigger()
                    menu.close()


def test_every_menu_of_the_bar_is_opened_and_closed_twice(window):
    for _ in range(2):
        left = [action.menu() for action in window.menuBar().actions()]
        while left:
            menu = left.pop()
            menu.popup(QPoint(5, 5))
            assert texts(menu)
            left += [action.menu() for action in menu.actions() if action.menu()]
            menu.close()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
