"""The lines of a paragraph, put together from its runs, with the size of most of each line."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from data.intake.lines import rich_text
from data.intake.lines.rich_text import Builder, Rich, Style


@dataclass(frozen=True, slots=True)
class WordLine:
    """A line that says something; `size` is the one of most of its characters, in half points."""

    said: Rich
    size: int = 0


class Lines:
    """Collects the runs of one paragraph."""

    def __init__(self) -> None:
        self._lines: list[WordLine] = []
        self._builder = Builder()
        self._sizes: Counter[int] = Counter()

    def add(self, text: str, marks: Collection[Style] = (), size: int = 0) -> None:
        """Add a run that is set apart in these ways."""
        self._builder.add(text, marks)
        self._sizes[size] += len(text)

    def end_line(self) -> None:
        """End the line; one without text leaves no trace."""
        for said in self._builder.lines():
            self._lines.append(WordLine(said, self._sizes.most_common(1)[0][0]))
        self._builder = Builder()
        self._sizes = Counter()

    def finish(self) -> list[WordLine]:
        """Return the lines."""
        self.end_line()
        return self._lines


def join(lines: Sequence[WordLine]) -> WordLine:
    """Return lines as one, with a blank between them where their script has one."""
    if len(lines) == 1:
        return lines[0]
    return WordLine(rich_text.joined([line.said for line in lines]), lines[0].size)
