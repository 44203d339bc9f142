"""What is asked of each line of a text when outlines are compared, found once."""

from collections.abc import Sequence
from itertools import accumulate

from data.document import BlockKind
from data.intake.lexicon import (
    acts,
    dates,
    division_words,
    front_words,
    markers,
    salutations,
    shapes,
)
from data.intake.stream import Piece
from data.intake.structure import headings
from data.intake.structure.outlines import (
    containment,
    counting_lines,
    division_lines,
    head_lines,
    signatures,
    signing_lines,
)
from data.intake.structure.outlines.signatures import Signature
from data.intake.structure.zones import LineRole, Zones

_LONGEST_HEAD = 240
_LONGEST_PLAIN, _MOST_WORDS = 100, 14
_SENTENCE, _WORDS = 40, 20
_DIVIDES = 0.3
"""What a line that begins a division stands out by, in whatever way it is set."""
_NEVER = frozenset(
    {BlockKind.TABLE_ROW, BlockKind.FOOTNOTE, BlockKind.CAPTION, BlockKind.QUOTATION}
)
_NONE: frozenset[Signature] = frozenset()
_QUOTES_END = frozenset("\"”“»」』'’")
_QUOTED = frozenset("\"“„«「『'‘")


class OutlineFacts:
    """The lines of a text between its title and its end, each with what tells of headings.

    `numbers` are the numbers of their pieces; all else is counted in lines. A line that `can_head`
    has a signature in `set_as`. `zone` is the first line below the front of the paper: above it no
    line heads text. `before` has the letters up to each line. `listed` are the topics of the first
    level as the paper's contents have them, or the outline that its format declares. `values` are
    what a line's number may be, `unmarked` the signatures without markers, and `behind` the lines
    that head what stands around the text.
    """

    def __init__(
        self,
        pieces: Sequence[Piece],
        body: Sequence[int],
        ruled: Sequence[int],
        zones: Zones,
    ) -> None:
        self.numbers = body
        self.lines = [pieces[number] for number in body]
        self.ruled = frozenset(ruled)
        self.listed = frozenset(map(head_lines.bare, zones.topics))
        self.runs = [signatures.is_running(line) for line in self.lines]
        self._has_gaps = any(line.gap for line in self.lines[1:])
        self._in_contents = frozenset(
            place
            for place, line in enumerate(self.lines)
            if self.listed and not self.runs[place] and self._names_listed(line)
        )
        numbered = {
            n for n, line in enumerate(self.lines) if line.marker and self._stands_alone(line, n)
        }
        self._counting = counting_lines.counting(self.lines, numbered)
        self.set_as: list[Signature | None] = [
            self._signature(line, place) for place, line in enumerate(self.lines)
        ]
        self.values = [head_lines.values(line) for line in self.lines]
        lengths = [len(line.text) for line in self.lines]
        self.before = list(accumulate(lengths, initial=0))
        self._take_roles(zones)
        self.divisions = division_lines.ranks(self.lines, self.set_as)
        self.strengths = [
            0.0
            if s is None
            else signatures.strength(s) + _DIVIDES * (rank < division_words.NO_DIVISION)
            for s, rank in zip(self.set_as, self.divisions, strict=True)
        ]
        self.zone = self._zone()
        unmarked = {s: s.unmarked for s in set(self.set_as) if s is not None}
        self.unmarked = [None if s is None else unmarked[s] for s in self.set_as]
        self.below = containment.contained(*self.classes())
        able = [n for n, signature in enumerate(self.set_as) if signature is not None]
        self.behind = head_lines.behind(self.lines, able)
        self._above_text = frozenset(n for n in able if self._stands_above_text(n))
        able = [n for n in able if n >= self.zone]
        self.strongest = max((self.strengths[n] for n in able if not self.leads_in(n)), default=0.0)

    def classes(self) -> tuple[dict[Signature, list[int]], dict[Signature, float]]:
        """Return the lines below the front of each class that stands out, and how much it does."""
        found: dict[Signature, list[int]] = {}
        for place in range(self.zone, len(self.lines)):
            signature = self.unmarked[place]
            if signature is not None and signature.stands_out and not self.leads_in(place):
                found.setdefault(signature, []).append(place)
        strengths = {signature: signatures.strength(signature) for signature in found}
        return found, strengths

    def _take_roles(self, zones: Zones) -> None:
        """Let lines head nothing that have a role in the front, if no other line is set like them.

        Nor do those by which the paper is signed.

        What the format declares a heading may be both, as the days of sessions are; the only day
        that is set as a heading is that of the paper.
        """
        told = [
            place
            for place, number in enumerate(self.numbers[: zones.front_end])
            if number in zones.roles
        ]
        dated = {place - 1 for place in told if zones.roles[self.numbers[place]] is LineRole.DATE}
        known = frozenset(told)
        for place in head_lines.title_block(self.lines):
            self.set_as[place] = None
        for place in signing_lines.signing(self.lines, self.set_as, known):
            self.set_as[place] = None
        others = {s for place, s in enumerate(self.set_as) if place not in known}
        for place in told:
            signature = self.set_as[place]
            role = zones.roles[self.numbers[place]]
            belongs = role is LineRole.SUBTITLE or self._is_lone_day(place, role)
            if signature is None or (signature.declared and not belongs):
                continue
            if signature not in others or place in dated or signature.declared:
                self.set_as[place] = None

    def _is_lone_day(self, place: int, role: LineRole) -> bool:
        """Tell whether a line is a day or a time, and no other line that is set apart is one."""
        text = self.lines[place].text
        if role is not LineRole.DATE or front_words.names_beside_day(text):
            return False
        told = shapes.is_time if shapes.is_time(text) else dates.first_date
        apart = (line for line, s in zip(self.lines, self.set_as, strict=True) if s is not None)
        return sum(bool(told(line.text)) for line in apart) == 1

    def places_alike(self) -> dict[Signature | None, list[int]]:
        """Return the lines of each class that are set alike."""
        found: dict[Signature | None, list[int]] = {}
        for place, signature in enumerate(self.set_as):
            found.setdefault(signature, []).append(place)
        return found

    def is_listed(self, place: int) -> bool:
        """Tell whether the contents of the paper name a line, which is no running text."""
        return place in self._in_contents

    def _names_listed(self, line: Piece) -> bool:
        if head_lines.bare(line.text) in self.listed:
            return True
        return bool(line.marker) and head_lines.bare(line.printed) in self.listed

    def stands_below(self, place: int, upper: int) -> bool:
        """Tell whether a line's class is one that the sections of another line's class hold."""
        upper_class = self.unmarked[upper]
        if not self.below or upper_class is None:
            return False
        return self.unmarked[place] in self.below.get(upper_class, _NONE)

    def heads_text(self, place: int) -> bool:
        """Tell whether running text, a list, or what stands out less follows a line."""
        return place in self._above_text

    def _stands_above_text(self, place: int) -> bool:
        after = place + 1
        if after >= len(self.lines):
            return False
        if self.lines[place].marker and not self.lines[after].marker:
            return self.set_as[after] != self.set_as[place]
        lower = self.strengths[after] < self.strengths[place] or self.stands_below(after, place)
        lower = lower or (
            self.set_as[after] is None and shapes.ends_sentence(self.lines[after].text)
        )
        lower = lower or self.divisions[place] < self.divisions[after] < division_words.NO_DIVISION
        return self.runs[after] or self.is_item(after) or lower

    def is_item(self, place: int) -> bool:
        """Tell whether a line is an item of a list, a row of a table, or has a number."""
        line = self.lines[place]
        in_list = line.hint in {BlockKind.LIST_ITEM, BlockKind.TABLE_ROW}
        return in_list or (bool(line.marker) and line.hint is not BlockKind.HEADING)

    def leads_in(self, place: int) -> bool:
        """Tell whether a line with a colon at its end stands above anything but running text.

        What the format declares a heading is one, whatever its end ("Present:").
        """
        line = self.lines[place]
        if line.hint is BlockKind.HEADING or not head_lines.ends_in_colon(line.text):
            return False
        after = place + 1
        above_text = after < len(self.lines) and self.runs[after] and not self.is_item(after)
        return not above_text

    def _signature(self, line: Piece, place: int) -> Signature | None:
        """Return how a line is set that may head text; None for one that cannot."""
        is_short = len(line.text) <= _LONGEST_HEAD or (
            line.hint is BlockKind.HEADING and headings.may_be_declared(line.text)
        )
        if self.runs[place] or not is_short or line.hint in _NEVER:
            return None
        found = signatures.of(line)
        is_told = self.numbers[place] in self.ruled or self.is_listed(place)
        is_told = is_told or place in self._counting
        able = found.stands_out or is_told or self._stands_alone(line, place)
        return found if able and not self._heads_nothing(found, line, place) else None

    def _heads_nothing(self, found: Signature, line: Piece, place: int) -> bool:
        """Tell whether a line cannot head text, in whatever way it is set."""
        if line.hint is BlockKind.LIST_ITEM and self._is_in_list(place + 1):
            return True
        if shapes.has_leaders(line.text) or not any(map(str.isalnum, line.printed)):
            return True
        if head_lines.says_presence(line.text):
            return True
        if not found.declared and salutations.is_salutation(line.text):
            return True
        names = found.declared or line.marker or shapes.may_name(line.text)
        is_plain = not found.stands_out and place not in self._counting
        counts = is_plain and head_lines.tells_figures(line.text)
        return not names or counts

    def _is_in_list(self, place: int) -> bool:
        """Tell whether a line is an item of a list, or there is none."""
        return place >= len(self.lines) or self.lines[place].hint is BlockKind.LIST_ITEM

    def _stands_alone(self, line: Piece, place: int) -> bool:
        """Tell whether a line that is set like the text stands by itself above a text or list."""
        text = line.text
        if place + 1 == len(self.lines) or line.hint is BlockKind.LIST_ITEM:
            return False
        after = self.lines[place + 1]
        following = (
            not after.marker
            if head_lines.is_bulleted(line)
            else (
                line.marker
                or after.marker
                or after.hint is BlockKind.LIST_ITEM
                or self.runs[place + 1]
                or shapes.ends_sentence(after.text)
            )
        )
        short = len(text) <= _LONGEST_PLAIN and len(text.split()) <= _MOST_WORDS and line.lines == 1
        return bool(
            following
            and short
            and (line.gap or (line.marker and not self._has_gaps))
            and (line.marker or not text[:1].islower())
            and not (text[0] in _QUOTED and text[-1] in _QUOTES_END)
            and not (shapes.ends_sentence(text) or acts.recites(text))
        )

    def _zone(self) -> int:
        """Return the first line of the unbroken group above the text whose like comes again.

        What a format declares right above the first text heads it.
        """
        counts = markers.sequences([line.marker for line in self.lines])
        first = next((n for n in range(len(self.lines)) if counts[n] or self._is_text(n)), 0)
        again = {s for s in self.set_as[first:] if s is not None}
        zone = first
        above = self.set_as[first - 1] if first else None
        heads_it = above is not None and (above.declared or above in again)
        text = self.lines[first - 1].text if first else ""
        names_place = first == 1 and not (above and above.declared) and head_lines.names_place(text)
        if names_place:
            return first
        if heads_it and not shapes.is_aside(text):
            zone -= 1
        while zone and (
            self.divisions[zone - 1] < division_words.NO_DIVISION
            or (self.set_as[zone - 1] in again and self.strengths[zone - 1] > 0)
        ):
            zone -= 1
        return zone

    def _is_text(self, place: int) -> bool:
        line = self.lines[place]
        is_item = line.hint is BlockKind.LIST_ITEM or head_lines.is_bulleted(line)
        if self.runs[place] or is_item or self.leads_in(place):
            return True
        if line.hint is not None or line.strong:
            return False
        headed = place > 0 and self.lines[place - 1].hint is BlockKind.HEADING
        says = shapes.ends_sentence(line.text) or headed
        return says and len(line.text) >= (_WORDS if headed else _SENTENCE)
