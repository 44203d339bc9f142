"""Every menu entry and shortcut, in one table."""

from dataclasses import dataclass

from data.annotation import Label
from data.messages import said
from viewer.look.theme import SYSTEM, THEMES
from viewer.session.catalogue import told, tr
from viewer.widgets.literal_text import caption

SEPARATOR = ""
_TITLES = {
    str(title): title
    for title in (
        said("&File"),
        said("&Edit"),
        said("&View"),
        said("&Go"),
        said("&Annotate"),
        said("&Briefing"),
        said("&Library"),
        said("&Help"),
        said("Open &Recent"),
        said("&Structure"),
        said("&Heading"),
        said("T&heme"),
        said("Hi&ghlight"),
    )
}
MENUS = tuple(_TITLES)[:8]
"""The menus of the bar, by their English titles, which are their names in code."""
RECENT = "&File|Open &Recent"
STRUCTURE = "&Edit|&Structure"


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


def title_of(menu: str) -> str:
    """Return what a menu of the table is called, with the titles of those above it."""
    return "|".join(told(_TITLES[name]) for name in menu.split("|"))


def entries(labels: tuple[Label, ...]) -> tuple[Action, ...]:
    """Return the whole table, in the order of the menus."""
    return (
        *_file_and_edit(),
        *_view_and_go(),
        *_annotate(labels),
        *_briefing_and_library(),
        Action("guide", "&Help", tr("&Guide"), ("F1",)),
        Action("shortcuts", "&Help", tr("&Keyboard Shortcuts"), ("Ctrl+F1",)),
        Action("about", "&Help", tr("&About Briefing Viewer")),
    )


def _file_and_edit() -> tuple[Action, ...]:
    return (
        Action("open", "&File", tr("&Open…"), ("Ctrl+O",), "open"),
        Action("recent", "&File", tr("Open &Recent")),
        Action("sample", "&File", tr("Open &Sample Document")),
        Action(SEPARATOR, "&File", ""),
        Action("print", "&File", tr("&Print…"), ("Ctrl+P",), "print", "document"),
        Action("close", "&File", tr("&Close Document"), ("Ctrl+W",), needs="document"),
        Action(SEPARATOR, "&File", ""),
        Action("quit", "&File", tr("&Quit"), ("Ctrl+Q",)),
        Action("undo", "&Edit", tr("&Undo"), ("Ctrl+Z",)),
        Action("redo", "&Edit", tr("&Redo"), ("Ctrl+Shift+Z", "Ctrl+Y")),
        Action(SEPARATOR, "&Edit", ""),
        Action("copy", "&Edit", tr("&Copy"), ("Ctrl+C",), "copy", "selection"),
        Action("cite", "&Edit", tr("Copy with C&itation"), ("Ctrl+Shift+C",), "quote", "selection"),
        Action(SEPARATOR, "&Edit", ""),
        Action("find", "&Edit", tr("&Find…"), ("Ctrl+F",), "find", "document"),
        Action("find_next", "&Edit", tr("Find &Next"), ("F3",), needs="document"),
        Action("find_previous", "&Edit", tr("Find Pre&vious"), ("Shift+F3",), needs="document"),
        Action("filter", "&Edit", tr("Filter &Annotations"), ("Ctrl+Shift+F",), needs="document"),
        Action(SEPARATOR, "&Edit", ""),
        *_structure(STRUCTURE),
        Action("details", "&Edit", tr("&Details…"), ("Ctrl+D",), needs="document"),
        Action(SEPARATOR, "&Edit", ""),
        Action("preferences", "&Edit", tr("Pr&eferences…"), ("Ctrl+,",)),
    )


def _structure(menu: str) -> tuple[Action, ...]:
    """Return what corrects the structure of the document: the block at the caret, or several."""
    return (
        *(
            Action(
                f"heading_{n}",
                f"{menu}|&Heading",
                tr("Heading &{level}", level=str(n)),
                (f"Ctrl+Alt+{n}",),
                "",
                "document",
            )
            for n in range(1, 5)
        ),
        Action("level_up", menu, tr("Level &Up"), ("Alt+Shift+Left",), needs="document"),
        Action("level_down", menu, tr("Level &Down"), ("Alt+Shift+Right",), needs="document"),
        Action(SEPARATOR, menu, ""),
        Action("paragraph", menu, tr("&Paragraph"), ("Ctrl+Alt+0",), needs="document"),
        Action("list_item", menu, tr("L&ist Item"), needs="document"),
        Action("caption", menu, tr("&Caption"), needs="document"),
        Action("use_as_title", menu, tr("Use as &Title"), needs="document"),
        Action(SEPARATOR, menu, ""),
        Action("join", menu, tr("&Join with Paragraph Before"), ("Ctrl+J",), needs="document"),
        Action("split", menu, tr("&Split Paragraph Here"), ("Ctrl+Shift+J",), needs="document"),
        Action(
            "take_out", menu, tr("Take &Out of the Text"), ("Ctrl+Shift+Del",), needs="document"
        ),
        Action(SEPARATOR, menu, ""),
        Action("choose_topics", menu, tr("C&hoose Topics"), needs="document"),
        Action("as_read", menu, tr("&Read Anew Without Corrections"), needs="document"),
    )


def _view_and_go() -> tuple[Action, ...]:
    return (
        Action("topics", "&View", tr("&Topics"), ("F7",), "topics", "document", True),
        Action(
            "annotations", "&View", tr("&Annotations"), ("F8",), "annotations", "document", True
        ),
        Action(SEPARATOR, "&View", ""),
        Action("zoom_in", "&View", tr("Zoom &In"), ("Ctrl++", "Ctrl+="), needs="document"),
        Action("zoom_out", "&View", tr("Zoom &Out"), ("Ctrl+-",), needs="document"),
        Action("zoom_reset", "&View", tr("Actual &Size"), ("Ctrl+0",), needs="document"),
        Action(SEPARATOR, "&View", ""),
        Action("look", "&View", tr("&Look of the Text"), ("Ctrl+Shift+A",), needs="document"),
        *(
            Action(f"theme_{name}", "&View|T&heme", title, (), "", "", True, "theme")
            for name, title in (
                (SYSTEM, tr("As the &System")),
                *((one.name, told(one.title)) for one in THEMES.values()),
            )
        ),
        Action("full_screen", "&View", tr("&Full Screen"), ("F11",), checkable=True),
        Action(SEPARATOR, "&View", ""),
        Action("removed", "&View", tr("&Removed Text…"), needs="document"),
        Action("report", "&View", tr("How This Document &Was Read…"), needs="document"),
        Action("back", "&Go", tr("&Back"), ("Alt+Left",), "back"),
        Action("forward", "&Go", tr("&Forward"), ("Alt+Right",), "forward"),
        Action(SEPARATOR, "&Go", ""),
        Action("citation", "&Go", tr("To &Citation, Page or Words"), ("Ctrl+L",), needs="document"),
        Action(
            "footnote", "&Go", tr("To Footnote or Its &Mark"), ("Ctrl+Shift+L",), needs="document"
        ),
        Action("next_topic", "&Go", tr("&Next Topic"), ("Ctrl+PgDown",), needs="document"),
        Action("previous_topic", "&Go", tr("&Previous Topic"), ("Ctrl+PgUp",), needs="document"),
        Action("next_annotation", "&Go", tr("Next &Annotation"), ("F4",), needs="document"),
        Action(
            "previous_annotation", "&Go", tr("Previous Ann&otation"), ("Shift+F4",), "", "document"
        ),
        Action(SEPARATOR, "&Go", ""),
        Action("caret", "&Go", tr("Caret Mo&de"), ("F9",), "", "document", True),
        Action("next_pane", "&Go", tr("Next Pan&e"), ("F6",)),
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
        Action("unlabel", "&Annotate", tr("No Lab&el"), ("0",), needs="passage"),
        Action(SEPARATOR, "&Annotate", ""),
        Action("note", "&Annotate", tr("&Note"), ("N",), "note", "document"),
        Action("note_topic", "&Annotate", tr("Note on the &Topic"), ("Shift+N",), needs="document"),
        Action("note_document", "&Annotate", tr("Note on the &Document"), needs="document"),
        Action(SEPARATOR, "&Annotate", ""),
        Action(
            "visibility", "&Annotate", tr("In &Briefing"), ("V",), "briefing", "annotation", True
        ),
        *_highlight("&Annotate|Hi&ghlight"),
        Action("history", "&Annotate", tr("Hi&story…"), needs="annotation"),
        Action("attach", "&Annotate", tr("Attac&h to Selection"), needs="both"),
        Action("delete", "&Annotate", tr("De&lete Annotation"), ("Del",), "delete", "annotation"),
    )


def _highlight(menu: str) -> tuple[Action, ...]:
    """Return what is done with the current highlight at its passage."""
    needs = "annotation"
    return (
        Action("show_annotation", menu, tr("&Show at Its Passage"), ("F2",), needs=needs),
        Action("next_here", menu, tr("&Next on the Same Words"), ("Shift+F2",), needs=needs),
        Action(SEPARATOR, menu, ""),
        Action("end_on", menu, tr("&End a Word Further On"), ("Alt+PgDown",), needs=needs),
        Action("end_back", menu, tr("En&d a Word Back"), ("Alt+PgUp",), needs=needs),
        Action("start_on", menu, tr("Star&t a Word Further On"), ("Alt+Shift+PgDown",), "", needs),
        Action("start_back", menu, tr("Start a Word &Back"), ("Alt+Shift+PgUp",), needs=needs),
    )


def _briefing_and_library() -> tuple[Action, ...]:
    return (
        Action("briefing", "&Briefing", tr("&Make Briefing…"), ("Ctrl+E",), "briefing", "document"),
        Action("briefings", "&Briefing", tr("&Briefings…"), ("Ctrl+B",)),
        Action(
            "put_in",
            "&Briefing",
            tr("Put &Annotation into Briefing at Hand"),
            ("B",),
            needs="annotation",
        ),
        Action("preview", "&Briefing", tr("Print Pre&view…"), ("Ctrl+Shift+P",), needs="document"),
        Action("library", "&Library", tr("&Documents and Search…"), ("Ctrl+K",)),
        Action(SEPARATOR, "&Library", ""),
        Action("export_annotations", "&Library", tr("&Export Annotations…"), needs="document"),
        Action("import_annotations", "&Library", tr("&Import Annotations…")),
        Action("carry", "&Library", tr("&Carry Over From…"), needs="document"),
        Action(SEPARATOR, "&Library", ""),
        Action("labels", "&Library", tr("&Labels…")),
        Action("trash", "&Library", tr("&Trash…")),
        Action("backups", "&Library", tr("&Backups…")),
    )
