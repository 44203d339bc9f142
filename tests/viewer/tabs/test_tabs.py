"""Several documents at once: tabs by key and by mouse, what they keep, and the way back."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QTabBar

from data.documents import shipped
from data.errors import LibraryError
from data.messages import said
from data.notebook import Change
from tests.fixtures.windows import press, select, write

CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
NAMES = ("Alpha", "Beta", "Gamma")


@pytest.fixture
def papers(tmp_path):
    made = {}
    for name in NAMES:
        made[name] = tmp_path / f"{name}.txt"
        lines = "\n\n".join(f"Paragraph {n} of {name} speaks of the sea." for n in range(60))
        made[name].write_text(f"{name} statement\n\n{lines}\n")
    return made


@pytest.fixture
def desk(window, papers, qtbot):
    """The window with three documents open, of which the last is shown."""
    for path in papers.values():
        open_in(qtbot, window, path)
    return window


def open_in(qtbot, window, path):
    with qtbot.wait_signal(window.first.opener.opened):
        window.open(path)


def titles(window):
    return [one.title.split()[0] for one in window.parts.documents.all]


def shown(window):
    return window.session.document.title.split()[0] if window.session else ""


def tabs(window):
    return window.parts.tabbing.strip.tabs


def middle(window, place):
    return tabs(window).tabRect(place).center()


def test_one_document_has_no_tabs_and_a_second_one_has(window, papers, qtbot):
    window.open(shipped())
    open_in(qtbot, window, papers["Alpha"])
    assert titles(window) == ["Alpha"]
    assert window.parts.tabbing.strip is None
    for _ in range(2):
        open_in(qtbot, window, papers["Beta"])
        assert window.parts.tabbing.strip.isVisible()
        assert [tabs(window).accessibleTabName(place) for place in range(2)] == [
            "Alpha statement", "Beta statement",
        ]  # fmt: skip
        press(window, Qt.Key.Key_W, CONTROL)
        assert not window.parts.tabbing.strip.isVisible()
        assert shown(window) == "Alpha"


def test_keys_go_round_close_and_open_again(desk, qtbot):
    for _ in range(2):
        for expected in ("Alpha", "Beta", "Gamma"):
            press(desk, Qt.Key.Key_Tab, CONTROL)
            assert shown(desk) == expected
        press(desk, Qt.Key.Key_Backtab, CONTROL | SHIFT)
        assert shown(desk) == "Beta"
        press(desk, Qt.Key.Key_1, ALT)
        assert shown(desk) == "Alpha"
        press(desk, Qt.Key.Key_9, ALT)
        assert shown(desk) == "Gamma"
        press(desk, Qt.Key.Key_2, ALT)
        press(desk, Qt.Key.Key_W, CONTROL)
        assert (titles(desk), shown(desk)) == (["Alpha", "Gamma"], "Gamma")
        with qtbot.wait_signal(desk.first.opener.opened):
            press(desk, Qt.Key.Key_T, CONTROL | SHIFT)
        assert shown(desk) == "Beta"
        press(desk, Qt.Key.Key_9, ALT)
        desk.parts.documents.move(desk.parts.documents.all[-1].number, 1)
        assert titles(desk) == ["Alpha", "Beta", "Gamma"]
        press(desk, Qt.Key.Key_9, ALT)
    for _ in NAMES:
        press(desk, Qt.Key.Key_W, CONTROL)
    assert desk.session is None
    assert desk.parts.welcome.isVisible()
    press(desk, Qt.Key.Key_W, CONTROL)
    with qtbot.wait_signal(desk.first.opener.opened):
        press(desk, Qt.Key.Key_T, CONTROL | SHIFT)
    assert titles(desk) == ["Alpha"]


def test_the_mouse_shows_drags_and_closes(desk, papers, qtbot):
    for _ in range(2):
        QTest.mouseClick(tabs(desk), Qt.MouseButton.LeftButton, pos=middle(desk, 0))
        assert shown(desk) == "Alpha"
        start = middle(desk, 0)
        QTest.mousePress(tabs(desk), Qt.MouseButton.LeftButton, pos=start)
        for step in range(1, 30):
            QTest.mouseMove(tabs(desk), start + QPoint(10 * step, 0))
        QTest.mouseRelease(tabs(desk), Qt.MouseButton.LeftButton, pos=start + QPoint(290, 0))
        moved = titles(desk)
        assert moved != list(NAMES)
        assert [desk.parts.documents.numbered(n).title.split()[0] for n in tabs(desk).numbers] == (
            moved
        )
        QTest.mouseClick(tabs(desk), Qt.MouseButton.MiddleButton, pos=middle(desk, 2))
        assert titles(desk) == moved[:2]
        cross = tabs(desk).tabButton(0, QTabBar.ButtonPosition.RightSide)
        QTest.mouseClick(cross, Qt.MouseButton.LeftButton)
        assert titles(desk) == moved[1:2]
        desk.parts.actions["close"].trigger()
        for name in NAMES:
            open_in(qtbot, desk, papers[name])


def test_a_switch_keeps_place_selection_zoom_and_search(desk):
    reading = desk.first.reading
    select(desk, "Paragraph 40 of Gamma")
    reading.page.reveal(reading.selection()[0])
    selection, scroll = reading.selection(), reading.page.marks_bar.value()
    reading.set_zoom(1.5)
    scroll = reading.page.marks_bar.value()
    for _ in range(2):
        press(desk, Qt.Key.Key_1, ALT)
        assert reading.find_tool.bar.isHidden()
        assert reading.selection() is None
        press(desk, Qt.Key.Key_F, CONTROL)
        write(desk, "sea")
        found = reading.selection()
        press(desk, Qt.Key.Key_3, ALT)
        assert (reading.selection(), reading.zoom) == (selection, 1.5)
        assert abs(reading.page.marks_bar.value() - scroll) <= 1
        assert reading.find_tool.bar.isHidden()
        press(desk, Qt.Key.Key_1, ALT)
        assert reading.find_tool.bar.field.text() == "sea"
        assert (reading.selection(), reading.zoom) == (found, 1.0)
        assert reading.find_tool.bar.isVisible()
        reading.find_tool.close()
        reading.page.clear_selection()
        reading.go_to(0)
        press(desk, Qt.Key.Key_3, ALT)


def test_a_page_that_was_let_go_is_built_anew_where_it_was_left(desk):
    reading = desk.first.reading
    reading._views._most = 0
    for _ in range(2):
        reading.go_to(desk.session.document.text.index("Paragraph 50"))
        place = reading.position.offset
        press(desk, Qt.Key.Key_1, ALT)
        press(desk, Qt.Key.Key_2, ALT)
        assert reading._views.pages <= 1
        press(desk, Qt.Key.Key_3, ALT)
        assert reading.position.offset == place


def test_the_way_back_leads_through_documents_and_opens_a_closed_one(desk, qtbot):
    reading = desk.first.reading
    for _ in range(2):
        places = []
        for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3):
            press(desk, key, ALT)
            reading.go_to(desk.session.document.text.index("Paragraph 45"))
            places.append((shown(desk), reading.position.offset))
        for expected in reversed(places[:-1]):
            press(desk, Qt.Key.Key_Left, ALT)
            assert (shown(desk), reading.position.offset) == expected
        for expected in places[1:]:
            press(desk, Qt.Key.Key_Right, ALT)
            assert (shown(desk), reading.position.offset) == expected
        press(desk, Qt.Key.Key_Left, ALT)
        desk.parts.tabbing.close_wanted.emit(desk.parts.documents.current.number)
        assert titles(desk) == ["Alpha", "Gamma"]
        with qtbot.wait_signal(desk.first.opener.opened):
            press(desk, Qt.Key.Key_Left, ALT)
        assert (shown(desk), reading.position.offset) == places[1]
        desk.parts.documents.move(desk.parts.documents.current.number, 1)
        assert titles(desk) == ["Alpha", "Beta", "Gamma"]


def test_what_is_typed_in_a_note_is_there_after_its_tab_is_closed(desk, qtbot):
    for number in range(2):
        select(desk, f"Paragraph {30 + number}")
        press(desk, Qt.Key.Key_N)
        write(desk, "half a thought")
        press(desk, Qt.Key.Key_W, CONTROL)
        assert shown(desk) == "Beta"
        with qtbot.wait_signal(desk.first.opener.opened):
            press(desk, Qt.Key.Key_T, CONTROL | SHIFT)
        notes = [item.note for item in desk.session.annotations]
        assert notes == ["half a thought"] * (number + 1)


def test_a_note_that_cannot_be_saved_keeps_its_document_in_front(desk, monkeypatch):
    select(desk, "Paragraph 30")
    press(desk, Qt.Key.Key_N)
    write(desk, "half a thought")

    def fails(*_):
        raise LibraryError(said("The disk is full."))

    monkeypatch.setattr(type(desk.session.notebook._store), "save", fails)
    for _ in range(2):
        QTest.mouseClick(tabs(desk), Qt.MouseButton.LeftButton, pos=middle(desk, 0))
        assert shown(desk) == "Gamma"
        assert tabs(desk).currentIndex() == 2
        desk.parts.tabbing.close_wanted.emit(desk.parts.documents.current.number)
        assert titles(desk) == list(NAMES)
    monkeypatch.undo()
    press(desk, Qt.Key.Key_1, ALT)
    assert shown(desk) == "Alpha"


def test_what_was_changed_elsewhere_meanwhile_is_seen(desk, qtbot):
    select(desk, "Paragraph 30")
    press(desk, Qt.Key.Key_1)
    document = desk.session.document.id
    for _ in range(2):
        press(desk, Qt.Key.Key_1, ALT)
        book = desk.first.library.notebook(document)
        was = next(iter(book))
        book.apply(Change("Elsewhere", removed=(was.id,)))
        with qtbot.wait_signal(desk.first.opener.opened):
            press(desk, Qt.Key.Key_3, ALT)
        assert desk.session.annotations == ()
        desk.session.undo()
        assert len(desk.session.annotations) == 1


def test_a_document_that_leaves_the_library_has_no_tab_and_no_way_back(desk):
    alpha = desk.parts.documents.all[0]
    press(desk, Qt.Key.Key_1, ALT)
    press(desk, Qt.Key.Key_2, ALT)
    desk.parts.shelf.removing.leaving.emit(alpha.id)
    assert titles(desk) == ["Beta", "Gamma"]
    assert shown(desk) == "Beta"
    for _ in range(3):
        desk.parts.actions["back"].trigger()
        assert shown(desk) != "Alpha"
    assert desk.parts.documents.closed is None


def test_the_menu_of_a_tab_closes_others_and_copies_the_path(desk, papers):
    def choose(text):
        bar = tabs(desk)
        place = middle(desk, 1)
        event = QContextMenuEvent(
            QContextMenuEvent.Reason.Mouse, place, bar.mapToGlobal(place), Qt.KeyboardModifier(0)
        )
        QApplication.sendEvent(bar, event)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        next(action for action in menu.actions() if action.text() == text).trigger()
        menu.close()

    for _ in range(2):
        choose("Copy Path")
        assert QGuiApplication.clipboard().text() == str(papers["Beta"])
        QGuiApplication.clipboard().clear()
    choose("Close Others")
    assert titles(desk) == ["Beta"]


def test_twelve_tabs_have_room_in_a_small_window(window, tmp_path, qtbot):
    window.resize(1000, 700)
    for number in range(12):
        path = tmp_path / f"{number}.md"
        path.write_text(f"# &lt;b> Statement {number} &amp; all of its title\n\nWords of it.\n")
        open_in(qtbot, window, path)
    bar, strip = tabs(window), window.parts.tabbing.strip
    assert strip.width() <= 1000
    assert min(bar.tabRect(place).width() for place in range(12)) >= 100
    assert bar.accessibleTabName(3) == "<b> Statement 3 & all of its title"
    assert "&lt;b&gt;" in bar.tabToolTip(3)
    assert "&&" in bar.tabText(3)
    for _ in range(2):
        QTest.mouseClick(strip._list, Qt.MouseButton.LeftButton)
        menu = QApplication.activePopupWidget()
        assert len(menu.actions()) == 12
        menu.actions()[2].trigger()
        menu.close()
        assert window.session.document.source.name == "2.md"
        assert bar.rect().intersects(bar.tabRect(2))
