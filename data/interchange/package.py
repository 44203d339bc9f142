"""A document and its annotations in one file, `.briefing`: a ZIP archive of two parts."""

import io
import json
import zipfile
import zlib
from collections.abc import Iterable
from typing import NamedTuple

from data import document_json
from data.annotation import Annotation, Label
from data.document import Document
from data.errors import FormatError
from data.interchange import web_annotation

SUFFIX = ".briefing"
LARGEST = 64_000_000
"""Bytes that a part of a package may unpack to."""
_DOCUMENT, _ANNOTATIONS = "document.json", "annotations.jsonld"
_PARTS = frozenset({_DOCUMENT, _ANNOTATIONS})
_WAYS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_DENSEST = 200
_SMALL = 1000
_LEVEL = 6
_NOT_ONE = "The file is no package of Briefing Viewer, or is damaged: ask for it again."
_TOO_LARGE = f"The package unpacks to more than {LARGEST // 1_000_000} MB: ask for a smaller one."
_FAULTS = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, EOFError, OSError, ValueError,
    NotImplementedError, RuntimeError, ImportError,
)  # fmt: skip
"""What the standard library raises on archives that are damaged, encrypted or of a rare kind."""


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
        _DOCUMENT: document_json.dumps(document).encode(),
    }
    if max(map(len, parts.values())) > LARGEST:
        raise FormatError("The document is too large for a package: send its file instead.")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compresslevel=_LEVEL) as archive:
        for name, content in sorted(parts.items()):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            # What would be taken for a bomb when it is read is not made dense.
            packed = len(zlib.compress(content, _LEVEL))
            is_dense = _is_dense(len(content), packed // 2)
            entry.compress_type = zipfile.ZIP_STORED if is_dense else zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            entry.create_system = 3
            archive.writestr(entry, content)
    return buffer.getvalue()


def loads(content: bytes) -> Package:
    """Return what a package holds; nothing is unpacked to the disk.

    Raises:
        FormatError: it is none, it is damaged, or it unpacks to too much.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            if len(entries) != len(_PARTS) or {entry.filename for entry in entries} != _PARTS:
                raise FormatError(_NOT_ONE)
            parts = {entry.filename: _content(archive, entry) for entry in entries}
        written = parts[_DOCUMENT].decode()
    except _FAULTS as error:
        raise FormatError(_NOT_ONE) from error
    document = document_json.loads(written)
    try:
        # A library cannot hold half a surrogate pair, which JSON can smuggle in.
        json.dumps(document_json.to_dict(document), ensure_ascii=False).encode()
    except UnicodeEncodeError as error:
        raise FormatError(_NOT_ONE) from error
    return Package(document, parts[_ANNOTATIONS])


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """Return a part; what it says of its size is not believed."""
    if entry.compress_type not in _WAYS:
        raise FormatError(_NOT_ONE)
    if entry.file_size > LARGEST:
        raise FormatError(_TOO_LARGE)
    if _is_dense(entry.file_size, entry.compress_size):
        raise FormatError(_NOT_ONE)
    with archive.open(entry) as part:
        content = part.read(LARGEST + 1)
    if len(content) != entry.file_size:
        raise FormatError(_NOT_ONE)
    return content


def _is_dense(size: int, packed: int) -> bool:
    """Tell whether a part unpacks to so much more than it takes that it must be a bomb."""
    return size > _DENSEST * max(packed, _SMALL)
