"""A briefing is composed in a window: put in, written, moved, switched, undone, shown as pages."""

from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QPushButton

from data.annotation import Visibility
from data.briefing.briefing import Depth
from data.briefing.pieces import PieceKind
from data.notebook import Change
from tests.viewer.briefing.composer.conftest import ISLANDS, PIER, SEAS, SECRET, SHIPPED, TALKS
from viewer.briefing.composer.piece_layout import RENEW
from viewer.briefing.composer.piece_model import PASSAGES, PIECES, passages_data


def annotations(composer):
    return [piece.annotation_id for piece in composer.session.briefing.pieces]


def text_of(composer):
    reader = PdfReader(BytesIO(composer.pages.pdf))
    return " ".join(" ".join(page.extract_text().split()) for page in reader.pages)


def wait_for_pieces(qtbot, composer, count):
    qtbot.waitUntil(lambda: len(composer.session.briefing.pieces) == count)


def answer(window, yes):
    """Answer the question that lies over the window."""
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    role = QMessageBox.ButtonRole.AcceptRole if yes else QMessageBox.ButtonRole.RejectRole
    button = next(one for one in box.buttons() if box.buttonRole(one) is role)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def click_part(composer, piece_id, part):
    view = composer.pieces
    row = view.pieces.row_of(piece_id)
    index = view.pieces.index(row)
    view.scrollTo(index)
    rect = view.visualRect(index)
    card = view.pieces.card(index)
    place = dict(view.itemDelegate().layout(card).parts)[part]
    corner = view.itemDelegate().frame(rect).topLeft()
    point = place.translated(corner).center().toPoint()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)


def test_passages_of_two_documents_are_put_in_and_stand_on_the_pages(qtbot, composer):
    composer.put_in(ISLANDS, SEAS)
    wait_for_pieces(qtbot, composer, 2)
    composer.put_in(PIER)
    wait_for_pieces(qtbot, composer, 3)
    composer.settled()
    qtbot.waitUntil(lambda: "light the pier by 2031" in text_of(composer))
    said = text_of(composer)
    for words in ("As in 2015.", "Senkaku Islands", "freedom of navigation", "JDF No. 102"):
        assert words in said
    assert "lawyers" not in said


def test_a_private_note_goes_in_once_the_user_said_yes(qtbot, composer):
    for expected, yes in ((0, False), (1, True)):
        composer.put_in(SECRET)
        qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
        answer(composer.window, yes)
        wait_for_pieces(qtbot, composer, expected)
    (piece,) = composer.session.briefing.pieces
    assert piece.is_confirmed
    notebook = composer.library.notebook(SHIPPED.id)
    assert notebook[SECRET.id].visibility is Visibility.PRIVATE
    qtbot.waitUntil(lambda: "Ask the lawyers first." in text_of(composer))


def test_the_same_passage_can_be_put_in_twice_and_is_shown_as_used(qtbot, composer):
    for count in (1, 2):
        composer.put_in(ISLANDS)
        wait_for_pieces(qtbot, composer, count)
    assert annotations(composer) == [ISLANDS.id, ISLANDS.id]
    row = [one.annotation.id for one in composer.passages()].index(ISLANDS.id)
    shown = composer.sources.list.passages.index(row).data()
    assert "in this briefing" in shown


def test_own_pieces_are_written_in_place_and_an_escape_leaves_them(qtbot, composer):
    for kind, words in ((PieceKind.HEADING, "The islands"), (PieceKind.TEXT, "Nobody asked.")):
        composer.window.insert_requested.emit(kind)
        editor = composer.pieces.editor
        QTest.keyClicks(editor, words)
        QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert composer.pieces.editor is None
        assert composer.session.briefing.pieces[-1].text == words
    heading = composer.session.briefing.pieces[0].id
    for _ in range(2):
        composer.pieces.edit_piece(heading)
        QTest.keyClicks(composer.pieces.editor, "Other")
        QTest.keyClick(composer.pieces.editor, Qt.Key.Key_Escape)
        assert composer.session.briefing.piece(heading).text == "The islands"


def test_words_in_a_passage_stand_for_its_note_and_come_off_again(qtbot, composer):
    composer.put_in(ISLANDS)
    wait_for_pieces(qtbot, composer, 1)
    (piece,) = composer.session.briefing.pieces
    for words, own in (("Reconfirmed, not new.", "Reconfirmed, not new."), ("As in 2015.", "")):
        composer.pieces.edit_piece(piece.id)
        composer.pieces.editor.setPlainText(words)
        composer.pieces.editor.keep()
        held = composer.session.briefing.piece(piece.id)
        assert (held.text, held.note) == (own, words)
    assert composer.library.notebook(SHIPPED.id)[ISLANDS.id].note == "As in 2015."


def test_parts_of_a_passage_are_switched_by_a_click_twice(qtbot, composer):
    composer.put_in(ISLANDS)
    wait_for_pieces(qtbot, composer, 1)
    (piece,) = composer.session.briefing.pieces
    for name in ("has_quote", "has_note", "has_citation", "has_paragraph"):
        before = getattr(piece, name)
        click_part(composer, piece.id, name)
        assert getattr(composer.session.briefing.piece(piece.id), name) is not before
        click_part(composer, piece.id, name)
        assert getattr(composer.session.briefing.piece(piece.id), name) is before


def test_pieces_are_moved_by_keys_and_by_dropping_and_undone(qtbot, composer):
    composer.put_in(ISLANDS, SEAS)
    wait_for_pieces(qtbot, composer, 2)
    composer.put_in(PIER)
    wait_for_pieces(qtbot, composer, 3)
    first = [piece.id for piece in composer.session.briefing.pieces]
    view = composer.pieces
    for _ in range(2):
        view.choose([first[0]])
        QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        assert [p.id for p in composer.session.briefing.pieces] == [first[1], first[0], first[2]]
        assert view.chosen == [first[0]]
        QTest.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
        assert [p.id for p in composer.session.briefing.pieces] == first
    data = view.pieces.mimeData([view.pieces.index(2)])
    assert data.hasFormat(PIECES)
    view.pieces.dropMimeData(data, Qt.DropAction.MoveAction, 0, 0, view.rootIndex())
    assert [p.id for p in composer.session.briefing.pieces] == [first[2], first[0], first[1]]
    QTest.keyClick(composer.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [p.id for p in composer.session.briefing.pieces] == first


def test_a_dropped_passage_stands_where_it_was_dropped(qtbot, composer):
    composer.put_in(ISLANDS)
    wait_for_pieces(qtbot, composer, 1)
    view = composer.pieces
    data = passages_data([(TALKS.id, PIER.id)])
    assert data.hasFormat(PASSAGES)
    view.pieces.dropMimeData(data, Qt.DropAction.CopyAction, 0, 0, view.rootIndex())
    wait_for_pieces(qtbot, composer, 2)
    assert annotations(composer) == [PIER.id, ISLANDS.id]


@pytest.mark.parametrize("raw", [b"", b"[", b"{}", b"[1, 2]", b'[["a"]]', b"[[1, 2]]"])
def test_what_is_dropped_and_is_none_of_ours_changes_nothing(qtbot, composer, raw):
    data = passages_data([])
    data.setData(PASSAGES, raw)
    composer.pieces.pieces.dropMimeData(
        data, Qt.DropAction.CopyAction, 0, 0, composer.pieces.rootIndex()
    )
    assert composer.session.briefing.pieces == ()


def test_pieces_are_taken_out_with_delete_and_brought_back(qtbot, composer):
    composer.put_in(ISLANDS, SEAS)
    wait_for_pieces(qtbot, composer, 2)
    for _ in range(2):
        names = [piece.id for piece in composer.session.briefing.pieces]
        composer.pieces.choose([names[0]])
        QTest.keyClick(composer.pieces, Qt.Key.Key_Delete)
        assert [piece.id for piece in composer.session.briefing.pieces] == names[1:]
        QTest.keyClick(composer.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert [piece.id for piece in composer.session.briefing.pieces] == names


def test_title_and_bottom_line_are_kept_and_stand_on_the_page(qtbot, composer):
    title = composer.title
    field = title._fields["subject"]
    for words in ("On the islands", "On the islands, again"):
        field.clear()
        QTest.keyClicks(field, words)
        title.commit()
        assert composer.session.briefing.title.subject == words
    title._bottom.setPlainText("Nothing was given up.")
    title.commit()
    assert composer.session.briefing.bottom_line == "Nothing was given up."
    qtbot.waitUntil(lambda: "Nothing was given up." in text_of(composer))
    assert "On the islands, again" in text_of(composer)


def test_what_stands_in_the_title_block_by_itself_is_shown_as_a_proposal(qtbot, composer):
    composer.put_in(ISLANDS)
    wait_for_pieces(qtbot, composer, 1)
    field = composer.title._fields["meeting"]
    qtbot.waitUntil(lambda: field.placeholderText() == "29 June 2018")
    assert field.text() == ""


def test_every_depth_shows_the_same_pieces(qtbot, composer):
    composer.put_in(ISLANDS)
    wait_for_pieces(qtbot, composer, 1)
    pieces = composer.session.briefing.pieces
    for depth in (*Depth, Depth.POINTS):
        composer.window.bar.depths.depth_requested.emit(depth)
        assert composer.session.briefing.depth is depth
        assert composer.session.briefing.pieces == pieces
        qtbot.waitUntil(lambda: "Senkaku Islands" in text_of(composer))


def test_a_changed_note_is_told_and_its_new_words_are_taken_over(qtbot, composer):
    composer.put_in(ISLANDS)
    wait_for_pieces(qtbot, composer, 1)
    (piece,) = composer.session.briefing.pieces
    view = composer.pieces.pieces
    for note in ("Reconfirmed.", "Reconfirmed again."):
        anew = composer.replace(ISLANDS, note=note)
        composer.library.notebook(SHIPPED.id).apply(Change("Edit", (anew,)))
        composer.session.set_bottom_line(note)  # any change has the pages made anew
        qtbot.waitUntil(lambda: view.card(view.index(0)).can_renew)
        click_part(composer, piece.id, RENEW)
        qtbot.waitUntil(lambda note=note: composer.session.briefing.pieces[0].words.note == note)


def test_a_search_finds_passages_of_all_documents_and_gives_way_to_one(qtbot, composer):
    composer.library.index()
    composer.choose_document(SHIPPED)
    for _ in range(2):
        composer.sources._field.setText("New")
        qtbot.waitUntil(lambda: [one.annotation.id for one in composer.passages()] == [PIER.id])
        composer.sources._field.clear()
        qtbot.waitUntil(lambda: len(composer.passages()) == 3)


def test_passages_are_shown_by_label_and_only_if_unused(qtbot, composer):
    composer.choose_document(SHIPPED)
    button = composer.sources._buttons["commitment"]
    for _ in range(2):
        button.click()
        assert [one.annotation.id for one in composer.passages()] == [ISLANDS.id]
        button.click()
        assert len(composer.passages()) == 3
    composer.put_in(ISLANDS)
    wait_for_pieces(qtbot, composer, 1)
    composer.sources._unused.click()
    assert ISLANDS.id not in [one.annotation.id for one in composer.passages()]


def test_a_whole_document_is_put_in_with_its_notes_and_without_private_ones(qtbot, composer):
    composer.sources.document_wanted.emit(SHIPPED.id)
    wait_for_pieces(qtbot, composer, 1)
    composer.session.set_depth(Depth.FULL_TEXT)
    qtbot.waitUntil(lambda: "As in 2015." in text_of(composer))
    assert "lawyers" not in text_of(composer)


def test_a_click_on_the_page_leads_to_the_piece(qtbot, composer):
    composer.put_in(ISLANDS, SEAS)
    wait_for_pieces(qtbot, composer, 2)
    qtbot.waitUntil(lambda: "freedom of navigation" in text_of(composer))
    output = next(
        one for one in composer.window.children() if type(one).__name__ == "BriefingOutput"
    )
    for piece in composer.session.briefing.pieces:
        extent = output._measure.pieces[piece.id]
        middle = (extent.top + extent.bottom) / 2 / composer.pages.page_height(0)
        composer.pages.page_clicked.emit(0, middle)
        assert composer.pieces.current == piece.id


def test_a_piece_leads_to_its_place_in_the_document(qtbot, composer):
    composer.put_in(ISLANDS)
    wait_for_pieces(qtbot, composer, 1)
    heard = []
    composer.composing.place_requested.connect(lambda *ids: heard.append(ids))
    for _ in range(2):
        composer.pieces.choose([composer.session.briefing.pieces[0].id])
        QTest.keyClick(composer.pieces, Qt.Key.Key_Space)
    assert heard == [(SHIPPED.id, ISLANDS.id)] * 2


def test_what_is_being_written_is_kept_when_the_window_closes(qtbot, composer):
    composer.window.insert_requested.emit(PieceKind.HEADING)
    QTest.keyClicks(composer.pieces.editor, "Half a head")
    composer.title._bottom.setPlainText("Half a line")
    composer.window.close()
    assert composer.composing.window is None
    held = composer.library.briefings.read("b")
    assert (held.pieces[0].text, held.bottom_line) == ("Half a head", "Half a line")
    assert composer.composing.open("b")
    assert composer.composing.window.session.briefing == held


def test_a_change_that_cannot_be_kept_is_told_in_the_window(qtbot, composer):
    composer.library.briefings.remove("b")
    for _ in range(2):
        composer.session.set_bottom_line("Lost")
        assert "no longer in the library" in composer.window._status.currentMessage()
    assert composer.session.briefing.bottom_line == ""


def test_briefings_are_listed_made_copied_removed_and_put_back(qtbot, composer):
    composer.composing.choose(composer.window)
    dialog = QApplication.activeModalWidget()
    assert dialog.current == "b"
    for count in (2, 3):
        dialog.copy_requested.emit("b")
        assert len(composer.library.briefings.listed()) == count
    dialog.remove_requested.emit("b")
    assert composer.composing.window is None
    assert "b" not in [entry.id for entry in composer.library.briefings.listed()]
    dialog.put_back_requested.emit()
    assert "b" in [entry.id for entry in composer.library.briefings.listed()]
    dialog.new_requested.emit()
    asked = QApplication.activeModalWidget()
    QTest.keyClicks(asked._field, "For the Director")
    button = next(one for one in asked.findChildren(QPushButton) if one.isDefault())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert composer.composing.window.session.briefing.name == "For the Director"


def test_an_empty_briefing_says_what_to_do_and_keys_do_no_harm(qtbot, composer):
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Up):
        QTest.keyClick(composer.pieces, key)
    QTest.mouseClick(composer.pieces.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    assert composer.session.briefing.pieces == ()
    assert composer.pages.pages == 1


def test_few_documents_leave_their_room_to_the_passages(qtbot, composer):
    composer.window.resize(1440, 900)
    documents, entries = composer.sources._documents, list(composer.sources._entries)
    for count in (2, 60, 2):
        composer.sources.show_documents((entries * 30)[:count])
        composer.window.layout().activate()
        assert documents.height() <= count * documents.sizeHintForRow(0) + 2
        assert composer.sources.list.height() > documents.height()


def test_the_tab_key_goes_through_the_title_as_it_is_read(qtbot, composer):
    title = composer.title
    for _ in range(2):
        title._more.toggle()
        reached, widget = [], title._fields["subject"]
        while widget is not title._bottom:
            if isinstance(widget, QLineEdit) and widget.isVisible():
                reached.append(widget)
            widget = widget.nextInFocusChain()
        places = [one.mapTo(title, QPoint()) for one in reached]
        assert places == sorted(places, key=lambda place: (place.y() // 8, place.x()))
        shown = [one for one in title.findChildren(QLineEdit) if one.isVisible()]
        assert len(reached) == len(shown) >= 5
