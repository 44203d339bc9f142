"""The house as drawn in CONTRIBUTING: arrows, sizes, and no state that outlives its owner."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ("viewer", "exporters", "data", "resources")
MODULES = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))
LONGEST_MODULE, LONGEST_FUNCTION = 300, 55
LONG_WITH_REASON = {"viewer/main_window.py": "every signal of the window is connected in one place"}


def named(path):
    return str(path.relative_to(ROOT))


def test_imports_follow_the_arrows():
    linter = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run([linter], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_modules_and_functions_stay_small(path):
    text = path.read_text(encoding="utf-8")
    if named(path) not in LONG_WITH_REASON:
        assert text.count("\n") <= LONGEST_MODULE
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert node.end_lineno - node.lineno < LONGEST_FUNCTION, node.name


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_no_module_keeps_state(path):
    """Module-level names hold constants: no empty containers to be filled, no `global`."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert not any(isinstance(node, ast.Global) for node in ast.walk(tree))
    for node in tree.body:
        value = node.value if isinstance(node, ast.Assign | ast.AnnAssign) else None
        if isinstance(value, ast.List | ast.Set | ast.Dict):
            assert ast.unparse(value)[1:-1], "an empty container waits to be filled"
        if isinstance(value, ast.Call):
            made = ast.unparse(value.func)
            assert made not in {"list", "dict", "set", "deque", "defaultdict", "Lock"}, made


OWNERS = {
    "QMenu": {"viewer/actions.py", "viewer/annotations/menu.py", "viewer/library/search.py"},
    "addMenu": {"viewer/menus.py"},
    "insertMenu": set(),
    "menuAction": set(),
    "WA_DeleteOnClose": {"viewer/menus.py", "viewer/hosting.py"},
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


def test_the_process_that_reads_loads_little_before_it_is_asked():
    modules = imported_by("import data.confined.serving")
    late = ("PySide6", "viewer", "exporters", "sqlite3", "data.confined.process", "markdown_it")
    assert not [name for name in modules if name.startswith(late)]


def test_the_window_does_without_the_folding_until_something_is_looked_for():
    parts = "viewer.reading.find_tool, viewer.annotations.panel, viewer.furnishing, data.library"
    assert "data.folding" not in imported_by(f"import viewer.app, {parts}")


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
for found in pkgutil.iter_modules(exporters.pdf.__path__):
    importlib.import_module(f'exporters.pdf.{found.name}')
after = picture()
assert before == after, {k for k in before.keys() | after.keys() if before.get(k) != after.get(k)}
"""
    imported_by(report)
