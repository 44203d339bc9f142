"""Cells of a table are selected as a rectangle, by mouse and keys, copied and labelled."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QPixmap
from PySide6.QtTest import QTest

from tests.fixtures.windows import press
from tests.viewer.reading.passages.conftest import Mouse

SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
PAGE = """<html><head><title>Ports</title></head><body><h1>Ports</h1>
<p>The ministers met in Tokyo and discussed the state of the ports of the region at length.</p>
<table><tr><th rowspan=2>Port</th><th colspan=2>Berths</th></tr><tr><th>2030</th><th>2031</th></tr>
<tr><td>Akita</td><td>612</td><td>614</td></tr><tr><td>Niigata</td><td>731</td><td>733</td></tr>
<tr><td>Sakata</td><td></td><td>810</td></tr></table>
<p>They will meet again next year, and go on with what was begun.</p></body></html>"""


@pytest.fixture
def ports(qtbot, window, tmp_path):
    path = tmp_path / "ports.html"
    path.write_text(PAGE)
    window.open(path)
    qtbot.waitUntil(lambda: window.session is not None and window.session.document.title == "Ports")
    return window


@pytest.fixture
def page(ports):
    return ports.first.reading.page


@pytest.fixture
def mouse(page):
    return Mouse(page)


@pytest.fixture
def at(page):
    """Tell the offset of some words."""
    return page.laid_out.positions.document.text.index


def copied(page):
    page.copy()
    return QGuiApplication.clipboard().text()


def quotes(window):
    return [item.anchor.exact for item in window.session.annotations]


def test_a_drag_from_a_cell_into_another_selects_the_cells_between_twice(page, mouse, at):
    for _ in range(2):
        mouse.drag(at("612") + 1, at("731") + 1, at("731") + 2)
        assert copied(page) == "612\n731"
        mouse.drag(at("614"), at("733"), at("731"))
        assert copied(page) == "612\t614\n731\t733"
        mouse.drag(at("Akita"), at("733"))
        assert copied(page) == "Akita\t612\t614\nNiigata\t731\t733"
        page.clear_selection()


def test_with_alt_letters_are_selected_across_cells(page, mouse, at):
    mouse.drag(at("kita"), at("iigata"), modifiers=ALT)
    assert copied(page) == "kita\t612\t614\nN"


def test_a_drag_that_leaves_the_table_selects_text(page, mouse, at):
    mouse.drag(at("733"), at("733") + 2, at("will meet"))
    assert copied(page).startswith("733\nSakata")
    assert page.selection()[1] >= at("They")


def test_a_merged_cell_is_in_a_rectangle_with_all_of_it(page, mouse, at):
    mouse.drag(at("2031"), at("Berths"))
    assert copied(page) == "Berths\t\n2030\t2031"
    page.clear_selection()
    mouse.drag(at("2030"), at("Port |"))
    assert copied(page) == "Port\tBerths\t\n\t2030\t2031"


def test_a_column_is_labelled_cell_by_cell_in_one_step_twice(ports, page, mouse, at):
    for _ in range(2):
        mouse.drag(at("614"), at("733"), at("810"))
        press(ports, Qt.Key.Key_2)
        assert quotes(ports) == ["614", "733", "810"]
        assert {item.label_id for item in ports.session.annotations} == {"commitment"}
        page.clear_selection()
        mouse.drag(at("810") + 1, at("733"), at("614") + 1)
        press(ports, Qt.Key.Key_1)
        assert {item.label_id for item in ports.session.annotations} == {"key-point"}
        assert len(ports.session.annotations) == 3
        ports.session.undo()
        ports.session.undo()
        assert quotes(ports) == []
        page.clear_selection()


def test_a_row_of_a_rectangle_without_words_has_no_annotation(ports, mouse, at):
    mouse.drag(at("612"), at("731"), at("810") - 1)
    press(ports, Qt.Key.Key_2)
    assert quotes(ports) == ["612", "731"]


def test_whole_rows_are_one_passage(ports, page, mouse, at):
    mouse.drag(at("Akita"), at("733"))
    press(ports, Qt.Key.Key_2)
    assert quotes(ports) == ["Akita\t612\t614\nNiigata\t731\t733"]


def test_a_note_wants_one_passage_and_says_so(qtbot, ports, mouse, at):
    for _ in range(2):
        mouse.drag(at("614"), at("733"))
        with qtbot.waitSignal(ports.parts.annotating.told) as told:
            press(ports, Qt.Key.Key_N)
        assert told.args == [
            "These cells are several passages: label them, or select cells of one row."
        ]
        assert quotes(ports) == []


def test_shift_and_arrows_select_cell_by_cell_twice(ports, page, at):
    for _ in range(2):
        page.setFocus()
        page.place_caret(at("612"))
        QTest.keyClick(page, Qt.Key.Key_Right, SHIFT)
        assert copied(page) == "6", "letters within the cell"
        QTest.keyClick(page, Qt.Key.Key_Down, SHIFT)
        assert copied(page) == "612\n731"
        QTest.keyClick(page, Qt.Key.Key_Right, SHIFT)
        assert copied(page) == "612\t614\n731\t733"
        QTest.keyClick(page, Qt.Key.Key_Up, SHIFT)
        QTest.keyClick(page, Qt.Key.Key_Left, SHIFT)
        QTest.keyClick(page, Qt.Key.Key_Left, SHIFT)
        assert copied(page) == "Akita\t612"
        QTest.keyClick(page, Qt.Key.Key_Up, SHIFT)
        assert copied(page) == "Port\tBerths\t\n\t2030\t2031\nAkita\t612\t614"
        page.clear_selection()


def test_at_the_edge_of_the_table_the_selection_stays(page, at):
    page.setFocus()
    page.place_caret(at("733"))
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right):
        QTest.keyClick(page, key, SHIFT)
    assert copied(page) == "733\n810"


def test_a_third_click_takes_the_cell_and_keys_go_on_from_it(page, mouse, at):
    point = mouse.point(at("731")) + QPoint(3, 0)
    view = page.viewport()
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=point)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=point)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=point)
    QTest.keyClick(page, Qt.Key.Key_Up, SHIFT)
    assert copied(page) == "612\n731"


def test_cells_that_are_not_in_the_rectangle_do_not_look_selected(page, mouse, at):
    def seen(words):
        area = page.line_rect(at(words)).toAlignedRect().adjusted(0, 2, 12, -2)
        picture = QPixmap(area.size())
        page.viewport().render(picture, QPoint(), area)
        return picture.toImage()

    before = {words: seen(words) for words in ("614", "Niigata", "731")}
    mouse.drag(at("612"), at("731"))
    assert seen("731") != before["731"]
    assert seen("614") == before["614"]
    assert seen("Niigata") == before["Niigata"]


def test_cells_are_copied_with_their_citation(ports, mouse, at):
    mouse.drag(at("614"), at("733"))
    ports.parts.actions["cite"].trigger()
    assert QGuiApplication.clipboard().text().startswith("“614\n733” (")
