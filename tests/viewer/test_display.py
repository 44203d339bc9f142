"""Whether a window can be opened is known before Qt is asked."""

import os
import socket

import pytest

from viewer import display


def fault(platform="linux", **environment):
    return display.fault(environment, platform)


@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""},
        {"QT_QPA_PLATFORM": "xcb"},
        {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": "/nonexistent"},
    ],
)
def test_no_display_is_told(environment):
    assert fault(**environment) == "there is no display to open a window on"


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_other_systems_always_have_one(platform):
    assert fault(platform) is None


@pytest.mark.parametrize("backend", ["offscreen", "minimal", "vnc:size=800x600"])
def test_backends_without_a_display_need_none(backend):
    assert fault(QT_QPA_PLATFORM=backend) is None


def test_a_display_on_another_machine_is_left_to_qt():
    assert fault(DISPLAY="desk:0") is None


def test_a_display_that_nobody_serves_is_told():
    assert fault(DISPLAY=":64999") == "the display “:64999” does not answer"


def test_a_display_that_answers_will_do():
    number = 64_000 + os.getpid() % 900
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(f"\0/tmp/.X11-unix/X{number}")
        server.listen()
        assert fault(DISPLAY=f":{number}.0") is None


def test_a_wayland_display_that_is_there_will_do(tmp_path):
    (tmp_path / "wayland-1").touch()
    assert fault(WAYLAND_DISPLAY="wayland-1", XDG_RUNTIME_DIR=str(tmp_path)) is None


def test_a_library_that_qt_lacks_is_named(monkeypatch, tmp_path):
    server = socket.socket(socket.AF_UNIX)
    server.bind("\0/tmp/.X11-unix/X4242")
    server.listen()
    monkeypatch.setattr(display, "_LIBRARIES", ("libc.so.6", "libabsent.so.7"))
    with server:
        assert fault(DISPLAY=":4242") == "Qt needs libabsent.so.7, which this system lacks"
