"""Lines drawn under words, as part of how the words look.

Patterns served: headings that are underlined, by a stroke or by a thin box below their base.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from data.intake.pdf.page_lines import LineSegment
from data.intake.pdf.page_stream import Rule

_ABOVE, _BELOW = 0.05, 0.4  # ems from the base
_LONGER = 1.0  # ems: what is longer at an end parts or borders the text
_SHARE = 0.8  # of a segment's width


def mark(segments: Iterable[LineSegment], rules: Sequence[Rule]) -> None:
    """Note in the look of segments that they are underlined."""
    level = [rule for rule in rules if rule.right - rule.left > rule.top - rule.bottom]
    if not level:
        return
    by_height: dict[int, list[Rule]] = {}
    for rule in level:
        by_height.setdefault(int(rule.bottom), []).append(rule)
    for segment in segments:
        low, high = segment.base - _BELOW * segment.size, segment.base + _ABOVE * segment.size
        near = (
            rule
            for height in range(int(low), int(high) + 1)
            for rule in by_height.get(height, ())
            if low <= rule.bottom <= high
        )
        if not segment.turned and _is_under(segment, near):
            segment.bits = [replace(bit, look=f"{bit.look} underlined") for bit in segment.bits]


def _is_under(segment: LineSegment, rules: Iterable[Rule]) -> bool:
    """Tell whether lines run under a segment, and not on beside it."""
    room = _LONGER * segment.size
    covered = 0.0
    for rule in rules:
        if rule.right <= segment.left or rule.left >= segment.right:
            continue
        if rule.left < segment.left - room or rule.right > segment.right + room:
            return False
        covered += min(rule.right, segment.right) - max(rule.left, segment.left)
    return covered >= _SHARE * (segment.right - segment.left)
