"""What a note says, as every output shows it: blocks of lines of runs, made of what was typed.

A note is plain, or in a small part of Markdown: paragraphs, in which a line end is a line end;
`*emphasis*`, `**weight**`, `` `code` ``; lists with bullets or numbers, one in another; quotations;
links, whose address stands behind their text. Anything else stands as it was typed, HTML too. No
letter and no digit of a note is ever missing, or elsewhere than it was typed: what would come out
otherwise is shown as plain text.
"""

from collections.abc import Iterable
from itertools import groupby

from data.basis.values import dataclass


@dataclass(frozen=True, slots=True)
class NoteRun:
    """Words that look the same throughout; `link` is the address that they lead to, as typed."""

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class NoteBlock:
    """A paragraph or an item of a list, as lines of runs.

    `marker` stands before an item: a bullet, or its number as it was typed. `level` says in how
    many lists it is, one in another; a paragraph that goes on in an item has its level and no
    marker.
    """

    lines: tuple[tuple[NoteRun, ...], ...]
    marker: str = ""
    level: int = 0
    is_quoted: bool = False

    @property
    def is_numbered(self) -> bool:
        """Whether it is an item with a number."""
        return self.marker[:1].isdigit()

    @property
    def words(self) -> str:
        """What it says, a line each, with its marker."""
        text = "\n".join("".join(run.text for run in line) for line in self.lines)
        return f"{self.marker} {text}".rstrip() if self.marker else text


@dataclass(frozen=True, slots=True)
class NoteText:
    """A note as it is shown."""

    blocks: tuple[NoteBlock, ...] = ()

    @property
    def words(self) -> str:
        """What it says, without its marks; paragraphs are a blank line apart."""
        parts: list[str] = []
        for number, block in enumerate(self.blocks):
            if number:
                is_tight = block.level and self.blocks[number - 1].level
                parts.append("\n" if is_tight else "\n\n")
            parts.append("  " * max(block.level - 1, 0) + block.words)
        return "".join(parts)


def plain_text_of(written: str) -> NoteText:
    """Return a plain note: paragraphs between blank lines, a line for each that was typed."""
    lines = groupby(written.splitlines(), key=lambda line: bool(line.strip()))
    return NoteText(tuple(_paragraph(group) for is_text, group in lines if is_text))


def _paragraph(lines: Iterable[str]) -> NoteBlock:
    return NoteBlock(tuple((NoteRun(line),) for line in lines))
