"""The parts of an e-book: what it is called, and which parts are read in which order.

Patterns served: addresses with codes in them, spines that name parts that are not there, fonts
that are scrambled, books that are locked against copying.
"""

import datetime as dt
import posixpath
import re
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from data.errors import IntakeError
from data.files import archive
from data.files.paths import clean
from data.intake.lexicon import generic_titles
from data.intake.package import xml_parts
from data.intake.package.package_parts import PackageParts
from data.intake.package.xml_parts import Budget, DamagedError
from data.messages import Sentence

_SHORT = {
    "urn:oasis:names:tc:opendocument:xmlns:container": "c:",
    "http://www.idpf.org/2007/opf": "opf:",
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://www.w3.org/2001/04/xmlenc#": "enc:",
}
_CONTAINER, _ENCRYPTION = "META-INF/container.xml", "META-INF/encryption.xml"
_FONTS = frozenset({"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"})
"""Ways to scramble fonts, which lock nothing."""

_TYPE = "application/epub+zip"
_PAGES = frozenset({"application/xhtml+xml", "text/html", "text/x-oeb1-document", "image/svg+xml"})
_ABOUT = ("dc:creator", "dc:contributor", "dc:publisher")
_MOST_SAID = 20
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,3}")
_NO_BOOK = Sentence(
    "“{name}” is no e-book, whatever its name says: open it with the program that made it and save "
    "it as .epub."
)
_LOCKED = Sentence(
    "“{name}” is locked against copying (DRM), so that only the shop's own program opens it: ask "
    "for it without a lock, or as a PDF."
)


class SpinePart(NamedTuple):
    """A part in the order of reading: its name, and whether it is a contents list."""

    name: str
    is_contents: bool


class EpubPackage:
    """An open e-book; `title`, `date` and `language` are "" or None where it names none."""

    def __init__(self, zipped: zipfile.ZipFile, name: str) -> None:
        """Look at the archive.

        Raises:
            IntakeError: it is no e-book, or is locked.
            ArchiveError, TrapError, DamagedError: it cannot be read.
        """
        self._parts, self._budget = PackageParts(zipped), Budget()
        if not self._parts.holds(_CONTAINER):
            is_book = archive.declared_type(zipped).startswith(_TYPE)
            raise (
                archive.ArchiveError(name)
                if is_book
                else IntakeError(_NO_BOOK.of(name=clean(name)))
            )
        if self._is_locked():
            raise IntakeError(_LOCKED.of(name=clean(name)))
        roots = (one.get("full-path", "") for one in self._root(_CONTAINER).iter("c:rootfile"))
        self._opf = inside("", next(roots, ""))
        self._book = self._root(self._opf)
        self.title = generic_titles.told(next(self._said("dc:title"), ""))
        self.date = next((day for day in map(_day, self._said("dc:date")) if day), None)
        languages = filter(_LANGUAGE.fullmatch, self._said("dc:language"))
        self.language = next(languages, "")

    def spine(self) -> list[SpinePart]:
        """Return the parts in the order of reading, each once."""
        items = {one.get("id", ""): one for one in self._book.iter("opf:item")}
        found: dict[str, SpinePart] = {}
        for reference in self._book.iter("opf:itemref"):
            item = items.get(reference.get("idref", ""))
            if item is None or item.get("media-type", "").lower() not in _PAGES:
                continue
            name = inside(posixpath.dirname(self._opf), unquote(item.get("href", "")))
            is_contents = "nav" in item.get("properties", "").split()
            found.setdefault(name.lower(), SpinePart(name, is_contents))
        return list(found.values())

    def content(self, name: str) -> bytes | None:
        """Return a part's bytes; None where it is missing.

        Raises:
            ArchiveError: it cannot be read.
        """
        return self._parts.content(name) if self._parts.holds(name) else None

    def about(self) -> list[str]:
        """Return who wrote and published the book, each in a line."""
        said = (line for tag in _ABOUT for line in self._said(tag))
        return list(dict.fromkeys(said))[:_MOST_SAID]

    def _said(self, tag: str) -> Iterator[str]:
        for one in self._book.iter(tag):
            line = " ".join("".join(one.itertext()).split())
            if line:
                yield line

    def _root(self, name: str) -> Element:
        return xml_parts.parse(self._parts.content(name), _SHORT, self._budget, lambda _share: None)

    def _is_locked(self) -> bool:
        """Tell whether more is encrypted than fonts."""
        if not self._parts.holds(_ENCRYPTION):
            return False
        with suppress(DamagedError):
            ways = self._root(_ENCRYPTION).iter("enc:EncryptionMethod")
            return any(one.get("Algorithm", "") not in _FONTS for one in ways)
        return True


def inside(folder: str, target: str) -> str:
    """Return a part's name; whatever an address climbs over, it stays inside the archive."""
    path = target.partition("#")[0].replace("\\", "/")
    return posixpath.normpath(posixpath.join("/", folder, path)).lstrip("/")


def _day(text: str) -> dt.date | None:
    with suppress(ValueError):
        return dt.date.fromisoformat(text.strip()[:10])
    return None
