"""Corrections of a document as JSON, in their order."""

from collections.abc import Sequence
from dataclasses import dataclass

from data.errors import FormatError
from data.messages import Sentence, said
from data.serial.fields import Shape
from data.serial.kept_kind import KeptKind
from data.structure_corrections.correction import MOST, Correction


@dataclass(frozen=True, slots=True)
class Corrections:
    """What is kept: all corrections of one document."""

    corrections: tuple[Correction, ...] = ()


CORRECTIONS = KeptKind(
    Corrections,
    Sentence("The list of corrections is damaged: {why}."),
    Sentence(
        "The list of corrections comes from another version of Briefing Viewer (format {version}): "
        "open it with that version."
    ),
    format_name="briefing-viewer-corrections",
    version=2,
    shapes={Correction: Shape(brief=None)},
)
"""How corrections are kept. The first version knew those of the structure alone."""


def dumps(corrections: Sequence[Correction]) -> str:
    """Return corrections in their order as canonical JSON; an empty text for none.

    Raises:
        ValueError: if they are more than are kept.
    """
    if len(corrections) > MOST:
        raise ValueError(f"a document has at most {MOST} corrections")
    return CORRECTIONS.dumps(Corrections(tuple(corrections))) if corrections else ""


def loads(text: str) -> tuple[Correction, ...]:
    """Return the corrections that `dumps` wrote.

    Raises:
        FormatError: if the text is damaged, or of a version that is not known.
    """
    found = CORRECTIONS.loads(text).corrections if text else ()
    if len(found) > MOST:
        raise FormatError(
            said("The list of corrections is damaged: it has more than {most}.", most=MOST)
        )
    return found
