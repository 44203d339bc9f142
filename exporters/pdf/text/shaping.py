"""Scripts whose letters join, reorder or run leftwards: glyphs by HarfBuzz, order by UAX #9.

Only text in these scripts comes here. What it needs are two libraries, which are installed with
the extra `shaping`; without them such text is reported as missing from the fonts, never set wrong.
"""

import re
from collections.abc import Sequence
from importlib.util import find_spec
from itertools import pairwise
from typing import Any, NamedTuple

from data.messages import said

_RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_COMPLEX = (
    _RIGHT_TO_LEFT + "\u0900-\u0fff\u1000-\u109f\u1780-\u18af\u1900-\u1a9f\u1b00-\u1c7f"
    "\ua800-\ua82f\ua840-\ua8df\ua980-\ua9df\uaa00-\uaadf\uabc0-\uabff\U00011000-\U00011fff"
)
_NOTHING = "\u200b"
"""What a further glyph of a letter spells: each must spell something."""
JOINERS = "\u200c\u200d"
COMPLEX = re.compile(f"[{_COMPLEX}]")
STRETCH = re.compile(f"[{_COMPLEX}][{_COMPLEX}{JOINERS}]*")
RIGHT_TO_LEFT = re.compile(f"[{_RIGHT_TO_LEFT}]")
MISSING = said(
    "For scripts whose letters join or run from right to left, install Briefing Viewer with its "
    "extra “shaping”."
)


class Glyph(NamedTuple):
    """A glyph where it goes: advance and offsets in thousandths of the size, and what it spells."""

    number: int
    advance: float
    right: float
    up: float
    spelled: str


def is_available() -> bool:
    """Tell whether the libraries are installed; they are not loaded for that."""
    return all(find_spec(name) for name in ("uharfbuzz", "bidi"))


class Shaper:
    """Shapes text in one font, given as its file's content; each text once."""

    def __init__(self, program: bytes) -> None:
        import uharfbuzz  # noqa: PLC0415  # only where a text asks for it

        self._harfbuzz: Any = uharfbuzz
        face = uharfbuzz.Face(uharfbuzz.Blob(program))
        self._font = uharfbuzz.Font(face)
        self._scale = 1000 / face.upem
        self._known: dict[str, tuple[Glyph, ...]] = {}

    def shape(self, text: str) -> tuple[Glyph, ...]:
        """Return the glyphs of a text of one direction, from left to right."""
        known = self._known.get(text)
        if known is None:
            known = self._known[text] = self._shape(text)
        return known

    def advance(self, text: str) -> float:
        """Return how wide a text is, in thousandths of the size."""
        return sum(glyph.advance for glyph in self.shape(text))

    def width(self, glyph: int) -> float:
        """Return a glyph's own advance, in thousandths of the size."""
        return float(self._font.get_glyph_h_advance(glyph) * self._scale)

    def _shape(self, text: str) -> tuple[Glyph, ...]:
        buffer = self._harfbuzz.Buffer()
        buffer.add_str(text)
        buffer.cluster_level = self._harfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
        buffer.guess_segment_properties()
        self._harfbuzz.shape(self._font, buffer)
        # Marks keep clusters of their own, so that each glyph spells what it draws.
        infos, places = buffer.glyph_infos, buffer.glyph_positions
        edges = [*sorted({info.cluster for info in infos}), len(text)]
        ends = dict(pairwise(edges))
        glyphs = []
        for info, place in zip(infos, places, strict=True):
            end = ends.pop(info.cluster, 0)
            advance, right, up = place.x_advance, place.x_offset, place.y_offset
            glyphs.append(
                Glyph(
                    info.codepoint,
                    advance * self._scale,
                    right * self._scale,
                    up * self._scale,
                    text[info.cluster : end] or _NOTHING,
                )
            )
        return tuple(glyphs)


def levels(text: str, *, right_to_left: bool) -> list[int]:
    """Return the embedding level of each character of a line (UAX #9); odd ones run leftwards."""
    from bidi import algorithm  # noqa: PLC0415  # only where a text asks for it

    storage = algorithm.get_empty_storage()
    storage["base_level"] = int(right_to_left)
    storage["base_dir"] = "R" if right_to_left else "L"
    algorithm.get_embedding_levels(text, storage)
    algorithm.explicit_embed_and_overrides(storage)
    found = [item["level"] for item in storage["chars"]]
    if len(found) != len(text):
        return [int(right_to_left)] * len(text)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, debug=False)
    algorithm.resolve_implicit_levels(storage, debug=False)
    return [item["level"] for item in storage["chars"]]


def visual_order(levels: Sequence[int]) -> list[int]:
    """Return the numbers of stretches with these levels from left to right (UAX #9, rule L2)."""
    order = list(range(len(levels)))
    for level in range(max(levels, default=0), 0, -1):
        start = 0
        while start < len(order):
            stop = start
            while stop < len(order) and levels[order[stop]] >= level:
                stop += 1
            order[start:stop] = reversed(order[start:stop])
            start = stop + 1
    return order


def mirrored(sign: str) -> str:
    """Return what a sign that runs leftwards is drawn as: brackets are turned (UAX #9, L4)."""
    from bidi import algorithm  # noqa: PLC0415  # only where a text asks for it

    return str(algorithm.MIRRORED.get(sign, sign))


def starts_right_to_left(text: str) -> bool:
    """Tell whether a paragraph runs from right to left: its first letter does (UAX #9, P2, P3)."""
    first = next((sign for sign in text if sign.isalpha()), "")
    return bool(RIGHT_TO_LEFT.match(first))
