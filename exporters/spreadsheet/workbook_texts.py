"""Every text in a finished workbook: cells, names, properties, headers, also what is not shown."""

import re
from collections.abc import Iterator
from xml.parsers import expat

from data.files import archive

_LARGEST_PART = 256 * 2**20
_LARGEST_WHOLE = 512 * 2**20
"""What a workbook may unpack to, in bytes: a part of it, and all of them."""
_XML = (".xml", ".rels")
_CODE = re.compile("_x([0-9A-Fa-f]{4})_")


def texts(file: bytes) -> Iterator[str]:
    """Yield the names of the parts, and the texts and attributes of each.

    Raises:
        ArchiveError: the file cannot be opened, is larger than any of ours, or has a part that is
            no XML.
        ExpatError: a part is not well-formed.
    """
    with archive.opened(file) as zipped:
        entries = zipped.infolist()
        if sum(entry.file_size for entry in entries) > _LARGEST_WHOLE:
            raise archive.TooLargeError("the workbook unpacks to more than is read")
        yield zipped.comment.decode("utf-8", "replace")
        for entry in entries:
            if not entry.filename.endswith(_XML):
                raise archive.ArchiveError("a workbook of ours has no such part")
            yield entry.filename
            part = archive.part(zipped, entry, _LARGEST_PART)
            yield from (_CODE.sub(_coded, text) for text in _said(part))


def _said(part: bytes) -> list[str]:
    """Return the text of each element, and of each attribute."""
    found: list[str] = []
    pending: list[str] = []

    def end(*_name: str) -> None:
        if pending:
            found.append("".join(pending))
            pending.clear()

    def start(_name: str, attributes: dict[str, str]) -> None:
        end()
        found.extend(attributes.values())

    def refuse(*_declared: object) -> None:
        raise archive.ArchiveError("a workbook of ours declares no document type")

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = pending.append
    parser.StartDoctypeDeclHandler = refuse
    parser.Parse(part, True)  # noqa: FBT003  # so the standard library has it
    return found


def _coded(found: re.Match[str]) -> str:
    return chr(int(found[1], 16))
