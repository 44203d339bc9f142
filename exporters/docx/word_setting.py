"""What is the same throughout one Word file: words, page, sizes, colours, languages."""

from dataclasses import dataclass
from functools import cached_property

from data.basis.colours import channels, encoded, luminance
from data.briefing.content import Content
from data.messages import Words
from exporters.docx.word_markup import is_eastern
from exporters.options import ExportOptions, PageSetup
from exporters.phrases import foreign_language

TWIPS = 20
"""Twentieths of a point, in which Word measures."""
_TWIPS_A_MM = 1440 / 25.4
_SIDE, _GUTTER = 24.0, 6.0
"""Millimetres at either side of the text, and for the binding of two-sided pages."""
_LARGER = 1.8


@dataclass(frozen=True)
class WordSetting:
    """What every module of the format asks.

    `source_language` is empty where it is that of our words; one that `is_eastern` is written in
    squares, which want more space between lines.
    """

    words: Words
    page: PageSetup
    source_language: str
    is_eastern: bool = False

    @classmethod
    def of(cls, content: Content, options: ExportOptions) -> "WordSetting":
        """Return the setting of a handout."""
        foreign = foreign_language(content, options.words)
        return cls(options.words, options.page, foreign, is_eastern(content.language))

    @property
    def is_japanese(self) -> bool:
        """Whether our own words are Japanese."""
        return self.words.language.casefold().startswith("ja")

    @cached_property
    def paper(self) -> tuple[int, int]:
        """Width and height of the paper, in twips."""
        width, height = self.page.paper.value
        return round(width * _TWIPS_A_MM), round(height * _TWIPS_A_MM)

    @cached_property
    def side(self) -> int:
        """The margin at either side, in twips."""
        return round(_SIDE * _TWIPS_A_MM)

    @cached_property
    def gutter(self) -> int:
        """What the binding edge has besides, in twips."""
        return round(_GUTTER * _TWIPS_A_MM) if self.page.two_sided else 0

    @cached_property
    def measure(self) -> int:
        """The width of the text, in twips."""
        return self.paper[0] - 2 * self.side - self.gutter

    def scaled(self, points: float) -> float:
        """Return a size in points, as large as the print is to be."""
        return points * _LARGER if self.page.large_print else points

    def colour(self, colour: str) -> str:
        """Return #RRGGBB as Word has it, in grey where the handout is to be."""
        if not self.page.greyscale:
            return colour.removeprefix("#")
        return f"{round(255 * encoded(luminance(channels(colour)))):02X}" * 3
