"""Programs that are killed while they bring a library to this version leave the old or the new."""

import sqlite3
import tempfile
import time
from argparse import ArgumentParser
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from random import Random

from data.briefing.plan import Plan
from data.library.location import location_of
from data.library.sqlite import schema
from data.library.sqlite.connection import connect
from data.library.sqlite.seals import body_digest
from data.serial import document_json
from data.serial.annotation_json import ANNOTATION
from tests.fixtures.documents import NOW, annotate
from tests.fixtures.old_libraries import AS_VERSION
from tests.torture.libraries import DOCUMENT, QUOTES, child, fill, kept

_LATEST = 1.3
"""Times as long as a migration takes: after that a program is killed at the latest."""
_ANNOTATIONS = 300


def main(words: list[str]) -> int:
    """Run the check; return how many libraries were left half migrated, with the control's."""
    parser = ArgumentParser(prog="migrations", description=__doc__)
    parser.add_argument("--count", type=int, default=200, help="how many programs are killed")
    options = parser.parse_args(words)
    failures = controls = 0
    for version in MADE_BY:
        outcome = run(options.count, version)
        print(f"migrations from version {version}: {options.count} killed: {_told(outcome)}")
        control = run(max(40, options.count // 5), version, in_one=False)
        print(f"migrations, control (each statement by itself): {_told(control)}")
        failures += outcome["half"]
        controls += control["half"]
    return failures + (controls == 0)


def run(kills: int, version: int = 1, *, in_one: bool = True, seed: int = 1) -> dict[str, int]:
    """Kill so many migrations; return how many left the old version, the new one, or a mixture.

    With `in_one` false the statements run without the transaction: the negative control.
    """
    dice = Random(seed)
    outcome = {"old": 0, "new": 0, "half": 0}
    with tempfile.TemporaryDirectory() as folder:
        old = Path(folder) / "old.sqlite3"
        MADE_BY[version](old)
        content = old.read_bytes()
        start = time.monotonic()
        with child(partial(_migrate, old, in_one=True)) as program:
            program.said()
        latest = (time.monotonic() - start) * _LATEST
        held = _held(old)
        for number in range(kills):
            path = Path(folder) / f"{number}.sqlite3"
            path.write_bytes(content)
            with child(partial(_migrate, path, in_one=in_one)) as program:
                program.kill_after(dice.uniform(0, latest))
            outcome[_left(path, version, held)] += 1
            for left in Path(folder).glob(f"{number}.sqlite3*"):
                left.unlink()
    return outcome


def first_version(path: Path) -> None:
    """Make a library as the first version of the program did."""
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in schema.statements_of(1):
            connection.execute(statement)
        body = document_json.DOCUMENT.dumps(DOCUMENT)
        connection.execute(
            "INSERT INTO documents (id, title, source_name, body, body_sha256, opened)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (DOCUMENT.id, DOCUMENT.title, "a.txt", body, body_digest(body), NOW.isoformat()),
        )
        for number in range(_ANNOTATIONS):
            quote = QUOTES[number % len(QUOTES)]
            item = annotate(DOCUMENT, quote, identifier=f"a{number}", note="n" * 400)
            body = ANNOTATION.dumps(item)
            row = item.id, DOCUMENT.id, body, body_digest(body), item.anchor.start
            connection.execute(
                "INSERT INTO annotations (id, document_id, body, body_sha256, start, label,"
                " visibility, modified) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (*row, item.label_id, item.visibility.value, item.modified.isoformat()),
            )
        connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        connection.execute("PRAGMA user_version = 1")


def later_version(path: Path, version: int) -> None:
    """Make a library as the second version of the program did, or one after it."""
    fill(path, _ANNOTATIONS)
    with closing(location_of(path).open()) as library:
        library.set_plan(DOCUMENT.id, "Weekly", Plan())
    AS_VERSION[version](path)


MADE_BY: dict[int, Callable[[Path], None]] = {
    1: first_version,
    **{version: partial(later_version, version=version) for version in AS_VERSION},
}
"""How a library of each version before this one is made."""


def _migrate(path: Path, say: Callable[[str], None], *, in_one: bool) -> None:
    if not in_one:
        _step_by_step(path)
    with closing(location_of(path).open()):
        say("migrated")


def _step_by_step(path: Path) -> None:
    with closing(connect(path, 5.0)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        for statement in schema.statements_of(schema.VERSION)[len(schema.statements_of(version)) :]:
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {schema.VERSION}")


def _left(path: Path, before: int, held: set[str]) -> str:
    """Return what a killed migration left; whatever that is, opening it makes the new version."""
    with closing(sqlite3.connect(path)) as connection:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        found = schema.statements(connection)
        whole = found == schema.expected(connection)
    try:
        whole = whole and _held(path) == held
    except AssertionError:  # it is not sound
        whole = False
    if not whole:
        return "half"
    return "old" if version == before else "new"


def _held(path: Path) -> set[str]:
    """Return the ids of the annotations, and what the briefings are called that were plans."""
    found = kept(path)
    with closing(location_of(path).open_to_read()) as library:
        return found | {entry.name for entry in library.briefings.listed()}


def _told(outcome: dict[str, int]) -> str:
    return ", ".join(f"{count} {name}" for name, count in outcome.items())
