"""Every text of a finished Word file, also of what is not shown: a file with more is refused.

Words stand in runs, which part them anywhere, so a paragraph is told whole; and twice where changes
are tracked, as it reads with them and without.
"""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from data.files import archive
from exporters.docx.package import png_chunks

_KNOWN = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/core\.xml"
    r"|word/(?:document|styles|numbering|settings|comments|footnotes|endnotes"
    r"|(?:header|footer)-(?:default|first))\.xml|word/_rels/[a-z-]{1,40}\.xml\.rels"
    r"|word/media/image1\.png"
)
_LARGEST_PART, _LARGEST_WHOLE = 256 * 2**20, 512 * 2**20
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main "
_PARAGRAPH = f"{_W}p"
_NEW = frozenset({f"{_W}ins", f"{_W}moveTo"})
_OLD = frozenset({f"{_W}del", f"{_W}moveFrom"})


def texts(file: bytes) -> Iterator[str]:
    """Yield every text of a file.

    Raises:
        ArchiveError: it cannot be opened, or is larger than any handout.
        ValueError: it has a part that no handout has.
        ExpatError: a part is no XML.
    """
    with archive.opened(file) as zipped:
        yield zipped.comment.decode("utf-8", "replace")
        entries = zipped.infolist()
        if sum(entry.file_size for entry in entries) > _LARGEST_WHOLE:
            raise archive.TooLargeError("the parts are too large together")
        for entry in entries:
            yield from _of_part(zipped, entry)


def _of_part(zipped: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[str]:
    if not _KNOWN.fullmatch(entry.filename) or entry.extra:
        raise ValueError("no handout has such a part")
    yield entry.filename
    yield entry.comment.decode("utf-8", "replace")
    content = archive.part(zipped, entry, _LARGEST_PART)
    if not entry.filename.endswith(".png"):
        yield from _of_markup(content)
    elif not png_chunks.is_essential(content):
        raise ValueError("a picture says more than is drawn")


def _of_markup(content: bytes) -> Iterator[str]:
    said = _Said()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = said.start
    parser.EndElementHandler = said.end
    parser.CharacterDataHandler = said.text
    parser.CommentHandler = said.aside
    parser.ProcessingInstructionHandler = said.order
    parser.StartDoctypeDeclHandler = said.refuse
    parser.Parse(content, True)  # noqa: FBT003  # expat's own order
    yield from said.found


@dataclass(slots=True)
class _Said:
    """What a part says, in the order of its ends; each attribute once."""

    found: dict[str, None] = field(default_factory=dict)
    _open: list[tuple[list[str], list[str]]] = field(default_factory=lambda: [([], [])])
    _new: int = 0
    _old: int = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.found.update(dict.fromkeys(attributes.values()))
        self._new += name in _NEW
        self._old += name in _OLD
        if name == _PARAGRAPH:
            self._open.append(([], []))

    def end(self, name: str) -> None:
        self._new -= name in _NEW
        self._old -= name in _OLD
        if name == _PARAGRAPH:
            self._tell(self._open.pop())
        elif len(self._open) == 1:
            self._tell(self._open[0])

    def text(self, text: str) -> None:
        with_changes, without = self._open[-1]
        if not self._old:
            with_changes.append(text)
        if not self._new:
            without.append(text)
        if self._old and self._new:
            self.found[text] = None

    def aside(self, text: str) -> None:
        self.found[text] = None

    def order(self, target: str, text: str) -> None:
        self.found[f"{target} {text}"] = None

    def refuse(self, *_declared: object) -> None:
        raise ValueError("no handout declares a document type")

    def _tell(self, said: tuple[list[str], list[str]]) -> None:
        for words in said:
            self.found["".join(words)] = None
            words.clear()
