"""What the text column asks of the analyst's notes, wherever they stand."""

from collections.abc import Iterable
from math import floor

from data.briefing.content import Note
from data.messages import listed, said
from exporters.pdf.layout.composed import Composed
from exporters.pdf.layout.composition import Composer
from exporters.pdf.layout.sheets import Place, Sheet
from exporters.pdf.layout.single_line import fitted
from exporters.pdf.layout.tagged_elements import ARTIFACT, Element, Role
from exporters.pdf.text import style
from exporters.pdf.text.ink_runs import Ink, Line, Run, runs
from exporters.pdf.text.text_lines import fill
from exporters.phrases import in_one_row, label_name, place_of_note, place_of_passage

LEADING = style.NOTE_TEXT.leading
KEPT_LINES = 3
"""A note that is continued leaves at least so many lines, the last of which says so."""
CONTINUES = said("continues on the next page")
CONTINUED = said("continued")


class Placement:
    """Notes that take nothing from the text column; subclasses say where they go."""

    def __init__(self, composer: Composer, sheet: Sheet, places: dict[str, int]) -> None:
        """Start on `sheet`; `places` are told the page where each note begins."""
        self._composer = composer
        self._grid = composer.grid
        self._words = composer.words
        self._sheet = sheet
        self._places = places
        self._placed: set[int] = set()
        self._sent: list[int] = []
        self._callers: dict[int, Element] = {}

    @property
    def waiting(self) -> bool:
        """Whether notes are left for another sheet."""
        return False

    @property
    def lowest(self) -> float:
        """The last baseline that notes have on this sheet; 0 when they have none."""
        return 0.0

    @property
    def bottom(self) -> float:
        """The lowest baseline that text may have on this sheet."""
        return self._grid.last_baseline

    def reserve(self, notes: Iterable[Note], baseline: float) -> float:  # noqa: ARG002  # for subclasses
        """Return by how much `notes` on passages at `baseline` would at least raise the bottom."""
        return 0.0

    def room(self, block: Composed, start: int, first: float) -> int:  # noqa: ARG002  # for subclasses
        """Return how many of a block's lines from `start` fit, when the first stands at `first`."""
        return lines_between(first, self.bottom, block.leading)

    def turn(self, sheet: Sheet, lowest: float) -> None:  # noqa: ARG002  # for subclasses
        """Leave a sheet whose text ends at `lowest` and start on a new one."""
        self._sheet = sheet

    def take(self, lowest: float) -> None:
        """Keep notes below the baseline `lowest`, which something else has; 0 for nothing."""

    def call(self, block: Composed) -> None:
        """Learn which notes a block calls: they are read behind it, wherever they are put."""
        for number in block.called:
            self._callers.setdefault(number, block.element)

    def add(self, note: Note, baseline: float, *, lowest: float, aside: str = "") -> None:
        """Place a note once, for the passage at `baseline`.

        The text stands as far down as `lowest`. A note with an `aside` says what it belongs to in
        words. It is read after what stands on the sheet so far, wherever its place is.
        """
        if note.number not in self._placed:
            self._placed.add(note.number)
            self._add(note, baseline, lowest=lowest, aside=aside)

    def missing(self, notes: tuple[Note, ...]) -> list[Note]:
        """Return the notes that no passage asked for."""
        return [note for note in notes if note.number not in self._placed]

    def blocks(self) -> list[Composed]:
        """Return what is to follow the text."""
        return []

    def close(self, lowest: float) -> None:
        """Learn that the text is over and ends at `lowest` on this sheet."""

    def _add(self, note: Note, baseline: float, *, lowest: float, aside: str) -> None:
        raise NotImplementedError

    def _begin(self, note: Note, element: Element, y: float) -> None:
        """Let links to a note find it here, below `y`, where it was not begun before."""
        place = place_of_note(note.number)
        if place not in self._places:
            self._places[place] = self._sheet.number
            self._sheet.places.append(Place(place, y, element))

    def _element(self, note: Note) -> Element:
        """Return the element of a note, which is read within the document's text."""
        caller = self._callers.get(note.number)
        return Element(Role.NOTE, language=self._composer.own_language, caller=caller)

    def _refer(self, x: float, y: float) -> None:
        """Say at `x`, on the baseline `y`, on which page the notes stand that had no room here."""
        sent, self._sent = self._sent, []
        if not sent:
            return

        def draw(sheet: Sheet) -> None:
            page = self._places[place_of_note(sent[0])]
            text = self._referral(sent, page)
            line = fitted(self._composer, text, style.NOTE_ASIDE, self._grid.right - x)
            sheet.text(ARTIFACT, [(line, x, y)])

        self._sheet.later(ARTIFACT, draw)

    def _referral(self, sent: list[int], page: int) -> str:
        first, last, there = str(min(sent)), str(max(sent)), str(page)
        if first == last:
            return self._words.tr("Note {number}: see page {page}", number=first, page=there)
        if max(sent) - min(sent) >= len(sent):
            numbers = self._words(listed([str(number) for number in sorted(sent)]))
            return self._words.tr("Notes {numbers}: see page {page}", numbers=numbers, page=there)
        return self._words.tr(
            "Notes {first} to {last}: see page {page}", first=first, last=last, page=there
        )

    def _going_on(self, measure: float) -> Line:
        """Return the last line of a note's part on this sheet."""
        return fitted(self._composer, self._words(CONTINUES), style.NOTE_ASIDE, measure)

    def _from_page(self) -> str:
        """Return what a note says that was sent to the next sheet from this one."""
        return self._words.tr("from page {page}", page=str(self._sheet.number))

    def _text(self, note: Note, measure: float, lead_in: Iterable[Run] = ()) -> list[Line]:
        """Return a note's lines, the first of which starts with `lead_in`."""
        lines: list[Line] = []
        before = list(lead_in)
        for paragraph in note.text.splitlines():
            text = self._composer.runs(paragraph.strip(), style.NOTE_TEXT)
            if text or not lines:
                lines += fill([*before, *text], measure)
                before = []
        if note.tags:
            tags = self._composer.runs(in_one_row(note.tags, self._words), style.NOTE_ASIDE)
            lines += fill(tags, measure)
        return lines

    def _label(self, note: Note, aside: str) -> list[Run]:
        """Return the name of a note's label, and the aside after it, linked to the passage."""
        label = self._composer.runs(label_name(note.label, self._words), style.NOTE_LABEL)
        if aside:
            place = place_of_passage(note.number)
            ink = Ink(style.NOTE_ASIDE, link=f"#{place}" if place in self._places else "")
            label += self._composer.runs("\xa0\xa0", style.NOTE_ASIDE)
            label += runs(self._composer.book, aside, ink)
        return label


def lines_between(first: float, last: float, leading: float) -> int:
    """Return how many lines fit from the baseline `first` down to `last`."""
    return max(0, floor((last - first) / leading + 1e-6) + 1)
