"""`briefing-viewer briefing profiles`: the profile of an office goes out and in as one file."""

import json
import tempfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from data.briefing.content import Letterhead, Logo, PictureKind
from data.briefing.profile import Profile
from data.errors import ReportableError
from data.library.location import location_of
from data.library.sqlite.safekeeping import backups
from data.library.sqlite.safekeeping.lock import LibraryLock
from data.serial.profile_json import MOST_BYTES, PROFILE
from tests.fixtures.documents import NOW
from tests.fixtures.kept_values import values
from viewer.cli import main
from viewer.services.briefings.profile_files import read_profile

DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0H9V9Z"/></svg>'
LOGO = Logo(PictureKind.SVG, DRAWING)
HEAD = Letterhead("政策局", ("1 Quay Street",), LOGO)
OFFICE = Profile("Policy Bureau", HEAD, ("OPEN", "INTERNAL"), recipients=("Ms Sato",))


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "data"
    with closing(location_of(folder / "library.sqlite3").make(clock=lambda: NOW)) as library:
        library.profiles.keep(OFFICE)
    return folder


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "office.profile"
    path.write_text(PROFILE.dumps(OFFICE), encoding="utf-8")
    return path


def profiles(folder):
    with closing(location_of(folder / "library.sqlite3").open()) as library:
        return library.profiles.listed()


def run(folder, *words):
    return main(["briefing", "profiles", *map(str, words), "--data-folder", str(folder)])


def failed(capsys, *parts):
    streams = capsys.readouterr()
    assert streams.out == ""
    assert streams.err.startswith("briefing-viewer: ")
    assert streams.err.count("\n") == 1
    for part in parts:
        assert part in streams.err


def test_profiles_are_listed(folder, capsys):
    assert run(folder, "list") == 0
    assert capsys.readouterr().out == "Policy Bureau  (OPEN, INTERNAL, 1 recipient)\n"
    assert run(folder, "list", "--json") == 0
    (row,) = json.loads(capsys.readouterr().out)["profiles"]
    assert (row["name"], row["markings"]) == ("Policy Bureau", ["OPEN", "INTERNAL"])


def test_a_profile_that_goes_out_comes_in_elsewhere_the_same(folder, tmp_path, capsys):
    assert run(folder, "export", "Policy Bureau", tmp_path / "office") == 0
    file = tmp_path / "office.profile"
    assert capsys.readouterr().out == f"Wrote “{file}”.\n"
    assert file.stat().st_mode & 0o777 == 0o600
    other = tmp_path / "other"
    other.mkdir()
    assert run(other, "import", file) == 0
    assert capsys.readouterr().out == "Took in the profile “Policy Bureau”.\n"
    assert profiles(other) == (OFFICE,)


@given(values(Profile))
@settings(max_examples=40)
def test_whatever_a_profile_holds_its_file_holds(profile):
    if profile.letterhead is not None and profile.letterhead.logo is not None:
        profile = replace(profile, letterhead=replace(profile.letterhead, logo=LOGO))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.profile"
        path.write_text(PROFILE.dumps(profile), encoding="utf-8")
        assert read_profile(path) == profile


def test_a_profile_whose_logo_is_none_stays_outside(folder, file, capsys):
    for drawing in (b"no drawing", DRAWING.replace(b"<path", b"<script/><path")):
        head = replace(HEAD, logo=replace(LOGO, file=drawing))
        file.write_text(PROFILE.dumps(replace(OFFICE, letterhead=head)), encoding="utf-8")
        assert run(folder, "import", file, "--replace") == 1
        failed(capsys, "office.profile", "The logo")
    assert profiles(folder) == (OFFICE,)


def test_another_profile_of_that_name_is_replaced_only_where_that_is_said(folder, file, capsys):
    assert run(folder, "import", file, "--json") == 0
    assert json.loads(capsys.readouterr().out) == {"profile": "Policy Bureau", "made": False}
    changed = replace(OFFICE, markings=("OPEN",))
    file.write_text(PROFILE.dumps(changed), encoding="utf-8")
    assert run(folder, "import", file) == 1
    failed(capsys, "another profile “Policy Bureau”", "--replace")
    assert profiles(folder) == (OFFICE,)
    assert run(folder, "import", file, "--replace") == 0
    assert profiles(folder) == (changed,)
    assert len(backups.listed(folder / "library.sqlite3")) == 1


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "not valid JSON"),
        (b"\xff\xfe\x00", "It is no text."),
        (b"{}", "of another kind"),
        (PROFILE.dumps(OFFICE).replace("INTERNAL", "OPEN").encode(), "do not agree"),
        (
            PROFILE.dumps(OFFICE).replace(f'"version":{PROFILE.version}', '"version":99').encode(),
            "format 99",
        ),
        (b"[" * 100_000, "not valid JSON"),
    ],
)
def test_a_file_that_is_no_profile_is_refused_in_one_line(folder, file, content, reason, capsys):
    file.write_bytes(content)
    assert run(folder, "import", file) == 1
    failed(capsys, "office.profile” cannot be taken in as the profile of an office", reason)
    assert profiles(folder) == (OFFICE,)


def test_a_file_that_is_too_large_is_not_even_read(folder, file, capsys):
    file.write_bytes(b" " * (MOST_BYTES + 1))
    with pytest.raises(ReportableError, match="large"):
        read_profile(file)
    assert run(folder, "import", file) == 1
    failed(capsys, "office.profile")


def test_nothing_is_made_where_nothing_could_be_read(tmp_path, capsys):
    (tmp_path / "bare").mkdir()
    assert run(tmp_path / "bare", "import", tmp_path / "none.profile") == 1
    failed(capsys, "none.profile")
    assert list((tmp_path / "bare").iterdir()) == []


def test_a_profile_is_deleted_by_its_name(folder, capsys):
    assert run(folder, "delete", "Policy") == 1
    failed(capsys, "There is no profile “Policy”: there are “Policy Bureau”.")
    assert run(folder, "delete", "Policy Bureau") == 0
    assert capsys.readouterr().out == "Deleted the profile “Policy Bureau”.\n"
    assert profiles(folder) == ()
    assert run(folder, "export", "Policy Bureau", folder / "a.profile") == 1
    failed(capsys, "none is in the library")


def test_nothing_comes_in_beside_a_window(folder, file, capsys):
    changed = replace(OFFICE, name="Desk")
    file.write_text(PROFILE.dumps(changed), encoding="utf-8")
    with LibraryLock.of(folder / "library.sqlite3") as lock:
        assert lock.acquire()
        for words in (("import", file), ("delete", "Policy Bureau")):
            assert run(folder, *words) == 1
            failed(capsys, "open in a window")
    assert profiles(folder) == (OFFICE,)


def test_the_library_is_no_file_for_a_profile(folder, capsys):
    before = (folder / "library.sqlite3").read_bytes()
    for path in (folder / "library.sqlite3", folder / "backups" / "a.profile"):
        run(folder, "export", "Policy Bureau", path)
        capsys.readouterr()
    assert (folder / "library.sqlite3").read_bytes() == before
    assert not (folder / "backups").exists()
