"""Lines of a plain text to pieces, one after the other, with what stands aside between them."""

from collections.abc import Sequence

from data.document import BlockKind
from data.intake.lexicon import markers
from data.intake.lines import wrapping
from data.intake.plain import text_tables
from data.intake.plain.line_hyphens import Hyphens
from data.intake.plain.line_joining import Cut, Joiner
from data.intake.plain.set_lines import TextLine
from data.intake.plain.text_layout import Layout
from data.intake.plain.text_pages import Pages
from data.intake.stream import Piece

_NEAR_MIDDLE = 3
"""How many columns the middle of a centred line may be off."""
_LEAST_INDENT = 4
_WIDEST_CENTRED = 0.85
_SPACED, _UNDERSCORED = "spaced", "_"


class BlockReader:
    """Puts lines together as they come; what stands between pages goes before what it parts."""

    def __init__(
        self, lines: Sequence[TextLine], layout: Layout, hyphens: Hyphens, pages: Pages
    ) -> None:
        self._layout, self._hyphens, self._pages = layout, hyphens, pages
        self._joiner = Joiner(lines, layout)
        self._found: list[Piece] = []
        self._rows: dict[int, TextLine] = {}
        self._aside: list[Piece] = []
        self._block: list[TextLine] = []
        self._gap, self._cut = True, Cut.PAGE
        self._page = 1 if pages.begins else 0
        self._began = self._page
        self._blank = 0

    def read(self, number: int, line: TextLine) -> None:
        """Take the next line, which has this number in the text."""
        if number in self._pages.begins:
            self._page += 1
            self._cut = Cut.PAGE
        kind = self._pages.edges.get(number)
        if kind is not None:
            self._aside.append(Piece(line.text, furniture=kind, page=self._page))
            self._cut = Cut.PAGE
        elif not line.text:
            self._blank += 1
        elif self._blank and self._block and wrapping.is_rule(line.text):
            self._aside.append(Piece(line.text, indent=line.indent, page=self._page))
            self._cut = Cut.RULE if self._cut is Cut.NONE else self._cut
        else:
            self._put(number, line)

    def end(self) -> list[Piece]:
        """Return the pieces of all lines."""
        self._flush()
        return text_tables.told(self._found, self._rows)

    def _put(self, number: int, line: TextLine) -> None:
        block = self._block
        if (
            block
            and not self._blank
            and self._cut is Cut.NONE
            and self._joiner.surely_goes_on(block[-1], line)
        ):
            block.append(line)
            return
        apart = self._blank > 0
        if apart or self._cut is not Cut.NONE:
            self._joiner.enter_run(number)
        if self._block and self._joiner.goes_on(self._block, number, self._blank, cut=self._cut):
            self._found += self._aside
            self._aside = []
        else:
            self._flush()
            self._gap = apart or not self._found
            self._began = self._page
        self._block.append(line)
        self._blank, self._cut = 0, Cut.NONE

    def _flush(self) -> None:
        if self._block:
            if self._block[0].cells and len(self._block) == 1:
                self._rows[len(self._found)] = self._block[0]
            self._found.append(self._piece())
            self._block = []
        self._found += self._aside
        self._aside = []

    def _piece(self) -> Piece:
        first, *others = self._block
        alone = not others
        text = self._hyphens.join([line.text for line in self._block])
        sign = wrapping.sign(text)
        marker, rest = markers.split(text[len(sign) :].lstrip() if sign else text)
        hint = BlockKind.HEADING if sign else BlockKind.TABLE_ROW if text[0] == "|" else None
        return Piece(
            text=rest,
            marker=marker,
            sign=sign,
            hint=hint,
            level=len(sign),
            gap=self._gap,
            indent=first.indent,
            lines=len(self._block),
            centred=alone and _is_centred(first, self._layout),
            look=_look(first) if alone else "",
            page=self._began,
        )


def _is_centred(line: TextLine, layout: Layout) -> bool:
    """Tell whether a line stands in the middle between the margins of a text of one width."""
    if not layout.width or line.indent < layout.base + _LEAST_INDENT:
        return False
    left, right = line.indent - layout.base, layout.width - line.right
    short = line.right - line.indent <= _WIDEST_CENTRED * (layout.width - layout.base)
    return short and abs(left - right) <= _NEAR_MIDDLE


def _look(line: TextLine) -> str:
    if line.spaced:
        return _SPACED
    text = line.text
    return _UNDERSCORED if len(text) > 2 and text[0] == text[-1] == "_" and text[1] != "_" else ""
