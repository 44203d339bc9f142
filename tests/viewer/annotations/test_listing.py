"""The list at work: filtered, grouped, several chosen and changed, by mouse and by keyboard."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPushButton

from data.documents import shipped
from data.interchange import annotation_merge, conflicts
from data.interchange.annotation_merge import Known
from data.notebook import Change
from viewer.annotations.annotation_controller import Annotating
from viewer.annotations.annotation_panel import AnnotationPanel
from viewer.annotations.card_list import CardList
from viewer.annotations.listing.card_role import CardRole
from viewer.annotations.listing.chosen_bar import ChosenBar
from viewer.annotations.listing.label_chips import LabelChip
from viewer.annotations.listing.order_choice import OrderChoice
from viewer.session.settings import Settings

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LONG = "\n".join(f"Line {number} of a long note" for number in range(1, 15))


@pytest.fixture
def panel(qtbot, appearance, current, session, tmp_path, six):
    return connected(qtbot, appearance, current, session, Settings(tmp_path / "list.ini"))


def connected(qtbot, appearance, current, session, settings):
    panel = AnnotationPanel(appearance, current, settings)
    qtbot.addWidget(panel)
    panel.resize(324, 1600)
    Annotating(current, lambda: None, panel).serve(panel)
    current.show(session)
    panel.show()
    panel.activateWindow()
    qtbot.waitExposed(panel)
    return panel


@pytest.fixture
def cards(panel):
    cards = panel.findChild(CardList)
    cards.setFocus()
    return cards


def row(cards, name):
    return cards.visualRect(cards.model().index_of(name))


def click(qtbot, cards, name, modifiers=Qt.KeyboardModifier.NoModifier):
    place = row(cards, name).center()
    qtbot.mouseClick(cards.viewport(), LEFT, modifiers, place)


def shown(cards):
    return cards.model().ids(range(cards.model().rowCount()))


def heads(cards):
    model = cards.model()
    found = (model.index(place).data(CardRole.GROUP) for place in range(model.rowCount()))
    return [head.title for head in found if head]


def chip(panel, label_id):
    return next(one for one in panel.findChildren(LabelChip) if one.label.id == label_id)


def bar(panel):
    return panel.findChild(ChosenBar)


def pick(button_or_menu, text):
    """Choose an entry of the menu that is open."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    action = next(one for one in menu.actions() if one.text().split("\t")[0] == text)
    menu.close()
    action.trigger()


def test_chips_filter_by_mouse_and_keyboard_and_several_show_any(qtbot, panel, cards, six):
    assert [one.label.id for one in panel.findChildren(LabelChip) if one.isVisible()] == [
        "key-point", "commitment", "concern", "question", "action",
    ]  # fmt: skip
    for _ in range(2):
        qtbot.mouseClick(chip(panel, "commitment"), LEFT)
        assert shown(cards) == (six[0], six[3])
        chip(panel, "commitment").setFocus()
        qtbot.keyClick(chip(panel, "commitment"), Qt.Key.Key_Right)
        assert chip(panel, "concern").hasFocus()
        qtbot.keyClick(chip(panel, "concern"), Qt.Key.Key_Space)
        assert shown(cards) == (six[0], six[1], six[3])
        panel.findChild(QLineEdit, "annotationFilter").setText("exercises")
        assert shown(cards) == (six[1],)
        panel.findChild(QLineEdit, "annotationFilter").clear()
        qtbot.keyClick(chip(panel, "concern"), Qt.Key.Key_Escape)
        assert shown(cards) == tuple(six)


def test_a_chip_tells_its_label_and_count_in_words(panel, session, six):
    assert chip(panel, "commitment").accessibleName() == "Commitment, 2 annotations"
    session.set_label(six[0], "")
    assert chip(panel, "commitment").accessibleName() == "Commitment, 1 annotation"
    assert chip(panel, "").isVisible()


def test_groups_and_order_are_chosen_from_menus_and_remembered(
    qtbot, panel, cards, six, appearance, session, tmp_path
):
    assert heads(cards)[:2] == ["1 North Korea", "2 Regional affairs"]
    group, sort = panel.findChild(OrderChoice).buttons
    for way, first in (("Label", "Key point"), ("Tag", "Article 5"), ("Label", "Key point")):
        qtbot.mouseClick(group, LEFT)
        pick(group, way)
        assert heads(cards)[0] == first
    for way, first in (("Newest first", six[2]), ("By place", six[2])):
        sort.setFocus()
        qtbot.keyClick(sort, Qt.Key.Key_Space)
        pick(sort, way)
        assert shown(cards)[0] == first
    assert group.accessibleName() == "Group by: Label"
    kept = Settings(tmp_path / "list.ini")
    assert (kept.value("annotations/group"), kept.value("annotations/sort")) == ("label", "place")


@pytest.mark.parametrize("kept", ["", "nonsense", "topic"])
def test_what_was_remembered_wrongly_is_the_usual_order(qtbot, tmp_path, kept):
    settings = Settings(tmp_path / "odd.ini")
    settings.set_value("annotations/group", kept)
    choice = OrderChoice(settings)
    qtbot.addWidget(choice)
    assert choice.order.grouping == "topic"


def test_groups_are_collapsed_and_expanded_by_mouse_and_keyboard(qtbot, cards, six):
    head = cards.model().index(0, 0)
    for _ in range(2):
        qtbot.mouseClick(cards.viewport(), LEFT, pos=cards.visualRect(head).center())
        assert shown(cards) == tuple(six[3:])
        qtbot.keyClick(cards, Qt.Key.Key_Right)
        assert shown(cards) == tuple(six)
        qtbot.keyClick(cards, Qt.Key.Key_Left)
        qtbot.keyClick(cards, Qt.Key.Key_Left)
        assert shown(cards) == tuple(six[3:])
        qtbot.keyClick(cards, Qt.Key.Key_Space)
        assert shown(cards) == tuple(six)


def test_what_becomes_current_on_the_page_is_shown_in_a_collapsed_group(cards, session, six):
    cards.model().turn_group(0)
    session.set_current(six[1])
    assert six[1] in shown(cards)
    assert cards.chosen.ids == (six[1],)


def test_several_are_chosen_by_mouse(qtbot, panel, cards, six):
    for _ in range(2):
        click(qtbot, cards, six[0])
        assert not bar(panel).isVisible()
        click(qtbot, cards, six[4], CONTROL)
        assert cards.chosen.ids == (six[0], six[4])
        assert bar(panel).isVisible()
        click(qtbot, cards, six[4], CONTROL)
        assert cards.chosen.ids == (six[0],)
        click(qtbot, cards, six[0])
        click(qtbot, cards, six[3], SHIFT)
        assert cards.chosen.ids == tuple(six[:4])


def test_several_are_chosen_by_keyboard_across_heads(qtbot, panel, cards, session, six):
    cards.follow(six[1])
    for _ in range(2):
        for _ in range(3):
            qtbot.keyClick(cards, Qt.Key.Key_Down, SHIFT)
        assert cards.chosen.ids == tuple(six[1:4])
        qtbot.keyClick(cards, Qt.Key.Key_A, CONTROL)
        assert cards.chosen.ids == tuple(six)
        qtbot.keyClick(cards, Qt.Key.Key_Escape)
        assert cards.chosen.ids == (session.current,)
        session.set_current(six[1])
        assert cards.chosen.ids == (six[1],)


def kept(library, session):
    return {item.id: item for item in library.notebook(session.document.id)}


@pytest.mark.parametrize(
    "case",
    [
        (Qt.Key.Key_3, "Label 2 Annotations: Concern", lambda item: item.label_id == "concern"),
        (Qt.Key.Key_0, "Take Labels of 3 Annotations", lambda item: not item.label_id),
        (Qt.Key.Key_V, "Put 2 Annotations in Briefing", lambda item: item.in_briefing),
        (Qt.Key.Key_Delete, "Delete 3 Annotations", None),
    ],
)
def test_keys_act_on_all_that_are_chosen_in_one_step(
    qtbot, cards, library, session, six, case, panel
):
    key, name, holds = case
    before = kept(library, session)
    for _ in range(2):
        click(qtbot, cards, six[0])
        click(qtbot, cards, six[2], SHIFT)
        qtbot.keyClick(cards, key)
        assert session.undoable == name
        after = kept(library, session)
        assert all(holds(after[one]) if holds else one not in after for one in six[:3])
        assert {one: after[one] for one in six[3:]} == {one: before[one] for one in six[3:]}
        assert cards.chosen.ids == (tuple(six[:3]) if holds else cards.chosen.ids)
        session.undo()
        assert kept(library, session) == before


def test_the_bar_does_what_the_keys_do(qtbot, panel, cards, session, six):
    qtbot.keyClick(cards, Qt.Key.Key_A, CONTROL)
    buttons = {one.text(): one for one in bar(panel).findChildren(QPushButton)}
    steps = (
        ("Label ▾", "Question", "Label 5 Annotations: Question"),
        ("Tag ▾", "DPRK", "Tag 5 Annotations"),
        ("In briefing", "", "Put 4 Annotations in Briefing"),
        ("Delete", "", "Delete 6 Annotations"),
    )
    for button, entry, name in steps:
        for _ in range(2):
            qtbot.mouseClick(buttons[button], LEFT)
            if entry:
                pick(buttons[button], entry)
            assert session.undoable == name
            session.undo()
            assert len(session.annotations) == 6
            qtbot.keyClick(cards, Qt.Key.Key_A, CONTROL)


def test_tags_are_typed_for_all_and_the_keyboard_goes_back_to_the_list(
    qtbot, panel, cards, session, six
):
    field = bar(panel).findChild(QLineEdit)
    for tags in ("law, sea", "海洋、law"):
        qtbot.keyClick(cards, Qt.Key.Key_A, CONTROL)
        qtbot.keyClick(cards, Qt.Key.Key_T)
        assert field.hasFocus()
        field.setText(tags)
        qtbot.keyClick(field, Qt.Key.Key_Return)
        assert cards.hasFocus()
        assert session.undoable == "Tag 6 Annotations"
    assert all({"law", "sea", "海洋"} <= set(item.tags) for item in session.annotations)
    qtbot.keyClick(cards, Qt.Key.Key_T)
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert cards.hasFocus()
    assert len(cards.chosen.ids) == 6


def test_what_is_chosen_stays_so_where_a_change_moves_it(qtbot, panel, cards, session, six):
    group, _ = panel.findChild(OrderChoice).buttons
    qtbot.mouseClick(group, LEFT)
    pick(group, "Label")
    click(qtbot, cards, six[0])
    click(qtbot, cards, six[5], CONTROL)
    qtbot.keyClick(cards, Qt.Key.Key_4)
    assert set(cards.chosen.ids) == {six[0], six[5]}
    assert heads(cards) == ["Key point", "Commitment", "Concern", "Question"]


def test_the_menu_of_several_is_for_all_and_of_another_card_for_that_one(
    qtbot, panel, cards, session, six
):
    click(qtbot, cards, six[0])
    click(qtbot, cards, six[1], CONTROL)
    cards.menu_requested.emit(six[0], QPoint(10, 10))
    pick(cards, "Delete")
    assert session.undoable == "Delete 2 Annotations"
    session.undo()
    cards.menu_requested.emit(six[4], QPoint(10, 10))
    pick(cards, "Delete")
    assert session.undoable == "Delete Question"


def test_a_long_note_is_cut_and_expanded_by_mouse_and_keyboard(qtbot, cards, session, six):
    session.set_note(six[0], LONG)
    QApplication.processEvents()
    cut = row(cards, six[0]).height()
    cards.follow(six[0])
    for _ in range(2):
        qtbot.keyClick(cards, Qt.Key.Key_Space)
        grown = row(cards, six[0]).height()
        assert grown >= cut + 8 * 16
        qtbot.keyClick(cards, Qt.Key.Key_Left)
        assert row(cards, six[0]).height() == cut
        layout = cards._delegate.layout(cards.model().index_of(six[0]))
        more = row(cards, six[0]).topLeft() + QPoint(40, layout.more_top + 8)
        qtbot.mouseClick(cards.viewport(), LEFT, pos=more)
        assert row(cards, six[0]).height() == grown
        qtbot.keyClick(cards, Qt.Key.Key_Space)
    qtbot.keyClick(cards, Qt.Key.Key_Right)
    qtbot.keyClick(cards, Qt.Key.Key_Right)
    assert row(cards, six[0]).height() == grown


def test_a_colleagues_card_says_whose_it_is_and_ones_own_does_not(
    qtbot, appearance, current, session, six, tmp_path
):
    for name, author in ((six[0], "Desk 2"), (six[1], "Me")):
        session.apply(Change("Import", (replace(session.annotation(name), author=author),)))
    settings = Settings(tmp_path / "named.ini")
    settings.set_value("author", "Me")
    cards = connected(qtbot, appearance, current, session, settings).findChild(CardList)
    bylines = [cards.card_at(cards.model().index_of(name)).byline for name in six[:3]]
    assert bylines == ["Desk 2 · 2018-09-05", "", ""]
    assert "By Desk 2 · 2018-09-05" in cards.card_at(cards.model().index_of(six[0])).spoken


@pytest.fixture
def beside(session, six):
    """Let the other side of a conflict on the first annotation come in; return its id."""
    mine = session.annotation(six[0])
    theirs = replace(mine, note="Theirs.", author="Desk 2", modified=session.now())
    past = [Known(replace(mine, note="First."), came_in=True), Known(mine, came_in=False)]
    merge = annotation_merge.merge([theirs], {mine.id: mine}, lambda _: past)
    session.apply(Change("Import", merge.conflicts))
    return merge.conflicts[0].id


@pytest.mark.parametrize(
    "case",
    [
        ("Keep This Version", ["Theirs."], "Take the Other Version"),
        ("Keep the Other Version", ["The usual formula, word for word?"], "Keep Your Version"),
        (
            "Keep Both Versions",
            ["The usual formula, word for word?", "Theirs."],
            "Keep Both Versions",
        ),
    ],
)
def test_two_versions_are_seen_and_settled_in_one_step(
    cards, panel, session, library, six, beside, case
):
    entry, notes, name = case

    def warned():
        index = cards.model().index_of
        names = [one for one in (six[0], beside) if index(one).isValid()]
        return [one for one in names if "In conflict" in cards.card_at(index(one)).warning]

    for _ in range(2):
        assert warned() == [six[0], beside]
        cards.menu_requested.emit(beside, QPoint(10, 10))
        pick(cards, entry)
        assert session.undoable == name
        assert warned() == []
        found = kept(library, session)
        left = [found[one].note for one in (six[0], beside) if one in found]
        assert left == notes
        session.undo()


def test_a_change_is_compared_with_what_is_on_its_words_alone(
    cards, session, six, beside, monkeypatch
):
    """However many annotations there are, and though one of them is another's other side."""
    compared = []
    find = conflicts.other_sides

    def watched(items):
        compared.append({item.id for item in items})
        return find(items)

    monkeypatch.setattr(conflicts, "other_sides", watched)
    for _ in range(2):
        session.set_note(six[0], "Mine, again.")
        session.set_note(six[1], "On other words.")
        assert compared
        assert all(names <= {six[0], beside} for names in compared)
        session.undo()
        session.undo()
        assert "In conflict" in cards.card_at(cards.model().index_of(six[0])).warning


def test_a_click_on_the_line_of_a_conflict_offers_to_settle_it(qtbot, cards, beside):
    index = cards.model().index_of(beside)
    layout = cards._delegate.layout(index)
    place = cards.visualRect(index).topLeft() + QPoint(40, layout.warning_top + 8)
    qtbot.mouseClick(cards.viewport(), LEFT, pos=place)
    pick(cards, "Keep Both Versions")


def test_the_list_follows_the_page_and_leaves_the_current_annotation_alone(
    qtbot, panel, cards, session, six
):
    panel.resize(324, 420)
    session.set_current(six[0])
    follower = panel._follower
    for start in (six[4], six[0], six[4]):
        cards.verticalScrollBar().setValue(0 if start == six[4] else 10_000)
        follower._resting.stop()
        panel.follow_page(session.resolution(start).start - 3)
        qtbot.waitUntil(lambda one=start: is_seen(cards, one))
        assert session.current == six[0]
        assert cards.chosen.ids == (six[0],)


def is_seen(cards, name):
    return cards.viewport().rect().contains(row(cards, name))


def test_the_list_stays_where_the_user_is_at_work_in_it(qtbot, panel, cards, session, six):
    panel.resize(324, 420)
    follower = panel._follower
    follower._resting.stop()
    cards.verticalScrollBar().setValue(0)
    qtbot.keyClick(cards, Qt.Key.Key_Down)
    assert follower.is_resting
    panel.follow_page(session.resolution(six[5]).start)
    follower.follow_now()
    assert not is_seen(cards, six[5])
    panel.edit_note(six[0])
    follower._resting.stop()
    follower.follow_now()
    assert not is_seen(cards, six[5])


def test_in_the_window_several_are_put_into_the_briefing_at_hand(qtbot, window):
    window.open(shipped())
    session = window.session
    for words in ("Article 5", "freedom of navigation"):
        start = session.document.text.index(words)
        session.toggle_visibility(session.add(start, start + len(words), "concern"))
    cards = window.parts.annotations.findChild(CardList)
    asked = []
    window.parts.composing.put_in_all = lambda _session, names, _over: asked.append(names)
    cards.setFocus()
    for _ in range(2):
        qtbot.keyClick(cards, Qt.Key.Key_A, CONTROL)
        qtbot.keyClick(cards, Qt.Key.Key_B)
    assert asked == [cards.chosen.ids] * 2
    assert len(asked[0]) == 2
