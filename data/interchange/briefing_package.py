"""A document and its annotations in one file, `.briefing`: a ZIP archive of two parts."""

import io
import json
import zipfile
import zlib
from collections.abc import Iterable
from contextlib import suppress
from typing import NamedTuple

from data.annotation import Annotation, Label
from data.document import Document
from data.errors import FormatError
from data.files import archive
from data.interchange import PACKAGE, web_annotation
from data.messages import said
from data.serial.document_json import DOCUMENT

LARGEST = 64_000_000
"""Bytes that a part of a package may unpack to."""
_DOCUMENT, _ANNOTATIONS = "document.json", "annotations.jsonld"
_PARTS = frozenset({_DOCUMENT, _ANNOTATIONS})
_LEVEL = 6
_NOT_ONE = said("The file is no package of Briefing Viewer, or is damaged: ask for it again.")
_TOO_LARGE = said(
    "The package unpacks to more than {size} MB: ask for a smaller one.",
    size=LARGEST // 1_000_000,
)


class Package(NamedTuple):
    """What a package holds: the document, and the annotations as they were written."""

    document: Document
    annotations: bytes


def dumps(document: Document, annotations: Iterable[Annotation], labels: Iterable[Label]) -> bytes:
    """Return a package; the same again for the same.

    Raises:
        FormatError: the document is too large for one.
    """
    parts = {
        _ANNOTATIONS: web_annotation.dumps(document, annotations, labels),
        _DOCUMENT: DOCUMENT.dumps(document).encode(),
    }
    if max(map(len, parts.values())) > LARGEST:
        raise FormatError(said("The document is too large for a package: send its file instead."))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compresslevel=_LEVEL) as package:
        for name, content in sorted(parts.items()):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            # What would be taken for a bomb when it is read is not made dense.
            packed = len(zlib.compress(content, _LEVEL))
            is_dense = archive.is_dense(len(content), packed // 2)
            entry.compress_type = zipfile.ZIP_STORED if is_dense else zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            entry.create_system = 3
            package.writestr(entry, content)
    return buffer.getvalue()


def is_one(content: bytes, name: str) -> bool:
    """Tell whether a file is a package, as far as a look at its directory tells."""
    if not content.startswith(b"PK"):
        return False
    with suppress(archive.ArchiveError), archive.opened(content) as package:
        return set(package.namelist()) == _PARTS
    return name.lower().endswith(PACKAGE)  # a damaged one: importing it says what is wrong


def loads(content: bytes) -> Package:
    """Return what a package holds; nothing is unpacked to the disk.

    Raises:
        FormatError: it is none, it is damaged, or it unpacks to too much.
    """
    try:
        with archive.opened(content) as package:
            entries = package.infolist()
            if len(entries) != len(_PARTS) or {entry.filename for entry in entries} != _PARTS:
                raise FormatError(_NOT_ONE)
            parts = {entry.filename: archive.part(package, entry, LARGEST) for entry in entries}
        written = parts[_DOCUMENT].decode()
    except archive.TooLargeError as error:
        raise FormatError(_TOO_LARGE) from error
    except (archive.ArchiveError, UnicodeDecodeError) as error:
        raise FormatError(_NOT_ONE) from error
    document = DOCUMENT.loads(written)
    try:
        # A library cannot hold half a surrogate pair, which JSON can smuggle in.
        json.dumps(DOCUMENT.plain(document), ensure_ascii=False).encode()
    except UnicodeEncodeError as error:
        raise FormatError(_NOT_ONE) from error
    return Package(document, parts[_ANNOTATIONS])
