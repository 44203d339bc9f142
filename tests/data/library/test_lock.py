"""One program at a time has the library; the lock ends with its holder, whatever ends that."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from data.errors import LibraryError
from data.library.sqlite.safekeeping.lock import LibraryLock

HOME = Path(__file__).parents[3]
HOLDER = """
import sys
from pathlib import Path
from data.library.sqlite.safekeeping.lock import LibraryLock
lock = LibraryLock.of(Path(sys.argv[1]))
print(lock.acquire(), flush=True)
sys.stdin.read()
"""


@pytest.fixture
def path(tmp_path):
    return tmp_path / "home" / "library.sqlite3"


@pytest.fixture
def holder(path):
    """Another program that holds the lock, or says that it could not get it."""
    words = [sys.executable, "-c", HOLDER, str(path)]
    with subprocess.Popen(
        words, cwd=HOME, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as program:
        program.said = program.stdout.readline().strip()
        yield program
        program.kill()


def test_the_second_does_not_get_it_and_the_next_one_does(path):
    first, second = LibraryLock.of(path), LibraryLock.of(path)
    assert first.acquire()
    assert first.acquire(), "who has it keeps it"
    assert not second.acquire()
    first.release()
    assert second.acquire()
    second.release()


def test_another_program_that_has_it_keeps_us_out(holder, path):
    assert holder.said == "True"
    assert not LibraryLock.of(path).acquire()


def test_it_ends_with_its_program_even_when_that_is_killed(holder, path):
    holder.kill()
    holder.wait()
    with LibraryLock.of(path) as lock:
        assert lock.acquire()


def test_we_keep_another_program_out(path):
    with LibraryLock.of(path) as lock:
        assert lock.acquire()
        done = subprocess.run(
            [sys.executable, "-c", HOLDER, str(path)], cwd=HOME, input="", text=True,
            capture_output=True, check=True,
        )  # fmt: skip
    assert done.stdout == "False\n"


def test_a_block_that_ends_gives_it_back(path):
    with LibraryLock.of(path) as lock:
        lock.acquire()
    assert LibraryLock.of(path).acquire()


def test_giving_back_what_one_has_not_is_no_fault(path):
    lock = LibraryLock.of(path)
    lock.release()
    assert lock.acquire()
    lock.release()
    lock.release()


def test_its_file_is_private_stands_beside_the_library_and_stays(path):
    with LibraryLock.of(path) as lock:
        lock.acquire()
    file = path.with_name("library.sqlite3.lock")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert [found.name for found in path.parent.iterdir()] == [file.name]


def test_it_is_not_handed_on_to_programs_that_are_started(path):
    with LibraryLock.of(path) as lock:
        lock.acquire()
        assert not os.get_inheritable(lock._descriptor)


def test_where_no_lock_can_be_made_one_line_says_so(tmp_path):
    (tmp_path / "file").write_text("")
    lock = LibraryLock.of(tmp_path / "file" / "library.sqlite3")
    with pytest.raises(LibraryError, match=r"library\.sqlite3\.lock” cannot be opened") as caught:
        lock.acquire()
    assert "\n" not in str(caught.value)
