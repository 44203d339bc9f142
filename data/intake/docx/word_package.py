"""The parts of a Word file: found by their relationships, read within limits, never unpacked."""

import posixpath
import zipfile
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from data.basis.progress import Progress, unheard
from data.files import archive
from data.intake.docx import xmltree

MOST_PARTS = 4096
LARGEST_PART = 32 * 2**20
LARGEST_WHOLE = 128 * 2**20
"""What the parts of a file may unpack to, in bytes: each that is read, and all together."""


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part refers to: the kind ("footnotes"), and a part's name or an address outside."""

    kind: str
    target: str
    is_outside: bool


class WordPackage:
    """An open Word file; `faults` are the names of parts that are not well-formed."""

    def __init__(self, zipped: zipfile.ZipFile) -> None:
        """Look at the directory of the archive.

        Raises:
            ArchiveError: if the parts are too many or too large, or two share a name, or one has a
                name that leads out of the archive.
        """
        self._zipped = zipped
        entries = zipped.infolist()
        if len(entries) > MOST_PARTS or sum(one.file_size for one in entries) > LARGEST_WHOLE:
            raise archive.TooLargeError("too many parts, or too large")
        self._entries = {one.filename.lower(): one for one in entries}
        if len(self._entries) != len(entries) or any(map(_is_odd, entries)):
            raise archive.ArchiveError("two parts share a name, or one leads out of the archive")
        self.faults: list[str] = []
        self._budget = xmltree.Budget()

    def main(self) -> str:
        """Return the name of the main part; "" where there is none."""
        for relation in self.relations("").values():
            if relation.kind == "officeDocument" and not relation.is_outside:
                return relation.target
        return ""

    def holds(self, name: str) -> bool:
        """Tell whether there is a part of this name."""
        return name.lower() in self._entries

    def root(self, name: str, on_progress: Progress = unheard) -> Element:
        """Return the root of a part.

        Raises:
            ArchiveError, TrapError, DamagedError: if it cannot be read.
        """
        entry = self._entries.get(name.lower())
        if entry is None:
            raise archive.ArchiveError("a part is missing")
        return xmltree.parse(
            archive.part(self._zipped, entry, LARGEST_PART), self._budget, on_progress
        )

    def beside(self, name: str) -> Element | None:
        """Return the root of a part that the text can do without; None where it cannot be read."""
        if not name or not self.holds(name):
            return None
        try:
            return self.root(name)
        except xmltree.DamagedError:
            self.faults.append(posixpath.basename(name))
            return None

    def relations(self, name: str) -> dict[str, Relation]:
        """Return what a part ("" for the package) refers to, by the names used in it."""
        folder, base = posixpath.split(name)
        root = self.beside(posixpath.join(folder, "_rels", f"{base}.rels"))
        return {
            found.get("Id", ""): _relation(found, folder)
            for found in (root.iter("rel:Relationship") if root is not None else ())
        }


def _relation(found: Element, folder: str) -> Relation:
    kind = posixpath.basename(found.get("Type", ""))
    target = found.get("Target", "")
    if found.get("TargetMode", "").lower() == "external":
        return Relation(kind, target, is_outside=True)
    # From "/": whatever a target climbs over, it stays inside the package.
    path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return Relation(kind, path, is_outside=False)


def _is_odd(entry: zipfile.ZipInfo) -> bool:
    name = entry.filename
    return (
        name.startswith("/")
        or "\\" in name
        or ":" in name
        or ".." in name.split("/")
        or not name.isprintable()
        or name != entry.orig_filename
    )
