"""Changes of many annotations, undone and redone under a list that has a current row."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from data.annotation import Annotation, Visibility
from data.anchoring import describe
from data.notebook import Change
from viewer.annotations.filter import Filter
from viewer.annotations.panel import AnnotationPanel
from viewer.annotations.model import CardRole

COUNTS = (0, 1, 10, 30)


@pytest.fixture
def panel(qtbot, session, light):
    panel = AnnotationPanel(light)
    qtbot.addWidget(panel)
    panel.resize(324, 700)
    panel.set_session(session)
    panel.current_requested.connect(session.set_current)
    panel.show()
    return panel


def made(session, clock, count, first=0, step=1):
    """Return annotations over the whole text, with notes of different lengths."""
    text = session.document.text
    words = [at for at in range(len(text) - 40) if text[at].isalpha()]
    items = []
    for number in range(first, first + count):
        start = words[number * 37 * step % len(words)]
        anchor = describe(session.document, start, start + 5 + number % 30, session.citations)
        now = clock()
        items.append(
            Annotation(
                f"made-{number}",
                session.document.id,
                "concern",
                now,
                now,
                anchor,
                note="word " * (number * 7 % 90),
                tags=("a", "b")[: number % 3],
            )  # fmt: skip
        )
    return tuple(items)


def shown(panel):
    model = panel._model
    return [model.index(row).data(CardRole.ID) for row in range(model.rowCount())]


def is_whole(panel, session):
    """Tell whether the list shows what the session holds, and every row can be asked and drawn."""
    panel.grab()
    cards = [panel._model.card(row) for row in range(panel._model.rowCount())]
    return [card.id for card in cards] == [item.id for item in session.annotations] and all(
        card.note == session.annotation(card.id).note for card in cards
    )


def changes(session, clock, count):
    """Return one change of each kind on `count` annotations that are there, or that come."""
    there = session.annotations[:count]
    now = clock()
    found = {
        "import": Change("Import", made(session, clock, count, first=1000, step=3)),
        "relabel": Change("Label", tuple(replace(one, label_id="action", modified=now) for one in there)),
        "note": Change("Note", tuple(replace(one, note="long " * 60, modified=now) for one in there)),
        "delete": Change("Delete", removed=tuple(one.id for one in there)),
        "every other": Change("Delete", removed=tuple(one.id for one in there[::2])),
        "move": Change(
            "Attach",
            tuple(
                replace(one, anchor=other.anchor, modified=now)
                for one, other in zip(there, reversed(there), strict=True)
            ),
        ),
        "all at once": Change(
            "Mixed",
            (*made(session, clock, count, first=2000, step=5),
             *(replace(one, note="other", modified=now) for one in there[::3])),
            removed=tuple(one.id for one in there[1::3]),
        ),
    } if count else {"nothing": None}  # fmt: skip
    return found


KINDS = ("import", "relabel", "note", "delete", "every other", "move", "all at once")


@pytest.mark.parametrize("count", COUNTS)
@pytest.mark.parametrize("kind", KINDS)
def test_every_change_is_undone_and_redone_under_a_current_row(
    qapp, panel, session, clock, kind, count
):
    if count:
        session.apply(Change("Before", made(session, clock, count)))
    change = changes(session, clock, count).get(kind)
    if change is None:
        return
    for current in {0, count - 1}:
        session.set_current(session.annotations[current].id)
        before = session.annotations
        for _ in range(2):
            if session.annotations == before and session.redoable is None:
                session.apply(change)
            else:
                session.redo()
            assert is_whole(panel, session)
            after = shown(panel)
            qapp.processEvents()
            session.undo()
            assert is_whole(panel, session)
            qapp.processEvents()
            assert session.annotations == before
        session.redo()
        assert shown(panel) == after
        session.undo()
