"""HTML codes in plain text are read where all of it is escaped, and left where they are meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.intake import read_bytes
from data.intake.decode.entities import put_right


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Q&amp;A with the press", "Q&A with the press"),
        ("they don&#8217;t &amp; won&#x2019;t", "they don’t & won’t"),
        ("a &quot;free and open&quot; region", 'a "free and open" region'),
        ("they don&amp;#8217;t", "they don’t"),
        ("No.&nbsp;102", "No. 102"),
        ("caf&eacute;", "café"),
    ],
)
def test_codes_in_words_are_read(text, meant):
    mended, said = put_right(text)
    assert mended == meant
    assert len(said) == 1


@pytest.mark.parametrize(
    "text",
    [
        "R & D", "Q&A; and more", "Write &amp; for &", "use &amp; or &lt; there", "<b>Q&amp;A</b>",
        "AT&T;", "a&#10;b", "a&#0;b", "a&unknown;b", "", "&", ";&",
    ],
)  # fmt: skip
def test_texts_that_tell_of_codes_stay(text):
    assert put_right(text)[0] == text


def test_repair_is_said_with_an_example():
    (repair,) = put_right("Q&amp;A, S&amp;T")[1]
    assert str(repair) == "HTML codes were read as 2 characters (“&amp;” is “&”)."


def test_plain_text_files_are_put_right_and_web_pages_escape_once():
    document = read_bytes(b"Q&amp;A with the press\n", "a.txt")
    assert document.text == "Q&A with the press"
    assert "HTML codes" in str(document.report.repairs[0])


@given(st.text(st.sampled_from("abé&;#8217amp<> \n")))
def test_texts_without_codes_in_words_stay(text):
    mended, said = put_right(text)
    assert bool(said) >= (mended != text)
