"""What Edit ▸ Structure does: the user says what a block is where intake took it for another."""

from collections.abc import Callable, Collection
from functools import partial

from PySide6.QtCore import QObject

from data.document import Document
from data.messages import said
from data.structure_corrections.application import correct, put_back
from data.structure_corrections.correction import Correction, CorrectionKind
from viewer.session.catalogue import told, tr
from viewer.session.current_document import CurrentDocument
from viewer.session.feature import Feature

Place = Callable[[], tuple[int, int] | None]

_NAMES = {
    CorrectionKind.LEVEL_UP: said("Level Up"),
    CorrectionKind.LEVEL_DOWN: said("Level Down"),
    CorrectionKind.PARAGRAPH: said("Paragraph"),
    CorrectionKind.LIST_ITEM: said("List Item"),
    CorrectionKind.CAPTION: said("Caption"),
    CorrectionKind.TITLE: said("Use as Title"),
    CorrectionKind.TAKE_OUT: said("Take Out of the Text"),
    CorrectionKind.JOIN: said("Join Paragraphs"),
    CorrectionKind.SPLIT: said("Split Paragraph"),
}
_WHY_NOT = {
    CorrectionKind.HEADING: said("It is that already, or stands above the title."),
    CorrectionKind.LEVEL_UP: said("Only a heading or a list item below the first level goes up."),
    CorrectionKind.LEVEL_DOWN: said(
        "Only a heading or a list item above the sixth level goes down."
    ),
    CorrectionKind.TITLE: said("It is the title already."),
    CorrectionKind.TAKE_OUT: said("The last passage stays in the text."),
    CorrectionKind.JOIN: said("There is nothing before it to be joined with."),
    CorrectionKind.SPLIT: said("Click first where the paragraph is to be split."),
}
_ALREADY = said("It is that already.")


class Structuring(Feature):
    """Turns commands into corrections of the session's document.

    `place` tells the selected passage in code points, or the caret's place twice; None where the
    reader cannot see it. What cannot be done is said in `told`.
    """

    def __init__(
        self, document: CurrentDocument, place: Place, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._place = place
        self._current = document

    def commands(self) -> dict[str, Callable[[], None]]:
        """Return what is to be done for each action of the menu, by the action's name."""
        kinds = {
            "level_up": CorrectionKind.LEVEL_UP,
            "level_down": CorrectionKind.LEVEL_DOWN,
            "paragraph": CorrectionKind.PARAGRAPH,
            "list_item": CorrectionKind.LIST_ITEM,
            "caption": CorrectionKind.CAPTION,
            "use_as_title": CorrectionKind.TITLE,
            "join": CorrectionKind.JOIN,
            "split": CorrectionKind.SPLIT,
            "take_out": CorrectionKind.TAKE_OUT,
        }
        return {
            **{name: partial(self.make, kind) for name, kind in kinds.items()},
            **{
                f"heading_{level}": partial(self.make, CorrectionKind.HEADING, level)
                for level in range(1, 5)
            },
            "as_read": self.read_anew,
        }

    def make(self, kind: CorrectionKind, level: int = 0) -> None:
        """Correct the block at the caret, or those that are selected."""
        session = self._current.at_hand
        if session is None:
            return
        place = self._place()
        if place is None:
            self.told.emit(tr("Click into a paragraph first, or select several."))
            return
        document = session.document
        numbers = _blocks(document, *place)
        offset = place[0] - document.blocks[numbers[0]].start
        if kind is not CorrectionKind.SPLIT:
            offset = 0
        made = correct(document, kind, numbers, level=level, offset=offset)
        if made:
            is_heading = kind is CorrectionKind.HEADING
            name = said("Heading {level}", level=level) if is_heading else _NAMES[kind]
            self._make(told(name), made)
        else:
            self.told.emit(told(_WHY_NOT.get(kind, _ALREADY)))

    def put_back(self, numbers: Collection[int]) -> None:
        """Put pieces of furniture, by their numbers, back into the text."""
        session = self._current.at_hand
        if session is not None:
            made = put_back(session.document, numbers)
            if made:
                self._make(tr("Put Back into the Text"), made)

    def read_anew(self) -> None:
        """Show the document as it was read."""
        session = self._current.at_hand
        if session is not None and session.corrections:
            session.correct(tr("Read Anew Without Corrections"), ())

    def _make(self, description: str, made: tuple[Correction, ...]) -> None:
        session = self._current.at_hand
        if session is not None and session.correct(description, (*session.corrections, *made)):
            self.told.emit(tr("{change} – undo takes it back.", change=description))


def _blocks(document: Document, start: int, end: int) -> range:
    """Return the numbers of the blocks that a passage touches."""
    return range(document.block_at(start), document.block_at(max(start, end - 1)) + 1)
