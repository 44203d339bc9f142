"""Notes in Markdown to what they say; `data.basis.notes.note_text` tells what of it is read."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from data.basis.notes.note_text import NoteBlock, NoteRun, NoteText

_DEEPEST = 20
_OTHER = (
    "code", "fence", "heading", "lheading", "html_block", "reference",
    "image", "autolink", "html_inline", "entity",
)  # fmt: skip
"""What of CommonMark is shown as it was typed."""
_SIGNS = re.compile(r"[\s!-/:-@\[-`{-~]+")
_LINE_END = re.compile(r"\r\n?|\n")
_BULLETS = ("•", "–")


class _Parser(MarkdownIt):
    """A parser of that part, which leaves addresses as they were typed."""

    def __init__(self) -> None:
        super().__init__("commonmark", {"html": False, "maxNesting": _DEEPEST})
        self.disable(list(_OTHER))

    def normalizeLink(self, url: str) -> str:
        """Return an address as it was typed."""
        return url


@lru_cache(maxsize=1)
def _parser() -> _Parser:
    """Return the parser, which takes as long to make as a note to read, and keeps nothing."""
    return _Parser()


@lru_cache(maxsize=256)
def marked_text(written: str) -> NoteText | None:
    """Return what a note in Markdown says; None where it would not be all of it, in its order."""
    walk = _Walk(_LINE_END.split(written))
    walk.over(_parser().parse(written))
    found = NoteText(tuple(walk.blocks))
    is_whole = bool(found.blocks) and _letters(_told(found)) == _letters(written)
    return found if is_whole else None


def _letters(text: str) -> str:
    return _SIGNS.sub("", text)


def _told(text: NoteText) -> str:
    """Return all that was typed of what is shown: bullets are ours, numbers were typed."""
    return "".join(
        (block.marker if block.is_numbered else "")
        + "".join(run.text for line in block.lines for run in line)
        for block in text.blocks
    )


@dataclass(slots=True)
class _Walk:
    """Goes through the tokens of a note once."""

    source: Sequence[str]
    blocks: list[NoteBlock] = field(default_factory=list)
    _level: int = 0
    _quotes: int = 0
    _marker: str = ""

    def over(self, tokens: Sequence[Token]) -> None:
        for token in tokens:
            match token.type:
                case "bullet_list_open" | "ordered_list_open":
                    self._put_empty()
                    self._level += 1
                case "bullet_list_close" | "ordered_list_close":
                    self._level -= 1
                case "blockquote_open":
                    self._put_empty()
                    self._quotes += 1
                case "blockquote_close":
                    self._quotes -= 1
                case "list_item_open":
                    number = f"{token.info}{token.markup}"
                    self._marker = number if token.info else _BULLETS[min(self._level, 2) - 1]
                case "list_item_close":
                    self._put_empty()
                case "hr":
                    self._put(((NoteRun(self._typed(token)),),))
                case "inline":
                    self._put(tuple(_lines(token.children or ())))

    def _typed(self, token: Token) -> str:
        first, _ = token.map or (0, 0)
        return self.source[first].strip(" \t>") if first < len(self.source) else ""

    def _put_empty(self) -> None:
        if self._marker:
            self._put(())

    def _put(self, lines: tuple[tuple[NoteRun, ...], ...]) -> None:
        self.blocks.append(NoteBlock(lines, self._marker, self._level, self._quotes > 0))
        self._marker = ""


def _lines(tokens: Sequence[Token]) -> Iterator[tuple[NoteRun, ...]]:
    line: list[NoteRun] = []
    strong = emphasis = 0
    link = behind = ""
    for token in tokens:
        match token.type:
            case "strong_open" | "strong_close":
                strong += token.nesting
            case "em_open" | "em_close":
                emphasis += token.nesting
            case "link_open":
                link = str(token.attrs.get("href", ""))
                title = str(token.attrs.get("title", ""))
                behind = f' ({link} "{title}")' if title else f" ({link})"
            case "link_close":
                line.append(NoteRun(behind, strong > 0, emphasis > 0))
                link = behind = ""
            case "softbreak" | "hardbreak":
                yield tuple(_joined(line))
                line = []
            case _ if token.content:
                is_code = token.type == "code_inline"
                line.append(NoteRun(token.content, strong > 0, emphasis > 0, is_code, link))
    yield tuple(_joined(line))


def _joined(line: Sequence[NoteRun]) -> Iterator[NoteRun]:
    """Yield runs, those that look alike as one."""
    last: NoteRun | None = None
    for run in line:
        if last is not None and _look(last) == _look(run):
            last = NoteRun(last.text + run.text, *_look(run))
            continue
        if last is not None:
            yield last
        last = run
    if last is not None:
        yield last


def _look(run: NoteRun) -> tuple[bool, bool, bool, str]:
    return run.strong, run.emphasis, run.code, run.link
