"""What the grammars of all commands have in common."""

import argparse
from pathlib import Path


def parser(command: str, about: str, examples: str = "") -> argparse.ArgumentParser:
    """Return the parser of a command, with the options that all commands have."""
    made = argparse.ArgumentParser(
        prog=f"briefing-viewer {command}".strip(),
        description=about,
        epilog=examples,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    _add_common(made, None)
    return made


def add_common_again(action: argparse.ArgumentParser) -> None:
    """Let the common options stand behind an action, too; there they only count if they do."""
    _add_common(action, argparse.SUPPRESS)


def _add_common(made: argparse.ArgumentParser, default: str | None) -> None:
    made.add_argument(
        "--data-folder", type=Path, metavar="DIR", default=default, help="where your library is"
    )
    made.add_argument(
        "--debug",
        action="store_true",
        default=default or False,
        help="show where in the program an error was",
    )
