"""A package to a stream: the body, then its notes, then the heads and feet of its pages."""

import re
from dataclasses import replace
from xml.etree.ElementTree import Element

from data.basis.progress import Progress
from data.document import FurnitureKind
from data.files.archive import TooLargeError
from data.intake.decode.decoding import MAX_LINES
from data.intake.lexicon import generic_titles
from data.intake.lines import set_text
from data.intake.odt.odt_body import OdtBody, OdtSetting
from data.intake.odt.odt_lists import OdtLists
from data.intake.odt.odt_package import OdtPackage
from data.intake.odt.odt_runs import OdtNote, OdtRuns, OdtTally
from data.intake.odt.odt_styles import OdtStyles
from data.intake.package.xml_parts import DamagedError
from data.intake.stream import Declared, Piece, Stream
from data.messages import Forms, Message, said

_PARSED = 0.5
_EVERY = 256
_MOST_IN_TABLES = 0.9
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,3}")
_HEADS = frozenset(
    f"style:{place}{which}" for place in ("header", "footer") for which in ("", "-left", "-first")
)
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
_FAULTS = Forms(
    "{count} part of the file is damaged and left out.",
    "{count} parts of the file are damaged and left out.",
)


def read(package: OdtPackage, on_progress: Progress) -> Stream:
    """Return the stream of a package; without pieces if it says nothing.

    Raises:
        ArchiveError, TrapError, DamagedError: if a part cannot be read.
    """
    root = package.root("content.xml", lambda share: on_progress(share * _PARSED))
    body = root.find("office:body")
    text = None if body is None else body.find("office:text")
    if text is None:
        raise DamagedError("there is no text")
    return _Reading(package, root, on_progress).stream(text)


class _Reading:
    """One file being read."""

    def __init__(self, package: OdtPackage, root: Element, on_progress: Progress) -> None:
        self._package, self._root, self._on_progress = package, root, on_progress
        self._shared = package.beside("styles.xml")
        self._tally = OdtTally()
        self._total, self._done = 1, 0

    def stream(self, text: Element) -> Stream:
        """Return the stream of a file with this body."""
        self._total = max(1, sum(one.tag in {"text:p", "text:h"} for one in text.iter()))
        if self._total + sum(1 for _ in text.iter("text:line-break")) > MAX_LINES:
            raise TooLargeError("too many lines")
        styles = self._styles(self._root)
        body, runs = self._body(styles, is_all_tables=_is_all_tables(text))
        pieces = body.pieces(text)
        pieces += _notes(body, runs)
        heads = self._heads()
        if not any(piece.furniture is None for piece in pieces):
            # What stands only in the head or the foot of the page is the text.
            pieces += [replace(piece, furniture=None) for piece in heads]
            if not any(piece.furniture is None for piece in pieces):
                return Stream(())
        else:
            pieces += heads
        repairs = tuple(self._repairs())
        return Stream(tuple(set_text.sized(pieces)), self._declared(styles), repairs=repairs)

    def _styles(self, part: Element | None) -> OdtStyles:
        """Return the styles of a part: the automatic ones of each part are its own."""
        shared, own = self._shared, None if part is None else part.find("office:automatic-styles")
        return OdtStyles(None if shared is None else shared.find("office:styles"), own)

    def _body(self, styles: OdtStyles, *, is_all_tables: bool) -> tuple[OdtBody, OdtRuns]:
        runs = OdtRuns(styles, self._tally)
        setting = OdtSetting(styles, OdtLists(styles), self._tally, self._count, is_all_tables)
        return OdtBody(setting, runs), runs

    def _count(self) -> None:
        self._done += 1
        if self._done % _EVERY == 0:
            share = min(1.0, self._done / self._total)
            self._on_progress(_PARSED + (1 - _PARSED) * share)

    def _heads(self) -> list[Piece]:
        """Return the heads and feet of the pages, each text once."""
        if self._shared is None:
            return []
        body, runs = self._body(self._styles(self._shared), is_all_tables=False)
        pages = self._shared.iter("style:master-page")
        parts = [part for page in pages for part in page if part.tag in _HEADS]
        pieces = [piece for part in parts for piece in body.pieces(part)]
        found: dict[str, Piece] = {}
        for piece in (*pieces, *_notes(body, runs)):
            kept = piece.furniture or FurnitureKind.RUNNING_HEAD
            found.setdefault(piece.printed, replace(piece, furniture=kept, hint=None))
        return list(found.values())

    def _declared(self, styles: OdtStyles) -> Declared:
        meta = self._package.beside("meta.xml")
        title = language = ""
        if meta is not None:
            title = next((one.text or "" for one in meta.iter("dc:title")), "")
            language = next((one.text or "" for one in meta.iter("dc:language")), "").strip()
        ways = None if styles.usual is None else styles.usual.find("style:text-properties")
        if not language and ways is not None:
            parts = (ways.get("fo:language", ""), ways.get("fo:country", ""))
            language = "-".join(part for part in parts if part not in {"", "none", "zxx"})
        return Declared(
            title=generic_titles.told(title),
            language=language if _LANGUAGE.fullmatch(language) else "",
            place=said("the file's properties"),
            certain=False,
        )

    def _repairs(self) -> list[Message]:
        tally = self._tally
        found = [
            (tally.deleted, _DELETED),
            (tally.comments, _COMMENTS),
            (tally.hidden, _HIDDEN),
            (self._package.faults, _FAULTS),
        ]
        return [forms.of(count) for count, forms in found if count]


def _notes(body: OdtBody, runs: OdtRuns) -> list[Piece]:
    """Return the notes, those at the foot of pages first; a note may hold others."""
    found: list[Piece] = []
    while runs.notes:
        left, runs.notes = runs.notes, []
        for note in sorted(left, key=_is_last):
            found += set_text.as_notes(note.mark, body.apart(note.body))
    return found


def _is_last(note: OdtNote) -> bool:
    return note.is_at_the_end


def _is_all_tables(text: Element) -> bool:
    whole = sum(map(len, text.itertext()))
    inside = sum(len(said) for table in text.findall("table:table") for said in table.itertext())
    return inside >= _MOST_IN_TABLES * whole
