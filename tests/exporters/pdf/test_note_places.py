"""Where notes stand, for any wishes: pure arithmetic, without a page."""

from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporters.pdf.layout.notes.column_places import Wish, nearest, pushed_down
from exporters.pdf.layout.notes.leaders import lanes
from exporters.pdf.layout.notes.page_plan import APART, SIGHT, MarginColumn, planned

TOP, LAST = 82.0, 764.0
heights = st.sampled_from([0.0, 10.5, 21.0, 42.0, 105.0, 420.0])
wishes = st.lists(
    st.builds(Wish, st.integers(82, 764).map(float), heights), max_size=30
).map(sorted)  # fmt: skip


small = st.builds(Wish, st.integers(0, 12).map(float), st.integers(0, 3).map(float))


def spare(asked, apart):
    return LAST - TOP - sum(wish.height + apart for wish in asked) + apart


def away(asked, places):
    return sum(abs(place - wish.baseline) for wish, place in zip(asked, places, strict=True))


def crossings(baselines, places, distances):
    """How often a leader goes through another one; each has three parts, from text to note."""
    led = [
        (100 - distance, *sorted((start, stop)), start, stop)
        for start, stop, distance in zip(baselines, places, distances, strict=True)
        if distance is not None
    ]
    flat = [(0, lane, start) for lane, _, _, start, _ in led]
    flat += [(lane, 100, stop) for lane, _, _, _, stop in led]
    return sum(
        left < lane < right and low < y < high
        for lane, low, high, *_ in led
        for left, right, y in flat
    )


@given(wishes, st.sampled_from([14.5, 17.5]))
def test_notes_keep_their_order_and_the_column_and_never_overlap(asked, apart):
    places = nearest(asked, TOP, LAST, apart)
    if places is None:
        assert spare(asked, apart) < 0
        return
    for (one, y), (_, other) in pairwise(zip(asked, places, strict=True)):
        assert other >= y + one.height + apart - 1e-6
    assert all(place >= TOP - 1e-6 for place in places)
    assert all(y + wish.height <= LAST + 1e-6 for wish, y in zip(asked, places, strict=True))


@given(wishes, st.sampled_from([14.5, 17.5]))
def test_no_other_places_are_nearer_to_the_wishes_than_those_that_push_down(asked, apart):
    places, down = nearest(asked, TOP, LAST, apart), pushed_down(asked, TOP, apart)
    if places and down[-1] + asked[-1].height <= LAST:
        assert away(asked, places) <= away(asked, down) + 1e-6


@given(st.lists(small, max_size=4).map(sorted))
def test_distances_add_up_to_the_least_of_all_places_there_are(asked):
    places = nearest(asked, 0.0, 12.0, 1.0)
    every = [
        away(asked, tried)
        for tried in product(range(13), repeat=len(asked))
        if all(
            b >= a + wish.height + 1 for wish, (a, b) in zip(asked, pairwise(tried), strict=False)
        )
        and all(y + wish.height <= 12 for wish, y in zip(asked, tried, strict=True))
    ]
    assert (places is None) == (not every)
    if places is not None:
        assert away(asked, places) == pytest.approx(min(every))


def test_a_note_stands_at_its_wish_and_the_next_gives_way():
    asked = [Wish(200.0, 21.0), Wish(200.0, 21.0)]
    assert nearest(asked, TOP, LAST, 17.5) == [200.0, 238.5]


def test_notes_at_the_foot_of_a_page_move_up():
    asked = [Wish(700.0, 42.0), Wish(750.0, 42.0)]
    assert nearest(asked, TOP, LAST, 17.5) == [662.5, 722.0]


@given(wishes, st.floats(0, 30))
def test_what_stays_in_the_margin_is_in_sight_and_above_the_foot(asked, deep):
    def last_above(foot):
        return LAST - deep * len(foot)

    plan = planned(asked, MarginColumn(TOP, LAST), last_above)
    last = last_above(plan.at_foot)
    stands = [(wish, y) for wish, y in zip(asked, plan.places, strict=True) if y is not None]
    for wish, y in stands:
        assert y >= TOP - 1e-6
        assert y + wish.height <= last + 1e-6
        assert -max(SIGHT, wish.height) - 1e-6 <= y - wish.baseline <= SIGHT + 1e-6
    for (one, y), (_, other) in pairwise(stands):
        assert other - y - one.height >= 14.5 - 1e-6


@given(wishes)
def test_no_note_goes_to_the_foot_where_all_have_room_beside_their_passages(asked):
    spread = []
    y = TOP
    for wish in asked:
        if y + wish.height <= LAST:
            spread.append(Wish(y, wish.height))
            y += wish.height + APART
    plan = planned(spread, MarginColumn(TOP, LAST), lambda _foot: LAST)
    assert list(plan.places) == [wish.baseline for wish in spread]


def test_the_short_notes_stay_and_the_long_one_goes():
    asked = [Wish(300.0, 10.5), Wish(310.0, 600.0), Wish(320.0, 10.5), Wish(330.0, 10.5)]
    plan = planned(asked, MarginColumn(TOP, LAST), lambda _foot: LAST)
    assert plan.at_foot == [1]


@given(wishes)
def test_leaders_never_cross_and_each_has_a_lane_of_its_own_beside_others(asked):
    places = nearest(asked, TOP, LAST, 17.5)
    if places is None:
        return
    baselines = [wish.baseline for wish in asked]
    distances = lanes(baselines, places)
    assert crossings(baselines, places, distances) == 0
    assert all(0 < distance < 12 for distance in distances if distance is not None)
    led = [
        (distance, *sorted((start, stop)))
        for start, stop, distance in zip(baselines, places, distances, strict=True)
        if distance is not None
    ]
    for number, (distance, low, high) in enumerate(led):
        for other, start, stop in led[:number]:
            if min(high, stop) - max(low, start) > 1:
                assert distance != other


def test_a_note_beside_its_passage_needs_no_leader():
    assert lanes([100.0, 200.0], [100.0, 230.0]) == [None, 7.0]
