"""A block of the source as a web page's template shows it: piece by piece."""

from data.briefing.content import ContentBlock
from data.messages import Words
from data.text.passages.footnote_marks import bare_mark
from exporters.html.html_labels import label_values
from exporters.text_pieces import FootnotePlaces, TextPiece, cut
from exporters.unprintable import printable

_Values = dict[str, object]


def pieces(block: ContentBlock, words: Words, footnotes: FootnotePlaces) -> tuple[_Values, ...]:
    """Return what a template shows of a block's text, in order."""
    found: list[_Values] = []
    notes: tuple[int, ...] = ()
    for piece in cut(block, footnotes):
        notes += piece.notes
        is_within = piece.base is not None and not piece.base.closes
        found.append(_piece(block, piece, words) | {"notes": () if is_within else notes})
        notes = notes if is_within else ()
    return tuple(found)


def _piece(block: ContentBlock, piece: TextPiece, words: Words) -> _Values:
    labels = [
        label_values(block.highlights[number].label, words) | {"opens": number in piece.opening}
        for number in piece.highlights
    ]
    leads_to = ""
    if piece.footnote:
        leads_to = words.tr("Footnote {mark} of the source", mark=bare_mark(piece.text))
    return {
        "text": printable(piece.text),
        "plain": not (
            piece.strong or piece.emphasis or piece.raised or piece.link or piece.inside or labels
        )
        and piece.base is None,
        "opens_base": piece.base is not None and piece.base.opens,
        "reading": printable(piece.base.reading) if piece.base and piece.base.closes else "",
        "strong": piece.strong,
        "emphasis": piece.emphasis,
        "raised": piece.raised,
        "link": "" if piece.footnote else piece.link,
        "footnote": piece.footnote,
        "inside": piece.inside,
        "leads_to": printable(leads_to),
        "labels": tuple(labels),
    }
