"""What is read from plain text: laws, minutes, speeches, texts saved from elsewhere."""

import pytest

from data.document import BlockKind, FurnitureKind
from data.intake import read_bytes
from data.intake_report import Certainty
from tests.fixtures.documents import document_of
from tests.fixtures.official import LAW

BODY = "The Ministers exchanged views on this at some length and agreed to continue."


def outline(document):
    return [(topic.level, topic.number, topic.title) for topic in document.topics]


def blocks(document):
    return [(block.kind.value, block.marker, block.text) for block in document.blocks]


def aside(document, kind):
    return [piece.text for piece in document.furniture if piece.kind is kind]


def test_japanese_laws_have_captions_over_their_articles():
    document = document_of(LAW, "law.txt")
    assert document.title == "港湾安全会議設置法"
    assert outline(document) == [
        (1, "第一章", "総則"),
        (2, "第一条", "（設置）"),
        (2, "第二条", "（所掌事務等）"),
        (2, "", "附　則"),
        (3, "第一条", "（施行期日）"),
    ]


def test_japanese_items_and_paragraphs_keep_their_numbers():
    found = blocks(document_of(LAW, "law.txt"))
    assert ("list-item", "一", "灯台の基本方針") in found
    assert ("list-item", "二", "救難艇の大綱") in found
    assert ("paragraph", "２", "会議は、必要に応じ、意見を述べることができる。") in found


def test_a_number_alone_on_its_line_belongs_to_the_text_below():
    document = document_of(f"Report\n\n1.\n{BODY}\n\n2.\n{BODY}\n\n3.\n{BODY}\n")
    assert blocks(document)[1:] == [("paragraph", f"{number}.", BODY) for number in (1, 2, 3)]


def test_text_in_markdown_is_read_as_such_whatever_the_file_is_called():
    document = document_of(
        f"# Report\n\n**Lights**\n\n{BODY} [list](https://a.example/)\n\n**Costs**\n\n{BODY}\n"
    )
    assert [topic.title for topic in document.topics] == ["Lights", "Costs"]
    assert document.text.endswith(BODY)
    assert "list" in document.text
    assert "a.example" not in document.text


def test_running_heads_and_page_numbers_are_furniture():
    pages = "".join(f"{BODY}\n\nReport on the Ports 2019\n\n- {n} -\n\n" for n in range(1, 6))
    document = document_of(f"Harbours\n\n{pages}{BODY}\n")
    assert aside(document, FurnitureKind.RUNNING_HEAD) == ["Report on the Ports 2019"] * 5
    assert aside(document, FurnitureKind.PAGE_NUMBER) == [f"- {n} -" for n in range(1, 6)]


@pytest.mark.parametrize(
    "line",
    [
        "5:57 AM Talks on Lights | Ports Office",
        "https://ports.example/talks 1/3",
        "About Us | News | Ports | Contact",
        "Top > Press > Talks > May",
        "Home » Press » Talks",
    ],
)
def test_what_browsers_and_pages_print_around_a_text_is_furniture(line):
    document = document_of(f"{line}\n\nReport\n\n{BODY}\n\n{BODY}\n")
    assert document.title == "Report"
    assert [piece.text for piece in document.furniture] == [line]


def test_what_follows_a_copyright_notice_is_furniture():
    document = document_of(
        f"Report\n\n{BODY}\n\n{BODY}\n\nCopyright © 2019 Ports Office\n\nSite by Quay\n"
    )
    assert aside(document, FurnitureKind.PAGE_FRAME) == [
        "Copyright © 2019 Ports Office", "Site by Quay"
    ]  # fmt: skip


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
@pytest.mark.parametrize(
    "lines",
    [
        ("9:00 AM Opening", "9:00 AM Opening"),
        ("Alder | Birch | Cedar | Damson",),
        ("Name | Party | Vote | Port",),
        ("Choose Home > Ports > Print to have a copy", "Home > Ports > Lights"),
        ("https://ports.example/minutes 1/3",),
        ("© 2019 Ports Office", "All rights reserved"),
        ("The Board approved the new privacy policy.",),
        ("Privacy policy",),
        ("Ordinance No. 12",),
    ],
    ids=lambda lines: lines[0],
)
def test_what_looks_like_a_pages_frame_is_text_between_sentences(lines, suffix):
    form = "<p>{}</p>\n" if suffix == ".html" else "{}\n\n"
    parts = [BODY, *lines, BODY, *lines, BODY]
    text = "# Report\n\n" if suffix == ".md" else form.format("Report on the Ports")
    text += "".join(form.format(part.replace(">", "&gt;")) for part in parts)
    text = text if suffix == ".html" else text.replace("&gt;", ">")
    document = document_of(text, f"a{suffix}")
    assert [block.text for block in document.blocks if block.text in lines] == [*lines, *lines]


def test_what_stands_before_a_copyright_notice_is_text():
    document = document_of(f"Report\n\n{BODY}\n\nJ. Alder\n\nChair\n\n© 2019 Ports Office\n")
    assert aside(document, FurnitureKind.PAGE_FRAME) == ["© 2019 Ports Office"]
    assert document.text.endswith("J. Alder\nChair")


def test_figures_behind_a_copyright_notice_are_text():
    document = document_of(f"Report\n\n{BODY}\n\n© 2019 Ports Office\n\nAyes 12, noes 3\n")
    assert document.text.endswith("Ayes 12, noes 3")


@pytest.mark.parametrize(
    "names",
    [
        ("MR. ALDER:", "MS. BIRCH:"),
        ("CHAIR ALDER.", "MR. BIRCH."),
        ("THE CHAIR:", "GEN. BIRCH:"),
        ("○議長", "○山田委員："),
    ],
)
def test_who_speaks_is_set_apart(names):
    gap = " " if names[0].isascii() else "\u3000"
    document = document_of("Talks\n\n" + "".join(f"{name}{gap}{BODY}\n\n" for name in names))
    found = [(block.text[s.start : s.end]) for block in document.blocks for s in block.spans]
    assert found == list(names)
    assert document.topics == ()


def test_titles_in_capitals_come_before_dates_and_notices():
    document = document_of(
        f"FOR IMMEDIATE RELEASE\n\n14 May 2019\n\nJOINT STATEMENT ON PORTS\n\n{BODY}\n\n{BODY}\n"
    )
    assert document.title == "JOINT STATEMENT ON PORTS"


def test_a_text_that_names_nothing_gets_no_title_but_the_files_name():
    document = document_of(f"{BODY}\n\n{BODY}\n", "readout.txt")
    assert (document.title, document.title_block) == ("readout", None)
    title = document.report.findings[0]
    assert (str(title.what), title.value, title.certainty) == ("Title", "", Certainty.UNSURE)


def test_contents_with_leaders_are_no_headings():
    lines = "1. Lights ........ 3\n2. Costs ………… 9\n3. Ports . . . . . . 12\n"
    document = document_of(f"Report\n\n{lines}\n1. Lights\n\n{BODY}\n\n2. Costs\n\n{BODY}\n")
    assert not any(".." in topic.title or "…" in topic.title for topic in document.topics)


def test_numbers_begin_anew_under_each_part():
    text = "".join(
        f"{heading}\n\n{BODY}\n\n"
        for heading in ("I. Aims", "1. Near", "2. Far", "II. Means", "1. Money", "2. Crews")
    )
    assert [(level, title) for level, _, title in outline(document_of("Report\n\n" + text))] == [
        (1, "Aims"), (2, "Near"), (2, "Far"), (1, "Means"), (2, "Money"), (2, "Crews")
    ]  # fmt: skip


def test_wrapped_lines_that_start_with_figures_are_no_numbers():
    text = (
        "The two sides recalled the fund for the repair of lights and beacons, and that\n"
        "5.2 billion crowns had been set aside for it by all of the ports since the year\n"
        "2017. They noted with regret that crews had not been trained in the same measure\n"
        "as the lights were repaired, and agreed to spend more on that in the coming year.\n"
    )
    document = document_of(f"Report\n\n{text}\n{text}")
    assert [block.marker for block in document.blocks] == ["", "", ""]
    assert document.topics == ()


def test_rows_of_bars_are_a_table():
    document = document_of(f"Report\n\n{BODY}\n\n| Port | Sum |\n| North | 12 |\n")
    rows = [block.text for block in document.blocks if block.kind is BlockKind.TABLE_ROW]
    assert rows == ["| Port | Sum |", "| North | 12 |"]


def test_a_last_line_that_is_a_link_points_on_and_may_tell_the_date():
    text = (
        "The committee decided to keep the rate, and said why it did so.\n\nVotes: all.\n\n"
        "[Note issued September 21, 2016](https://example.org/note)\n"
    )
    document = read_bytes(text.encode(), "statement.txt")
    assert [piece.text for piece in document.furniture] == ["Note issued September 21, 2016"]
    assert str(document.meeting.date) == "2016-09-21"


FIELDS = ("Ports", "Lakes", "Roads", "Fish", "Trade", "Youth", "Work", "Sport", "Health")


@pytest.mark.parametrize(
    "lines",
    [
        ("Present:", "Mr. Ada Quill", "Dr. Bo Reed", "Minister of Ports"),
        ("Participants", "Minister of Ports", "Minister of Lakes"),
        tuple(f"Minister of {field}" for field in FIELDS),
        ("No quorum: 4 of 12 members",),
    ],
)
def test_who_was_there_is_no_letterhead(lines):
    top = "\n\n".join(lines)
    document = document_of(f"{top}\n\nMINUTES OF THE LAKE SESSION\n\n{BODY}\n\n{BODY}\n")
    assert [piece.text for piece in document.furniture] == []


@pytest.mark.parametrize(
    "notice",
    [
        "© 2031 Ports Office. The maps may be copied. They come without warranty of any kind",
        f"Copyright (c) 2031 Ports Office {'and the members of the lake council ' * 9}",
    ],
)
def test_conditions_that_begin_as_a_copyright_notice_are_text(notice):
    document = document_of(f"Report\n\n{BODY}\n\n{BODY}\n\n{notice}\n")
    assert document.furniture == ()


def test_a_signature_below_a_copyright_notice_is_text():
    signed = "Ada Quill\n\nSecretary of the Council"
    document = document_of(f"Report\n\n{BODY}\n\n{BODY}\n\n© 2031 Ports Office\n\n{signed}\n")
    assert [piece.text for piece in document.furniture] == ["© 2031 Ports Office"]
