"""Every character that a web page or a Markdown file shows is in a block or in furniture.

What a file shows is told by other programs than our readers: html.parser, and markdown-it for
Markdown, which is drawn as HTML first.
"""

import re
from collections import Counter
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from data.document import Document
from data.errors import IntakeError
from data.intake import read_bytes
from tests.fixtures.official import LAW, MARKDOWN, PAGE

MARKS = set("#*_")
"""Marks of Markdown, of which our dialect reads more ("##Title", "** bold **")."""
_INVISIBLE = "\u00ad\u200b\ufeff"
WORDS = st.sampled_from(
    ["Lights", "ports", "1.", "(a)", "14 May 2019", "灯台", "第一条", "•", "- one", "5.2 billion",
     "Back", "Home", "A | B | C | D", "1", "***", "###", "© Ports", "[1]", "↩", "MR. ALDER: Yes.",
     "The ministers agreed that the lights of all ports should be repaired by the end of May."]
) | st.text(st.characters(categories=["L", "N", "P"], exclude_characters="<>&"), max_size=9
)  # fmt: skip


class _Shown(HTMLParser):
    """Collects what a page shows, but for its scripts and styles; and its pictures' words."""

    def __init__(self):
        super().__init__()
        self.parts = []
        self._silent = 0

    def handle_starttag(self, tag, attrs):
        self._silent += tag in {"script", "style", "title"}
        self.parts += [dict(attrs).get("alt") or ""] if tag == "img" else []

    def handle_endtag(self, tag):
        self._silent -= tag in {"script", "style", "title"}

    def handle_data(self, data):
        if not self._silent:
            self.parts.append(data)


def shown(page):
    parser = _Shown()
    parser.feed(page)
    parser.close()
    return letters("".join(parser.parts))


def letters(text):
    return Counter(sign for sign in text if not sign.isspace() and sign not in _INVISIBLE)


def kept(document: Document):
    parts = [block.marker + block.text for block in document.blocks]
    return letters("".join(parts + [piece.text for piece in document.furniture]))


def drawn(text):
    """What a Markdown file shows: "##Title" heads in our dialect, and set-in text is no code."""
    text = re.sub(r"^(#{2,6})(?=[^\s#])", r"\1 ", text, flags=re.MULTILINE)
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": 60})
    return shown(parser.enable("table").disable("code").render(text))


def element(inner):
    tags = st.sampled_from(
        ["p", "div", "li", "ul", "ol", "b", "i", "sup", "h1", "h2", "td", "tr", "table",
         "blockquote", "a href='#x'", "a href='https://a.example'", "nav", "footer", "main",
         "article", "header", "figcaption", "pre", "dl", "dt", "dd", "p id=fn1", "li id=fn2",
         "div class=footnotes", "span hidden", "center", "font", "section", "q", "label", "button"]
    )  # fmt: skip
    return st.builds(
        lambda tag, parts: f"<{tag}>{' '.join(parts)}</{tag.split()[0]}>",
        tags,
        st.lists(inner, max_size=4),
    )


elements = st.recursive(WORDS | st.just("<br>") | st.just("<img alt='The hall'>"), element)
pages = st.lists(elements, min_size=1, max_size=8).map("\n".join)


def was_garbled(document):
    """Tell whether the text was put right, as chance makes letters that look like mojibake."""
    return any("garbled" in str(said) for said in document.report.repairs)


@given(pages)
def test_pages_are_kept_whole(body):
    page = f"<!DOCTYPE html><html><head><title>T</title></head><body>{body}</body></html>"
    wanted = shown(page)
    document = read_bytes(page.encode(), "page.html") if wanted else None
    if document is None or was_garbled(document):
        return
    assert not wanted - kept(document)


lines = st.builds(
    lambda sign, text: f"{sign}{text}",
    st.sampled_from(["", "", "", "# ", "## ", "##", "- ", "  - ", "    ", "1. ", "2) ", "> ",
                     "> > ", "| ", "**", "   ", "\\", "***", "![a](b) ", "[a](https://b.example) ",
                     "<p>", "<sup>1</sup>", "`", "[x]: ", "_a_ "]),
    WORDS,
) | st.sampled_from(["", "", "---", "===", "| a | b |", "|---|---|", "| c |", "  ", "* * *", "```"]
)  # fmt: skip


@given(st.lists(lines, max_size=25).map("\n".join))
def test_markdown_is_kept_whole(text):
    wanted = drawn(text)
    document = read_bytes(text.encode(), "file.md") if wanted else None
    if document is None or was_garbled(document):
        return
    assert not set(wanted - kept(document)) - MARKS


def test_the_samples_are_kept_whole():
    assert not shown(PAGE) - kept(read_bytes(PAGE.encode(), "page.html"))
    plain = MARKDOWN.split("---\n", 2)[2].replace("[^1]:", "").replace("[^1]", "1")
    assert not set(drawn(plain) - kept(read_bytes(MARKDOWN.encode(), "file.md"))) - MARKS
    assert not letters(LAW) - kept(read_bytes(LAW.encode(), "law.md"))


def test_refusals_are_no_way_out_for_files_that_show_text():
    for number in range(1, 200):
        try:
            read_bytes(("> " * number + "word\n").encode(), "file.md")
        except IntakeError:
            raise AssertionError(f"{number} levels were refused") from None
