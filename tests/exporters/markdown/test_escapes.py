"""Every text comes back letter by letter, whatever signs it holds, from a reader not ours."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from exporters.markdown.escapes import address, code, escaped, resolved, weighty
from exporters.unprintable import printable
from tests.fixtures.markdown_pages import passages, reader

SIGNS = st.sampled_from(
    [*"\\`*_[]<>~|&#{}$^@!\"'()+-=:.,;%/?1a \t\u2028\u3000\xa0「」。で漢\x1c\x85\v", "1.", "a)",
     "(iv)", "&amp;", "&#32;", "[^1]", "[^1]: a", "![", "](x)", "<b>", "http://a.b", "***", "---",
     "\n", "\r\n", "  ", "    ", "<!--", "~~", "| --- |", "> ", "# "]
)  # fmt: skip
HOSTILE = st.lists(SIGNS, min_size=1, max_size=14).map("".join) | st.text(min_size=1, max_size=30)
PLACES = {
    "paragraph": "{}",
    "heading": "## {}",
    "item": "- {}",
    "quotation in an item": "- a\n\n  > {}",
    "cell": "| a |\n| --- |\n| {} |",
    "line of a note": "a[^1]\n\n[^1]: b, c d\\\n    {}",
    "before code": "{} `code`",
}


def shown(text):
    """The text as it is to come back: line ends are blanks, and so are controls that are blank."""
    return re.sub("\r\n|[\n\r\v\f\x1c-\x1f\x85]", " ", printable(text))


@pytest.mark.parametrize("place", PLACES)
@settings(max_examples=150, deadline=None)
@given(HOSTILE)
@example("1986. A great year.")
@example("- and so on -")
@example("C# and F#")
@example("    set in")
@example("\u3000字下げ。")
def test_every_text_comes_back_letter_by_letter(place, text):
    closes = place != "before code"
    made = PLACES[place].format(escaped(text))
    for footnotes in (True, False):
        (*_, last) = passages(made, footnotes=footnotes)
        assert last.words.split("\n")[-1].removesuffix("" if closes else " ") == shown(text)
        assert (last.calls, last.styles) == ((), ())
        assert last.code == (() if closes else ("code",))


@settings(max_examples=300, deadline=None)
@given(HOSTILE, st.sampled_from(["*", "**", "***"]))
@example("「協議」", "**")
def test_weight_changes_no_letter(text, signs):
    (last,) = passages(f"漢{weighty(text, signs, opens=False, closes=False)}で")
    assert last.words == f"漢{shown(text)}で"
    heavy = "".join(words for tag, words in last.styles if tag in {"strong", "em"})
    letters = "".join(filter(str.isalnum, shown(text)))
    assert len(heavy) >= len(letters)


def test_what_stands_in_corner_brackets_is_weighty_before_a_letter():
    assert weighty("「協議」") + "で" == "「**協議**」で"
    assert weighty("Still open:") == "**Still open**:"


@settings(max_examples=300, deadline=None)
@given(HOSTILE)
def test_code_says_its_text(text):
    wanted = " ".join(shown(text).split())
    found = passages(f"a {code(text)} b")
    assert found[0].code == ((wanted,) if wanted else ())


@settings(max_examples=300, deadline=None)
@given(HOSTILE)
def test_the_look_for_private_notes_reads_what_was_escaped(text):
    for marks in (True, False):
        assert resolved(escaped(text), marks=marks) == shown(text)
        assert resolved(weighty(text, ""), marks=marks) == shown(text)


@pytest.mark.parametrize(
    "target", ["https://example.org/a_b?x=1&copy=2#top", "mailto:a@b.c", "http://[::1]/(a)*b*"]
)
def test_a_link_leads_where_it_led(target):
    (inline,) = [t for t in reader().parse(f"[a]{address(target)}") if t.type == "inline"]
    assert inline.children[0].attrs["href"].replace("%5B", "[").replace("%5D", "]") == target


def test_a_link_cannot_end_before_its_end():
    (inline,) = [
        t for t in reader().parse(f"[a]{address('http://a/>)<b>|`')} c") if t.type == "inline"
    ]
    assert [child.type for child in inline.children] == ["link_open", "text", "link_close", "text"]
    assert inline.children[0].attrs["href"] == "http://a/%3E)%3Cb%3E%7C%60"


def test_what_no_escape_touches_is_plain_to_read():
    text = "The Ministers agreed (see page 4): “we shall go on” – at least 3.5 % more; a@b.org."
    assert escaped(text) == text
