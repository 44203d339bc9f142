"""What is read from web pages, whoever made them."""

import datetime as dt
import socket

import pytest

from data.document import BlockKind, FurnitureKind, SpanKind
from data.intake import read_bytes

PROSE = "The ministers agreed that the lights of all ports should be repaired by the end of May. "


def page(body, head=""):
    source = f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"
    return read_bytes(source.encode(), "page.html")


def said(document):
    return [block.text for block in document.blocks]


def aside(document):
    return [piece.text for piece in document.furniture]


def kinds(document, kind):
    return [(block.level, block.marker, block.text) for block in document.blocks
            if block.kind is kind]  # fmt: skip


def test_the_text_is_found_below_hundreds_of_menu_lines():
    menu = "".join(f"<li><a href='/{number}'>Entry {number}</a></li>" for number in range(400))
    text = "".join(f"<p>{PROSE * 3}</p>" for _ in range(5))
    document = page(
        f"<div><ul>{menu}</ul></div><div><h1>Lights</h1>{text}</div><div>Ports Office</div>"
    )
    assert said(document) == ["Lights", *[(PROSE * 3).strip()] * 5]
    assert sum(text.startswith("• Entry ") for text in aside(document)) == 400


@pytest.mark.parametrize("tag", ["main", "article", "div role=main"])
def test_declared_content_is_the_text_and_what_stands_around_it_is_not(tag):
    document = page(
        f"<div><p>Other news: the harbour opens.</p></div><{tag}><h1>Lights</h1><p>{PROSE * 4}</p>"
        f"<p>{PROSE}</p></{tag.split()[0]}><footer><p>Ports Office, Quay 1.</p></footer>"
    )
    assert said(document)[-2:] == [(PROSE * 4).strip(), PROSE.strip()]
    assert "Ports Office, Quay 1." in aside(document)


def test_tables_that_only_lay_out_a_page_are_text():
    document = page(
        "<table><tr><td><a href='/'>Home</a></td></tr><tr><td><font size=5><b>Lights</b></font><p>"
        f"{PROSE * 3}<p>{PROSE * 3}</td></tr></table>"
    )
    assert not kinds(document, BlockKind.TABLE_ROW)
    assert said(document).count((PROSE * 3).strip()) == 2


def test_tables_of_data_are_rows_with_a_head():
    document = page(
        f"<h1>Lights</h1><p>{PROSE * 3}</p><table><caption>Sums</caption>"
        "<tr><th>Port</th><th>Lights</th></tr><tr><td>North</td><td>12</td></tr>"
        "<tr><td></td><td>5</td></tr></table>"
    )
    assert kinds(document, BlockKind.TABLE_ROW) == [
        (1, "", "Port\tLights"),
        (0, "", "North\t12"),
        (0, "", "|  | 5 |"),
    ]
    assert kinds(document, BlockKind.CAPTION) == [(0, "", "Sums")]


def test_a_bold_first_line_of_a_paragraph_heads_it():
    document = page(
        f"<h1>Talks</h1><p>{PROSE}</p><p><strong>Lights</strong><br>{PROSE}</p>"
        f"<p><strong>Costs</strong><br>{PROSE}</p>"
    )
    assert [topic.title for topic in document.topics] == ["Lights", "Costs"]


def test_lists_keep_their_numbers_and_depth():
    document = page(
        f"<h1>Talks</h1><p>{PROSE * 3}</p><ol start=4><li>Four<ul><li>Inner</li></ul></li>"
        "<li value=9>Nine</li><li>Ten</li></ol>"
    )
    assert kinds(document, BlockKind.LIST_ITEM) == [
        (1, "4.", "Four"),
        (2, "•", "Inner"),
        (1, "9.", "Nine"),
        (1, "10.", "Ten"),
    ]


def test_quotations_captions_and_pictures_are_told_apart():
    document = page(
        f"<h1>Talks</h1><p>{PROSE * 3}</p><blockquote><p>{PROSE}</p></blockquote>"
        "<figure><img src='a.jpg' alt='The  hall'><figcaption>The hall at night</figcaption>"
        "</figure>"
    )
    assert kinds(document, BlockKind.QUOTATION) == [(0, "", PROSE.strip())]
    assert kinds(document, BlockKind.CAPTION) == [(0, "", "The hall at night")]
    assert [(piece.kind, piece.text) for piece in document.furniture] == [
        (FurnitureKind.IMAGE, "The hall")
    ]


def test_footnotes_have_their_numbers_and_lose_their_links_back():
    document = page(
        f"<h1>Talks</h1><p>{PROSE}<a href='#fn1' name='r1'><sup>1</sup></a></p><p>{PROSE * 3}</p>"
        "<p><a name='fn1'></a>1. See the list of 2018. <a href='#r1'>Return to text</a></p>"
    )
    assert kinds(document, BlockKind.FOOTNOTE) == [(0, "1.", "See the list of 2018.")]
    marked = document.blocks[1]
    (mark,) = [span for span in marked.spans if span.kind is SpanKind.SUPERSCRIPT]
    assert marked.text[mark.start : mark.end] == "1"
    assert "Return to text" in aside(document)


def test_only_links_that_are_safe_to_follow_are_kept():
    links = ["https://a.example/", "http://b.example/", "mailto:c@d.example", "javascript:alert(1)",
             " java\tscript:alert(1)", "data:text/html,x", "file:///etc/passwd", "ftp://e.example/",
             "/relative"]  # fmt: skip
    words = "".join(f"<a href='{link.replace(chr(39), '')}'>word</a>, " for link in links)
    document = page(f"<h1>Talks</h1><p>{PROSE * 2}{words}.</p>")
    targets = [span.target for block in document.blocks for span in block.spans if span.target]
    assert targets == links[:3]


def test_scripts_styles_and_comments_are_never_read():
    document = page(
        f"<h1>Talks</h1><script>secret()</script><style>secret{{}}</style><!-- secret -->"
        f"<noscript>secret</noscript><template>secret</template>"
        f"<p onclick='secret()'>{PROSE * 2}</p>"
    )
    assert "secret" not in "".join(said(document) + aside(document))


@pytest.mark.parametrize("how", ["hidden", "style='display:none'", "style='VISIBILITY : hidden'"])
def test_hidden_text_is_kept_outside_the_text(how):
    document = page(f"<h1>Talks</h1><p>{PROSE * 3}</p><p {how}>Unseen words.</p>")
    assert "Unseen words." not in said(document)
    assert "Unseen words." in aside(document)


@pytest.mark.parametrize(
    ("codec", "declared"),
    [("cp932", "Shift_JIS"), ("euc_jp", "EUC-JP"), ("cp932", "utf-8"), ("euc_jp", "x-nonsense"),
     ("utf-8", "UTF-8")],
)  # fmt: skip
def test_the_charset_is_believed_only_if_it_fits(codec, declared):
    text = "港の安全に関する会議は、灯台の修理について話し合いました。" * 3
    source = f"<html><head><meta charset='{declared}'></head><body><p>{text}</p></body></html>"
    document = read_bytes(source.encode(codec), "page.html")
    assert said(document) == [text]
    assert document.language == "ja"


def test_the_title_of_the_window_is_taken_without_the_sites_name():
    document = page(f"<p>{PROSE * 3}</p><p>{PROSE}</p>", "<title>Talks on Lights | Ports</title>")
    assert document.title == "Talks on Lights"
    assert str(document.report.findings[0].place) == "the page's head"


def test_the_date_is_taken_from_the_head():
    document = page(
        f"<h1>Talks</h1><p>{PROSE}</p>", "<meta name='date' content='2020-02-03T10:00:00Z'>"
    )
    assert document.meeting.date == dt.date(2020, 2, 3)
    assert str(document.report.findings[1].place) == "the page's head"


def test_nothing_is_fetched(monkeypatch):
    def refuse(*_args, **_options):
        raise AssertionError("a page reached for the network")

    monkeypatch.setattr(socket, "socket", refuse)
    document = page(
        f"<p>{PROSE * 2}<img src='http://a.example/a.png' alt='Lamp'></p>"
        "<iframe src='http://a.example/'></iframe>",
        "<link rel=stylesheet href='http://a.example/a.css'><base href='http://a.example/'>",
    )
    assert aside(document) == ["Lamp"]


@pytest.mark.parametrize(
    "struck",
    ["<del>not</del>", "<s>not</s>", "<strike>not</strike>", "<span hidden>not</span>",
     '<b style="text-decoration: line-through">not</b>', "<s><i>not</i></s>",
     '<span style="display:none">not</span>'],
)  # fmt: skip
def test_what_is_struck_out_or_hidden_in_a_line_is_no_part_of_it_and_is_kept(struck):
    page = f"<h1>Readout</h1><p>The sides will {struck} meet.</p><p>They met.</p>"
    document = read_bytes(page.encode(), "page.html")
    assert "The sides will meet." in [block.text for block in document.blocks]
    assert "not" in [piece.text for piece in document.furniture]


def test_who_is_quoted_stands_with_the_quotation():
    page = "<h1>Readout</h1><p>He spoke.</p><blockquote><p>We go.</p><footer>Mr. Abe</footer>"
    document = read_bytes(f"{page}</blockquote>".encode(), "page.html")
    assert [block.text for block in document.blocks][-2:] == ["We go.", "Mr. Abe"]
