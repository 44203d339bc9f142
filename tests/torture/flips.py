"""Libraries with a flipped bit or a missing end: each is noticed, or holds what was written."""

import sqlite3
import tempfile
from argparse import ArgumentParser
from collections import Counter
from contextlib import closing
from pathlib import Path
from random import Random

from data.errors import LibraryError
from data.library.location import location_of
from tests.torture.libraries import fill, rows


def main(words: list[str]) -> int:
    """Run the check; return how many damaged files went unnoticed, with the control's failure."""
    parser = ArgumentParser(prog="flips", description=__doc__)
    parser.add_argument("--count", type=int, default=900, help="how many files are damaged")
    options = parser.parse_args(words)
    counted = run(options.count)
    print(f"flips: {options.count} files damaged: {_told(counted)}")
    missed = counted["missed by SQLite's own check"]
    print(f"flips, control (SQLite's own check alone): {missed} that hold something else missed")
    return counted["unnoticed"] + (missed == 0)


def run(count: int, seed: int = 1, size: int = 120) -> Counter[str]:
    """Damage so many copies of a library; return what became of them.

    One in ten is cut short, the others have one bit flipped.
    """
    dice = Random(seed)
    counted: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.sqlite3"
        fill(whole, size)
        content, expected = whole.read_bytes(), rows(whole)
        path = Path(folder) / "damaged.sqlite3"
        for number in range(count):
            damaged = bytearray(content)
            if number % 10 == 9:
                del damaged[dice.randrange(len(damaged)) :]
            else:
                damaged[dice.randrange(len(damaged))] ^= 1 << dice.randrange(8)
            path.write_bytes(damaged)
            counted.update(_outcome(path, expected))
    return counted


def _outcome(path: Path, expected: dict[str, list[tuple[object, ...]]]) -> list[str]:
    try:
        is_same = rows(path) == expected
    except sqlite3.Error:
        is_same = False
    missed = not is_same and _passes_sqlite(path)
    outcome = "harmless" if is_same else "unnoticed"
    if not _passes_ours(path):
        outcome = "noticed"
    return [outcome, *(["missed by SQLite's own check"] if missed else [])]


def _passes_ours(path: Path) -> bool:
    copy = path.with_name("opened.sqlite3")
    copy.write_bytes(path.read_bytes())
    try:
        with closing(location_of(copy).open()) as library:
            return library.check().is_sound
    except LibraryError:
        return False
    finally:
        for left in path.parent.glob("opened.sqlite3*"):
            left.unlink()


def _passes_sqlite(path: Path) -> bool:
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
            return connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    except sqlite3.Error:
        return False


def _told(counted: Counter[str]) -> str:
    return ", ".join(f"{counted[name]} {name}" for name in ("noticed", "harmless", "unnoticed"))
