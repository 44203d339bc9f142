"""A blank is a blank for all of intake, whatever its kind and wherever it stands."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.intake import read_bytes
from data.intake.lexicon import blanks

KINDS = [chr(code) for code in range(0x3001) if chr(code).isspace()]
TEXT = "防衛省は会談を行った。"
SHAPES = {
    "paragraph": "<p>{}</p>",
    "cell": "<table><tr><td>{}</td><td>x</td></tr></table>",
    "item": "<ul><li>{}</li></ul>",
    "strong": "<p><b>{}</b></p>",
    "link": '<p><a href="https://a.example/">{}</a></p>',
    "heading": "<h2>{}</h2>",
    "quotation": "<blockquote>{}</blockquote>",
    "note": "<dl><dt>{}</dt><dd>{}</dd></dl>",
}


@pytest.mark.parametrize("blank", KINDS, ids=lambda blank: f"{ord(blank):04x}")
@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_a_block_may_begin_and_end_with_any_blank_and_a_line_end(shape, blank):
    for content in (f"{blank}\n{TEXT}", f"{TEXT}\n{blank}", f"{blank}\n<b>{blank}</b>\n{TEXT}"):
        page = f"<h1>会談</h1>{shape.replace('{}', content)}<p>{TEXT}</p>"
        document = read_bytes(page.encode(), "page.html")
        everything = document.text + "".join(piece.text for piece in document.furniture)
        assert everything.count(TEXT) >= 2


@given(
    st.lists(
        st.sampled_from([*KINDS, "\n", "防", "a", "-", "<b>", "</b>", "<br>", "<i>", "&emsp;"])
    )
)
def test_any_order_of_blanks_line_ends_and_letters_is_read(parts):
    body = "".join(parts)
    letters = re.findall(r"[防a]", re.sub(r"<.*?>|&emsp;", "", body))
    for content, name in (
        (f"<h1>会談</h1><p>{body}</p><p>{TEXT}</p>", "page.html"),
        (f"# 会談\n\n{body}\n\n{TEXT}\n", "page.md"),
        (f"会談\n\n{body}\n\n{TEXT}\n", "page.txt"),
    ):
        document = read_bytes(content.encode(), name)
        everything = document.text + "".join(piece.text for piece in document.furniture)
        for letter in set(letters):
            assert everything.count(letter) >= letters.count(letter)


@given(st.text([*KINDS, "a"]))
def test_a_run_of_layout_is_one_blank_and_print_stays(text):
    found = blanks.collapsed(text)
    assert found.count("a") == text.count("a")
    for blank in "\u3000\u2003\u202f":
        assert found.count(blank) == text.count(blank)
    assert "  " not in found
