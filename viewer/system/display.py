"""Tell whether a window can be opened, without asking Qt, which would end the program.

Qt's backends are tried as Qt tries them: those that QT_QPA_PLATFORM names, else Wayland and X11
as far as the session has them.
"""

import os
import sys
from collections.abc import Mapping
from functools import reduce
from pathlib import Path

from data.messages import Message, said

_NONE = said("there is no display to open a window on")
_LIBRARIES = (
    "libxcb-cursor.so.0",
    "libxcb-icccm.so.4",
    "libxcb-image.so.0",
    "libxcb-keysyms.so.1",
    "libxcb-render-util.so.0",
    "libxkbcommon-x11.so.0",
)
"""What Qt's X11 plugin needs and a desktop may lack; without one of them Qt ends the program."""
_OTHER_BACKENDS = frozenset(
    {"offscreen", "minimal", "minimalegl", "vnc", "linuxfb", "eglfs", "vkkhrdisplay"}
)
_PLUGIN_FOLDERS = ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_PLUGIN_PATH")


def fault(
    environment: Mapping[str, str] = os.environ, platform: str = sys.platform
) -> Message | None:
    """Return in one line why no window can be opened, or None; only Linux can lack a display."""
    if not platform.startswith("linux"):
        return None
    faults = []
    for backend in _backends(environment):
        found = _backend_fault(backend, environment)
        if found is None:
            return None
        faults.append(found)
    told = list(dict.fromkeys(one for one in faults if one != _NONE))
    return reduce(_both, told) if told else _NONE


def _both(first: Message, second: Message) -> Message:
    return said("{first} and {second}", first=first, second=second)


def _backends(environment: Mapping[str, str]) -> list[str]:
    """Return the names of the backends that Qt will try, in lower case."""
    named = environment.get("QT_QPA_PLATFORM", "")
    if named:
        return [name.partition(":")[0].lower() for name in named.split(";")]
    wayland = environment.get("WAYLAND_DISPLAY") or environment.get("XDG_SESSION_TYPE") == "wayland"
    return ["wayland", "xcb"] if wayland else ["xcb"]


def _backend_fault(backend: str, environment: Mapping[str, str]) -> Message | None:
    if backend == "xcb":
        return _x11_fault(environment.get("DISPLAY", ""))
    if backend.startswith("wayland"):
        return _wayland_fault(environment)
    if backend in _OTHER_BACKENDS or any(map(environment.get, _PLUGIN_FOLDERS)):
        return None
    return said("Qt has no backend “{name}”, which QT_QPA_PLATFORM names", name=backend)


def _x11_fault(display: str) -> Message | None:
    if not display:
        return _NONE
    missing = [name for name in _LIBRARIES if not _loads(name)]
    if missing:
        return said("Qt needs {libraries}, which this system lacks", libraries=", ".join(missing))
    if _opens(display):
        return None
    return said("the display “{name}” does not answer, or refuses you", name=display)


def _loads(library: str) -> bool:
    import ctypes

    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _opens(display: str) -> bool:
    """Connect to an X server as Qt will, with the user's authorisation.

    The connection is kept until the program ends: a server that has lost its last client starts
    anew, and would turn Qt away meanwhile.
    """
    from ctypes import CDLL, POINTER, byref, c_char_p, c_int, c_void_p

    xcb = CDLL("libxcb.so.1")
    xcb.xcb_connect.argtypes, xcb.xcb_connect.restype = (c_char_p, POINTER(c_int)), c_void_p
    xcb.xcb_get_setup.argtypes, xcb.xcb_get_setup.restype = (c_void_p,), c_void_p
    for function in (
        xcb.xcb_connection_has_error,
        xcb.xcb_setup_roots_length,
        xcb.xcb_disconnect,
    ):
        function.argtypes = (c_void_p,)
    screen = c_int()
    connection = xcb.xcb_connect(os.fsencode(display), byref(screen))
    if not xcb.xcb_connection_has_error(connection):
        screens: int = xcb.xcb_setup_roots_length(xcb.xcb_get_setup(connection))
        if screen.value < screens:
            return True
    xcb.xcb_disconnect(connection)
    return False


def _wayland_fault(environment: Mapping[str, str]) -> Message | None:
    """Connect to the compositor's socket (wayland.freedesktop.org, wl_display_connect)."""
    import socket

    if environment.get("WAYLAND_SOCKET"):  # connected already, by who started the program
        return None
    name = environment.get("WAYLAND_DISPLAY") or "wayland-0"
    with socket.socket(socket.AF_UNIX) as client:
        try:
            client.connect(str(Path(environment.get("XDG_RUNTIME_DIR", ""), name)))
        except OSError:
            return said("the display “{name}” does not answer", name=name)
    return None
