"""The parts of a mail (RFC 2045, 2046), found by their boundaries and never copied.

The standard library's parser takes time with the square of a field's parameters and of the depth
of parts. This one goes over the content once for each depth, and there are few.
"""

import binascii
import codecs
import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass

from data.intake.mail import mail_head
from data.intake.mail.mail_head import MailHead

_DEEPEST, _MOST = 20, 2_000
_LINE = re.compile(rb"^--([^\r\n]{1,200}+)\r?$\n?", re.MULTILINE)
_NOTHING = re.compile(rb"[^A-Za-z0-9+/=]++")


class CrowdedError(Exception):
    """The mail has more parts, or has them deeper in each other, than any has."""


@dataclass(frozen=True, slots=True)
class MimePart:
    """A part: its head, and where in the content its body stands; `parts` are those inside it."""

    head: MailHead
    kind: str
    values: dict[str, str]
    start: int
    end: int
    parts: "tuple[MimePart, ...]" = ()

    @property
    def file_name(self) -> str:
        """The name under which the part is to be saved; "" where it has none."""
        _, values = self.head.kind("content-disposition")
        return mail_head.in_one_line(values.get("filename") or self.values.get("name") or "")

    @property
    def is_attached(self) -> bool:
        """Tell whether the mail says that the part is not to be shown in it."""
        return self.head.kind("content-disposition")[0] == "attachment"

    def inner(self) -> Iterator["MimePart"]:
        """Yield the part, or those inside it that have no parts themselves."""
        if not self.parts:
            yield self
        for part in self.parts:
            yield from part.inner()

    def body(self, content: bytes) -> bytes:
        """Return the part's own bytes."""
        found = content[self.start : self.end]
        match self.head.kind("content-transfer-encoding")[0]:
            case "base64":
                return _from_base64(found)
            case "quoted-printable":
                return quopri.decodestring(found)
        return found


def parse(content: bytes) -> MimePart:
    """Return the mail as a part.

    Raises:
        CrowdedError: it has too many parts, or too deep ones.
    """
    return _Parser(content).part(start(content), len(content), 0, "text/plain")


def start(content: bytes) -> int:
    """Return where the head begins: after a mark of Unicode, and after what parts a mailbox."""
    found = len(codecs.BOM_UTF8) if content.startswith(codecs.BOM_UTF8) else 0
    return content.find(b"\n", found) + 1 if content.startswith(b"From ", found) else found


class _Parser:
    def __init__(self, content: bytes) -> None:
        self._content = content
        self._left = _MOST

    def part(self, start: int, end: int, depth: int, usual: str) -> MimePart:
        self._left -= 1
        if depth > _DEEPEST or self._left < 0:
            raise CrowdedError
        head, body = mail_head.split(self._content, start, end)
        kind, values = head.kind()
        kind = kind if "/" in kind else usual
        parts: tuple[MimePart, ...] = ()
        if kind.startswith("multipart/"):
            inside = "message/rfc822" if kind == "multipart/digest" else "text/plain"
            edges = self._edges(body, end, values.get("boundary", ""))
            parts = tuple(self.part(*edge, depth + 1, inside) for edge in edges)
            kind = kind if parts else "text/plain"
        elif kind == "message/rfc822":
            parts = (self.part(body, end, depth + 1, "text/plain"),)
        return MimePart(head, kind, values, body, end, parts)

    def _edges(self, start: int, end: int, boundary: str) -> list[tuple[int, int]]:
        """Return where the parts between boundaries begin and end."""
        if not boundary:
            return []
        wanted = boundary.encode("utf-8", "replace")
        edges: list[tuple[int, int]] = []
        begun = -1
        for match in _LINE.finditer(self._content, start, end):
            said = match[1].rstrip()
            if said not in {wanted, wanted + b"--"}:
                continue
            if begun >= 0:
                edges.append((begun, max(begun, match.start() - 1)))
            begun = match.end()
            if said != wanted:
                return edges
            if len(edges) > _MOST:
                raise CrowdedError
        return [*edges, (begun, end)] if 0 <= begun < end else edges


def _from_base64(content: bytes) -> bytes:
    """Return decoded bytes, as many as can be: ends are cut off, and signs of others are in it."""
    said = _NOTHING.sub(b"", content)
    for left in range(4):
        try:
            return binascii.a2b_base64(said[: len(said) - left] + b"==")
        except binascii.Error:
            continue
    return b""
