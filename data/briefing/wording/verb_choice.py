"""Which verbs of commitment an office wants beside those of the program, and which of them not."""

from typing import Final

from data.basis.values import dataclass


@dataclass(frozen=True, slots=True)
class VerbChoice:
    """What an office adds to the verbs of commitment, and what it leaves out.

    Each is a verb as a dictionary has it ("host", 検討する), or, where it is irregular, its forms
    on one line: "undergo undergoes underwent undergone".
    """

    added: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


USUAL_CHOICE: Final = VerbChoice()
"""The verbs of the program."""
