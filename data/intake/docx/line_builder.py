"""The lines of a paragraph, put together from its runs, with how most of each line is set."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from data.intake.docx.run_look import Look
from data.intake.lines import rich_text
from data.intake.lines.rich_text import Builder, BuilderPlace, Rich, Style


@dataclass(frozen=True, slots=True)
class WordLine:
    """A line that says something.

    `size`, in half points, and `font` are those of most of its characters; `dress` names what all
    of its letters have ("underlined", "capitals"). `page` is the page it begins on, from 1.
    """

    said: Rich
    size: int = 0
    font: str = ""
    dress: tuple[str, ...] = ()
    page: int = 1


class PageCount:
    """Which page the text has come to, by what breaks pages and by what Word noted when it did.

    Word notes a page where it begins, also one that a break in the file began.
    """

    def __init__(self) -> None:
        self.now = 1
        self._is_fresh = True

    def turn(self) -> None:
        """Take note of a break."""
        self.now += 1
        self._is_fresh = True

    def begin(self) -> None:
        """Take note that here a page begins; it may be the one that a break began."""
        if not self._is_fresh:
            self.turn()

    def fill(self) -> None:
        """Take note of text on the page."""
        self._is_fresh = False


class Lines:
    """Collects the runs of one paragraph; `left` are names that none of its lines has."""

    def __init__(self, pages: PageCount, names: Iterable[str] = ()) -> None:
        """Begin; `names` stood before it, and nothing has taken them yet."""
        self._lines: list[WordLine] = []
        self._pages = pages
        self.left = tuple(names)
        self._start()

    def _start(self) -> None:
        self._builder = Builder(self.left)
        self._runs: list[tuple[Look, str]] = []
        self._page = 0

    def add(self, text: str, marks: Collection[Style], now: Look) -> None:
        """Add a run that is set apart in these ways."""
        self._builder.add(text, marks)
        self._runs.append((now, text))
        if not self._page and text and not text.isspace():
            self._pages.fill()
            self._page = self._pages.now

    @property
    def place(self) -> BuilderPlace:
        """Where the next run begins."""
        return self._builder.place

    def read_as(self, start: BuilderPlace, reading: str) -> bool:
        """Let what was added since a place be read so; tell whether that can be its reading."""
        return self._builder.read_as(start, self._builder.place, reading)

    def name(self, name: str) -> None:
        """Take note that links may call this place so."""
        self._builder.name(name)

    def end_line(self) -> None:
        """End the line; one without text leaves no trace but its names."""
        for said in self._builder.lines():
            self._lines.append(self._line(said))
        self.left = self._builder.left
        self._start()

    def _line(self, said: Rich) -> WordLine:
        sizes: Counter[int] = Counter()
        fonts: Counter[str] = Counter()
        is_underlined = is_capital = True
        for one, text in self._runs:
            sizes[one.size] += len(text)
            fonts[f"{one.font}/{one.eastern_font}"] += len(text)
            if not (one.underlined and one.capitals) and any(map(str.isalnum, text)):
                is_underlined = is_underlined and bool(one.underlined)
                is_capital = is_capital and bool(one.capitals)
        dress = [*(["underlined"] if is_underlined else []), *(["capitals"] if is_capital else [])]
        return WordLine(
            said,
            sizes.most_common(1)[0][0],
            fonts.most_common(1)[0][0],
            tuple(dress) if any(map(str.isalnum, said.text)) else (),
            self._page or self._pages.now,
        )

    def finish(self) -> list[WordLine]:
        """Return the lines."""
        self.end_line()
        return self._lines


def join(lines: Sequence[WordLine]) -> WordLine:
    """Return lines as one, with a blank between them where their script has one."""
    if len(lines) == 1:
        return lines[0]
    first = lines[0]
    said = rich_text.joined([line.said for line in lines])
    return WordLine(said, first.size, first.font, first.dress, first.page)
