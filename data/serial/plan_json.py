"""Plans as JSON; a choice of all topics or labels is written as nothing."""

from data.briefing.plan import Plan
from data.messages import Sentence
from data.serial.fields import Codec, Shape, taken_each, text
from data.serial.kept_kind import KeptKind

_NUMBERS = Codec(
    lambda numbers: [str(number) for number in sorted(numbers)],
    lambda plain: frozenset(taken_each(lambda held: int(text(held)), plain)),
)

PLAN = KeptKind(
    Plan,
    Sentence("A stored plan is damaged: {why}."),
    Sentence(
        "A stored plan comes from another version of Briefing Viewer (format {version}): "
        "open it with that version."
    ),
    format_name="briefing-viewer-plan",
    version=5,
    shapes={
        Plan: Shape(
            names={
                "topics": "topics.numbers",
                "labels": "labels.ids",
                "topics_in": "headings.in",
                "topics_out": "headings.out",
            },
            ways={"topics": _NUMBERS},
            brief=frozenset({"page"}),
        )
    },
)
"""How a plan is kept. Page set-up came with version 3, the topics' headings with version 4,
the standard of the PDF with version 5."""
