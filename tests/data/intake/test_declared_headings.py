"""What a format declares a heading is one in the document, and nothing else is."""

import pytest

from data.document import BlockKind
from data.intake import read_bytes
from tests.fixtures import declared_headings, declared_papers
from tests.fixtures.documents import document_of

LEAST = 0.98
"""The harmonic mean of precision and recall over all headings of all files."""

PAPERS = [paper for seed in range(24) for paper in declared_papers.papers(seed)]
TEXT = "The council heard the report on the lights and agreed to repair them by May."


def headings(text, name="paper.md"):
    blocks = document_of(text, name).blocks
    return [(b.level, b.text) for b in blocks if b.kind is BlockKind.HEADING and b.level]


def test_declared_headings_are_the_headings_of_the_document():
    tallies = [
        declared_headings.tally(paper, read_bytes(paper.content, paper.name)) for paper in PAPERS
    ]
    assert declared_headings.f1(tallies) >= LEAST


def test_the_papers_declare_headings_in_all_forms():
    declared = {}
    for paper in PAPERS:
        declared[paper.name] = declared.get(paper.name, 0) + len(paper.headings)
    assert len(declared) == 10
    assert min(declared.values()) > 50


@pytest.mark.parametrize("sign", ["## Lost", "#### Moved"], ids=["lost", "at another level"])
def test_the_measure_sees_what_is_lost_and_what_is_moved(sign):
    text = f"# Talks\n\n{TEXT}\n\n## One\n\n{TEXT}\n\n{sign}\n\n{TEXT}\n\n## Two\n\n{TEXT}\n"
    declared = tuple(declared_headings.of_markdown(text))
    paper = declared_headings.DeclaredPaper("paper.md", text.encode(), declared)
    other = text.replace(sign, "Lost" if "Lost" in sign else "## Moved")
    right = declared_headings.tally(paper, document_of(text, "paper.md"))
    wrong = declared_headings.tally(paper, document_of(other, "paper.md"))
    assert declared_headings.f1([right]) == 1
    assert declared_headings.f1([wrong]) < 1


def test_a_long_heading_stays_one_and_running_text_that_is_declared_one_does_not():
    name = "Resolution on the " + "harbours and the lights of the northern isles and " * 7 + "more"
    text = f"# Talks\n\n{TEXT}\n\n## {name}\n\n{TEXT}\n\n## {TEXT * 5}\n\n## End\n\n{TEXT}\n"
    assert [found for _, found in headings(text)] == [name, "End"]


def test_headings_in_quotations_head_nothing_beside_those_of_the_paper():
    quoted = f"> ## Their heading\n>\n> {TEXT}\n\n"
    text = f"# Talks\n\n{TEXT}\n\n## Ours\n\n{TEXT}\n\n{quoted}{TEXT}\n\n## Next\n\n{TEXT}\n"
    assert headings(text) == [(1, "Ours"), (1, "Next")]
    block = next(b for b in document_of(text, "a.md").blocks if b.text == "Their heading")
    assert block.kind is BlockKind.QUOTATION


def test_headings_of_a_paper_that_is_a_quotation_as_a_whole_stay():
    text = "".join(f"> ## {head}\n>\n> {TEXT}\n\n" for head in ("Lights", "Buoys", "Crews"))
    assert [found for _, found in headings(f"{TEXT}\n\n{text}")] == ["Lights", "Buoys", "Crews"]
