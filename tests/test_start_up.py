"""What the second start makes until its first picture: counted and listed, never timed."""

import json
import subprocess
import sys
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pytest

from data.library.location import location_of
from data.notebook import Change
from tests.fixtures.documents import annotate, shipped_document

ROOT = Path(__file__).parent.parent
ROOMS = ("viewer", "exporters", "data", "resources")
MOST_MODULES = 125
"""Of ours; each takes a third of a millisecond at least."""
USED = {"data.annotation", "data.anchors.editions", "data.messages", "viewer.session.settings"}
"""Modules whose expressions are needed until then."""

WATCHED = """
import builtins, dataclasses, enum, json, linecache, os, re, sys
found = {"patterns": [], "dataclasses": []}

def place():
    frame = sys._getframe(2)
    handed_on = ("dataclasses.py", "qt_support.py")
    while "/re/" in frame.f_code.co_filename or frame.f_code.co_filename.endswith(handed_on):
        frame = frame.f_back
    return frame.f_globals.get("__name__", "")

def compiled(pattern, flags=0, compile=re._compiler.compile):
    found["patterns"].append(place())
    return compile(pattern, flags)

def processed(cls, init, *rest, process=dataclasses._process_class):
    if init:
        found["dataclasses"].append(f"{cls.__module__}.{cls.__qualname__}")
    return process(cls, init, *rest)

re._compiler.compile, dataclasses._process_class = compiled, processed
from viewer import cli
from viewer.system import qt_loading

def watched(load=qt_loading.load):
    load()
    from viewer.reading.page_view import PageView

    def painted(view, event, paint=PageView.paintEvent):
        paint(view, event)
        found["modules"] = list(sys.modules)
        found["import"] = builtins.__import__.__name__
        found["sources"] = list(linecache.cache)
        found["names"] = [of_qt.__qualname__ for of_qt in enums(enum.Enum)]
        print(json.dumps(found), flush=True)
        os._exit(0)

    PageView.paintEvent = painted

def enums(kind):
    for one in kind.__subclasses__():
        if one.__module__.startswith("PySide6"):
            yield one
        yield from enums(one)

qt_loading.load = watched
cli.main(["--data-folder", sys.argv[1], "--sample"])
"""


@pytest.fixture(scope="module")
def first_picture(tmp_path_factory):
    """Return what was made until the first picture of a document that the library knows."""
    start = [sys.executable, "-c", WATCHED, tmp_path_factory.mktemp("start") / "data"]
    done = [subprocess.run(start, cwd=ROOT, capture_output=True, check=True) for _ in range(2)]
    return json.loads(done[-1].stdout)


@pytest.fixture(scope="module")
def annotated_picture(tmp_path_factory):
    """Return the same where passages in the first view are highlighted."""
    folder = tmp_path_factory.mktemp("annotated") / "data"
    start = [sys.executable, "-c", WATCHED, folder]
    subprocess.run(start, cwd=ROOT, capture_output=True, check=True)
    document = shipped_document()
    library = location_of(folder / "library.sqlite3").open()
    quotes = "Japan", "Defense", "Minister", "work together"
    noted = [annotate(document, words) for words in quotes]
    own = [replace(item, id=f"n{number}") for number, item in enumerate(noted)]
    library.notebook(document.id).apply(Change("Add", tuple(own)))
    library.close()
    done = subprocess.run(start, cwd=ROOT, capture_output=True, check=True)
    return json.loads(done.stdout)


def ours(names):
    """Return the modules of ours among names."""
    return sorted(name for name in names if name.split(".")[0] in ROOMS)


def test_the_first_picture_needs_a_bounded_number_of_our_modules(first_picture):
    modules = ours(first_picture["modules"])
    assert "viewer.window.main_window" in modules
    assert len(modules) <= MOST_MODULES, modules
    late = {"viewer.commands.export", "viewer.commands.library", "viewer.widgets.dialog_host"}
    assert not [name for name in late if find_spec(name) is None]
    assert not late & set(modules)


def test_highlights_in_the_first_picture_need_nothing_that_writes_handouts(annotated_picture):
    modules = ours(annotated_picture["modules"])
    assert "viewer.look.layers" in modules
    assert len(modules) <= MOST_MODULES + 5, modules
    assert not [name for name in modules if name.startswith(("exporters", "data.briefing"))]


def test_the_first_picture_compiles_the_expressions_alone_that_it_uses(first_picture):
    assert set(ours(first_picture["patterns"])) <= USED


def test_the_first_picture_makes_its_values_with_one_function_each(first_picture):
    assert not ours(first_picture["dataclasses"])


def test_no_source_is_read_of_what_is_imported_after_qt(first_picture):
    assert first_picture["import"] != "__feature_import__"
    read = [Path(name) for name in first_picture["sources"]]
    assert not [path for path in read for room in ROOMS if path.is_relative_to(ROOT / room)]


def test_the_first_picture_makes_no_names_of_qt_that_it_does_not_use(first_picture):
    made = {name.split(".")[0] for name in first_picture["names"]}
    assert "Qt" in made
    assert not made & {"QGradient", "QKeySequence", "QStyle", "QAction", "QListView", "QMessageBox"}
