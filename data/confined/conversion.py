"""Old Word documents (.doc): LibreOffice, where it is installed, converts them to be read.

It is a program of its own, and cannot run where a file is read, which may open nothing. So it runs
before: in a folder and with a profile for this one file, that are gone afterwards; without network
where the system can keep it away, in any case told to use none and to run nothing of what the file
holds; with limits of memory and time, and ended with all that it started. What it made is read as
every other file is, by the process that may open nothing.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from data.basis.progress import Progress
from data.document import Document
from data.errors import IntakeError
from data.files import paths
from data.intake import source_of
from data.messages import said

MAX_SECONDS = 120
"""Seconds that a file may take: LibreOffice needs 2 to start, and 10 for a book."""

_PROGRAMS = ("soffice", "libreoffice")
_OLE = b"\xd0\xcf\x11\xe0"
_WORD, _LOCKED, _MAIL = (
    name.encode("utf-16-le")
    for name in ("WordDocument", "EncryptedPackage", "__properties_version1.0")
)
_ZIP = b"PK\x03\x04"
_TICK = 0.04
_FORMAT = "docx:MS Word 2007 XML"
_LAUNCH = """
import ctypes, os, resource, sys
for kind, most in (("CPU", 100), ("FSIZE", 2**28), ("CORE", 0), ("AS", 2**32)):
    resource.setrlimit(getattr(resource, "RLIMIT_" + kind), (most, most))
libc = ctypes.CDLL(None)
libc.prctl(1, 9)  # PR_SET_PDEATHSIG
libc.unshare(0x10000000 | 0x40000000)  # CLONE_NEWUSER, CLONE_NEWNET; where it may not, it does not
os.execv(sys.argv[1], sys.argv[1:])
"""
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings">
<prop oor:name="ooInetProxyType" oor:op="fuse"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings">
<prop oor:name="ooInetHTTPProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings">
<prop oor:name="ooInetHTTPProxyPort" oor:op="fuse"><value>9</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings">
<prop oor:name="ooInetHTTPSProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings">
<prop oor:name="ooInetHTTPSProxyPort" oor:op="fuse"><value>9</value></prop></item>
</oor:items>
"""
"""No macros, no links followed, and a proxy where nobody listens."""


def converted(content: bytes, name: str, on_progress: Progress) -> bytes | None:
    """Return an old Word document as a new one; None where that is not wanted, or not to be had.

    `on_progress` is called every 40 ms; if it raises, the conversion is ended at once.

    Raises:
        IntakeError: LibreOffice is there, and does not convert it.
    """
    program = _program() if _is_old_word(content) else None
    if program is None:
        return None
    with tempfile.TemporaryDirectory(prefix="briefing-", ignore_cleanup_errors=True) as made:
        folder = paths.named(made)
        source, profile = folder / "document.doc", folder / "profile" / "user"
        profile.mkdir(parents=True)
        (profile / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
        source.write_bytes(content)
        _run(program, folder, source, name, on_progress)
        with suppress(IntakeError):
            found = paths.content(folder / "out" / "document.docx")
            if found.startswith(_ZIP):
                return found
    raise IntakeError(
        said(
            "“{name}” is an old Word document (.doc), which LibreOffice did not convert: open it "
            "in Word or LibreOffice and save it as .docx.",
            name=paths.clean(name),
        )
    )


def told(document: Document, content: bytes, name: str) -> Document:
    """Return what was read of a converted file as what its own file says."""
    note = said("LibreOffice converted this old Word document (.doc) before it was read.")
    report = replace(document.report, repairs=(note, *document.report.repairs))
    return replace(document, source=source_of(content, name), report=report)


def _is_old_word(content: bytes) -> bool:
    """Tell whether a file is one, without a password, by the names in it; it is not parsed here."""
    return (
        content.startswith(_OLE)
        and _WORD in content
        and _LOCKED not in content
        and _MAIL not in content
    )


def _program() -> str | None:
    return next(filter(None, map(shutil.which, _PROGRAMS)), None)


def _run(program: str, folder: Path, source: Path, name: str, on_progress: Progress) -> None:
    """Run LibreOffice until it ends.

    Raises:
        IntakeError: it takes too long, or does not start.
    """
    words = [
        program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
        "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard", "--convert-to",
        _FORMAT, "--outdir", str(folder / "out"), str(source),
    ]  # fmt: skip
    places = os.environ.get("PATH", os.defpath)
    try:
        process = subprocess.Popen(  # noqa: S603  # found on the user's own path
            [sys.executable, "-I", "-S", "-c", _LAUNCH, *words],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            env={"HOME": str(folder), "TMPDIR": str(folder), "PATH": places, "LANG": "C.UTF-8"},
            start_new_session=True,
        )
    except OSError:
        return
    try:
        _wait(process, name, on_progress)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _wait(process: "subprocess.Popen[bytes]", name: str, on_progress: Progress) -> None:
    until = time.monotonic() + MAX_SECONDS
    while time.monotonic() < until:
        on_progress(0.0)
        with suppress(subprocess.TimeoutExpired):
            process.wait(_TICK)
            return
    raise IntakeError(
        said(
            "“{name}” is an old Word document (.doc), and LibreOffice takes more than {seconds} "
            "seconds to convert it: open it there and save it as .docx.",
            name=paths.clean(name),
            seconds=str(MAX_SECONDS),
        )
    )
