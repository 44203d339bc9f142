"""A second pane beside the page: another document, or another place of the same one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from viewer.reading.beside.pane_frame import PaneFrame
from viewer.reading.beside.pane_splitter import PaneSplitter
from viewer.reading.beside.press_forwarding import PressForwarding
from viewer.reading.beside.scroll_together import ScrollTogether
from viewer.reading.reading_pane import ReadingPane
from viewer.reading.restyling import Restyling
from viewer.session.catalogue import tr
from viewer.session.current_document import CurrentDocument

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStackedWidget

    from viewer.look.appearance import Appearance
    from viewer.session.document_session import DocumentSession
    from viewer.session.open_documents import OpenDocuments
    from viewer.session.settings import Settings

_KEY = "window/beside"


class TwoPanes(QObject):
    """The page that is worked in, and beside it one that is looked at; each in a frame.

    All around the page follows what is worked in. When the reader goes over, the two exchange what
    they show, and their places: so whatever follows the one page need not know that there are two.
    """

    over = Signal()
    """They are two no more."""
    leaving = Signal()
    """What is worked in is about to be another document, or another place."""

    def __init__(
        self,
        reading: ReadingPane,
        document: CurrentDocument,
        appearance: Appearance,
        stack: QStackedWidget,
        settings: Settings,
    ) -> None:
        super().__init__(stack)
        self._reading, self._document = reading, document
        self._stack, self._settings = stack, settings
        self.document = CurrentDocument(self)
        """What the other pane shows."""
        self.document.keep_with(lambda _session: True)
        self.reading = ReadingPane(appearance, self.document)
        """The other pane."""
        self.reading.keep_views()
        self.reading.page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        Restyling(self.reading, appearance, self.reading)
        self._went_over = False
        self._splitter = PaneSplitter(stack)
        self.active = PaneFrame(reading, appearance, active=True)
        self.other = PaneFrame(self.reading, appearance, active=False)
        self._splitter.addWidget(self.other)
        self._splitter.addWidget(self.active)
        self.together = ScrollTogether((reading, self.reading), (document, self.document), self)
        self.other.together.toggled.connect(self.together.turn)
        self.together.missed.connect(self._tell_missed)
        self.other.close_requested.connect(self.end)
        self.active.close_requested.connect(self._end_active)
        self._presses = PressForwarding(self.reading.page, reading.page, self.go_over)
        stack.insertWidget(0, self._splitter)
        stack.setCurrentIndex(0)
        self._splitter.begin(settings.state(_KEY))
        self.active.show()
        reading.show()
        self.hand_over()
        document.changed.connect(self._follow)

    @property
    def session(self) -> DocumentSession | None:
        """What is looked at in the other pane."""
        return self.document.session

    def hand_over(self) -> None:
        """Let the other pane show what is worked in, as it is seen now; that goes on there, too."""
        session, path = self._document.session, self._document.path
        view = self._reading.leave()
        if session is None or view is None:
            return
        self.reading.take(view)
        with self.together.resting():
            if self.document.session is session:
                self.reading.leave()
                self.reading.take(view)
                self.reading.show_again()
            else:
                self.document.show(session, path)
            self._document.offset = view.top
            self._reading.show_again()
        self._name()
        self._reading.page.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_over(self) -> bool:
        """Work in the other pane from now on; return whether what was typed could be saved."""
        mine, theirs = self._document.session, self.document.session
        if mine is None or theirs is None or not self._document.commit():
            return False
        self.leaving.emit()
        paths = self._document.path, self.document.path
        views = self._reading.leave(), self.reading.leave()
        self._splitter.exchange()
        with self.together.resting():
            for pane, view in ((self._reading, views[1]), (self.reading, views[0])):
                if view is not None:
                    pane.take(view)
            if mine is theirs:
                self.reading.show_again()
                self._reading.show_again()
                self._reading.position.tell()
            else:
                self.document.show(mine, paths[0])
                self._document.show(theirs, paths[1])
        self._name()
        self._reading.page.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def step_over(self) -> bool:
        """Go over for a key that goes round all panes; return whether it is to go on elsewhere."""
        is_inside = self._reading.page.hasFocus()
        self._went_over = is_inside and not self._went_over and self.go_over()
        return not self._went_over

    def end(self) -> None:
        """Show what is worked in alone."""
        self._settings.set_state(_KEY, self._splitter.saveState())
        self.together.turn(on=False)
        self._document.changed.disconnect(self._follow)
        self.document.show(None)
        is_shown = self._stack.currentWidget() is self._splitter
        self._stack.insertWidget(0, self._reading)
        if is_shown:
            self._stack.setCurrentIndex(0)
        self._stack.removeWidget(self._splitter)
        self._splitter.deleteLater()
        self._reading.page.setFocus(Qt.FocusReason.OtherFocusReason)
        self.over.emit()
        self.deleteLater()

    def watch(self, documents: OpenDocuments) -> None:
        """End where what is looked at was closed."""
        session = self.document.session
        if session is not None and documents.on(session.document.id) is None:
            self.end()

    def _end_active(self) -> None:
        if self.go_over():
            self.end()

    def _follow(self, session: DocumentSession | None) -> None:
        """Show another document as corrected, where it is in both; end where none is open."""
        theirs = self.document.session
        if session is None:
            self.end()
            return
        if theirs is not None and theirs is not session and session.continues(theirs):
            from data.anchors.reattachment import OffsetMap  # few are corrected

            place = self.reading.page.first_visible()
            near = OffsetMap(theirs.document, session.document).near(place)
            self.document.show(session, self._document.path, near)
        self._name()

    def _name(self) -> None:
        for frame, document in ((self.active, self._document), (self.other, self.document)):
            session = document.session
            frame.set_title(session.document.title if session is not None else "")

    def _tell_missed(self, missed: bool) -> None:  # a signal's
        self.other.set_remark(tr("No corresponding topic here") if missed else "")
