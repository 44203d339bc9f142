"""Text of documents and users for Qt, which takes what looks like HTML or a mnemonic for one.

Qt renders HTML in tool tips, labels and message boxes wherever a text might be some, and opens the
files that it names; an ampersand in a button or menu underlines what follows it, a tab in a menu
begins the shortcut, and "[*]" in a window's title is where a star would stand. No text reaches Qt
in such a place but through here (`tests/viewer/widgets/test_literal_text.py`).
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

_LONGEST_TIP = 2000
"""What of a tool tip is shown, in characters: more fits on no screen, and takes long to lay out."""
_SHORT_TIP = 60
_LONGEST_CAPTION = 120
_BREAK = "<br>"
_HTML = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\0": "\ufffd"}
    | dict.fromkeys("\n\r\u2028\u2029", _BREAK)
)


def plain_label(text: str = "", parent: QWidget | None = None, *, name: str = "") -> QLabel:
    """Return a label that shows every text as it stands; `name` is the style sheet's."""
    made = QLabel(parent) if parent is not None else QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    if name:
        made.setObjectName(name)
    return made


def tool_tip(text: str) -> str:
    """Return the tool tip that shows `text` as it stands, its lines kept, long ones wrapped."""
    shown = text if len(text) <= _LONGEST_TIP else f"{text[:_LONGEST_TIP]}…"
    if not shown.strip():
        return ""
    if len(shown) <= _SHORT_TIP and not set(shown) & set("<>&\0\r\u2028\u2029"):
        return shown
    return f"<qt>{shown.translate(_HTML)}</qt>"


def caption(text: str, most: int = _LONGEST_CAPTION) -> str:
    """Return the caption of a button, box, menu or action that shows `text` as it stands.

    It is on one line, and cut after `most` characters.
    """
    shown = " ".join(text[: 10 * most].split())
    if len(shown) > most:
        shown = f"{shown[:most].rstrip()}…"
    return shown.replace("&", "&&")


def spoken(text: str) -> str:
    """Return what a caption says: without the mark of its mnemonic."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def window_title(text: str) -> str:
    """Return the title of a window that shows `text` as it stands, on one line."""
    return " ".join(text.split()).replace("[*]", "[*][*]")
