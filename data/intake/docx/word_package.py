"""The parts of a Word file: found by their relationships, read within limits, never unpacked."""

import posixpath
import zipfile
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from data.basis.progress import Progress, unheard
from data.intake.docx import xmltree
from data.intake.package.package_parts import PackageParts
from data.intake.package.xml_parts import Budget, DamagedError


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
        self._parts = PackageParts(zipped)
        self.faults: list[str] = []
        self._budget = Budget()

    def main(self) -> str:
        """Return the name of the main part; "" where there is none."""
        for relation in self.relations("").values():
            if relation.kind == "officeDocument" and not relation.is_outside:
                return relation.target
        return ""

    def holds(self, name: str) -> bool:
        """Tell whether there is a part of this name."""
        return self._parts.holds(name)

    def root(self, name: str, on_progress: Progress = unheard) -> Element:
        """Return the root of a part.

        Raises:
            ArchiveError, TrapError, DamagedError: if it cannot be read.
        """
        return xmltree.parse(self._parts.content(name), self._budget, on_progress)

    def beside(self, name: str) -> Element | None:
        """Return the root of a part that the text can do without; None where it cannot be read."""
        if not name or not self.holds(name):
            return None
        try:
            return self.root(name)
        except DamagedError:
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
