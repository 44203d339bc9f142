"""What is printed commands no terminal, whoever wrote it."""

import json
import os
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.briefing.briefing import Briefing
from data.briefing.profile import Profile
from data.documents import shipped
from data.intake import read_document
from data.library.location import location_of
from viewer.cli import main
from viewer.system import printed_output

HOME = Path(__file__).parents[3]
SAMPLE = str(shipped())
EVIL = "\x1b]0;owned\x07\x1b[2J\x9b31m\x7f\u202e\u2066\r\x00"
COMMANDS = set(map(chr, [*range(9), *range(11, 32), *range(127, 160)])) | set("\u202e\u2066\u2028")


@pytest.fixture(autouse=True)
def _umask_stays():
    old = os.umask(0o022)
    yield
    os.umask(old)


def harmless(text):
    return not set(text) & COMMANDS


@given(st.text(st.characters(), max_size=50))
def test_lines_and_tabs_stay_and_nothing_else_that_commands(text):
    told = printed_output.plain(text)
    assert harmless(told)
    assert told.count("\n") == text.count("\n")
    assert told.count("\t") == text.count("\t")


WHEN = datetime(2018, 9, 5, tzinfo=UTC)
NAME = EVIL.replace("\x00", "")
LINE = " ".join(NAME.split())


@pytest.mark.parametrize(
    "words",
    [
        ("inspect", f"{NAME}.txt"),
        ("inspect", SAMPLE, f"--{NAME}"),
        (f"--{NAME}", NAME),
        ("inspect", SAMPLE, NAME),
        ("inspect", f"file://{NAME}/a.txt"),
        ("export", SAMPLE, f"a.{NAME}"),
        ("export", SAMPLE, f"/nowhere/{NAME}.pdf"),
        ("export", SAMPLE, "a.pdf", "--paper", NAME),
        ("export", SAMPLE, "a.pdf", "--plan", NAME),
        ("export", SAMPLE, "a.pdf", "--font", NAME),
        ("export", SAMPLE, "a.pdf", "--watermark", NAME * 50),
        ("annotations", NAME),
        ("annotations", "list", NAME),
        ("annotations", "export", SAMPLE, NAME),
        ("annotations", "import", SAMPLE, NAME),
        ("library", NAME),
        ("library", "restore", NAME),
        ("library", "search", "a", "--limit", NAME),
        ("library", "list", "--data-folder", NAME),
    ],
)
def test_what_was_typed_wrong_is_quoted_without_what_commands(words, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    place = () if "--data-folder" in words else ("--data-folder", str(tmp_path))
    assert main([*words, *place]) in {1, 2}
    told = capsys.readouterr()
    assert harmless(told.out + told.err), told
    assert told.err.strip()


def test_titles_names_and_plans_are_listed_without_what_commands(tmp_path, capsys):
    path = tmp_path / f"{NAME}.txt"
    path.write_text("A \x1b[2Jtitle\x9b\u202e\n\n1. Topic \x1b]0;x\x07\n\nText \x1b[31mred.\n")
    document = read_document(path)
    with closing(location_of(tmp_path / "library.sqlite3").make()) as library:
        library.remember(document, WHEN, path)
        library.briefings.add(Briefing("one", f"briefing {LINE}", WHEN, WHEN))
        library.profiles.keep(Profile(f"office {LINE}", markings=(f"marking {LINE}",)))
    for words in (
        ["inspect", str(path)],
        ["inspect", str(path), "--json"],
        ["library", "list"],
        ["library", "list", "--json"],
        ["library", "search", "red"],
        ["library", "search", "red", "--json"],
        ["annotations", "list", str(path)],
        ["annotations", "export", str(path), str(tmp_path / f"{NAME}.csv")],
        ["annotations", "export", str(path), str(tmp_path / f"{NAME}.csv"), "--json"],
        ["export", str(path), str(tmp_path / f"{NAME}.html")],
        ["export", str(path), str(tmp_path / "a.html"), "--plan", "none"],
        ["briefing", "list"],
        ["briefing", "list", "--json"],
        ["briefing", "show", f"briefing {LINE}"],
        ["briefing", "show", f"briefing {LINE}", "--json"],
        ["briefing", "show", "none"],
        ["briefing", "export", "one", str(tmp_path / "a.html"), "--profile", "none"],
        ["briefing", "profiles", "list"],
        ["briefing", "profiles", "list", "--json"],
        ["briefing", "profiles", "delete", "none"],
    ):
        status = main([*words, "--data-folder", str(tmp_path)])
        told = capsys.readouterr()
        assert status == (1 if "none" in words else 0), told
        assert harmless(told.out + told.err), words
        if "--json" in words:
            assert json.loads(told.out)


def test_what_libraries_print_by_themselves_is_printed_so_too():
    script = """
import logging, sys, warnings
from viewer.system import printed_output
evil = sys.argv[1]
with printed_output.guarded():
    warnings.warn(evil)
    logging.getLogger("some.library").error(evil)
    print(evil)
    print(evil, file=sys.stderr)
"""
    done = subprocess.run(
        [sys.executable, "-c", script, NAME],
        cwd=HOME,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert harmless(done.stdout + done.stderr)
    assert done.stdout.count("owned") == 1
    assert done.stderr.count("owned") == 3


def test_an_error_shown_with_debug_is_printed_so_too(monkeypatch, capsys):
    from viewer.commands import inspect

    def fail(_options, _read):
        raise RuntimeError(EVIL)

    monkeypatch.setattr(inspect, "_inspect", fail)
    assert main(["inspect", SAMPLE, "--debug"]) == 1
    told = capsys.readouterr().err
    assert "RuntimeError: " in told
    assert harmless(told)


def test_without_anywhere_to_print_the_program_goes_on():
    script = "import sys; from viewer.cli import main; sys.exit(main(['inspect', '/nowhere']))"
    done = subprocess.run(
        ["sh", "-c", f'exec "{sys.executable}" -c "{script}" 2>&- >&-'],
        cwd=HOME,
        check=False,
    )
    assert done.returncode == 1


def test_a_line_on_the_side_is_one_that_a_person_can_read(capsys):
    name = "x" * 100_000
    with printed_output.guarded():
        printed_output.warn(f"There is no briefing “{name}”: none is in the library.")
        printed_output.warn("Short.")
    told, short = capsys.readouterr().err.splitlines()
    assert len(told) < 5_000
    assert told.startswith("briefing-viewer: There is no briefing “xx")
    assert told.endswith("”: none is in the library.")
    assert short == "briefing-viewer: Short."
