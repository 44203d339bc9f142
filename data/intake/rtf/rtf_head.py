"""The tables at the head of a rich text: which encoding a font has, what a style declares."""

from dataclasses import dataclass, field

from data.document import BlockKind
from data.intake.decode import charsets
from data.intake.lexicon import style_names

_CHARSETS = {
    77: "mac-roman", 128: "cp932", 129: "cp949", 134: "gb18030", 136: "big5", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251",
    222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
_SYMBOLS = 2
_SEVERAL_BYTES = frozenset({"cp932", "cp949", "gb18030", "big5"})
_MACHINES = {"mac": "mac-roman", "pc": "cp437", "pca": "cp850"}
_NOTES = {
    "ftnnar": "decimal", "ftnnrlc": "lowerRoman", "ftnnruc": "upperRoman",
    "ftnnalc": "lowerLetter", "ftnnauc": "upperLetter",
}  # fmt: skip
_LONGEST = 200
_MOST_BASES = 32
_DEEPEST = 9


@dataclass(slots=True)
class RtfStyle:
    """A style of paragraphs: its name in lower case, the one it is based on, its outline level."""

    name: str = ""
    based_on: int = -1
    outline: int = -1


@dataclass(slots=True)
class RtfHead:
    """What the head of a file declares; fonts and styles by their numbers.

    `sets` are the fonts' character sets, `pages` the codecs of those that name a code page;
    `notes` and `end_notes` are styles of numbers.
    """

    codec: str = "cp1252"
    usual_font: int = 0
    sets: dict[int, int] = field(default_factory=dict)
    pages: dict[int, str] = field(default_factory=dict)
    styles: dict[int, RtfStyle] = field(default_factory=dict)
    title: str = ""
    notes: str = "decimal"
    end_notes: str = "decimal"
    _kinds: dict[tuple[int, int], tuple[BlockKind | None, int]] = field(default_factory=dict)
    _number: int = 0

    def take(self, into: str, word: str, number: int | None) -> bool:
        """Take a word that declares something of the file; return whether it does.

        `into` is what the group is for, as of a state.
        """
        value = number or 0
        if into == "fonts":
            self._take_font(word, value)
        elif into == "styles":
            self._take_style(word, value)
        elif word == "ansicpg":
            self.codec = charsets.of_code_page(value) or self.codec
        elif word in _MACHINES:
            self.codec = _MACHINES[word]
        elif word == "deff":
            self.usual_font = value
        elif word in _NOTES:
            self.notes = _NOTES[word]
        elif word.startswith("a") and word[1:] in _NOTES:
            self.end_notes = _NOTES[word[1:]]
        else:
            return False
        return True

    def _take_font(self, word: str, value: int) -> None:
        if word == "f":
            self._number = value
        elif word == "fcharset":
            self.sets[self._number] = value
        elif word == "cpg" and charsets.of_code_page(value):
            self.pages[self._number] = charsets.of_code_page(value)

    def _take_style(self, word: str, value: int) -> None:
        if word == "s":
            self._number = value
            self.styles[value] = RtfStyle()
        elif word in {"cs", "ts", "ds"}:
            self._number = -1  # no style of paragraphs
        elif word == "sbasedon" and self._number in self.styles:
            self.styles[self._number].based_on = value
        elif word == "outlinelevel" and self._number in self.styles:
            self.styles[self._number].outline = value

    def begin_styles(self) -> None:
        """Begin with the style that has no number."""
        self._number = 0
        self.styles[0] = RtfStyle()

    def name_style(self, text: str) -> None:
        """Take a part of a style's name, which ends with a semicolon."""
        style = self.styles.get(self._number)
        if style is None:
            return
        said, end, _ = text.partition(";")
        if len(style.name) < _LONGEST:
            style.name += said.lower()
        self._number = 0 if end else self._number

    def codec_of(self, font: int) -> str:
        """Return the codec of what is set in a font; most fonts have none of their own."""
        number = self.usual_font if font < 0 else font
        if number in self.pages:
            return self.pages[number]
        own = _CHARSETS.get(self.sets.get(number, 1), "")
        # Where the file's own letters take two bytes, a Western font says what it means.
        is_western = self.sets.get(number, 1) == 0 and self.codec in _SEVERAL_BYTES
        return own or ("cp1252" if is_western else self.codec)

    def has_symbols(self, font: int) -> bool:
        """Tell whether the letters of a font are signs, which mean nothing outside it."""
        return self.sets.get(self.usual_font if font < 0 else font, 1) == _SYMBOLS

    def kind(self, style: int, outline: int) -> tuple[BlockKind | None, int]:
        """Return what paragraphs of a style are, and the level of a heading (0 the title's).

        `outline` is the level from 0 that a paragraph has itself; -1 for none.
        """
        key = (style, outline)
        if key not in self._kinds:
            self._kinds[key] = self._kind(style, outline)
        return self._kinds[key]

    def _kind(self, style: int, outline: int) -> tuple[BlockKind | None, int]:
        chain = self._chain(style)
        for place, one in enumerate(chain):
            found = style_names.meaning(one.name.strip())
            if found is not None and (not place or found[0] is not BlockKind.HEADING):
                is_title = found == (BlockKind.HEADING, 0)
                if found[0] is not BlockKind.HEADING or is_title or outline < 0:
                    return found
        level = outline if outline >= 0 else (chain[0].outline if chain else -1)
        return (BlockKind.HEADING, level + 1) if 0 <= level < _DEEPEST else (None, 0)

    def is_contents(self, style: int) -> bool:
        """Tell whether paragraphs of a style are lines of a contents list."""
        return bool(style_names.CONTENTS.fullmatch(self.name_of(style)))

    def name_of(self, style: int) -> str:
        """Return a style's name; "" where it has none."""
        return self.styles[style].name.strip() if style in self.styles else ""

    def _chain(self, number: int) -> list[RtfStyle]:
        """Return a style and those that it is based on; a circle is left where it closes."""
        found: list[RtfStyle] = []
        while number in self.styles and len(found) < _MOST_BASES:
            style = self.styles[number]
            if style in found:
                break
            found.append(style)
            number = style.based_on
        return found
