import re

import pytest
from hypothesis import example, given

from data.basis.note_format import NoteFormat
from data.basis.notes.note_reading import lines_of_note, note_text, note_words
from data.basis.notes.note_text import NoteBlock, NoteRun, NoteText
from tests.fixtures.marked_notes import FULL, marked_notes

PLAIN, MARKDOWN = NoteFormat.PLAIN, NoteFormat.MARKDOWN


def letters(text):
    """Return what was typed but blanks and signs of ASCII, which may be marks."""
    return re.sub(r"[\s!-/:-@\[-`{-~•–]", "", text)


def shown(written):
    return note_text(written, MARKDOWN).blocks


def looks(written):
    return [
        (run.text, run.strong, run.emphasis, run.code, run.link)
        for block in shown(written)
        for line in block.lines
        for run in line
    ]


def test_weight_emphasis_and_code_are_runs():
    assert looks("a **b** *c* `d` ***e***") == [
        ("a ", False, False, False, ""),
        ("b", True, False, False, ""),
        (" ", False, False, False, ""),
        ("c", False, True, False, ""),
        (" ", False, False, False, ""),
        ("d", False, False, True, ""),
        (" ", False, False, False, ""),
        ("e", True, True, False, ""),
    ]


def test_a_line_end_is_a_line_end_and_a_blank_line_parts_paragraphs():
    assert [block.words for block in shown("*one*\ntwo\n\nthree")] == ["one\ntwo", "three"]


def test_lists_stand_one_in_another_with_the_numbers_that_were_typed():
    written = "* one\n  * two\n    going on\n* three\n\n4. four\n5. five"
    told = [(block.marker, block.level, block.words) for block in shown(written)]
    assert told == [
        ("•", 1, "• one"),
        ("–", 2, "– two\ngoing on"),
        ("•", 1, "• three"),
        ("4.", 1, "4. four"),
        ("5.", 1, "5. five"),
    ]
    assert [block.is_numbered for block in shown(written)] == [False] * 3 + [True] * 2


def test_quotations_are_told():
    assert [(b.words, b.is_quoted) for b in shown("> said\n\nours")] == [
        ("said", True),
        ("ours", False),
    ]


def test_a_link_has_its_address_behind_its_text():
    assert looks('See [the *text*](https://a.example/ü_x?b=c&d "Title") now') == [
        ("See ", False, False, False, ""),
        ("the ", False, False, False, "https://a.example/ü_x?b=c&d"),
        ("text", False, True, False, "https://a.example/ü_x?b=c&d"),
        (' (https://a.example/ü_x?b=c&d "Title") now', False, False, False, ""),
    ]


@pytest.mark.parametrize(
    "written",
    [
        "# Heading",
        "Heading\n=======",
        "***",
        "<b>bold</b>",
        "<script>alert(1)</script>",
        "![picture](x.png)",
        "&amp; &copy; &#65;",
        "[ref]: /address 'title'",
        "2 * 3 and snake_case_word",
        "```python\ncode\n```",
        "[run](javascript:alert(1))",
        "**open and never closed",
        "- ",
        "a\x00b",
        "> > >",
    ],
)
def test_what_is_no_part_of_it_keeps_its_letters_in_their_order(written):
    assert letters(note_words(written, MARKDOWN)) == letters(written)


def test_html_and_entities_are_words():
    words = note_words("<b>*x*</b> &amp;", MARKDOWN)
    assert words == "<b>x</b> &amp;"


def test_no_address_that_a_browser_would_run_is_a_link():
    assert all(not link for *_, link in looks("[a](javascript:x) [b](vbscript:x) [c](data:x)"))


def test_what_would_lose_letters_is_shown_as_it_was_typed():
    written = "**a** [b](http://c?d=1&amp;e=2)\n\n01. zero"
    assert note_text(written, MARKDOWN) == note_text(written, PLAIN)


def test_a_plain_note_keeps_its_marks_and_lines():
    assert note_words("**a**\n- b", PLAIN) == "**a**\n- b"
    assert note_text("**a**\n- b\n\nc", PLAIN) == NoteText(
        (
            NoteBlock(((NoteRun("**a**"),), (NoteRun("- b"),))),
            NoteBlock(((NoteRun("c"),),)),
        )
    )


def test_a_note_without_marks_is_the_same_in_both_formats():
    written = "One line.\nTwo lines.\n\nAnother – paragraph (3)."
    assert note_text(written, MARKDOWN) == note_text(written, PLAIN)


def test_the_lines_of_a_note_are_told_as_written_and_as_shown():
    assert lines_of_note("1. un**known**", MARKDOWN) == ("1. un**known**", "unknown")
    assert lines_of_note("1. un**known**", PLAIN) == ("1. un**known**",)


@given(marked_notes())
@example(FULL)
@example("- - a\n  - b")
@example("> - a\n>   > b")
@example("*" * 300 + "a" + "*" * 300)
@example("- " * 60 + "a")
@example("[" * 50 + "a" + "](b)" * 50)
def test_every_letter_stands_in_its_place_whatever_was_typed(written):
    found = note_text(written, MARKDOWN)
    assert letters(found.words) == letters(written)


@given(marked_notes())
def test_runs_are_not_empty_and_hold_no_line_ends(written):
    for block in note_text(written, MARKDOWN).blocks:
        assert 0 <= block.level <= 20
        for line in block.lines:
            assert all(run.text and "\n" not in run.text for run in line)


def test_the_words_of_lists_are_set_in_and_paragraphs_stand_apart():
    written = "Ask:\n\n- one\n  1. two\n- three\n\nEnd."
    assert note_words(written, MARKDOWN) == "Ask:\n\n• one\n  1. two\n• three\n\nEnd."


def test_a_note_of_marks_alone_is_shown_as_it_was_typed():
    assert note_words("> > >", MARKDOWN) == "> > >"
