"""What the process that reads tells: how far it is, then the document, or why there is none.

Each line is a letter and JSON. The document comes as its head, then its blocks, so many a line,
so that whoever reads the lines is never busy for long. Before that it is told, too, that pictures
are being read, which takes longer. Where a page was to be drawn, its picture comes instead.
"""

import base64
import binascii
import json
import zlib
from collections.abc import Iterator
from typing import NamedTuple

from data.basis.progress import Progress
from data.document import Document
from data.errors import FormatError
from data.messages import Message, from_fields, said
from data.serial.document_json import DOCUMENT

PROGRESS, PICTURES, HEAD, BLOCKS, END = b"P", b"O", b"H", b"B", b"E"
PAGE = b"D"
REFUSED, FAULT, MEMORY, NEEDED = b"R", b"F", b"M", b"N"

_ROW = 200
"""Blocks in one line."""

MOST = 256 * 2**20
"""Bytes: 16 MB of text, every letter escaped, with its spans."""

_MOST_PIXELS, _PIXEL = 24_000_000, 4
"""Of a page that is drawn, and the bytes of each."""

DAMAGED = said("The reading process's answer is damaged.")


def line(letter: bytes, value: object) -> bytes:
    """Return one line."""
    said = json.dumps(value, separators=(",", ":"), allow_nan=False)
    return letter + said.encode("ascii") + b"\n"


class PagePixels(NamedTuple):
    """A drawn page, four bytes a pixel (blue, green, red, none), row by row from the top.

    `pages` is how many pages the document has.
    """

    width: int
    height: int
    pixels: bytes
    pages: int


def page_line(page: PagePixels) -> bytes:
    """Return the line that tells a drawn page."""
    packed = base64.b64encode(zlib.compress(page.pixels, 1)).decode()
    return line(PAGE, [page.width, page.height, page.pages, packed])


def _page_of(value: object) -> PagePixels:
    """Return the page that a line tells; it is never unpacked to more than it says it has."""
    if not (isinstance(value, list) and [type(it) for it in value] == [int, int, int, str]):
        raise FormatError(DAMAGED)
    width, height, pages, packed = value
    size = width * height * _PIXEL
    if min(width, height, pages) < 1 or size > _MOST_PIXELS * _PIXEL:
        raise FormatError(DAMAGED)
    try:
        unpacking = zlib.decompressobj()
        pixels = unpacking.decompress(base64.b64decode(packed, validate=True), size + 1)
    except (zlib.error, binascii.Error):
        raise FormatError(DAMAGED) from None
    if len(pixels) != size:
        raise FormatError(DAMAGED)
    return PagePixels(width, height, pixels, pages)


def rows(document: Document) -> Iterator[bytes]:
    """Yield the lines that tell a document."""
    fields = DOCUMENT.plain(document)
    blocks = fields.pop("blocks")
    assert isinstance(blocks, list)  # noqa: S101  # for mypy
    yield line(HEAD, fields)
    for start in range(0, len(blocks), _ROW):
        yield line(BLOCKS, blocks[start : start + _ROW])
    yield line(END, len(blocks))


class Answer:
    """Takes the lines one by one; `ended` tells that the last one came.

    `share` is how much is done, 0 to 1, and `document` what was read; `has_pictures` tells that
    pictures are being read; `page` is what was drawn. `refused` is why not, in one line for the
    user; `fault` are the name and the trace of an exception that nothing expected.
    """

    def __init__(self) -> None:
        self.ended = False
        self.share = 0.0
        self.has_pictures = False
        self.document: Document | None = None
        self.page: PagePixels | None = None
        self.refused: Message | str = ""
        self.fault: tuple[str, str] | None = None
        self.needs_memory = False
        self._head: dict[str, object] = {}
        self._blocks: list[object] = []

    def take(self, said: bytes, on_progress: Progress) -> None:
        """Take a line.

        Raises:
            FormatError: it is not what the process tells.
        """
        letter, value = said[:1], _loaded(said[1:])
        if self.ended:
            raise FormatError(DAMAGED)
        if letter == PROGRESS and isinstance(value, float):
            self.share = max(self.share, min(value, 1.0))
            on_progress(self.share)
        elif letter == PICTURES and value is None:
            self.has_pictures = True
        elif letter == HEAD and isinstance(value, dict):
            self._head = value
        elif letter == BLOCKS and isinstance(value, list):
            self._blocks += value
        else:
            self._end(letter, value)

    def _end(self, letter: bytes, value: object) -> None:
        self.ended = True
        if letter == END and value == len(self._blocks):
            self.document = DOCUMENT.made(self._head | {"blocks": self._blocks})
        elif letter == PAGE:
            self.page = _page_of(value)
        elif letter == REFUSED and value:
            self.refused = _message(value)
        elif letter == FAULT and isinstance(value, list) and len(value) == 2:
            self.fault = str(value[0]), str(value[1])
        elif letter == MEMORY:
            self.needs_memory = True
        else:
            raise FormatError(DAMAGED)


def _message(fields: object) -> Message | str:
    try:
        return from_fields(fields)
    except (ValueError, RecursionError):
        raise FormatError(DAMAGED) from None


def _loaded(said: bytes) -> object:
    try:
        return json.loads(said)
    except (ValueError, RecursionError):
        raise FormatError(DAMAGED) from None
