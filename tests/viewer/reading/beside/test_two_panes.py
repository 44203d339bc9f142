"""Two panes: each has its place and can be worked in; they scroll together, and end with a key."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.fixtures.windows import press, select, write

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def papers(tmp_path):
    made = []
    for name, words, heads in (("English", 8, "North South Sea"), ("French", 30, "Nord Sud Mer")):
        parts = [
            f"## {number}. {head}\n\n" + f"{name} words. {'More of it. ' * words}\n\n" * 12
            for number, head in enumerate(heads.split(), 1)
        ]
        path = tmp_path / f"{name}.md"
        path.write_text(f"# {name} statement\n\nThe lead.\n\n" + "".join(parts))
        made.append(path)
    return made


@pytest.fixture
def desk(window, papers, qtbot):
    window.resize(1800, 900)
    for path in papers:
        with qtbot.wait_signal(window.first.opener.opened):
            window.open(path)
    return window


def panes(window):
    return window.parts.beside.panes


def shown(document):
    return document.session.document.title.split()[0]


def both(window):
    return shown(window.first.document), shown(panes(window).document)


def beside(window):
    press(window, Qt.Key.Key_Backslash, CONTROL)


def test_the_same_document_is_read_at_two_places_and_changed_in_both(desk):
    reading = desk.first.reading
    for _ in range(2):
        reading.go_to(desk.session.document.text.index("Sud"))
        beside(desk)
        assert both(desk) == ("French", "French")
        assert panes(desk).active.title == panes(desk).other.title == "French statement"
        there = panes(desk).reading.page
        place = there.first_visible()
        reading.go_to(desk.session.document.text.index("Mer"))
        assert there.first_visible() == place
        select(desk, "Mer")
        count = len(desk.session.annotations)
        write(desk, "1")
        assert len(desk.session.annotations) == count + 1
        marked = panes(desk).reading._highlighting._marks
        assert len(marked) == len(desk.session.annotations)
        beside(desk)
        assert panes(desk) is None
        assert desk.first.reading.isVisible()
        press(desk, Qt.Key.Key_Z, CONTROL)
        assert len(desk.session.annotations) == count


def test_another_document_is_read_beside_and_the_keyboard_goes_over(desk):
    reading, first = desk.first.reading, desk.parts.documents.all[0]
    for _ in range(2):
        desk.parts.tabbing.beside_wanted.emit(first.number)
        assert both(desk) == ("English", "French")
        reading.go_to(desk.session.document.text.index("South"))
        place = reading.position.offset
        press(desk, Qt.Key.Key_F6)
        assert both(desk) == ("French", "English")
        assert desk.parts.documents.current.title == "French statement"
        assert reading.page.hasFocus()
        assert panes(desk).reading.page.shows(place)
        press(desk, Qt.Key.Key_F6)
        assert both(desk) == ("French", "English")
        assert not reading.page.hasFocus()
        press(desk, Qt.Key.Key_1, ALT)
        assert both(desk) == ("English", "French")
        assert reading.position.offset == place
        press(desk, Qt.Key.Key_2, ALT)
        beside(desk)
        assert shown(desk.first.document) == "French"


def test_a_press_in_the_other_pane_goes_over_and_selects_there(desk):
    desk.parts.tabbing.beside_wanted.emit(desk.parts.documents.all[0].number)
    reading = desk.first.reading
    for expected in ("French", "English"):
        other = panes(desk).reading.page.viewport()
        left = other.mapToGlobal(QPoint(0, 0)).x()
        at = QPoint(other.width() // 3, other.height() // 2)
        QTest.mousePress(other, Qt.MouseButton.LeftButton, pos=at)
        assert both(desk)[0] == expected
        assert reading.page.viewport().mapToGlobal(QPoint(0, 0)).x() == left
        target = reading.page.viewport().mapToGlobal(at + QPoint(160, 0))
        QTest.mouseMove(other, other.mapFromGlobal(target))
        QTest.mouseRelease(other, Qt.MouseButton.LeftButton, pos=other.mapFromGlobal(target))
        assert reading.selection() is not None


def test_two_numbered_documents_scroll_together_topic_by_topic(desk):
    desk.parts.tabbing.beside_wanted.emit(desk.parts.documents.all[0].number)
    reading, two = desk.first.reading, panes(desk)
    text, other = desk.session.document, two.document.session.document
    for _ in range(2):
        two.other.together.click()
        for here, there in (("South", "Sud"), ("Sea", "Mer"), ("North", "Nord")):
            reading.page.scroll_to(text.text.index(here))
            found = other.topic_at(two.reading.page.first_visible())
            assert other.topics[found].title == there
        two.reading.page.scroll_to(other.text.index("Sud"))
        found = text.topic_at(reading.page.first_visible())
        assert text.topics[found].title == "South"
        two.other.together.click()
        before = two.reading.page.first_visible()
        reading.page.scroll_to(text.text.index("Sea"))
        assert two.reading.page.first_visible() == before


def test_a_topic_without_counterpart_is_said(desk, tmp_path, qtbot):
    path = tmp_path / "More.md"
    path.write_text("# More\n\nLead.\n\n## 7. Other\n\n" + "Words of it.\n\n" * 40
                    + "## 1. North\n\n" + "Words of it.\n\n" * 40)  # fmt: skip
    beside(desk)
    with qtbot.wait_signal(desk.first.opener.opened):
        desk.open(path)
    two, page = panes(desk), desk.first.reading.page
    two.other.together.click()
    for _ in range(2):
        page.scroll_to(desk.session.document.text.index("Other"))
        assert two.other.remark
        page.scroll_to(desk.session.document.text.index("North"))
        assert not two.other.remark


def test_closing_what_is_looked_at_ends_the_second_pane(desk):
    for _ in range(2):
        desk.parts.tabbing.beside_wanted.emit(desk.parts.documents.all[0].number)
        one = desk.parts.documents.on(panes(desk).document.session.document.id)
        if _ == 0:
            panes(desk).other.close_requested.emit()
        else:
            desk.parts.tabbing.close_wanted.emit(one.number)
        assert panes(desk) is None
        assert shown(desk.first.document) == "English"
        press(desk, Qt.Key.Key_2, ALT)
    press(desk, Qt.Key.Key_W, CONTROL)
    assert desk.session is None


def test_a_correction_is_seen_in_both_panes(desk):
    beside(desk)
    select(desk, "The lead")
    desk.parts.actions["take_out"].trigger()
    assert "The lead" not in desk.session.document.text
    assert panes(desk).document.session is desk.session
    desk.parts.actions["undo"].trigger()
    assert panes(desk).document.session is desk.session


def test_panes_lie_one_above_the_other_where_there_is_little_room(desk):
    beside(desk)
    splitter = panes(desk)._splitter
    for width, expected in ((1000, Qt.Orientation.Vertical), (1800, Qt.Orientation.Horizontal)) * 2:
        desk.resize(width, 800)
        assert splitter.orientation() is expected


def test_another_edition_is_read_beside_and_of_several_the_one_that_is_chosen(
    window, tmp_path, qtbot
):
    window.resize(1800, 900)
    told = []
    window.parts.beside.told.connect(told.append)
    for year in (2021, 2022, 2023):
        path = tmp_path / f"strategy-{year}.md"
        path.write_text(f"# National Strategy\n\nTokyo, May 4, {year}\n\nWords of {year}.\n")
        with qtbot.wait_signal(window.first.opener.opened):
            window.open(path)
        if year == 2021:
            window.parts.actions["other_edition"].trigger()
            assert told == ["The library has no other edition of this document"]
        if year == 2022:
            for _ in range(2):
                window.parts.actions["other_edition"].trigger()
                assert window.session.document.source.name == "strategy-2021.md"
                other = panes(window).document.session.document
                assert other.source.name == "strategy-2022.md"
                press(window, Qt.Key.Key_2, ALT)
                beside(window)
                assert window.session.document.source.name == "strategy-2022.md"
    first = window.parts.documents.all[0]
    window.parts.tabbing.close_wanted.emit(first.number)
    window.parts.actions["other_edition"].trigger()
    menu = QApplication.activePopupWidget()
    entry = next(one for one in menu.actions() if "strategy-2021" in one.text())
    with qtbot.wait_signal(window.first.opener.opened):
        entry.trigger()
        menu.close()  # what comes waits for that
    assert window.session.document.source.name == "strategy-2021.md"
    assert panes(window).document.session.document.source.name == "strategy-2023.md"
