"""What a sentence says of somebody who undertakes something, in whichever language."""

from dataclasses import dataclass

Stretch = tuple[int, int]
"""Where something starts and ends: in signs of a sentence, or by the numbers of its words."""


@dataclass(frozen=True, slots=True)
class Clause:
    """Who does what, as stretches of a sentence in signs; None where it does not say."""

    who: Stretch | None
    verb: Stretch
    what: Stretch | None
