"""What a verb of the command line declares, and what the grammars of all verbs have in common."""

import argparse
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NoReturn, TypeAlias

from data.basis.values import dataclass
from data.errors import IntakeError
from data.files.paths import named
from data.messages import Message
from viewer.system import printed_output

PROGRAM = "briefing-viewer"


class _Wrapped(argparse.HelpFormatter):
    """Writes usage and help in the language of the terminal."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable["argparse._MutuallyExclusiveGroup"],
        prefix: str | None = None,
    ) -> None:
        """Begin with the word for usage, unless there is to be something else."""
        said = f"{printed_output.words().tr('usage:')} "
        super().add_usage(usage, actions, groups, said if prefix is None else prefix)


class _AsWritten(_Wrapped, argparse.RawDescriptionHelpFormatter):
    """Keeps the lines of what is said of a command."""


class Parser(argparse.ArgumentParser):
    """A parser that speaks the language of the terminal.

    Its messages quote what was typed without letting it command the terminal.
    """

    def __init__(self, *, add_help: bool = True, **settings: Any) -> None:  # noqa: ANN401  # argparse's
        super().__init__(add_help=False, **settings)
        words = printed_output.words()
        self._positionals.title = words.tr("positional arguments")
        self._optionals.title = words.tr("options")
        if add_help:
            told = words.tr("show this help message and exit")
            self.add_argument("-h", "--help", action="help", help=told)

    def error(self, message: str) -> NoReturn:
        """End the program, after the usage and what is wrong."""
        from viewer.commands import complaints  # seldom needed

        words, fault = printed_output.words(), complaints.told(message)
        told = words.tr("{program}: error: {fault}", program=self.prog, fault=fault)
        self.exit(2, f"{self.format_usage()}{told}\n")

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
    """One thing that a verb does: `briefing-viewer VERB NAME …`; `more` stands below its help.

    One with `actions` of its own leaves all to them (`action_of`).
    """

    name: str
    told: Message
    run: Run
    add_arguments: Callable[[Parser], object] = lambda _: None
    more: Message | str = ""
    add_help: bool = True
    take_left: Left = _leave
    actions: "tuple[VerbAction, ...]" = ()


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb: what follows it, its line in the program's help, its parser, and what it does.

    A verb of several `actions` leaves all that to them.
    """

    name: str
    follows: str
    told: Callable[[], Message | str]
    parser: Callable[[], Parser]
    run: Run
    take_left: Left = _leave


def verb_of(
    name: str,
    told: Message,
    about: Message,
    actions: Callable[[], Sequence[VerbAction]],
    shown: str,
) -> Verb:
    """Return a verb that only has actions, which are called when they are needed.

    `shown` stands for them in the usage.
    """

    def parser_of_all() -> Parser:
        made = parser(name, about)
        _add_each(made, actions(), "action", shown)
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


def action_of(name: str, told: Message, actions: tuple[VerbAction, ...], shown: str) -> VerbAction:
    """Return an action that only has actions of its own; `shown` stands for them in the usage."""

    def run(options: Namespace) -> int:
        return next(one for one in actions if one.name == options.of_action).run(options)

    def add(made: Parser) -> None:
        _add_each(made, actions, "of_action", shown)

    return VerbAction(name, told, run, add, actions=actions)


def _add_each(made: Parser, actions: Iterable[VerbAction], dest: str, shown: str) -> None:
    each = made.add_subparsers(dest=dest, required=True, metavar=shown)
    for action in actions:
        _add(each, action)


def _add(each: "argparse._SubParsersAction[Parser]", action: VerbAction) -> None:
    words = printed_output.words()
    told = words(action.told)
    made = each.add_parser(
        action.name,
        help=told,
        description=f"{told[0].upper()}{told[1:]}.",
        epilog=words(action.more),
        formatter_class=_Wrapped,
        allow_abbrev=False,
        add_help=action.add_help,
    )
    _add_common(made, argparse.SUPPRESS)  # behind an action they only count if they stand there
    if not action.actions:
        made.add_argument("--json", action="store_true", help=words.tr("print one JSON object"))
    action.add_arguments(made)


def path(written: str) -> Path:
    """Return the path that an argument means."""
    try:
        return named(written)
    except IntakeError as error:
        told = printed_output.words()(error.message)
        raise argparse.ArgumentTypeError(told) from error


def add_document(parser: Parser) -> None:
    """Let a document be named that the library may have."""
    parser.add_argument(
        "document",
        metavar="DOCUMENT",
        help=printed_output.words().tr("a file, or the beginning of its id in the library"),
    )


def listed(names: Iterable[str]) -> str:
    """Return names as a choice: "a, b or c"."""
    *others, last = names
    return either(", ".join(others), last) if others else last


def either(one: str, other: str) -> str:
    """Return a choice of two."""
    return printed_output.words().tr("{one} or {other}", one=one, other=other)


def parser(
    command: str,
    about: Message | str,
    examples: Message | str = "",
    kind: Callable[..., Parser] = Parser,
) -> Parser:
    """Return the parser of a command, with the options that all commands have."""
    words = printed_output.words()
    made = kind(
        prog=f"{PROGRAM} {command}".strip(),
        description=words(about),
        epilog=words(examples),
        formatter_class=_AsWritten,
        allow_abbrev=False,
    )
    _add_common(made, None)
    return made


def _add_common(made: argparse.ArgumentParser, default: str | None) -> None:
    words = printed_output.words()
    made.add_argument(
        "--data-folder",
        type=path,
        metavar="DIR",
        default=default,
        help=words.tr("where your library is"),
    )
    made.add_argument(
        "--debug",
        action="store_true",
        default=default or False,
        help=words.tr("show where in the program an error was"),
    )
