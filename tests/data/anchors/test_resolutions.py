"""Where passages stand, by annotation and by place, kept up to date together."""

from hypothesis import given
from hypothesis import strategies as st

from data.anchors.anchoring import AnchorState, Resolution, Resolutions

_PLACES = st.one_of(
    st.just(Resolution(AnchorState.ORPHAN)),
    st.integers(0, 5).map(lambda start: Resolution(AnchorState.EXACT, start, start + 3)),
)
_STEPS = st.lists(st.tuples(st.sampled_from("abcd"), st.none() | _PLACES, st.booleans()))


@given(_STEPS)
def test_what_starts_at_a_place_is_what_stands_there_after_any_changes(
    steps: list[tuple[str, Resolution | None, bool]],
) -> None:
    standing, expected = Resolutions((), "text"), {}
    for name, place, is_asked in steps:
        if place is None:
            standing.forget([name])
            expected.pop(name, None)
        else:
            standing[name] = expected[name] = place
        if is_asked:
            for start in range(6):
                there = {one for one, stand in expected.items() if stand.start == start}
                assert standing.starting(start) == there
    assert standing == expected
