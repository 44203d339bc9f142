"""Damaged and hostile files, made by chance from a seed: each is opened or refused, soon.

What goes wrong is printed with the seed that makes it again: `make torture ARGS="intake --suffix md
--seed 17 --count 1"`.
"""

import hashlib
import random
import resource
import signal
import time
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Callable

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from data.document import Document
from data.errors import IntakeError
from data.intake import read_bytes
from data.serial.document_json import DOCUMENT
from tests.fixtures.official import SEEDS

LONGEST = 15
"""Seconds that a file may take."""
MOST_MEMORY = 1536
"""Megabytes that the process may take at its peak."""
_BY_MUTATION = 2 / 3
_ENCODINGS = ("utf-8", "utf-8", "utf-8-sig", "cp932", "euc_jp", "iso2022_jp", "utf-16", "cp1252")
_ODD = (
    "\0", "\ufeff", "\u202e", "\u200b", "\u2028", "\x85", "\x1f", "\xa0", "\u3000", "\ufffd", "😀",
    "e\u0301", "â€™", "\r", "\n", "\n\n", "\t", "    ", " - ", "***", "###", "---\n", "1.", "１．",
    "第一条　", "（", "①", "|", "[^1]", "[^1]:", "](", "![", "`", "\\", "&#x0;", "&lt",
    "<!--", "-->", "<![CDATA[", "]]>", "<table><tr><td>", "</p>", "<p>", "<li>", "</div>", "<b><i>",
    "</b>", "<script>", "<br>", "<sup>", "<a href='javascript:x'>", "<svg>", "<plaintext>",
    "> - 1. ", "&#99999999;", ">" * 40, "[" * 300, "*" * 300, "_" * 99, "<div>" * 400, "x" * 5_000,
    "a: &a [*a]\n", "99999.",
    "<frameset>", "<select><option>", "<template>", "<title>", "<noscript>", "<textarea>",
)  # fmt: skip
_FRAGMENTS = st.one_of(
    st.sampled_from(_ODD),
    st.sampled_from([line for texts in SEEDS.values() for text in texts for line in text.split()]),
    st.sampled_from(
        [line + "\n" for texts in SEEDS.values() for text in texts for line in text.split("\n")]
    ),
    st.text(max_size=12),
)
FILES = st.one_of(
    st.lists(_FRAGMENTS, max_size=60).map(lambda parts: "".join(parts).encode()),
    st.binary(max_size=300),
)
"""Files of pieces of official texts, of mark-up, and of anything else."""

Read = Callable[[bytes, str], Document]


class _TooLong(BaseException):
    """A file takes too long; no handler of ordinary errors stops it."""


def main(words: list[str]) -> int:
    """Run the check; return how many files were not opened or refused as they must be."""
    parser = ArgumentParser(prog="intake", description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="the first seed")
    parser.add_argument("--count", type=int, default=3000, help="how many files of each format")
    parser.add_argument("--suffix", choices=sorted(SEEDS), help="one format alone")
    options = parser.parse_args(words)
    bad = 0
    for suffix in [options.suffix] if options.suffix else SEEDS:
        counted, slowest = run(suffix, options.count, first=options.seed)
        bad += counted.total() - counted["opened"] - counted["refused"]
        told = ", ".join(f"{count:,} {outcome}" for outcome, count in sorted(counted.items()))
        print(f"intake, .{suffix}: {told}; the slowest took {slowest:.2f} s", flush=True)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"intake: peak memory {peak:,} MB")
    return bad + (peak > MOST_MEMORY)


def run(
    suffix: str, count: int, *, first: int = 1, read: Read = read_bytes
) -> tuple[Counter[str], float]:
    """Open so many damaged files; return what became of them, and the longest time it took.

    Two in three are mutations of whole texts, the others are made by hypothesis.
    """
    counted: Counter[str] = Counter()
    slowest = 0.0
    mutated = round(count * _BY_MUTATION) or 1

    def take(content: bytes, name: str) -> None:
        nonlocal slowest
        began = time.perf_counter()
        fault = outcome(content, f"file.{suffix}", read)
        slowest = max(slowest, time.perf_counter() - began)
        counted[fault.split(":")[0]] += 1
        if fault not in {"opened", "refused"}:
            print(f"{name} .{suffix}: {fault}", flush=True)

    for number in range(first, first + mutated):
        take(mutation(suffix, number), f"seed {number}")

    @seed(first)
    @settings(
        max_examples=max(1, count - mutated), deadline=None, database=None,
        phases=[Phase.generate], suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(FILES)
    def take_made(content: bytes) -> None:
        take(content, f"made {content[:200]!r}")

    if count > mutated:
        take_made()
    return counted, slowest


def outcome(content: bytes, name: str, read: Read) -> str:
    """Return what becomes of a file: "opened" and "refused" are as it must be."""
    previous = signal.signal(signal.SIGALRM, _stop)
    signal.alarm(LONGEST)
    try:
        document = read(content, name)
        return _fault(document, content) or "opened"
    except IntakeError as error:
        return "refused" if str(error) and "\n" not in str(error) else "refused badly"
    except _TooLong:
        return "too slow"
    except Exception as error:  # noqa: BLE001  # any crash is what is looked for
        return f"crashed: {type(error).__name__}: {error}"
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, previous)


def _fault(document: Document, content: bytes) -> str:
    """Return what is wrong with an opened document; "" if nothing is."""
    again = DOCUMENT.loads(DOCUMENT.dumps(document))
    if again != document or again.report != document.report or again.text != document.text:
        return "not kept: JSON tells another document"
    if document.id != hashlib.sha256(content).hexdigest():
        return "not kept: the document has another file's identity"
    return ""


def _stop(_signal: int, _frame: object) -> None:
    raise _TooLong


def mutation(suffix: str, number: int) -> bytes:
    """Return the damaged file of a seed."""
    dice = random.Random(f"{suffix} {number}")
    text = dice.choice(SEEDS[suffix])
    content = bytearray(text.encode(dice.choice(_ENCODINGS), "ignore"))
    others = dice.choice(SEEDS[suffix]).encode()
    for _ in range(dice.choice((1, 2, 4, 8, 30))):
        if not content:
            break
        _hurt(content, others, dice)
    return bytes(content)


def _hurt(content: bytearray, others: bytes, dice: random.Random) -> None:
    start = dice.randrange(len(content))
    stop = min(len(content), start + dice.choice((1, 2, 10, 100, 1000)))
    kind = dice.randrange(8)
    if kind == 0:
        content[start] ^= 1 << dice.randrange(8)
    elif kind == 1:
        content[start] = dice.randrange(256)
    elif kind == 2:
        del content[start:stop]
    elif kind == 3:
        content[start:start] = content[start:stop] * dice.choice((1, 3, 50))
    elif kind == 4:
        content[start:stop] = dice.randbytes(stop - start)
    elif kind == 5:
        place = dice.randrange(len(others))
        content[start:start] = others[place : place + stop - start]
    elif kind == 6 and dice.random() < 0.3:
        del content[start:]
    else:
        content[start:start] = dice.choice(_ODD).encode() * dice.choice((1, 1, 2, 40))
