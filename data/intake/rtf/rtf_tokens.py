r"""A rich text as tokens: groups, control words with their numbers, bytes of text.

Patterns served: pictures of megabytes in hex or bytes ("\bin"), groups without end.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?[0-9]{1,32})? ?"  # a word
    rb"|\\'([0-9a-fA-F]{2})|\\(.)|([{}])|([^\\{}\r\n]++)|[\r\n]++",
    re.DOTALL,
)
_PASSED = re.compile(rb"\\bin([0-9]{1,9}) ?|\\.|[{}]", re.DOTALL)
_LARGEST, _BLANKS = 2**31, 8
MOST = 6_000_000
"""Tokens that are read: a file of as many takes about ten seconds."""

_WORD, _NUMBERED, _HEX, _SIGN, _BRACE, _TEXT = range(1, 7)


class TooManyMarksError(Exception):
    """The file has more tokens than are read."""


class RtfToken(NamedTuple):
    """A token: a control word with its number (None for none), or bytes of text, or a brace.

    A control sign ("~") is a word, too; bytes that were written in hex are text.
    """

    word: str = ""
    number: int | None = None
    text: bytes = b""
    brace: str = ""


_OPEN, _CLOSE = RtfToken(brace="{"), RtfToken(brace="}")


class RtfTokens:
    """The tokens of a file, one by one; `place` is how far they were read."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self.place = 0

    def __iter__(self) -> Iterator[RtfToken]:
        """Yield the tokens.

        Raises:
            TooManyMarksError: there are too many.
        """
        left = MOST
        while True:
            match = _TOKEN.match(self._content, self.place)
            if match is None:
                return
            left -= 1
            if not left:
                raise TooManyMarksError
            self.place = match.end()
            token = _token(match)
            if token is None:
                continue
            if token.word == "bin":
                self.place += max(0, token.number or 0)
            else:
                yield token

    def pass_group(self) -> None:
        """Go to the end of the group that is open, before its brace."""
        depth = 0
        while True:
            match = _PASSED.search(self._content, self.place)
            if match is None:
                self.place = len(self._content)
                return
            said = match[0]
            if said == b"}" and not depth:
                self.place = match.start()
                return
            depth += (said == b"{") - (said == b"}")
            self.place = match.end() + (int(match[1]) if match[1] else 0)

    def near(self, expected: re.Pattern[bytes], reach: int) -> re.Match[bytes] | None:
        """Return what is found in the next bytes, so many of them."""
        return expected.search(self._content, self.place, self.place + reach)

    def next_is(self, expected: bytes) -> bool:
        """Tell whether this comes next, after at most a few blanks."""
        following = self._content[self.place : self.place + len(expected) + _BLANKS]
        return following.lstrip().startswith(expected)


def _token(match: re.Match[bytes]) -> RtfToken | None:
    """Return the token that was matched; None for the end of a line, which means nothing."""
    found: RtfToken | None = None
    match match.lastindex:
        case 1:
            found = RtfToken(match[_WORD].decode("ascii"))
        case 2:
            number = max(-_LARGEST, min(int(match[_NUMBERED]), _LARGEST))
            found = RtfToken(match[_WORD].decode("ascii"), number)
        case 3:
            found = RtfToken(text=bytes.fromhex(match[_HEX].decode("ascii")))
        case 4:
            found = RtfToken(match[_SIGN].decode("latin-1"))
        case 5:
            found = _OPEN if match[_BRACE] == b"{" else _CLOSE
        case 6:
            found = RtfToken(text=match[_TEXT])
    return found
