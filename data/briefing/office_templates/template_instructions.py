"""Lines that a template wrote become pieces of a briefing, in their order.

`# Head`, `## Head` and `### Head` are heads of the template's own; `- ID` puts the piece of that
id, and `- ID note citation` only these parts of it (`quote`, `note`, `citation`, `paragraph`);
`> text` is a press line, `---` begins a page, `| LABEL, LABEL | caption` is a table of the passages
under these labels, or under any where none is named; any other line is a paragraph.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from data.annotation import Label
from data.briefing.briefing import MOST_PIECES, Briefing, Depth
from data.briefing.office_templates.template_grammar import TemplateFault
from data.briefing.office_templates.template_rendering import (
    HEADS,
    PAGE_BREAK,
    PIECE,
    PRESS,
    TABLE,
    RenderedLine,
)
from data.briefing.office_templates.template_style import TemplateStyle
from data.briefing.pieces import NOTED_KINDS, WHOLE_KINDS, BriefingPiece, PieceKind
from data.messages import in_a_row, said

PARTS: Final = ("quote", "note", "citation", "paragraph")
"""The parts of a passage that a line may ask for."""
_OWN: Final = {PRESS: PieceKind.PRESS_LINE, PAGE_BREAK: PieceKind.PAGE_BREAK, "": PieceKind.TEXT}


class Instructions:
    """Follows the lines of a template one after the other."""

    def __init__(self, briefing: Briefing, labels: tuple[Label, ...], style: TemplateStyle) -> None:
        self._briefing, self._labels, self._style = briefing, labels, style
        self._held = {piece.id: piece for piece in briefing.pieces}
        self._taken = set(self._held)
        self._placed: set[str] = set()
        self.pieces: list[BriefingPiece] = []
        self.listed: dict[str, tuple[BriefingPiece, ...]] = {}

    def follow(self, lines: Iterable[RenderedLine]) -> None:
        """Take the lines.

        Raises:
            TemplateFault: one says what has no meaning in this briefing.
        """
        for line in lines:
            if line.mark == PIECE:
                self._put(line)
            elif line.mark == TABLE:
                self._tabulate(line)
            else:
                self._say(line)
            if len(self.pieces) > MOST_PIECES:
                raise TemplateFault(said("it makes more pieces than a briefing has"), line.number)

    def left_out(self) -> tuple[str, ...]:
        """Return the ids of the pieces that no line names."""
        return tuple(it.id for it in self._briefing.pieces if it.id not in self._placed)

    def _say(self, line: RenderedLine) -> None:
        if line.quotes:
            raise TemplateFault(
                said(
                    "this would print words of a source as your own; write “{line}” for them",
                    line="- {{ piece.id }} quote",
                ),
                line.number,
                "quote",
            )
        if line.mark in HEADS:
            self._head(line.text, HEADS.index(line.mark) + 1)
        else:
            kind = _OWN[line.mark]
            self.pieces.append(BriefingPiece(self._new_id("own"), kind, line.text))

    def _head(self, text: str, level: int) -> None:
        shown = text.upper() if self._style.has_capitals else text
        self.pieces.append(
            BriefingPiece(self._new_id("own"), PieceKind.HEADING, shown, level=level)
        )

    def _put(self, line: RenderedLine) -> None:
        found = self._held.get(line.text)
        parts: list[str] = []
        if found is None:
            name, *parts = line.text.split()
            found = self._held.get(name)
            if found is None:
                raise TemplateFault(
                    said(
                        "there is no piece “{name}”; a line of your own begins without “-”",
                        name=name,
                    ),
                    line.number,
                    name,
                )
        unknown = next((part for part in parts if part not in PARTS), "")
        if unknown:
            raise TemplateFault(
                said(
                    "a piece has no part “{name}”, only {parts}",
                    name=unknown,
                    parts=in_a_row(PARTS),
                ),
                line.number,
                unknown,
            )
        piece = _only(found, frozenset(parts)) if parts else found
        if piece.id in self._placed:
            if self._briefing.depth is Depth.COMMITMENTS:
                return  # its rows are in the table
            piece = replace(piece, id=self._new_id(piece.id))
        self._placed.add(found.id)
        self.pieces.append(piece)

    def _tabulate(self, line: RenderedLine) -> None:
        """Put a table; where the depth draws none, the pieces that it would list."""
        names, _, caption = line.text.partition("|")
        wanted = self._named(names, line.number)
        pieces = tuple(
            piece
            for piece in self._briefing.pieces
            if (piece.kind in NOTED_KINDS and piece.words.label_id in wanted)
            or (piece.kind in NOTED_KINDS | WHOLE_KINDS and not names.strip())
        )
        if not pieces:
            return
        only = frozenset(wanted) if names.strip() else None
        title = caption.strip() or ", ".join(wanted.values() if names.strip() else ())
        if self._briefing.depth is Depth.POINTS:
            shown = title.upper() if self._style.has_capitals else title
            table = BriefingPiece(self._new_id("own"), PieceKind.TABLE, shown, labels=only)
            self.pieces.append(table)
            self.listed[table.id] = pieces
            self._placed.update(piece.id for piece in pieces)
            return
        if title:
            self._head(title, 1)
        for piece in pieces:
            if piece.id not in self._placed:
                self._placed.add(piece.id)
                self.pieces.append(piece)

    def _named(self, names: str, number: int) -> dict[str, str]:
        """Return the labels that are named by their ids or names: their names by their ids."""
        if not names.strip():
            return {label.id: label.name for label in self._labels}
        found = {}
        for name in filter(None, map(str.strip, names.split(","))):
            known = (name.casefold(),)
            label = next(
                (one for one in self._labels if one.id == name or one.name.casefold() in known),
                None,
            )
            if label is None:
                raise TemplateFault(said("there is no label “{name}”", name=name), number, name)
            found[label.id] = label.name
        return found

    def _new_id(self, stem: str) -> str:
        """Return an id that no piece has."""
        number = len(self.pieces)
        while f"{stem}~{number}" in self._taken:
            number += 1
        self._taken.add(f"{stem}~{number}")
        return f"{stem}~{number}"


def _only(piece: BriefingPiece, parts: frozenset[str]) -> BriefingPiece:
    """Return a piece with these parts alone; what its author left out stays out."""
    whole = "paragraph" in parts
    return replace(
        piece,
        has_quote=piece.has_quote and bool(parts & {"quote", "paragraph"}),
        has_note=piece.has_note and "note" in parts,
        has_citation=piece.has_citation and "citation" in parts,
        has_paragraph=whole,
    )
