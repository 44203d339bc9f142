"""Says before the export which characters no font has, and lets the user name a font for them."""

from collections.abc import Callable, Mapping
from itertools import chain
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QWidget

from data.files.paths import clean, home, is_file
from data.messages import Message, counted, listed
from viewer.services.handout import Handout
from viewer.session.catalogue import tr, trn
from viewer.session.jobs import Job, Jobs
from viewer.widgets.literal_text import plain_label
from viewer.widgets.window_manners import Manners

FontChooser = Callable[[QWidget, Path], Path | None]
"""Asks for a font file, given the dialog and the folder to start in."""

_PAUSE = 250
"""Milliseconds without a change before the characters are looked at."""
_LISTED = 6
_SYSTEM = Path("/usr/share/fonts")


class GlyphLine(QWidget):
    """Watches a handout for characters without a glyph; keeps the fonts that the user named.

    A font file that is gone when it is needed is said and left out.
    """

    fonts_changed = Signal()
    checked = Signal()
    """The characters of the last handout were looked at; what is shown is up to date."""

    def __init__(
        self,
        fonts: tuple[Path, ...],
        jobs: Jobs,
        parent: QWidget,
        *,
        choose: FontChooser | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._choose = choose or ask_font
        self._fonts = tuple(font for font in fonts if is_file(font))
        gone = [font for font in fonts if not is_file(font)]
        self._lost = (
            tr("The font “{name}” is no longer there and is not used.", name=clean(gone[0].name))
            if gone
            else ""
        )
        self._tried: Path | None = None
        self._job: Job | None = None
        self._make: Callable[[], Handout] | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._check)
        self._text = plain_label(parent=self)
        self._text.setWordWrap(True)
        self._add = QPushButton(tr("C&hoose a Font…"), self)
        self._add.setAutoDefault(False)
        self._add.clicked.connect(self._ask)
        self._forget = QPushButton(tr("Forget Fonts"), self)
        self._forget.setAutoDefault(False)
        self._forget.clicked.connect(self._forget_all)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._text, 1)
        row.addWidget(self._forget)
        row.addWidget(self._add)
        self._show({}, self._lost)

    @property
    def fonts(self) -> tuple[Path, ...]:
        """The font files that are asked after the program's own."""
        return self._fonts

    @property
    def message(self) -> str:
        """What is said."""
        return self._text.text()

    def watch(self, make: Callable[[], Handout]) -> None:
        """Look at the characters of what `make` returns, soon and off the GUI thread."""
        self._make = make
        self._pause.start()

    def stop(self) -> None:
        """Look at nothing any more."""
        self._pause.stop()
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _check(self) -> None:
        if self._make is None:
            return
        self.stop()
        handout = self._make()
        job = self._jobs.start(
            lambda _: handout.missing_characters(), tr("The look at the characters"), self
        )
        job.finished.connect(lambda missing: self._finish(job, missing))
        job.failed.connect(lambda message: self._fail(job, message))
        self._job = job

    def _finish(self, job: Job, missing: Mapping[str, tuple[Message, ...]]) -> None:
        if job is self._job:
            self._job = self._tried = None
            self._show(missing, self._lost)
            self.checked.emit()

    def _fail(self, job: Job, message: str) -> None:
        """Say why; a font that was just chosen and cannot be used is not kept."""
        if job is not self._job:
            return
        self._job = None
        self._lost = message
        if self._tried in self._fonts:
            self._fonts = tuple(font for font in self._fonts if font != self._tried)
            self._tried = None
            self._check()
            self.fonts_changed.emit()
        else:
            self._show({}, message)
            self.checked.emit()

    def _show(self, missing: Mapping[str, tuple[Message, ...]], problem: str) -> None:
        parts = [problem] if problem else []
        if missing:
            parts.append(in_words(missing))
        elif self._fonts:
            names = ", ".join(clean(font.name) for font in self._fonts)
            parts.append(tr("For characters that the program's fonts lack: {names}", names=names))
        self._text.setText(" ".join(parts))
        self._text.setAccessibleName(self._text.text())
        self._text.setObjectName("failure" if missing or problem else "secondary")
        self._text.style().unpolish(self._text)
        self._text.style().polish(self._text)
        self._forget.setVisible(bool(self._fonts))
        self.setVisible(bool(parts))

    def _ask(self) -> None:
        start = self._fonts[-1].parent if self._fonts else _SYSTEM
        path = self._choose(self, start if start.is_dir() else home())
        if path is None or path in self._fonts:
            return
        self._lost = ""
        self._tried = path
        self._fonts = (*self._fonts, path)
        self.fonts_changed.emit()

    def _forget_all(self) -> None:
        self._fonts = ()
        self._lost = ""
        self._show({}, "")
        self.fonts_changed.emit()


def in_words(missing: Mapping[str, tuple[Message, ...]]) -> str:
    """Return what is missing, and where, as a sentence that names the first few."""
    signs: Message | str = ", ".join(
        f"{sign} (U+{ord(sign):04X})" for sign in list(missing)[:_LISTED]
    )
    more = len(missing) - _LISTED
    if more > 0:
        signs = counted("{signs} and {count} more", "{signs} and {count} more", more, signs=signs)
    return trn(
        "{count} character is in no font of the handout: {signs}, in {places}.",
        "{count} characters are in no font of the handout: {signs}, in {places}.",
        len(missing),
        signs=signs,
        places=listed(tuple(dict.fromkeys(chain.from_iterable(missing.values())))),
    )


def ask_font(parent: QWidget, folder: Path) -> Path | None:
    """Ask for a font file; None if the user cancels."""
    dialog = QFileDialog(parent, tr("Choose a Font"), str(folder), tr("Fonts (*.ttf *.otf *.ttc)"))
    Manners(dialog)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    try:
        return Path(dialog.selectedFiles()[0]) if dialog.exec() else None
    finally:
        dialog.deleteLater()
