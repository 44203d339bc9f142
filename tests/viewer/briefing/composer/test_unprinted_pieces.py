"""What a depth does not print is said on the card of its piece, and what each prints in its tip."""

from PySide6.QtWidgets import QToolButton

from data.briefing.briefing import Depth
from data.briefing.pieces import BriefingPiece, PieceKind

NO_PLACE = "Not printed at this depth: “By label” has no place for it."


def unprinted(window):
    view = window.pieces.pieces
    found = (view.card(view.index(row)) for row in range(view.rowCount()))
    return {card.id: card.warning for card in found if card.warning.startswith("Not printed")}


def height(window):
    return window.pieces.sizeHintForRow(0)


def test_a_heading_that_a_depth_does_not_print_says_so_as_long_as_it_does_not(qtbot, composing):
    window = composing.window
    assert unprinted(window) == {}
    before = height(window)
    for depth, told in ((Depth.BY_LABEL, {"head": NO_PLACE}), (Depth.EXCERPTS, {})):
        window.bar.depths.depth_requested.emit(depth)
        qtbot.waitUntil(lambda told=told: unprinted(window) == told)
        assert (height(window) > before) == bool(told)


def test_that_a_piece_is_not_printed_goes_before_what_became_of_its_source(qtbot, composing):
    window = composing.window
    gone = BriefingPiece("gone", PieceKind.DOCUMENT, document_id="nowhere")
    assert window.session.insert([gone])
    told = {"gone": "Not printed: its document is not in the library."}
    qtbot.waitUntil(lambda: unprinted(window) == told)


def test_each_depth_says_what_it_prints(composing):
    buttons = composing.window.bar.depths.findChildren(QToolButton)
    tips = [button.toolTip() for button in buttons]
    assert len(set(tips)) == len(Depth)
    for depth, tip in zip(Depth, tips, strict=True):
        assert str(depth.description) in tip
