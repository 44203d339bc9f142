"""Which keys lead to which action: those the program comes with, and those the user chose."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

from data.basis.values import dataclass
from viewer.session.settings import Settings

_KEY = "keys"
_NONE = "none"
"""What is kept for an action that the user took all keys from."""
_BETWEEN = "\n"
_MOST = 4
"""Keys of one action that are kept."""
_OF_THE_PAGE = frozenset(
    {
        Qt.Key.Key_Space, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape, Qt.Key.Key_Return,
        Qt.Key.Key_Enter, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right,
        Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End,
    }
)  # fmt: skip
"""By themselves, or with Shift, they move in the text or through the fields."""


@dataclass(frozen=True, slots=True)
class KeyRow:
    """An action as its keys are chosen: `name` in code, what it is called, and where it stands.

    `usual` are the keys that it comes with, `keys` those it has, both as "Ctrl+F". What is `fixed`
    is chosen elsewhere: the keys of labels.
    """

    name: str
    menu: str
    text: str
    usual: tuple[str, ...]
    keys: tuple[str, ...]
    fixed: bool = False


def standard(keys: str) -> str:
    """Return keys as they are compared and kept: "ctrl+f" as "Ctrl+F"; "" for what are none."""
    pressed = _pressed(keys)
    if pressed is None or pressed.key() in {Qt.Key.Key_unknown, Qt.Key(0)}:
        return ""
    return QKeySequence(pressed).toString(QKeySequence.SequenceFormat.PortableText)


def _pressed(keys: str) -> QKeyCombination | None:
    """Return what is pressed at once, the first of several after one another; None for nothing."""
    sequence = QKeySequence(keys, QKeySequence.SequenceFormat.PortableText)
    return None if sequence.isEmpty() else sequence[0]  # type: ignore[index]


def is_of_the_page(keys: str) -> bool:
    """Tell whether the text and its fields need these keys themselves."""
    pressed = _pressed(keys)
    if pressed is None:
        return False
    modifiers = pressed.keyboardModifiers() & ~Qt.KeyboardModifier.ShiftModifier
    plain = modifiers in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
    return plain and pressed.key() in _OF_THE_PAGE


def kept_keys(settings: Settings, names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the keys that the user chose for these actions; others have those they come with."""
    found = {}
    for name in names:
        kept = settings.value(f"{_KEY}/{name}")
        keys = tuple(key for one in kept.split(_BETWEEN)[:_MOST] if (key := standard(one)))
        if keys or kept == _NONE:
            found[name] = () if kept == _NONE else keys
    return found


def keep_keys(settings: Settings, chosen: Mapping[str, tuple[str, ...] | None]) -> None:
    """Keep what the user chose for some actions; None for the keys that one comes with."""
    for name, keys in chosen.items():
        kept = "" if keys is None else _BETWEEN.join(keys) or _NONE
        settings.set_value(f"{_KEY}/{name}", kept)


def owner(rows: Iterable[KeyRow], keys: str, but: str = "") -> KeyRow | None:
    """Return the action that has these keys, except for the one named `but`; None for nobody."""
    wanted = standard(keys)
    return next(
        (row for row in rows if row.name != but and wanted in map(standard, row.keys)), None
    )
