"""The labels that the program starts with can be told apart in every way that they are shown."""

import pytest

from data.annotation import standard_labels


@pytest.mark.parametrize(
    "way", ["id", "name", "letter", "key", "meaning", "colour", "colour_on_dark", "pattern"]
)
def test_no_two_labels_share_what_tells_them_apart(way):
    shown = [getattr(label, way) for label in standard_labels()]
    assert len(set(shown)) == len(shown)
