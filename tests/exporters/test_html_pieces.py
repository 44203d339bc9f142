"""Briefings of pieces as web pages: evidence, own words, tables, letterhead, what is refused."""

import base64
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from data.briefing.content import Entry, Letterhead, Logo, Part, PartKind, PictureKind, Table
from data.errors import FormatError
from exporters.html.web_handout import render, texts
from exporters.options import ExportOptions
from tests.fixtures.briefings import HASH, block, content_of, topic
from tests.fixtures.piece_briefings import (
    LOGO_SVG,
    commitments,
    excerpts,
    letterhead,
    png,
    points_page,
)


def page_of(content):
    return render(content, ExportOptions(), lambda _done: None).decode()


class _Tags(HTMLParser):
    """The start tags of a page, with their attributes."""

    def __init__(self, page):
        super().__init__()
        self.found = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def test_evidence_is_quoted_below_the_authors_words():
    page = page_of(points_page())
    said, evidence = page.index("The usual formula"), page.index("<q>work together to realize")
    assert said < evidence
    assert '<p class="of-source evidence"><q>work together' in page


def test_the_evidence_names_its_language():
    entry = Entry("As before.", evidence="両大臣は確認した", language="ja")
    page = page_of(points_page(Part(PartKind.POINTS, "P", (entry,))))
    assert '<q lang="ja">両大臣は確認した</q>' in page


def test_heads_have_their_numbers_and_every_id_is_given_once():
    page = page_of(points_page(distribution=("Embassy",)))
    assert re.search(r'<span class="number">1</span> The northern ferries</h2>', page)
    ids = [attributes["id"] for _, attributes in _Tags(page).found if "id" in attributes]
    assert len(ids) == len(set(ids))
    named = {a["aria-labelledby"] for _, a in _Tags(page).found if "aria-labelledby" in a}
    assert named <= set(ids)


def test_paragraphs_are_told_from_points():
    page = page_of(points_page())
    assert re.search(r'<li class="row plain">(?:(?!</li>).)*Nobody spoke of fees', page)


def test_a_table_has_a_head_and_all_its_cells():
    page = page_of(commitments(4))
    assert page.count("<thead>") == 1
    assert page.count('<th scope="col">') == 6
    assert page.count("<td>") == 24


def test_own_words_are_set_apart_and_in_our_language():
    own, theirs = block("Ours.", own=True, citation=""), block("Leurs mots.")
    page = page_of(content_of(topic("1", "Titre", own, theirs), language="fr"))
    assert re.search(r'paragraph own">\s*<p>Ours\.', page)
    assert '<p lang="fr">Leurs mots.' in page
    english = block("Here.", language="en")
    assert "<p>Here." in page_of(content_of(topic("1", "T", english), language="fr"))


def test_portion_marks_stand_before_the_text():
    assert '<b class="portion">(INTERNAL)</b> Ask who pays' in page_of(points_page())
    assert '<b class="portion">(OPEN)</b> The Ministers agreed' in page_of(excerpts())


def test_sources_and_who_gets_it_follow_the_text():
    page = page_of(excerpts(distribution=("Embassy", "Bureau <2>")))
    order = [
        "The question of fees",
        "Guidelines on Ports, 27 April 2015",
        "Embassy; Bureau &lt;2&gt;",
    ]
    places = [page.index(words) for words in order]
    assert places == sorted(places)


def test_of_several_documents_no_hash_is_printed():
    assert "SHA-256" not in page_of(points_page())
    assert HASH in page_of(content_of())


def test_what_breaks_says_so_to_the_printer():
    assert '<section id="topic-3" class="breaks">' in page_of(excerpts())


@pytest.mark.parametrize(("file", "kind"), [(LOGO_SVG, "svg+xml"), (png(9, 9), "png")])
def test_the_logo_stands_in_the_page_and_is_told_in_words(file, kind):
    page = page_of(points_page(letterhead=letterhead(file)))
    (logo,) = [attributes for tag, attributes in _Tags(page).found if tag == "img"]
    assert logo["src"].startswith(f"data:image/{kind};base64,")
    assert logo["alt"] == "Logo of Ministry of Ports and Fisheries"
    (policy,) = [a["content"] for tag, a in _Tags(page).found if "http-equiv" in a]
    assert "img-src data:" in policy


def test_nothing_of_a_logos_file_is_in_the_page_that_is_not_drawn():
    for file in (LOGO_SVG, png(9, 9, hidden=b"hidden words of a chunk")):
        page = page_of(points_page(letterhead=letterhead(file)))
        packed = re.search(r"base64,([A-Za-z0-9+/=]+)", page)[1]
        assert b"hidden words" not in base64.b64decode(packed)
        assert not any("hidden words" in told for told in texts(page.encode()))


def test_without_a_logo_no_picture_is_allowed():
    for content in (points_page(), points_page(letterhead=letterhead(None))):
        page = page_of(content)
        assert "img-src" not in page
        assert "<img" not in page


def test_a_logo_of_elsewhere_is_proved_before_it_is_shown():
    logo = Logo(PictureKind.SVG, b"<svg onload='alert(1)'/>")
    with pytest.raises(FormatError):
        page_of(points_page(letterhead=Letterhead("Office", (), logo)))


def test_hostile_words_are_text_wherever_they_stand():
    bad = "<script>alert(1)</script>"
    part = Part(PartKind.POINTS, bad, (Entry(bad, evidence=bad, portion=bad, language=f'"{bad}'),),
                number=bad)  # fmt: skip
    table = Part(PartKind.TABLE, bad, (), table=Table((bad,), ((bad,),)))
    content = points_page(part, table, distribution=(bad,), letterhead=Letterhead(bad, (bad,)))
    own = block(bad, own=True, portion=bad, citation=bad, language=f'"{bad}')
    page = page_of(replace(content, sections=(topic(bad, bad, own),)))
    assert "<script" not in page
