"""A long outline is steered: filtered, opened and closed, and it follows the page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt

from data.annotation import standard_labels
from data.document import Block, BlockKind, Document, Source, Topic, place
from data.notebook import Notebook
from viewer.session.document_session import DocumentSession
from viewer.topics.branches import Branches
from viewer.topics.topic_filter import TopicFilter
from viewer.topics.topic_list import TopicList
from viewer.topics.topic_model import TopicRole
from viewer.topics.topic_sidebar import TopicSidebar

NAMES = ("Security", "Économie", "Climate", "Ｔｒａｄｅ", "Energy")


def document(count, branched=5):
    """Topics of which each `branched` one holds those that follow it."""
    blocks = [
        Block(BlockKind.HEADING, f"{NAMES[n % 5]} {n}", level=1 + bool(n % branched))
        for n in range(count)
    ]
    topics = [Topic("", block.text, block.level, n, n + 1) for n, block in enumerate(blocks)]
    return Document(Source("long.txt", "0" * 64), "Long", place(blocks), tuple(topics))


@pytest.fixture
def show(qtbot, appearance, current, clock, new_id):
    """Show an outline in a sidebar."""

    def show(outline):
        session = DocumentSession(
            outline, Notebook([], None), standard_labels(), clock=clock, new_id=new_id
        )
        current.show(session)
        return sidebar

    sidebar = TopicSidebar(appearance, current)
    qtbot.addWidget(sidebar)
    sidebar.resize(264, 900)
    sidebar.show()
    qtbot.waitExposed(sidebar)
    return show


@pytest.fixture
def sidebar(show):
    return show(document(40))


@pytest.fixture
def topics(sidebar):
    return sidebar.findChild(TopicList)


@pytest.fixture
def field(sidebar):
    return sidebar.findChild(TopicFilter).field


@pytest.fixture
def requested(sidebar):
    requested = []
    sidebar.topic_requested.connect(requested.append)
    return requested


def seen(topics):
    """The numbers of the topics that are seen; the lead left out."""
    rows = range(topics.model().rowCount())
    numbers = [topics.model().index(row, 0).data(TopicRole.TOPIC) for row in rows]
    return [number for number in numbers if number >= 0]


def index_of(topics, topic):
    return topics.model().shown(topic)


def press_arrow(qtbot, topics, topic):
    rect = topics.visualRect(index_of(topics, topic))
    at = QPoint(11, rect.top() + 8)
    qtbot.mouseClick(topics.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_only_the_branch_that_the_page_is_in_is_open(sidebar, topics, requested):
    heads = list(range(0, 40, 5))
    assert seen(topics) == heads
    for current in (7, 22, 7):
        sidebar.set_current_topic(current)
        holder = current // 5 * 5
        assert seen(topics) == sorted({*heads, *range(holder, holder + 5)})
        assert topics.currentIndex().data(TopicRole.TOPIC) == current
    assert requested == []


def test_what_the_user_opened_or_closed_stays_so(qtbot, sidebar, topics, requested):
    for _ in range(2):
        press_arrow(qtbot, topics, 10)
        assert set(range(10, 15)) <= set(seen(topics))
        sidebar.set_current_topic(22)
        assert set(range(10, 15)) <= set(seen(topics))
        press_arrow(qtbot, topics, 20)
        assert 22 not in seen(topics)
        assert topics.currentIndex().data(TopicRole.TOPIC) == 20  # the nearest that is seen
        sidebar.set_current_topic(23)
        assert 23 not in seen(topics)
        press_arrow(qtbot, topics, 20)
        press_arrow(qtbot, topics, 10)
        sidebar.set_current_topic(-1)
    assert requested == []


def test_keys_close_open_and_lead_to_what_holds_a_topic(qtbot, sidebar, topics, requested):
    sidebar.set_current_topic(12)
    for _ in range(2):
        qtbot.keyClick(topics, Qt.Key.Key_Left)
        assert requested.pop() == 10
        sidebar.set_current_topic(10)
        qtbot.keyClick(topics, Qt.Key.Key_Left)
        assert 12 not in seen(topics)
        qtbot.keyClick(topics, Qt.Key.Key_Right)
        assert 12 in seen(topics)
        sidebar.set_current_topic(12)
    qtbot.keyClick(topics, Qt.Key.Key_Asterisk)
    assert seen(topics) == list(range(40))
    qtbot.keyClick(topics, Qt.Key.Key_Minus)
    assert seen(topics) == list(range(0, 40, 5))
    assert requested == []


def test_a_filter_shows_what_has_the_words_and_what_that_lies_under(
    qtbot, sidebar, topics, field, requested
):
    for typed, found in (("economie", (1, 6, 11, 16, 21, 26, 31, 36)), ("TRADE 13", (13,))):
        field.clear()
        qtbot.keyClicks(field, typed)
        assert seen(topics) == sorted({*found, *(one // 5 * 5 for one in found)})
        assert sidebar.findChild(TopicFilter)._told.text() == f"{len(found)} of 40"
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert requested == [13]
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    assert seen(topics) == list(range(0, 40, 5))
    qtbot.keyClicks(field, "nothing has this")
    assert seen(topics) == []
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert requested == [13]


def test_letters_that_are_typed_in_a_long_list_go_to_the_filter(qtbot, topics, field):
    topics.setFocus()
    for _ in range(2):
        qtbot.keyClicks(topics, "c")
        qtbot.waitUntil(field.hasFocus)
        qtbot.keyClicks(field, "limate 2")
        assert field.text() == "climate 2"
        assert {22, 27} <= set(seen(topics))
        qtbot.keyClick(field, Qt.Key.Key_Escape)
        qtbot.waitUntil(topics.hasFocus)


def test_another_document_begins_with_all_of_its_topics(qtbot, show, topics, field):
    qtbot.keyClicks(field, "energy")
    show(document(20, branched=50))
    assert field.text() == ""
    assert seen(topics) == list(range(20))
    show(document(3))
    assert not field.isVisible()
    assert seen(topics) == [0, 1, 2]
    show(document(40))
    assert field.isVisible()
    assert seen(topics) == list(range(0, 40, 5))


def test_rows_are_low_where_there_are_many(qtbot, show, topics):
    for count, height in ((40, 25), (10, 38), (40, 25)):
        show(document(count))
        qtbot.waitUntil(
            lambda height=height: topics.visualRect(index_of(topics, 0)).height() == height
        )


def test_what_is_spoken_tells_the_level_and_whether_a_branch_is_open(topics, sidebar):
    def spoken(topic):
        return index_of(topics, topic).data(Qt.ItemDataRole.AccessibleTextRole)

    assert spoken(5) == "Security 5, level 1, closed"
    sidebar.set_current_topic(6)
    assert spoken(5) == "Security 5, level 1, open"
    assert spoken(6) == "Économie 6, level 2"


@given(st.lists(st.integers(1, 6), max_size=40), st.sets(st.integers(0, 39)))
def test_a_row_is_seen_where_nothing_above_it_is_closed(levels, closed):
    branches = Branches(levels)
    seen = branches.without(frozenset(closed))
    for row, level in enumerate(levels):
        above = list(branches.above(row))
        assert (row in seen) is not any(one in closed for one in above)
        assert all(one < row and levels[one] < level for one in above)
    assert branches.holders == {branches.parent(row) for row in range(len(levels))} - {-1}


@pytest.mark.parametrize("height", [300, 700])
def test_the_topic_that_the_page_is_in_is_scrolled_to(qtbot, show, sidebar, topics, height):
    show(document(200, branched=4))
    sidebar.resize(264, height)

    def is_seen():
        shown = topics.viewport().visibleRegion().boundingRect()
        return shown.contains(topics.visualRect(topics.currentIndex()))

    for current in (199, 2, 150, -1):
        sidebar.set_current_topic(current)
        qtbot.waitUntil(is_seen)
        assert topics.currentIndex().data(TopicRole.TOPIC) == current
    topics.setFocus()
    qtbot.keyClick(topics, Qt.Key.Key_End)
    qtbot.waitUntil(is_seen)
