"""What is one paragraph, or one item, and what beside the text is none."""

import pytest

from data.document import BlockKind, FurnitureKind
from data.intake import read_bytes

LONG = "The board looked at the quays of the northern harbour and at the lights of the western one."
OTHER = "It asked the harbour masters to report on both before the end of the season at the latest."
THIRD = (
    "Two members offered to train the crews of the other members in their own schools at no cost."
)


def read(text, name="paper.txt"):
    return read_bytes(text.encode(), name)


def of(document, *kinds):
    return [f"{b.marker} {b.text}".strip() for b in document.blocks if b.kind in kinds]


def body(document):
    return of(document, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)


def notes(document):
    return of(document, BlockKind.FOOTNOTE)


def aside(document, kind):
    return [piece.text for piece in document.furniture if piece.kind is kind]


def test_a_line_end_that_two_blanks_mean_ends_a_paragraph_of_markdown():
    text = f"# Treaty\n\n(a). {LONG}  \n(b). {OTHER}  \n(c). {THIRD}\n"
    assert body(read(text, "paper.md")) == [f"(a). {LONG}", f"(b). {OTHER}", f"(c). {THIRD}"]


def test_items_of_markdown_that_are_set_in_a_blank_too_little_are_nested():
    text = "# Agenda\n\n  1. Opening\n    1. Roll call\n    2. Minutes\n  2. Closing\n"
    items = [b for b in read(text, "paper.md").blocks if b.kind is BlockKind.LIST_ITEM]
    assert [(b.level, b.text) for b in items] == [
        (1, "Opening"), (2, "Roll call"), (2, "Minutes"), (1, "Closing"),
    ]  # fmt: skip


def test_text_that_is_set_in_without_an_item_above_it_stays_as_it_is():
    text = f"# Agenda\n\n{LONG}\n    1. {OTHER}\n"
    assert " ".join(body(read(text, "paper.md"))).count(OTHER) == 1


def test_commands_of_tex_are_no_text():
    text = (
        f"# Minutes\n\n{LONG}\n\n\\vspace{{15 mm}}\n\n\\begin{{center}} \\rule{{7cm}}{{0.4pt}}\n"
        "Ada Quill\n\\end{center}\n"
    )
    document = read(text, "paper.md")
    assert body(document) == [LONG, "Ada Quill"]
    assert "\\vspace{15 mm}" in aside(document, FurnitureKind.MARKUP)


@pytest.mark.parametrize("name", ["References", "Literaturverzeichnis", "参考文献", "Works cited:"])
def test_entries_of_a_list_of_references_are_notes(name):
    works = [
        'Marsh, Jo (2029). "Lights of the North," Tide, vol. 3.',
        "——— (2030). Buoys and Wrecks.",
    ]
    document = read(
        f"# Speech\n\n## Lights\n\n{LONG}\n\n## {name}\n\n" + "\n\n".join(works), "p.md"
    )
    assert body(document) == [LONG]
    assert notes(document) == works


def test_what_stands_below_references_without_years_or_addresses_is_text():
    document = read(f"# Speech\n\n## References\n\n{LONG}\n\n{OTHER}\n", "paper.md")
    assert body(document) == [LONG, OTHER]


def test_notes_with_colons_are_notes_where_raised_numbers_call_them():
    called = f"# Charter\n\n{LONG}<sup>1</sup>\n\n{OTHER}<sup>2</sup>\n\n---\n\n"
    listed = "1: Such as crews.\n\n2: Such as pilots.\n"
    assert notes(read(called + listed, "paper.md")) == ["1: Such as crews.", "2: Such as pilots."]
    bare = f"# Charter\n\n{LONG}\n\n{OTHER}\n\n---\n\n"
    assert notes(read(bare + listed, "paper.md")) == []


def test_notes_at_the_ends_of_chapters_are_notes_where_the_text_has_their_numbers():
    text = (
        f"Harbour Policy\n\nChapter 1. Lights\n\n{LONG}^[1]\n\n-----\n\n^[1] See the survey.\n\n"
        f"Chapter 2. Crews\n\n{OTHER}^[2] {THIRD}\n\n-----\n\n^[2] See the log.\n"
    )
    document = read(text)
    assert notes(document) == ["^[1] See the survey.", "^[2] See the log."]
    assert notes(read(f"Harbour Policy\n\n{LONG}\n\n^[1] See the survey.\n")) == []


def test_an_articles_number_alone_above_a_list_numbers_its_first_paragraph():
    text = (
        "# 港湾協会定款\n\n(種別)\n\n第5条\n\n1. 会員は、次の二種とする。\n"
        "2. 会員は、会費を納める。\n\n"
        "(除名)\n\n第6条\n\n1. 会員は、除名されることがある。\n2. その前に弁明の機会を与える。\n"
    )
    document = read(text, "paper.md")
    assert body(document)[0] == "第5条 1. 会員は、次の二種とする。"
    assert of(document, BlockKind.HEADING)[1:] == ["(種別)", "(除名)"]


def test_a_sections_number_alone_stands_before_its_name():
    parts = "".join(
        f"§ {number}\n\n{name}\n\n{LONG}\n\n{OTHER}\n\n"
        for number, name in enumerate(("Lights", "Buoys", "Costs"), 1)
    )
    document = read(f"Harbour Statute\n\n{THIRD}\n\n{parts}")
    assert [topic.title for topic in document.topics] == ["Lights", "Buoys", "Costs"]
    assert [topic.number for topic in document.topics] == ["1", "2", "3"]


@pytest.mark.parametrize("sign", ["•", "a)", "(iv)"])
def test_a_bullet_or_letter_alone_stands_before_its_text(sign):
    document = read(f"Harbour Report\n\n{LONG}\n\n{sign}\n\n{OTHER}\n")
    assert f"{sign} {OTHER}" in body(document)


def test_sentences_that_blank_lines_tear_are_joined():
    text = f"{LONG[:60]}\n\n\n\n{LONG[61:]}\n\n" + "\n\n".join([OTHER, THIRD] * 4)
    assert body(read(f"Harbour Report\n\n{THIRD}\n\n{text}\n"))[1] == LONG


def test_clauses_below_each_other_stay_apart():
    clauses = [
        "the lights of all ports in the north and of those in the south",
        "the buoys that mark the wrecks in the western and eastern bays",
        "the crews that serve on the boats of the pilots in the winter",
    ]
    text = f"{OTHER}\n\nThe board pays for:\n\n" + "\n\n".join(clauses) + f"\n\n{LONG}\n\n{THIRD}\n"
    assert set(clauses) <= set(body(read(f"Harbour Report\n\n{text}")))


def test_a_foot_that_returns_behind_wide_gaps_is_none_of_the_text():
    foot = "Authorised by Ada Quill, Lornemouth."
    document = read(f"{foot}\n\n\n\n\n\nHarbour News\n\n{LONG}\n\n\n\n\n\n{foot}\n\n{OTHER}\n")
    assert body(document) == [LONG, OTHER]
    assert aside(document, FurnitureKind.RUNNING_HEAD) == [foot, foot]


def test_a_line_that_returns_in_the_text_is_text():
    line = "The motion was carried by all members who were present."
    document = read(f"{line}\n\n\n\n\n\nHarbour News\n\n{LONG}\n\n{line}\n\n{OTHER}\n")
    assert body(document).count(line) == 2


def test_lines_that_hang_from_an_item_or_a_label_go_on_with_it():
    text = (
        "Board Minutes\n\nPresent: Ada Quill, Jo Marsh, Ann Reef,\n         Tom Lock, Eve Dale.\n\n"
        "- The quays are safe.\n  The wall will be looked at in the winter.\n- The lights are on.\n"
    )
    assert body(read(text)) == [
        "Present: Ada Quill, Jo Marsh, Ann Reef, Tom Lock, Eve Dale.",
        "- The quays are safe. The wall will be looked at in the winter.",
        "- The lights are on.",
    ]


def test_lines_of_an_address_below_a_label_stay_apart():
    text = (
        "Board Minutes\n\nPlace: Harbour House\n       12 Quay Road\n       Lornemouth\n\nDone.\n"
    )
    assert body(read(text))[:3] == ["Place: Harbour House", "12 Quay Road", "Lornemouth"]


def test_results_that_end_items_are_text_and_the_items_have_names():
    records = "".join(
        f"**{number}. {name}, {end}**\n\nLocation: {number} Quay Road\n\n**Granted**\n\n"
        for number, (name, end) in enumerate(
            zip(("Marsh Boats", "Reef", "Lock", "Dale", "Quill", "Tide", "Wreck"),
                ("LLC", "Inc.", "LLC", "Corp.", "Inc.", "LLC", "Inc."), strict=True), 1)
    )  # fmt: skip
    document = read(f"# Agenda\n\n**Hearing on Tuesday**\n\n{records}{LONG}\n", "paper.md")
    assert body(document).count("Granted") >= 6
    assert not [topic for topic in document.topics if topic.title == "Granted"][1:]


def test_when_a_web_page_was_changed_is_of_its_frame():
    page = (
        "<html><body><nav><a href='/a'>Home</a><a href='/b'>Boards</a></nav><div>Menu</div>"
        f"<main><h1>Harbour News</h1><p>{LONG}</p><p>{OTHER}</p></main>"
        "<footer><p>Ministry of Ports</p></footer><div>Last Update: May 3, 2031</div></body></html>"
    )
    document = read(page, "page.html")
    assert body(document) == [LONG, OTHER]
    assert "Last Update: May 3, 2031" in {piece.text for piece in document.furniture}
    assert "Last Update: May 3, 2031" in " ".join(
        body(read(f"Harbour News\n\n{LONG}\n\nLast Update: May 3, 2031\n"))
    )
