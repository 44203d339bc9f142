"""What a whole document takes into one briefing is chosen by the author, private notes too."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QListWidget

from data.annotation import Visibility
from data.briefing.briefing_source import BriefingSource
from data.briefing.piece_making import whole_piece
from data.notebook import Change
from tests.fixtures.dialogs import press
from tests.fixtures.documents import annotate, document_of, resolved
from viewer.briefing.composer.composer_menus import piece_menu
from viewer.briefing.pieces.taken_notes import TakenNotes


@pytest.fixture
def private(library, document, pledge):
    item = annotate(document, "freedom of navigation", label="question", note="Ask the lawyers.")
    library.notebook(document.id).apply(Change("Add", (item,)))
    return item


@pytest.fixture
def whole(window, document, pledge, private):
    piece = whole_piece(BriefingSource(document, (), {}), piece_id="whole")
    window.session.insert((piece,), "")
    return piece


@pytest.fixture
def ask(qtbot, window, whole, actions):
    """Open the dialog in the way of the user, by the menu of the piece."""

    def ask():
        piece = window.session.briefing.piece("whole")
        actions(piece_menu(piece, window.pieces, (), window.labels))["Annotations…"].trigger()
        qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), TakenNotes))
        return QApplication.activeModalWidget()

    return ask


def rows(dialog):
    box = dialog.findChild(QListWidget)
    return {box.item(row).text(): box.item(row) for row in range(box.count())}


def tick(dialog, name, *, ticked):
    (row,) = (row for text, row in rows(dialog).items() if name in text)
    row.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)


def test_a_private_note_goes_in_where_the_author_ticks_it_and_is_told_to_be_private(
    ask, window, pledge, private, library, document
):
    for _ in range(2):
        dialog = ask()
        assert list(rows(dialog)) == [
            "Commitment: As before.",
            "Question: Ask the lawyers. (private)",
        ]
        assert dialog.taken == {pledge.id}
        tick(dialog, "lawyers", ticked=True)
        tick(dialog, "As before", ticked=False)
        assert "1 private note is among them; everywhere else it stays private." in (
            dialog._told.text()
        )
        press(dialog, "Put In")
        held = library.briefings.read("b").piece("whole")
        assert (held.put_in, held.left_out) == ({private.id}, {pledge.id})
        kept = library.notebook(document.id).get(private.id)
        assert kept.visibility is Visibility.PRIVATE
        assert window.session.undo() == "Choose Annotations"
        held = library.briefings.read("b").piece("whole")
        assert (held.put_in, held.left_out) == (frozenset(), frozenset())


def test_what_was_chosen_stands_on_the_pages_and_nothing_is_taken_when_cancelled(
    ask, window, remade
):
    dialog = ask()
    tick(dialog, "lawyers", ticked=True)
    press(dialog, "Cancel")
    assert not window.session.briefing.piece("whole").put_in
    dialog = ask()
    tick(dialog, "lawyers", ticked=True)
    pages = remade(lambda: press(dialog, "Put In"))
    assert "Ask the lawyers." in repr(pages.content)
    dialog = ask()
    press(dialog, "As Their Visibility Says")
    pages = remade(lambda: press(dialog, "Put In"))
    assert "Ask the lawyers." not in repr(pages.content)


def test_only_topics_and_documents_offer_their_annotations(window, actions):
    for piece in window.session.briefing.pieces:
        assert "Annotations…" not in actions(piece_menu(piece, window.pieces, (), window.labels))


def test_a_document_without_annotations_and_one_with_thousands_can_be_looked_through(qtbot, window):
    empty = document_of("Nothing here\n\nNobody marked this.\n", "empty.txt")
    full = document_of("Much\n\n" + "A sentence that was marked. " * 2_000, "full.txt")
    one = annotate(full, "A sentence that was marked")
    items = [replace(one, id=f"n{n:04}", note=f"<b>Note {n}</b>\nand more") for n in range(2_000)]
    for document, notes, told in (
        (empty, (), "Nothing in it is annotated."),
        (full, tuple(items), "0 of 2,000 go in."),
    ):
        source = BriefingSource(document, notes, resolved(document, notes))
        dialog = TakenNotes(whole_piece(source, piece_id="w"), source, window.labels, window)
        qtbot.addWidget(dialog)
        assert dialog._told.text() == told
        assert dialog.taken == frozenset()
        if notes:
            assert "<b>Note 7</b> and more (private)" in list(rows(dialog))[7]
