"""Old Word documents are converted by LibreOffice before they are read, apart and within limits.

A program of our own stands in for it: what it writes is read, and what it is given can be seen.
"""

import hashlib
import os
import shlex
from pathlib import Path

import pytest

from data import confined
from data.confined import conversion
from data.confined.reading_process import ReadingProcess
from data.errors import CancelledError, IntakeError
from tests.fixtures.outlook_files import compound, letter
from tests.fixtures.processes import is_gone, wait
from tests.fixtures.word import paragraph, word

OLD = compound({"WordDocument": b"x" * 100})
NEW = word(paragraph("Ports", "Heading1") + paragraph("The two sides met."))


@pytest.fixture
def stand_in(tmp_path, monkeypatch):
    """Return what puts a shell script in the place of LibreOffice; `$out` is where it writes."""
    place = tmp_path / "programs"
    place.mkdir()
    monkeypatch.setenv("PATH", str(place))

    def put(script, name="soffice"):
        program = place / name
        program.write_text(
            f"#!/bin/sh\nPATH={shlex.quote(os.defpath)}\n"
            'while [ $# -gt 0 ]; do [ "$1" = --outdir ] && out=$2; last=$1; shift; done\n'
            f"{script}\n"
        )
        program.chmod(0o755)

    return put


@pytest.fixture
def made(tmp_path):
    """Return the script that writes a Word document as LibreOffice does."""
    (tmp_path / "new.docx").write_bytes(NEW)
    return f'mkdir -p "$out"; cp {shlex.quote(str(tmp_path / "new.docx"))} "$out/document.docx"'


def refusal(content=OLD, name="minutes.doc"):
    with pytest.raises(IntakeError) as caught:
        confined.read_bytes(content, name)
    message = str(caught.value)
    assert "\n" not in message
    assert message.startswith(f"“{name}” ")
    return message


@pytest.mark.parametrize("program", ["soffice", "libreoffice"])
def test_what_it_makes_is_read_as_the_document_itself(stand_in, made, program):
    stand_in(made, program)
    document = confined.read_bytes(OLD, "minutes.doc")
    assert document.text == "Ports\nThe two sides met."
    assert document.id == hashlib.sha256(OLD).hexdigest()
    assert document.source.name == "minutes.doc"
    assert str(document.report.repairs[0]).startswith("LibreOffice converted this old Word")


def test_without_it_the_message_says_what_to_do(stand_in):
    assert "open it in Word or LibreOffice and save it as .docx" in refusal()


def test_other_files_are_not_given_to_it(stand_in, tmp_path):
    stand_in(f"touch {shlex.quote(str(tmp_path / 'called'))}")
    locked = compound({"EncryptedPackage": b"x"})
    assert "protected with a password" in refusal(locked)
    assert "Excel" in refusal(compound({"Workbook": b"x"}))
    assert confined.read_bytes(compound(letter(body="Text.")), "a.msg").title == "Coastal safety"
    assert confined.read_bytes(NEW, "a.docx").blocks
    assert not (tmp_path / "called").exists()


@pytest.mark.parametrize(
    "script", ["exit 1", "exit 0", 'mkdir "$out"; echo text > "$out/document.docx"', "kill -9 $$"]
)
def test_where_it_makes_nothing_that_is_said(stand_in, script):
    stand_in(script)
    assert "which LibreOffice did not convert: open it in Word" in refusal()


def test_what_it_makes_is_read_within_limits_like_every_file(stand_in, tmp_path):
    bomb = tmp_path / "new.docx"
    bomb.write_bytes(word(paragraph(" " * 10**7)))
    stand_in(f'mkdir -p "$out"; cp {shlex.quote(str(bomb))} "$out/document.docx"')
    assert "times its size" in refusal()


def test_it_works_in_a_folder_and_a_profile_of_its_own_that_are_gone_afterwards(
    stand_in, made, tmp_path
):
    seen = shlex.quote(str(tmp_path / "seen"))
    stand_in(f'{made}; (pwd; echo "$HOME"; cat profile/user/*.xcu; cat "$last"; env) > {seen}')
    confined.read_bytes(OLD, "minutes.doc")
    told = (tmp_path / "seen").read_bytes()
    folder, home, profile = told.split(b"\n", 2)
    assert folder == home
    assert not Path(os.fsdecode(folder)).exists()
    assert b"DisableMacrosExecution" in profile
    assert OLD[:8] in profile
    assert b"DISPLAY" not in told
    assert b"XDG_" not in told


def test_it_is_ended_with_all_that_it_started_when_it_takes_too_long(
    stand_in, tmp_path, monkeypatch
):
    noted = tmp_path / "noted"
    stand_in(f"sleep 1000 & echo $! $$ > {shlex.quote(str(noted))}; wait")
    monkeypatch.setattr(conversion, "MAX_SECONDS", 1)
    assert "LibreOffice takes more than 1 seconds to convert it" in refusal()
    for number in noted.read_text().split():
        wait(lambda number=number: is_gone(int(number)))


def test_it_is_ended_when_the_reader_cancels(stand_in, tmp_path):
    noted = tmp_path / "noted"
    stand_in(f"echo $$ > {shlex.quote(str(noted))}; exec sleep 1000")

    def cancel(_share):
        if noted.exists() and noted.read_text().strip():
            raise CancelledError("Stopped.")

    with ReadingProcess() as process, pytest.raises(CancelledError):
        process.read(OLD, "minutes.doc", cancel)
    wait(lambda: is_gone(int(noted.read_text())))
