"""The choice between outlines: what is offered, what is remembered, and what follows from that."""

from contextlib import suppress
from typing import NamedTuple

from data.document import Document
from data.errors import LibraryError
from data.library import Library
from data.library.outline_answers import AnsweredOutline, OutlineAnswer
from data.messages import Message, said
from data.notebook import Change, Notebook
from data.structure_corrections.outlines import (
    headings_of,
    outlines_of,
    shown_outline,
    source_of,
    taking,
)

FOLLOWING = said("Topics as in Papers of This Source")
"""What it is called to divide a paper as the last one of its source."""
_PREVIEWED = 3
_SETTLED = frozenset({OutlineAnswer.CHOSEN, OutlineAnswer.FOLLOWED})


class OutlineOption(NamedTuple):
    """An outline that can be chosen: how many topics it makes, told by what, and the first ones."""

    number: int
    topics: int
    place: Message | str
    titles: tuple[str, ...]


class OutlineOffer(NamedTuple):
    """The outlines to choose from; `shown` is the number of the document's, None for another."""

    options: tuple[OutlineOption, ...]
    shown: int | None


def offer_of(as_read: Document, document: Document) -> OutlineOffer | None:
    """Return what there is to choose from; None where there is no choice."""
    options = []
    for number, outline in enumerate(outlines_of(as_read)):
        headings = headings_of(as_read, number)
        titles = tuple(text for text, _ in headings[:_PREVIEWED])
        options.append(OutlineOption(number, len(headings), outline.place, titles))
    return OutlineOffer(tuple(options), shown_outline(as_read, document)) if options else None


def is_open(library: Library, document_id: str) -> bool:
    """Tell whether the question is to be put: it was not answered, or the answer was undone."""
    said = library.outlines.of(document_id)
    return said is None or said.answer is OutlineAnswer.WITHDRAWN


def remember_choice(library: Library, as_read: Document, number: int) -> None:
    """Remember that an outline was chosen, for papers of the same source."""
    kind = outlines_of(as_read)[number].kind
    said = AnsweredOutline(OutlineAnswer.CHOSEN, kind)
    library.outlines.answer(as_read.id, source_of(as_read), said)


def remember_refusal(library: Library, as_read: Document) -> None:
    """Remember that the question is not to be put again; what was chosen before holds."""
    if is_open(library, as_read.id):
        said = AnsweredOutline(OutlineAnswer.DISMISSED)
        library.outlines.answer(as_read.id, source_of(as_read), said)


def settle(library: Library, as_read: Document, document: Document) -> None:
    """Let what is remembered agree with what is shown, after a correction, undo or redo.

    Whoever goes back to the document's own outline that way withdraws the choice; one that is
    divided otherwise by hand says nothing of outlines.
    """
    number = shown_outline(as_read, document)
    if number is None:
        return
    said = library.outlines.of(as_read.id)
    is_settled = said is not None and said.answer in _SETTLED
    if said is not None and is_settled and said.kind == outlines_of(as_read)[number].kind:
        return
    if number:
        remember_choice(library, as_read, number)
    elif is_settled:
        said = AnsweredOutline(OutlineAnswer.WITHDRAWN)
        library.outlines.answer(as_read.id, source_of(as_read), said)


def follow(library: Library, as_read: Document, notebook: Notebook, change: str) -> bool:
    """Divide a paper that is new as the last one of its source; tell whether that changed it.

    `change` is what undo calls it. Where that cannot be saved, the paper is shown as it was read,
    and the question is put.
    """
    with suppress(LibraryError):
        return _followed(library, as_read, notebook, change)
    return False


def _followed(library: Library, as_read: Document, notebook: Notebook, change: str) -> bool:
    if len(notebook) or notebook.corrections or notebook.undoable:
        return False
    source = source_of(as_read)
    kind = library.outlines.preferred(source)
    kinds = [outline.kind for outline in outlines_of(as_read)]
    if kind not in kinds or library.outlines.of(as_read.id) is not None:
        return False
    made = taking(as_read, (), kinds.index(kind))
    if made:
        notebook.apply(Change(change, corrections=made))
    library.outlines.answer(as_read.id, source, AnsweredOutline(OutlineAnswer.FOLLOWED, kind))
    return bool(made)
