"""Footnotes: the analyst's notes, and those of the source whose marks stand in the handout."""

from collections.abc import Iterable, Iterator

from data.annotation import Label
from data.briefing.content import Content, ContentBlock, Note
from data.citation import on_page
from data.document import BlockKind
from data.messages import Words
from data.text.passages.footnote_marks import bare_mark, footnote_marks
from exporters.markdown.escapes import LINE_END, code, escaped, weighty
from exporters.markdown.note_markdown import note_lines
from exporters.phrases import all_blocks, label_name, place_of_note

_NOTE_LINE = f"{LINE_END}    "


class References:
    """What calls a footnote, and which footnotes were called and are still to be written.

    A document's own footnotes are known by the block's identity: two blocks may say the same.
    """

    def __init__(self, content: Content, words: Words) -> None:
        self._words = words
        self._notes = {note.number: note for note in content.notes}
        self._calls: dict[tuple[int, int, int], str] = {}
        self._of_source: dict[int, str] = {}
        self._open: dict[str, str] = {}
        runs = [all_blocks(content)]
        if content.sources:  # each of several documents begins with 1
            runs = [section.blocks for section in content.sections]
        for run in runs:
            self._tie(run)

    def called(self, numbers: Iterable[int]) -> str:
        """Return the marks that call these notes."""
        made = ""
        for number in numbers:
            if number in self._notes:
                name = place_of_note(number)
                self._open.setdefault(name, self._note(self._notes[number]))
                made += f"[^{name}]"
        return made

    def of_source(self, block: ContentBlock, start: int, end: int) -> str:
        """Return what calls the footnote whose mark stands there, in code points, if one does."""
        return self._calls.get((id(block), start, end), "")

    def is_called(self, block: ContentBlock) -> bool:
        """Tell whether a block is a footnote that a mark calls: it is written among the notes."""
        return id(block) in self._of_source

    def keep(self, block: ContentBlock, text: str) -> None:
        """Have a called footnote written, with the Markdown of its words."""
        head = code(self._words.tr("Footnote {mark} of the source", mark=bare_mark(block.marker)))
        name = self._of_source[id(block)]
        self._open.setdefault(name, f"[^{name}]: {head} · {text}")

    def written(self) -> Iterator[str]:
        """Yield the footnotes that were called since the last time."""
        yield from (text for text in self._open.values() if text)
        self._open = dict.fromkeys(self._open, "")

    def _tie(self, run: tuple[ContentBlock, ...]) -> None:
        for mark in footnote_marks(run):
            caller, footnote = run[mark.block], run[mark.footnote]
            if caller.kind is BlockKind.TABLE_ROW or _is_cut(caller, mark.start, mark.end):
                continue
            known = set(self._of_source.values())
            name = self._of_source.setdefault(id(footnote), _name(footnote.marker, known))
            self._calls[id(caller), mark.start, mark.end] = f"[^{name}]"

    def _note(self, note: Note) -> str:
        """Return a note with its head, on as many lines as it has.

        All of it is one paragraph: readers without footnotes take a second one for code.
        """
        words = self._words
        head = [weighty(label_name(note.label, words)), code(letter_of(note.label))]
        told = [note.author, note.modified.date().isoformat(), *note.tags]
        head += [f"· {escaped(text, opens=False)}" for text in told if text]
        head.append(code(words(on_page(note.citation, note.page))))
        lines = note_lines(note.shown)
        first = f"[^{place_of_note(note.number)}]: {' '.join(filter(None, head))}"
        return _NOTE_LINE.join([first, *lines])


def letter_of(label: Label) -> str:
    """Return the letter that stands for a label; nothing for none. A bar would end a cell."""
    return "" if label.is_none else label.letter.replace("|", "\N{FULLWIDTH VERTICAL LINE}")


def _is_cut(block: ContentBlock, start: int, end: int) -> bool:
    """Tell whether a highlight or another span begins or ends within that passage."""
    edges = {edge for item in block.highlights for edge in (item.start, item.end)}
    edges |= {edge for span in block.spans for edge in (span.start, span.end)}
    return any(start < edge < end for edge in edges)


def _name(marker: str, known: set[str]) -> str:
    """Return the name of a source's footnote: its number, and what tells it from the others."""
    bare = bare_mark(marker)
    name = bare if bare.isascii() and bare.isalnum() else "source"
    ways = (f"{name}-{number}" for number in range(2, len(known) + 3))
    return name if name not in known else next(way for way in ways if way not in known)
