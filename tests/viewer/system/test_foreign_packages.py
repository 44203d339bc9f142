"""The program refuses to run on foreign packages that bear its rooms' names."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from viewer.system import foreign_packages

HOME = Path(__file__).parents[3]


def run(*folders, arguments=("--version",), cwd=None):
    return subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from viewer.cli import main; sys.exit(main())",
            *arguments,
        ],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(str(folder) for folder in folders)},
        cwd=cwd or HOME.parent,
        capture_output=True,
        text=True,
        check=False,
    )


def test_our_own_rooms_are_fine():
    assert foreign_packages.fault() is None


@pytest.mark.parametrize("name", ["data", "exporters", "resources"])
def test_a_foreign_package_is_named_in_one_line_and_never_imported(tmp_path, name):
    package = tmp_path / name
    package.mkdir()
    (package / "__init__.py").write_text("raise SystemExit('imported')")
    done = run(tmp_path, HOME)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith(
        f"briefing-viewer: the foreign package “{name}” in {tmp_path} hides"
    )
    assert done.stderr.count("\n") == 1


def test_a_foreign_module_of_one_file_is_named_too(tmp_path):
    (tmp_path / "data.py").write_text("raise SystemExit('imported')")
    done = run(tmp_path, HOME)
    assert done.returncode == 1
    assert f"“data” in {tmp_path} hides" in done.stderr


def test_a_folder_called_data_where_the_user_is_does_no_harm(tmp_path):
    (tmp_path / "data").mkdir()
    done = run(HOME, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
