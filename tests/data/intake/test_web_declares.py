"""What a web page declares of itself, and how its lines are set."""

import datetime as dt

import pytest

from data.document import BlockKind, FurnitureKind
from data.intake import read_bytes
from data.intake.markup import web_page

PROSE = "The ministers agreed that the lights of all ports should be repaired by the end of May. "
TITLE = "Joint Statement of the Ministers"


def source(body, head=""):
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()


def stream(body, head=""):
    return web_page.read(source(body, head), "page.html", lambda _share: None)


def piece(body, text):
    return next(one for one in stream(body).pieces if one.text == text)


TEXT = f"<p>{PROSE * 2}</p><p>{PROSE}</p>"


@pytest.mark.parametrize(
    "head",
    [f"<title>{TITLE} - Ministry of Ports</title>", f"<title>Ports | Archive | {TITLE}</title>",
     f"<title>Ministry</title><meta property='og:title' content='{TITLE}'>",
     f"<script type='application/ld+json'>{{\"@graph\": [{{\"headline\": \"{TITLE}\"}}]}}</script>",
     f"<title>Ministry: {TITLE}</title>"],
)  # fmt: skip
@pytest.mark.parametrize(
    "body",
    [f"<h1><a href=/>Ministry of Ports</a></h1><h2>{TITLE}</h2>{TEXT}",
     f"<div><h1>{TITLE}</h1><ul>{'<li><a href=/a>A part of the ministry</a></li>' * 12}</ul></div>"
     f"<div><p><b>For the press</b></p>{TEXT}</div>",
     f"<header><h1>{TITLE}</h1></header><main><h2>Minutes</h2>{TEXT}</main>",
     f"<h1>Press</h1><p><b>{TITLE}</b></p>{TEXT}",
     f"<ol class=breadcrumb><li><a href=/>Home</a><li>{TITLE}</ol><h1>{TITLE}</h1>{TEXT}"],
)  # fmt: skip
def test_the_title_is_what_head_and_headline_agree_on(head, body):
    found = stream(body, head)
    assert (found.declared.title, found.declared.certain) == (TITLE, True)
    (headline,) = [one for one in found.pieces if one.text == TITLE and one.furniture is None]
    assert headline.marker == ""
    assert read_bytes(source(body, head), "page.html").title == TITLE


def test_what_no_line_of_the_page_says_is_not_sure():
    found = stream(f"<h2>Talks</h2>{TEXT}", "<title>Ministry of Ports</title>")
    assert (found.declared.title, found.declared.certain) == ("Ministry of Ports", False)


def test_a_date_above_the_title_in_one_heading_is_set_apart():
    body = f"<main><h1><span>3. April 2031</span> {TITLE}</h1>{TEXT}</main>"
    found = stream(body, f"<title>{TITLE}</title>").pieces
    assert [(one.text, one.furniture) for one in found[:2]] == [
        ("3. April 2031", FurnitureKind.PAGE_FRAME),
        (TITLE, None),
    ]


@pytest.mark.parametrize(
    ("head", "body"),
    [("<script type='application/ld+json'>[{\"datePublished\": \"2031-04-03T08Z\"}]</script>", ""),
     ("<meta property='article:published_time' content='2031-04-03T08:00'>", ""),
     (f"<title>{TITLE}</title>", "<time datetime=2031-04-03>3.4.</time>")],
)  # fmt: skip
def test_the_day_is_taken_from_the_head_or_the_mark_beside_the_headline(head, body):
    found = stream(f"<main><h1>{TITLE}</h1>{body}{TEXT}</main>", head)
    assert found.declared.date == dt.date(2031, 4, 3)
    place = found.declared.date_place or found.declared.place
    assert ("mark" in str(place)) == bool(body)


@pytest.mark.parametrize(
    "data", ["{", "[" * 5_000, '{"headline": 5}', "null", '{"@graph": {"a": []}}']
)
def test_data_that_is_none_is_passed_over(data):
    head = f"<title>Talks</title><script type='application/ld+json'>{data}</script>"
    assert stream(f"<h1>Talks</h1>{TEXT}", head).declared.title == "Talks"


@pytest.mark.parametrize(
    ("one", "other"),
    [("<p class=lead>Ports</p>", "<p>Ports</p>"), ("<p align=right>Ports</p>", "<p>Ports</p>"),
     ("<p><u>Ports</u></p>", "<p><b>Ports</b></p>"), ("<div>Ports</div>", "<p>Ports</p>"),
     ("<p><font color=red>Ports</font></p>", "<p>Ports</p>"),
     ("<p style='font-family: Arial'>Ports</p>", "<p>Ports</p>"),
     ("<p><span class=place>Ports</span></p>", "<p>Ports</p>")],
)  # fmt: skip
def test_lines_that_are_set_otherwise_look_otherwise(one, other):
    assert piece(one + TEXT, "Ports").look != piece(other + TEXT, "Ports").look
    assert piece(one + TEXT, "Ports").look == piece(TEXT + one, "Ports").look


@pytest.mark.parametrize(
    ("line", "size"),
    [("<font size=5>Ports</font>", 1.5), ("<font size='+2'>Ports</font>", 1.5),
     ("<p style='font-size: 24px'>Ports</p>", 1.5), ("<p style='font-size:150%'>Ports</p>", 1.5),
     ("<p style='font-size:18pt'>Ports</p>", 1.5), ("<big>Ports</big>", 1.2), ("<p>Ports</p>", 0)],
)  # fmt: skip
def test_sizes_are_shares_of_the_usual_one(line, size):
    assert piece(f"<div>{line}</div>{TEXT}", "Ports").size == pytest.approx(size, abs=0.01)


def test_the_usual_size_is_that_of_most_letters():
    body = f"<div style='font-size:12px'><div style='font-size:18px'>Ports</div>{TEXT}</div>"
    assert piece(body, "Ports").size == 1.5


@pytest.mark.parametrize("line", ["<center>Ports</center>", "<p align=center>Ports</p>",
                                  "<p style='text-align:center'>Ports</p>"])  # fmt: skip
def test_centred_lines_are_told(line):
    assert piece(line + TEXT, "Ports").centred
    assert not piece(f"<div align=center><p align=left>Ports</p></div>{TEXT}", "Ports").centred


def test_each_line_of_a_block_is_told_by_itself():
    found = stream(f"<td><font size=5>Ports</font><br>{PROSE}<br><a href=/a>On to the next</a>")
    assert [one.size > 1 for one in found.pieces[:2]] == [True, False]


def test_notes_below_and_above_the_line_are_read_where_they_stand():
    body = f"<p>CO<sub>2</sub> of the 5<sup>th</sup> year fell, as all had hoped.</p>{TEXT}"
    assert stream(body).pieces[0].text.startswith("CO2 of the 5th year")


def test_definitions_and_details_are_read_whole():
    details = f"<details><summary>Annex</summary><p>{PROSE}</p></details>"
    body = f"<dl><dt>Present</dt><dd>Ada Quill</dd></dl>{details}{TEXT}"
    found = [one.text for one in stream(body).pieces if one.furniture is None]
    assert found[:4] == ["Present", "Ada Quill", "Annex", PROSE.strip()]


def test_a_sign_that_links_to_its_heading_is_no_part_of_it():
    body = (
        "<h1>8. Process<a href='#process' title='Permalink'>¶</a></h1><p>The ministers met.</p>"
        "<h2 id=a>Aims <a href='#a'>#</a></h2><p>They agreed on the lights of the ports.</p>"
    )
    document = read_bytes(source(body), "page.html")
    assert [block.text for block in document.blocks if block.kind is BlockKind.HEADING] == [
        "Process", "Aims"
    ]  # fmt: skip


def test_numbers_that_are_set_apart_count_headings():
    body = (
        "<h1>Statute</h1>" + "".join(
            f"<h2><span class='header-section-number'>{n}</span> ART. 4{n}</h2>"
            "<p>The members of the council are called together by its chair.</p>" for n in (1, 2)
        )
    )  # fmt: skip
    document = read_bytes(source(body), "page.html")
    assert [(topic.number, topic.title) for topic in document.topics] == [
        ("1", "ART. 41"), ("2", "ART. 42")
    ]  # fmt: skip
