"""A disk whose power fails: of what was written since the last sync, any part may be there.

What a program did to its files is recorded with strace, so that it is the program itself, with its
own SQLite, that is put to the test.
"""

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import NamedTuple

_CALLS = "openat,pwrite64,write,ftruncate,fsync,fdatasync,unlink,rename,link,linkat"
_STRING = r'"((?:\\x[0-9a-f]{2})*)"'
_FILE = r"(\d+)<((?:\\x[0-9a-f]{2})*)>"
_PATTERNS = (
    ("write", re.compile(rf"pwrite64\({_FILE}, {_STRING}, \d+, (\d+)\) = \d")),
    ("said", re.compile(rf"write\({_FILE}, {_STRING}, \d+\) = \d")),
    ("cut", re.compile(rf"ftruncate\({_FILE}, (\d+)\) = 0")),
    ("sync", re.compile(rf"f(?:data)?sync\({_FILE}\) = 0")),
    ("unlink", re.compile(rf"unlink\({_STRING}\) = 0")),
    ("move", re.compile(rf"rename\({_STRING}, {_STRING}\) = 0")),
    ("link", re.compile(rf"link(?:at)?\((?:AT_FDCWD\S*, )?{_STRING}, (?:AT_FDCWD\S*, )?{_STRING}")),
    ("make", re.compile(rf"openat\([^,]*, {_STRING}, [A-Z_|]*O_CREAT[^)]*\) = \d")),
)
_SECTOR = 512
_WHOLE, _TORN = 0.4, 0.6
"""Below the first share a write that was not synced is there; up to the second, in part."""


class Step(NamedTuple):
    """One thing that a program did: to which file of the folder ("" for itself), what, and where.

    `kind` is "write", "cut", "sync", "unlink", "make", "move" or "link" (`data` is the new name),
    or "said" for a line that it printed.
    """

    kind: str
    name: str
    data: bytes = b""
    offset: int = 0


def record(command: list[str], folder: Path, home: Path) -> list[Step]:
    """Run a program to its end and return what it did to the files in `folder`, and what it said.

    Raises:
        subprocess.CalledProcessError: it failed.
    """
    log = folder.parent / "strace.txt"
    tracer = ["strace", "-f", "-y", "-xx", "-s", "100000000", "-e", f"trace={_CALLS}", "-o", log]
    subprocess.run([*tracer, *command], cwd=home, check=True, stdout=subprocess.DEVNULL)
    with log.open(encoding="ascii") as lines:
        return list(_steps(lines, folder))


def _steps(lines: Iterator[str], folder: Path) -> Iterator[Step]:
    for line in lines:
        for kind, pattern in _PATTERNS:
            match = pattern.search(line)
            if match is None:
                continue
            step = _step(kind, match.groups(), folder)
            if step is not None:
                yield step
            break


def _step(kind: str, groups: tuple[str, ...], folder: Path) -> Step | None:
    if kind == "said":
        number, _, data = groups
        return Step(kind, "", _bytes(data)) if number == "1" else None
    if kind in {"move", "link"}:
        old, new = (Path(_bytes(name).decode()) for name in groups)
        is_ours = folder == old.parent == new.parent
        return Step(kind, old.name, new.name.encode()) if is_ours else None
    path = Path(_bytes(groups[0] if kind in {"unlink", "make"} else groups[1]).decode())
    if folder not in {path, path.parent}:
        return None
    name = "" if path == folder else path.name
    if kind == "write":
        return Step(kind, name, _bytes(groups[2]), int(groups[3]))
    return Step(kind, name, offset=int(groups[2]) if kind == "cut" else 0)


def _bytes(escaped: str) -> bytes:
    return bytes.fromhex(escaped.replace("\\x", ""))


@dataclass
class Disk:
    """What is on the disk for sure, and what may be: writes, and changes of the folder."""

    names: dict[str, int]
    contents: dict[int, bytearray]
    live: dict[str, int] = field(default_factory=dict)
    waiting: dict[int, list[Step]] = field(default_factory=dict)
    moves: list[dict[str, int | None]] = field(default_factory=list)

    @classmethod
    def of(cls, files: dict[str, bytes]) -> "Disk":
        """Return a disk that holds some files for sure."""
        names = {name: number for number, name in enumerate(files)}
        contents = {names[name]: bytearray(content) for name, content in files.items()}
        return cls(names, contents, dict(names))

    def do(self, step: Step, *, folder_syncs: bool) -> None:
        """Do what a program did; without `folder_syncs` syncing the folder does nothing."""
        if step.kind == "make":
            if step.name not in self.live:
                number = len(self.contents)
                self.contents[number] = bytearray()
                self.live[step.name] = number
                self.moves.append({step.name: number})
        elif step.kind == "unlink":
            self.live.pop(step.name, None)
            self.moves.append({step.name: None})
        elif step.kind in {"move", "link"}:
            self._name(step)
        elif step.kind == "sync" and not step.name:
            if folder_syncs:
                self.names = dict(self.live)
                self.moves.clear()
        elif step.kind == "sync":
            number = self.live[step.name]
            for one in self.waiting.pop(number, []):
                _apply(self.contents[number], one)
        elif step.kind in {"write", "cut"}:
            self.waiting.setdefault(self.live[step.name], []).append(step)

    def _name(self, step: Step) -> None:
        """Give a file another name, in place of its own or beside it."""
        number, new = self.live[step.name], step.data.decode()
        self.live[new] = number
        made: dict[str, int | None] = {new: number}
        if step.kind == "move":
            del self.live[step.name]
            made[step.name] = None
        self.moves.append(made)

    def after_power_failed(self, dice: Random | None) -> dict[str, bytes]:
        """Return the files that may be found: by chance, or without dice only what is for sure."""
        names = dict(self.names)
        for made in self.moves:
            if dice is not None and dice.random() < 0.5:
                for name, number in made.items():
                    if number is None:
                        names.pop(name, None)
                    else:
                        names[name] = number
        return {name: bytes(self._content(number, dice)) for name, number in names.items()}

    def _content(self, number: int, dice: Random | None) -> bytearray:
        content = bytearray(self.contents[number])
        for step in self.waiting.get(number, ()) if dice is not None else ():
            chance = dice.random() if dice is not None else 1
            if chance < _WHOLE:
                _apply(content, step)
            elif chance < _TORN and step.kind == "write":
                for start in range(0, len(step.data), _SECTOR):
                    if dice is not None and dice.random() < 0.5:
                        part = step.data[start : start + _SECTOR]
                        _apply(content, Step("write", step.name, part, step.offset + start))
        return content


def _apply(content: bytearray, step: Step) -> None:
    if step.kind == "cut":
        del content[step.offset :]
        content.extend(bytes(step.offset - len(content)))
        return
    content.extend(bytes(max(0, step.offset - len(content))))
    content[step.offset : step.offset + len(step.data)] = step.data
