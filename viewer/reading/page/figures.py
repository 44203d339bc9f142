"""Pictures of the source, of which the page has what they show in words, each in its place."""

from data.document import Document, FurnitureKind
from viewer.session.catalogue import tr


def figures_of(document: Document) -> dict[int, list[str]]:
    """Return what stands on the page for pictures, each in one line, by the block it is before."""
    found: dict[int, list[str]] = {}
    for piece in document.furniture:
        if piece.kind is FurnitureKind.IMAGE:
            words = " ".join(piece.text.split())
            found.setdefault(piece.before, []).append(tr("Figure: {words}", words=words))
    return found
