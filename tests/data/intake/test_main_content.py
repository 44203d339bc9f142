"""What of a web page is its text: decided by what its parts hold, not by what they are called."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.document import BlockKind, FurnitureKind
from data.intake import read_bytes

PROSE = "The ministers agreed that the lights of all ports should be repaired by the end of May. "
NEWS = "The council heard that the ferries run again between all of the islands of the north. "


def page(body, head="<title>Lights | Ports</title>"):
    source = f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"
    return read_bytes(source.encode(), "page.html")


def said(document):
    return [block.text for block in document.blocks]


def aside(document):
    return [piece.text for piece in document.furniture]


def topics(document):
    return [topic.title for topic in document.topics]


MENU = "".join(
    f"<li><a href='/{number}'>Section {number} of the site</a></li>" for number in range(9)
)
ARTICLE = f"<h1>Lights</h1><p>{PROSE}</p><p>{PROSE * 2}</p><h2>Costs</h2><p>{NEWS}</p>"
WHOLE = ["Lights", PROSE.strip(), (PROSE * 2).strip(), "Costs", NEWS.strip()]


@pytest.mark.parametrize(
    "around",
    ["<form action=a.aspx>{}</form>", "<aside>{}</aside>", "<header role=banner>{}</header>",
     "<div role=complementary>{}</div>", "<div class=sidebar>{}</div>", "<header><main>{}</main>",
     "<div hidden>{}</div>", "<div style='display:none'>{}</div>", "<nav><main>{}</main></nav>",
     "<p>Scripts are needed.</p><form><div>{}</div></form><div>Updated.</div>"],
)  # fmt: skip
def test_no_element_makes_the_text_of_a_page_its_frame(around):
    document = page(f"<ul>{MENU}</ul>{around.format(ARTICLE)}")
    assert [text for text in said(document) if text in WHOLE] == WHOLE
    assert topics(document) == ["Costs"]
    assert len([text for text in aside(document) if "of the site" in text]) == 9


def test_a_short_last_section_is_text_as_the_long_first_one_is():
    first = "".join(f"<p>{PROSE * 3}</p>" for _ in range(20))
    document = page(
        f"<div><h1>Lights</h1><section><h2>Harbours</h2>{first}</section>"
        f"<section><h2>Next meeting</h2><p>{NEWS}</p><p>{PROSE}</p></section></div>"
    )
    assert document.title == "Lights"
    assert topics(document) == ["Harbours", "Next meeting"]


def test_what_is_folded_away_below_a_heading_is_text():
    folded = "".join(
        f"<h2><button>Annex {number}</button></h2><div style='display:none'><p>{NEWS}</p></div>"
        for number in range(3)
    )
    document = page(f"<main><h1>Lights</h1><p>{PROSE * 3}</p>{folded}</main>")
    assert topics(document) == ["Annex 0", "Annex 1", "Annex 2"]
    assert said(document).count(NEWS.strip()) == 3


def test_a_short_hidden_line_and_what_is_said_twice_are_no_text():
    document = page(
        f"<main><h1>Lights</h1><p>{PROSE * 4}</p><p hidden>Not ready.</p>"
        f"<div class=mobile style='display:none'><p>{PROSE * 4}</p></div></main>"
    )
    assert said(document).count((PROSE * 4).strip()) == 1
    assert "Not ready." in aside(document)


@pytest.mark.parametrize(
    "frame",
    ["<form><label>Your message</label><textarea></textarea><p>We read what you send.</p></form>",
     "<aside><h2>More</h2><ul><li><a href=/a>The harbour in winter</a></li>"
     "<li><a href=/b>The ferries of the north</a></li></ul></aside>",
     "<button>Show more</button>", "<nav><h2>Menu</h2><a href=/a>Home</a></nav>",
     "<div role=dialog><p>We use cookies so that this page is shown well to everybody.</p></div>",
     "<div class='cookie-notice'><p>We use cookies on this page.</p></div>",
     "<ol class=breadcrumb><li><a href=/>Home</a></li><li>Lights of 2031</li></ol>",
     "<ul class=share-links><li><a href=#>Share</a></li><li><a href=#>Print</a></li></ul>",
     "<h2>See also</h2><p><a href=/c>The harbour in the long winter</a></p>",
     "<h2 class=sr-only>Tools of this page</h2>", "<h2 class='visually-hidden'>Main part</h2>",
     "<h2 style='position:absolute;clip:rect(0 0 0 0)'>Main part</h2>",
     "<h2><button>Share</button></h2><ul><li><a href=#>By mail</a></li></ul>"],
)  # fmt: skip
def test_what_is_no_part_of_the_text_stays_outside_inside_the_content_too(frame):
    document = page(f"<main>{ARTICLE}{frame}<p>{NEWS}</p></main>" if "See" not in frame
                    else f"<main>{ARTICLE}{frame}</main>")  # fmt: skip
    assert [text for text in said(document) if text not in WHOLE] == []
    assert topics(document) == ["Costs"]


def test_teasers_of_other_papers_are_links():
    teasers = "".join(
        f"<h3><a href='/{number}'>News {number} of the islands</a></h3><p>They sail again.</p>"
        for number in range(3)
    )
    document = page(f"<main>{ARTICLE}<h2>More news</h2>{teasers}</main>")
    assert topics(document) == ["Costs"]
    assert "They sail again." in aside(document)


def test_headings_that_are_links_to_themselves_head_their_text():
    document = page(
        "<main><h1>Lights</h1>"
        + "".join(
            f"<h2 id=p{number}><a href='#p{number}'>Part {number} of it</a></h2><p>{PROSE}</p>"
            for number in range(3)
        )
        + "</main>"
    )
    assert topics(document) == ["Part 0 of it", "Part 1 of it", "Part 2 of it"]


def test_a_section_with_a_heading_beside_the_content_is_text():
    document = page(
        f"<div><div><h1>Lights</h1>{f'<p>{PROSE * 2}</p>' * 8}</div><div><ul>{MENU}</ul>"
        f"<h2>Reservations</h2><p>{NEWS * 2}</p><p>{NEWS}</p></div></div>"
    )
    assert "Reservations" in topics(document)
    assert (NEWS * 2).strip() in said(document)


@pytest.mark.parametrize(
    "picture",
    ["<div><img src=a.jpg alt=''><p>The hall at night</p><p>© Ports | A. Quill</p></div>",
     "<p class=wp-caption-text>The hall at night</p><p class='photo-credit'>© Ports | A. Quill</p>",
     "<figure><img src=a.jpg><figcaption>The hall at night</figcaption></figure>"
     "<p>© Ports | A. Quill</p>",
     "<p><em class=caption>The hall at night</em></p><p><small class=copyright>"
     "© Ports | A. Quill</small></p>"],
)  # fmt: skip
def test_captions_and_credits_are_told_by_where_they_stand(picture):
    document = page(f"<main><h1>Lights</h1><p>{PROSE * 3}</p>{picture}<p>{NEWS}</p></main>")
    captions = [block.text for block in document.blocks if block.kind is BlockKind.CAPTION]
    assert captions == ["The hall at night", "© Ports | A. Quill"]


def test_text_beside_a_picture_is_no_caption():
    document = page(f"<main><h1>Lights</h1><div><img src=a.jpg><p>{NEWS}</p></div>"
                    f"<p>{PROSE * 3}</p></main>")  # fmt: skip
    assert not [block for block in document.blocks if block.kind is BlockKind.CAPTION]


def test_cells_stand_in_their_columns_whatever_others_reach_over():
    rows = (
        "<table><tr><th>Port</th><th colspan=2>Lights</th></tr>"
        "<tr><td rowspan=2>North</td><td>red</td><td>4</td></tr><tr><td>green</td><td>5</td></tr>"
        "<tr><td colspan=3>All of them are new</td></tr></table>"
    )
    document = page(f"<main><h1>Lights</h1><p>{PROSE * 3}</p>{rows}</main>")
    found = [block.text for block in document.blocks if block.kind is BlockKind.TABLE_ROW]
    assert found == [
        "| Port | Lights |  |",
        "North\tred\t4",
        "|  | green | 5 |",
        "All of them are new",
    ]


def test_a_page_is_no_trap_for_what_its_scripts_and_comments_say():
    deep, crowded = "<div class=row>" * 2_000, "".join(f" name{n}=1" for n in range(3_000))
    document = page(
        f"<script>var t = '{deep}'; if (i<items.length) {{{crowded}}}</script><!--{deep}-->"
        f"<main>{ARTICLE}</main>" + "<font color=red>" * 600 + "End."
    )
    assert [text for text in said(document) if text in WHOLE] == WHOLE


def test_notices_that_return_beside_pictures_are_no_text():
    player = "<div><iframe src=a></iframe><p>When you play this, data are sent to others.</p></div>"
    document = page(f"<main>{ARTICLE}{player}<p>{NEWS * 2}</p>{player}</main>")
    found = [block.kind for block in document.blocks if block.text.startswith("When you play")]
    assert found == [BlockKind.CAPTION, BlockKind.CAPTION]


def test_a_slider_of_other_papers_stands_outside_and_so_do_lines_below_links():
    tiles = "".join(
        f"<div><div>0{number}.10.2031</div><div>The ferries of winter {number}</div><div>They sail "
        f"again, the council heard, and…</div><div><a href='/{number}'>read on</a></div></div>"
        for number in range(5)
    )
    laws = "".join(
        f"<li><a href='/{number}'>Act of Ports § {number}</a></li><p>What it says of the harbours"
        for number in range(6)
    )
    document = page(
        f"<div><div>{tiles}</div><div>{ARTICLE}</div><div><h3>More</h3><ul>{laws}</ul></div></div>"
    )
    assert said(document) == WHOLE


def test_facts_of_one_line_are_items_and_their_names_no_headings():
    facts = "<dl><dt>From</dt><dd>Ministry of Ports</dd><dt>Published</dt><dd>3 May 2031</dd></dl>"
    document = page(f"<main><h1>Lights</h1>{facts}<p>{PROSE * 2}</p><h2>Costs</h2><p>{NEWS}</p>")
    assert topics(document) == ["Costs"]
    items = [block.text for block in document.blocks if block.kind is BlockKind.LIST_ITEM]
    assert items == ["From", "Ministry of Ports", "Published", "3 May 2031"]


def test_a_class_of_captions_above_the_headline_says_what_the_paper_is():
    document = page(f"<main><span class=page-caption>Press release</span>{ARTICLE}</main>")
    assert document.blocks[0].text == "Lights"
    assert [(piece.kind, piece.text) for piece in document.furniture] == [
        (FurnitureKind.MASTHEAD, "Press release")
    ]


WRAPPERS = st.sampled_from(
    ["<div>{}</div>", "<form action=a>{}</form>", "<aside>{}</aside>", "<section>{}</section>",
     "<header>{}</header>", "<article>{}</article>", "<div class='menu related'>{}</div>",
     "<div role=banner>{}</div>", "<table><tr><td>{}</td></tr></table>", "<center>{}</center>",
     "<ul class=menu><li><a href=/a>Home</a></li><li><a href=/b>News of the ports</a></li></ul>{}",
     "<nav><a href=/c>Section of the site</a></nav>{}<footer>Ports, Quay 1</footer>",
     "<div>{}</div><div><p>Updated.</p></div>", "<font size=2>{}</font>"]
)  # fmt: skip


@given(st.lists(WRAPPERS, max_size=6))
def test_whatever_elements_stand_around_a_text_it_stays_the_text(wrappers):
    body = f"{ARTICLE}<p>{PROSE * 3}</p><p>In favour 12, against 3</p><p>2031</p>"
    for wrapper in wrappers:
        body = wrapper.format(body)
    whole = [*WHOLE, (PROSE * 3).strip(), "In favour 12, against 3", "2031"]
    assert [text for text in said(page(body)) if text in whole] == whole


def test_a_linked_line_of_an_item_that_says_more_is_text():
    items = "".join(
        f"<li><a href='/{number}'>Lorne {number}</a><br>The harbour of the north</li>"
        for number in range(5)
    )
    document = page(f"<main>{ARTICLE}<h2>Harbours</h2><ul>{items}</ul></main>")
    assert [text for text in said(document) if text.startswith("Lorne")] == [
        f"Lorne {number}" for number in range(5)
    ]


@pytest.mark.parametrize("level", [2, 3])
def test_headings_that_lead_to_other_papers_head_their_text_among_others_that_do_not(level):
    items = "".join(
        f"<h{level}><a href='/{number}'>Motion {number}</a></h{level}><p>Adopted by 5 to 2.</p>"
        for number in range(2)
    )
    document = page(f"<main>{ARTICLE}{items}<h2>Close</h2><p>{PROSE}</p></main>")
    assert said(document).count("Adopted by 5 to 2.") == 2
    assert "Motion 0" in said(document)
