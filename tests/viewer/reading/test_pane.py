import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication

from data.annotation import standard_labels
from viewer.look.layers import layered
from viewer.reading.reading_pane import ReadingPane


@pytest.fixture
def pane(qtbot, session, appearance, current):
    pane = ReadingPane(appearance, current)
    pane.furnish(standard_labels())
    qtbot.addWidget(pane)
    pane.resize(900, 600)
    current.show(session)
    with qtbot.waitExposed(pane):
        pane.show()
    return pane


def passage(session, words):
    start = session.document.text.index(words)
    return start, start + len(words)


def test_a_selection_is_told_in_code_points(pane, session):
    start, end = passage(session, "Article 5")
    pane.page.select(start, end)
    assert pane.selection() == (start, end)


def test_keys_select_text(qtbot, pane, session):
    start, _ = passage(session, "The Ministers welcomed")
    pane.go_to(start)
    pane.page.setFocus()
    shift = Qt.KeyboardModifier.ShiftModifier
    for _ in "The":
        qtbot.keyClick(pane.page, Qt.Key.Key_Right, shift)
    assert pane.selection() == (start, start + 3)


def test_the_copied_passage_is_plain_text_only(pane, session):
    pane.page.select(*passage(session, "North Korea\nThe Ministers"))
    pane.page.copy()
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "North Korea\nThe Ministers"
    assert data.formats() == ["text/plain"]


def test_the_selection_bar_does_not_cover_the_selection(pane, session):
    start, end = passage(session, "Article 5 of the Japan-U.S. Security Treaty")
    pane.go_to(start)
    pane.page.select(start, end)
    bar = pane.selection_bar
    assert bar.isVisible()
    for offset in range(start, end + 1):
        assert not bar.geometry().intersects(pane.page.line_rect(offset).toAlignedRect())


def test_a_label_chip_asks_for_its_label(qtbot, pane, session):
    pane.page.select(*passage(session, "Senkaku Islands"))
    chip = pane.selection_bar._chips[1][0]
    with qtbot.waitSignal(pane.label_requested) as asked:
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert asked.args == ["commitment"]


def test_going_to_a_topic_makes_it_the_current_one(qtbot, pane):
    topics = []
    pane.position.topic_changed.connect(topics.append)
    pane.go_to_topic(3)
    pane.go_to_topic(-1)
    assert topics == [3, -1]


def test_the_current_topic_follows_the_scroll(pane, session):
    topics = []
    pane.position.topic_changed.connect(topics.append)
    bar = pane.page.marks_bar
    for value in range(0, bar.maximum() + 1, 40):
        bar.setValue(value)
    assert topics == sorted(topics)
    assert set(topics) >= {0, 1}


def test_finding_marks_all_hits_and_selects_the_current_one(qtbot, pane, session):
    pane.find_tool.open()
    qtbot.keyClicks(pane.find_tool.bar.field, "ministers")
    text = session.document.text
    first = pane.selection()
    assert text[slice(*first)] == "Ministers"
    assert pane.find_tool.bar._count.text().endswith("of 11")
    qtbot.keyClick(pane.find_tool.bar.field, Qt.Key.Key_Return)
    assert pane.selection() > first
    qtbot.keyClick(pane.find_tool.bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert pane.selection() == first


def test_escape_closes_the_find_bar_and_gives_the_keyboard_back(qtbot, pane):
    pane.find_tool.open()
    assert pane.find_tool.bar.field.hasFocus()
    qtbot.keyClick(pane.find_tool.bar.field, Qt.Key.Key_Escape)
    assert not pane.find_tool.bar.isVisible()
    assert pane.page.hasFocus()


def test_no_hit_is_said(qtbot, pane):
    pane.find_tool.open()
    qtbot.keyClicks(pane.find_tool.bar.field, "zebra")
    assert pane.find_tool.bar._count.text() == "No match"


def test_a_click_into_a_passage_tells_whose_it_is(qtbot, pane, annotate, session):
    name = annotate("Secretary of Defense Mattis")
    start, end = passage(session, "Secretary of Defense Mattis")
    pane.page.clear_selection()
    middle = pane.page.line_rect((start + end) // 2).center().toPoint()
    with qtbot.waitSignal(pane.annotation_clicked) as clicked:
        qtbot.mouseClick(pane.page.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert clicked.args == [name]


def test_a_click_beside_all_passages_lets_go(qtbot, pane, annotate, session):
    annotate("Secretary of Defense Mattis")
    at = pane.page.line_rect(passage(session, "On June 29th")[0] + 2).center().toPoint()
    with qtbot.waitSignal(pane.annotation_clicked) as clicked:
        qtbot.mouseClick(pane.page.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert clicked.args == [""]


def test_a_click_on_the_letter_tab_tells_whose_it_is(qtbot, pane, annotate):
    name = annotate("Secretary of Defense Mattis")
    pane.grab()
    (tab,) = pane._painter.tabs
    at = QPoint(tab.rect.center().toPoint()) - QPoint(0, pane.page.marks_bar.value())
    with qtbot.waitSignal(pane.annotation_clicked) as clicked:
        qtbot.mouseClick(pane.page.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert clicked.args == [name]


def test_zooming_keeps_the_place(pane, session):
    start, _ = passage(session, "Defense equipment and technology")
    pane.page.scroll_to(start)
    before = session.document.block_at(pane.page.first_visible())
    pane.set_zoom(2.0)
    assert abs(session.document.block_at(pane.page.first_visible()) - before) <= 1
    assert pane.zoom == 2.0


def test_zooming_keeps_what_is_selected_and_the_way_through_the_hits(pane, session):
    start, end = passage(session, "Article 5")
    pane.page.reveal(start)
    pane.page.select(start, end)
    pane.set_zoom(2.0)
    assert pane.selection() == (start, end)
    assert pane.page.shows(start)
    pane.find_tool.open()
    pane.find_tool.bar.field.setText("the")
    hits = []
    for zoom in (1.0, 1.5, 2.0):
        pane.set_zoom(zoom)
        pane.find_tool.step(1)
        hits.append(pane.selection())
    assert hits == sorted(set(hits))


def test_the_page_shows_an_annotation_in_its_labels_colour(pane, annotate, session, light):
    annotate("Secretary of Defense Mattis", "concern")
    start, _ = passage(session, "Secretary of Defense Mattis")
    rect = pane.page.line_rect(start + 9)
    label = session.label("concern")
    image = pane.page.viewport().grab().toImage()
    ratio = image.devicePixelRatio()
    column = round((rect.left() + 1) * ratio)
    wanted = QColor(light.highlight(label)).getRgb()[:3]
    found = [
        image.pixelColor(column, round(y * ratio)).getRgb()[:3]
        for y in range(round(rect.top()), round(rect.bottom()))
    ]
    assert any(max(abs(a - b) for a, b in zip(wanted, rgb, strict=True)) <= 2 for rgb in found)


def right_click(pane, offset):
    """Ask for the context menu at an offset, as the right mouse button does."""
    point = pane.page.line_rect(offset).center().toPoint() + QPoint(2, 0)
    QApplication.sendEvent(
        pane.page.viewport(),
        QContextMenuEvent(
            QContextMenuEvent.Reason.Mouse, point, pane.page.viewport().mapToGlobal(point)
        ),
    )


def test_the_context_menu_is_for_what_is_under_the_pointer(qtbot, pane, annotate, session):
    name = annotate("Secretary of Defense Mattis")
    other = annotate("On June 29th")
    assert session.current == other
    clicked = []
    pane.annotation_clicked.connect(clicked.append)
    with qtbot.waitSignal(pane.menu_requested):
        right_click(pane, passage(session, "Secretary of Defense")[0] + 3)
    assert clicked == [name]


def test_the_context_menu_keeps_a_selection_that_it_is_asked_for_on(qtbot, pane, session):
    start, end = passage(session, "Secretary of Defense Mattis")
    pane.page.select(start, end)
    with qtbot.waitSignal(pane.menu_requested):
        right_click(pane, start + 5)
    assert pane.selection() == (start, end)


def test_escape_leaves_the_bar_first_and_the_selection_second(qtbot, pane, session):
    pane.page.setFocus()
    pane.page.select(*passage(session, "Secretary of Defense Mattis"))
    qtbot.keyClick(pane.page, Qt.Key.Key_Escape)
    assert not pane.selection_bar.isVisible()
    assert pane.selection() is not None
    qtbot.keyClick(pane.page, Qt.Key.Key_Escape)
    assert pane.selection() is None
    with qtbot.waitSignal(pane.escaped):
        qtbot.keyClick(pane.page, Qt.Key.Key_Escape)


def test_a_search_without_a_hit_leaves_no_earlier_hit_selected(qtbot, pane):
    pane.find_tool.open()
    qtbot.keyClicks(pane.find_tool.bar.field, "ministers")
    assert pane.selection() is not None
    qtbot.keyClicks(pane.find_tool.bar.field, "x")
    assert pane.selection() is None


def test_notes_on_a_topic_and_on_the_document_have_their_tabs(pane, session):
    topic = session.add_to_topic(0, "question")
    whole = session.add_to_topic(None, "action")
    pane.grab()
    assert {tab.ids for tab in pane._painter.tabs} == {(topic,), (whole,)}
    heading = session.document.blocks[session.document.topics[0].first].start
    (tab,) = [tab for tab in pane._painter.tabs if tab.ids == (topic,)]
    line = pane.page.line_rect(heading)
    assert line.top() <= tab.rect.center().y() - pane.page.marks_bar.value() <= line.bottom()


def test_many_tabs_on_a_line_stay_off_the_text(pane, session, annotate):
    for words in ("On June", "June 29th", "29th, Minister", "Minister of", "of Defense"):
        annotate(words)
    pane.grab()
    page = pane.page._page
    edge = page.text.textWidth() - page.gutter
    assert pane._painter.tabs
    assert all(tab.rect.left() > edge for tab in pane._painter.tabs)


def test_the_gutters_give_way_where_there_is_little_room(pane):
    pane.set_zoom(3.0)
    page = pane.page._page
    assert page.text.textWidth() - 2 * page.gutter > 0.75 * page.text.textWidth()


def colours_below(pane, offset):
    """Return the colours just above the lower edge of the highlight at an offset."""
    page = pane.page
    image = page.viewport().grab().toImage()
    rect = page.line_rect(offset)
    column = round(rect.left() + 2)
    return {
        image.pixelColor(column, y).name()
        for y in range(round(rect.top()), round(rect.bottom()) + 8)
    }


def test_each_stretch_has_the_ground_of_all_that_lies_on_it(pane, session, annotate, light):
    annotate("Secretary of Defense Mattis held the Japan-U.S.", "concern")
    annotate("held the Japan", "action")
    session.set_current("")
    concern, action = session.label("concern"), session.label("action")
    alone, both = light.highlight(concern), layered(light, [concern, action])
    start, _ = passage(session, "Secretary of Defense Mattis held the Japan-U.S.")
    middle, end = passage(session, "held the Japan")
    for offset, seen, other in ((start, alone, both), (middle, both, alone), (end, alone, both)):
        colours = colours_below(pane, offset + 1)
        assert seen in colours
        assert other not in colours


def test_a_wider_window_does_not_lay_the_text_out_anew(pane):
    widths = set()
    for width in range(1000, 1012):
        pane.resize(width, 600)
        widths.add(pane.page.viewport().width())
    assert len(widths) == 1
