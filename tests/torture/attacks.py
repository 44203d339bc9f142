"""Files made to keep each reader busy, in the process that reads them: the slowest are named.

`make torture ARGS="attacks --suffix md --size 256000"` is for one reader and other sizes.
"""

from argparse import ArgumentParser
from dataclasses import dataclass

from data.confined import limits
from data.confined.reading_process import ReadingProcess
from data.errors import FaultError, IntakeError
from tests.fixtures import growing

SLOW = 10.0
"""Times the seconds of processor time that a quarter of a file takes: sixteen is the square."""

LEAST = 0.5
"""Seconds of processor time that are looked at twice."""

MOST_MEMORY = 512 * 2**20
NAMED = 3


@dataclass(frozen=True, slots=True)
class Measured:
    """What a file took: seconds of processor time, bytes of memory, and what became of it."""

    name: str
    seconds: float
    memory: int
    outcome: str
    quarter: float = 0.0

    @property
    def is_bad(self) -> bool:
        """Tell whether it takes too much, or breaks the reader off."""
        grows = self.quarter > 0 and self.seconds > SLOW * self.quarter
        return grows or self.memory > MOST_MEMORY or self.outcome not in {"read", "refused"}


def main(words: list[str]) -> int:
    """Run the check; return how many files take more than in proportion to their size."""
    parser = ArgumentParser(prog="attacks", description=__doc__)
    parser.add_argument("--size", type=int, default=64_000, help="bytes of each file")
    parser.add_argument("--suffix", choices=sorted(growing.READERS), help="one reader alone")
    options = parser.parse_args(words)
    bad = 0
    with ReadingProcess() as process:
        process.prepare()
        for suffix in [options.suffix] if options.suffix else growing.READERS:
            found = [
                measured(process, f"file.{suffix}", name, make, options.size)
                for name, make in growing.READERS[suffix]()
            ]
            bad += told(suffix, found)
    return bad


def told(suffix: str, found: list[Measured]) -> int:
    """Print what a reader's files took; return how many are bad."""
    slowest = sorted(found, key=lambda one: -one.seconds)[:NAMED]
    largest = max(one.memory for one in found)
    named = "; ".join(f"{one.seconds:.2f} s for {one.name}" for one in slowest)
    print(f"attacks, .{suffix}: {len(found)} files, up to {largest >> 20} MB; slowest {named}")
    bad = [one for one in found if one.is_bad]
    for one in bad:
        grown = f", {one.quarter:.2f} s for a quarter" if one.quarter else ""
        print(f"  {one.name}: {one.seconds:.2f} s{grown}, {one.memory >> 20} MB, {one.outcome}")
    return len(bad)


def measured(
    process: ReadingProcess, file: str, name: str, make: growing.Maker, size: int
) -> Measured:
    """Read a file of a size, and one of a quarter of it where that took long."""
    whole = once(process, file, name, make(size))
    if whole.seconds < LEAST or whole.seconds >= limits.MAX_CPU_SECONDS - 1:
        return whole
    quarter = once(process, file, name, make(size // 4)).seconds
    return Measured(name, whole.seconds, whole.memory, whole.outcome, quarter)


def once(process: ReadingProcess, file: str, name: str, content: bytes) -> Measured:
    """Read a file once."""
    outcome = "read"
    try:
        process.read(content, file, lambda _share: None)
    except IntakeError as error:
        said = str(error)
        outcome = said if "takes more" in said or "broke off" in said else "refused"
    except FaultError as error:
        outcome = f"a fault: {error.kind}"
    end = process.last
    return Measured(name, end.seconds if end else 0.0, end.memory if end else 0, outcome)
