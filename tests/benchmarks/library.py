"""The library at 100,000 annotations in 10,000 documents: search, opening, carrying over.

A search is set against the bare query of SQLite's index that any search over it must make.
"""

import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from data.anchors.anchoring import describe
from data.anchors.carry_over import Finder
from data.annotation import Annotation, Visibility, standard_labels
from data.citation import CitationIndex
from data.intake import read_bytes
from data.library.location import location_of
from data.library.sqlite.search.library_search import _match
from data.notebook import Change
from data.text.query import parse
from tests.fixtures.editions import quotes
from tests.torture import anchoring

DOCUMENTS, ANNOTATIONS = 10_000, 10
FIRST_PAGE = 50
MOST_OPENING = 20.0
"""Milliseconds that a large library may add to the start."""
MOST_CARRYING = 1.0
"""Seconds that carrying 1,000 annotations over may take."""
NOW = datetime(2018, 9, 5, tzinfo=UTC)
_VOCABULARY = 6_000
_JAPANESE = (
    "防衛協力",
    "共同訓練",
    "日米防衛相会談",
    "南シナ海",
    "抑止力",
    "北朝鮮",
    "輸出管理",
    "在日米軍",
)
_FILTERS = ("label:commitment", "tag:t3", "is:private", "in:notes", "topic:2", "since:2018-09")


def run(*, briefly: bool = False) -> list[tuple[str, float]]:
    """Return the ratios of search, opening and carrying over, against what each is measured by."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        path = Path(folder) / "library.sqlite3"
        documents = DOCUMENTS // 200 if briefly else DOCUMENTS
        began = time.perf_counter()
        _fill(path, documents)
        print(f"  {documents * ANNOTATIONS:,} annotations, {path.stat().st_size / 1e6:.0f} MB,"
              f" filled in {time.perf_counter() - began:.0f} s")  # fmt: skip
        return [*_search(path), _opening(path, Path(folder) / "empty.sqlite3"), _carrying()]


def _search(path: Path) -> list[tuple[str, float]]:
    dice = random.Random(3)
    plain = _queries(dice)
    with (
        closing(location_of(path).open_to_read()) as library,
        closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as bare,
    ):
        ours, theirs = [], []
        for text in plain:
            query = parse(text)
            match, _ = _match(query.terms)
            ours.append(_median(lambda query=query: library.search(query, limit=FIRST_PAGE)))
            theirs.append(_median(lambda match=match: _bare(bare, match)))
        narrowed = [
            _median(lambda text=text: library.search(parse(text), limit=FIRST_PAGE))
            for text in (f"{dice.choice(plain)} {dice.choice(_FILTERS)}" for _ in range(60))
        ]
    p95 = _p95(ours)
    milliseconds = tuple(1e3 * _p95(values) for values in (ours, theirs, narrowed))
    told = (
        "first page p95 {:.1f} ms, bare {:.1f} ms; 60 narrowed by label, tag, topic, time {:.1f} ms"
    )
    print(f"  {len(plain)} queries: {told.format(*milliseconds)}")
    return [("p95 of the first page of a search, against the bare query", p95 / _p95(theirs))]


def _bare(connection: sqlite3.Connection, match: str) -> list[tuple[int]]:
    return connection.execute(
        "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rank LIMIT ?",
        (match, FIRST_PAGE + 1),
    ).fetchall()


def _opening(large: Path, empty: Path) -> tuple[str, float]:
    location_of(empty).make().close()
    seconds: dict[Path, list[float]] = {large: [], empty: []}
    for _ in range(15):
        for path, taken in seconds.items():
            began = time.perf_counter()
            library = location_of(path).make()
            library.labels()
            taken.append(time.perf_counter() - began)
            library.close()
    more = statistics.median(seconds[large]) - statistics.median(seconds[empty])
    print(f"  opening: {more * 1e3:.2f} ms more than an empty library")
    return f"what it adds to the start, against {MOST_OPENING:.0f} ms", more * 1e3 / MOST_OPENING


def _carrying() -> tuple[str, float]:
    old, new, _ = anchoring.editions_of(0.1, 60_000, 7)
    anchors = [anchoring.anchor_of(old.text, start, end) for start, end in quotes(old.text, 1000)]
    began = time.perf_counter()
    finder = Finder(old, new)
    for anchor in anchors:
        finder.find(anchor)
    taken = time.perf_counter() - began
    print(f"  carrying over: 1,000 annotations of 60,000 characters in {taken:.2f} s")
    return f"carrying over, against {MOST_CARRYING:.0f} s", taken / MOST_CARRYING


def _fill(path: Path, documents: int) -> None:
    dice = random.Random(1)
    words = [f"{dice.choice('bcdfglmnprst')}{number:x}ation" for number in range(_VOCABULARY)]
    labels = standard_labels()
    with closing(location_of(path).make()) as library:
        for number in range(documents):
            lines = [f"Readout {number}", *(_sentence(dice, words) for _ in range(4))]
            lines[2:2] = ["1. Aims"]
            lines[4:4] = ["2. Means"]
            document = read_bytes("\n\n".join(lines).encode(), f"{number}.txt")
            library.remember(document, NOW)
            index = CitationIndex(document)
            made = []
            for place in range(ANNOTATIONS):
                start = dice.randrange(len(document.text) - 60)
                made.append(
                    Annotation(
                        id=f"{number}-{place}",
                        document_id=document.id,
                        label_id=labels[place % len(labels)].id,
                        created=NOW,
                        modified=NOW,
                        anchor=describe(document, start, start + 50, index),
                        note=_sentence(dice, words),
                        tags=(f"t{place}",),
                        visibility=Visibility.BRIEFING if place % 3 else Visibility.PRIVATE,
                    )
                )
            library.notebook(document.id).apply(Change("Add", tuple(made)))
        library.index()


def _sentence(dice: random.Random, words: list[str]) -> str:
    # Few words are frequent and most are rare, as in any language.
    picked = [words[int(len(words) * dice.random() ** 3)] for _ in range(dice.randint(8, 22))]
    if dice.random() < 0.2:
        picked.insert(3, dice.choice(_JAPANESE))
    return f"{' '.join(picked).capitalize()}."


def _queries(dice: random.Random) -> list[str]:
    made = random.Random(1)
    words = [f"{made.choice('bcdfglmnprst')}{number:x}ation" for number in range(_VOCABULARY)]
    one = [words[int(len(words) * dice.random() ** 2)] for _ in range(40)]
    two = [f"{dice.choice(words[:200])} {dice.choice(words[:600])}" for _ in range(30)]
    phrases = [f'"{dice.choice(words[:40])} {dice.choice(words[:40])}"' for _ in range(20)]
    begun = [f"{dice.choice(words)[:4]}*" for _ in range(20)]
    return [*one, *two, *phrases, *begun, *_JAPANESE, "防衛", "訓練", "agreed", "nowhere"]


def _median(work: Callable[[], object]) -> float:
    taken = []
    for _ in range(5):
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


def _p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20)[-1]
