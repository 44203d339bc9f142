import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QApplication

from data.anchors.anchoring import describe
from data.annotation import Annotation, standard_labels
from data.citation import CitationIndex
from data.notebook import Notebook
from tests.fixtures.stores import MemoryStore
from viewer.annotations.card_delegate import CardAction
from viewer.annotations.card_list import CardList
from viewer.annotations.card_menu import card_menu
from viewer.annotations.listing.card_model import CardModel
from viewer.annotations.listing.card_role import CardRole
from viewer.look import theme
from viewer.session.document_session import DocumentSession

HEIGHT = 600


@pytest.fixture
def cards(qtbot, appearance, model):
    return shown(qtbot, CardList(model, appearance))


def shown(qtbot, cards):
    qtbot.addWidget(cards)
    cards.resize(323, HEIGHT)
    cards.show()
    qtbot.waitExposed(cards)
    cards.setFocus()
    return cards


@pytest.fixture
def asked(cards):
    asked = []
    for name in ("passage", "current", "edit", "visibility", "delete", "label"):
        signal = getattr(cards, f"{name}_requested")
        signal.connect(lambda *values, name=name: asked.append((name, *values)))
    return asked


def index(cards, row):
    return cards.model().index(row, 0)


def centre(cards, row):
    return cards.visualRect(index(cards, row)).center()


def button(cards, row, action):
    rect = cards.visualRect(index(cards, row))
    return cards._delegate.button(rect, cards.card_at(index(cards, row)), action).center().toPoint()


def test_a_click_makes_a_card_current_and_goes_to_its_passage(qtbot, cards, asked, six):
    qtbot.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=centre(cards, 1))
    assert asked == [("current", six[1]), ("passage", six[1])]


@pytest.mark.parametrize(
    "case",
    [
        (CardAction.EDIT, "edit"),
        (CardAction.VISIBILITY, "visibility"),
        (CardAction.DELETE, "delete"),
    ],
)
def test_the_buttons_on_a_card_act(qtbot, cards, asked, six, case):
    action, name = case
    place = button(cards, 1, action)
    qtbot.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked == [(name, six[1])]


def test_a_button_does_nothing_when_the_pointer_is_drawn_away(qtbot, cards, asked):
    start = button(cards, 1, CardAction.DELETE)
    qtbot.mousePress(cards.viewport(), Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseRelease(cards.viewport(), Qt.MouseButton.LeftButton, pos=start + QPoint(0, 60))
    assert asked == []


@pytest.mark.parametrize(
    "case",
    [
        (Qt.Key.Key_Return, ("passage",)),
        (Qt.Key.Key_E, ("edit",)),
        (Qt.Key.Key_F2, ("edit",)),
        (Qt.Key.Key_V, ("visibility",)),
        (Qt.Key.Key_Delete, ("delete",)),
        (Qt.Key.Key_5, ("label", "action")),
    ],
)
def test_keys_act_on_the_current_card(qtbot, cards, asked, six, case):
    key, expected = case
    cards.follow(six[3])
    qtbot.keyClick(cards, key)
    assert asked == [(expected[0], six[3], *expected[1:])]


def test_those_keys_are_kept_from_the_windows_shortcuts(cards, six):
    def taken(key, text, modifiers=Qt.KeyboardModifier.NoModifier):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifiers, text)
        event.ignore()
        QApplication.sendEvent(cards, event)
        return event.isAccepted()

    cards.follow(six[0])
    assert taken(Qt.Key.Key_V, "v")
    assert taken(Qt.Key.Key_1, "1")
    assert not taken(Qt.Key.Key_V, "", Qt.KeyboardModifier.ControlModifier)
    assert not taken(Qt.Key.Key_O, "o")


def test_arrows_and_ends_make_cards_current(qtbot, cards, asked, six):
    cards.follow(six[0])
    for key in (Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_Up, Qt.Key.Key_Home, Qt.Key.Key_Up):
        qtbot.keyClick(cards, key)
    assert asked == [("current", six[row]) for row in (1, 5, 4, 0)]


def test_pages_move_by_what_is_in_view(qtbot, cards, asked, six):
    cards.follow(six[0])
    qtbot.keyClick(cards, Qt.Key.Key_PageDown)
    qtbot.keyClick(cards, Qt.Key.Key_PageUp)
    assert asked[0][1] in six[3:]
    assert asked[1] == ("current", six[0])


def test_following_asks_for_nothing(cards, asked, six):
    cards.follow(six[4])
    assert cards.selectionModel().isSelected(index(cards, 4))
    cards.follow("")
    assert not cards.selectionModel().hasSelection()
    assert asked == []


def test_a_deleted_card_leaves_none_current_but_the_keyboard_beside_it(cards, asked, session, six):
    cards.follow(six[1])
    session.delete(six[1])
    cards.follow(session.current)
    assert not cards.selectionModel().hasSelection()
    assert cards.currentIndex().row() in {0, 1}
    assert asked == []


def test_the_menu_offers_labels_by_name_and_everything_the_keys_do(cards, asked, session, six):
    card = cards.card_at(index(cards, 1))
    menu = card_menu(card, session.labels, cards)
    names = [action.text() for action in menu.actions() if action.text()]
    assert names == [
        "Go to Passage\tReturn",
        "Edit Note\tE",
        "Key point\t1",
        "Commitment\t2",
        "Concern\t3",
        "Question\t4",
        "Action\t5",
        "No label\t0",
        "Put in Briefing\tV",
        "Delete\tDel",
    ]
    checked = [action.text() for action in menu.actions() if action.isChecked()]
    assert checked == ["Concern\t3"]
    for action in menu.actions():
        action.trigger()
    assert asked == [
        ("passage", six[1]),
        ("edit", six[1]),
        *(("label", six[1], label.id) for label in session.labels),
        ("label", six[1], ""),
        ("visibility", six[1]),
        ("delete", six[1]),
    ]


def test_screen_readers_find_a_list_of_spoken_cards(cards):
    interface = QAccessible.queryAccessibleInterface(cards)
    assert interface.role() is QAccessible.Role.List
    assert interface.childCount() == 6
    assert interface.child(2).text(QAccessible.Text.Name).startswith("Key point, §1 ¶2")


@pytest.fixture
def many(qtbot, appearance, document, clock, new_id):
    """A list of 10,000 cards of very different heights."""
    citations = CitationIndex(document)
    now = clock()
    labels = standard_labels()
    items = [
        Annotation(
            f"n{number:05}",
            document.id,
            labels[number % 5].id,
            now,
            now,
            describe(document, number % 1500, number % 1500 + 1 + number % 170, citations),
            note="note " * (number * 7 % 90),
        )
        for number in range(10_000)
        if not document.text[number % 1500 : number % 1500 + 1].isspace()
    ]
    session = DocumentSession(
        document, Notebook(items, MemoryStore()), labels, clock=clock, new_id=new_id
    )
    model = CardModel()
    model.set_session(session)
    cards = shown(qtbot, CardList(model, appearance))
    model.setParent(cards)
    session.setParent(cards)
    return cards


def view(cards):
    """Return which cards are in view, and where."""
    points = (QPoint(50, y) for y in range(0, HEIGHT, 20))
    return {
        found.data(CardRole.ID): cards.visualRect(found).top()
        for found in map(cards.indexAt, points)
        if found.isValid()
    }


def known(cards):
    return sum(cards._stack.is_known(row) for row in range(len(cards._stack)))


def test_only_cards_that_come_into_view_are_measured(many):
    assert known(many) < 20
    many.verticalScrollBar().setValue(many.verticalScrollBar().maximum())
    assert known(many) < 40


def test_cards_in_view_never_overlap_and_leave_no_hole(many):
    bar = many.verticalScrollBar()
    for offset in (0, 5_000, 700_000, bar.maximum(), 300_000, 0):
        bar.setValue(offset)
        row = many.indexAt(QPoint(50, 0)).row()
        edge = many.visualRect(index(many, row)).top()
        assert edge <= 0
        while edge < HEIGHT and row < many.model().rowCount():
            rect = many.visualRect(index(many, row))
            assert rect.top() == edge
            wanted = many._delegate.sizeHint(None, index(many, row)).height()
            assert rect.height() == wanted
            edge = rect.bottom() + 1
            row += 1


def test_cards_move_by_just_what_was_scrolled_into_unmeasured_parts_too(many):
    bar = many.verticalScrollBar()
    bar.setValue(600_000)
    for _ in range(60):
        before = view(many)
        bar.setValue(bar.value() - 40)
        after = view(many)
        both = before.keys() & after.keys()
        assert both
        assert all(after[name] - before[name] == 40 for name in both)


def test_what_comes_and_goes_above_does_not_move_what_is_in_view(many):
    session = many.model().session
    many.verticalScrollBar().setValue(400_000)
    before = view(many)
    session.delete("n00007")
    many.doItemsLayout()
    assert view(many) == before
    session.undo()
    many.doItemsLayout()
    assert view(many) == before
    session.set_note("n00009", "longer " * 50)
    many.doItemsLayout()
    assert view(many) == before


def test_going_far_away_brings_the_card_into_view_whole(many):
    for name in ("n09990", "n00010", "n05000", "n05003", "n04990"):
        many.follow(name)
        rect = many.visualRect(many.currentIndex())
        assert rect.top() >= 0
        assert rect.bottom() < HEIGHT


def test_another_width_measures_anew(qtbot, cards):
    narrow = {row: cards.visualRect(index(cards, row)).height() for row in range(3)}
    cards.resize(220, HEIGHT)
    wide = {row: cards.visualRect(index(cards, row)).height() for row in range(3)}
    assert sum(wide.values()) > sum(narrow.values())


def test_faces_that_are_loaded_later_are_used(qtbot, qapp, cards):
    before = cards._delegate.layout(index(cards, 0))
    with qtbot.waitSignal(qapp.fontDatabaseChanged):
        theme.load_more_fonts()
    assert cards._delegate.layout(index(cards, 0)) is not before


def test_a_larger_font_of_the_desktop_measures_anew(qtbot, cards):
    for size in (20, 11):
        before = cards._delegate.layout(index(cards, 0))
        cards.setFont(theme.serif(size))
        qtbot.waitUntil(lambda before=before: cards._delegate.layout(index(cards, 0)) is not before)


def test_a_style_sheet_in_the_same_font_measures_nothing_anew(qtbot, cards):
    qtbot.waitUntil(lambda: not cards._looking.isActive())
    before = cards._delegate.layout(index(cards, 0))
    for _ in range(2):
        cards.setStyleSheet("QWidget { font-size: 15px }")
        cards.setStyleSheet("")
        qtbot.waitUntil(lambda: not cards._looking.isActive())
    assert cards._delegate.layout(index(cards, 0)) is before


def test_the_pointer_shows_the_buttons_and_says_what_they_do(qtbot, cards):
    before = cards.grab().toImage()
    cards.hover(QPointF(button(cards, 1, CardAction.EDIT)))
    assert cards.grab().toImage() != before
    QApplication.sendEvent(cards.viewport(), QEvent(QEvent.Type.Leave))
    assert cards.grab().toImage() == before


def test_the_keyboard_shows_a_ring_the_mouse_does_not(qtbot, cards, light):
    qtbot.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=centre(cards, 0))
    cards.hover(None)
    rect = cards.visualRect(index(cards, 0))
    edge = QPoint(rect.left() + 14, rect.center().y())
    assert cards.grab().toImage().pixelColor(edge).name() == light.selection
    qtbot.keyClick(cards, Qt.Key.Key_Down)
    qtbot.keyClick(cards, Qt.Key.Key_Up)
    assert cards.grab().toImage().pixelColor(edge).name() == light.accent


def test_a_theme_is_put_on_at_once(cards, appearance):
    dark = theme.dark()
    appearance.show(dark)
    rect = cards.visualRect(index(cards, 0))
    inside = QPoint(rect.left() + 20, rect.top() + 5)
    assert cards.grab().toImage().pixelColor(inside).name() == dark.page
