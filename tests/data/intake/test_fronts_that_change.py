"""What stands on top of a paper does not change what it is: its title, its day, its topics."""

import datetime as dt

import pytest
from babel.dates import format_date
from hypothesis import given, settings
from hypothesis import strategies as st

from data import intake

DAY = dt.date(2031, 4, 3)
TITLES = (
    "Plan for the Northern Harbours",
    "Joint Statement of the Lake Council on Pilots",
    "New pilot boats for the islands",
    "Agreement on the Safety of Pilots",
    "Minutes of the third meeting of the board",
)
HEADS = ("Pilots and boats", "Costs of the harbours", "Rules for the night", "What comes next")
TEXT = (
    "The ports of the lake keep their boats in good order and train their pilots every year.",
    "Every port reports to the council once a year, and the council tells all four states.",
)
MASTHEADS = (
    ("MINISTRY OF PORTS",),
    ("Ministry of Ports", "Office of the Harbour Master"),
    ("MINISTRY OF PORTS AND HARBOURS", "The Hon. Ada Quill MP", "MEDIA RELEASE"),
    ("PRESS RELEASE",),
    ("Bundesministerium für Häfen", "Pressemitteilung Nr. 12/2031"),
    ("MINISTÈRE DES PORTS", "COMMUNIQUÉ DE PRESSE"),
    ("Ministerio de Puertos", "Comunicado de prensa", "Tel: +34 5550 0101"),
    ("Department of Harbours", "PR 12/31", "www.example.org"),
)
LOCALES = (
    "en", "de", "fr", "es", "pt", "it", "nl", "pl", "ru", "uk", "sv", "da", "ja", "zh", "ko", "ar",
)  # fmt: skip

titles = st.sampled_from(TITLES)
heads = st.lists(st.sampled_from(HEADS), min_size=2, max_size=4, unique=True)


def markdown(title, day, headings, top=(), contents=()):
    """Write a paper in Markdown; `top` stands above its title, `contents` above its text."""
    lines = [*top, f"# {title}", day, *contents]
    for heading in headings:
        lines += [f"## {heading}", *TEXT]
    return "\n\n".join(lines) + "\n", "a.md"


def plain(title, day, headings, top=(), contents=()):
    """Write a paper in plain text, with numbered headings."""
    lines = [*top, title, day, *contents]
    for number, heading in enumerate(headings, 1):
        lines += [f"{number}. {heading}", *TEXT]
    return "\n\n".join(lines) + "\n", "a.txt"


def loose(title, day, headings, top=(), contents=()):
    """Write a paper in plain text, with headings that only stand alone."""
    lines = [*top, title, day, *contents]
    for heading in headings:
        lines += [heading, *TEXT]
    return "\n\n".join(lines) + "\n", "a.txt"


def page(title, day, headings, top=(), contents=()):
    """Write a paper as a web page."""
    above = "".join(f"<p>{line}</p>" for line in top)
    listed = "".join(f"<p>{line}</p>" for line in contents)
    parts = "".join(
        f"<h2>{heading}</h2>" + "".join(f"<p>{text}</p>" for text in TEXT) for heading in headings
    )
    body = f"{above}<h1>{title}</h1><p>{day}</p>{listed}{parts}"
    return f"<!doctype html><title>{title}</title><body><main>{body}</main>", "a.html"


def read(written):
    content, name = written
    document = intake.read_bytes(content.encode(), name)
    topics = [(topic.level, topic.title) for topic in document.topics]
    return document.title, document.meeting.date, topics


def expected(title, headings):
    return title, DAY, [(1, heading) for heading in headings]


@pytest.mark.parametrize("write", [markdown, plain, loose, page])
@settings(max_examples=40, deadline=None)
@given(title=titles, headings=heads, top=st.sampled_from(MASTHEADS))
def test_a_masthead_on_top_changes_nothing(write, title, headings, top):
    assert read(write(title, "3 April 2031", headings)) == expected(title, headings)
    assert read(write(title, "3 April 2031", headings, top)) == expected(title, headings)


@pytest.mark.parametrize("write", [markdown, plain, loose, page])
@settings(max_examples=60, deadline=None)
@given(
    title=titles,
    headings=heads,
    locale=st.sampled_from(LOCALES),
    width=st.sampled_from(["long", "full"]),
    place=st.sampled_from(["", "Lornemouth, "]),
)
def test_a_date_in_another_language_changes_nothing(write, title, headings, locale, width, place):
    day = place + format_date(DAY, width, locale=locale)
    assert read(write(title, day, headings)) == expected(title, headings)


@pytest.mark.parametrize("write", [markdown, plain, loose, page])
@settings(max_examples=60, deadline=None)
@given(
    title=titles,
    headings=heads,
    word=st.sampled_from(["Contents", "Table of Contents", "Inhalt", "Sommaire", "目次", "Índice"]),
    ends=st.sampled_from(["{} {}", "{} ........ {}", "{}\t{}", "{}"]),
)
def test_a_contents_list_in_front_changes_nothing(write, title, headings, word, ends):
    contents = [word, *(ends.format(head, 2 * n + 1) for n, head in enumerate(headings))]
    assert read(write(title, "3 April 2031", headings, (), contents)) == expected(title, headings)


@settings(max_examples=60, deadline=None)
@given(
    title=titles,
    headings=heads,
    top=st.sampled_from(MASTHEADS),
    locale=st.sampled_from(LOCALES),
)
def test_all_of_it_at_once_changes_nothing(title, headings, top, locale):
    contents = ["Contents", *(f"{head} {n + 1}" for n, head in enumerate(headings))]
    day = format_date(DAY, "long", locale=locale)
    written = plain(title, day, headings, top, contents)
    assert read(written) == expected(title, headings)
