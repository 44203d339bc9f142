from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QScrollArea

from data.annotation import standard_labels
from data.document import (
    Block,
    BlockKind,
    Document,
    Furniture,
    FurnitureKind,
    Masthead,
    Source,
    Topic,
    place,
)
from data.notebook import Notebook
from viewer.look import theme
from viewer.session.document_session import DocumentSession
from viewer.topics.removed_text import RemovedText, summary
from viewer.topics.topic_delegate import TopicDelegate
from viewer.topics.topic_list import TopicList
from viewer.topics.topic_sidebar import TopicSidebar


@pytest.fixture
def sidebar(qtbot, appearance, session, current):
    sidebar = TopicSidebar(appearance, current)
    qtbot.addWidget(sidebar)
    sidebar.resize(264, 700)
    current.show(session)
    sidebar.show()
    qtbot.waitExposed(sidebar)
    return sidebar


@pytest.fixture
def topics(sidebar):
    return sidebar.findChild(TopicList)


@pytest.fixture
def requested(sidebar):
    requested = []
    sidebar.topic_requested.connect(requested.append)
    return requested


def click(qtbot, topics, row):
    centre = topics.visualRect(topics.model().index(row, 0)).center()
    qtbot.mouseClick(topics.viewport(), Qt.MouseButton.LeftButton, pos=centre)


def test_a_click_goes_to_the_topic_also_when_it_is_current(qtbot, topics, requested):
    click(qtbot, topics, 2)
    click(qtbot, topics, 2)
    click(qtbot, topics, 0)
    assert requested == [1, 1, -1]


@pytest.mark.parametrize("height", [700, 400, 230, 120])
def test_in_a_low_window_the_rows_scroll_and_never_lie_over_each_other(qtbot, sidebar, height):
    sidebar.resize(240, height)
    sidebar.layout().activate()
    rows = sidebar.label_rows
    area = sidebar.findChild(QScrollArea, "plain")
    assert {row.height() for row in rows} == {rows[0].sizeHint().height()}
    boxes = [row.geometry() for row in rows]
    assert all(a.bottom() < b.top() for a, b in pairwise(boxes))
    area.ensureWidgetVisible(rows[-1])
    assert rows[-1].visibleRegion().boundingRect() == rows[-1].rect()


@pytest.mark.parametrize("count", [3, 40])
def test_labels_stay_in_view_however_many_topics_there_are(
    qtbot, sidebar, count, clock, new_id, current
):
    texts = [Block(BlockKind.HEADING, f"{'Topic ' * 9}{n}", level=1) for n in range(count)]
    topics = [Topic("", text.text, 1, n, n + 1) for n, text in enumerate(texts)]
    document = Document(Source("many.txt", "0" * 64), "Title", place(texts), tuple(topics))
    furniture = tuple(Furniture(kind, "x", 0) for kind in FurnitureKind)
    document = replace(document, furniture=furniture)
    session = DocumentSession(
        document, Notebook([], None), standard_labels(), clock=clock, new_id=new_id
    )
    current.show(session)
    for row in sidebar.label_rows:
        qtbot.waitUntil(lambda row=row: row.visibleRegion().boundingRect() == row.rect())
    assert sidebar.findChild(QScrollArea, "plain").verticalScrollBar().maximum() == 0


def test_following_the_page_asks_for_nothing(sidebar, topics, requested):
    sidebar.set_current_topic(2)
    sidebar.set_current_topic(-1)
    assert topics.currentIndex().row() == 0
    assert topics.selectionModel().isSelected(topics.currentIndex())
    assert requested == []


def test_keys_go_from_topic_to_topic(qtbot, sidebar, topics, requested):
    sidebar.set_current_topic(0)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_End, Qt.Key.Key_Home, Qt.Key.Key_Return):
        qtbot.keyClick(topics, key)
    assert requested == [1, 0, 3, -1, -1]


def test_typing_the_start_of_a_title_goes_there(qtbot, topics, requested):
    qtbot.keyClicks(topics, "def")
    assert requested == [2]


def test_the_keyboard_shows_a_ring_the_mouse_does_not(qtbot, topics, light):
    click(qtbot, topics, 1)
    row = topics.visualRect(topics.model().index(1, 0))
    edge = QPoint(9, row.center().y() - 2)
    assert topics.grab().toImage().pixelColor(edge).name() == light.selection
    qtbot.keyClick(topics, Qt.Key.Key_Return)
    assert topics.grab().toImage().pixelColor(edge).name() == light.accent


def test_taking_the_keyboard_goes_nowhere(qtbot, sidebar, topics, requested):
    topics.setFocus(Qt.FocusReason.TabFocusReason)
    assert requested == []


def test_labels_show_their_counts_and_can_be_chosen(qtbot, sidebar, annotate):
    annotate("Article 5", "commitment")
    annotate("Senkaku", "commitment")
    assert [row.count for row in sidebar.label_rows] == [0, 2, 0, 0, 0]
    assert sidebar.label_rows[1].accessibleName() == "Commitment, 2, key 2"
    does = "Label the selection: Commitment (2)"
    assert does in sidebar.label_rows[1].toolTip()
    assert sidebar.label_rows[1].accessibleDescription().startswith(does)
    with qtbot.waitSignal(sidebar.label_requested) as chosen:
        qtbot.mouseClick(sidebar.label_rows[3], Qt.MouseButton.LeftButton)
    assert chosen.args == ["question"]
    with qtbot.waitSignal(sidebar.label_requested) as chosen:
        qtbot.keyClick(sidebar.label_rows[0], Qt.Key.Key_Space)
    assert chosen.args == ["key-point"]


def test_removed_text_is_counted_and_shown_on_demand(qtbot, sidebar, document):
    words = summary(document)
    assert words == "Removed text: 1 repeated title, 2 captions, 2 links or contents lines"
    button = sidebar.findChild(RemovedText)
    with qtbot.waitSignal(sidebar.removed_text_requested):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_masthead_that_the_page_shows_is_no_removed_text(document):
    masthead = Furniture(FurnitureKind.MASTHEAD, "JDF", 0)
    assert summary(replace(document, furniture=(masthead,))) == ""


def test_a_letterhead_that_the_page_does_not_show_is_removed_text(document):
    lines = "Harbour Office", "1 Quay Street"
    letterhead = tuple(Furniture(FurnitureKind.MASTHEAD, line, 0) for line in lines)
    plain = replace(document, masthead=Masthead(), furniture=letterhead)
    assert summary(plain) == "Removed text: 2 lines of the masthead"


def test_a_sidebar_without_document_is_empty(sidebar, topics, current):
    current.show(None)
    assert topics.model().rowCount() == 0
    assert sidebar.label_rows == ()


def test_the_list_takes_no_more_room_than_its_rows(qtbot, sidebar, topics):
    last = topics.visualRect(topics.model().index(4, 0))
    assert topics.height() == last.bottom() + 1
    assert topics.verticalScrollBar().maximum() == 0


@pytest.fixture
def deep(qtbot, light, clock, new_id):
    """A document of topics on four levels with very long titles."""
    title = "<b>Strengthening</b> 防衛装備・技術協力 and interoperability across all domains " * 3
    texts = [Block(BlockKind.HEADING, "Title", level=0)]
    topics = []
    for level in (1, 2, 3, 4, 1):
        topics.append(Topic("1.2.3.4"[: 2 * level - 1], title.strip(), level, len(texts), 6))
        texts.append(Block(BlockKind.HEADING, title.strip(), level=level))
    topics = [replace(topic, stop=topic.first + 1) for topic in topics]
    document = Document(Source("deep.txt", "0" * 64), "Title", place(texts), tuple(topics))
    labels = (replace(standard, name=f"{standard.name} & <i>") for standard in standard_labels())
    return DocumentSession(document, Notebook([], None), tuple(labels), clock=clock, new_id=new_id)


def test_long_titles_take_two_lines_and_deep_ones_are_indented(
    qtbot, sidebar, topics, deep, appearance, current
):
    current.show(deep)
    qtbot.waitUntil(lambda: topics.height() == (16 + 22) + 5 * (2 * 16 + 22))
    heights = {topics.visualRect(topics.model().index(row, 0)).height() for row in range(1, 6)}
    assert heights == {2 * 16 + 22}
    assert topics.model().index(0, 0).data() == "Title"
    appearance.show(theme.dark())
    picture = topics.grab().toImage()
    background = picture.pixel(2, 2)
    starts = [
        next(
            x
            for x in range(picture.width())
            if any(picture.pixel(x, y) != background for y in range(top + 4, top + 30))
        )
        for top in (topics.visualRect(topics.model().index(row, 0)).top() for row in range(1, 5))
    ]
    assert starts == sorted(set(starts))


def test_a_point_below_the_rows_is_no_topic(qtbot, topics, requested):
    qtbot.mouseClick(topics.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(100, 5_000))
    assert requested == []


def test_another_count_has_one_row_painted_again_and_none_placed_anew(
    qtbot, sidebar, topics, annotate, monkeypatch
):
    looked_at = []
    lines = TopicDelegate._title_lines
    monkeypatch.setattr(
        TopicDelegate,
        "_title_lines",
        lambda delegate, index: looked_at.append(index.row()) or lines(delegate, index),
    )
    topics.viewport().update()
    qtbot.waitUntil(lambda: len(set(looked_at)) > 1)
    looked_at.clear()
    annotate("Article 5", "commitment")
    qtbot.waitUntil(lambda: len(looked_at) > 1)  # for its height, and for its picture
    assert set(looked_at) == {2}
