"""Pages of a PDF that are pictures: read as they come, put among the others, and told of."""

from collections import Counter
from collections.abc import Callable, Collection, Sequence

from data.intake.pdf import scan_lines
from data.intake.pdf.page_stream import PdfPage
from data.intake.pdf.scan_lines import ScaledPage
from data.intake.pdfium.page_picture import DrawnPage
from data.intake.pdfium.scanned import TEXTLESS
from data.intake.recognition import (
    PagePicture,
    PictureReader,
    RecognitionError,
    RecognitionOverError,
    tongues,
)
from data.intake.recognition.page_reading import PageReading
from data.intake.structure import language
from data.intake_report import Certainty, Finding
from data.messages import Forms, Message, counted, said

_NOISE = 40.0
"""Per cent: what is read with less certainty is no text, or in another language."""
_SURE = 80.0
"""Per cent: pages of known text in the right language are at 87 to 96."""
_FAILURES = 3
"""So many pages in a row that cannot be read, and no other is tried."""
_NAMED = 12

_READ = Forms(
    "Page read by OCR (Tesseract, {language}), with a mean certainty of {percent} %: {pages}.",
    "Pages read by OCR (Tesseract, {language}), with a mean certainty of {percent} %: {pages}.",
)
_TURNED = Forms(
    "Page turned upright to be read by OCR: {pages}.",
    "Pages turned upright to be read by OCR: {pages}.",
)
_FAILED = Forms(
    "Page whose picture could not be read by OCR: {pages}.",
    "Pages whose pictures could not be read by OCR: {pages}.",
)


class Scans:
    """The pages of one document that are pictures; `reader` is None where nothing reads them."""

    def __init__(self, reader: PictureReader | None) -> None:
        self._reader = reader
        self._reading: PageReading | None = None
        self._read: dict[int, ScaledPage] = {}
        self._failed: list[int] = []
        self._noise: list[int] = []
        self._late: list[int] = []
        self._looks: Counter[str] = Counter()
        self._in_a_row = 0
        self._is_over = False

    def take(self, number: int, draw: Callable[[], DrawnPage | None]) -> None:
        """Read a page, of the number from 0, that is drawn for it."""
        if self._is_over:
            self._late.append(number)
            return
        try:
            self._take(number, draw)
            self._in_a_row = 0
        except RecognitionOverError:
            self._is_over = True
            self._late.append(number)
        except RecognitionError:
            self._failed.append(number)
            self._in_a_row += 1
            self._is_over = self._in_a_row >= _FAILURES

    def _take(self, number: int, draw: Callable[[], DrawnPage | None]) -> None:
        if self._reader is None:
            return
        if self._reading is None:
            self._reading = PageReading(self._reader)
        if not self._reading.languages:
            return
        drawn = draw() if self._reader.may_draw(number) else None
        if drawn is None:
            raise RecognitionError("drawing")
        page = self._reading.read(PagePicture(drawn.width, drawn.height, drawn.pixels))
        if page.looks and not tongues.that_read(page.looks, self._reading.languages):
            self._looks[page.looks] += page.letters
        if page.certainty >= _NOISE:
            self._read[number] = ScaledPage(page, drawn.scale)
        elif page.lines:
            self._noise.append(number)

    def among(self, pages: Sequence[PdfPage]) -> list[PdfPage]:
        """Return all pages, those that were read with their text."""
        usual = scan_lines.usual_type(self._read.values())
        return [
            self._read[number].beside(page, usual) if number in self._read else page
            for number, page in enumerate(pages)
        ]

    def refusal(self, state: str) -> str:
        """Return why a document of pages in this state has no text."""
        if self._reader is None or state not in TEXTLESS:
            return state
        if self._reading is not None and not self._reading.languages:
            return "languages"
        if self._failed:
            return "failed"
        if self._late:
            return "failed"
        return "noise" if self._noise else "blank"

    def missing(self) -> Message | str:
        """Return the language that most of the text is in, if it was read as another."""
        wanted = self._looks.most_common(1)
        total = sum(page.read.letters for page in self._read.values())
        if not wanted or wanted[0][1] * 2 < total:
            return ""
        return language.name(wanted[0][0])

    def findings(self) -> tuple[Finding, ...]:
        """Return what is to be known of the text as a whole; nothing where no page was read."""
        if not self._read:
            return ()
        percent = _certainty(self._read.values())
        letters: Counter[str] = Counter()
        for page in self._read.values():
            letters[page.read.language] += page.read.letters
        main = tongues.of(letters.most_common(1)[0][0])
        return (
            Finding(
                said("Letters"),
                said("read by OCR (Tesseract, {language})", language=language.name(main)),
                counted(
                    "the picture of {count} page, with a mean certainty of {percent} %",
                    "the pictures of {count} pages, with a mean certainty of {percent} %",
                    len(self._read),
                    percent=str(percent),
                ),
                Certainty.LIKELY if percent >= _SURE else Certainty.UNSURE,
            ),
        )

    def repairs(self) -> tuple[Message, ...]:
        """Return what was read how, page by page."""
        sentences = []
        for code in dict.fromkeys(page.read.language for page in self._read.values()):
            found = {n: page for n, page in self._read.items() if page.read.language == code}
            percent = str(_certainty(found.values()))
            spoken = language.name(tongues.of(code))
            sentences.append(
                _READ.of(len(found), language=spoken, percent=percent, pages=_named([*found]))
            )
        unsure = sum(
            word.is_unsure
            for page in self._read.values()
            for line in page.read.lines
            for word in line.words
        )
        if unsure:
            sentences.append(
                counted(
                    "{count} word was read with little certainty.",
                    "{count} words were read with little certainty.",
                    unsure,
                )
            )
        turned = [number for number, page in self._read.items() if page.read.quarters]
        for forms, numbers in ((_TURNED, turned), (_FAILED, self._failed)):
            if numbers:
                sentences.append(forms.of(len(numbers), pages=_named(numbers)))
        return tuple(sentences)

    def warnings(self) -> tuple[Message, ...]:
        """Return what the user is to check, and why."""
        if not self._read:
            return ()
        sentences = []
        percent = _certainty(self._read.values())
        missing = self.missing()
        if missing:
            sentences.append(
                said(
                    "The pictures of pages seem to hold text in another language than OCR has data "
                    "for: install that of Tesseract for it and open the file again ({language}).",
                    language=missing,
                )
            )
        elif percent < _SURE:
            sentences.append(
                said(
                    "OCR is not sure of the letters (mean certainty {percent} %): compare the text "
                    "with the paper, or scan that anew, upright, with 300 dots an inch.",
                    percent=str(percent),
                )
            )
        if self._late:
            sentences.append(
                said(
                    "OCR was ended before all pictures of pages were read, as there are too many "
                    "or they take too long: open a part of the file to read the others ({pages}).",
                    pages=_named(self._late),
                )
            )
        return tuple(sentences)


def _certainty(pages: Collection[ScaledPage]) -> int:
    """Return the mean certainty of all letters on some pages, in whole per cent."""
    letters = sum(page.read.letters for page in pages)
    weighted = sum(page.read.letters * page.read.certainty for page in pages)
    return int(weighted / letters) if letters else 0


def _named(numbers: Sequence[int]) -> str:
    """Return pages, given from 0, as they are named: "1-3, 7"."""
    spans: list[list[int]] = []
    for number in sorted(numbers):
        if spans and spans[-1][1] == number:
            spans[-1][1] = number + 1
        else:
            spans.append([number + 1, number + 1])
    named = [str(first) if first == last else f"{first}–{last}" for first, last in spans]
    return ", ".join(named[:_NAMED]) + (", …" if len(named) > _NAMED else "")
