"""What a verb of the command line declares, and what the grammars of all verbs have in common."""

import argparse
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NoReturn, TypeAlias

from data.errors import IntakeError
from data.files.paths import named
from data.messages import Message
from data.values import dataclass
from viewer.system import printed_output

PROGRAM = "briefing-viewer"


class Parser(argparse.ArgumentParser):
    """A parser whose messages quote what was typed without letting it command the terminal."""

    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:
        """End the program, after saying why."""
        if message:
            printed_output.complain(message)
        sys.exit(status)


Run: TypeAlias = Callable[[Namespace], int]
"""Does what the options ask, and returns the exit status."""

Left: TypeAlias = Callable[[Parser, Namespace, Sequence[str]], list[str]]
"""Takes what the parser did not know, for these options, and returns what is left then."""


def _leave(_parser: Parser, _options: Namespace, left: Sequence[str]) -> list[str]:
    return list(left)


@dataclass(frozen=True, slots=True)
class VerbAction:
    """One thing that a verb does: `briefing-viewer VERB NAME …`; `more` stands below its help."""

    name: str
    told: Message | str
    run: Run
    add_arguments: Callable[[Parser], object] = lambda _: None
    more: Message | str = ""
    add_help: bool = True
    take_left: Left = _leave


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb: what follows it, its line in the program's help, its parser, and what it does.

    A verb of several `actions` leaves all that to them.
    """

    name: str
    follows: str
    told: Callable[[], str]
    parser: Callable[[], Parser]
    run: Run
    take_left: Left = _leave


def verb_of(
    name: str, told: str, about: str, actions: Callable[[], Sequence[VerbAction]], shown: str
) -> Verb:
    """Return a verb that only has actions, which are called when they are needed.

    `shown` stands for them in the usage.
    """

    def parser_of_all() -> Parser:
        made = parser(name, about)
        each = made.add_subparsers(dest="action", required=True, metavar=shown)
        for action in actions():
            _add(each, action)
        return made

    def chosen(options: Namespace) -> VerbAction:
        return next(action for action in actions() if action.name == options.action)

    return Verb(
        name,
        "…",
        lambda: told,
        parser_of_all,
        lambda options: chosen(options).run(options),
        lambda parser, options, left: chosen(options).take_left(parser, options, left),
    )


def _add(each: "argparse._SubParsersAction[Parser]", action: VerbAction) -> None:
    words = printed_output.words()
    told = words(action.told)
    made = each.add_parser(
        action.name,
        help=told,
        description=f"{told[0].upper()}{told[1:]}.",
        epilog=words(action.more),
        allow_abbrev=False,
        add_help=action.add_help,
    )
    _add_common(made, argparse.SUPPRESS)  # behind an action they only count if they stand there
    made.add_argument("--json", action="store_true", help="print one JSON object")
    action.add_arguments(made)


def path(written: str) -> Path:
    """Return the path that an argument means."""
    try:
        return named(written)
    except IntakeError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def add_document(parser: Parser) -> None:
    """Let a document be named that the library may have."""
    parser.add_argument(
        "document", metavar="DOCUMENT", help="a file, or the beginning of its id in the library"
    )


def listed(names: Iterable[str]) -> str:
    """Return names as a choice: "a, b or c"."""
    *others, last = names
    return f"{', '.join(others)} or {last}" if others else last


def parser(
    command: str, about: str, examples: str = "", kind: Callable[..., Parser] = Parser
) -> Parser:
    """Return the parser of a command, with the options that all commands have."""
    made = kind(
        prog=f"{PROGRAM} {command}".strip(),
        description=about,
        epilog=examples,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    _add_common(made, None)
    return made


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
