import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import resources
from data.basis.colours import contrast, mixed
from data.document import BlockKind, Span, SpanKind
from data.messages import ENGLISH
from exporters.html.html_labels import DARK, LIGHT, label_css
from exporters.html.web_handout import render
from exporters.options import ExportOptions
from tests.fixtures.briefings import HASH, LABELS, block, content_of, lead, note, plain, topic

VOID = {"meta", "link", "br", "hr", "img", "input"}


class Page(HTMLParser):
    """What a browser reads: properly nested elements, text, and which marks cover it."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.open, self.elements, self.marked, self.text = [], [], [], []
        self.feed(html)
        self.close()
        assert not self.open

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if "style" in self.open or "title" in self.open:
            return
        self.text.append(data)
        if "mark" in self.open:
            self.marked.append((data, self.open.count("mark")))

    def all(self, tag):
        return [attrs for name, attrs in self.elements if name == tag]


def page(*sections, **fields):
    html = render(content_of(*sections, **fields), ExportOptions(), lambda _done: None).decode()
    return Page(html), html


SECTIONS = (
    lead(block("The lead stands first.", citation="¶1")),
    topic(
        "1",
        "North Korea",
        block("The Ministers agreed, and went on.", ("Ministers agreed", "K", 1)),
    ),
    topic("2", "Regional affairs", block("Nothing more.", citation="§2 ¶1")),
    topic("3", "Equipment", block("The end.", citation="§3 ¶1")),
)
NOTES = (note(1, "Quote in full.\nAnd in time."),)


def test_the_page_says_everything_in_reading_order():
    shown = plain(" ".join(page(*SECTIONS, notes=NOTES)[0].text))
    order = [
        "INTERNAL", "Copy 3 of 12", "Annotated handout", "Defense Ministerial Meeting",
        "29 June 2018", "Contents", "Equipment", "Labels", "The lead stands first.", "Lead",
        "1 North Korea", "Ministers agreed", ", and went on.", "§1 ¶1", "1 Key point",
        "Quote in full.", "And in time.", "2 Regional affairs", "The end.",
        "How to read this handout", "Topic 1, paragraph 1", "Japan Defense Focus No. 102", HASH,
        "INTERNAL",
    ]  # fmt: skip
    at = 0
    for words in order:
        assert words in shown[at:], words
        at = shown.index(words, at) + len(words)


def test_contents_and_note_numbers_lead_somewhere():
    read, _ = page(*SECTIONS, notes=NOTES)
    ids = [attrs["id"] for _, attrs in read.elements if "id" in attrs]
    assert len(ids) == len(set(ids))
    targets = [attrs["href"] for attrs in read.all("a")]
    assert targets == ["#topic-1", "#topic-2", "#topic-3", "#note-1"]
    assert {target[1:] for target in targets} <= set(ids)


def test_two_topics_need_no_contents():
    read, _ = page(*SECTIONS[:3])
    assert not read.all("nav")


def test_nothing_is_fetched_and_no_script_runs():
    read, html = page(*SECTIONS, notes=NOTES)
    used = {tag for tag, _ in read.elements}
    assert not used & {"script", "img", "link", "iframe", "object", "embed", "form", "base"}
    assert "url(" not in html
    assert "@import" not in html
    assert not [attrs for _, attrs in read.elements if "style" in attrs]
    policy = next(a["content"] for a in read.all("meta") if "http-equiv" in a)
    style = html.split("<style>")[1].split("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy.startswith("default-src 'none'; ")
    assert f"style-src 'sha256-{digest}'" in policy


def test_a_note_without_a_passage_is_shown_all_the_same():
    read, _ = page(*SECTIONS, notes=(*NOTES, note(2, "Left over.", "C")))
    assert "Left over." in read.text
    assert "Commitment" in read.text


def test_both_themes_and_paper_are_provided_for():
    _, html = page(*SECTIONS, notes=NOTES)
    assert "prefers-color-scheme: dark" in html
    assert "@media print" in html
    assert 'lang="en"' in html


def test_overlapping_passages_nest_without_crossing():
    text = "one two three four"
    read, _ = page(topic("1", "T", block(text, ("one two three", "K"), ("two three four", "C"))))
    marks = [pair for pair in read.marked if pair[0].strip() and pair[0] in text]
    assert marks == [("one ", 1), ("two three", 2), (" four", 1)]


def test_each_label_brings_its_letter_and_pattern():
    read, _ = page(
        topic("1", "T", block("alpha beta", ("alpha", "Q"), ("beta", "A"))),
    )
    assert {a["class"].split()[1] for a in read.all("mark")} == {"dotted", "dash-dot"}
    assert {"Q", "A"} <= set(read.text)
    assert "Commitment" not in read.text


def test_links_are_links_only_where_they_are_safe():
    text = "See the source."
    for target, count in [("https://example.org/a?b=1&c=2", 1), ("javascript:alert(1)", 0)]:
        read, _ = page(topic("1", "T", block(text, spans=(Span(SpanKind.LINK, 8, 14, target),))))
        assert [a["href"] for a in read.all("a")] == [target] * count


@settings(max_examples=40, deadline=None)
@given(st.text(min_size=1).filter(lambda text: text == text.strip() and "\n" not in text and text))
def test_any_text_comes_out_as_text(text):
    read, html = page(
        topic("1", text, block(text, citation="§1 ¶1")),
        title=text,
        marking=text,
        notes=(note(1, text),),
        document_notes=(1,),
    )
    expected = {tag for tag, _ in page(*SECTIONS, notes=NOTES, document_notes=(1,))[0].elements}
    assert {tag for tag, _ in read.elements} <= expected
    html.encode()


@pytest.mark.parametrize("bad", ["\u202e", "\x00", "\ud800", "\ufffe"])
def test_what_cannot_be_printed_or_could_disguise_is_replaced(bad):
    read, html = page(topic("1", "T", block(f"safe{bad}text")))
    assert "safe\ufffdtext" in read.text
    assert bad not in html


def test_the_same_briefing_gives_the_same_page():
    first = render(content_of(*SECTIONS, notes=NOTES), ExportOptions(), lambda _: None)
    assert first == render(content_of(*SECTIONS, notes=NOTES), ExportOptions(), lambda _: None)
    assert not re.search(rb"0x[0-9a-f]{8,}", first)


def test_notes_say_what_they_hang_on_and_their_tags():
    tagged = replace(note(1, "All of it."), tags=("USFK", "a<b"))
    _, html = page(topic("1", "T", block("Text.")), notes=(tagged,), document_notes=(1,))
    assert '<span class="aside">whole document</span>' in html
    assert '<p class="aside">USFK · a&lt;b</p>' in html


def test_no_number_of_ours_runs_into_a_figure_of_the_source():
    texts = ("They hold Article 5.", "Россия, статья 5.", "日米安保条約第5条")
    quotes = ("Article 5", "статья 5", "第5")
    blocks = [
        block(text, (quote, "K", number))
        for number, (text, quote) in enumerate(zip(texts, quotes, strict=True), start=1)
    ]
    notes = tuple(note(number, "Ours.") for number in (1, 2, 3))
    shown = "".join(page(lead(*blocks), notes=notes)[0].text)
    for number, quote in enumerate(quotes, start=1):
        assert f"{quote}\xa0[{number}]" in shown
    bare = re.sub(r"\xa0\[\d\]", "", shown)
    assert all(text in bare for text in texts)


def test_marks_of_the_sources_footnotes_lead_to_these_and_stand_apart():
    spans = (Span(SpanKind.SUPERSCRIPT, 15, 16), Span(SpanKind.SUPERSCRIPT, 28, 29))
    calling = block("Agreed in footn1, over 10 km2.", spans=spans)
    below = block("Below.", kind=BlockKind.FOOTNOTE, marker="1", citation="")
    shown, _ = page(topic("1", "T", calling, below))
    (call,) = (attrs for attrs in shown.all("a") if attrs["href"].startswith("#footnote"))
    assert call["aria-label"] == "Footnote 1 of the source"
    assert call["href"][1:] in {attrs.get("id") for attrs in shown.all("aside")}
    assert "footn\xa01, over 10 km2." in "".join(shown.text)


def test_a_passage_says_its_label_once_where_it_begins_and_not_as_text():
    spans = (Span(SpanKind.STRONG, 4, 7),)
    shown, html = page(topic("1", "T", block("one two three", ("one two three", "C"), spans=spans)))
    marks = [attrs["class"] for attrs in shown.all("mark") if attrs.get("title") == "Commitment"]
    assert ["opens" in name.split() for name in marks] == [True, False, False]
    assert '.opens::before{content:"Commitment: "}' in html
    assert "Commitment: " not in "".join(shown.text)


def kinds(*tags):
    """A page of lists, a caption and a footnote of the source."""
    items = [
        block(text, kind=BlockKind.LIST_ITEM, level=level, marker=marker)
        for text, level, marker in (
            ("first", 1, "1."), ("below", 2, "•"), ("deep", 4, "–"), ("next", 2, "•"),
            ("last", 1, "2."),
        )
    ]  # fmt: skip
    found, _ = page(
        topic(
            "1", "T", *items, block("Between."),
            block("alone", kind=BlockKind.LIST_ITEM, marker="•"),
            block("A photograph.", kind=BlockKind.CAPTION),
            block("See there.", kind=BlockKind.FOOTNOTE, marker="1"),
        )
    )  # fmt: skip
    return [(tag, attrs) for tag, attrs in found.elements if tag in tags]


def test_lists_of_the_source_are_lists_and_nest_as_there():
    lists = [tag for tag, attrs in kinds("ol", "ul") if attrs.get("role") == "list"]
    assert lists == ["ol", "ul", "ul", "ul"]
    _, html = page(
        topic(
            "1", "T", block("first", kind=BlockKind.LIST_ITEM, marker="1."),
            block("below", kind=BlockKind.LIST_ITEM, level=2, marker="•"),
        )
    )  # fmt: skip
    assert html.index("first") < html.index('<ul class="below"') < html.index("below</p>")
    assert re.search(r"below</p>.*</ul>\s*</li>\s*</ol>", html, re.DOTALL)


def test_captions_and_footnotes_are_what_they_are():
    assert [tag for tag, _ in kinds("figure", "figcaption")] == ["figure", "figcaption"]
    noted = [attrs for tag, attrs in kinds("aside") if attrs.get("role") == "doc-footnote"]
    assert len(noted) == 1


def test_headings_close_up_levels_that_are_skipped():
    levels = (1, 3, 4, 2, 1, 2, 3, 4, 5, 6, 7)
    found, _ = page(*(topic(str(n), f"T{n}", level=level) for n, level in enumerate(levels)))
    rows = [
        tag
        for tag, attrs in found.elements
        if re.fullmatch("h[1-6]", tag) and not attrs.get("class")
    ]
    assert rows == ["h1", "h2", "h3", "h4", "h3", "h2", "h3", "h4", "h5", "h6", "h6", "h6"]


def test_words_from_right_to_left_say_so_wherever_they_stand():
    found, _ = page(
        topic(
            "1", "السلام", block("أكد الوزراء", ("الوزراء", "K", 1)),
            block("بند", kind=BlockKind.LIST_ITEM, marker="-"),
            block("| خلية |", kind=BlockKind.TABLE_ROW),
        ),
        topic("2", "Ports", block("They spoke of السلام.")),
        topic("3", "Lights"),
        notes=(note(1, "ملاحظة\nA remark."),),
        title="اجتماع",
    )  # fmt: skip
    leftwards = [tag for tag, attrs in found.elements if attrs.get("dir") == "rtl"]
    assert leftwards == ["h1", "a", "h2", "p", "p", "p", "td"]
    assert found.all("html")[0]["dir"] == "ltr"


COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")


@given(COLOURS, COLOURS, COLOURS, st.sampled_from([0.1, 0.4, 1.0]))
def test_text_can_be_read_on_every_colour_that_a_user_chooses(light, dark, other, share):
    label = replace(LABELS["K"], colour=light, colour_on_dark=dark, share=share)
    told = re.findall("--solid:(#.{6});--tint:(#.{6});--letter:(#.{6})", label_css(label, ENGLISH))
    for (solid, tint, letter), on in zip(told, (LIGHT, DARK), strict=True):
        assert contrast(solid, letter) >= 4.5
        assert contrast(tint, on.ink) >= 4.5
        assert contrast(mixed(other, tint, 0.12), on.ink) >= 4.5


def test_the_style_sheet_has_the_colours_that_contrasts_are_made_for():
    sheet = resources.text("styles", "handout.css")
    for on in (LIGHT, DARK):
        assert f"--ink: {on.ink};" in sheet
        assert f"--page: {on.page};" in sheet
    assert (
        "mark mark { background-color: color-mix(in srgb, var(--solid) 12%, transparent);" in sheet
    )


def test_each_printed_page_bears_the_marking_and_its_number():
    _, html = page(lead(block("Words.")), marking='SECRET"}</style>')
    foot = re.search(r"@page\{(.*)\}\n", html)[1]
    assert r'content:"SECRET\22 \7D \3C \2F style\3E "' in foot
    assert 'counter(page) " / " counter(pages)' in foot
    assert (
        "header.handling { border: 0; break-inside: avoid; display: table-header-group; }" in html
    )
