"""One program at a time has the library open to write: a lock that ends with its process."""

import os
import stat
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from data.library.sqlite.connection import reported

try:
    import fcntl
except ImportError:  # pragma: no cover - systems without it have no lock of this kind
    fcntl = None  # type: ignore[assignment]  # and then every program may write


_VOUCHED = b"A library is kept beside this file.\n"


class LibraryLock:
    """The lock of a library; a file beside it that stays, and is locked or not."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor: int | None = None
        self._is_certain = False

    @property
    def is_certain(self) -> bool:
        """Whether nobody else can have the lock; some file systems have no locks."""
        return self._is_certain

    @classmethod
    def of(cls, library: Path) -> "LibraryLock":
        """Return the lock of the library in that file."""
        return cls(library.with_name(f"{library.name}.lock"))

    def acquire(self) -> bool:
        """Take the lock, and tell whether that went well; another program may hold it.

        On a file system without locks it is taken for free.

        Raises:
            LibraryError: the file of the lock cannot be made.
        """
        if self._descriptor is not None or fcntl is None:
            return True
        with reported(self._path):
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            return False
        except OSError:
            self._is_certain = False
        else:
            self._is_certain = True
        self._descriptor = descriptor
        return True

    def vouch(self) -> None:
        """Note in the file that a library is here; once it is gone, that is known from this."""
        if self._descriptor is not None and os.fstat(self._descriptor).st_size == 0:
            with suppress(OSError):  # a full disk: the copies speak for the library, too
                os.write(self._descriptor, _VOUCHED)

    @staticmethod
    def has_vouched(library: Path) -> bool:
        """Tell whether there was a library in that file once."""
        try:
            known = library.with_name(f"{library.name}.lock").stat()
        except OSError:
            return False
        return stat.S_ISREG(known.st_mode) and known.st_size > 0

    def release(self) -> None:
        """Give the lock back."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def __enter__(self) -> "LibraryLock":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()
