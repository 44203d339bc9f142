"""What readers hand to `structure`: the pieces of a source in their order, with hints."""

from dataclasses import dataclass

from data.document import BlockKind


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the source that belongs together: a line, or a paragraph joined from lines.

    `text` is one non-empty line without outer space. `marker` is what looks like a number or a
    bullet before it; `sign` is the format's own mark-up before that ("##"). `hint` and `level`
    say what the format declares the piece to be, if anything (a heading's level counts from 1).
    `gap` tells that it stands apart from the piece before, `indent` how far it is set in, and
    `lines` from how many lines it was joined.
    """

    text: str
    marker: str = ""
    sign: str = ""
    hint: BlockKind | None = None
    level: int = 0
    gap: bool = True
    indent: int = 0
    lines: int = 1

    def __post_init__(self) -> None:
        if not self.text or self.text != self.text.strip() or "\n" in self.text:
            raise ValueError("a piece's text is one non-empty line without outer space")

    @property
    def printed(self) -> str:
        """The piece as the source prints it: marker and text."""
        return f"{self.marker} {self.text}" if self.marker else self.text
