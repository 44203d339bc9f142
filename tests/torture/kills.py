"""Programs that are killed (SIGKILL) while they write lose nothing that they acknowledged."""

import tempfile
from argparse import ArgumentParser
from collections.abc import Callable
from contextlib import closing
from functools import partial
from itertools import count
from pathlib import Path
from random import Random

from data.library.location import location_of
from tests.fixtures.documents import NOW
from tests.torture.libraries import DOCUMENT, add, child, kept

_MOST = 8
"""Changes that a program acknowledges at most before it is killed, on a machine of any speed."""
_LONGEST = 0.01
"""Seconds within which it is killed then: in the middle of the next change."""
_A_LIBRARY = 50
"""Kills that one library goes through."""


def main(words: list[str]) -> int:
    """Run the check; return how many acknowledged changes are gone, with the control's failure."""
    parser = ArgumentParser(prog="kills", description=__doc__)
    parser.add_argument("--count", type=int, default=1000, help="how many programs are killed")
    options = parser.parse_args(words)
    safe, lost = run(options.count)
    early_safe, early_lost = run(max(60, options.count // 10), early=True)
    print(f"kills: {options.count} programs killed, {safe} changes acknowledged, {lost} lost")
    print(f"kills, control (acknowledged before it is saved): {early_lost} of {early_safe} lost")
    return lost + (early_lost == 0)


def run(kills: int, *, early: bool = False, seed: int = 1) -> tuple[int, int]:
    """Kill so many programs; return how many changes they acknowledged, and how many are gone.

    With `early` each change is acknowledged before it is saved: the negative control.
    """
    dice = Random(seed)
    safe = lost = 0
    for first in range(0, kills, _A_LIBRARY):
        acknowledged: set[str] = set()
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "library.sqlite3"
            with closing(location_of(path).make()) as library:
                library.remember(DOCUMENT, NOW)
            for kill in range(first, min(first + _A_LIBRARY, kills)):
                with child(partial(_write, path, kill, early)) as program:
                    lines, seconds = dice.randint(0, _MOST), dice.uniform(0, _LONGEST)
                    acknowledged.update(program.kill_after_lines(lines, seconds))
            assert not any(name.startswith("!") for name in acknowledged), acknowledged
            safe += len(acknowledged)
            lost += len(acknowledged - kept(path))
    return safe, lost


def _write(path: Path, kill: int, early: bool, say: Callable[[str], None]) -> None:
    with closing(location_of(path).make()) as library:
        notebook = library.notebook(DOCUMENT.id)
        for number in count():
            name = f"{kill}-{number}"
            if early:
                say(name)
            add(notebook, name)
            if not early:
                say(name)
