"""What is compiled of a briefing that has a template."""

from dataclasses import dataclass

from data.briefing.briefing import Briefing
from data.briefing.compiling.piece_arrangement import UNARRANGED, PieceArrangement
from data.briefing.office_templates.template_style import UNSTYLED, TemplateStyle


@dataclass(frozen=True, slots=True)
class AppliedTemplate:
    """A briefing as a template has it: what is compiled in place of the one that is kept.

    Its words are those of the briefing and of the template, and no others. `left_out` are the ids
    of pieces that the template does not place.
    """

    briefing: Briefing
    arrangement: PieceArrangement = UNARRANGED
    style: TemplateStyle = UNSTYLED
    left_out: tuple[str, ...] = ()

    @property
    def document_ids(self) -> tuple[str, ...]:
        """The documents that it quotes, those of its tables last."""
        listed = (piece.document_id for piece in self.arrangement.pieces)
        return tuple(dict.fromkeys((*self.briefing.document_ids, *listed)))
