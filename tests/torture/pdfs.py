"""Damaged and hostile PDFs: each is read or refused, in time and within the memory allowed."""

import time
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from random import Random

from data.confined import limits
from data.confined.reading_process import ReadingProcess
from data.errors import IntakeError
from tests.exporters.pdf.test_document import HANDOUT
from tests.fixtures import briefings, hostile_pdfs
from tests.fixtures.pdfs import BOLD, FILLER, drawn, paragraph, put

SLOW = limits.MAX_CPU_SECONDS + 1.5


def main(words: list[str]) -> int:
    """Run the check; return how many files broke the reader, hung it or took too much memory."""
    parser = ArgumentParser(prog="pdfs", description=__doc__)
    parser.add_argument("--count", type=int, default=3_000, help="how many files are damaged")
    options = parser.parse_args(words)
    counted: Counter[str] = Counter()
    slowest, peak, start = 0.0, 0, time.monotonic()
    with ReadingProcess() as process:
        process.prepare()
        for content in (*damaged(options.count), *hostile_pdfs.all_kinds().values()):
            counted[outcome(process, content)] += 1
            if process.last is not None:
                slowest = max(slowest, process.last.seconds)
                peak = max(peak, process.last.memory)
    told = ", ".join(f"{count} {name}" for name, count in sorted(counted.items()))
    seconds = time.monotonic() - start
    print(f"pdfs: {counted.total()} files in {seconds:.0f} s: {told}")
    print(f"pdfs: slowest {slowest:.1f} s of processor time, largest {peak >> 20:,} MB")
    crashes = sum(count for name, count in counted.items() if name.startswith("crash"))
    return crashes + (slowest > SLOW) + (peak > limits.MAX_MEMORY)


def damaged(count: int, seed: int = 1) -> Iterator[bytes]:
    """Yield so many copies of several PDFs: bytes changed, cut out, doubled, or the end missing."""
    dice = Random(seed)
    whole = [briefings.pdf(HANDOUT), drawn(_sample), hostile_pdfs.drawing_without_end(3, 3)]
    for number in range(count):
        content = bytearray(whole[number % len(whole)])
        for _ in range(dice.choice((1, 3, 10, 50))):
            content[dice.randrange(len(content))] = dice.randrange(256)
        place, length = dice.randrange(len(content)), dice.randrange(1, 200)
        if number % 10 == 7:
            del content[place:]
        elif number % 10 == 8:
            del content[place : place + length]
        elif number % 10 == 9:
            content[place:place] = content[place : place + length]
        yield bytes(content)


def outcome(process: ReadingProcess, content: bytes) -> str:
    """Read a file; return what became of it."""
    try:
        process.read(content, "a.pdf", lambda _share: None)
    except IntakeError as error:
        return f"refused ({str(error).split('”', 1)[1].split(':')[0].strip()})"
    except Exception as error:  # noqa: BLE001  # what is counted here
        return f"crash ({type(error).__name__}: {error})"
    return "read"


def _sample(canvas) -> None:  # ReportLab has no types
    for number in range(3):
        put(canvas, 72, 760, "A running head")
        put(canvas, 72, 720, f"Heading {number}", 14, BOLD)
        paragraph(canvas, 690, FILLER * 5, width=210)
        paragraph(canvas, 690, FILLER * 5, x=320, width=210)
        put(canvas, 72, 80, "1 A note in small type.", 8)
        canvas.linkURL("https://example.org/", (72, 600, 200, 700))
        canvas.showPage()
