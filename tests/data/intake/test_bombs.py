"""Files that are made to keep a reader busy are refused at once, or read in time."""

import time

import pytest

from data.errors import IntakeError
from data.intake import read_bytes

_AT_ONCE, _SOON = 4, 15
"""Seconds of processor time: generous guards against hangs, and no measure of speed."""


def numbered(tag, count):
    return "".join(f"{tag % number}x" for number in range(count))


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 200_000 + "text",
        "<figure>" * 50_000 + "text",
        numbered("<p><code a=%d>", 5_000),
        f"<p {' '.join(f'a{number}=1' for number in range(50_000))}>text",
        f"<p a='>'/{'/'.join(f'a{number}=1' for number in range(50_000))}>text",
        "<select>" + "<option>a" * 50_000,
        "<a ='" * 200_000,
    ],
    ids=lambda page: page[:14],
)
def test_pages_that_are_traps_are_refused_at_once(page):
    began = time.process_time()
    with pytest.raises(IntakeError, match="as no real web page does"):
        read_bytes(page.encode(), "page.html")
    assert time.process_time() - began < _AT_ONCE


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("<b><i>x</b></i>" * 20_000, "x" * 20_000),
        ("<table><tr><td>" * 20 + "text", "text"),
        (f"<p title='{'x' * 10**6}'>text", "text"),
        (f"<p>{'x' * 10**6}", "x" * 10**6),
        (f"<p style='{'text-decoration' * 60_000}'>text", "text"),
        ("<xyz style=font-weight:bold>" * 40_000 + "text", "text"),
        ("<h1><xyz>" * 10_000 + "text", "text"),
        (("<p>" + "<font>" * 100 + "x") * 1_000, "x" * 1_000),
        ("<p>" * 1_000 + "<font>" * 100_000 + "text", "text"),
        ("<p>text<font>" * 600 + "<p>text" * 3_000, "text" * 3_600),
        ("<" * 200_000 + "p>text", "text"),
        (numbered("<b a=%d><i><p>", 200) + "text", "text"),
    ],
    ids=lambda value: value[:16],
)
def test_odd_pages_are_read_whole_in_time(page, said):
    began = time.process_time()
    assert said in "".join(block.text for block in read_bytes(page.encode(), "page.html").blocks)
    assert time.process_time() - began < _SOON


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (">" * 10_000 + " text", "text"),
        ("- " * 10_000 + "text", "text"),
        ("1. " * 10_000 + "text", "text"),
        ("".join(f"{'  ' * depth}- item{depth}\n" for depth in range(300)), "item299"),
        ("*" * 10**6, "*"),
        ("*a " * 50_000, "a"),
        ("[" * 10**6, "["),
        ("![a" * 100_000, "![a"),
        ("1. item\n" * 20_000, "item"),
        ("1. item\n\ntext\n\n" * 8_000, "item"),
        ("|a" * 20_000 + "|\n" + "|-" * 20_000 + "|\n", "a"),
        ("|a|b|\n|-|-|\n" + "|x|y|\n" * 20_000, "x"),
        ("---\na: " + "[" * 30_000 + "\n---\ntext", "text"),
        ("---\na: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\n---\ntext", "text"),
        ("[a]: b\n" * 50_000 + "[a]" * 1_000, "a"),
    ],
    ids=lambda value: value[:12].strip(),
)
def test_odd_markdown_is_read_whole_in_time(text, said):
    began = time.process_time()
    document = read_bytes(text.encode(), "file.md")
    found = [block.text for block in document.blocks] + [one.text for one in document.furniture]
    assert said in "".join(found)
    assert time.process_time() - began < _SOON


def test_what_is_nested_too_deeply_is_read_as_text_and_said():
    document = read_bytes(("> " * 100 + "deep\n\nEnd.\n").encode(), "file.md")
    assert [block.text[-4:] for block in document.blocks] == ["deep", "End."]
    assert "nested too deeply" in str(document.report.repairs[0])
