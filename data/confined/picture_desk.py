"""Where the process that reads a file has pictures of its pages read."""

import json
import socket
from collections.abc import Callable

from data.confined import limits
from data.intake.recognition import PagePicture, RecognitionError, RecognitionOverError

_LONGEST = 1000


class PictureDesk:
    """Asks the process behind a socket; `on_use` is called when the first page is to be drawn."""

    def __init__(self, line: socket.socket, on_use: Callable[[], None]) -> None:
        self._asked, self._answers = line.makefile("wb"), line.makefile("rb")
        self._on_use = on_use
        self._is_used = False

    def languages(self) -> tuple[str, ...]:
        """Return the codes of what data there is for."""
        return tuple(self._ask({"what": "languages"}).split())

    def may_draw(self, number: int) -> bool:
        """Tell whether a page may be drawn; each takes time of its own."""
        if not self._is_used:
            self._is_used = True
            self._on_use()
        limits.allow_a_picture()
        return self._ask({"what": "draw", "page": number}) == "yes"

    def words(self, picture: PagePicture, language: str) -> str:
        """Return the words of a picture as a table."""
        return self._read({"what": "words", "language": language}, picture)

    def direction(self, picture: PagePicture) -> str:
        """Return which way up a picture is."""
        return self._read({"what": "direction"}, picture)

    def _read(self, question: dict[str, object], picture: PagePicture) -> str:
        question |= {"width": picture.width, "height": picture.height}
        return self._ask(question, picture.pixels)

    def _ask(self, question: dict[str, object], pixels: bytes = b"") -> str:
        try:
            self._asked.write(json.dumps(question).encode() + b"\n" + pixels)
            self._asked.flush()
            line = self._answers.readline(_LONGEST)
            answer = json.loads(line or b'{"size": 0, "why": "gone"}')
            told = self._answers.read(answer["size"])
        except OSError:
            raise RecognitionError("gone") from None
        if answer["why"] == "over":
            raise RecognitionOverError
        if answer["why"]:
            raise RecognitionError(answer["why"])
        return told.decode("utf-8", "replace")
