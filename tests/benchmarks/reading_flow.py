"""Which share of a paper's body stays in the reading flow, and of its frame stays out of it."""

from collections import defaultdict

from data.intake import read_bytes
from tests.fixtures import reading_flow

PAPERS = 40


def run(*, briefly: bool = False) -> list[tuple[str, float]]:
    """Return what is lost of bodies and what is let in of frames, in shares; 0 is right."""
    shares = defaultdict(list)
    for seed in range(4 if briefly else PAPERS):
        for paper in reading_flow.papers(seed):
            found = reading_flow.share(paper, read_bytes(paper.content, paper.name))
            shares[paper.name].append(found)
    ratios = []
    for name, found in shares.items():
        lost = [1 - one.kept for one in found]
        let_in = sum(one.let_in for one in found) / len(found)
        print(f"  {name}: {sum(lost) / len(lost):.4f} lost, {max(lost):.4f} at worst")
        ratios.append((f"{name}: the worst share of a body that is lost", max(lost)))
        if name.endswith(".html"):
            ratios.append((f"{name}: the share of its frame that is let in", let_in))
    return ratios
