"""Tell whether a window can be opened, without asking Qt, which would end the program."""

import ctypes
import os
import re
import socket
import sys
from collections.abc import Mapping
from pathlib import Path

_X_SOCKETS = "/tmp/.X11-unix/X"  # noqa: S108 - where X servers listen, on every system
_LIBRARIES = (
    "libxcb-cursor.so.0",
    "libxcb-icccm.so.4",
    "libxcb-image.so.0",
    "libxcb-keysyms.so.1",
    "libxcb-render-util.so.0",
    "libxkbcommon-x11.so.0",
)
"""What Qt's X11 plugin needs and a desktop may lack; without one of them Qt ends the program."""
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
    return _x11_fault(x11)


def _x11_fault(display: str) -> str | None:
    if not display:
        return "there is no display to open a window on"
    local = _LOCAL.fullmatch(display)
    if local and not _answers(local[1]):
        return f"the display “{display}” does not answer"
    missing = [name for name in _LIBRARIES if not _loads(name)]
    return f"Qt needs {', '.join(missing)}, which this system lacks" if missing else None


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _exists(environment: Mapping[str, str], wayland: str) -> bool:
    return Path(environment.get("XDG_RUNTIME_DIR", ""), wayland).exists()


def _answers(number: str) -> bool:
    """Tell whether an X server listens on this machine, under its file or its abstract name."""
    for address in (f"{_X_SOCKETS}{number}", f"\0{_X_SOCKETS}{number}"):
        with socket.socket(socket.AF_UNIX) as client:
            if client.connect_ex(address) == 0:
                return True
    return False
