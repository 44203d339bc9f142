r"""Where the fields of word processors lead that are links, or repeat what stands elsewhere.

Patterns served: a link to the web, a link to a bookmark (HYPERLINK \l), and the words, the page or
the number of what has a bookmark (REF, PAGEREF and NOTEREF with \h).
"""

import re

from data.intake.lines.rich_text import inside, target

_HYPERLINK = re.compile(r'\s*+HYPERLINK\s++(\\l\s++)?"([^"]+)"', re.IGNORECASE)
_REFERENCES = frozenset({"REF", "PAGEREF", "NOTEREF"})
_LEADS = "\\h"


def leads_to(instruction: str) -> str:
    """Return the target of the link that a field is; "" where it is none."""
    match = _HYPERLINK.match(instruction)
    if match:
        return inside(match[2]) if match[1] else target(match[2])
    kind, place, *ways = [*instruction.split(), "", ""]
    is_reference = kind.upper() in _REFERENCES and _LEADS in map(str.lower, ways)
    return inside(place.strip('"')) if is_reference else ""
