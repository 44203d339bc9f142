import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QFontMetricsF

from viewer.look.theme import interface
from viewer.widgets.fitted_lines import broken, elided, elided_middle

MIXED = st.text(st.sampled_from("ab cW防衛𠮷😀é\n ."), max_size=400)
quiet = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@pytest.fixture
def font(qapp):
    return interface(13)


def shape(text):
    return "".join(text.split())


@quiet
@given(text=MIXED, width=st.integers(40, 400), limit=st.integers(1, 6))
def test_lines_are_few_narrow_and_start_as_the_text_does(font, text, width, limit):
    lines = broken(text, font, width, limit)
    assert len(lines) <= limit
    metrics = QFontMetricsF(font)
    assert all(metrics.horizontalAdvance(line) <= width + 1 for line in lines)
    together = shape("".join(lines)).removesuffix("…")
    assert shape(text).startswith(together)


@quiet
@given(text=MIXED)
def test_what_fits_is_whole(font, text):
    assert shape("".join(broken(text, font, 10_000, 1_000))) == shape(text)


def test_what_does_not_fit_ends_in_an_ellipsis(font):
    assert broken("word " * 200, font, 200, 2)[-1].endswith("…")
    assert broken("one\ntwo", font, 200, 1) == ("one…",)


def test_nothing_is_no_line(font):
    assert broken("", font, 200, 2) == ()
    assert broken("text", font, 200, 0) == ()


def test_a_book_costs_no_more_than_a_page(font):
    page, book = "word " * 500, "word " * 5_000_000
    assert broken(book, font, 200, 2) == broken(page, font, 200, 2)


def test_a_single_line_is_cut_only_where_it_must_be(font):
    assert elided("short", font, 200) == "short"
    assert elided("short", font, 200, cut=True) == "short…"
    assert elided("a rather long line of words", font, 60).endswith("…")


def test_a_name_is_cut_in_the_middle(font):
    shown = elided_middle(f"{'minutes ' * 30}.pdf", font, 200)
    assert shown.startswith("minutes")
    assert shown.endswith(".pdf")
    assert QFontMetricsF(font).horizontalAdvance(shown) <= 200
