"""How a piece is set: what makes two lines look alike, and how much a line stands out."""

import re
from typing import NamedTuple

from data.document import BlockKind
from data.intake.lexicon import markers, shapes
from data.intake.stream import Piece

_LARGE = 1.05
_STRONG, _CAPITALS, _CENTRED, _EMPHATIC, _ROMAN = 1.0, 0.6, 0.4, 0.3, 0.3
_DECLARED, _DEEPER = 4.0, 0.4
"""What a declared heading of the first level stands out by, and how much less each level below."""
_LARGER = 4.0
"""What twice the body's type size stands out by."""
_SHORT_SENTENCE, _LONG, _BOLD_SENTENCE = 60, 240, 160
_PUNCTUATION = "().（）． "
_CLAUSE_END = (",", ";", ":", "、", "；", "：")
"""How the clauses of a preamble end, and what leads a list in."""
_KINDS_OF_MARKERS = tuple(
    (kind, re.compile(form))
    for kind, form in (
        ("1", r"\d+"),
        ("1.1", r"[\d.]+"),
        ("I", r"[IVXLC][IVXLCivxlc]*"),
        ("A", r"[A-Z]"),
        ("a", r"[a-z]+"),
    )
)
_NEVER_RUNNING = frozenset(
    {BlockKind.TABLE_ROW, BlockKind.FOOTNOTE, BlockKind.HEADING, BlockKind.CAPTION}
)


class Signature(NamedTuple):
    """What is alike in lines that are set alike; `declared` is a level from 1, or 0.

    `indent` tells lines apart where no type does: where sizes are known, it follows the centring.
    """

    declared: int
    strong: bool
    capitals: bool
    size: float
    centred: bool
    emphatic: bool
    look: str
    indent: int
    item: bool
    marker: str

    @property
    def stands_out(self) -> bool:
        """Tell whether lines of this class are set otherwise than the text."""
        set_apart = self.declared or self.strong or self.capitals or self.emphatic
        return bool(set_apart or self.size >= _LARGE or self.centred)

    @property
    def unmarked(self) -> "Signature":
        """The same without the marker: numbered and unnumbered headings of one kind."""
        return self._replace(marker="")


def of(piece: Piece) -> Signature:
    """Return how a piece is set."""
    is_heading = piece.hint is BlockKind.HEADING
    return Signature(
        piece.level if is_heading else 0,
        piece.strong,
        shapes.is_capitals(piece.text),
        round(piece.size, 1),
        piece.centred,
        piece.emphatic,
        piece.look,
        0 if piece.size else piece.indent,
        piece.hint is BlockKind.LIST_ITEM,
        kind_of_marker(piece.marker),
    )


def kind_of_marker(marker: str) -> str:
    """Return how a marker counts: "1", "1.1", "I", "A", "a", with "(" where it is in brackets."""
    if not marker:
        return ""
    if markers.is_bullet(marker):
        return "•"
    core = marker.strip(_PUNCTUATION)
    brackets = "(" if marker[0] in "(（" else ""
    found = next((kind for kind, form in _KINDS_OF_MARKERS if form.fullmatch(core)), "")
    return f"{brackets}{found}" if found else next(iter(markers.readings(marker)), (core,))[0]


def strength(signature: Signature) -> float:
    """Return how much a line that is set so stands out of the text; 0 is the text."""
    found = max(0.0, signature.size - 1.0) * _LARGER if signature.size else 0.0
    if signature.declared:
        found += _DECLARED - _DEEPER * signature.declared
    found += _STRONG * signature.strong + _CAPITALS * signature.capitals
    found += _CENTRED * signature.centred + _EMPHATIC * signature.emphatic
    return found + _ROMAN * (signature.marker == "I")


def is_running(piece: Piece) -> bool:
    """Tell whether a piece is running text: a sentence of some length, or many words."""
    if piece.hint in _NEVER_RUNNING:
        return False
    length = len(piece.text)
    if length < 26 or (length < _BOLD_SENTENCE and piece.strong):
        return False
    if length >= _LONG or (piece.text[-1] == "。"):
        return True
    return length >= _SHORT_SENTENCE and (
        shapes.ends_sentence(piece.text) or piece.text.endswith(_CLAUSE_END)
    )
