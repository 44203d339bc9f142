"""How the reader wants to find: what has to be exact, and where is looked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.basis.values import dataclass
from data.text.exactness import Exact
from viewer.reading.finding.match_expressions import PageQuery

if TYPE_CHECKING:
    from viewer.session.settings import Settings

_EXACT, _FLAGS = "find/exact", "find/options"


@dataclass(frozen=True, slots=True)
class FindOptions:
    """What the find bar is set to; `exact` is of `Exact`.

    Looking through one topic alone ends with the reading of a document, and is not remembered.
    """

    exact: int = Exact.NOTHING
    whole_words: bool = False
    regular_expression: bool = False
    in_notes: bool = False
    shows_list: bool = False
    in_topic: bool = False

    def query(self, text: str) -> PageQuery:
        """Return what is looked for once `text` is typed."""
        return PageQuery(text, self.exact, self.whole_words, self.regular_expression)


def remembered(settings: Settings | None) -> FindOptions:
    """Return the options that were set last."""
    if settings is None:
        return FindOptions()
    exact = int(settings.number(_EXACT, Exact.NOTHING, Exact.NOTHING, Exact.AS_TYPED))
    flags = settings.value(_FLAGS).split()
    return FindOptions(
        exact, "words" in flags, "expression" in flags, "notes" in flags, "list" in flags
    )


def remember(settings: Settings | None, options: FindOptions) -> None:
    """Keep the options for the next run."""
    if settings is None:
        return
    flags = {
        "words": options.whole_words, "expression": options.regular_expression,
        "notes": options.in_notes, "list": options.shows_list,
    }  # fmt: skip
    settings.set_value(_EXACT, str(int(options.exact)))
    settings.set_value(_FLAGS, " ".join(name for name, is_set in flags.items() if is_set))
