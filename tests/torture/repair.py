"""Repairs and restores that are killed or starved leave a library, or a word of what is missing.

After each the program is started as a user does it on the command line: it lists the annotations.
"""

import json
import os
import shutil
import sqlite3
import sys
import tempfile
import time
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Callable
from contextlib import closing, redirect_stderr, redirect_stdout
from functools import partial
from io import StringIO
from pathlib import Path
from random import Random
from typing import NamedTuple

from data.library.location import location_of
from data.library.sqlite.safekeeping import repair
from data.notebook import Change
from tests.fixtures.documents import NOW
from tests.torture.disk import Disk, record
from tests.torture.full_disk import can_mount, enlarge, mounted
from tests.torture.libraries import DOCUMENT, add, child, fill
from viewer import cli

_NAME = "library.sqlite3"
_SIZE = 120
"""Annotations of the library, about."""


class Case(NamedTuple):
    """What is wrong with the library, whether there is a backup, and what is run then."""

    harm: str
    words: tuple[str, ...]
    has_backup: bool = True

    def __str__(self) -> str:
        return f"{' '.join(self.words)}, {self.harm}, {'a' if self.has_backup else 'no'} backup"


_REPAIR, _RESTORE = ("repair",), ("restore", "1")
CASES = (
    *(Case(harm, _REPAIR) for harm in ("head", "row", "gone", "cut", "empty database")),
    *(Case(harm, _REPAIR, has_backup=False) for harm in ("row", "page")),
    *(Case(harm, _RESTORE) for harm in ("nothing", "gone", "cut")),
)


class Home(NamedTuple):
    """A data folder to be copied, and the annotations that have to be there whatever happens.

    `either` are the sets of which exactly one has to be there; none where more may be.
    """

    folder: Path
    expected: frozenset[str]
    either: tuple[frozenset[str], ...] = ()


def main(words: list[str]) -> int:
    """Run the check; return after how many runs the library was gone without a word."""
    parser = ArgumentParser(prog="repair", description=__doc__)
    parser.add_argument("--count", type=int, default=240, help="how many programs are killed")
    parser.add_argument("--disks", type=int, default=12, help="sizes of disk for each case")
    options = parser.parse_args(words)
    counted = kills(options.count)
    print(f"repair: {options.count} programs killed: {_told(counted)}")
    silent = counted["silent"] + counted["broken"]
    if shutil.which("strace"):
        cut = power(2)
        print(f"repair: {cut.total()} states after the power failed: {_told(cut)}")
        silent += cut["silent"] + cut["broken"]
    if can_mount():
        starved = disks(options.disks)
        print(f"repair: {starved.total()} disks too small: {_told(starved)}")
        silent += starved["silent"] + starved["broken"]
    return silent


def kills(count: int, seed: int = 1) -> Counter[str]:
    """Kill so many programs at random instants, the cases in turn; return what the starts said."""
    dice = Random(seed)
    counted: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name:
        homes = {case: _home(Path(name) / str(number), case) for number, case in enumerate(CASES)}
        spans = {case: _span(home, case) for case, home in homes.items()}
        for number in range(count):
            case = CASES[number % len(CASES)]
            folder = Path(name) / "killed"
            shutil.copytree(homes[case].folder, folder)
            with child(partial(_run, folder, case)) as program:
                program.kill_after(dice.uniform(0, spans[case]))
            counted[_start(folder, homes[case], case)] += 1
            shutil.rmtree(folder)
    return counted


def disks(count: int) -> Counter[str]:
    """Run each case on disks from too small to large enough; return what the starts said."""
    counted: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name:
        for number, case in enumerate(CASES):
            home = _home(Path(name) / str(number), case)
            used = sum(file.stat().st_size for file in home.folder.rglob("*")) // 1024
            for step in range(count):
                size = used + 64 + (3 * used * step) // count
                with tempfile.TemporaryDirectory() as disk, mounted(disk, f"{size}k"):
                    folder = Path(disk) / "data"
                    shutil.copytree(home.folder, folder)
                    with child(partial(_run, folder, case)) as program:
                        program.said()
                    enlarge(disk)  # the user makes room, as the message asks
                    counted[_start(folder, home, case)] += 1
    return counted


def power(throws: int, seed: int = 1, every: int = 8) -> Counter[str]:
    """Let the power fail after each step of a repair; return what the starts said.

    Each moment is looked at with what is on the disk for sure, and with `throws` chances of what
    else may be there; of those after a write, each that is a multiple of `every`.
    """
    counted: Counter[str] = Counter()
    case = CASES[0]
    with tempfile.TemporaryDirectory() as name:
        home = _home(Path(name) / "home", case)
        files = {file.name: file.read_bytes() for file in home.folder.iterdir() if file.is_file()}
        path = home.folder / _NAME
        copies = shutil.copytree(home.folder / "backups", Path(name) / "copies")
        disk = Disk.of(files)
        command = [sys.executable, "-m", "tests.torture.repair", str(path)]
        for moment, step in enumerate(record(command, home.folder, Path(__file__).parents[2])):
            if step.kind in {"write", "cut"} and moment % every:
                disk.do(step, folder_syncs=True)
                continue
            disk.do(step, folder_syncs=True)
            for throw in range(throws + 1):
                dice = Random(seed + moment * 1000 + throw) if throw else None
                folder = Path(name) / "after"
                shutil.copytree(copies, folder / "backups")
                for left, content in disk.after_power_failed(dice).items():
                    (folder / left).write_bytes(content)
                counted[_start(folder, home, case)] += 1
                shutil.rmtree(folder)
    return counted


def _told(counted: Counter[str]) -> str:
    names = ("old", "new", "asked", "silent", "broken")
    return ", ".join(f"{counted[name]} {name}" for name in names)


def _home(folder: Path, case: Case) -> Home:
    """Make a library, with a copy of it if wanted, and harm it."""
    path = folder / _NAME
    fill(path, _SIZE)
    if case.has_backup:
        with closing(location_of(path).open()) as library:
            library.back_up()
    with closing(location_of(path).open()) as library:
        names = {item.id for item in library.notebook(DOCUMENT.id)}
    expected = frozenset(names)
    either: tuple[frozenset[str], ...] = ()
    if case.harm == "nothing":
        either = expected, _changed(path)
        expected = either[0] & either[1]
    elif case.harm == "head":
        with path.open("r+b") as file:
            file.write(b"\xaa" * 4096)
    elif case.harm == "page":
        expected = frozenset()
        with path.open("r+b") as file:
            file.seek(path.stat().st_size // 8192 * 4096)
            file.write(b"\xaa" * 4096)
    elif case.harm == "row":
        gone = sorted(names)[len(names) // 2]
        expected -= {gone}
        _harm_row(path, gone)
    elif case.harm in {"gone", "cut", "empty database"}:
        path.unlink()
        if case.harm == "cut":
            path.touch()
        elif case.harm == "empty database":
            _harm_empty(path)
    return Home(folder, expected, either)


def _changed(path: Path) -> frozenset[str]:
    """Change a library after its copy was made; return the annotations that it holds now."""
    with closing(location_of(path).open()) as library:
        notebook = library.notebook(DOCUMENT.id)
        notebook.apply(Change("Delete", removed=tuple(item.id for item in notebook)[:9]))
        for number in range(9):
            add(notebook, f"later{number}")
        return frozenset(item.id for item in notebook)


def _harm_row(path: Path, name: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE annotations SET body = body || ' ' WHERE id = ?", (name,))


def _harm_empty(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("VACUUM")


def _span(home: Home, case: Case) -> float:
    """Return how many seconds the program takes where nobody kills it, and a little more."""
    folder = home.folder.with_name(f"{home.folder.name}-whole")
    shutil.copytree(home.folder, folder)
    begun = time.monotonic()
    with child(partial(_run, folder, case)) as program:
        program.said()
    span = time.monotonic() - begun
    assert _start(folder, home, case) in {"new", "old"}, case
    shutil.rmtree(folder)
    return span * 1.05


def _run(folder: Path, case: Case, say: Callable[[str], None]) -> None:
    say(str(_said(folder, "library", *case.words)[0]))


def _said(folder: Path, *words: str) -> tuple[int, str, str]:
    """Run a command; return its status and what it said."""
    out, err = StringIO(), StringIO()
    mask = os.umask(0o077)
    with redirect_stdout(out), redirect_stderr(err):
        status = cli.main([words[0], "--data-folder", str(folder), *words[1:]])
    os.umask(mask)
    return status, out.getvalue(), err.getvalue()


def _start(folder: Path, home: Home, case: Case) -> str:
    """Return what the next start finds.

    "new" and "old": all annotations, or all that were whole, with a word of those that are not;
    "asked": the library is missing or damaged, and it is said what brings it back, which is tried;
    "silent": something is missing, and nothing is said of it; "broken": it does not come back.
    """
    status, out, err = _said(folder, "annotations", "list", DOCUMENT.id, "--json")
    if status == 0:
        return _listed(out, err, home)
    if "library repair" not in err and "repair it" not in err:
        return "silent"
    status, _, err = _said(folder, "library", "repair")
    if status:
        print(f"{case}: {err}")
        return "broken"
    _, out, err = _said(folder, "annotations", "list", DOCUMENT.id, "--json")
    return "asked" if _listed(out, err, home) != "silent" else "broken"


def _listed(out: str, err: str, home: Home) -> str:
    try:
        names = {item["id"] for item in json.loads(out)["annotations"]}
    except ValueError:
        return "silent"
    if not names or not home.expected <= names or (home.either and names not in home.either):
        return "silent"
    return "old" if err else "new"


if __name__ == "__main__":
    repair.repair(Path(sys.argv[1]), NOW)
