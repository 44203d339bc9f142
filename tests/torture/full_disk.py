"""A full disk, a folder that may not be written to, and two programs that write at once."""

import os
import subprocess
import tempfile
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from functools import partial
from itertools import count
from pathlib import Path
from typing import NamedTuple

from data.errors import LibraryError
from data.library.location import location_of
from tests.fixtures.documents import NOW
from tests.torture.libraries import DOCUMENT, add, child, kept

_SMALL, _LARGER = "900k", "8m"
_NOBODY = 65534


class Outcome(NamedTuple):
    """How many changes were acknowledged, how many are gone, and what the refusals said."""

    safe: int
    lost: int
    refusals: list[str]


def main(words: list[str]) -> int:
    """Run the checks; return how many acknowledged changes are gone."""
    parser = ArgumentParser(prog="full_disk", description=__doc__)
    parser.add_argument("--count", type=int, default=9, help="how many disks are filled")
    parser.add_argument("--changes", type=int, default=200, help="changes of each of two programs")
    options = parser.parse_args(words)
    if not can_mount():
        print("full disk: a small file system cannot be mounted here; nothing was checked")
        return 1
    outcomes = [fill_up(500 + 400 * number) for number in range(options.count)]
    lost = sum(outcome.lost for outcome in outcomes)
    safe = sum(outcome.safe for outcome in outcomes)
    refused = sum(len(outcome.refusals) for outcome in outcomes)
    print(f"full disk: {options.count} filled, {safe} acknowledged, {refused} refused, {lost} lost")
    rash = fill_up(900, early=True)
    print(f"full disk, control (acknowledged before it is saved): {rash.lost} lost")
    both = two_writers(options.changes)
    print(f"two writers: {both.safe} acknowledged, {len(both.refusals)} refused, {both.lost} lost")
    bare = two_writers(options.changes, patience=0.0)
    print(f"two writers, control (none waits): {len(bare.refusals)} refused, {bare.lost} lost")
    unrefused = sum(not outcome.refusals for outcome in outcomes)
    failures = lost + unrefused + (rash.lost == 0)
    return failures + both.lost + len(both.refusals) + bare.lost + (not bare.refusals)


def fill_up(size: int, *, early: bool = False) -> Outcome:
    """Write notes of that size until the disk is full, and on once there is room again.

    With `early` each is acknowledged before it is saved: the negative control.
    """
    with tempfile.TemporaryDirectory() as folder, mounted(folder):
        path = Path(folder) / "library.sqlite3"
        said: list[str] = []
        refusals: list[str] = []
        with closing(location_of(path).make()) as library:
            library.remember(DOCUMENT, NOW)
            notebook = library.notebook(DOCUMENT.id)
            for number in count():
                if early:
                    said.append(f"a{number}")
                try:
                    add(notebook, f"a{number}", size)
                except LibraryError as error:
                    refusals.append(str(error))
                    break
                if not early:
                    said.append(f"a{number}")
            assert len(notebook) == len(said) - early
            enlarge(folder)
            add(notebook, "after", size)
            said.append("after")
        return Outcome(len(said), len(set(said) - kept(path)), refusals)


def two_writers(changes: int, *, patience: float = 5.0) -> Outcome:
    """Let two programs write to one library at once; each waits for the other, or does not."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        path = Path(folder) / "library.sqlite3"
        with closing(location_of(path).make()) as library:
            library.remember(DOCUMENT, NOW)
        programs = [
            stack.enter_context(child(partial(_write, path, name, changes, patience)))
            for name in ("a", "b")
        ]
        said = [line for program in programs for line in program.said()]
        refusals = [line for line in said if line.startswith("!")]
        safe = set(said) - set(refusals)
        return Outcome(len(safe), len(safe - kept(path)), refusals)


def read_only_folder() -> str:
    """Return what another user is told who may not write to the folder of a library.

    Empty where nobody else can be had, as in a container with one user.
    """
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        path = Path(folder) / "library.sqlite3"
        with closing(location_of(path).make()) as library:
            library.remember(DOCUMENT, NOW)
        path.chmod(0o644)
        before = path.read_bytes()
        with child(partial(_open_as_nobody, path)) as program:
            said = program.said()
        assert path.read_bytes() == before
        return said[-1]


def can_mount() -> bool:
    """Tell whether a small file system of one's own can be had."""
    if os.geteuid() != 0:
        return False
    with tempfile.TemporaryDirectory() as folder:
        try:
            _mount(folder, f"size={_SMALL}")
        except (OSError, subprocess.CalledProcessError):
            return False
        subprocess.run(["umount", folder], check=True)
    return True


@contextmanager
def mounted(folder: str, size: str = _SMALL) -> Iterator[None]:
    """Have a file system of that size in a folder meanwhile."""
    _mount(folder, f"size={size}")
    try:
        yield
    finally:
        subprocess.run(["umount", folder], check=True)


def enlarge(folder: str) -> None:
    """Make room on such a file system."""
    _mount(folder, f"remount,size={_LARGER}")


def protect(folder: str) -> None:
    """Let nobody write to such a file system."""
    _mount(folder, "remount,ro")


def _mount(folder: str, options: str) -> None:
    command = ["mount", "-t", "tmpfs", "-o", options, "none", folder]
    subprocess.run(command, check=True, capture_output=True)


def _write(
    path: Path, name: str, changes: int, patience: float, say: Callable[[str], None]
) -> None:
    with closing(location_of(path).make(patience=max(patience, 0.001))) as library:
        notebook = library.notebook(DOCUMENT.id)
        for number in range(changes):
            try:
                add(notebook, f"{name}{number}")
            except LibraryError as error:
                say(f"!{error}")
            else:
                say(f"{name}{number}")


def _open_as_nobody(path: Path, say: Callable[[str], None]) -> None:
    try:
        os.setgid(_NOBODY)
        os.setuid(_NOBODY)
    except OSError:
        say("")
        return
    try:
        location_of(path).make().close()
    except LibraryError as error:
        say(str(error))
