"""A plan: what the handout of one document holds, and how its pages look."""

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from data.briefing.content import PartKind
from data.briefing.page_setup import PageSetup
from data.messages import Message, said

LAST_USED = "Last used"
"""The name under which the plan of a document's last handout is kept; users give it to none."""
OF_ONE_DOCUMENT = frozenset({"topics", "labels", "outline", "topics_in", "topics_out", "copy"})
"""The fields of a plan that say nothing of another document."""
LEAD = -1
"""The lead's number among the topics of a plan."""


@dataclass(frozen=True, slots=True)
class Composition:
    """What a template puts into a handout, and how it is called.

    `caption` is its name in the dialog, `about` what the help of the command line says of it, and
    `heading` what the handout calls itself. `parts` of the analyst's own page come first, and then,
    where it `has_text`, the annotated text with its notes.
    """

    caption: Message
    about: Message
    heading: Message
    has_text: bool
    parts: tuple[PartKind, ...] = ()


class Template(StrEnum):
    """What a handout is made of; each is declared here, and everything else asks it."""

    ANNOTATED = "annotated"
    POINTS = "points"

    @property
    def composition(self) -> Composition:
        """What it puts into a handout."""
        return _COMPOSITIONS[self]


_COMPOSITIONS = MappingProxyType(
    {
        Template.ANNOTATED: Composition(
            said("Annotated text"),
            said("the annotated text"),
            said("Annotated handout"),
            has_text=True,
        ),
        Template.POINTS: Composition(
            said("Points to make, one page"),
            said("one page of points to make"),
            said("Points to make"),
            has_text=False,
            parts=(
                PartKind.BOTTOM_LINE,
                PartKind.POINTS,
                PartKind.BACKGROUND,
                PartKind.PRESS_LINE,
                PartKind.SOURCE,
            ),
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Plan:
    """A saved choice of what a handout holds, and of how its pages look.

    `topics` are numbers of topics of level 1, with None for all and -1 for the lead; `labels` are
    ids, with None for all. `marking` is the handling line of every page. `outline` is what
    `data.briefing.plan_topics.outline` said of the document when the plan was saved: topics are
    counted, and the numbers mean nothing where it is another one; there the headings count, those
    of the topics that were chosen (`topics_in`) and of those that were not (`topics_out`). `page`
    is None in plans that leave the page set-up as it is.
    """

    topics: frozenset[int] | None = None
    labels: frozenset[str] | None = None
    marking: str = ""
    prepared_for: str = ""
    prepared_by: str = ""
    copy: str = ""
    template: Template = Template.ANNOTATED
    outline: str = ""
    page: PageSetup | None = None
    topics_in: tuple[str, ...] = ()
    topics_out: tuple[str, ...] = ()
