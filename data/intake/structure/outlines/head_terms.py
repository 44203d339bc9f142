"""What speaks for and against one line as a heading, whatever outline it belongs to."""

import re

from data.document import BlockKind
from data.intake.lexicon import dates, division_words, shapes
from data.intake.structure.outlines import head_lines
from data.intake.structure.outlines import outline_weights as weights
from data.intake.structure.outlines.outline_facts import OutlineFacts

_LONG_HEAD, _WEAKEST = 120, 0.25
_WORDS = re.compile(
    r"(?:introduction|background|overview|conclusions?|summary|preamble|discussion|annex|appendix"
    r"|agenda item|einleitung|zusammenfassung|anhang|anlage|annexe|conclusion|introducción|anexo"
    r"|allegato|はじめに|おわりに|結び|附則)\b",
    re.IGNORECASE,
)
_TURN = re.compile(r"[^:：]{2,28}[:：] |[（(\[][^（(\[]*[)）\]]$")
_CAPTION = re.compile(r"[（(][^（()）]{1,24}[)）]")


def share(facts: OutlineFacts, place: int) -> float:
    """Return what the terms that are shares over the headings give for one of them."""
    line, text = facts.lines[place], facts.lines[place].text
    signature = facts.set_as[place]
    divides = facts.divisions[place] < division_words.NO_DIVISION
    is_numbered = bool(line.marker) or divides
    is_declared = line.hint is BlockKind.HEADING
    is_turn = _TURN.match(text) is not None and not _CAPTION.fullmatch(text)
    terms = (
        (weights.HEADS_TEXT, facts.heads_text(place)),
        (weights.IN_FRONT, place < facts.zone),
        (weights.IS_DECLARED, is_declared),
        (weights.ROMAN, signature is not None and signature.marker == "I"),
        (weights.BULLETED, head_lines.is_bulleted(line)),
        (weights.LEADS_IN, facts.leads_in(place)),
        (weights.COLON, head_lines.ends_in_colon(text) and not is_declared),
        (weights.SENTENCE, shapes.ends_sentence(text) and not is_numbered),
        (weights.LONG, len(text) > _LONG_HEAD),
        (weights.LOWER, text[:1].islower() and not line.marker),
        (weights.SPOKEN, is_turn and not divides),
        (weights.DATED, dates.may_hold_day(text) and dates.first_date(text) is not None),
        (weights.IN_LIST, line.hint is BlockKind.LIST_ITEM),
        (weights.VOCABULARY, divides or _WORDS.match(text) is not None),
        (weights.DIVIDES, divides),
        (weights.BEHIND, place in facts.behind),
        (weights.PLAIN, facts.strengths[place] < _WEAKEST and not line.marker),
    )
    return sum(weight for weight, holds in terms if holds)
