"""What the grammars of all commands have in common."""

import argparse
import sys
from pathlib import Path
from typing import NoReturn

from data.errors import IntakeError
from data.files.paths import named
from viewer.system import printed_output


class Parser(argparse.ArgumentParser):
    """A parser whose messages quote what was typed without letting it command the terminal."""

    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:
        """End the program, after saying why."""
        if message:
            printed_output.complain(message)
        sys.exit(status)


def path(written: str) -> Path:
    """Return the path that an argument means."""
    try:
        return named(written)
    except IntakeError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def parser(command: str, about: str, examples: str = "") -> Parser:
    """Return the parser of a command, with the options that all commands have."""
    made = Parser(
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
        "--data-folder", type=path, metavar="DIR", default=default, help="where your library is"
    )
    made.add_argument(
        "--debug",
        action="store_true",
        default=default or False,
        help="show where in the program an error was",
    )
