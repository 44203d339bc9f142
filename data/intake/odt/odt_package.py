"""The parts of an OpenDocument text, under short names, and what is none."""

import zipfile
from xml.etree.ElementTree import Element

from data.basis.progress import Progress, unheard
from data.errors import IntakeError
from data.files import archive
from data.files.paths import clean
from data.intake.package import xml_parts
from data.intake.package.package_parts import PackageParts
from data.intake.package.xml_parts import Budget, DamagedError
from data.messages import Sentence

_SPACE = "urn:oasis:names:tc:opendocument:xmlns:"
_SHORT = {
    f"{_SPACE}office:1.0": "office:",
    f"{_SPACE}style:1.0": "style:",
    f"{_SPACE}text:1.0": "text:",
    f"{_SPACE}table:1.0": "table:",
    f"{_SPACE}drawing:1.0": "draw:",
    f"{_SPACE}xsl-fo-compatible:1.0": "fo:",
    f"{_SPACE}svg-compatible:1.0": "svg:",
    f"{_SPACE}meta:1.0": "meta:",
    f"{_SPACE}manifest:1.0": "manifest:",
    "http://www.w3.org/1999/xlink": "xlink:",
    "http://www.w3.org/XML/1998/namespace": "xml:",
    "http://purl.org/dc/elements/1.1/": "dc:",
}
_ZIP = b"PK\x03\x04"
_TYPE = "application/vnd.oasis.opendocument.text"
"""How the types of texts begin; templates and others have more behind it."""

_MANIFEST = "META-INF/manifest.xml"
_NO_ODT = Sentence(
    "“{name}” is no OpenDocument text: open it with the program that made it and save it as .odt."
)
_EMPTY = Sentence("“{name}” is empty: open a file that holds text.")


class OdtPackage:
    """An open file; `faults` counts parts that are not well-formed and left out."""

    def __init__(self, zipped: zipfile.ZipFile, name: str) -> None:
        """Look at the archive.

        Raises:
            IntakeError: it is no OpenDocument text, or it is encrypted.
            ArchiveError: it cannot be read.
        """
        if not archive.declared_type(zipped).startswith(_TYPE):
            raise IntakeError(_NO_ODT.of(name=clean(name)))
        self._parts = PackageParts(zipped)
        self._budget = Budget()
        self.faults = 0
        # Its names are too few to be looked at element by element.
        if self._parts.holds(_MANIFEST) and b"encryption-data" in self._parts.content(_MANIFEST):
            raise archive.LockedError(name)

    def root(self, name: str, on_progress: Progress = unheard) -> Element:
        """Return the root of a part.

        Raises:
            ArchiveError, TrapError, DamagedError: if it cannot be read.
        """
        return xml_parts.parse(self._parts.content(name), _SHORT, self._budget, on_progress)

    def beside(self, name: str) -> Element | None:
        """Return the root of a part that the text can do without; None where it cannot be read."""
        if not self._parts.holds(name):
            return None
        try:
            return self.root(name)
        except DamagedError:
            self.faults += 1
            return None


def check_bytes(content: bytes, name: str) -> None:
    """Refuse what is no ZIP archive.

    Raises:
        IntakeError: if it is none.
    """
    if not content:
        raise IntakeError(_EMPTY.of(name=clean(name)))
    if not content.startswith(_ZIP):
        raise IntakeError(_NO_ODT.of(name=clean(name)))
