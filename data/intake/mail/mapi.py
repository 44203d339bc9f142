"""The properties of a mail of Outlook, of its recipients and of its attachments (MS-OXMSG)."""

import datetime as dt
from contextlib import suppress

from data.files.compound import CompoundFile
from data.intake.decode import charsets
from data.intake.mail import mail_head

_PROPERTIES = "__properties_version1.0"
_ENTRY = 16
_UNICODE, _BYTES, _BINARY = "001F", "001E", "0102"
_BEGIN = dt.datetime(1601, 1, 1, tzinfo=dt.UTC)

CODE_PAGE = "3FFD"


class MapiProperties:
    """The properties that stand in one folder of the file; tags are four hex digits."""

    def __init__(self, file: CompoundFile, folder: tuple[str, ...], codec: str = "") -> None:
        """Take a folder; `codec` is that of the mail around it."""
        self._file, self._folder = file, folder
        # The head before them reads as properties of no tag, whatever its length.
        fixed = file.stream(*folder, _PROPERTIES)
        self._fixed = {
            int.from_bytes(fixed[start + 2 : start + 4], "little"): fixed[start + 8 : start + 16]
            for start in range(len(fixed) % _ENTRY, len(fixed), _ENTRY)
        }
        self.codec = codec or charsets.of_code_page(self.number(CODE_PAGE)) or "cp1252"

    def text(self, tag: str) -> str:
        """Return a text as it stands; "" where there is none."""
        content = self._stream(tag, _UNICODE)
        if content:
            return content.decode("utf-16-le", "replace").rstrip("\0")
        return self._stream(tag, _BYTES).decode(self.codec, "replace").rstrip("\0")

    def line(self, tag: str) -> str:
        """Return a text in one line."""
        return mail_head.in_one_line(self.text(tag))

    def content(self, tag: str) -> bytes:
        """Return bytes, also those of a text; none where there are none."""
        found = self._stream(tag, _BINARY) or self._stream(tag, _BYTES)
        return found or self._stream(tag, _UNICODE).decode("utf-16-le", "replace").encode(
            "utf-8", "replace"
        )

    def number(self, tag: str) -> int:
        """Return a whole number; 0 where there is none."""
        return int.from_bytes(self._fixed.get(int(tag, 16), b"")[:4], "little")

    def moment(self, tag: str) -> dt.datetime | None:
        """Return a point in time."""
        ticks = int.from_bytes(self._fixed.get(int(tag, 16), b""), "little")
        with suppress(OverflowError):
            return _BEGIN + dt.timedelta(microseconds=ticks // 10) if ticks else None
        return None

    def _stream(self, tag: str, kind: str) -> bytes:
        return self._file.stream(*self._folder, f"__substg1.0_{tag}{kind}")
