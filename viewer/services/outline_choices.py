"""The choice between outlines: what is offered, what is remembered, and what follows from that."""

from collections.abc import Sequence
from contextlib import suppress
from typing import NamedTuple

from data.document import Document
from data.errors import LibraryError
from data.library import Library
from data.library.outline_answers import AnsweredOutline, OutlineAnswer
from data.messages import Message, said
from data.notebook import Change, Notebook
from data.structure_corrections.outlines import (
    Headings,
    headings_of,
    kinds_of,
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
    """An outline that can be chosen: how many topics it makes, told by what, and some of them.

    `below` topics stand below others. `titles` begin where the outlines that are offered part, each
    with how deep it stands, from 0; `before` and `after` say whether there are others.
    """

    number: int
    topics: int
    below: int
    place: Message | str
    titles: tuple[tuple[str, int], ...]
    before: bool
    after: bool


class OutlineOffer(NamedTuple):
    """The outlines to choose from; `shown` is the number of the document's, None for another."""

    options: tuple[OutlineOption, ...]
    shown: int | None


def offer_of(as_read: Document, document: Document) -> OutlineOffer | None:
    """Return what there is to choose from; None where there is no choice."""
    outlines = outlines_of(as_read)
    if not outlines:
        return None
    made = [headings_of(as_read, number) for number in range(len(outlines))]
    first = max(0, _parting(made) - 1)
    options = tuple(
        _option(number, outline.place, headings, first)
        for number, (outline, headings) in enumerate(zip(outlines, made, strict=True))
    )
    return OutlineOffer(options, shown_outline(as_read, document))


def _parting(made: Sequence[Headings]) -> int:
    """Return how many headings all outlines begin with alike."""
    return next(
        (place for place, alike in enumerate(zip(*made, strict=False)) if len(set(alike)) > 1),
        min(map(len, made)),
    )


def _option(number: int, place: Message | str, headings: Headings, first: int) -> OutlineOption:
    """Return an outline with its headings from the one before which all are alike."""
    top = min((level for _, level in headings), default=0)
    on_top = sum(level == top for _, level in headings)
    titles = tuple((text, level - top) for text, level in headings[first : first + _PREVIEWED])
    after = first + _PREVIEWED < len(headings)
    return OutlineOption(
        number, on_top, len(headings) - on_top, place, titles, before=first > 0, after=after
    )


def is_open(library: Library, document_id: str) -> bool:
    """Tell whether the question is to be put: it was not answered, or the answer was undone."""
    said = library.outlines.of(document_id)
    return said is None or said.answer is OutlineAnswer.WITHDRAWN


def remember_choice(library: Library, as_read: Document, number: int) -> None:
    """Remember that an outline was chosen, for papers of the same source."""
    said = AnsweredOutline(OutlineAnswer.CHOSEN, kinds_of(as_read)[number])
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
    if said is not None and is_settled and said.kind == kinds_of(as_read)[number]:
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
    kinds = kinds_of(as_read)
    if kind not in kinds or library.outlines.of(as_read.id) is not None:
        return False
    made = taking(as_read, (), kinds.index(kind))
    if made:
        notebook.apply(Change(change, corrections=made))
    library.outlines.answer(as_read.id, source, AnsweredOutline(OutlineAnswer.FOLLOWED, kind))
    return bool(made)
