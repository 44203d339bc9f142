"""Words with readings above them: the text has the words, and spans over exactly these the rest."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.document import SpanKind
from data.intake import read_bytes
from data.intake.lines.rich_text import Builder, joined
from tests.fixtures.open_documents import odt, para
from tests.fixtures.word import paragraph, run, word

LETTERS = "漢字東京外務省防衛会談"
KANA = "かなとうきょう"


def page(body):
    return f"<html lang=ja><body><main>{body}</main></body></html>"


def web(body):
    return read_bytes(page(body).encode(), "a.html")


def readings(document):
    return [
        (block.text[span.start : span.end], span.target)
        for block in document.blocks
        for span in block.spans
        if span.kind is SpanKind.RUBY
    ]


@pytest.mark.parametrize(
    ("ruby", "text", "read"),
    [
        ("<ruby>漢字<rt>かんじ</rt></ruby>", "漢字", [("漢字", "かんじ")]),
        ("<ruby>漢字<rp>（</rp><rt>かんじ</rt><rp>）</rp></ruby>", "漢字", [("漢字", "かんじ")]),
        ("<ruby>東<rt>とう</rt>京<rt>けい</rt></ruby>", "東京", [("東", "とう"), ("京", "けい")]),
        ("<ruby><rb>山<rb>川<rt>やま<rt>かわ</ruby>", "山川", [("山", "やま"), ("川", "かわ")]),
        ("<ruby><rb>山</rb><rb>川</rb><rt>さんせん</rt></ruby>", "山川", [("山川", "さんせん")]),
        ("<ruby>文書<rtc>ぶんしょ</rtc></ruby>", "文書", []),
        ("<ruby>文書<rt>しょ</rt><rtc><rt>paper</rt></rtc></ruby>", "文書", [("文書", "しょ")]),
        ("<ruby>文書<rt> </rt></ruby>", "文書", []),
        ("<ruby>\n <b>文</b>書\n <rt>ぶん\nしょ</rt>\n</ruby>", "文書", [("文書", "ぶん しょ")]),
        ("<ruby>文<rt hidden>ぶん</rt></ruby>", "文", []),
        ("<ruby><rt>よみ</rt></ruby>", "よみ", []),
        ("<ruby>字" + "<rt>" + "あ" * 99 + "</rt></ruby>", f"字（{'あ' * 99}）", []),
    ],
)  # fmt: skip
def test_readings_of_web_pages_belong_to_their_bases(ruby, text, read):
    found = web(f"<p>これは{ruby}である。</p>")
    assert f"これは{text}である。" in [block.text for block in found.blocks]
    assert readings(found) == read


def test_two_bases_with_the_same_reading_stay_two():
    found = web(
        "<p><ruby>東<rt>ひがし</rt>東<rt>ひがし</rt></ruby><ruby>東<rt>ひがし</rt></ruby></p>"
    )
    assert readings(found) == [("東", "ひがし")] * 3


def test_bases_in_headings_items_and_markdown():
    found = web("<h1>題</h1><h2><ruby>見出<rt>みだ</rt></ruby>し</h2><p>文。</p>"
                "<ul><li><ruby>項<rt>こう</rt></ruby>目</li></ul>")  # fmt: skip
    assert readings(found) == [("見出", "みだ"), ("項", "こう")]
    text = "# 題\n\n<ruby>**漢**字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>の文。\n"
    marked = read_bytes(text.encode(), "a.md")
    assert (marked.blocks[-1].text, readings(marked)) == ("漢字の文。", [("漢字", "かんじ")])


RUBY = "<ruby>東京<rp>(</rp><rt>とうきょう</rt><rp>)</rp></ruby>"


@pytest.mark.parametrize(
    ("cells", "text", "read"),
    [
        (f"<td>{RUBY}都<td>1", "東京都\t1", [("東京", "とうきょう")]),
        (f"<td><td>と{RUBY}<br>{RUBY}", "|  | と東京 東京 |", [("東京", "とうきょう")] * 2),
        (f"<td>a|b<td>{RUBY}", "a|b\t東京", [("東京", "とうきょう")]),
        (f"<td>a|{RUBY}<td>2", "a|東京（とうきょう）\t2", []),
        (f"<td>|<td>{RUBY}<td>", "| \\| | 東京 |  |", [("東京", "とうきょう")]),
    ],
)
def test_readings_in_cells_of_a_web_page_belong_to_their_bases(cells, text, read):
    found = web(f"<table><tr><th>A<th>B<tr>{cells}<tr><td>{RUBY}<td>2</table>")
    assert found.blocks[-2].text == text
    assert readings(found) == [*read, ("東京", "とうきょう")]


def word_ruby(base, reading):
    return (
        f"<w:r><w:ruby><w:rubyPr><w:hps w:val='10'/></w:rubyPr><w:rt>{run(reading)}</w:rt>"
        f"<w:rubyBase>{run(base)}</w:rubyBase></w:ruby></w:r>"
    )


def open_ruby(base, reading):
    return (
        f"<text:ruby><text:ruby-base>{base}</text:ruby-base>"
        f"<text:ruby-text>{reading}</text:ruby-text></text:ruby>"
    )


def test_word_and_open_document_have_the_base_alone_in_the_text():
    body = word_ruby("東", "ひがし") + word_ruby("東", "ひがし") + run("から")
    found = read_bytes(word(paragraph(body)), "a.docx")
    assert (found.blocks[-1].text, readings(found)) == ("東東から", [("東", "ひがし")] * 2)
    made = odt(para(open_ruby("防衛", "ぼうえい") + "白書" + open_ruby("", "かな")))
    found = read_bytes(made, "a.odt")
    assert found.blocks[-1].text == "防衛白書（かな）"
    assert readings(found) == [("防衛", "ぼうえい")]


def test_a_wholly_bold_line_that_begins_with_a_base_is_bold_first():
    found = web("<p>文です。</p><p><b><ruby>東京<rt>とうきょう</rt></ruby></b>の文です。</p>")
    (spans,) = [block.spans for block in found.blocks if block.spans]
    assert [span.kind for span in spans] == [SpanKind.STRONG, SpanKind.RUBY]


words = st.text(LETTERS, min_size=1, max_size=4)
parts = st.lists(
    st.tuples(words, st.one_of(st.just(""), st.text(KANA, min_size=1, max_size=8))), min_size=1
)


@given(parts, st.booleans())
def test_every_reading_lies_over_exactly_its_base(parts, wraps):
    """Also where the parts come in lines that are joined."""
    body = "".join(
        f"<ruby>{base}<rt>{html.escape(reading)}</rt></ruby>" if reading else base
        for base, reading in parts
    )
    found = web(f"<p>{body}</p>")
    assert "".join(base for base, _ in parts) in [block.text for block in found.blocks]
    wanted = [pair for pair in parts if pair[1]]
    assert readings(found) == wanted
    lines = []
    builder = Builder()
    for base, reading in parts:
        start = builder.place
        builder.add(base)
        if reading:
            assert builder.read_as(start, builder.place, reading)
        if wraps:
            lines += builder.lines()
            builder = Builder()
    line = joined([*lines, *builder.lines()])
    said = [(line.text[span.start : span.end], span.target) for span in line.spans]
    assert said == wanted


@given(st.text("漢<>/rubytpc ", max_size=40))
def test_no_markup_of_readings_makes_a_page_unreadable(text):
    found = web(f"<p>前</p><p><ruby>{text}<rt>か</rt>字<ruby>{text}</p><p>後</p>")
    assert all(span.end <= len(block.text) for block in found.blocks for span in block.spans)
