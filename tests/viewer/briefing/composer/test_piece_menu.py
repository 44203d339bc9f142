"""What the menu of a piece offers: portion marks, levels of headings, labels of tables."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from viewer.briefing.composer.composer_menus import piece_menu


@pytest.fixture
def offered(window, actions):
    """Return what the menu of a piece offers now."""

    def offered(name):
        if name not in window.pieces.chosen:
            window.pieces.choose([name])
        piece = window.session.briefing.piece(name)
        return actions(piece_menu(piece, window.pieces, window._portions, window.labels))

    return offered


def ticked(found, path):
    below = {name: one for name, one in found.items() if name.startswith(path)}
    return [name.removeprefix(path) for name, one in below.items() if one.isChecked()]


def test_a_piece_bears_a_marking_of_the_profile_and_the_page_the_highest(
    window, remade, offered, library
):
    remade(lambda: window.session.set_profile("Policy Bureau"))
    for mark in ("RESTRICTED", "INTERNAL"):
        remade(lambda mark=mark: offered("pledge")[f"Portion Mark ▸ {mark}"].trigger())
        assert window.session.briefing.piece("pledge").portion == mark
        assert ticked(offered("pledge"), "Portion Mark ▸ ") == [mark]
        assert library.briefings.read("b").piece("pledge").portion == mark
    remade(offered("pledge")["Portion Mark ▸ None"].trigger)
    assert window.session.briefing.piece("pledge").portion == ""
    assert window.session.undo() == "Change Portion Mark"
    assert window.session.briefing.piece("pledge").portion == "INTERNAL"


def test_all_chosen_pieces_are_marked_in_one_change_and_headings_not(window, remade, offered):
    remade(lambda: window.session.set_profile("Policy Bureau"))
    for mark in ("OPEN", "RESTRICTED"):
        window.pieces.choose(["head", "pledge", "own"])
        remade(lambda mark=mark: offered("pledge")[f"Portion Mark ▸ {mark}"].trigger())
        marked = {piece.id: piece.portion for piece in window.session.briefing.pieces}
        assert marked == {"head": "", "pledge": mark, "own": mark, "table": ""}
    assert not [name for name in offered("head") if name.startswith("Portion")]
    window.session.undo()
    assert {piece.portion for piece in window.session.briefing.pieces} == {"", "OPEN"}


def test_without_a_profile_there_is_no_mark_but_the_one_that_a_piece_bears(window, remade, offered):
    hint = "An office profile with markings has more"
    found = offered("own")
    assert not found[f"Portion Mark ▸ {hint}"].isEnabled()
    assert {name for name in found if name.startswith("Portion")} == {
        f"Portion Mark ▸ {name}" for name in ("None", hint)
    }
    window.pieces.portion_requested.emit(["own"], "SECRET")
    assert ticked(offered("own"), "Portion Mark ▸ ") == ["SECRET"]


def test_a_heading_gets_another_level_and_no_other_piece_does(window, offered):
    for level in (3, 2, 1):
        offered("head")[f"Heading Level ▸ {level}"].trigger()
        assert window.session.briefing.piece("head").level == level
        assert ticked(offered("head"), "Heading Level ▸ ") == [str(level)]
    assert not [name for name in offered("pledge") if name.startswith("Heading")]


def test_a_table_lists_the_labels_that_are_ticked_and_all_where_none_is(window, offered):
    path = "Labels of the Table ▸ "
    assert ticked(offered("table"), path) == ["All Labels"]
    for _ in range(2):
        for name in ("Commitment", "Question"):
            offered("table")[path + name].trigger()
        assert window.session.briefing.piece("table").labels == {"commitment", "question"}
        card = window.pieces.pieces.card(window.pieces.pieces.index(3))
        assert card.citation == "Table of notes: Commitment, Question"
        offered("table")[path + "All Labels"].trigger()
        assert window.session.briefing.piece("table").labels is None
    for _ in range(2):
        offered("table")[path + "Question"].trigger()
    assert window.session.briefing.piece("table").labels is None


def test_the_menu_does_what_the_keys_do(qtbot, window, composing, offered):
    with qtbot.waitSignal(composing.place_requested) as place:
        offered("pledge")["Go to Passage"].trigger()
    assert place.args[1] == window.session.briefing.piece("pledge").annotation_id
    offered("own")["Write"].trigger()
    assert window.pieces.editor is not None
    window.pieces.finish()
    for name in ("own", "pledge"):
        offered(name)["Take Out"].trigger()
        assert window.session.briefing.piece(name) is None


def right_click(window, place, reason=QContextMenuEvent.Reason.Mouse):
    view = window.pieces.viewport()
    QApplication.sendEvent(view, QContextMenuEvent(reason, place, view.mapToGlobal(place)))


def test_a_right_click_offers_the_menu_of_the_piece_under_it_or_what_can_be_put_in(
    qtbot, window, actions
):
    window.pieces.choose(["own"])
    rows = window.pieces
    on_heading = rows.visualRect(rows.pieces.index(0)).center()
    for place, wanted in (
        (on_heading, "Heading Level ▸ 2"),
        (QPoint(40, rows.viewport().height() - 2), "Own Text"),
        (on_heading, "Heading Level ▸ 2"),
    ):
        right_click(window, place)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        assert wanted in actions(menu)
        with qtbot.waitSignal(menu.destroyed):
            menu.close()
    assert rows.chosen == ["head"]


def test_the_menu_key_offers_the_menu_of_the_current_piece(qtbot, window, actions):
    for name, wanted in (
        ("head", "Heading Level ▸ 3"),
        ("table", "Labels of the Table ▸ All Labels"),
    ):
        window.pieces.choose([name])
        right_click(window, QPoint(1, 1), QContextMenuEvent.Reason.Keyboard)
        menu = QApplication.activePopupWidget()
        assert wanted in actions(menu)
        with qtbot.waitSignal(menu.destroyed):
            menu.close()
