"""Run every benchmark of this folder: `python -m tests.benchmarks [name …]`."""

import sys
from importlib import import_module
from pathlib import Path

NAMES = tuple(sorted(path.stem for path in Path(__file__).parent.glob("[!_]*.py")))


def main(wanted: list[str]) -> None:
    """Print each benchmark's ratios, ours to the other's; below 1 is faster."""
    for name in NAMES:
        if wanted and name not in wanted:
            continue
        print(f"{name}")
        for title, ratio in import_module(f"tests.benchmarks.{name}").run():
            print(f"  {title}: {ratio:.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])
