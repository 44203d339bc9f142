"""Where the front and the back of a paper are, and what their lines are there for."""

import pytest

from data.document import BlockKind, FurnitureKind
from data.intake.stream import Piece
from data.intake.structure import contents_lists, zones
from data.intake.structure.zones import LineRole
from tests.fixtures.documents import document_of

TEXT = "The ministers of the four lake states met in the harbour town and agreed on a plan."


def found(*lines, outside=()):
    pieces = [line if isinstance(line, Piece) else Piece(line) for line in lines]
    return zones.find(pieces, outside)


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("MEDIA RELEASE", LineRole.PAPER),
        ("Medienmitteilung Nr. 12/2031", LineRole.PAPER),
        ("Communiqué de presse", LineRole.PAPER),
        ("報道発表", LineRole.PAPER),
        ("Пресс-релиз", LineRole.PAPER),
        ("보도자료", LineRole.PAPER),
        ("Ministry of Ports and Harbours", LineRole.MASTHEAD),
        ("MINISTER FOR PORTS", LineRole.MASTHEAD),
        ("The Hon. Ada Quill MP", LineRole.MASTHEAD),
        ("Bundesministerium für Häfen", LineRole.MASTHEAD),
        ("МИНИСТЕРСТВО ПОРТОВ", LineRole.MASTHEAD),
        ("港湾省", LineRole.MASTHEAD),
        ("Harbour Court of Appeals", LineRole.MASTHEAD),
        ("PR 12/31", LineRole.SYMBOL),
        ("A/RES/73/1", LineRole.SYMBOL),
        ("Case No. 31-50498", LineRole.SYMBOL),
        ("Tel: 05 5550 0101", LineRole.CONTACT),
        ("Office: 05 5550 0101 Department: 05 5550 0199", LineRole.CONTACT),
        ("press@ports.example", LineRole.CONTACT),
        ("Hafenstr. 18, 10785 Lorne", LineRole.CONTACT),
        ("Lornemouth, 3 April 2031", LineRole.DATE),
        ("Date: 3 April 2031", LineRole.DATE),
        ("Mon, 04 Apr 2011 10:01 GMT", LineRole.DATE),
        ("二〇三一年四月三日", LineRole.DATE),
        ("December 1998", LineRole.DATE),
    ],
)
def test_lines_above_the_text_have_the_role_that_their_words_tell(line, role):
    assert found("A plan for the ports", line, TEXT).roles == {1: role}


@pytest.mark.parametrize(
    "line",
    [
        "Joint Statement of the Ministry of Ports and the Ministry of Lakes",
        "Report of the Department of Harbours",
        "Plan for the Northern Harbours 2031",
        "Minutes of the meeting of 3 April 2031",
        "The boats of the northern ministry are kept in order by the pilots",
        "Neue Boote in Lorne: Minister besucht den Hafen, die Werft und die Stadt Biel",
        "北部の計画",
    ],
)
def test_lines_that_may_name_a_paper_have_no_role(line):
    assert found(line, TEXT).roles == {}


def test_the_front_ends_at_the_first_running_text():
    assert found("A plan", "3 April 2031", TEXT, "More", TEXT).front_end == 2


def test_the_front_ends_at_the_first_list():
    item = Piece("boats and pilots", "•", hint=BlockKind.LIST_ITEM)
    assert found("A plan", "3 April 2031", item, item, TEXT).front_end == 2


def test_a_sentence_in_japanese_is_running_text_though_its_letters_are_few():
    sentence = "港湾大臣は会議を開き、四つの国が計画に合意したと述べた。"
    assert found("会議の記録", "二〇三一年四月三日", sentence).front_end == 2


def test_a_front_without_text_below_is_all_there_is():
    assert found("A plan", "3 April 2031").front_end == 2


@pytest.mark.parametrize(
    "entries",
    [
        ("Contents", "Aims", "Means"),
        ("Inhaltsverzeichnis", "Aims 1", "Means 3"),
        ("目次", "Aims ……… 1", "Means ……… 3"),
        ("Table of Contents", "Aims\t1", "Means\t3"),
        ("المحتويات", "Aims", "Means"),
    ],
)
def test_a_contents_list_with_a_heading_is_known_by_it(entries):
    told = found("A plan", *entries, "Aims", TEXT, "Means", TEXT)
    assert told.having(LineRole.CONTENTS) == [1, 2, 3]
    assert [entry.text for entry in told.contents] == ["Aims", "Means"]
    assert told.lists == (1, 2, 3)
    assert told.front_end == 5


def test_a_list_whose_lines_head_the_text_below_is_evidence_and_stays_text():
    told = found("Agenda", "Aims", "Means", "Costs", "Aims", TEXT, "Means", TEXT, "Costs", TEXT)
    assert [entry.text for entry in told.contents] == ["Aims", "Means", "Costs"]
    assert told.lists == ()


def test_lines_that_end_in_pages_are_a_contents_list_without_a_heading():
    lines = ("Aims ..... 1", "Means ..... 3", "Costs ..... 7", "Rules ..... 9")
    body = [one for head in ("Aims", "Means", "Costs", "Rules") for one in (head, TEXT, TEXT)]
    assert found("A plan", *lines, *body).lists == (1, 2, 3, 4)


ROWS = [
    Piece(f"{name}\t{votes}", hint=BlockKind.TABLE_ROW)
    for name, votes in (("Ferries", 3), ("Lights", 5), ("Crews", 8), ("Docks", 12), ("Ports", 20))
]


@pytest.mark.parametrize(
    "lines",
    [
        ROWS,
        [f"{row.text.split()[0]} ........ {row.text.split()[1]}" for row in ROWS],
        ["Ferries\t120", "Lights\t340", "Crews\t560", "Docks\t700", "Total\t1720"],
    ],
    ids=["rows", "leaders", "amounts"],
)
@pytest.mark.parametrize("heads", [(), ("Ferries", "Lights", "Crews", "Docks")])
def test_votes_and_amounts_that_go_up_are_no_pages(lines, heads):
    body = [one for head in heads for one in (head, TEXT)]
    assert found("Budget", TEXT, *lines, TEXT, *body).lists == ()


@pytest.mark.parametrize("behind", [("Against 3",), ("Present 14",)])
def test_a_contents_list_of_which_nothing_comes_again_ends_at_the_first_other_line(behind):
    lines = ("Contents", "Opening 3", "Costs 5", "The votes", "In favour 12", *behind)
    assert found("A plan", *lines, *[TEXT] * 20).lists == (1, 2, 3)


def test_what_counts_more_pages_than_the_paper_has_is_no_contents_list():
    lines = ("Contents", "Crates of apples 12", "Crates of pears 15", "Barrels 20")
    assert found("A cargo", *lines, TEXT, TEXT).lists == ()


def test_figures_that_go_up_are_no_pages():
    lines = ("Austria 12", "Belgium 14", "Chile 17", "Denmark 20", "Estonia 31")
    told = found("Boats by country", *lines, TEXT)
    assert (told.contents, told.lists) == ((), ())


def test_years_at_the_ends_of_lines_are_no_pages():
    lines = ("Elections of 2027", "Elections of 2029", "Elections of 2030", "Elections of 2031")
    assert found("A plan", *lines, TEXT).contents == ()


def test_entries_have_the_level_that_their_numbers_tell():
    one, two = Piece("Aims", "1.1"), Piece("Means", "1.2")
    told = found("Contents", one, two, one, TEXT, two, TEXT)
    assert [entry.level for entry in told.contents] == [2, 2]


def test_what_a_menu_says_twice_is_no_contents_list():
    menu = [Piece(text, furniture=FurnitureKind.PAGE_FRAME) for text in ("Ports", "News", "Boats")]
    told = found(*menu, "A plan", TEXT, *menu, outside={0, 1, 2, 5, 6, 7})
    assert told.contents == ()


def test_what_stands_behind_the_text_is_its_back():
    told = found("A plan", TEXT, TEXT, "Lornemouth, 3 April 2031", "Media contact: 05 5550 0102")
    assert told.back == 3


def test_a_text_without_anything_behind_it_has_no_back():
    assert found("A plan", TEXT, TEXT).back == 3


def test_the_title_has_its_role_and_lines_between_it_and_the_day_are_subtitles():
    pieces = [Piece(text) for text in ("A plan", "Boats for all", "3 April 2031", "Aims", TEXT)]
    told = zones.find(pieces, ()).titled(pieces, 0)
    assert told.roles == {0: LineRole.TITLE, 1: LineRole.SUBTITLE, 2: LineRole.DATE}


def test_the_pages_of_a_contents_list_stand_outside_the_text():
    text = f"A plan\n\nContents\n\nAims 1\n\nMeans 3\n\nAims\n\n{TEXT}\n\nMeans\n\n{TEXT}\n"
    document = document_of(text)
    assert [topic.title for topic in document.topics] == ["Aims", "Means"]
    assert [piece.text for piece in document.furniture] == ["Contents", "Aims 1", "Means 3"]


def test_the_long_title_of_an_act_and_its_day_are_no_topics():
    front = "# ORDINANCE NO. 7\n\n## AN ORDINANCE ESTABLISHING A HARBOUR COUNCIL\n\n## 3 April 2031"
    text = f"{front}\n\n{TEXT}\n\n## Duties\n\n{TEXT}\n\n## Costs\n\n{TEXT}\n"
    document = document_of(text, "a.md")
    assert [topic.title for topic in document.topics] == ["Duties", "Costs"]


def test_whom_a_memorandum_is_to_stays_in_its_text():
    fields = ["TO: Ada Quill", "Harbour Division", "FROM: Jon Rivers", "Department of Ports"]
    front = "\n\n".join(["MINISTRY OF PORTS", *fields, "SUBJECT: Request for buoys"])
    document = document_of(f"{front}\n\n{TEXT}\n\n{TEXT}\n")
    assert [piece.text for piece in document.furniture] == ["MINISTRY OF PORTS"]
    assert set(fields) <= {block.text for block in document.blocks}


def test_days_of_several_sessions_stay_topics():
    text = f"# Record\n\n## 3 April 2031\n\n{TEXT}\n\n## 4 April 2031\n\n{TEXT}\n"
    document = document_of(text, "a.md")
    assert [topic.title for topic in document.topics] == ["3 April 2031", "4 April 2031"]


def test_only_the_letterhead_above_the_title_stands_outside_the_text():
    text = (
        "LAKE COUNCIL\n\nJANE Q. RIVERS\n\nFor all who sail\n\nStatement on the lights\n\n"
        f"3 April 2031\n\n{TEXT}\n\n{TEXT}\n"
    )
    document = document_of(text)
    assert [piece.text for piece in document.furniture] == ["LAKE COUNCIL", "JANE Q. RIVERS"]
    assert "For all who sail" in [block.text for block in document.blocks]


def test_a_long_table_of_figures_in_front_is_looked_through_once(monkeypatch):
    rows = [Piece(f"Ferries of port {n}: {n}") for n in range(600)]
    asked = []
    is_date_line = contents_lists.front_words.is_date_line
    monkeypatch.setattr(
        contents_lists.front_words,
        "is_date_line",
        lambda text: asked.append(text) or is_date_line(text),
    )
    contents_lists.find(rows, ())
    assert len(asked) <= len(rows)
