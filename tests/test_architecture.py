"""The house as drawn in CONTRIBUTING: arrows, sizes, and no state that outlives its owner."""

import ast
import subprocess
import sys
from collections import Counter, defaultdict
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace

import pytest

from data.intake import reading_formats
from data.interchange import exchange_formats
from exporters import writing_formats
from viewer.commands import verbs

ROOT = Path(__file__).parent.parent
ROOMS = ("viewer", "exporters", "data", "resources")
MODULES = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))
LONGEST_MODULE, LONGEST_FUNCTION = 300, 55
MOST_ENTRIES = 20
"""Of a folder: modules and rooms, what it exports itself left out."""


def named(path):
    return str(path.relative_to(ROOT))


def test_imports_follow_the_arrows():
    linter = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run([linter], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.fixture(scope="module", params=MODULES, ids=named)
def module(request):
    """Each module in turn, parsed once for all that is asked of it."""
    text = request.param.read_text(encoding="utf-8")
    tree = ast.parse(text)
    return SimpleNamespace(path=request.param, text=text, body=tree.body, nodes=[*ast.walk(tree)])


def test_modules_and_functions_stay_small(module):
    assert module.text.count("\n") <= LONGEST_MODULE
    for node in module.nodes:
        if isinstance(node, ast.FunctionDef):
            assert node.end_lineno - node.lineno < LONGEST_FUNCTION, node.name


def test_a_folder_can_be_taken_in_at_a_glance():
    folders = {path.parent for path in MODULES}
    entries = Counter(path.parent for path in MODULES if path.name != "__init__.py")
    entries += Counter(folder.parent for folder in folders)
    crowded = {
        named(folder): entries[folder] for folder in folders if entries[folder] > MOST_ENTRIES
    }
    assert not crowded


def test_no_two_modules_bear_one_name():
    """But for a verb of the command line, and the use case or the thing that it is about."""
    found = defaultdict(list)
    for path in MODULES:
        if path.name != "__init__.py":
            found[path.stem].append(named(path.parent))
    alike = {name: rooms for name, rooms in found.items() if len(rooms) > 1}
    for name in verbs.NAMES:
        if len(alike.get(name, ())) == 2 and "viewer/commands" in alike[name]:
            del alike[name]
    assert not alike


def test_no_two_public_classes_bear_one_name():
    found = defaultdict(list)
    for path in MODULES:
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                found[node.name].append(named(path))
    assert not {name: places for name, places in found.items() if len(places) > 1}


def test_no_module_keeps_state(module):
    """Module-level names hold constants: no empty containers to be filled, no `global`."""
    assert not any(isinstance(node, ast.Global) for node in module.nodes)
    for node in module.body:
        value = node.value if isinstance(node, ast.Assign | ast.AnnAssign) else None
        if isinstance(value, ast.List | ast.Set | ast.Dict):
            assert ast.unparse(value)[1:-1], "an empty container waits to be filled"
        if isinstance(value, ast.Call):
            made = ast.unparse(value.func)
            assert made not in {"list", "dict", "set", "deque", "defaultdict", "Lock"}, made


OWNERS = {
    "QMenu": {
        "viewer/window/actions.py",
        "viewer/annotations/card_menu.py",
        "viewer/annotations/listing/list_menus.py",
        "viewer/annotations/popover/whole_note.py",
        "viewer/library/search_dialog.py",
        "viewer/briefing/composer/composer_menus.py",
        "viewer/briefing/composer/source_panel.py",
        "viewer/briefing/profiles/office_choice.py",
        "viewer/briefing/profiles/template_menu.py",
        "viewer/reading/finding/find_menu.py",
        "viewer/reading/beside/edition_menu.py",
        "viewer/tabs/tab_strip.py",
    },
    "addMenu": {"viewer/widgets/menus.py"},
    "insertMenu": set(),
    "menuAction": set(),
    "WA_DeleteOnClose": {
        "viewer/widgets/menus.py",
        "viewer/widgets/dialog_host.py",
        "viewer/briefing/composer/composer_window.py",
    },
}
"""Who makes menus, hangs them into others, and lets windows go: no menu gets a second owner, and no
dialog another end than the others."""


def test_menus_and_dialogs_have_one_owner_and_one_end():
    used = {name: set() for name in OWNERS}
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = node.func if isinstance(node, ast.Call) else node
            name = getattr(name, "attr", getattr(name, "id", ""))
            made = isinstance(node, ast.Call) or name == "WA_DeleteOnClose"
            if made and name in OWNERS:
                used[name].add(named(path))
    assert used == OWNERS


def imported_by(command):
    done = subprocess.run(
        [sys.executable, "-c", f"{command}\nimport sys; print(*sys.modules)"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.split())


def test_the_command_line_does_without_qt():
    modules = imported_by("from viewer.cli import main; main(['--version'])")
    assert not any(name.startswith(("PySide6", "shiboken6")) for name in modules)


def test_the_first_picture_does_without_what_only_handouts_need():
    modules = imported_by("import viewer.app")
    late = ("reportlab", "jinja2", "pypdfium2", "PySide6.QtPrintSupport", "PIL")
    assert not [name for name in modules if name.startswith(late)]


def test_the_first_picture_does_without_the_process_that_reads():
    modules = imported_by("import viewer.app")
    assert not {"data.confined", "subprocess", "markdown_it", "selectolax"} & modules


def test_the_first_picture_is_painted_before_what_it_does_not_show_is_loaded(tmp_path):
    """As the program starts for the second time: with a library, on the document that it ships."""
    shown = """
import os, sys
from viewer import cli
from viewer.reading.page_view import PageView
def painted(view, event, paint=PageView.paintEvent):
    paint(view, event)
    print(*sys.modules, flush=True)
    os._exit(0)
PageView.paintEvent = painted
cli.main(["--data-folder", sys.argv[1], "--sample"])
"""
    start = [sys.executable, "-c", shown, tmp_path / "data"]
    done = [subprocess.run(start, cwd=ROOT, capture_output=True, check=True) for _ in range(2)]
    modules = set(done[-1].stdout.decode().split())
    assert "viewer.window.main_window" in modules
    late = {
        "data.anchors.carry_over",
        "data.confined",
        "data.text.folding",
        "data.interchange.exchange_formats",
        "data.intake",
        "data.library.sqlite.document_removal",
        "data.library.sqlite.safekeeping.backups",
        "data.library.sqlite.safekeeping.holdings",
        "data.library.sqlite.safekeeping.integrity",
        "data.library.sqlite.safekeeping.presence",
        "data.library.sqlite.safekeeping.repair",
        "data.library.sqlite.search.library_search",
        "data.text.query",
        "data.anchors.sentences",
        "viewer.window.actions",
        "viewer.widgets.message_boxes",
        "viewer.window.help_dialogs",
        "viewer.window.panes",
        "viewer.widgets.menus",
        "viewer.library.recovery_question",
    }
    assert not [name for name in late if find_spec(name) is None]
    late |= {f"data.serial.{kind}_json" for kind in ("correction", "label", "plan")}
    late |= {"difflib", "html", "platform", "selectolax", "subprocess", "uuid"}
    loaded = sorted(late & modules)
    assert not loaded


def test_the_process_that_reads_loads_little_before_it_is_asked():
    modules = imported_by("import data.confined.fork_server")
    late = (
        "PySide6",
        "viewer",
        "exporters",
        "sqlite3",
        "data.confined.reading_process",
        "markdown_it",
    )
    assert not [name for name in modules if name.startswith(late)]


def test_the_window_does_without_the_folding_until_something_is_looked_for():
    find = "viewer.reading.finding.find_tool"
    parts = f"{find}, viewer.annotations.annotation_panel, viewer.window.panes"
    assert "data.text.folding" not in imported_by(f"import viewer.app, {parts}")


def test_a_handout_leaves_reportlab_as_others_expect_it():
    """Importing our exporter changes no class of ReportLab's."""
    report = """
import sys, types
import reportlab.pdfbase.pdfdoc as doc, reportlab.pdfgen.canvas as canvas
def picture():
    return {(c.__name__, n): v for m in (doc, canvas) for c in vars(m).values()
            if isinstance(c, type) for n, v in vars(c).items() if not n.startswith('__')}
before = picture()
import exporters.pdf, pkgutil, importlib
for found in pkgutil.walk_packages(exporters.pdf.__path__, 'exporters.pdf.'):
    importlib.import_module(found.name)
after = picture()
assert before == after, {k for k in before.keys() | after.keys() if before.get(k) != after.get(k)}
"""
    imported_by(report)


OPENS = {
    "open",
    "read_bytes",
    "read_text",
    "write_bytes",
    "write_text",
    "rename",
    "unlink",
    "touch",
}
MAY_OPEN = {
    "data/files/paths.py": "the one place that reads what a path names",
    "exporters/atomic_file.py": "the one place that writes what goes out",
    "data/confined/conversion.py": "what another program converts, in a folder for it alone",
    "data/files/archive.py": "parts of an archive that is in memory",
    "viewer/system/qt_support.py": "what Python compiled, in __pycache__",
    "data/documents/__init__.py": "the document that ships with the program",
    "viewer/services/languages.py": "catalogues that ship with the program",
    "resources/__init__.py": "what ships with the program",
    "data/library": "the library's own file, its lock and its copies",
    "viewer/session/settings.py": "the program's own file",
    "viewer/system/rendezvous.py": "the program's own record",
    "viewer/system/printed_output.py": "the device that takes what nobody reads",
    "viewer/system/termination.py": "the device that takes what nobody reads",
    "viewer/briefing/sheets/printing.py": "what Qt printed into a file",
}
MAKES_PATHS = {
    "viewer/system/qt_support.py": "where Python keeps what it compiled",
    "data/files/paths.py": "the one place that makes a path of a text",
    "viewer/widgets/file_dialogs.py": "what Qt's file dialog returns, which is always a path",
    "viewer/briefing/save_dialog.py": "the desktop's folder of documents",
    "viewer/briefing/glyph_line.py": "what Qt's file dialog returns",
    "viewer/briefing/preview.py": "what Qt's print dialog returns",
    "viewer/briefing/sheets/printing.py": "what Qt's print dialog returned",
    "viewer/system/rendezvous.py": "the session's folder, which the system names",
    "viewer/system/display.py": "the compositor's socket, which the system names",
    "viewer/session/document_opener.py": "a name to show, where the library knows no file",
    "viewer/system/foreign_packages.py": "our own folders, before it is sure that they are ours",
    "data/library": "names beside the library",
    "data/confined/server_start.py": "our own folders",
    "exporters/__init__.py": "names of our own modules",
    "resources": "what ships with the program",
}


def calls_of(module):
    return [node for node in module.nodes if isinstance(node, ast.Call)]


def allowed(path, reasons):
    return any(named(path) == name or named(path).startswith(f"{name}/") for name in reasons)


def is_raw_open(call):
    """Tell whether a call touches a file: of a method called `open`, one that is told a mode."""
    function = call.func
    if isinstance(function, ast.Name):
        return function.id in {"open", "QFile", "QSaveFile"}
    if not isinstance(function, ast.Attribute) or function.attr not in OPENS:
        return False
    if function.attr != "open":
        return function.attr != "read_bytes" or not call.args
    modes = [node.value for node in call.args[-1:] if isinstance(node, ast.Constant)]
    return ast.unparse(function.value) in {"os", "io"} or any(
        isinstance(mode, str) for mode in modes
    )


def test_files_are_touched_where_it_is_known_what_they_are(module):
    """Others take bytes in through `data.files.paths`, and give them out by `atomic_file`."""
    found = [ast.unparse(call) for call in calls_of(module) if is_raw_open(call)]
    assert not found or allowed(module.path, MAY_OPEN), found


def test_a_text_becomes_a_path_in_one_place(module):
    """`named` understands addresses, and says what it does not understand."""
    found = [
        ast.unparse(call)
        for call in calls_of(module)
        if isinstance(call.func, ast.Name)
        and call.func.id == "Path"
        and call.args
        and ast.unparse(call.args[0]) != "__file__"
        and not isinstance(call.args[0], ast.Constant)
    ]
    assert not found or allowed(module.path, MAKES_PATHS), found
    arguments = [key for call in calls_of(module) for key in call.keywords if key.arg == "type"]
    assert not [key for key in arguments if ast.unparse(key.value) == "Path"]


def test_every_file_that_goes_out_is_told_what_it_may_not_replace(module):
    for call in calls_of(module):
        writes = ast.unparse(call.func) in {
            "atomic_file.write",
            "write_handout",
            "exporters.export",
        }
        if writes:
            assert "keep" in {key.arg for key in call.keywords}, ast.unparse(call)


FORMATS = {
    *(name for known in writing_formats.formats() for name in (known.name, *known.suffixes)),
    *(suffix for known in reading_formats.formats() for suffix in known.suffixes),
    *exchange_formats.suffixes(),
}
MAY_NAME_FORMATS = {
    "viewer/briefing/sheets/printing.py": "the suffix that Qt takes off a suggested name",
}


@pytest.mark.parametrize(
    "path", [path for path in MODULES if path.is_relative_to(ROOT / "viewer")], ids=named
)
def test_window_and_command_line_ask_the_formats_for_their_names(path):
    """What a format is called, and whether it is meant, its declaration alone says."""
    found = [
        node.value
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and node.value in FORMATS
    ]
    assert not found or named(path) in MAY_NAME_FORMATS, found


MAY_PRINT = {
    "viewer/system/printed_output.py": "the one way to a terminal",
    "viewer/cli.py": "before it is sure that the modules are ours",
    "data/intake/pdfium/worker.py": "the pipe to the program",
}


def test_nothing_is_printed_but_through_the_one_way_to_a_terminal(module):
    found = [
        ast.unparse(node)
        for node in module.nodes
        if (isinstance(node, ast.Name) and node.id == "print")
        or (isinstance(node, ast.Attribute) and ast.unparse(node) in {"sys.stdout", "sys.stderr"})
        or (isinstance(node, ast.Attribute) and node.attr in {"print_exception", "print_exc"})
    ]
    assert not found or named(module.path) in MAY_PRINT, found


DOORS = {
    "data.library": "the port",
    "data.library.location": "the one place that opens",
    "data.library.records": "what a library gives out",
    "data.library.condition": "what it tells of itself",
    "data.library.kept_plans": "what it gives out, of plans",
    "data.library.briefing_shelf": "what it keeps, of briefings",
    "data.library.profile_shelf": "what it keeps, of profiles",
    "data.library.note_drafts": "what it keeps, of notes",
    "data.library.outline_answers": "what is remembered of outlines",
}
"""What others import of the library: nothing of the engine that stands behind its port."""


@pytest.mark.parametrize(
    "path",
    [path for path in MODULES if not named(path).startswith("data/library/")],
    ids=named,
)
def test_the_library_is_known_by_its_port(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    found |= {
        name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names
    }
    assert not {name for name in found if name and name.startswith("data.library")} - DOORS.keys()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "data.library":
            assert "sqlite" not in {name.name for name in node.names}


def test_one_place_knows_which_engine_keeps_a_library():
    engines = ("data.library.sqlite",)
    knowing = [
        named(path)
        for path in MODULES
        if not named(path).startswith("data/library/sqlite/")
        and any(f"from {engine}" in path.read_text(encoding="utf-8") for engine in engines)
    ]
    assert knowing == ["data/library/location.py"]
