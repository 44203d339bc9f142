"""A block of the source as runs of text: its spans, its highlights, its note numbers."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from data.briefing.content import ContentBlock
from data.briefing.pieces import portion_mark
from data.document import BlockKind, Span, SpanKind
from data.messages import said
from data.text.passages.footnote_marks import bare_mark
from exporters.pdf.layout.tagged_elements import Role
from exporters.pdf.text import style
from exporters.pdf.text.fonts import FontBook
from exporters.pdf.text.glyph_classes import clean, is_cjk
from exporters.pdf.text.ink_runs import Ink, Ruby, Run, runs
from exporters.pdf.text.style import TextStyle
from exporters.phrases import place_of_note
from exporters.text_pieces import FootnotePlaces, TextPiece, cut

_EMPHASIS = {
    "Serif-Regular": "Serif-Italic",
    "Serif-SemiBold": "Serif-SemiBoldItalic",
    "Sans-Regular": "Sans-Italic",
    "Sans-SemiBold": "Sans-SemiBoldItalic",
}
_STRONG = {
    "Serif-Regular": "Serif-SemiBold",
    "Serif-Italic": "Serif-SemiBoldItalic",
    "Sans-Regular": "Sans-SemiBold",
    "Sans-Italic": "Sans-SemiBoldItalic",
}
_EAST_ASIAN_LEADING, _RUBY_LEADING = 1.65, 1.8
"""In shares of the size; between lines with readings there is room for these and for rules."""
_LARGEST_MARK = 1.5
_RUBY_SIZE = 0.5
"""The size of a reading, in shares of that of its words."""
_ROOM_ABOVE = 0.9
"""What a reading may take of the room between two lines."""
_PORTION_SIZE = 0.85
"""The size of a portion mark, in shares of that of its text."""

_STYLES = {
    BlockKind.PARAGRAPH: style.BODY,
    BlockKind.LIST_ITEM: style.BODY,
    BlockKind.QUOTATION: style.QUOTATION,
    BlockKind.CAPTION: style.CAPTION,
    BlockKind.TABLE_ROW: style.TABLE_ROW,
    BlockKind.FOOTNOTE: style.FOOTNOTE,
}
ROLES = {
    BlockKind.HEADING: Role.HEADING,
    BlockKind.PARAGRAPH: Role.PARAGRAPH,
    BlockKind.LIST_ITEM: Role.LIST_ITEM,
    BlockKind.QUOTATION: Role.QUOTATION,
    BlockKind.CAPTION: Role.CAPTION,
    BlockKind.TABLE_ROW: Role.PARAGRAPH,
    BlockKind.FOOTNOTE: Role.FOOTNOTE,
}


def style_of(block: ContentBlock) -> TextStyle:
    """Return the style of a block in the text, with more leading for East Asian writing."""
    if block.kind is BlockKind.HEADING:
        return spaced(faced(block, style.heading_style(block.level).text), "", block.spans)
    chosen = _STYLES[block.kind]
    if block.own and chosen is style.BODY:
        chosen = style.OWN_TEXT
    return spaced(faced(block, chosen), block.text, block.spans)


def faced(block: ContentBlock, chosen: TextStyle) -> TextStyle:
    """Return the style in the face of whose words the block has: the source's or the author's."""
    return chosen.of_author if block.own else chosen


def spaced(chosen: TextStyle, text: str, spans: Iterable[Span] = ()) -> TextStyle:
    """Return the style with the leading that the writing of `text`, and readings, need."""
    if any(span.kind is SpanKind.RUBY for span in spans):
        return replace(chosen, leading=max(chosen.leading, chosen.size * _RUBY_LEADING))
    if text.isascii() or not is_cjk(text):
        return chosen
    return replace(chosen, leading=max(chosen.leading, chosen.size * _EAST_ASIAN_LEADING))


def runs_of(
    book: FontBook,
    block: ContentBlock,
    chosen: TextStyle,
    extra: tuple[int, ...] = (),
    footnotes: FootnotePlaces | None = None,
) -> list[Run]:
    """Return the block's runs; `extra` are numbers of notes on the block as a whole.

    Marks of the source's own `footnotes` lead to these.
    """
    if not block.spans and not block.highlights:
        result = _runs(book, block, block.text, Ink(chosen))
    else:
        result = list(_pieces(book, block, chosen, footnotes))
    for number in extra:
        result += _mark(book, number, chosen, ())
    return result


def portioned(book: FontBook, portion: str, chosen: TextStyle, language: str = "") -> list[Run]:
    """Return the mark before a text of how it is to be handled, in the face of our own words.

    `language` is that of our words where the text after it is in another.
    """
    mark = portion_mark(portion)
    if not mark:
        return []
    bold = replace(chosen, face="Sans-SemiBold", size=round(chosen.size * _PORTION_SIZE, 2))
    found = [*runs(book, mark, Ink(bold)), *runs(book, " ", Ink(chosen.of_author))]
    return [replace(run, language=run.language or language) for run in found]


def _runs(book: FontBook, block: ContentBlock, text: str, ink: Ink) -> list[Run]:
    return runs(book, text, ink, of_source=not block.own, language=block.language)


def _pieces(
    book: FontBook, block: ContentBlock, chosen: TextStyle, footnotes: FootnotePlaces | None
) -> Iterator[Run]:
    for pieces in _read_together(cut(block, footnotes)):
        ruby = _ruby(book, block, pieces, chosen)
        links = {_ink(piece, chosen).link for piece in pieces}
        for piece in pieces:
            ink = _ink(piece, chosen)
            if ruby is not None:  # a link that ends within words with a reading would part them
                ink = replace(ink, ruby=ruby, link=ink.link if links == {ink.link} else "")
            yield from _runs(book, block, piece.text, ink)
        for piece in pieces:
            for number in piece.notes:
                yield from _mark(book, number, chosen, piece.around)


def _read_together(pieces: Iterable[TextPiece]) -> Iterator[list[TextPiece]]:
    """Yield pieces one by one, those of words with a reading together."""
    held: list[TextPiece] = []
    for piece in pieces:
        held.append(piece)
        if piece.base is None or piece.base.closes:
            yield held
            held = []
    if held:
        yield held


def _ruby(
    book: FontBook, block: ContentBlock, pieces: Sequence[TextPiece], chosen: TextStyle
) -> Ruby | None:
    """Return how these pieces are read, in letters that fit between the lines."""
    base = pieces[0].base
    reading = clean(base.reading).strip() if base else ""
    if base is None or not reading:
        return None
    face = f"{chosen.face.partition('-')[0]}-Regular"
    size = min(_RUBY_SIZE * chosen.size, max(_ROOM_ABOVE * (chosen.leading - chosen.size), 1))
    small = replace(chosen, face=face, size=round(size, 2), tracking=0)
    touching = sorted({number for piece in pieces for number in piece.highlights})
    made = _runs(book, block, reading, Ink(small))
    length = sum(len(clean(piece.text)) for piece in pieces)
    return Ruby(base.start, length, tuple(made), tuple(touching))


def faced_as(chosen: TextStyle, *, strong: bool, emphasis: bool) -> TextStyle:
    """Return the style in the face that it has for words with weight or emphasis."""
    face = chosen.face
    if strong:
        face = _STRONG.get(face, face)
    if emphasis:
        face = _EMPHASIS.get(face, face)
    return chosen.faced(face)


def _ink(piece: TextPiece, chosen: TextStyle) -> Ink:
    faced = faced_as(chosen, strong=piece.strong, emphasis=piece.emphasis)
    link = f"#{piece.inside}" if piece.inside else piece.link
    if not piece.raised:
        return Ink(faced, highlights=piece.highlights, link=link)
    small = replace(faced, size=round(chosen.size * 0.66, 2))
    rise = round(chosen.size * 0.34, 2)
    ink = Ink(small, rise=rise, highlights=piece.highlights, link=link)
    if not piece.footnote:
        return ink
    mark = bare_mark(piece.text)
    said_of_it = said("Footnote {mark} of the source", mark=mark)
    return replace(ink, link=f"#{piece.footnote}", leads_to=said_of_it)


def _mark(book: FontBook, number: int, chosen: TextStyle, highlights: tuple[int, ...]) -> list[Run]:
    """Return a note's number, raised after its passage and linked to the note.

    Its brackets tell it from the source's own figures and marks, for whoever reads the text alone.
    """
    scale = min(chosen.size / style.BODY.size, _LARGEST_MARK)
    mark = TextStyle("Sans-SemiBold", round(6.2 * scale, 2), chosen.leading, style.ACCENT)
    ink = Ink(
        mark,
        rise=round(3.6 * scale, 2),
        gap=1.3,
        highlights=highlights,
        link=f"#{place_of_note(number)}",
        mark=True,
        leads_to=said("Note {number}", number=str(number)),
    )
    return runs(book, f"[{number}]", ink)
