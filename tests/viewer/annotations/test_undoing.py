"""Changes of many annotations, undone and redone under a list that has a current row."""

from dataclasses import replace

import pytest

from data.anchors.anchoring import describe
from data.annotation import Annotation
from data.notebook import Change
from viewer.annotations.annotation_panel import AnnotationPanel
from viewer.annotations.listing.card_role import CardRole

COUNTS = (0, 1, 10, 30)
KINDS = ("import", "relabel", "note", "delete", "every other", "move", "all at once")


@pytest.fixture
def panel(qtbot, session, appearance, current, preferences):
    panel = AnnotationPanel(appearance, current, preferences)
    qtbot.addWidget(panel)
    panel.resize(324, 700)
    current.show(session)
    panel.current_requested.connect(session.set_current)
    panel.show()
    return panel


@pytest.fixture
def made(session, clock):
    """Return annotations over the whole text, with notes of different lengths."""
    text = session.document.text
    words = [at for at in range(len(text) - 40) if text[at].isalpha()]

    def one(number, stride):
        start = words[number * 37 * stride % len(words)]
        now = clock()
        return Annotation(
            id=f"made-{number}",
            document_id=session.document.id,
            label_id="concern",
            created=now,
            modified=now,
            anchor=describe(session.document, start, start + 5 + number % 30, session.citations),
            note="word " * (number * 7 % 90),
            tags=("a", "b")[: number % 3],
        )

    return lambda count, first=0, stride=1: tuple(
        one(number, stride) for number in range(first, first + count)
    )


def shown(panel):
    model = panel._model
    return [model.index(row).data(CardRole.ID) for row in range(model.rowCount())]


def is_whole(panel, session):
    """Tell whether the list shows what the session holds, and every row can be asked and drawn."""
    panel.grab()
    cards = [panel._model.card(row) for row in range(panel._model.rowCount())]
    return [(card.id, card.note, card.label.id) for card in cards] == [
        (item.id, item.shown_note, item.label_id) for item in session.annotations
    ]


def change_of(kind, session, made, count):
    """Return a change of one kind, on annotations that are there or that come; None without any."""
    there = session.annotations
    if kind == "import":
        return Change("Import", made(count, 1000, 3)) if count else None
    if not there:
        return None
    changed = {
        "relabel": tuple(replace(one, label_id="action") for one in there),
        "note": tuple(replace(one, note="long " * 60) for one in there),
        "move": tuple(
            replace(one, anchor=other.anchor)
            for one, other in zip(there, reversed(there), strict=True)
        ),
        "all at once": (
            *made(count, 2000, 5),
            *(replace(one, note="other") for one in there[::3]),
        ),
    }
    removed = {"delete": there, "every other": there[::2], "all at once": there[1::3]}
    names = tuple(one.id for one in removed.get(kind, ()))
    return Change(kind.capitalize(), changed.get(kind, ()), names)


@pytest.mark.parametrize("count", COUNTS)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("is_empty", [False, True], ids=["on-some", "on-none"])
def test_every_change_is_undone_and_redone_under_a_current_row(
    qapp, panel, session, made, kind, count, is_empty
):
    if count and not is_empty:
        session.apply(Change("Before", made(count)))
    before = session.annotations
    change = change_of(kind, session, made, count)
    if change is None:
        return
    session.apply(change)
    after = session.annotations
    for current in (0, -1):
        for _ in range(2):
            if after:
                session.set_current(after[current].id)
            qapp.processEvents()
            session.undo()
            assert session.annotations == before
            assert is_whole(panel, session)
            if before:
                session.set_current(before[current].id)
            qapp.processEvents()
            session.redo()
            assert session.annotations == after
            assert is_whole(panel, session)


def test_a_change_all_over_a_long_list_keeps_what_is_current_and_in_view(
    qapp, panel, session, made
):
    session.apply(Change("Before", made(400)))
    kept = session.annotations[200]
    session.set_current(kept.id)
    cards = panel._cards
    qapp.processEvents()
    place = cards.visualRect(panel._model.index_of(kept.id)).top()
    resets = []
    panel._model.modelReset.connect(lambda: resets.append(True))
    taken = tuple(one.id for one in session.annotations[::2] if one.id != kept.id)
    for act in (
        lambda: session.apply(Change("Delete", removed=taken)),
        session.undo,
        session.redo,
        session.undo,
    ):
        act()
        qapp.processEvents()
        assert is_whole(panel, session)
        assert cards.currentIndex().data(CardRole.ID) == kept.id
        assert cards.selectedIndexes() == [cards.currentIndex()]
        row = cards.visualRect(panel._model.index_of(kept.id))
        assert row.intersects(cards.viewport().rect())
    assert resets
    assert abs(cards.visualRect(panel._model.index_of(kept.id)).top() - place) < cards.height()
