"""Footnotes or endnotes in the order in which the text calls them, by which LibreOffice goes."""

from dataclasses import dataclass, field

from exporters.docx.word_markup import NAMESPACES

_LINES = {-1: "separator", 0: "continuationSeparator"}
"""The lines above notes, by the ids that Word gives them."""


@dataclass(slots=True)
class CalledNotes:
    """The notes of a kind, "footnote" or "endnote"; the first has the id 1."""

    kind: str
    _notes: list[str] = field(default_factory=list)

    def call(self, paragraphs: str) -> int:
        """Keep a note with these paragraphs; return its id."""
        number = len(self._notes) + 1
        self._notes.append(f'<w:{self.kind} w:id="{number}">{paragraphs}</w:{self.kind}>')
        return number

    @property
    def are_any(self) -> bool:
        """Whether the text called any."""
        return bool(self._notes)

    def part(self) -> str:
        """Return the part that holds them, with the lines above them; nothing for none."""
        if not self._notes:
            return ""
        kind = self.kind
        lines = "".join(
            f'<w:{kind} w:type="{sign}" w:id="{number}"><w:p><w:pPr><w:spacing w:after="0"/>'
            f"</w:pPr><w:r><w:{sign}/></w:r></w:p></w:{kind}>"
            for number, sign in _LINES.items()
        )
        return f"<w:{kind}s {NAMESPACES}>{lines}{''.join(self._notes)}</w:{kind}s>"
