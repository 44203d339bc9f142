"""Running heads and page numbers: only where there are pages, at their edges, in sequence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.document import FurnitureKind
from data.intake import read_bytes
from tests.fixtures.documents import document_of

BODY = "The Committee heard the members for the northern ports, and adjourned the debate."
PAGED = {FurnitureKind.RUNNING_HEAD, FurnitureKind.PAGE_NUMBER}
LINES = [
    ("In favour 12, against 3, abstaining 1", "In favour 9, against 7, abstaining 0",
     "In favour 16, against 0, abstaining 0"),
    ("2019", "2020", "2021"),
    ("1", "2", "3"),
    ("Votes cast 412 of 430", "Votes cast 398 of 430", "Votes cast 405 of 430"),
    ("Harbour Street 12, 1010 Port", "Harbour Street 14, 1010 Port", "Harbour Street 9, 1010 Port"),
    ("Licence No. 4711 renewed", "Licence No. 4712 renewed", "Licence No. 4713 renewed"),
    ("Motion carried by the members", "Motion carried by the members",
     "Motion carried by the members"),
    ("9:00 AM Registration", "9:00 AM Registration", "10:30 AM Opening talks"),
    ("https://ports.example/first", "https://ports.example/second", "https://ports.example/third"),
    ("Yes | 12 | No | 3", "Yes | 9 | No | 7", "Yes | 16 | No | 0"),
    ("採決　賛成12　反対3", "採決　賛成9　反対7", "採決　賛成16　反対0"),
]  # fmt: skip
SHAPES = {
    ".txt": "{}\n\n",
    ".md": "{}\n\n",
    ".html": "<p>{}</p>\n",
}


def written(lines, suffix):
    """Return a file in which each line stands between two paragraphs."""
    shape = SHAPES[suffix]
    parts = [shape.format(BODY) + shape.format(line) for line in lines]
    title = (
        "<h1>Record of the decisions</h1>" if suffix == ".html" else "# Record of the decisions\n\n"
    )
    return (title + "".join(parts) + shape.format(BODY)).encode()


def paged(document):
    return [piece.text for piece in document.furniture if piece.kind in PAGED]


@pytest.mark.parametrize("suffix", SHAPES)
@pytest.mark.parametrize("lines", LINES, ids=lambda lines: lines[0])
def test_lines_that_return_in_a_text_without_pages_stay_in_it(lines, suffix):
    document = read_bytes(written(lines, suffix), f"record{suffix}")
    printed = [f"{block.marker} {block.text}".strip() for block in document.blocks]
    for line in lines:
        assert any(line in text for text in printed), line


@given(
    st.lists(
        st.text("0123456789 ,.-–/AMPMabcde賛成", min_size=1, max_size=20).map(str.strip),
        min_size=2,
        max_size=5,
    ).filter(lambda lines: all(any(map(str.isalnum, line)) for line in lines)),
    st.sampled_from(sorted(SHAPES)),
)
def test_no_line_of_a_text_without_pages_is_of_its_pages(lines, suffix):
    assert paged(read_bytes(written(lines * 3, suffix), f"record{suffix}")) == []


def pages(*edges, feed="\f"):
    """Return a text of pages, each with the lines above and below that `edges` name."""
    return feed.join(f"{above}\n\n{BODY}\n{BODY}\n\n{BODY}\n\n{below}\n" for above, below in edges)


def test_heads_and_numbers_at_the_edges_of_pages_are_furniture():
    text = pages(*(("Report on the Ports", f"{number}") for number in range(1, 6)))
    document = document_of(f"Harbours\n\n{BODY}\n{text}")
    found = [(piece.kind, piece.text) for piece in document.furniture]
    assert [text for kind, text in found if kind is FurnitureKind.PAGE_NUMBER] == list("12345")
    heads = [text for kind, text in found if kind is FurnitureKind.RUNNING_HEAD]
    assert heads == ["Report on the Ports"] * 4  # the first stands below the title, in the text


def test_a_head_with_the_number_of_its_page_is_one_head():
    text = pages(*((f"Report on the Ports {number}", "") for number in range(7, 12)))
    document = document_of(f"{text}")
    assert paged(document) == [f"Report on the Ports {number}" for number in range(7, 12)]


def test_what_differs_in_other_figures_than_the_number_of_its_page_is_text():
    edges = [
        (f"In favour {yes}, against {no}", "") for yes, no in ((12, 3), (9, 7), (16, 0), (8, 8))
    ]
    assert paged(document_of(pages(*edges))) == []


def test_years_at_the_head_of_pages_are_text():
    assert paged(document_of(pages(*((str(year), "") for year in range(2017, 2022))))) == []


def test_the_same_lines_inside_of_pages_are_text():
    inside = "\f".join(
        f"{BODY}\n\n{BODY}\n\n{BODY}\n\nMotion carried\n\n{BODY}\n\n{BODY}\n\n{BODY}"
        for _ in range(5)
    )
    assert paged(document_of(inside)) == []


def test_numbers_that_say_what_they_are_and_count_on_end_pages():
    text = "".join(f"{BODY}\n\n{BODY}\n\nReport on the Ports\n\n- {n} -\n\n" for n in range(1, 6))
    document = document_of(f"Harbours\n\n{text}{BODY}\n")
    assert len(paged(document)) == 10


def test_numbers_that_say_what_they_are_and_do_not_count_on_are_text():
    text = "".join(f"{BODY}\n\n{BODY}\n\n- {n} -\n\n" for n in (4, 9, 2, 7))
    assert paged(document_of(f"Harbours\n\n{text}{BODY}\n")) == []


def test_a_paragraph_goes_on_behind_what_stands_at_the_edges_of_pages():
    text = "".join(
        f"{BODY}\n\nThe {port} heard members for\nPort talks\n- {number} -\n\fnorthern piers.\n\n"
        for number, port in enumerate(("Board", "Court", "House"), 1)
    )
    document = document_of(f"{text}{BODY}")
    for port in ("Board", "Court", "House"):
        assert f"The {port} heard members for northern piers." in document.text


def test_figures_that_agree_with_the_page_here_and_there_are_no_page_numbers():
    edges = [("", "7"), ("1", "5"), ("2", "9"), ("8", "3")]
    document = document_of(f"Harbours\n\n{BODY}\n{pages(*edges)}")
    assert paged(document) == []
