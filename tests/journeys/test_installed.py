"""The built wheel, installed into an environment of its own and run from another folder.

What it depends on is seen there as it is locked, without the packages of this source tree.
"""

import os
import signal
import subprocess
import sys
import sysconfig
import tomllib
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from data.documents import shipped
from tests.fixtures.programs import DEADLINE, ROOT, opened

ROOMS = ("viewer", "exporters", "data", "resources")


def is_left_out(path):
    return "__pycache__" in path.parts or path.is_relative_to("resources/screenshots")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel of this source tree."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """The environment with the wheel in it: its folder of programs."""
    home = tmp_path_factory.mktemp("environment")
    venv.create(home, symlinks=True)
    programs = home / "bin"
    pip = [sys.executable, "-m", "pip", "--python", programs / "python", "--quiet"]
    options = ["--no-deps", "--no-index", "--disable-pip-version-check"]
    subprocess.run([*pip, "install", *options, wheel], check=True)
    paths = sysconfig.get_paths(vars={"base": str(home), "platbase": str(home)})
    beside = Path(paths["purelib"]) / "locked.pth"
    beside.write_text(f"{sysconfig.get_path('purelib')}\n")
    return programs


@pytest.fixture
def run(installed, tmp_path):
    """Run one of the environment's programs in a folder that is nobody's; return what it says."""

    def run(program, *words):
        done = subprocess.run(
            [installed / program, *map(str, words)],
            cwd=tmp_path,
            env={"PATH": os.environ["PATH"], "HOME": os.environ["HOME"]},
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout

    return run


def test_the_wheel_holds_all_that_the_rooms_hold(wheel):
    files = [path.relative_to(ROOT) for room in ROOMS for path in (ROOT / room).rglob("*.*")]
    kept = {str(path) for path in files if (ROOT / path).is_file() and not is_left_out(path)}
    with ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert held == kept


def test_the_program_runs_on_its_own_modules_and_tells_its_version(run, installed):
    about = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert run("briefing-viewer", "--version") == f"briefing-viewer {about['version']}\n"
    found = run("python", "-c", "import data, viewer; print(data.__path__[0], viewer.__path__[0])")
    assert all(Path(place).is_relative_to(installed.parent) for place in found.split())


def test_a_file_is_inspected_and_its_handout_written(run, tmp_path):
    (tmp_path / "minutes.txt").write_bytes(shipped().read_bytes())
    assert "North Korea" in run("briefing-viewer", "inspect", "minutes.txt")
    run("briefing-viewer", "export", "minutes.txt", "handout.pdf")
    pages = PdfReader(tmp_path / "handout.pdf").pages
    assert "North Korea" in "".join(page.extract_text() for page in pages)


def test_the_window_opens_the_shipped_document_and_closes(installed, tmp_path):
    command = [str(installed / "briefing-viewer")]
    process = opened(tmp_path / "user", "--sample", command=command, cwd=tmp_path)
    process.send_signal(signal.SIGTERM)
    _, errors = process.communicate(timeout=DEADLINE)
    assert (process.returncode, errors) == (0, b"")
