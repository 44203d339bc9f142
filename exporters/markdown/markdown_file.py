"""A handout as one Markdown file, UTF-8, that reads well as it is and in every reader.

Pictures do not travel in it: of a letterhead it has the name and the address.
"""

import re
from collections.abc import Iterator

from data.basis.progress import Progress
from data.briefing.content import Content, ContentBlock, Detail, PartKind
from data.document import BlockKind
from data.messages import Words
from exporters.frame.citation_phrases import sample_citations
from exporters.markdown.blocks import BREAK, heading, section_paragraphs
from exporters.markdown.escapes import LINE_END, code, escaped, resolved, weighty
from exporters.markdown.inline import quoted
from exporters.markdown.parts import part_paragraphs
from exporters.markdown.references import References, letter_of
from exporters.options import ExportOptions
from exporters.phrases import (
    DISTRIBUTION,
    LABELS,
    OWN_WORDS,
    WHOLE_DOCUMENT,
    copy_line,
    label_name,
    labels_used,
    legend,
    loose_notes,
    opening_notes,
    source_of,
    unlabelled,
)

_LIST = re.compile(r"(?:-|\d+[.)]) ")
_BETWEEN_LISTS = "<!-- -->"
"""Nothing that is shown; without it two lists would be one, and counted through."""


def render(content: Content, options: ExportOptions, on_progress: Progress) -> bytes:
    """Return the handout as Markdown; the set-up of pages is nothing to it."""
    made: list[str] = []
    for text in _paragraphs(content, options.words, on_progress):
        if made and _LIST.match(text) and _LIST.match(made[-1]):
            made.append(_BETWEEN_LISTS)
        made.append(text)
    on_progress(1.0)
    return ("\n\n".join(made) + "\n").encode()


def texts(file: bytes) -> Iterator[str]:
    """Yield what a finished file says line by line: all of it, and without what is set as code.

    Raises:
        UnicodeDecodeError: this is no file of ours, which are UTF-8.
    """
    for line in file.decode().split("\n"):
        yield resolved(line, marks=True)
        yield resolved(line, marks=False)


def _paragraphs(content: Content, words: Words, on_progress: Progress) -> Iterator[str]:
    references = References(content, words)
    yield from _opening(content, references, words)
    for part in content.parts:
        yield from part_paragraphs(part, words)
    if content.parts and content.sections and not content.sections[0].breaks:
        yield BREAK  # what follows is not the last part's
    total = max(1, len(content.sections))
    for done, section in enumerate(content.sections, start=1):
        yield from section_paragraphs(content, section, references, words)
        on_progress(0.8 * done / total)
    left = references.called(note.number for note in loose_notes(content))
    if left:
        yield escaped(words(WHOLE_DOCUMENT)) + left
        yield from references.written()
    if content.sections:
        yield from _legend(content, words)
    yield from _closing(content, words)


def _opening(content: Content, references: References, words: Words) -> Iterator[str]:
    """Yield what stands above the text: marking, letterhead, title, title block."""
    yield from _marking(content)
    head = content.letterhead
    office = LINE_END.join(escaped(line) for line in (head.name, *head.address)) if head else ""
    above = (escaped(copy_line(content, words)), office, escaped(words(content.kind)))
    yield from (line for line in above if line)
    title = content.title_block or ContentBlock(BlockKind.HEADING, content.title, "")
    said = quoted(title, references)
    shown = {item.note for item in title.highlights if item.closes}
    rest = (note.number for note in opening_notes(content) if note.number not in shown)
    yield heading(0, said + references.called(rest))
    details = [_detail(detail, words) for row in content.details for detail in row]
    if details:
        yield "\n".join(details)
    yield from references.written()


def _detail(detail: Detail, words: Words) -> str:
    name, lines = weighty(words(detail.name)), [escaped(words(line)) for line in detail.lines]
    if len(lines) == 1:
        return f"- {name} {lines[0]}"
    return "\n".join([f"- {name}", *(f"  - {line}" for line in lines)])


def _legend(content: Content, words: Words) -> Iterator[str]:
    """Yield how the text is to be read: its labels, and what is set as code."""
    rows = [
        f"- {code(f'[{letter_of(label)}: … :{letter_of(label)}]')} "
        f"{weighty(label_name(label, words))} {escaped(label.meaning)}".rstrip()
        for label in labels_used(content) + unlabelled(content)
    ]
    if rows:
        yield heading(1, escaped(words(LABELS)))
        yield "\n".join(rows)
    samples = sample_citations(content, words)
    if any(block.own for section in content.sections for block in section.blocks):
        samples.append((words(OWN_WORDS), words.tr("Stands behind what is not the source’s")))
    meant = [f"- {code(sample[0])} {escaped(sample[1])}" for sample in samples]
    if meant:
        yield heading(1, escaped(legend(content, words).title))
        yield "\n".join(meant)


def _closing(content: Content, words: Words) -> Iterator[str]:
    """Yield who gets the handout, what it was made of, and the marking."""
    if content.distribution:
        yield heading(1, escaped(words(DISTRIBUTION)))
        yield "\n".join(f"- {escaped(name)}" for name in content.distribution)
    named = any(part.kind is PartKind.SOURCE for part in content.parts)
    if not named:
        yield from _sources(content, words)
    yield from _marking(content)


def _marking(content: Content) -> Iterator[str]:
    if content.marking.strip():
        yield weighty(content.marking)


def _sources(content: Content, words: Words) -> Iterator[str]:
    yield heading(1, escaped(words.tr("Source")))
    sources = [(words(source.line), source.sha256) for source in content.sources]
    if not sources:
        sources = [(source_of(content, words), content.source_sha256)]
    rows = [
        f"- {escaped(line)} {code(f'SHA-256 {digest}') if digest else ''}".rstrip()
        for line, digest in sources
    ]
    yield "\n".join(rows)
