from hypothesis import given
from hypothesis import strategies as st

from data.document import Block, BlockKind
from viewer.reading.page.block_heights import UNIT, BlockHeights, natural_width
from viewer.reading.page.page_style import style_of

STYLES = [
    style_of(Block(kind, "x", level=level))
    for kind, level in (
        (BlockKind.PARAGRAPH, 0), (BlockKind.HEADING, 1), (BlockKind.HEADING, 3),
        (BlockKind.LIST_ITEM, 2), (BlockKind.FOOTNOTE, 0),
    )
]  # fmt: skip
blocks = st.lists(st.tuples(st.sampled_from(STYLES), st.floats(1, 9_000)), min_size=1, max_size=30)
zooms = st.sampled_from([0.5, 0.67, 1.0, 1.1, 3.0])


def heights_of(made, zoom=1.0, room=680.0):
    heights = BlockHeights(*map(list, zip(*made, strict=True)))
    heights.estimate(zoom, room)
    return heights


@given(blocks, zooms, st.floats(1, 900))
def test_blocks_stand_one_below_the_other_and_are_found_where_they_stand(made, zoom, room):
    heights = heights_of(made, zoom, room)
    for number in range(len(made)):
        top, height = heights.top(number), heights.height(number)
        assert height >= heights.leading(number) / UNIT
        assert heights.at(top) == heights.at(top + height - 1 / UNIT) == number
        if number:
            above = heights.top(number - 1) + heights.height(number - 1)
            assert top >= above
            assert heights.at((above + top) / 2) == number
    assert heights.total >= heights.top(number) + height
    assert heights.at(heights.total + 1_000) == number


@given(blocks, st.lists(st.tuples(st.integers(0, 29), st.integers(1, 40)), max_size=40))
def test_a_height_that_turns_out_moves_what_is_below_and_nothing_else(made, found):
    heights = heights_of(made)
    for number, lines in found:
        if number < len(made):
            tops = [heights.top(one) for one in range(len(made))]
            grown = heights.set_lines(number, lines) / UNIT
            assert heights.is_known(number)
            assert heights.height(number) == lines * heights.leading(number) / UNIT
            for one, top in enumerate(tops):
                assert heights.top(one) == (top + grown if one > number else top)


def test_a_text_of_letters_as_wide_as_high_is_thought_to_be_twice_as_wide():
    assert natural_width("防衛省" * 20, 17) > 1.9 * natural_width("abc" * 20, 17)
