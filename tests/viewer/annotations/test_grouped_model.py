"""The list in groups: what heads say, and that following changes is as good as reading anew."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from data.notebook import Change
from viewer.annotations.listing.card_model import CardModel
from viewer.annotations.listing.card_role import CardRole
from viewer.annotations.listing.list_order import Grouping, ListOrder, Sorting
from viewer.session.changes.batch_changes import label_all
from viewer.widgets.word_filter import Filter


def rows(model):
    """Return what the rows are: the ids of cards, and the titles of heads with their totals."""
    found = []
    for row in range(model.rowCount()):
        head = model.index(row).data(CardRole.GROUP)
        name = model.index(row).data(CardRole.ID)
        found.append(name or (head.title, head.total, [(x.id, n) for x, n in head.counts]))
    return found


def titles(model):
    return [one[0] for one in rows(model) if isinstance(one, tuple)]


def grouped(session, grouping, sorting=Sorting.PLACE):
    model = CardModel()
    model.set_order(ListOrder(grouping, sorting))
    model.set_session(session, "Me")
    return model


@pytest.fixture
def by_topic(session, six):
    return grouped(session, Grouping.TOPIC)


def test_heads_say_the_topic_and_how_often_each_label_is_in_it(by_topic, six):
    assert rows(by_topic) == [
        ("1 North Korea", 3, [("key-point", 1), ("commitment", 1), ("concern", 1)]),
        *six[:3],
        ("2 Regional affairs", 2, [("commitment", 1), ("question", 1)]),
        *six[3:5],
        ("3 Defense equipment and technology cooperation", 1, [("action", 1)]),
        six[5],
    ]


def test_screen_readers_hear_the_chart_and_whether_a_group_is_open(by_topic):
    spoken = Qt.ItemDataRole.AccessibleTextRole
    said = "1 North Korea, 3 annotations, 1 Key point, 1 Commitment, 1 Concern"
    for state in ("expanded", "collapsed"):
        assert by_topic.index(0).data(spoken) == f"{said}, {state}"
        by_topic.turn_group(0)
    assert by_topic.index(0).data(spoken).endswith("expanded")


def test_heads_cannot_be_selected_and_cards_can(by_topic):
    can = [bool(by_topic.flags(by_topic.index(row)) & Qt.ItemFlag.ItemIsSelectable)
           for row in range(2)]  # fmt: skip
    assert can == [False, True]


def test_each_way_of_dividing_has_its_groups(session, six):
    item = session.annotation(six[0])
    session.apply(Change("Theirs", (replace(item, author="Desk 2"),)))
    session.set_label(six[5], "")
    expected = {
        Grouping.LABEL: ["Key point", "Commitment", "Concern", "Question", "No label"],
        Grouping.TAG: ["Article 5", "DPRK", "exercises", "FMS", "language", "Senkaku", "USFK",
                       "No tag"],
        Grouping.AUTHOR: ["Yours", "Desk 2"],
        Grouping.DATE: ["2018-09-05"],
        Grouping.NONE: [],
    }  # fmt: skip
    assert {way: titles(grouped(session, way)) for way in expected} == expected


def test_an_annotation_with_two_tags_stands_under_both_and_is_one(session, six):
    model = grouped(session, Grouping.TAG)
    assert rows(model).count(six[0]) == 2
    assert (model.total, model.shown) == (6, 6)
    assert model.ids(range(model.rowCount())).count(six[0]) == 1


@pytest.mark.parametrize(
    "case",
    [
        (Sorting.PLACE, [0, 1, 2, 3, 4, 5]),
        (Sorting.NEWEST, [5, 4, 3, 2, 1, 0]),
        (Sorting.LABEL, [2, 0, 3, 1, 4, 5]),
    ],
)
def test_cards_are_sorted_as_is_said(session, six, case):
    sorting, order = case
    assert rows(grouped(session, Grouping.NONE, sorting)) == [six[place] for place in order]


def test_labels_and_words_filter_together(by_topic, six):
    by_topic.set_labels(frozenset({"commitment", "concern"}))
    assert [one for one in rows(by_topic) if one in six] == [six[0], six[1], six[3]]
    by_topic.set_filter(Filter.parse("senkaku"))
    assert rows(by_topic)[1:] == [six[3]]
    by_topic.set_labels(frozenset())
    assert (by_topic.shown, by_topic.total) == (1, 6)


def test_what_comes_into_a_collapsed_group_is_counted_and_not_shown(by_topic, session, annotate):
    by_topic.turn_group(0)
    annotate("complete, verifiable", "action")
    assert rows(by_topic)[0][1] == 4
    assert len(titles(by_topic)) == 3
    by_topic.reveal(session.current)
    assert session.current in rows(by_topic)


CHANGES = st.lists(
    st.tuples(
        st.sampled_from(["label", "tags", "delete", "undo", "redo", "several", "author"]),
        st.integers(0, 5),
        st.integers(0, 4),
    ),
    max_size=8,
)


@pytest.mark.parametrize("grouping", Grouping)
@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(changes=CHANGES, sorting=st.sampled_from(Sorting), labels=st.booleans())
def test_following_comes_to_the_same_as_reading_anew(
    session, six, grouping, changes, sorting, labels
):
    model = grouped(session, grouping, sorting)
    wanted = frozenset({"commitment", "concern"}) if labels else frozenset()
    model.set_labels(wanted)
    names = [label.id for label in session.labels]
    for kind, number, other in changes:
        change(session, kind, six[number], names[other], six)
        anew = grouped(session, grouping, sorting)
        anew.set_labels(wanted)
        assert rows(model) == rows(anew)
        assert (model.shown, model.total) == (anew.shown, anew.total)


def change(session, kind, name, label_id, six):
    item = session.annotation(name)
    match kind:
        case "undo":
            session.undo()
        case "redo":
            session.redo()
        case "several":
            label_all(session, six, label_id)
        case "label" if item:
            session.set_label(name, label_id)
        case "tags" if item:
            session.set_tags(name, (label_id, "b"))
        case "delete" if item:
            session.delete(name)
        case "author" if item:
            session.apply(Change("Theirs", (replace(item, author=label_id),)))
