"""Whether a window can be opened is known before Qt is asked."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fixtures.displays import x_server
from viewer.system import display

NONE = "there is no display to open a window on"
needs_x = pytest.mark.skipif(not shutil.which("Xvfb"), reason="needs Xvfb")


def fault(platform="linux", **environment):
    found = display.fault(environment, platform)
    return None if found is None else str(found)


@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""},
        {"QT_QPA_PLATFORM": "xcb"},
        {"QT_QPA_PLATFORM": "xcb", "WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": "/run"},
    ],
)
def test_no_display_is_told(environment):
    assert fault(**environment) == NONE


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_other_systems_always_have_one(platform):
    assert fault(platform) is None


@pytest.mark.parametrize(
    "backend", ["offscreen", "Offscreen", "minimal", "vnc:size=800x600", "xcb;offscreen"]
)
def test_backends_without_a_display_need_none(backend):
    assert fault(QT_QPA_PLATFORM=backend) is None


def test_a_backend_that_qt_does_not_have_is_told():
    said = "Qt has no backend “nonsense”, which QT_QPA_PLATFORM names"
    assert fault(QT_QPA_PLATFORM="nonsense") == said
    assert fault(QT_QPA_PLATFORM="nonsense;xcb") == said
    assert fault(QT_QPA_PLATFORM="nonsense", QT_PLUGIN_PATH="/opt/plugins") is None


@pytest.mark.parametrize("name", [":64999", "127.0.0.1:64000", "nonsense", ":", "caf\udce9:1"])
def test_a_display_that_nobody_serves_is_told(monkeypatch, name):
    monkeypatch.setattr(display, "_LIBRARIES", ())
    assert fault(DISPLAY=name) == f"the display “{name}” does not answer, or refuses you"


@needs_x
def test_a_display_that_answers_will_do(monkeypatch):
    monkeypatch.setattr(display, "_LIBRARIES", ())
    with x_server() as name:
        for _ in range(5):  # asked again, as Qt will, the server has not started anew
            assert fault(DISPLAY=name) is None
        assert fault(DISPLAY=f"{name}.0") is None
        assert "does not answer" in fault(DISPLAY=f"{name}.7")


@needs_x
def test_a_display_that_refuses_the_user_is_told_in_one_line(tmp_path):
    rights, none = tmp_path / "rights", tmp_path / "none"
    none.touch()
    parts = (b"", b"0", b"MIT-MAGIC-COOKIE-1", bytes(16))  # Xau(7): each with its length before
    rights.write_bytes(
        b"\xff\xff" + b"".join(len(part).to_bytes(2, "big") + part for part in parts)
    )
    with x_server("-auth", rights) as name:
        done = subprocess.run(
            [sys.executable, "-m", "viewer", "--data-folder", tmp_path],
            env={"DISPLAY": name, "XAUTHORITY": str(none), "PATH": os.environ["PATH"]},
            cwd=Path(__file__).parents[3],
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 1
    assert f"the display “{name}” does not answer, or refuses you: " in done.stderr


def test_a_library_that_qt_lacks_is_named(monkeypatch):
    monkeypatch.setattr(display, "_LIBRARIES", ("libc.so.6", "libabsent.so.7"))
    assert fault(DISPLAY=":0") == "Qt needs libabsent.so.7, which this system lacks"


@pytest.fixture
def compositor(tmp_path, monkeypatch):
    """Return a socket in XDG_RUNTIME_DIR; sockets have short names only."""
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("wayland-1")
        yield server


def test_a_wayland_display_that_answers_will_do(compositor):
    compositor.listen()
    assert fault(WAYLAND_DISPLAY="wayland-1", XDG_RUNTIME_DIR=".") is None
    assert fault(QT_QPA_PLATFORM="wayland-egl", WAYLAND_DISPLAY="./wayland-1") is None


def test_a_wayland_display_that_nobody_serves_is_told(compositor):
    said = "the display “wayland-1” does not answer"
    assert fault(WAYLAND_DISPLAY="wayland-1", XDG_RUNTIME_DIR=".") == said
    assert fault(QT_QPA_PLATFORM="wayland", WAYLAND_DISPLAY="wayland-1") == said
    assert "“wayland-0”" in fault(XDG_SESSION_TYPE="wayland", XDG_RUNTIME_DIR=".")


def test_every_display_that_does_not_answer_is_named(compositor, monkeypatch):
    monkeypatch.setattr(display, "_LIBRARIES", ())
    said = fault(WAYLAND_DISPLAY="wayland-1", XDG_RUNTIME_DIR=".", DISPLAY=":64999")
    assert said == (
        "the display “wayland-1” does not answer and "
        "the display “:64999” does not answer, or refuses you"
    )


def test_a_compositor_that_has_connected_us_already_will_do():
    assert fault(WAYLAND_SOCKET="5", WAYLAND_DISPLAY="wayland-1") is None
