"""What a paper says stays in the reading flow, whatever it looks like and stands in."""

import pytest

from data.intake import read_bytes
from tests.fixtures import reading_flow

PAPERS = [paper for seed in range(6) for paper in reading_flow.papers(seed)]
LEAST = 0.995
"""The share of a body's words that stays in the flow, in each paper."""

MOST = 0.05
"""The share of a frame's words that gets into it, over all papers of a kind."""


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_the_body_of_a_paper_stays_in_the_flow(paper):
    found = reading_flow.share(paper, read_bytes(paper.content, paper.name))
    assert found.kept >= LEAST


@pytest.mark.parametrize("name", sorted({one.name for one in PAPERS if one.frame}))
def test_what_stands_around_a_body_stays_out_of_the_flow(name):
    papers = [one for one in PAPERS if one.name == name]
    found = [reading_flow.share(one, read_bytes(one.content, one.name)) for one in papers]
    assert sum(one.let_in for one in found) / len(found) <= MOST


def test_the_measure_sees_what_is_lost():
    paper = PAPERS[0]
    document = read_bytes(paper.content.replace(b"</main>", b""), paper.name)
    half = paper.content[: len(paper.content) // 2]
    assert reading_flow.share(paper, document).kept >= LEAST
    assert reading_flow.share(paper, read_bytes(half, paper.name)).kept < LEAST
