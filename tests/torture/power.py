"""Power that fails at any moment takes nothing that was acknowledged."""

import shutil
import sys
import tempfile
from argparse import ArgumentParser
from contextlib import closing
from pathlib import Path
from random import Random
from typing import NamedTuple

from data.errors import LibraryError
from data.library.location import location_of
from data.notebook import Change
from tests.fixtures.documents import NOW
from tests.torture.disk import Disk, Step, record
from tests.torture.libraries import DOCUMENT, add, kept

_HOME = Path(__file__).parents[2]
_FILE = "library.sqlite3"


class Outcome(NamedTuple):
    """How many states of the disk were looked at, and in how many something acknowledged is gone.

    `harmed` counts the states that cannot be opened, or are damaged.
    """

    states: int
    losing: int
    harmed: int


def main(words: list[str]) -> int:
    """Run the check; return how many states lost something, with the control's failure."""
    parser = ArgumentParser(prog="power", description=__doc__)
    parser.add_argument("--changes", type=int, default=25, help="how many changes are made")
    parser.add_argument("--throws", type=int, default=4, help="states looked at for each moment")
    options = parser.parse_args(words)
    if shutil.which("strace") is None:
        print("power: strace is not installed, so nothing was checked")
        return 1
    outcome, control = run(options.changes, options.throws)
    print(f"power: {_told(outcome)}")
    print(f"power, control (the folder is never synced): {_told(control)}")
    return outcome.losing + outcome.harmed + (control.losing + control.harmed == 0)


def run(changes: int, throws: int) -> tuple[Outcome, Outcome]:
    """Let the power fail after each step of a program that makes so many changes.

    Each moment is looked at with what is on the disk for sure, and with `throws` chances of what
    else may be there. The second outcome is that of a disk that never syncs its folders.
    """
    with tempfile.TemporaryDirectory(dir=_memory()) as folder:
        home = Path(folder) / "library"
        path = home / _FILE
        with closing(location_of(path).make()) as library:
            library.remember(DOCUMENT, NOW)
        before = {_FILE: path.read_bytes()}
        command = [sys.executable, "-m", "tests.torture.power", str(path), str(changes)]
        steps = record(command, home, _HOME)
        place = Path(folder) / "after"
        return (
            _look(before, steps, throws, place, folder_syncs=True),
            _look(before, steps, max(1, throws // 2), place, folder_syncs=False),
        )


def _look(
    before: dict[str, bytes], steps: list[Step], throws: int, place: Path, *, folder_syncs: bool
) -> Outcome:
    disk = Disk.of(before)
    said: set[str] = set()
    states = losing = harmed = 0
    for moment, step in enumerate(steps):
        if step.kind == "said":
            said.update(step.data.decode().split())
        else:
            disk.do(step, folder_syncs=folder_syncs)
        for throw in range(throws + 1):
            dice = Random(moment * 1000 + throw) if throw else None
            left = _found(disk.after_power_failed(dice), place)
            states += 1
            harmed += left is None
            losing += left is not None and not said <= left
    return Outcome(states, losing, harmed)


def _found(files: dict[str, bytes], place: Path) -> set[str] | None:
    """Return what a library holds that is found so; None if it is harmed."""
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    for name, content in files.items():
        (place / name).write_bytes(content)
    try:
        return kept(place / _FILE)
    except (LibraryError, AssertionError):
        return None


def _memory() -> str | None:
    """Return a folder in memory, where there is one: thousands of libraries are written."""
    return "/dev/shm" if Path("/dev/shm").is_dir() else None


def _told(outcome: Outcome) -> str:
    return (
        f"{outcome.states} states, {outcome.losing} without something acknowledged, "
        f"{outcome.harmed} harmed"
    )


def _write(path: Path, changes: int) -> None:
    """Make changes and say each one that is safe; this is what is recorded."""
    with closing(location_of(path).make()) as library:
        notebook = library.notebook(DOCUMENT.id)
        for number in range(changes):
            add(notebook, f"a{number}", 100 + number * 97 % 3000)
            if number % 4 == 3:
                # A change of something earlier, which stays there.
                earlier = notebook[f"a{number - 2}"]
                notebook.apply(Change("Edit", (earlier,)))
            sys.stdout.write(f"a{number}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    _write(Path(sys.argv[1]), int(sys.argv[2]))
