"""Annotations and corrections in any order, all of it undone and made again, on a real library."""

from random import Random

import pytest

from data.structure_corrections.application import correct, corrected
from data.structure_corrections.correction import CorrectionKind
from viewer.session.document_session import DocumentSession

KINDS = [kind for kind in CorrectionKind if kind is not CorrectionKind.PUT_BACK]


def session_on(library, as_read, labels, clock, new_id):
    notebook = library.notebook(as_read.id)
    document = corrected(as_read, notebook.corrections).document
    return DocumentSession(document, notebook, labels, clock=clock, new_id=new_id, as_read=as_read)


def do_something(session, chance):
    document = session.document
    number = chance.randrange(len(document.blocks))
    block = document.blocks[number]
    if chance.random() < 0.5:
        start = chance.randrange(block.start, block.end)
        session.add(start, min(block.end, start + chance.randint(1, 60)), "concern")
        return
    kind = chance.choice(KINDS)
    offset = chance.randint(0, len(block.text))
    numbers = range(number, min(number + chance.randint(1, 2), len(document.blocks)))
    made = correct(document, kind, numbers, level=chance.randint(1, 6), offset=offset)
    if made:
        session.correct(kind.value, (*session.corrections, *made))


@pytest.mark.parametrize("seed", range(6))
def test_all_that_was_done_is_undone_and_made_again(qapp, library, document, clock, new_id, seed):
    library.remember(document, clock())
    labels, chance = library.labels(), Random(seed)

    def now():
        return session_on(library, document, labels, clock, new_id)

    def state(session):
        return session.document, session.annotations

    states = []
    for _ in range(25):
        session = now()
        if not states or states[-1] != state(session):
            states.append(state(session))
        do_something(session, chance)
        for item in now().annotations:
            place = now().resolution(item.id)
            if place.attached:
                assert now().document.text[place.start : place.end] == item.anchor.exact
    last = state(now())
    if states[-1] != last:
        states.append(last)
    for before in reversed(states[:-1]):
        now().undo()
        assert state(now()) == before
    assert now().undoable is None
    for after in states[1:]:
        now().redo()
        assert state(now()) == after
    assert library.check().is_sound
