"""Where highlights lie over each other, their colour is deeper, and the text on it can be read."""

from itertools import combinations, combinations_with_replacement

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.annotation import Label, Pattern, standard_labels
from data.basis.colours import channels, contrast, luminance
from viewer.look import theme as themes
from viewer.look.layers import layered

THEMES = pytest.mark.parametrize("theme", themes.THEMES.values(), ids=themes.THEMES)
LABELS = standard_labels()
COLOURS = st.from_regex(r"#[0-9A-F]{6}", fullmatch=True)
OWN = st.builds(
    lambda name, colour, dark, share: Label(
        name, name, "X", "", "", colour, dark, share, Pattern.SOLID
    ),
    st.sampled_from("abcdef"),
    COLOURS,
    COLOURS,
    st.floats(0.05, 0.4),
)


@THEMES
@pytest.mark.parametrize("label", LABELS, ids=lambda label: label.id)
def test_a_highlight_that_lies_alone_has_its_full_tint(theme, label):
    assert layered(theme, [label]) == theme.highlight(label)


@THEMES
@pytest.mark.parametrize("count", [2, 3, 4, 5, 9])
def test_text_can_be_read_however_many_highlights_lie_under_it(theme, count):
    for labels in combinations_with_replacement(LABELS, count):
        assert contrast(theme.ink, layered(theme, labels)) >= 4.5, labels


@THEMES
def test_an_overlap_is_further_from_the_page_than_each_of_its_highlights(theme):
    """Darker on light pages, lighter on dark ones."""
    for labels in [*combinations_with_replacement(LABELS, 2), *combinations(LABELS, 3)]:
        both = luminance(channels(layered(theme, labels)))
        for label in labels:
            alone = luminance(channels(theme.highlight(label)))
            assert (both > alone) if theme.is_dark else (both < alone), labels


@THEMES
def test_the_order_in_which_highlights_lie_does_not_matter(theme):
    for one, other in combinations(LABELS, 2):
        assert layered(theme, [one, other]) == layered(theme, [other, one])


def chroma(colour):
    channels = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    return max(channels) - min(channels)


@THEMES
def test_two_colours_do_not_come_to_grey(theme):
    for labels in combinations(LABELS, 2):
        least = min(chroma(theme.highlight(label)) for label in labels)
        assert chroma(layered(theme, labels)) >= 0.6 * least, labels


@THEMES
@given(labels=st.lists(OWN, min_size=2, max_size=6))
def test_labels_of_the_users_own_can_be_read_over_each_other(theme, labels):
    ground = layered(theme, labels)
    clearest = max(contrast(theme.ink, theme.highlight(label)) for label in labels)
    assert contrast(theme.ink, ground) >= min(4.5, clearest)
