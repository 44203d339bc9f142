"""Reading in a process of its own, within limits of memory and processor time.

Hostile files make a reader take memory without end, hang or crash; here they take only the process
with them that reads them, and the user can end it at any moment.

`reading_process` is what the rest of the program sees. It starts a process of our own Python,
without Qt, in which `fork_server` loads the readers once and forks itself for each file. The fork
(`answers`) sets its `limits`, gets the file's content through an open descriptor, may open nothing
more, and writes what it read as the lines of `pipe`. Nothing is kept here, and no window is known.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from data.basis.progress import unheard
from data.document import Document
from data.files import paths


def read_document(path: Path) -> Document:
    """Read one file in a process that ends with it.

    Raises:
        IntakeError: if the file cannot be read as a document.
        FaultError: through a fault of the program.
    """
    return read_bytes(paths.content(path), path.name)


def read_bytes(content: bytes, name: str) -> Document:
    """Read one file's content; `name` is the file's name. Otherwise like `read_document`."""
    with ready_for(content, name) as read:
        return read()


@contextmanager
def ready_for(content: bytes, name: str) -> Iterator[Callable[[], Document]]:
    """Give what reads a file's content, once; otherwise like `read_bytes`.

    The process starts meanwhile: whoever has modules to load loads them before. What is read in no
    time, whatever stands in it, is read here.
    """
    from data.intake import read_bytes as read_here  # noqa: PLC0415  # mostly the process reads
    from data.intake.reading_formats import reads_at_once  # noqa: PLC0415

    if reads_at_once(content, name):
        yield partial(read_here, content, name)
        return
    from data.confined.reading_process import ReadingProcess  # noqa: PLC0415  # not in the process itself

    with ReadingProcess() as process:
        process.prepare()
        yield lambda: process.read(content, name, unheard)
