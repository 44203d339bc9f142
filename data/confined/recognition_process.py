"""The process that has pictures read, for one file: it stands between its reader and Tesseract.

The reader is confined and cannot start anything; what it may ask for is decided here: which
languages there are, and the words or the direction of one picture, of so many pictures, within so
much time. It remembers for a reader that starts over: what a picture was read as, and which page it
was drawing when it broke off.
A question is a line of JSON, with the pixels behind it; so is an answer, with what Tesseract tells.
"""

import ctypes
import hashlib
import json
import os
import signal
import socket
import time
from contextlib import suppress
from typing import IO

from data.confined import limits
from data.confined.tesseract import Tesseract, TesseractError

MAX_PICTURES = 300
"""Pages of one file that are read."""

MAX_SECONDS = 900
"""Seconds in all, after which no other page is begun."""

MOST_PIXELS = 12_000_000
"""Of one picture: A3 at 200 dots an inch has 7.7 million."""

_LONGEST = 1000
_WORDS, _DIRECTION = "words", "direction"
_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000
"""CLONE_NEWUSER, CLONE_NEWNET (linux/sched.h)."""


class RecognitionProcess:
    """What has pictures read for one reading: started at the first question, ended with it.

    `desk` is the reader's end of the line; `is_started` tells that there was a question.
    """

    def __init__(self, tesseract: Tesseract) -> None:
        self._tesseract = tesseract
        self._pid = 0
        self.is_started = False
        self.desk, self.room = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)

    def start(self) -> None:
        """Start it, when there is a question."""
        self.is_started = True
        self._pid = os.fork()
        if not self._pid:
            try:
                limits.die_with_parent()
                os.setpgid(0, 0)
                place = self.room.fileno()
                os.closerange(3, place)
                os.closerange(place + 1, os.sysconf("SC_OPEN_MAX"))
                Recognition(self._tesseract).serve(self.room)
            finally:
                os._exit(0)
        with suppress(OSError):
            os.setpgid(self._pid, self._pid)
        self.room.close()

    def end(self) -> None:
        """End it, and what it has started."""
        self.desk.close()
        self.room.close()
        if self._pid:
            with suppress(ProcessLookupError):
                os.killpg(self._pid, signal.SIGKILL)
            os.waitpid(self._pid, 0)
            self._pid = 0


class Recognition:
    """Answers the questions of one reading."""

    def __init__(self, tesseract: Tesseract) -> None:
        self._tesseract = tesseract
        self._known: dict[bytes, bytes] = {}
        self._languages: list[str] | None = None
        self._seen: set[bytes] = set()
        self._drawing = -1
        self._broken: set[int] = set()
        self._until = time.monotonic() + MAX_SECONDS

    def serve(self, room: socket.socket) -> None:
        """Answer what is asked until nobody asks any more."""
        _leave_network()
        with room.makefile("rb") as asked, room.makefile("wb") as answers, suppress(OSError):
            while line := asked.readline(_LONGEST):
                try:
                    told, why = self._answer(json.loads(line), asked), ""
                except TesseractError as error:
                    told, why = b"", str(error)
                answers.write(json.dumps({"size": len(told), "why": why}).encode() + b"\n" + told)
                answers.flush()

    def _answer(self, question: dict[str, object], asked: IO[bytes]) -> bytes:
        if question["what"] == "languages":
            return " ".join(self._installed()).encode()
        if question["what"] == "draw":
            return b"yes" if self._may_draw(int(str(question["page"]))) else b"no"
        self._drawing = -1
        width, height = int(str(question["width"])), int(str(question["height"]))
        if not 0 < width * height <= MOST_PIXELS or width < 0:
            raise ValueError
        picture = b"P5 %d %d 255\n" % (width, height) + asked.read(width * height)
        language = str(question["language"]) if question["what"] == _WORDS else _DIRECTION
        page = hashlib.sha256(picture).digest()
        key = language.encode() + page
        if key not in self._known:
            self._known[key] = self._read(page, picture, language)
        return self._known[key]

    def _may_draw(self, number: int) -> bool:
        """Tell whether a page may be drawn: not if a reader was at it when it broke off."""
        if self._drawing >= 0:  # no picture came of it
            self._broken.add(self._drawing)
        self._drawing = -1 if number in self._broken else number
        return number not in self._broken

    def _read(self, page: bytes, picture: bytes, language: str) -> bytes:
        self._seen.add(page)
        if len(self._seen) > MAX_PICTURES or time.monotonic() > self._until:
            raise TesseractError("over")
        if language == _DIRECTION:
            words = ["-l", "osd", "--psm", "0"]
        elif language in self._installed():
            words = ["-l", language, "--psm", "3", "tsv"]
        else:
            raise TesseractError("language")
        return self._tesseract.told(["stdin", "stdout", *words], picture)

    def _installed(self) -> list[str]:
        """Return the languages that there is data for."""
        if self._languages is None:
            told = self._tesseract.told(["--list-langs"]).decode("utf-8", "replace")
            self._languages = [line for line in told.split("\n")[1:] if line and " " not in line]
        return self._languages


def _leave_network() -> None:
    """Give up every network, where the system lets a user do so: no picture needs one."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).unshare(_NEW_USER | _NEW_NETWORK)
