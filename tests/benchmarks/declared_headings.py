"""How far the headings that formats declare are those of the documents, as other readers see it."""

from collections import defaultdict

from data.intake import read_bytes
from tests.fixtures import declared_headings, declared_papers

PAPERS = 60


def run(*, briefly: bool = False) -> list[tuple[str, float]]:
    """Return micro F1 over all headings, of all files and by their kinds; 1 is right."""
    tallies = defaultdict(list)
    for seed in range(4 if briefly else PAPERS):
        for paper in declared_papers.papers(seed):
            document = read_bytes(paper.content, paper.name)
            tallies[paper.name].append(declared_headings.tally(paper, document))
    every = [one for found in tallies.values() for one in found]
    return [
        ("all files: F1 of the declared headings", declared_headings.f1(every)),
        *((f"{name}: F1", declared_headings.f1(found)) for name, found in tallies.items()),
    ]
