"""Documents that are deleted for good: what goes with them, and what still holds them."""

from contextlib import closing

import pytest

from data.errors import CancelledError
from data.library.location import location_of
from data.library.sqlite.safekeeping import backups
from tests.fixtures.documents import NOW, document_of
from viewer.services import removal

TEXT = "Talks about fish\n\nThe ministers met.\n"


@pytest.fixture
def path(tmp_path):
    """The file of a library with one document, and a backup of it."""
    path = tmp_path / "data" / "library.sqlite3"
    with closing(location_of(path).make()) as library:
        library.remember(document_of(TEXT, "talks.txt"), NOW)
    assert backups.make_if_changed(path)
    return path


NAME = document_of(TEXT, "talks.txt").id


def test_a_deleted_document_names_the_files_that_hold_its_content(path, tmp_path):
    same, other = tmp_path / "copy.txt", tmp_path / "other.txt"
    same.write_text(TEXT, encoding="utf-8")
    other.write_text("Another text.")
    known = (same, other, tmp_path / "gone.txt")
    with closing(location_of(path).open()) as library:
        done = removal.delete(library, [NAME], NOW, with_backups=False, remembered=known)
        assert library.entry(NAME) is None
    assert done.copies == (str(same),)
    assert not done.rewritten
    assert len(done.held.backups) == 1


def test_what_was_deleted_before_is_taken_out_of_backups_later(path):
    with closing(location_of(path).open()) as library:
        removal.delete(library, [NAME], NOW, with_backups=False)
        done = removal.delete(library, [], NOW, gone=[NAME], with_backups=True)
        assert len(done.rewritten) == 1
        assert not done.held.backups
        again = removal.delete(library, [], NOW, gone=[NAME], with_backups=True)
        assert not again.rewritten


def test_deleting_can_be_cancelled_between_two_backups(path):
    def stop(_share):
        raise CancelledError("Cancelled.")

    with closing(location_of(path).open()) as library:
        with pytest.raises(CancelledError):
            removal.delete(library, [NAME], NOW, with_backups=True, on_progress=stop)
        assert library.entry(NAME) is None
