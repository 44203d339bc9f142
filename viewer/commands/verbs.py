"""The verbs of the command line. A new one is one module of that name, and its name in `NAMES`."""

from argparse import Namespace
from collections.abc import Sequence
from importlib import import_module
from typing import cast

from viewer.commands import program
from viewer.commands.grammar import Verb
from viewer.system import printed_output

NAMES = ("export", "inspect", "annotations", "briefing", "library")
_WITH_VALUE = ("--data-folder", "--at", "--handout-if-no-display")


def verb(name: str) -> Verb:
    """Return what the module of that name declares as `VERB`; it is imported only now."""
    return cast("Verb", import_module(f"viewer.commands.{name}").VERB)


def every() -> tuple[Verb, ...]:
    """Return all verbs, in the order of the help."""
    return tuple(map(verb, NAMES))


def parse(written: Sequence[str]) -> tuple[Verb | None, Namespace]:
    """Return the verb that is meant, None for the program's window, and the options.

    Raises:
        SystemExit: with 2 after a line on what is wrong, with 0 after the help.
    """
    name, rest = _taken(list(written))
    chosen = verb(name) if name else None
    parser = chosen.parser() if chosen else program.parser(every)
    options, left = parser.parse_known_args(rest)
    if chosen is not None:
        left = chosen.take_left(parser, options, left)
    if left:
        words = printed_output.words()
        parser.error(words.tr("unrecognized arguments: {arguments}", arguments=" ".join(left)))
    return chosen, options


def _taken(words: list[str]) -> tuple[str, list[str]]:
    """Take the verb out of the words: the first that is no option, if it is a verb's name."""
    position = 0
    while position < len(words) and words[position].startswith("-") and words[position] != "--":
        position += 2 if words[position] in _WITH_VALUE else 1
    if position < len(words) and words[position] in NAMES:
        return words[position], words[:position] + words[position + 1 :]
    return "", words
