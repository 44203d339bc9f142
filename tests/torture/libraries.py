"""Libraries to be mistreated: how they are filled, killed while they are written, and looked at."""

import os
import signal
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from random import Random

from data.annotation import Visibility
from data.library.location import location_of
from data.library.sqlite import schema
from data.notebook import Change, Notebook
from tests.fixtures.documents import NOW, annotate, document_of, shipped_document

DOCUMENT = shipped_document()
QUOTES = ("China", "Senkaku Islands", "North Korea", "freedom of navigation", "Secretary")


def add(notebook: Notebook, name: str, size: int = 500) -> None:
    """Save one annotation with a note of that many characters."""
    quote = QUOTES[len(name) % len(QUOTES)]
    item = annotate(DOCUMENT, quote, identifier=name, note="n" * size, tags=("tag",))
    notebook.apply(Change("Add", (item,)))


def fill(path: Path, count: int, seed: int = 1) -> None:
    """Make a library of every kind of row: about `count` annotations of two documents."""
    dice = Random(seed)
    other = document_of("Readout\n\nThe ministers met in Tokyo and agreed to meet again.\n")
    with closing(location_of(path).make(clock=lambda: NOW)) as library:
        for document in (DOCUMENT, other):
            library.remember(document, NOW)
        library.set_position(DOCUMENT.id, 700)
        library.set_labels(library.labels())
        notebook = library.notebook(DOCUMENT.id)
        for number in range(count):
            add(notebook, f"a{number}", dice.randint(0, 900))
            if number % 5 == 0:
                notebook.undo()
            if number % 7 == 0 and f"a{number}" in notebook:
                notebook.apply(Change("Delete", removed=(f"a{number}",)))
        second = library.notebook(other.id)
        for number in range(count // 4):
            item = annotate(other, "Tokyo", identifier=f"b{number}", visibility=Visibility.BRIEFING)
            second.apply(Change("Add", (item,)))
        library.index()


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return all that a library holds, table by table, as SQLite reads it.

    Which documents are indexed is left out: where that is damaged, they are indexed once more.
    """
    tables = sorted({*schema.SEALED, "annotations", "tags"})
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        connection.execute(
            "CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, search, instance)"
        )
        connection.row_factory = sqlite3.Row
        return {
            table: sorted(map(_kept, connection.execute(f"SELECT * FROM {table}")), key=repr)
            for table in (*tables, "temp.words")
        }


def _kept(row: sqlite3.Row) -> tuple[object, ...]:
    return tuple(row[name] for name in row.keys() if name != "indexed")  # noqa: SIM118  # no dict


def kept(path: Path) -> set[str]:
    """Return the ids of the annotations of the shipped document, in a library that is sound."""
    with closing(location_of(path).make()) as library:
        findings = library.check()
        notebook = library.notebook(DOCUMENT.id)
    assert findings.is_sound, findings.faults[:3]
    assert notebook.damaged == ()
    return {item.id for item in notebook}


@contextmanager
def child(work: Callable[[Callable[[str], None]], None]) -> Iterator["Child"]:
    """Run `work` in a process of its own, which is gone at the end; it says what it did by name."""
    reader, writer = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reader)
        try:
            work(lambda said: _say(writer, said))
        except BaseException as error:  # noqa: BLE001 - a forked process must not come back
            _say(writer, f"!{type(error).__name__}: {error}".replace("\n", " "))
            os._exit(1)
        os._exit(0)
    os.close(writer)
    running = Child(pid, reader)
    try:
        yield running
    finally:
        running.kill()


class Child:
    """A process that was forked, and what it said until it ended."""

    def __init__(self, pid: int, reader: int) -> None:
        self._pid = pid
        self._reader = reader
        self._heard = b""
        self._is_over = False

    def kill(self) -> None:
        """Kill it (SIGKILL), if it still runs."""
        if not self._is_over:
            os.kill(self._pid, signal.SIGKILL)
            self._wait()

    def kill_after(self, seconds: float) -> list[str]:
        """Kill it after a while; return what it said."""
        time.sleep(seconds)
        os.kill(self._pid, signal.SIGKILL)
        return self.said()

    def kill_after_lines(self, lines: int, seconds: float) -> list[str]:
        """Kill it a while after it said so many lines; return all that it said."""
        while self._heard.count(b"\n") < lines and self._hear():
            pass
        return self.kill_after(seconds)

    def said(self) -> list[str]:
        """Return what it said, once it has ended."""
        while self._hear():
            pass
        self._wait()
        # A line without its end was not said.
        return self._heard.decode().split("\n")[:-1]

    def _hear(self) -> bool:
        chunk = os.read(self._reader, 65536)
        self._heard += chunk
        return bool(chunk)

    def _wait(self) -> None:
        if not self._is_over:
            self._is_over = True
            os.waitpid(self._pid, 0)
            os.close(self._reader)


def _say(writer: int, said: str) -> None:
    os.write(writer, f"{said}\n".encode())
