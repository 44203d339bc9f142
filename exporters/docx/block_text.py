"""The words of a block of the source as runs: spans, highlights, links, notes where they end."""

from dataclasses import dataclass, field

from data.annotation import Label, Pattern
from data.basis.colours import mixed
from data.briefing.content import ContentBlock, Highlight
from exporters.docx.analyst_notes import AnalystNotes
from exporters.docx.ruby_markup import ruby
from exporters.docx.source_footnotes import SourceFootnotes
from exporters.docx.word_markup import language, run, styled
from exporters.docx.word_setting import WordSetting
from exporters.text_pieces import TextPiece, cut

_WHITE = "#FFFFFF"
_FIRST_PLACE = 1_000_000
"""Bookmarks have numbers; those of topics that contents lead to begin with 1."""
_UNDERLINES = {
    Pattern.SOLID: "single",
    Pattern.DOUBLE: "double",
    Pattern.DASHED: "dash",
    Pattern.DOTTED: "dotted",
    Pattern.DASH_DOT: "dotDash",
}


@dataclass(slots=True)
class BlockText:
    """Sets the words of blocks; the addresses of links are kept for the package's relations.

    `places` are the bookmarks that were set.
    """

    setting: WordSetting
    notes: AnalystNotes
    footnotes: SourceFootnotes
    links: dict[str, str] = field(default_factory=dict)
    places: set[str] = field(default_factory=set)

    def runs(self, block: ContentBlock, look: str = "") -> str:
        """Return a block's words, each with `look` and what it has of its own.

        Where links lead to it, they are its bookmark.
        """
        place = next(iter(block.names), "")
        words = self._words(block, look)
        if not place or place in self.places:
            return words
        self.places.add(place)
        key = _FIRST_PLACE + len(self.places)
        start = f'<w:bookmarkStart w:id="{key}" w:name="{_bookmark(place)}"/>'
        return f'{start}{words}<w:bookmarkEnd w:id="{key}"/>'

    def _words(self, block: ContentBlock, look: str) -> str:
        if block.own:
            look = styled("AnalystWords") + look
        look += language(block.language)
        if not (block.spans or block.highlights):
            return run(block.text, look)
        begins: dict[int, list[Highlight]] = {}
        ends: dict[int, list[Highlight]] = {}
        for item in sorted(block.highlights, key=lambda item: (item.start, item.end)):
            if item.opens:
                begins.setdefault(item.start, []).append(item)
            ends.setdefault(item.end, []).append(item)
        place, said = 0, ""
        base = held = ""
        for piece in cut(block):
            said += "".join(map(self.notes.begin, begins.get(place, ())))
            place += len(piece.text)
            ended = "".join(map(self.notes.end, ends.get(place, ())))
            if piece.base is None:
                said += self._piece(block, piece, look) + ended
                continue
            # Nothing but runs may stand in a base: what ends within it ends behind it.
            base += run(piece.text, self._look(block, piece) + look)
            held += ended
            if piece.base.closes:
                made = ruby(self.setting, block, base, piece.base.reading, look)
                said += self._linked(piece, made) + held
                base = held = ""
        return said

    def _piece(self, block: ContentBlock, piece: TextPiece, look: str) -> str:
        if piece.raised:
            called = self.footnotes.call(block, piece.text, self.runs)
            if called:
                return called
        return self._linked(piece, run(piece.text, self._look(block, piece) + look))

    def _linked(self, piece: TextPiece, made: str) -> str:
        if piece.inside and made:
            return f'<w:hyperlink w:anchor="{_bookmark(piece.inside)}">{made}</w:hyperlink>'
        if not (piece.link and made):
            return made
        key = self.links.setdefault(piece.link, f"link{len(self.links) + 1}")
        return f'<w:hyperlink r:id="{key}">{made}</w:hyperlink>'

    def _look(self, block: ContentBlock, piece: TextPiece) -> str:
        is_link = (piece.link or piece.inside) and not block.own
        look = styled("Hyperlink") if is_link else ""
        look += "<w:b/><w:bCs/>" * piece.strong + "<w:i/><w:iCs/>" * piece.emphasis
        look += '<w:vertAlign w:val="superscript"/>' * piece.raised
        return look + (self.shading(block.highlights[piece.highlights[-1]].label)
                       if piece.highlights else "")  # fmt: skip

    def shading(self, label: Label) -> str:
        """Return how a label's passages look: its tint, and a line where no comment names it."""
        tint = self.setting.colour(mixed(label.colour, _WHITE, label.share))
        shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{tint}"/>'
        if self.notes.are_comments:
            return shade
        line = self.setting.colour(label.colour)
        return f'<w:u w:val="{_UNDERLINES[label.pattern]}" w:color="{line}"/>{shade}'


def _bookmark(place: str) -> str:
    """Return a place as Word allows bookmarks to be called: letters, digits and "_"."""
    return place.replace("-", "_")
