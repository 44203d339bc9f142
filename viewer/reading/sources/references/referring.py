"""What the reader sees of links and footnote marks, and what becomes of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QAction, QMouseEvent
from PySide6.QtWidgets import QToolTip

from data.document import BlockKind
from data.text.passages.footnote_marks import counterpart, is_raised
from viewer.reading.sources.references.reference import (
    Reference,
    first_words,
    marks_of,
    reference_at,
    shown_address,
)
from viewer.session.catalogue import tr
from viewer.session.feature import Feature
from viewer.widgets.announcements import announce
from viewer.widgets.literal_text import caption, tool_tip

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMenu

    from data.document import Block, Document
    from viewer.reading.reading_pane import ReadingPane
    from viewer.reading.sources.references.note_preview import NotePreview
    from viewer.session.current_document import CurrentDocument

_MOST_MARKS = 9
"""Marks of one footnote that the menu offers to go back to."""


class Referring(Feature):
    """Shows where links and marks lead, under the pointer and at the caret, and follows them."""

    def __init__(
        self, pane: ReadingPane, document: CurrentDocument, go_to: Callable[[int, int], object]
    ) -> None:
        """Follow the pointer and the caret on the page; `go_to` leads to a passage."""
        super().__init__(pane)
        self._go_to = go_to
        self._page = pane.page
        self._current = document
        self._shown: Reference | None = None
        self._said = ""
        self._preview: NotePreview | None = None
        self._page.viewport().installEventFilter(self)
        self._page.clicked.connect(self._click)
        self._page.cursorPositionChanged.connect(self._follow_caret)
        self._page.marks_bar.valueChanged.connect(self._hide)
        self._page.escaped.connect(self._hide)
        document.changed.connect(self._hide)

    @property
    def preview(self) -> NotePreview:
        """What shows a footnote beside its mark."""
        if self._preview is None:
            from viewer.reading.sources.references.note_preview import (
                NotePreview,  # when one is wanted
            )

            self._preview = NotePreview(self._page.viewport())
        return self._preview

    def follow(self) -> None:
        """Follow the link, or the mark, at the caret."""
        document = self._document
        found = reference_at(document, self._page.selection()[0]) if document else None
        if found is None:
            self.told.emit(tr("No link and no footnote's mark stands at the caret"))
        else:
            self._go(found)

    def extended(self, menu: QMenu) -> QMenu:
        """Return a menu with what can be done with the link, mark or footnote at the caret."""
        document = self._document
        if document is None:
            return menu
        place = self._page.selection()[0]
        found, before = reference_at(document, place), menu.actions()[0]
        made: list[tuple[str, Callable[[], object]]] = []
        if found is not None and found.address:
            made.append((tr("&Open Link…"), partial(self._go, found)))
            made.append((tr("Copy Link &Address"), partial(self._copy, found.address)))
        elif found is not None:
            told = caption(self._told_of(found)) or tr("To the &Footnote")
            made.append((told, partial(self._go, found)))
        for start, end in marks_of(document, place)[:_MOST_MARKS]:
            text = tr("To the &Mark in {place}", place=caption(self._cited(start)))
            made.append((text, partial(self._go_to, start, end)))
        for text, act in made:
            action = QAction(text, menu)
            action.triggered.connect(partial(_do, act))
            menu.insertAction(before, action)
        if made:
            menu.insertSeparator(before)
        return menu

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the pointer over the page."""
        if event.type() is QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            if not event.buttons():
                self._point(event)
        elif event.type() in {QEvent.Type.Leave, QEvent.Type.MouseButtonPress}:
            self._hide()
        return super().eventFilter(watched, event)

    @property
    def _document(self) -> Document | None:
        session = self._current.session
        return session.document if session is not None else None

    def _under(self, point: QPointF) -> Reference | None:
        document, offset = self._document, self._page.offset_under(point)
        found = reference_at(document, offset) if document is not None and offset >= 0 else None
        return found if found is not None and offset < found.end else None

    def _point(self, event: QMouseEvent) -> None:
        found = self._under(event.position())
        if found == self._shown:
            return
        self._hide()
        if found is not None:
            self._shape(Qt.CursorShape.PointingHandCursor)
            self._show(found)
            if self._said:
                place, page = event.globalPosition().toPoint(), self._page.viewport()
                QToolTip.showText(place, tool_tip(self._said), page)

    def _show(self, found: Reference) -> None:
        """Show where it leads, in the status line; a footnote beside what calls it."""
        self._shown, self._said = found, self._told_of(found)
        if self._said:
            self.told.emit(self._said)
        elif (note := self._led_to(found)) is not None:
            mark = self._page.line_rect(found.start).united(self._page.line_rect(found.end))
            self.preview.show_note(note, mark.toAlignedRect())

    def _led_to(self, found: Reference) -> Block | None:
        document = self._document
        if found.leads_to is None or document is None:
            return None
        return document.blocks[document.block_at(found.leads_to[0])]

    def _told_of(self, found: Reference) -> str:
        """Return what is said of where something leads; "" of what a preview shows."""
        block = self._led_to(found)
        if block is None:
            return shown_address(found.address)
        if block.kind is BlockKind.FOOTNOTE:
            return ""
        cited, words = self._cited(block.start), first_words(block)
        if words.startswith(cited):
            return tr("To “{words}”", words=words)
        if block.text in cited:
            return tr("To {place}", place=cited)
        return tr("To {place}: “{words}”", place=cited, words=words)

    def _hide(self, *_: object) -> None:
        if self._shown is not None:
            if self._said:
                self.told.emit("")
                QToolTip.hideText()
            self._shown = None
            self._shape(Qt.CursorShape.IBeamCursor)
        if self._preview is not None:
            self._preview.hide()

    def _shape(self, shape: Qt.CursorShape) -> None:
        self._page.shape = shape
        self._page.viewport().setCursor(shape)

    def _follow_caret(self) -> None:
        """Show where what the caret stands in leads, as long as there is a caret."""
        if not self._page.is_in_caret_mode:
            return
        document, (start, end) = self._document, self._page.selection()
        found = reference_at(document, start) if document is not None and start == end else None
        if found == self._shown:
            return
        self._hide()
        if found is not None:
            self._show(found)
            announce(self._page, self._said or self.preview.text)

    def _click(self, offset: int) -> None:
        """Follow a link that was clicked; Navigating follows the marks of footnotes."""
        document = self._document
        found = reference_at(document, offset) if document is not None else None
        if document is None or found is None or found != self._pointed():
            return
        is_mark = is_raised(document, offset) and counterpart(document, offset) is not None
        if found.address or (found.is_link and not is_mark):
            self._go(found)

    def _pointed(self) -> Reference | None:
        """Return what the click was on, to a letter: one beside the text means something else."""
        return self._under(QPointF(self._page.pressed))

    def _go(self, found: Reference) -> None:
        self._hide()
        if found.leads_to is not None:
            self._go_to(*found.leads_to)
        elif found.is_opened:
            from viewer.reading.sources.references.link_question import asked  # not at start-up

            asked(found.address, self._page.window(), self.failed.emit)
        else:
            self.told.emit(
                tr("Not opened from here: {address}", address=shown_address(found.address))
            )

    def _copy(self, address: str) -> None:
        from viewer.reading.sources.references.link_question import copy_address

        copy_address(address)
        self.told.emit(tr("Address copied"))

    def _cited(self, offset: int) -> str:
        session = self._current.session
        cited = session.citations.of_offset(offset) if session is not None else ""
        return str(cited)


def _do(act: Callable[[], object], _checked: bool = False) -> None:
    act()
