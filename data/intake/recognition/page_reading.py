"""Pages as pictures to lines of words, in the language and the direction that read them best.

Patterns served: papers in one language, whose pages follow each other alike; a page on its side or
upside down among others; a summary in another language. Measured on pages of known text: the right
language is certain of its letters at 87 to 96 %, a wrong one or a page upside down at 11 to 39.
Only Latin letters that are read as Japanese are as certain (87): there the words tell.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from data.intake.recognition import (
    PagePicture,
    PictureReader,
    RecognitionError,
    RecognitionOverError,
    tongues,
)
from data.intake.recognition.page_rules import without_rules
from data.intake.recognition.recognised_words import (
    RecognisedLine,
    certainty_of,
    facts_of,
    lines_of,
)
from data.intake.recognition.stroke_width import stroke_of
from data.intake.structure import language

_WRONG = 60.0
"""Below that, in per cent, another language or direction is tried."""

_TRIED = 3
"""Languages at most that are tried for one page."""

_DEGREES = {"0": 0, "90": 1, "180": 2, "270": 3}


@dataclass(frozen=True, slots=True)
class RecognisedPage:
    """What was read on a page, turned clockwise by `quarters` before; its sizes are in pixels.

    `language` is Tesseract's code of what it was read as, `looks` our code of what it looks like.
    `strokes` are the widths of the strokes of each line.
    """

    width: int
    height: int
    lines: tuple[RecognisedLine, ...]
    language: str
    quarters: int = 0
    looks: str = ""
    strokes: tuple[float, ...] = ()

    @property
    def certainty(self) -> float:
        """The mean certainty of its letters, in per cent."""
        return certainty_of(self.lines)

    @property
    def letters(self) -> int:
        """How many letters were read."""
        return sum(len(word.text) for line in self.lines for word in line.words)


class PageReading:
    """Reads the pages of one document; what one page was is tried first on the next."""

    def __init__(self, reader: PictureReader) -> None:
        installed = reader.languages()
        self._reader = reader
        self._knows_directions = tongues.DIRECTIONS in installed
        self.languages = tongues.in_order(installed)
        """What there is data for, the likeliest first; without any, no page can be read."""
        self._quarters = 0

    def read(self, picture: PagePicture) -> RecognisedPage:
        """Return what stands on a page; it may be nothing.

        Raises:
            RecognitionError: it could not be read.
        """
        best = self._read(picture, self.languages[0], self._quarters)
        if best.certainty < _WRONG or not _runs_across(best):
            best = self._tried(picture, best)
        for code in tongues.that_read(best.looks, self.languages):
            if tongues.of(best.language) != best.looks:
                best = _better(best, self._read(picture, code, best.quarters))
        if best.certainty >= _WRONG:
            self._quarters = best.quarters
            self.languages.remove(best.language)
            self.languages.insert(0, best.language)
        turned = picture.turned(best.quarters)
        return replace(best, strokes=tuple(stroke_of(turned, line) for line in best.lines))

    def _tried(self, picture: PagePicture, best: RecognisedPage) -> RecognisedPage:
        """Return the best of what other directions and languages make of a page."""
        if not best.lines and self._quarters == 0:
            return best
        script, quarters = self._seen(picture)
        for code in self._candidates(script):
            if (code, quarters) != (best.language, best.quarters):
                best = _better(best, self._read(picture, code, quarters))
            if best.certainty >= _WRONG and best.quarters == quarters:
                break
        missing = tongues.missing(script, self.languages)
        return replace(best, looks=missing) if missing and best.certainty < _WRONG else best

    def _seen(self, picture: PagePicture) -> tuple[str, int]:
        """Return the script of a page, and by how many quarters it is to be turned."""
        if not self._knows_directions:
            return "", self._quarters
        try:
            facts = facts_of(self._reader.direction(picture))
        except RecognitionOverError:
            raise
        except RecognitionError:  # there is too little on the page to tell
            return "", self._quarters
        return facts.get("Script", ""), _DEGREES.get(facts.get("Rotate", ""), 0)

    def _candidates(self, script: str) -> Iterator[str]:
        likely = tongues.of_script(script, self.languages)
        others = [code for code in self.languages if code not in likely]
        yield from (*likely, *others)[:_TRIED]

    def _read(self, picture: PagePicture, code: str, quarters: int) -> RecognisedPage:
        turned = picture.turned(quarters)
        lines = lines_of(self._reader.words(without_rules(turned), code))
        looks = language.guess("\n".join(line.text for line in lines))
        return RecognisedPage(turned.width, turned.height, lines, code, quarters, looks)


def _runs_across(page: RecognisedPage) -> bool:
    """Tell whether most lines are wider than high; on a page on its side they are not."""
    return sum(line.is_upright for line in page.lines) * 2 >= len(page.lines)


def _better(page: RecognisedPage, other: RecognisedPage) -> RecognisedPage:
    """Return what is more certain; of two readings of one page, one has lines that run across."""
    if _runs_across(page) != _runs_across(other) and other.certainty >= _WRONG:
        return page if _runs_across(page) else other
    return other if other.certainty > page.certainty else page
