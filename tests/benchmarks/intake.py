"""Intake of generated papers of 1 to 8 MB, and of a readout of 3 KB.

Each is set against reading the same file and splitting it into lines in a bare loop.
"""

import gc
import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from data.intake import read_document

SIZES = (1, 2, 4, 8)
"""Megabytes."""
MOST_READOUT, MOST_PAPER = 30.0, 3.0
"""Milliseconds that a readout, and seconds that a paper of 2.8 MB, may take."""
PAPER = "defense-of-japan-2018-3mb.txt"
_WIDTH = 100
_WORDS = (
    "the", "ports", "lights", "of", "safety", "and", "agreed", "ministers", "that", "crews", "to",
    "beacons", "should", "repair", "shore", "sea", "for", "cooperation", "in", "training", "2018",
    "exercises", "equipment", "regional", "measures", "Northland", "Westmark",
)  # fmt: skip


def run(*, briefly: bool = False) -> list[tuple[str, float]]:
    """Return the ratios to a bare loop, and what a megabyte costs at 8 MB against 1 MB."""
    ratios = []
    sizes = SIZES[:1] if briefly else SIZES
    with tempfile.TemporaryDirectory() as folder:
        for suffix in ("txt", "html", "md"):
            cost = {}
            for size in sizes:
                path = Path(folder) / f"paper.{suffix}"
                path.write_text(paper(size * 1_000_000, suffix), encoding="utf-8")
                taken, bare = _best(lambda path=path: read_document(path)), _best(_bare(path))
                cost[size] = taken / size
                told = f"{size / taken:.2f} MB/s, {taken:.2f} s, bare loop {bare * 1e3:.0f} ms"
                print(f"  .{suffix}, {size} MB: {told}", flush=True)
                ratios.append((f".{suffix} of {size} MB, against a bare loop", taken / bare))
            title = f".{suffix}: a megabyte at {sizes[-1]} MB, against one at {sizes[0]} MB"
            ratios.append((title, cost[sizes[-1]] / cost[sizes[0]]))
        ratios += _readouts(Path(folder))
    return ratios + _real()


def _readouts(folder: Path) -> list[tuple[str, float]]:
    ratios = []
    for suffix in ("txt", "html", "md"):
        path = folder / f"readout.{suffix}"
        path.write_text(paper(3_000, suffix), encoding="utf-8")
        taken, bare = _best(lambda path=path: read_document(path), 30), _best(_bare(path), 30)
        print(f"  .{suffix}, 3 KB: {taken * 1e3:.1f} ms, bare loop {bare * 1e3:.2f} ms")
        ratios.append((f".{suffix} of 3 KB, against a bare loop", taken / bare))
        ratios.append((f".{suffix} of 3 KB, against 30 ms", taken * 1e3 / MOST_READOUT))
    return ratios


def _real() -> list[tuple[str, float]]:
    """Time the white paper that may lie beside the repository."""
    path = Path(__file__).parents[3] / "shared" / "corpus" / "documents" / PAPER
    if not path.exists():
        return []
    taken = _best(lambda: read_document(path))
    print(f"  a white paper of {path.stat().st_size / 1e6:.1f} MB: {taken:.2f} s")
    return [("a white paper, against 3 s", taken / MOST_PAPER)]


def _best(work: Callable[[], object], times: int = 3) -> float:
    taken = []
    for _ in range(times):
        gc.collect()
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    return min(taken)


def _bare(path: Path) -> Callable[[], int]:
    def work() -> int:
        count = 0
        for line in path.read_bytes().decode().splitlines():
            count += len(line.strip())
        return count

    return work


def paper(size: int, suffix: str) -> str:
    """Return a paper of about so many bytes, in chapters with sections, lists, tables and pages."""
    dice = random.Random(size)
    parts, written, chapter = [_title(suffix)], 0, 0
    while written < size:
        chapter += 1
        for part in _chapter(dice, chapter, suffix):
            parts.append(part)
            written += len(part) + 2
            if written >= size:
                break
    return "\n\n".join(parts) + ("</body></html>" if suffix == "html" else "\n")


def _chapter(dice: random.Random, number: int, suffix: str) -> list[str]:
    parts = [_heading(suffix, 1, f"Chapter {number}", _sentence(dice, 4))]
    for section in range(1, 6):
        parts.append(_heading(suffix, 2, f"{section}.", _sentence(dice, 5)))
        parts += [_paragraph(dice, suffix) for _ in range(6)]
        if suffix == "html":
            parts += ["<ul><li>", *(f"{_sentence(dice, 8)}<li>" for _ in range(3)), "</ul>"]
        else:
            bullet = "-" if suffix == "md" else "•"
            parts.append("\n".join(f"{bullet} {_sentence(dice, 8)}" for _ in range(3)))
        if suffix == "txt":
            parts.append(f"{number * 10 + section}\n\nPorts of Northland 2018")
    return parts


def _title(suffix: str) -> str:
    title = "Ports of Northland"
    head = f"<!DOCTYPE html><html><head><title>{title}</title></head><body><h1>{title}</h1>"
    return {"txt": title.upper(), "md": f"# {title}", "html": head}[suffix]


def _heading(suffix: str, level: int, number: str, text: str) -> str:
    text = f"{number} {text.rstrip('.').title()}"
    signs = "#" * (level + 1)
    return {"txt": text, "md": f"{signs} {text}", "html": f"<h{level + 1}>{text}</h{level + 1}>"}[
        suffix
    ]


def _paragraph(dice: random.Random, suffix: str) -> str:
    words = " ".join(_sentence(dice, dice.randint(8, 24)) for _ in range(dice.randint(2, 7)))
    if suffix == "md":
        return words.replace("agreed", "**agreed**", 1)
    if suffix == "html":
        return f"<p>{words.replace('agreed', '<b>agreed</b>', 1)}</p>"
    lines, line = [], ""
    for word in words.split():
        if len(line) + len(word) >= _WIDTH:
            lines.append(line)
            line = ""
        line = f"{line} {word}" if line else word
    return "\n".join([*lines, line])


def _sentence(dice: random.Random, words: int) -> str:
    return f"{' '.join(dice.choices(_WORDS, k=words)).capitalize()}."
