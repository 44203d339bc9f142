"""Tell whether a window can be opened, without asking Qt, which would end the program."""

import os
import re
import socket
import sys
from collections.abc import Mapping
from pathlib import Path

_X_SOCKETS = "/tmp/.X11-unix/X"  # noqa: S108 - where X servers listen, on every system
_LOCAL = re.compile(r"(?:unix)?:(\d+)(?:\.\d+)?")


def fault(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> str | None:
    """Return in one line why no window can be opened, or None; only Linux can lack a display."""
    if not platform.startswith("linux"):
        return None
    backend = environment.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if backend and not backend.startswith(("xcb", "wayland")):
        return None
    wayland, x11 = environment.get("WAYLAND_DISPLAY", ""), environment.get("DISPLAY", "")
    if wayland and _exists(environment, wayland):
        return None
    if not x11:
        return "there is no display to open a window on"
    local = _LOCAL.fullmatch(x11)
    if local and not _answers(local[1]):
        return f"the display “{x11}” does not answer"
    return None


def _exists(environment: Mapping[str, str], wayland: str) -> bool:
    return Path(environment.get("XDG_RUNTIME_DIR", ""), wayland).exists()


def _answers(number: str) -> bool:
    """Tell whether an X server listens on this machine, under its file or its abstract name."""
    for address in (f"{_X_SOCKETS}{number}", f"\0{_X_SOCKETS}{number}"):
        with socket.socket(socket.AF_UNIX) as client:
            if client.connect_ex(address) == 0:
                return True
    return False
