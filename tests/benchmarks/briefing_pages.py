"""The pages of a briefing after a change: from the change to finished pages, and what it holds up.

Twenty pages of points, and a briefing of 200 pieces from 50 documents, each of them of its own
length. Against 300 ms, and against layout and drawing of the same pages in the same run.
"""

import gc
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import exporters
from data.anchors.anchoring import describe
from data.annotation import Annotation, Visibility, standard_labels
from data.briefing.briefing import Briefing, Depth
from data.briefing.compiling.briefing_compilation import compile_briefing
from data.briefing.piece_making import piece_of
from data.citation import CitationIndex
from data.document import Document
from data.intake import read_bytes
from data.library import Library
from data.library.location import location_of
from data.messages import ENGLISH
from data.notebook import Change
from tests.benchmarks.intake import paper
from viewer.services.briefings.briefing_options import options_for
from viewer.services.briefings.briefing_workshop import BriefingWorkshop

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
MOST = 0.3
"""Seconds after a change in which twenty pages are to be there."""
_DOCUMENTS, _PIECES, _SIZE = 50, 200, 30_000
_LONG_NOTE = "Reconfirmed, and in other words than the last time: see what was said then. " * 4


def run(*, briefly: bool = False) -> list[tuple[str, float]]:
    """Return the ratios."""
    documents = 4 if briefly else _DOCUMENTS
    times = 1 if briefly else 7
    with tempfile.TemporaryDirectory() as folder:
        location = location_of(Path(folder) / "library.sqlite3")
        with closing(location.make()) as library:
            made = [_document(number) for number in range(documents)]
            items = [item for document in made for item in _annotate(library, document)]
            workshop = BriefingWorkshop(location, lambda: NOW)
            return _measured(library, workshop, made, items, times)


def _measured(
    library: Library,
    workshop: BriefingWorkshop,
    made: list[Document],
    items: list[Annotation],
    times: int,
) -> list[tuple[str, float]]:
    sources = workshop.reader.sources(document.id for document in made)
    pieces = tuple(
        piece_of(item, sources[item.document_id], piece_id=item.id)
        for item in items[: min(_PIECES, len(items))]
    )
    held = Briefing("b", "Benchmark", NOW, NOW, depth=Depth.POINTS, pieces=pieces)
    library.briefings.add(held)
    labels = standard_labels()

    def changed() -> None:
        nonlocal held
        held = library.briefings.change("Write", replace(held, bottom_line=f"{time.time_ns()}"))

    def pages() -> None:
        workshop.pages(held, labels, None, ENGLISH, lambda _done: None)

    options = options_for(held, None, format="pdf")
    content = compile_briefing(held, sources, labels=labels, now=NOW)
    changing, paging = _median(changed, times), _median(pages, times)
    bare = _median(lambda: exporters.render(content, options), times)
    _, measure = exporters.render_measured(content, options)
    twenty = 20 / measure.pages
    print(
        f"  {len(pieces)} pieces of {len(made)} documents, {measure.pages} pages: "
        f"a change {changing * 1e3:.1f} ms, its pages {paging * 1e3:.0f} ms"
    )
    return [
        ("a change of a briefing, against 50 ms", changing / 0.05),
        ("pages after a change, against drawing them alone", paging / bare),
        ("20 pages after a change, against 300 ms", (changing + paging) * twenty / MOST),
    ]


def _document(number: int) -> Document:
    return read_bytes(paper(_SIZE + number, "txt").encode(), f"paper-{number}.txt")


def _annotate(library: Library, document: Document) -> list[Annotation]:
    """Mark a few paragraphs of a document that was remembered."""
    library.remember(document, NOW)
    dice, citations = random.Random(document.id), CitationIndex(document)
    blocks = [block for block in document.blocks if len(block.text) > 300]
    items = []
    for number, block in enumerate(dice.sample(blocks, 4)):
        anchor = describe(document, block.start, block.start + 200, citations)
        items.append(
            Annotation(
                f"{document.id[:8]}-{number}", document.id, "commitment", NOW, NOW, anchor,
                note=_LONG_NOTE if number % 2 else "New.", visibility=Visibility.BRIEFING,
            )
        )  # fmt: skip
    library.notebook(document.id).apply(Change("Add", tuple(items)))
    return items


def _median(work: Callable[[], object], times: int) -> float:
    taken = []
    for _ in range(times):
        gc.collect()
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)
