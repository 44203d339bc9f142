"""Qt is loaded with PySide's own modules as they were compiled before, and does the same."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
PLAIN = "import PySide6.QtWidgets"
OURS = "from viewer.system import qt_loading; qt_loading.load()"

STARTED = """
import builtins, json, re, sys
usual, patterns, compiled, expressed = builtins.compile, re.compile, [], []

def watched(source, filename, *rest, **named):
    compiled.append(str(filename))
    return usual(source, filename, *rest, **named)

def express(pattern, flags=0, express=re._compiler.compile):
    expressed.append(sys._getframe(2).f_globals["__name__"])
    return express(pattern, flags)

builtins.compile, re._compiler.compile = watched, express
exec(sys.argv[1])
found = {
    "compiled": [name for name in compiled if name.startswith("shibokensupport")],
    "expressed": len(expressed),
    "is restored": builtins.compile is watched and re.compile is patterns,
}
builtins.compile = usual
from PySide6.QtCore import QPoint
from shibokensupport.signature import parser
from shibokensupport.signature.lib.pyi_generator import Formatter
try:
    QPoint("left")
except TypeError as error:
    found["fault"] = str(error)
found["arguments"] = parser._parse_arglist("a: dict[str, int] = {1: 2}, b")
found["split"] = Formatter.split("a[b,c]=d,e")
found["searched"] = Formatter.opt_uni_searcher.pattern
print(json.dumps(found))
"""


@pytest.fixture
def start(tmp_path):
    """Return what starts Qt in a way, with what is kept from one start to the next."""

    def started(way, **more):
        environment = os.environ | {"PYTHONPYCACHEPREFIX": str(tmp_path)}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        done = subprocess.run(
            [sys.executable, "-c", STARTED, way],
            cwd=ROOT,
            env=environment | more,
            capture_output=True,
            check=True,
        )
        return json.loads(done.stdout)

    return started


def kept(folder):
    """Return the files that hold PySide's modules."""
    return list(folder.rglob("qt_support*kept*"))


def told(found):
    """Return what a started Qt says of itself."""
    return {name: found[name] for name in ("fault", "arguments", "split", "searched")}


def test_the_second_start_compiles_nothing_of_pysides_and_does_the_same(start):
    plain, first, second = start(PLAIN), start(OURS), start(OURS)
    assert plain["compiled"] == first["compiled"] != []
    assert second["compiled"] == []
    assert "QPoint.__init__(xpos: int, ypos: int" in plain["fault"]
    assert told(plain) == told(first) == told(second)
    assert first["is restored"]
    assert second["is restored"]


def test_expressions_that_tell_how_functions_are_called_are_made_when_they_are_used(start):
    start(OURS)
    assert start(OURS)["expressed"] < start(PLAIN)["expressed"]


@pytest.mark.parametrize(
    "damage",
    [
        lambda held: b"",
        lambda held: held[:-100],
        lambda held: held[:16] + bytes(64),
        lambda held: b"\0\0\r\n" + held[4:],
    ],
    ids=["empty", "cut off", "overwritten", "of another Python"],
)
def test_what_is_kept_damaged_is_compiled_anew_and_replaced(start, tmp_path, damage):
    start(OURS)
    (file,) = kept(tmp_path)
    whole = file.read_bytes()
    file.write_bytes(damage(whole))
    assert start(OURS)["compiled"]
    assert not start(OURS)["compiled"]
    assert kept(tmp_path) == [file]


def test_nothing_is_kept_where_python_keeps_nothing(start, tmp_path):
    start(OURS, PYTHONDONTWRITEBYTECODE="1")
    assert not kept(tmp_path)


def test_a_folder_that_may_not_be_written_to_hinders_nothing(start, tmp_path):
    (tmp_path / "file").write_text("")
    found = start(OURS, PYTHONPYCACHEPREFIX=str(tmp_path / "file"))
    assert found["compiled"]
    assert found["fault"]
