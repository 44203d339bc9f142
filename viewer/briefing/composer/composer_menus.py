"""The composer's menus: what can be put in, what can be done with a piece, what is exported."""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from data.annotation import Label
from data.briefing.pieces import DEEPEST_HEADING, NOTED_KINDS, WHOLE_KINDS, BriefingPiece, PieceKind
from exporters import formats
from viewer.briefing.composer.piece_list import WRITTEN, PieceList
from viewer.session.catalogue import told, tr
from viewer.widgets.literal_text import caption
from viewer.widgets.menus import Item, MenuPart, fill

INSERTED = (
    PieceKind.HEADING,
    PieceKind.TEXT,
    PieceKind.PRESS_LINE,
    PieceKind.TABLE,
    PieceKind.PAGE_BREAK,
)
"""What the author puts in of his own, in the order of the menu."""

UNMARKED = frozenset({PieceKind.HEADING, PieceKind.PAGE_BREAK, PieceKind.TABLE})
"""Pieces before which no portion mark is printed."""


def insert_menu(parent: QWidget, insert: Callable[[PieceKind], object]) -> QMenu:
    """Return a menu of what the author can put in of his own."""
    names = {
        PieceKind.HEADING: tr("&Heading"),
        PieceKind.TEXT: tr("Own &Text"),
        PieceKind.PRESS_LINE: tr("&Press Line"),
        PieceKind.TABLE: tr("T&able of Notes"),
        PieceKind.PAGE_BREAK: tr("Page &Break"),
    }
    menu = QMenu(parent)
    for kind in INSERTED:
        menu.addAction(names[kind], partial(insert, kind))
    return menu


def export_menu(parent: QWidget, export: Callable[[str], object], copies: QAction) -> QMenu:
    """Return a menu of the formats that a briefing is written in, and of numbered copies."""
    menu = QMenu(parent)
    for known in formats():
        text = caption(f"{told(known.title)} ({known.suffixes[0]})")
        menu.addAction(text, partial(export, known.name))
    menu.addSeparator()
    menu.addAction(copies)
    return menu


def piece_menu(
    piece: BriefingPiece,
    pieces: PieceList,
    portions: tuple[str, ...],
    labels: tuple[Label, ...],
) -> QMenu:
    """Return a menu whose entries ask for what the keys of `pieces` ask for, and for more.

    `portions` are the markings of the office's profile.
    """
    menu = QMenu(pieces)
    menu.setAccessibleName(tr("Piece"))
    items: list[Item] = []
    if piece.kind in WRITTEN:
        items.append(("", _action(menu, tr("&Write\tF2"), pieces.edit_piece, piece.id)))
    if piece.kind in NOTED_KINDS:
        correct = pieces.commitments_requested.emit
        items.append(("", _action(menu, tr("&Commitments…\tCtrl+Return"), correct, piece.id)))
    if piece.kind in WHOLE_KINDS:
        choose = pieces.notes_requested.emit
        items.append(("", _action(menu, tr("&Annotations…"), choose, piece.id)))
    if piece.document_id:
        show = pieces.source_requested.emit
        items.append(("", _action(menu, tr("&Go to Passage\tSpace"), show, piece.id)))
    items += _levels(menu, piece, pieces)
    items += _labels(menu, piece, pieces, labels)
    items += _portions(menu, piece, pieces, portions)
    items.append(("", MenuPart.SEPARATOR))
    remove = pieces.remove_requested.emit
    items.append(("", _action(menu, tr("&Take Out\tDel"), remove, pieces.chosen)))
    fill(menu, items)
    return menu


def _levels(menu: QMenu, piece: BriefingPiece, pieces: PieceList) -> list[Item]:
    if piece.kind is not PieceKind.HEADING:
        return []
    group, path = QActionGroup(menu), tr("Heading &Level")
    items: list[Item] = []
    for level in range(1, DEEPEST_HEADING + 1):
        act = partial(pieces.level_requested.emit, piece.id, level)
        items.append((path, _choice(group, str(level), act, chosen=level == piece.level)))
    return items


def _labels(
    menu: QMenu, piece: BriefingPiece, pieces: PieceList, labels: tuple[Label, ...]
) -> list[Item]:
    """Return what a table can list: all labels, or any of them."""
    if piece.kind is not PieceKind.TABLE:
        return []
    ask, path = pieces.labels_requested.emit, tr("&Labels of the Table")
    every = QAction(tr("&All Labels"), menu, checkable=True)
    every.setChecked(piece.labels is None)
    every.triggered.connect(partial(ask, piece.id, None))
    items: list[Item] = [(path, every), (path, MenuPart.SEPARATOR)]
    chosen = piece.labels or frozenset()
    for label in labels:
        action = QAction(caption(label.name), menu, checkable=True)
        action.setChecked(label.id in chosen)
        action.triggered.connect(partial(ask, piece.id, (chosen ^ {label.id}) or None))
        items.append((path, action))
    return items


def _portions(
    menu: QMenu, piece: BriefingPiece, pieces: PieceList, portions: tuple[str, ...]
) -> list[Item]:
    """Return the marks that the chosen pieces can bear: the profile's, and what one bears."""
    if piece.kind in UNMARKED:
        return []
    path, group = tr("&Portion Mark"), QActionGroup(menu)
    ask, marked = pieces.portion_requested.emit, pieces.chosen or [piece.id]
    none = _choice(group, tr("&None"), partial(ask, marked, ""), chosen=not piece.portion)
    items: list[Item] = [(path, none), (path, MenuPart.SEPARATOR)]
    known = dict.fromkeys((*portions, *filter(None, (piece.portion,))))
    for mark in known:
        act = partial(ask, marked, mark)
        items.append((path, _choice(group, caption(mark), act, chosen=mark == piece.portion)))
    if not portions:
        missing = QAction(tr("An office profile with markings has more"), menu)
        missing.setEnabled(False)
        items.append((path, missing))
    return items


def _action(menu: QMenu, text: str, act: Callable[..., object], *values: object) -> QAction:
    action = QAction(text, menu)
    action.triggered.connect(lambda _=False: act(*values))
    return action


def _choice(group: QActionGroup, text: str, act: Callable[[], object], *, chosen: bool) -> QAction:
    action = QAction(text, group.parent(), checkable=True)
    action.setChecked(chosen)
    action.triggered.connect(lambda _=False: act())
    group.addAction(action)
    return action
