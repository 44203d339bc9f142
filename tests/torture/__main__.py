"""Checks that take minutes rather than seconds: `make torture`, or one of them by its name."""

import sys

from tests.torture import (
    anchoring,
    attacks,
    flips,
    full_disk,
    handouts,
    intake,
    kills,
    migrations,
    pdfs,
    power,
    repair,
    word_files,
)

CHECKS = {
    "handouts": handouts.main,
    "intake": intake.main,
    "attacks": attacks.main,
    "anchoring": anchoring.main,
    "kills": kills.main,
    "power": power.main,
    "flips": flips.main,
    "repair": repair.main,
    "migrations": migrations.main,
    "full_disk": full_disk.main,
    "pdfs": pdfs.main,
    "word_files": word_files.main,
}


def main(words: list[str]) -> int:
    """Run the check that is named first with the other words, or all of them."""
    chosen = {words[0]: CHECKS[words[0]]} if words else CHECKS
    failures = [name for name, check in chosen.items() if check(words[1:])]
    print(f"torture: {', '.join(failures)} failed" if failures else "torture: all held")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
