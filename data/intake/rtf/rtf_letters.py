"""The letters of a rich text: bytes in code pages, and codes of Unicode in halves.

Patterns served: letters of several bytes, each written by itself; a code with as many spare bytes
behind it as the group says, for programs that know no Unicode.
"""

from collections.abc import Callable


class RtfLetters:
    """Takes bytes and codes, and says the text when all of its letters are there."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say
        self._bytes, self._codec = bytearray(), ""
        self._left = self._half = 0

    def take(self, said: bytes, codec: str) -> None:
        """Take bytes of text, but for those that stand in for a code."""
        passed = min(self._left, len(said))
        self._left -= passed
        said = said[passed:]
        if not said:
            return
        self._half = 0
        if codec != self._codec:
            self.flush()
            self._codec = codec
        self._bytes += said

    def is_spare(self) -> bool:
        """Tell whether a word stands in for a code, and is none itself."""
        if not self._left:
            self._half = 0
            return False
        self._left -= 1
        return True

    def take_code(self, number: int, spare: int) -> None:
        """Take a code of Unicode, in 16 bits with a sign; so many spare bytes follow."""
        self.flush()
        self._left = spare
        code = number % 0x10000
        half, self._half = self._half, 0
        if 0xD800 <= code < 0xDC00:
            self._half = code
            return
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((half - 0xD800) << 10) + (code - 0xDC00) if half else 0
        self._say(chr(code) if code else "\ufffd")

    def flush(self) -> None:
        """Say what was taken."""
        if self._bytes:
            said = bytes(self._bytes).decode(self._codec, "replace")
            self._bytes.clear()
            self._say(said)

    def end_group(self) -> None:
        """Say what was taken; spare bytes stand in the group of their code."""
        self.flush()
        self._left = 0
