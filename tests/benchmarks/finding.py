"""Finding in a paper of 2.8 MB with 10,000 notes: how long the window stands still, and in all.

The longest stretch that a search keeps the thread of the window, in shares of the 50 ms that a
reader does not notice, the first with nothing folded yet; and the whole of it, against one pass of
`re` over the text in one case, which knows no other spelling. Times are of the thread, so that
what else the machine does is not counted.
"""

import os
import re
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from data.anchors.anchoring import describe
from data.annotation import Annotation, standard_labels
from data.citation import CitationIndex
from data.document import Document
from data.intake import read_bytes
from data.library.location import location_of
from data.notebook import Change
from tests.benchmarks.intake import PAPER, paper

SIZE, NOTES = 2_800_000, 10_000
NOTICED = 0.05
"""Seconds."""


def run(*, briefly: bool = False) -> list[tuple[str, float]]:
    """Return the ratios for a rare word, a frequent letter, whole words, notes and the list."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from data.text.exactness import Exact
    from viewer.look.appearance import Appearance
    from viewer.look.theme import light, load_fonts
    from viewer.reading.finding.hit_list import HitList
    from viewer.reading.finding.match_expressions import PageQuery
    from viewer.reading.finding.search_run import SearchRun

    application = QApplication.instance() or QApplication(["bench"])
    load_fonts()
    document = _document(SIZE // 20 if briefly else SIZE)
    with tempfile.TemporaryDirectory() as folder:
        session = _session(document, Path(folder), NOTES // 20 if briefly else NOTES)
        searching, hits = SearchRun(), HitList(Appearance(light()))
        searching._timer.setInterval(1_000_000)  # the slices are counted here
        searching.set_session(session)
        hits.resize(700, 220)
        hits.show()
        middle, ratios = len(document.text) // 2, []
        for title, query, in_notes in (
            ("a word, folded first", PageQuery("the"), False),
            ("a word", PageQuery("and"), False),
            ("a letter", PageQuery("e"), False),
            ("whole words", PageQuery("the", whole_words=True), False),
            ("case and accents, folded anew", PageQuery("e", Exact.LETTERS), False),
            ("an expression", PageQuery("e", regular_expression=True), False),
            ("a letter, and notes", PageQuery("e"), True),
        ):

            def start(query: PageQuery = query, in_notes: bool = in_notes) -> None:
                searching.start(query, middle, in_notes=in_notes)

            longest, whole = _searched(searching, start)
            ratios.append(
                (f"{title}: longest stretch, in {NOTICED * 1000:.0f} ms", longest / NOTICED)
            )
            plain = _timed(lambda sought=query.text: _plainly(document.text, sought))
            ratios.append((f"{title}: all {searching.count:,}, against one pass", whole / plain))
            listed = _timed(lambda: (hits.show_hits(session, searching.search, searching.rows),
                                     hits.scrollToBottom(), hits.grab()))  # fmt: skip
            ratios.append((f"{title}: listed, in {NOTICED * 1000:.0f} ms", listed / NOTICED))
        hits.deleteLater()
        application.processEvents()
    return ratios


def _searched(searching, start: Callable[[], None]) -> tuple[float, float]:
    """Return the longest slice of a search, and all of them, in seconds."""
    slices = [_timed(start)]
    while not searching.is_complete:
        slices.append(_timed(searching._go_on))
    return max(slices), sum(slices)


def _plainly(text: str, sought: str) -> int:
    return sum(1 for _ in re.finditer(re.escape(sought.casefold()), text.casefold()))


def _timed(act: Callable[[], object]) -> float:
    began = time.thread_time()
    act()
    return time.thread_time() - began


def _document(size: int) -> Document:
    root = Path(__file__).parent.parent.parent
    real = root.parent / "shared" / "corpus" / "documents" / PAPER
    content = real.read_bytes() if size == SIZE and real.exists() else paper(size, "txt").encode()
    return read_bytes(content, "paper.txt")


def _session(document: Document, folder: Path, count: int):
    from viewer.session.document_session import DocumentSession

    now = datetime(2026, 11, 30, tzinfo=UTC)
    library = location_of(folder / "library.sqlite3").make()
    library.remember(document, now)
    citations = CitationIndex(document)
    step = max(1, len(document.blocks) // count)
    made = []
    for number, block in enumerate(document.blocks[::step]):
        anchor = describe(document, block.start, block.end, citations)
        name, note = f"note-{number}", f"Ask the “ministry”, é {number}"
        made.append(Annotation(name, document.id, "concern", now, now, anchor, note=note))
    notebook = library.notebook(document.id)
    notebook.apply(Change("Add", tuple(made)))
    return DocumentSession(
        document, notebook, standard_labels(), clock=lambda: now, new_id=lambda: "new"
    )
