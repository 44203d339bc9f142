"""Where later starts of the program meet the window that has a library open.

The window listens on a socket in a folder that its user alone may enter. Which socket, and the key
by which both sides prove themselves, stand in a record beside the library. A path is told only to
a window of the same user that proved to know the key, and it counts as told only once the window
has proved that it took it: each proof is an HMAC over what both sides said.
"""

import hmac
import json
import os
import socket
import stat
import struct
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from enum import Enum
from hashlib import sha256
from pathlib import Path

from data.errors import IntakeError
from data.files import paths

LONGEST = 65_536
"""Bytes that one side says at most in a line."""
_WAITING = 64
"""Starts that may wait to be heard."""
_LONGEST_ADDRESS = 107
"""Bytes of a socket's address (unix(7)); a longer one is reached through its folder."""
_RECORD = 4_096
_NONCE = 16
_KEY = 32


class Outcome(Enum):
    """What became of a document that was to be handed over."""

    SHOWN = "the window has it"
    NOBODY = "nobody listens, or no longer"
    SILENT = "somebody listens and does not answer"


class MeetingPlace:
    """A socket that is listened on, and the key of those that may come.

    Raises:
        OSError: there is no place where one can be made.
    """

    def __init__(self, library: Path, environment: Mapping[str, str]) -> None:
        self.key = os.urandom(_KEY)
        self._record = record_of(library)
        name = sha256(os.fsencode(os.path.realpath(library))).hexdigest()[:24]
        self.socket, self._address = _listen(library, environment, name)
        try:
            _write(self._record, {"socket": paths.written(self._address), "key": self.key.hex()})
        except OSError:
            self.close()
            raise

    def close(self) -> None:
        """Listen no more; whoever waited is told that nobody is there."""
        self.socket.close()
        for path in (self._record, self._address):
            with suppress(OSError):
                path.unlink()


def record_of(library: Path) -> Path:
    """Return the file that says where the window of a library is met."""
    return library.with_name(f"{library.name}.window")


def hand_over(library: Path, document: Path | None, patience: float, at: str = "") -> Outcome:
    """Let the window that has a library open show itself, and a document at that address in it.

    `patience` are the seconds for which each answer is waited for.
    """
    found = _read(record_of(library))
    if found is None:
        return Outcome.NOBODY
    address, key = found
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(patience)
        try:
            with _reachable(address) as name:
                line.connect(name)
            if not is_own(line):
                return Outcome.SILENT
            told = [paths.written(document.absolute())] if document else []
            return Outcome.SHOWN if _tell(line, key, told, at) else Outcome.NOBODY
        except TimeoutError:
            return Outcome.SILENT
        except (OSError, ValueError):
            return Outcome.NOBODY


def is_own(line: socket.socket) -> bool:
    """Tell whether the other side is a program of this user, where the system can say so."""
    if not hasattr(socket, "SO_PEERCRED"):
        return True  # the folder's mode and the key have to do
    size = struct.calcsize("3i")
    _, user, _ = struct.unpack("3i", line.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, size))
    return bool(user == os.geteuid())


def proof(key: bytes, *said: str) -> str:
    """Return what shows that who knows the key means just this."""
    return hmac.new(key, json.dumps(said).encode(), sha256).hexdigest()


def is_proved(said: object, meant: str) -> bool:
    """Tell, in a time that tells nothing, whether what the other side said is that proof."""
    return hmac.compare_digest(str(said).encode(errors="replace"), meant.encode())


def nonce() -> str:
    """Return what was never said before."""
    return os.urandom(_NONCE).hex()


def message(**said: object) -> bytes:
    """Return one line of the conversation."""
    return json.dumps(said).encode() + b"\n"


def understood(line: bytes) -> dict[str, object]:
    """Return what a line says; nothing for one that says nothing.

    Whether its values are what they should be is for the reader to see.
    """
    try:
        said = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}


def _tell(line: socket.socket, key: bytes, told: list[str], at: str) -> bool:
    """Hold the conversation of a later start; tell whether the window proved that it heard.

    The address is proved by itself: a window of an older version passes it over.
    """
    ours = nonce()
    line.sendall(message(hello=ours))
    with line.makefile("rb") as heard:
        answer = understood(heard.readline(LONGEST))
        theirs = str(answer.get("nonce", ""))
        if not is_proved(answer.get("proof"), proof(key, "window", ours, theirs)):
            return False
        start = proof(key, "start", ours, theirs, *told)
        more = {"at": at, "at_proof": proof(key, "at", ours, theirs, at)}
        line.sendall(message(paths=told, proof=start, **(more if at else {})))
        answer = understood(heard.readline(LONGEST))
    return is_proved(answer.get("shown"), proof(key, "shown", ours, theirs, *told))


def _listen(library: Path, environment: Mapping[str, str], name: str) -> tuple[socket.socket, Path]:
    """Return a socket that listens in the first place that allows it, and its path."""
    fault: OSError | None = None
    for folder in _places(library, environment):
        address = folder / name
        line = socket.socket(socket.AF_UNIX)
        try:
            _make_private(folder)
            with suppress(FileNotFoundError):
                address.unlink()  # of a program that was killed: the library's lock says so
            with _reachable(address) as reachable:
                line.bind(reachable)
            line.listen(_WAITING)
        except OSError as error:
            line.close()
            fault = fault or error
        else:
            line.setblocking(False)  # the library's own order
            return line, address
    raise fault or OSError("there is no place for a socket")


def _places(library: Path, environment: Mapping[str, str]) -> Iterator[Path]:
    """Yield the folders in which to listen: the session's own, then beside the library."""
    runtime = environment.get("XDG_RUNTIME_DIR", "")
    if runtime.startswith("/") and _is_private(Path(runtime)):
        yield Path(runtime) / "briefing-viewer"
    yield library.absolute().parent / ".window"
    from platformdirs import user_cache_path

    with suppress(RuntimeError):  # nobody says where the user's folders are
        yield user_cache_path("briefing-viewer", appauthor=False) / "window"


def _make_private(folder: Path) -> None:
    """Make a folder of this user's alone.

    Raises:
        PermissionError: it is somebody else's, or others may enter it.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not _is_private(folder):
        raise PermissionError(None, "others may enter its folder")


def _is_private(folder: Path) -> bool:
    try:
        known = folder.lstat()
    except (OSError, ValueError):
        return False
    is_own = known.st_uid == os.geteuid() and not known.st_mode & 0o077
    return stat.S_ISDIR(known.st_mode) and is_own


@contextmanager
def _reachable(address: Path) -> Iterator[str]:
    """Yield an address that a socket takes: the path, or a short one through its open folder."""
    if len(os.fsencode(address)) <= _LONGEST_ADDRESS:
        yield str(address)
        return
    folder = os.open(address.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        yield f"/proc/self/fd/{folder}/{address.name}"
    finally:
        os.close(folder)


def _write(record: Path, said: Mapping[str, str]) -> None:
    """Write a record whole, for this user alone."""
    part = record.with_name(f".{record.name}.{os.getpid()}")
    with suppress(FileNotFoundError):
        part.unlink()
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    descriptor = os.open(part, flags, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            json.dump(said, file)
        part.replace(record)
    except OSError:
        part.unlink()
        raise


def _read(record: Path) -> tuple[Path, bytes] | None:
    """Return the address and the key of a record that this user wrote; None for any other."""
    try:
        known = record.lstat()
        if known.st_uid != os.geteuid() or known.st_mode & 0o077:
            return None
        said = understood(paths.content(record, most=_RECORD))
        key = bytes.fromhex(str(said.get("key", "")))
        address = paths.named(str(said.get("socket", "")))
    except (IntakeError, OSError, ValueError):
        return None
    return (address, key) if len(key) == _KEY and address.is_absolute() else None
