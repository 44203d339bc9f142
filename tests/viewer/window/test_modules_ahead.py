"""What the window is furnished with is there before it is furnished, and comes in small steps."""

import ast
import sys
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from viewer.window import panes
from viewer.window.start.modules_ahead import ROOMS, ModulesAhead


def test_what_panes_are_built_of_is_imported_ahead_of_them():
    tree = ast.parse(Path(panes.__file__).read_text(encoding="utf-8"))
    wanted = {node.module for node in tree.body if isinstance(node, ast.ImportFrom)}
    rooms = ("annotations", "topics", "briefing", "library", "structure", "guide")
    features = {name for name in wanted if {*name.split(".")[1:2]} & {*rooms}}
    ahead = ROOMS[: ROOMS.index(panes.__name__)]
    assert features - {"viewer.library.upkeep"} <= set(ahead)
    assert all(import_module(name) for name in ROOMS)


def test_one_module_comes_a_turn_and_the_rest_is_done_after_the_last(qtbot, monkeypatch):
    names = ("colorsys", "chunk_of_nothing_else")
    monkeypatch.setitem(sys.modules, names[1], sys)
    monkeypatch.delitem(sys.modules, names[0], raising=False)
    done = []
    ahead = ModulesAhead(names)
    ahead.ready.connect(lambda: done.append(names[0] in sys.modules))
    ahead.start()
    assert names[0] not in sys.modules
    QCoreApplication.processEvents()
    assert not done
    with qtbot.wait_signal(ahead.ready):
        pass
    for _ in range(3):
        QCoreApplication.processEvents()
    assert done == [True]
