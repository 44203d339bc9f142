"""Sentences that blank lines tear in a text of one line a paragraph, as converters leave them.

Patterns served: a page that ended in a paragraph; blank lines that a machine read between lines of
print. Clauses below each other that begin with small letters are a list, and stay apart.
"""

import re
from collections.abc import Sequence

from data.intake.lexicon import markers
from data.intake.plain.set_lines import BLANK, TextLine

_LONG, _LONG_REST = 55, 40
"""A shorter line names something; what goes on is as long as the second, or ends the sentence."""
_TORN, _ENDED = 0.2, 0.6
"""Few paragraphs are torn, and most others end with a sentence."""
_SPEAKER = re.compile(r"[\w.’' -]{1,30}:")


def are(lines: Sequence[TextLine]) -> bool:
    """Tell whether sentences are torn here and there in a text that was not wrapped."""
    torn = apart = ended = blank = 0
    first = previous = BLANK
    for line in lines:
        if not line.text:
            blank += 1
            continue
        if blank and len(previous.text) >= _LONG:
            apart += 1
            ended += previous.ended
            if goes_on(first, previous, line):
                torn += 1
            else:
                first = line
        else:
            first = line
        previous, blank = line, 0
    return 0 < torn <= max(1, _TORN * apart) and ended >= _ENDED * (apart - torn)


def goes_on(first: TextLine, previous: TextLine, line: TextLine) -> bool:
    """Tell whether a line goes on with what a blank one parts it from; `first` began that."""
    return (
        line.small
        and not (previous.ended or first.small or previous.text.endswith(","))
        and len(previous.text) >= _LONG
        and (line.ended or len(line.text) >= _LONG_REST)
        and not (line.cells or previous.cells or line.spaced or previous.spaced)
        and not previous.text.isupper()
        and not markers.split(line.text)[0]
        and _SPEAKER.match(line.text) is None
    )
