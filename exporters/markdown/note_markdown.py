"""A note's lines as Markdown: one paragraph, in which markers of lists are text.

Readers without footnotes take a second paragraph of one for code, and a list in it, too.
"""

from collections.abc import Iterator, Sequence

from data.basis.notes.note_text import NoteRun, NoteText
from exporters.markdown.escapes import escaped, weighty

_INDENT = "&#160;&#160;"
_QUOTED = "▏"


def note_lines(note: NoteText) -> Iterator[str]:
    """Yield a note's lines."""
    for block in note.blocks:
        indent = _INDENT * (block.level - 1)
        mark = f"{_QUOTED} " if block.is_quoted else ""
        first = f"{escaped(block.marker)} " if block.marker else ""
        further = _INDENT if block.level else ""
        for number, line in enumerate(block.lines or ((),)):
            before = further if number or not first else first
            made = _line(line, opens=not (before or mark or indent))
            if made or first:
                yield f"{indent}{mark}{before}{made}".rstrip()


def _line(line: Sequence[NoteRun], *, opens: bool) -> str:
    made = ""
    last = len(line) - 1
    for number, run in enumerate(line):
        ends = {"opens": opens and not number, "closes": number == last}
        signs = "*" * (2 * run.strong + run.emphasis)
        is_starred = made.endswith("*") and not made.endswith("\\*")
        if signs and not is_starred:
            made += weighty(run.text, signs, **ends)
        else:
            made += escaped(run.text, **ends)
    return made
