"""Footnotes of the source as real footnotes, under the marks that the source prints.

A raised mark and a footnote belong together where each mark stands as often in the text as there
are footnotes with it; all others stay where the source has them, as paragraphs. So do several of
them beside comments: LibreOffice 7.4 gives a footnote behind a comment the text of another.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from data.briefing.content import ContentBlock
from data.document import BlockKind, SpanKind
from exporters.docx.called_notes import CalledNotes
from exporters.docx.word_markup import paragraph, run, styled

WordsOf = Callable[[ContentBlock], str]
"""What sets the words of a block as runs."""


@dataclass(slots=True)
class _Footnote:
    """A footnote's mark with its paragraphs, the first of which bears the mark."""

    mark: str
    blocks: list[ContentBlock]


@dataclass(slots=True)
class SourceFootnotes:
    """The footnotes that the text calls; `kept` holds all of the handout."""

    kept: CalledNotes
    are_called: bool = False
    _waiting: dict[str, list[_Footnote]] = field(default_factory=dict)
    _moved: set[int] = field(default_factory=set)

    @classmethod
    def of(
        cls, kept: CalledNotes, shown: Iterable[ContentBlock], *, beside_comments: bool
    ) -> "SourceFootnotes":
        """Find the footnotes among blocks in the order of the text."""
        calls: defaultdict[str, int] = defaultdict(int)
        notes: defaultdict[str, list[_Footnote]] = defaultdict(list)
        last: _Footnote | None = None
        for block in shown:
            if block.kind is not BlockKind.FOOTNOTE:
                for mark in _raised(block):
                    calls[mark] += 1
                last = None
            elif block.marker:
                last = _Footnote(block.marker, [block])
                notes[_key(block.marker)].append(last)
            elif last:
                last.blocks.append(block)
        paired = {
            mark: found
            for mark, found in notes.items()
            if len(found) == calls[mark] and not any(map(_is_annotated, found))
        }
        if beside_comments and sum(map(len, paired.values())) > 1:
            paired = {}
        moved = {id(block) for found in paired.values() for one in found for block in one.blocks}
        return cls(kept, _waiting=paired, _moved=moved)

    def has(self, block: ContentBlock) -> bool:
        """Whether a block stands at the foot of the page, and so not in the text."""
        return id(block) in self._moved

    def call(self, block: ContentBlock, mark: str, words_of: WordsOf) -> str:
        """Return the reference behind a raised mark of the text; nothing where it calls none."""
        waiting = self._waiting.get(_key(mark))
        if not waiting or block.kind is BlockKind.FOOTNOTE:
            return ""
        number = self.kept.call(_lines(waiting.pop(0), words_of))
        self.are_called = True
        reference = f'<w:footnoteReference w:customMarkFollows="1" w:id="{number}"/>'
        return run(mark, styled("FootnoteReference"), before=reference)


def _lines(footnote: _Footnote, words_of: WordsOf) -> str:
    first, *more = footnote.blocks
    mark = run(footnote.mark, styled("FootnoteReference")) + run(" ")
    return paragraph("SourceFootnote", mark + words_of(first)) + "".join(
        paragraph("SourceFootnote", words_of(block)) for block in more
    )


def _raised(block: ContentBlock) -> Iterator[str]:
    """Yield what is raised in a block, as a footnote's mark is compared."""
    for span in block.spans:
        if span.kind is SpanKind.SUPERSCRIPT:
            yield _key(block.text[span.start : span.end])


def _key(mark: str) -> str:
    """Return a mark without what stands around a number: "1" of "(1)", "*" of "*"."""
    return "".join(filter(str.isalnum, mark)) or mark.strip()


def _is_annotated(footnote: _Footnote) -> bool:
    return any(block.highlights for block in footnote.blocks)
