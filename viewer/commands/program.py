"""The program without a verb, which opens its window."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from data.messages import said
from viewer.commands import grammar
from viewer.commands.grammar import PROGRAM, Parser, Verb
from viewer.system import printed_output

_ABOUT = said(
    "Read official meeting documents offline, annotate them, and print a formatted briefing."
)
_EXAMPLES = said(
    """\
examples:
  briefing-viewer --sample
  briefing-viewer minutes.txt
  briefing-viewer minutes.txt --at "para. 34"
  briefing-viewer export minutes.txt handout.pdf --marking "INTERNAL - DRAFT" --paper Letter
  briefing-viewer inspect minutes.txt --json
  briefing-viewer annotations import minutes.txt theirs.jsonld --dry-run
  briefing-viewer briefing export "Deputy Minister" points.pdf --depth points
  briefing-viewer library search "freedom of navigation" -draft label:concern
  briefing-viewer ./export          (a file that bears the name of a command)

“briefing-viewer COMMAND --help” tells more. Only annotations that you have put into the
briefing are exported; all others stay private, but for “annotations export --private”.
"""
)


class _ProgramParser(Parser):
    """Asks the verbs what they say of themselves only when somebody is to read it."""

    def __init__(self, verbs: Callable[[], Sequence[Verb]], **settings: Any) -> None:  # noqa: ANN401  # argparse's
        super().__init__(**settings)
        self._verbs = verbs

    def format_usage(self) -> str:
        """Return the usage, with the verbs."""
        self._ask()
        return super().format_usage()

    def format_help(self) -> str:
        """Return the help, with the verbs."""
        self._ask()
        return super().format_help()

    def _ask(self) -> None:
        verbs, words = self._verbs(), printed_output.words()
        calls = [f"{verb.name} {verb.follows}" for verb in verbs]
        self.usage = " | ".join([f"{PROGRAM} [FILE]", *calls])
        rows = [("[FILE]", words.tr("open the window, on FILE if one is named"))]
        rows += [(call, words(verb.told())) for call, verb in zip(calls, verbs, strict=True)]
        width = max(len(call) for call, _ in rows) + 3
        lines = (f"  {PROGRAM} {call:{width}}{told}" for call, told in rows)
        self.description = "\n".join((words(_ABOUT), "", *lines, ""))


def parser(verbs: Callable[[], Sequence[Verb]]) -> Parser:
    """Return the parser of a command line that begins with none of the verbs."""
    made = grammar.parser("", _ABOUT, _EXAMPLES, partial(_ProgramParser, verbs))
    words = printed_output.words()
    what = made.add_mutually_exclusive_group()
    what.add_argument(
        "file",
        nargs="?",
        type=grammar.path,
        metavar="FILE",
        help=words.tr("the document to open"),
    )
    what.add_argument(
        "--sample", action="store_true", help=words.tr("open the document that comes with it")
    )
    made.add_argument(
        "--at",
        metavar="PLACE",
        default="",
        help=words.tr("open it there: a citation, a page, or words of a heading"),
    )
    made.add_argument(
        "--handout-if-no-display",
        type=grammar.path,
        metavar="OUT",
        help=words.tr("where no window can be opened, write the document's handout instead"),
    )
    made.add_argument("--version", action="store_true", help=words.tr("print the version"))
    return made
