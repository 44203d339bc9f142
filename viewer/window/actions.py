"""Every menu entry and shortcut, in one table."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from data.annotation import Label
from viewer.look.appearance import Appearance
from viewer.look.icons import icon
from viewer.look.theme import SYSTEM, THEMES, Theme
from viewer.widgets import menus
from viewer.widgets.literal_text import caption, spoken, tool_tip
from viewer.widgets.menus import Item, MenuPart

SEPARATOR = ""
MENUS = ("&File", "&Edit", "&View", "&Go", "&Annotate", "&Briefing", "&Library", "&Help")
_RECENT = "&File|Open &Recent"
_STRUCTURE = "&Edit|&Structure"
_IN_CONTEXT = (("note", "visibility", "delete"), ("copy", "cite", "find"))
"""What the page's own menu offers besides the labels, in groups."""


@dataclass(frozen=True, slots=True)
class Action:
    """One action: its name in code, where it stands, what it is called, and its keys.

    `needs` says when it can be used: "" always, "document" with a document open, "selection" with
    a passage selected, "annotation" with a current annotation, "passage" with either and "both"
    with both of these. A `menu` may name submenus after bars: "&View|&Theme". Entries of one
    `group` exclude each other.
    """

    id: str
    menu: str
    text: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    needs: str = ""
    checkable: bool = False
    group: str = ""


def entries(labels: tuple[Label, ...]) -> tuple[Action, ...]:
    """Return the whole table, in the order of the menus."""
    return (
        *_file_and_edit(),
        *_view_and_go(),
        *_annotate(labels),
        *_briefing_and_library(),
        Action("shortcuts", "&Help", "&Keyboard Shortcuts", ("F1",)),
        Action("about", "&Help", "&About Briefing Viewer"),
    )


def _file_and_edit() -> tuple[Action, ...]:
    return (
        Action("open", "&File", "&Open…", ("Ctrl+O",), "open"),
        Action("recent", "&File", "Open &Recent"),
        Action("sample", "&File", "Open &Sample Document"),
        Action(SEPARATOR, "&File", ""),
        Action("print", "&File", "&Print…", ("Ctrl+P",), "print", "document"),
        Action("close", "&File", "&Close Document", ("Ctrl+W",), needs="document"),
        Action(SEPARATOR, "&File", ""),
        Action("quit", "&File", "&Quit", ("Ctrl+Q",)),
        Action("undo", "&Edit", "&Undo", ("Ctrl+Z",)),
        Action("redo", "&Edit", "&Redo", ("Ctrl+Shift+Z", "Ctrl+Y")),
        Action(SEPARATOR, "&Edit", ""),
        Action("copy", "&Edit", "&Copy", ("Ctrl+C",), "copy", "selection"),
        Action("cite", "&Edit", "Copy with C&itation", ("Ctrl+Shift+C",), "quote", "selection"),
        Action(SEPARATOR, "&Edit", ""),
        Action("find", "&Edit", "&Find…", ("Ctrl+F",), "find", "document"),
        Action("find_next", "&Edit", "Find &Next", ("F3",), needs="document"),
        Action("find_previous", "&Edit", "Find Pre&vious", ("Shift+F3",), needs="document"),
        Action("filter", "&Edit", "Filter &Annotations", ("Ctrl+Shift+F",), needs="document"),
        Action(SEPARATOR, "&Edit", ""),
        *_structure(_STRUCTURE),
    )


def _structure(menu: str) -> tuple[Action, ...]:
    """Return what corrects the structure of the document: the block at the caret, or several."""
    return (
        *(
            Action(
                f"heading_{n}",
                f"{menu}|&Heading",
                f"Heading &{n}",
                (f"Ctrl+Alt+{n}",),
                "",
                "document",
            )
            for n in range(1, 5)
        ),
        Action("level_up", menu, "Level &Up", ("Alt+Shift+Left",), needs="document"),
        Action("level_down", menu, "Level &Down", ("Alt+Shift+Right",), needs="document"),
        Action(SEPARATOR, menu, ""),
        Action("paragraph", menu, "&Paragraph", ("Ctrl+Alt+0",), needs="document"),
        Action("list_item", menu, "L&ist Item", needs="document"),
        Action("caption", menu, "&Caption", needs="document"),
        Action("use_as_title", menu, "Use as &Title", needs="document"),
        Action(SEPARATOR, menu, ""),
        Action("join", menu, "&Join with Paragraph Before", ("Ctrl+J",), needs="document"),
        Action("split", menu, "&Split Paragraph Here", ("Ctrl+Shift+J",), needs="document"),
        Action("take_out", menu, "Take &Out of the Text", ("Ctrl+Shift+Del",), needs="document"),
        Action(SEPARATOR, menu, ""),
        Action("as_read", menu, "&Read Anew Without Corrections", needs="document"),
    )


def _view_and_go() -> tuple[Action, ...]:
    return (
        Action("topics", "&View", "&Topics", ("F7",), "topics", "document", True),
        Action("annotations", "&View", "&Annotations", ("F8",), "annotations", "document", True),
        Action(SEPARATOR, "&View", ""),
        Action("zoom_in", "&View", "Zoom &In", ("Ctrl++", "Ctrl+="), needs="document"),
        Action("zoom_out", "&View", "Zoom &Out", ("Ctrl+-",), needs="document"),
        Action("zoom_reset", "&View", "Actual &Size", ("Ctrl+0",), needs="document"),
        Action(SEPARATOR, "&View", ""),
        *(
            Action(f"theme_{name}", "&View|T&heme", title, (), "", "", True, "theme")
            for name, title in (
                (SYSTEM, "As the &System"),
                *((one.name, one.title) for one in THEMES.values()),
            )
        ),
        Action("full_screen", "&View", "&Full Screen", ("F11",), checkable=True),
        Action(SEPARATOR, "&View", ""),
        Action("removed", "&View", "&Removed Text…", needs="document"),
        Action("report", "&View", "How This Document &Was Read…", needs="document"),
        Action("back", "&Go", "&Back", ("Alt+Left",), "back"),
        Action("forward", "&Go", "&Forward", ("Alt+Right",), "forward"),
        Action(SEPARATOR, "&Go", ""),
        Action("citation", "&Go", "To &Citation…", ("Ctrl+L",), needs="document"),
        Action("footnote", "&Go", "To Footnote or Its &Mark", ("Ctrl+Shift+L",), needs="document"),
        Action("next_topic", "&Go", "&Next Topic", ("Ctrl+PgDown",), needs="document"),
        Action("previous_topic", "&Go", "&Previous Topic", ("Ctrl+PgUp",), needs="document"),
        Action("next_annotation", "&Go", "Next &Annotation", ("F4",), needs="document"),
        Action("previous_annotation", "&Go", "Previous Ann&otation", ("Shift+F4",), "", "document"),
        Action(SEPARATOR, "&Go", ""),
        Action("next_pane", "&Go", "Next Pan&e", ("F6",)),
    )


def _annotate(labels: tuple[Label, ...]) -> tuple[Action, ...]:
    return (
        *(
            Action(
                f"label_{label.id}",
                "&Annotate",
                caption(label.name),
                (label.key,) if label.key else (),
                needs="passage",
            )
            for label in labels
        ),
        Action("unlabel", "&Annotate", "No Lab&el", ("0",), needs="passage"),
        Action(SEPARATOR, "&Annotate", ""),
        Action("note", "&Annotate", "&Note", ("N",), "note", "document"),
        Action("note_topic", "&Annotate", "Note on the &Topic", ("Shift+N",), needs="document"),
        Action("note_document", "&Annotate", "Note on the &Document", needs="document"),
        Action(SEPARATOR, "&Annotate", ""),
        Action("visibility", "&Annotate", "In &Briefing", ("V",), "briefing", "annotation", True),
        Action("history", "&Annotate", "Hi&story…", needs="annotation"),
        Action("attach", "&Annotate", "Attac&h to Selection", needs="both"),
        Action("delete", "&Annotate", "De&lete Annotation", ("Del",), "delete", "annotation"),
    )


def _briefing_and_library() -> tuple[Action, ...]:
    return (
        Action("briefing", "&Briefing", "&Make Briefing…", ("Ctrl+E",), "briefing", "document"),
        Action("preview", "&Briefing", "Print Pre&view…", ("Ctrl+Shift+P",), needs="document"),
        Action("library", "&Library", "&Documents and Search…", ("Ctrl+K",)),
        Action(SEPARATOR, "&Library", ""),
        Action("export_annotations", "&Library", "&Export Annotations…", needs="document"),
        Action("import_annotations", "&Library", "&Import Annotations…"),
        Action("carry", "&Library", "&Carry Over From…", needs="document"),
        Action(SEPARATOR, "&Library", ""),
        Action("labels", "&Library", "&Labels…"),
        Action("trash", "&Library", "&Trash…"),
        Action("backups", "&Library", "&Backups…"),
    )


class Actions(QObject):
    """The actions of the table, by name; nothing else makes actions."""

    def __init__(
        self, labels: tuple[Label, ...], appearance: Appearance, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.table = entries(labels)
        self._actions: dict[str, QAction] = {}
        self._groups: dict[str, QActionGroup] = {}
        for entry in self.table:
            if entry.id and entry.id != "recent":
                self._actions[entry.id] = self._action(entry)
        appearance.follow(self._colour)
        self._window: QWidget | None = None
        self._menus: dict[str, QMenu] = {}

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def bind(self, handlers: Mapping[str, Callable[[], object]]) -> None:
        """Let each named action call its handler."""
        for name, handler in handlers.items():
            self._actions[name].triggered.connect(lambda _=False, call=handler: call())

    def attach(self, window: QWidget) -> None:
        """Let the keys work in `window`."""
        window.addActions(list(self._actions.values()))
        self._window = window

    @property
    def recent(self) -> QMenu:
        """The menu of the bar that lists what was opened lately; there once the bar is filled."""
        return self._menus[_RECENT]

    def set_labels(self, labels: tuple[Label, ...]) -> None:
        """Let other labels be applied; their actions are to be bound anew."""
        for entry in self.table:
            if entry.id.startswith("label_"):
                self._actions.pop(entry.id).deleteLater()
        self.table = entries(labels)
        made = [entry for entry in self.table if entry.id.startswith("label_")]
        for entry in made:
            self._actions[entry.id] = self._action(entry)
        actions = [self._actions[entry.id] for entry in made]
        if self._window is not None:
            self._window.addActions(actions)
        if self._menus:
            menu = self._menus["&Annotate"]
            before = next(action for action in menu.actions() if action.isSeparator())
            menu.insertActions(before, actions)

    def fill(self, bar: QMenuBar) -> None:
        """Put every action into the menu that the table gives it."""
        heads: list[Item] = [(name, MenuPart.NOTHING) for name in MENUS]
        self._menus = menus.fill(bar, heads + [self._item(entry) for entry in self.table])

    def enable(self, *, document: bool, selection: bool, annotation: bool) -> None:
        """Let only those actions be used that have what they need."""
        met = {
            "": True,
            "document": document,
            "selection": selection,
            "annotation": annotation,
            "passage": selection or annotation,
            "both": selection and annotation,
        }
        for entry in self.table:
            if entry.id in self._actions:
                self._actions[entry.id].setEnabled(met[entry.needs])

    def show_history(self, undoable: str | None, redoable: str | None) -> None:
        """Name what undo and redo would do; None where there is nothing to be done."""
        for name, what in (("undo", undoable), ("redo", redoable)):
            self._actions[name].setEnabled(what is not None)
            self._actions[name].setText(f"&{name.capitalize()} {caption(what or '')}".rstrip())

    def context_menu(self, parent: QWidget) -> QMenu:
        """Return the menu of the page: what can be done with the passage under the pointer."""
        menu = QMenu(parent)
        labels = tuple(entry.id for entry in self.table if entry.id.startswith("label_"))
        items: list[Item] = []
        for group in ((*labels, "unlabel"), *_IN_CONTEXT):
            items += [*(("", self._actions[name]) for name in group), ("", MenuPart.SEPARATOR)]
        above = _STRUCTURE.rpartition("|")[0] + "|"
        structure = [self._item(entry) for entry in self.table if entry.menu.startswith(_STRUCTURE)]
        menus.fill(menu, [*items, *((path.removeprefix(above), what) for path, what in structure)])
        return menu

    def _colour(self, theme: Theme) -> None:
        """Draw the icons in the colours of `theme`."""
        for entry in self.table:
            if entry.icon:
                self._actions[entry.id].setIcon(icon(entry.icon, theme))

    def _item(self, entry: Action) -> Item:
        if entry.id == "recent":
            return _RECENT, MenuPart.NOTHING
        return entry.menu, self._actions[entry.id] if entry.id else MenuPart.SEPARATOR

    def _action(self, entry: Action) -> QAction:
        action = QAction(entry.text, self)
        action.setShortcuts([QKeySequence(key) for key in entry.keys])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setCheckable(entry.checkable)
        name = spoken(entry.text)
        action.setToolTip(tool_tip(f"{name} ({entry.keys[0]})" if entry.keys else name))
        action.setIconVisibleInMenu(False)
        if entry.group:
            group = self._groups.setdefault(entry.group, QActionGroup(self))
            group.addAction(action)
        return action
