"""How the process that reads files is started: our own Python, with nothing but what it needs."""

import socket
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

_START = (
    "import sys; sys.path += sys.argv[2:]; "
    "from data.confined import fork_server; fork_server.main(int(sys.argv[1]))"
)
_PLACE = "{}"
"""Stands for the number of the socket."""

_PACKAGES = (
    "markdown_it",
    "mdurl",
    "selectolax",
    "yaml",
    "ftfy",
    "wcwidth",
    "pypdfium2_raw",
    "olefile",
)


def command() -> list[str]:
    """Return what starts the process: no site, no environment, our folder and our packages' alone.

    The folders are passed, so that it is the same from a wheel and from a checkout.
    """
    folders = {str(Path(__file__).resolve().parents[2]): None}
    for name in _PACKAGES:
        found = find_spec(name)
        if found is not None and found.origin is not None:
            folders[str(Path(found.origin).resolve().parents[1])] = None
    return [sys.executable, "-I", "-S", "-B", "-c", _START, _PLACE, *folders]


def start(program: list[str], control: socket.socket) -> subprocess.Popen[bytes]:
    """Start a program that has `control` for its socket.

    Raises:
        OSError: it does not start.
    """
    place = str(control.fileno())
    return subprocess.Popen(  # noqa: S603  # our own Python
        [place if word == _PLACE else word for word in program],
        pass_fds=(control.fileno(),),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd="/",
        env={},
        start_new_session=True,
    )
