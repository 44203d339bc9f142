"""One text reads the same, however its lines are laid out."""

import textwrap
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from data.document import BlockKind, FurnitureKind
from data.intake.plain.plain_text import pieces_of
from tests.fixtures.documents import document_of

OPENING = (
    "The Board met in the harbour of Port Lorne, and heard what the masters of the northern quays "
    "had to say about the winter. It thanked them for their work, which had kept the Inner Passage "
    "open on all but four days, and agreed that the Lake States should share what they learnt."
)
PARAGRAPHS = (
    OPENING,
    "In the first part of the meeting, Ms Quill described the state of the quays. The northern "
    "wall has settled by more than was expected when it was rebuilt ten years ago; the Board will "
    "therefore close it to heavy lorries from the first of May 2031. No member spoke against this.",
    "The experts reported on the herring, whose numbers have grown since the catch was limited, "
    "and asked that the limit be kept for another year, as Lake Water Survey No. 12 had proposed.",
    "A long-term plan for the lights will be laid before the next meeting. The plan is to say what "
    "the lights cost, who keeps them, and which of them the smaller ports could do without. "
    "Until then the masters will send their figures to the office at Lornemouth once a month.",
    "The Board accepted the invitation of the Northern Isles to meet there in the coming year, and "
    "adjourned at noon.",
)
STEPS = (
    "(a) open the inner passage before the first of June, and keep it open until the ice returns "
    "in the late autumn;",
    "(b) keep one ferry in reserve at each end of the line, with a crew that knows the passage;",
    "(c) tell the Council of the Lake States in writing about each day on which the passage was "
    "closed.",
)
KEPT = (
    "In favour 12, against 3, abstaining 1",
    "In favour 11, against 4, abstaining 1",
    "Marsh, J.",
    "van der Quill, A.",
    "12 Harbour Street",
    "1010 Port Lorne",
)

widths = st.integers(45, 110)
texts = st.lists(st.sampled_from(PARAGRAPHS), min_size=4, max_size=9)


EDGES = ("\n\f", "\n\n-----\n\n", "\n\n- {} -\n\n", "\n\n{}\n\f", "\n\nPage {} of 40\n\n\f\n")


def blocks_of(text):
    document = document_of(text)
    return [f"{block.marker} {block.text}".strip() for block in document.blocks]


def wrapped(paragraph, width, **options):
    return textwrap.wrap(paragraph, width, break_on_hyphens=False, **options)


def printed(paragraph, width):
    """Return lines that are as wide as their letters are in print, as papers made of PDFs have."""
    lines = [""]
    for word in paragraph.split():
        longer = f"{lines[-1]} {word}".strip()
        if sum(map(print_width, longer)) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def print_width(letter):
    if letter in "mwMW":
        return 1.6
    return 0.55 if letter in "fijlrt.,;:' I()" else 1.25 if letter.isupper() else 1.0


@given(texts, widths, st.sampled_from(["\n", "\r\n", "\r"]))
def test_a_text_that_is_wrapped_reads_as_it_was(paragraphs, width, end):
    text = "\n\n".join("\n".join(wrapped(paragraph, width)) for paragraph in paragraphs)
    assert blocks_of(text.replace("\n", end)) == paragraphs


@given(texts, widths, st.integers(1, 12))
def test_a_text_that_is_set_in_reads_as_it_was(paragraphs, width, indent):
    lines = "\n\n".join("\n".join(wrapped(paragraph, width)) for paragraph in paragraphs)
    assert blocks_of(textwrap.indent(lines, " " * indent)) == paragraphs


@given(texts, widths, st.integers(2, 8))
def test_a_paragraph_that_begins_with_an_indent_needs_no_blank_line(paragraphs, width, indent):
    lines = [wrapped(paragraph, width, initial_indent=" " * indent) for paragraph in paragraphs]
    assert blocks_of("\n".join("\n".join(part) for part in lines)) == paragraphs


@given(texts, widths, st.integers(3, 8))
def test_a_paragraph_whose_first_line_stands_out_is_one(paragraphs, width, indent):
    lines = [wrapped(paragraph, width, subsequent_indent=" " * indent) for paragraph in paragraphs]
    assert blocks_of("\n\n".join("\n".join(part) for part in lines)) == paragraphs


@given(texts, st.integers(45, 90), st.integers(1, 2))
def test_a_text_with_blank_lines_between_its_lines_reads_as_it_was(paragraphs, width, blank):
    between = "\n" * (blank + 1)
    parts = [between.join(wrapped(paragraph, width)) for paragraph in paragraphs]
    assert blocks_of(f"{between}\n".join(parts)) == paragraphs


@given(st.permutations(PARAGRAPHS), widths, st.integers(7, 30), st.sampled_from(EDGES))
def test_a_text_that_is_cut_into_pages_reads_as_it_was(paragraphs, width, length, edge):
    printed = [line for part in paragraphs for line in (*wrapped(part, width), "")]
    pages = [printed[start : start + length] for start in range(0, len(printed), length)]
    assume(len(pages) > 3 or "\f" in edge)
    text = "".join("\n".join(page) + edge.format(number) for number, page in enumerate(pages, 1))
    found = [part for part in blocks_of(text) if part.strip("- 0123456789")]
    assert "".join(found).replace(" ", "") == "".join(paragraphs).replace(" ", "")
    cuts = [(page[-1], after[0]) for page, after in pairwise(pages) if page[-1] and after[0]]
    going = [cut for cut in cuts if cut[1][0].islower() and cut[0][-1] not in ".;:"]
    # What was cut in front of a capital letter may be in two.
    assert len(found) <= len(paragraphs) + len(cuts) - len(going)


@given(widths, st.sampled_from(["\n", "\n\n"]))
def test_items_that_count_keep_their_paragraphs(width, between):
    steps = [wrapped(step, width, subsequent_indent="    ") for step in STEPS]
    text = "\n\n".join(
        (
            "\n".join(wrapped(OPENING, width)),
            "The Board agreed to:",
            between.join("\n".join(step) for step in steps),
        )
    )
    assert blocks_of(text) == [OPENING, "The Board agreed to:", *STEPS]


@given(widths)
def test_votes_names_and_addresses_stay_line_by_line(width):
    prose = ["\n".join(wrapped(paragraph, width)) for paragraph in PARAGRAPHS]
    text = "\n\n".join((*prose, "\n".join(KEPT), prose[0]))
    assert [part for part in blocks_of(text) if part in KEPT] == list(KEPT)


@given(st.permutations(PARAGRAPHS), st.integers(60, 100))
def test_lines_that_were_broken_by_the_width_of_their_letters_are_joined(paragraphs, width):
    text = "\n\n".join("\n".join(printed(paragraph, width)) for paragraph in paragraphs)
    found = blocks_of(text)
    assert " ".join(found) == " ".join(paragraphs)
    assert len(found) <= len(paragraphs) + 1


def test_bold_that_ends_with_its_line_inside_a_sentence_heads_nothing():
    lines = [
        "The waters of the lake have become busier in recent years and",
        "the Council names **collisions, fog and the drifting of loose**",
        "**ice in spring the most important dangers that our ships meet**",
        "in these waters, and asks the four states to answer them at",
        "once. A combination of them would close the passage for some",
        "weeks, as it did in the year before the Council was founded.",
    ]
    text = "\n\n".join(["LAKE COUNCIL", "**1. Dangers**", *lines, "**2. Ends**", *lines])
    document = document_of(text)
    assert [topic.title for topic in document.topics] == ["Dangers", "Ends"]
    assert document.text.count("the most important dangers that our ships meet in these") == 2


def test_a_head_that_returns_behind_rules_on_every_page_is_furniture():
    page = "LAKE COUNCIL\n\n" + "\n".join(wrapped(OPENING, 60))
    document = document_of("\n\n-----\n\n".join([page] * 4))
    heads = [p.text for p in document.furniture if p.kind is FurnitureKind.RUNNING_HEAD]
    assert len(heads) >= 3


def test_rules_between_sections_make_no_pages():
    parts = [f"Item {n}\n\n{OPENING}\n\nMotion carried" for n in ("one", "two", "three", "four")]
    document = document_of("\n\n-----\n\n".join(parts))
    assert [p for p in document.furniture if p.kind is FurnitureKind.RUNNING_HEAD] == []
    assert document.text.count("Motion carried") == 4


def test_numbers_that_count_on_at_even_distances_number_pages():
    prose = "\n".join(wrapped(" ".join(PARAGRAPHS * 2), 60)[:25])
    document = document_of("Harbours\n\n" + "".join(f"{prose}\n\n{n}\n\n" for n in range(3, 8)))
    numbers = [p.text for p in document.furniture if p.kind is FurnitureKind.PAGE_NUMBER]
    assert numbers == ["3", "4", "5", "6", "7"]
    assert {block.page for block in document.blocks} <= {1, 2, 3, 4, 5, 6}


def test_a_heading_in_the_middle_of_wrapped_text_is_centred():
    prose = "\n".join(wrapped(OPENING, 72))
    pieces = pieces_of(f"{prose}\n\n{'PORTS AND LIGHTS':^72}\n\n{prose}\n", lambda share: None)
    assert [piece.centred for piece in pieces] == [False, True, False]


def test_letters_that_stand_apart_are_words():
    document = document_of(f"M I N U T E S   O F   T H E   B O A R D\n\n{OPENING}\n")
    assert document.title == "MINUTES OF THE BOARD"


def test_notes_that_the_text_refers_to_end_it():
    text = f"Report\n\n{OPENING[:-1]} [1].\n\n{OPENING} [2]\n\n[1] Survey No. 12.\n[2] See the log."
    document = document_of(text)
    notes = [(b.marker, b.text) for b in document.blocks if b.kind is BlockKind.FOOTNOTE]
    assert notes == [("[1]", "Survey No. 12."), ("[2]", "See the log.")]


def test_hyphens_that_part_words_go_and_those_of_compounds_stay():
    lines = [
        "The ministers of the four states confirmed that they will work to-",
        "gether on long-term plans for the lights, and that they will keep on",
        "working on them until the last of them is made. These are the long-",
        "term plans for the land- and sea-marks, and for the masters of har-",
        "bours, in each harbour and each port of the lake, and for the land-",
        "and sea-marks of the Northern Isles, which the minis-",
        "ters will not forget.",
    ]
    found = " ".join(blocks_of("\n".join(lines)))
    for part in ("work together on", "the long-term", "of harbours", "land- and", "the ministers"):
        assert part in found


def test_what_people_said_stays_line_by_line_in_small_letters_too():
    said = ["marsh: the gauges were read on time in all of the ports", "quill: who checks them"]
    lines = ["Lake Data Minutes", "", *(said * 4)]
    lines[3::2] = [f"{line} {number}" for number, line in enumerate(lines[3::2])]
    assert blocks_of("\n".join(lines))[1:] == lines[2:]


def test_columns_make_tables_and_contents_do_not():
    table = "Port            Ships     Crews\nNorth Quay         12       140\nTotal     21   238"
    contents = "Ports                          3\nShips                         9"
    document = document_of(f"Report\n\n{OPENING}\n\n{table}\n\n{OPENING}\n\n{contents}\n")
    rows = [block.text for block in document.blocks if block.kind is BlockKind.TABLE_ROW]
    assert rows == ["Port\tShips\tCrews", "North Quay\t12\t140"]
    assert "Total 21 238" in document.text
    assert "Ports 3\nShips 9" in document.text


def headed(head, numbers, glued):
    """Return pages with a head above each number, behind the last line of the page before."""
    prose = wrapped(" ".join(PARAGRAPHS * 3), 60)
    pages = [prose[start : start + 9] for start in range(0, 45, 9)]
    between = " " if glued else "\n"
    ends = ["\n", "\n", "\n", between, between]
    return "\n".join(
        "\n".join(page) + f"{end}{head}\n{number}\n"
        for page, number, end in zip(pages, numbers, ends, strict=True)
    )


@pytest.mark.parametrize("glued", [False, True])
def test_a_head_above_numbers_that_count_on_is_none_of_the_text(glued):
    document = document_of(headed("Lake Council - 2 May 2031", range(1493, 1498), glued))
    assert "Lake Council" not in document.text
    assert "149" not in document.text
    assert document.text.replace("\n", " ").startswith(" ".join(PARAGRAPHS[:2]))


def test_a_word_above_numbers_that_count_on_heads_what_stands_below():
    parts = [f"Draft article\n{number}\n\n{OPENING}\n\n" for number in range(1, 6)]
    document = document_of("".join(parts))
    assert document.text.count("Draft article") == 5
    assert not [p for p in document.furniture if p.kind is FurnitureKind.PAGE_NUMBER]


def test_numbers_of_long_sections_number_no_pages():
    prose = "\n".join(wrapped(" ".join(PARAGRAPHS), 50))
    document = document_of("Harbours\n\n" + "".join(f"{n}\n\n{prose}\n\n" for n in range(1, 6)))
    assert not [p for p in document.furniture if p.kind is FurnitureKind.PAGE_NUMBER]


def test_notes_at_the_ends_of_pages_are_notes():
    pages = [f"{OPENING[:-1]} [{n}].\n\n{n} Survey No. {n} of the lake.\n\n-----\n" for n in (1, 2)]
    document = document_of("Report\n\n" + "\n".join(pages) + f"\n{OPENING}\n")
    notes = [(b.marker, b.text) for b in document.blocks if b.kind is BlockKind.FOOTNOTE]
    assert notes == [("1", "Survey No. 1 of the lake."), ("2", "Survey No. 2 of the lake.")]


def test_blank_lines_that_a_machine_left_inside_of_sentences_part_nothing():
    lines = wrapped(" ".join(PARAGRAPHS), 55)
    for place in (15, 11, 7, 3):
        lines.insert(place, "")
    assert "".join(blocks_of("\n".join(lines))).replace(" ", "") == "".join(PARAGRAPHS).replace(
        " ", ""
    )
    assert len(blocks_of("\n".join(lines))) < 8


def test_signs_of_two_columns_are_wrapped_by_their_columns():
    text = (
        "会議は、港湾の安全に関する重要事項を審議し、2031年5月1日までに各港の灯台10\n"
        "基を修理すること、及び救難艇12隻を新たに配置することを決定した。これらの経\n"
        "費は、関係する四つの港が等しく負担するものとし、その細目は別に定める。"
    )
    assert blocks_of(f"記録\n\n{text}")[-1] == text.replace("\n", "")
