"""A package to a stream: the body, then its notes, then the heads and feet of its pages."""

from dataclasses import replace
from xml.etree.ElementTree import Element

from data.basis.progress import Progress
from data.document import BlockKind, FurnitureKind
from data.files.archive import TooLargeError
from data.intake.decode.decoding import MAX_LINES
from data.intake.docx import body_measures, core_properties, word_contents
from data.intake.docx.body import Body, BodySetting
from data.intake.docx.note_parts import Notes
from data.intake.docx.numbering import Numbering
from data.intake.docx.style_sheet import WordStyles
from data.intake.docx.word_package import WordPackage
from data.intake.docx.word_runs import Runs, WordTally
from data.intake.docx.xmltree import flag, said
from data.intake.lines.rich_text import STRUCK
from data.intake.package.xml_parts import DamagedError
from data.intake.stream import Piece, Stream
from data.messages import Forms, Message

_PARSED = 0.5
_EVERY = 256
_MOST_IN_TABLES = 0.9
_KINDS = ("footnote", "endnote")
_PAGE = frozenset({"header", "footer"})
_DRAWN = frozenset({"diagramData", "chart"})
_DELETED = Forms(
    "{count} passage deleted with tracked changes is left out.",
    "{count} passages deleted with tracked changes are left out.",
)
_COMMENTS = Forms(
    "{count} comment in the margin is left out.", "{count} comments in the margin are left out."
)
_HIDDEN = Forms(
    "{count} passage of hidden text is kept outside the text.",
    "{count} passages of hidden text are kept outside the text.",
)
_EMBEDDED = Forms(
    "{count} embedded file is left out: open each by itself.",
    "{count} embedded files are left out: open each by itself.",
)
_FAULTS = Forms(
    "{count} part of the file is damaged and left out.",
    "{count} parts of the file are damaged and left out.",
)


def read(package: WordPackage, main: str, on_progress: Progress) -> Stream:
    """Return the stream of a package whose main part is `main`; without pieces if it says nothing.

    Raises:
        ArchiveError, TrapError, DamagedError: if a part cannot be read.
    """
    root = package.root(main, lambda share: on_progress(share * _PARSED))
    text = root.find("w:body")
    if text is None:
        raise DamagedError("there is no body")
    return _Reading(package, main, on_progress).stream(text)


class _Reading:
    """One file being read."""

    def __init__(self, package: WordPackage, main: str, on_progress: Progress) -> None:
        self._package, self._main, self._on_progress = package, main, on_progress
        self._links = package.relations(main)
        self._tally = WordTally()
        self._styles_root = self._part("styles")
        settings = self._part("settings")
        self._notes = {kind: Notes(kind, self._part(f"{kind}s"), settings) for kind in _KINDS}
        self._read_heads: set[str] = set()
        self._total, self._done = 1, 0

    def stream(self, text: Element) -> Stream:
        """Return the stream of a file with this body."""
        self._total = max(1, sum(1 for _ in text.iter("w:p")))
        if self._total + sum(1 for _ in text.iter("w:br")) > MAX_LINES:
            raise TooLargeError("too many lines")
        self._setting = BodySetting(
            WordStyles(self._styles_root),
            Numbering(self._part("numbering")),
            self._tally,
            self._count,
            is_all_tables=_is_all_tables(text),
            contents=word_contents.find(text),
        )
        head = self._letterhead(text)
        body = self._body(self._main)
        pieces = [*head, *body.pieces(text)]
        paged = range(len(head), len(pieces) if body.page > 1 else 0)
        pieces += self._footnotes() + self._drawn()
        if not any(piece.furniture is None for piece in pieces):
            # What stands only in the head or the foot of the page is the text.
            pieces += [replace(piece, furniture=None) for piece in self._pages()]
            if not any(piece.furniture is None for piece in pieces):
                return Stream(())
        else:
            pieces += self._pages()
        core = next(
            (
                one.target
                for one in self._package.relations("").values()
                if one.kind == "core-properties" and not one.is_outside
            ),
            "",
        )
        declared = core_properties.declared(self._package.beside(core), self._styles_root, pieces)
        measured = tuple(body_measures.relative(pieces, paged))
        return Stream(measured, declared, repairs=tuple(self._repairs()))

    def _part(self, kind: str) -> Element | None:
        """Return the part of a kind that the main part refers to."""
        targets = (one.target for one in self._links.values() if one.kind == kind)
        return self._package.beside(next(targets, ""))

    def _body(self, name: str) -> Body:
        links = self._links if name == self._main else self._package.relations(name)
        return Body(self._setting, Runs(self._setting.styles, self._notes, links, self._tally))

    def _count(self) -> None:
        self._done += 1
        if self._done % _EVERY == 0:
            share = min(1.0, self._done / self._total)
            self._on_progress(_PARSED + (1 - _PARSED) * share)

    def _footnotes(self) -> list[Piece]:
        """Return the notes, each with its mark before its first paragraph."""
        found: list[Piece] = []
        for kind, notes in self._notes.items():
            targets = (one.target for one in self._links.values() if one.kind == f"{kind}s")
            body = self._body(next(targets, self._main))
            for mark, note in notes.all():
                marker = mark
                for piece in body.pieces(note):
                    if piece.furniture is not None:
                        found.append(piece)
                        continue
                    found.append(_as_note(piece, marker))
                    marker = ""
        return found

    def _letterhead(self, text: Element) -> list[Piece]:
        """Return the head of the first page, if it has one of its own."""
        section = next(text.iter("w:sectPr"), None)
        if section is None or not flag(section, "w:titlePg"):
            return []
        names = [
            self._links[one.get("r:id", "")].target
            for one in section.findall("w:headerReference")
            if one.get("w:type") == "first" and one.get("r:id", "") in self._links
        ]
        root = self._package.beside(next(iter(names), ""))
        found = self._body(names[0]).pieces(root) if root is not None else []
        self._read_heads.update(names)
        return [
            replace(piece, furniture=piece.furniture or FurnitureKind.MASTHEAD, hint=None)
            for piece in found
        ]

    def _drawn(self) -> list[Piece]:
        """Return the words of diagrams and charts, which stand in parts of their own."""
        targets = [one.target for one in self._links.values() if one.kind in _DRAWN]
        roots = [self._package.beside(name) for name in dict.fromkeys(targets)]
        words = [
            " ".join("".join(node.text or "" for node in line.iter("a:t")).split())
            for root in roots
            for line in (root.iter("a:p") if root is not None else ())
        ]
        return [Piece(one, furniture=FurnitureKind.IMAGE) for one in words if one]

    def _pages(self) -> list[Piece]:
        """Return the heads and feet of the pages, each text once."""
        found: dict[str, Piece] = {}
        kinds = [one for one in self._links.values() if one.kind in _PAGE and not one.is_outside]
        # Several relations may name one part.
        for name in dict.fromkeys(relation.target for relation in kinds):
            if name in self._read_heads:
                continue
            root = self._package.beside(name)
            for piece in self._body(name).pieces(root) if root is not None else []:
                kept = piece.furniture or FurnitureKind.RUNNING_HEAD
                found.setdefault(piece.printed, replace(piece, furniture=kept, hint=None))
        return list(found.values())

    def _repairs(self) -> list[Message]:
        tally = self._tally
        found = [
            (tally.deleted, _DELETED),
            (tally.comments, _COMMENTS),
            (tally.hidden, _HIDDEN),
            (tally.struck, STRUCK),
            (tally.embedded, _EMBEDDED),
            (len(self._package.faults), _FAULTS),
        ]
        return [forms.of(count) for count, forms in found if count]


def _as_note(piece: Piece, marker: str) -> Piece:
    """Return a paragraph of a note; a number of its own stays in its text."""
    if piece.marker:
        kind, names = BlockKind.FOOTNOTE, piece.names
        return Piece(piece.printed, marker=marker, hint=kind, size=piece.size, names=names)
    return replace(piece, marker=marker, hint=BlockKind.FOOTNOTE, level=0)


def _is_all_tables(text: Element) -> bool:
    whole = sum(map(len, said(text)))
    inside = sum(len(one) for table in text.findall("w:tbl") for one in said(table))
    return inside >= _MOST_IN_TABLES * whole
