"""Markdown to pieces: CommonMark with tables, as saved from web pages and converted from PDF.

Patterns served: front matter; headings with and without `#`; headings as the first, bold line of a
paragraph; numbered paragraphs that the format takes for lists of one; bullets with paragraphs;
quotations; tables; rules and end marks; footnotes ("[^1]: …") of several paragraphs; terms with
definitions; lines of an address behind bars; struck text; blocks of HTML; other dialects' signs.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from data.basis.progress import Progress
from data.document import BlockKind, FurnitureKind
from data.intake.decode import decoding
from data.intake.lexicon import markers
from data.intake.lines import broken_lines, front_matter, inline_marks, rich_text
from data.intake.lines.heading_names import HeadingNames
from data.intake.lines.rich_text import MOST_LEFT, STRUCK, Rich
from data.intake.markdown import (
    drawn_tables,
    link_contents,
    markdown_dialects,
    meant_lines,
    nested_items,
    quoted_headings,
)
from data.intake.markdown.markdown_lists import MarkdownList
from data.intake.plain import plain_text
from data.intake.stream import Piece, Stream
from data.messages import said
from data.text import table_rows

_EVERY = 512
_DEEPEST = 60
_NOTE = re.compile(r"^[ ]{0,3}\[\^([\w-]{1,20})\]:", re.MULTILINE)
_NOTE_APART = re.compile(r"\\\[\^([\w-]{1,20})\\\]:\s*(?=\S)")
_CENTRE = re.compile(
    r"<(?:center|(?:div|p)\b[^<>]{0,200}\bcenter)\b[^<>]{0,200}>\s*\Z", re.IGNORECASE
)
_CENTRE_ENDS = re.compile(r"</(?:center|div|p)\s*>", re.IGNORECASE)
_TOO_DEEP = said(
    "Lists or quotations were nested too deeply to be meant: their signs were read as text."
)
_LONGEST_HEADING = 200


def read(content: bytes, name: str, on_progress: Progress) -> Stream:
    """Return what a Markdown file says.

    Raises:
        IntakeError: if it is no text.
    """
    decoded = decoding.decode(content, name)
    found = front_matter.split(decoded.text)
    # The text inside the blocks is read piece by piece, so it must not be parsed here as well.
    names: dict[str, object] = {}
    apart = markdown_dialects.lines_apart(
        drawn_tables.with_bars(_notes_apart(nested_items.set_in(found.rest)))
    )
    tokens = parser().disable("inline").parse(apart.text, names)
    walk = _Walk(parser(), names, apart)
    if found.text:
        walk.aside(found.text, FurnitureKind.FRONT_MATTER)
    if any(token.nesting > 0 and token.level >= _DEEPEST - 1 for token in tokens):
        # The parser leaves out what is nested more deeply.
        pieces = [*walk.pieces, *plain_text.pieces_of(found.rest, on_progress)]
        repairs = (*decoded.repairs, _TOO_DEEP)
        return Stream(tuple(pieces), found.declared, decoded.encoding, repairs)
    for number in walk.over(tokens):
        if number % _EVERY == 0:
            on_progress(number / len(tokens))
    walk.finish()
    for taken in apart.taken:
        walk.aside(taken, FurnitureKind.MARKUP)
    repairs = (*decoded.repairs, *([STRUCK.of(walk.struck)] if walk.struck else []))
    return Stream(tuple(walk.pieces), found.declared, decoded.encoding, repairs)


def parser() -> MarkdownIt:
    """Return a parser of our dialect; text that is set in is text, and not program code."""
    options = {"html": True, "maxNesting": _DEEPEST}
    return MarkdownIt("commonmark", options).enable(["table", "strikethrough"]).disable("code")


def _notes_apart(text: str) -> str:
    """Put footnotes on their own; the format takes one of a word ("[^1]: Ibid.") for an address."""
    return _NOTE.sub(r"\n\\[^\1\\]:", text) if "[^" in text else text


class _Walk:
    """Goes through the tokens of a file once."""

    def __init__(
        self, parser: MarkdownIt, names: dict[str, object], source: markdown_dialects.Apart
    ) -> None:
        self._parser = parser
        self._names = names
        self._source = source.text.split("\n")
        self._centred_lines = source.centred
        self._is_centred = self._is_in_middle = False
        self._in_note = False
        self.struck = 0
        self.pieces: list[Piece] = []
        self._pointers: set[int] = set()
        self._called: tuple[str, ...] = ()  # places that nothing has followed yet
        self._heading_names = HeadingNames()
        self._quoted: set[int] = set()
        self._lists: list[MarkdownList] = []
        self._quotes = 0
        self._heading = 0
        self._row: list[str] | None = None
        self._row_names: list[str] = []
        self._in_head = False

    def over(self, tokens: Sequence[Token]) -> Iterator[int]:
        """Take the tokens one after the other; yields each one's number before it is taken."""
        for number, token in enumerate(tokens):
            yield number
            if token.type == "inline":
                self._take_text(token, tokens[number - 1])
            elif token.type in {"fence", "code_block"}:
                for line in filter(str.strip, token.content.split("\n")):
                    self._put(Rich(" ".join(line.split())), None, look="code")
            elif token.type == "html_block":
                self._is_in_middle = _is_in_middle(token.content, before=self._is_in_middle)
                self._take_html(token.content)
            elif token.type == "hr":
                self.pieces.append(Piece(token.markup[:3]))
            elif token.nesting > 0:
                self._enter(token, tokens, number)
            elif token.nesting < 0:
                self._leave(token)

    def finish(self) -> None:
        """Set lists of contents and what quotations hold apart, now that all is known."""
        self.pieces = quoted_headings.lowered(self.pieces, self._quoted)
        self.pieces = link_contents.apart(self.pieces, self._pointers)

    def aside(self, text: str, kind: FurnitureKind) -> None:
        """Keep a text outside the document's own."""
        line = " ".join(text.split())
        if line:
            self.pieces.append(Piece(line, furniture=kind))

    def _enter(self, token: Token, tokens: Sequence[Token], number: int) -> None:
        if token.type in {"ordered_list_open", "bullet_list_open"}:
            self._put_number()
            self._lists.append(MarkdownList(tokens, number, len(self._lists)))
        elif token.type == "list_item_open":
            self._lists[-1].begin(token)
        elif token.type == "blockquote_open":
            self._quotes += 1
        elif token.type == "heading_open":
            self._heading = int(token.tag[1:])
        elif token.type == "tr_open":
            self._row = []
        elif token.type == "thead_open":
            self._in_head = True

    def _leave(self, token: Token) -> None:
        if token.type in {"ordered_list_close", "bullet_list_close"}:
            self._lists.pop()
        elif token.type == "list_item_close":
            self._put_number()
        elif token.type == "blockquote_close":
            self._quotes -= 1
        elif token.type == "heading_close":
            self._heading = 0
        elif token.type == "thead_close":
            self._in_head = False
        elif token.type == "tr_close" and self._row is not None:
            row, names = table_rows.row(self._row), tuple(self._row_names)
            if row:
                hint, is_head = BlockKind.TABLE_ROW, self._in_head
                self.pieces.append(
                    Piece(row, hint=hint, level=int(is_head), gap=is_head, names=names)
                )
            self._row, self._row_names = None, []

    def _put_number(self) -> None:
        """Keep the number of an item that has no text of its own: it may stand above its text."""
        marker = self._lists[-1].take()[0] if self._lists else ""
        if marker and not markers.is_bullet(marker):
            self.pieces.append(Piece(marker))

    def _take_text(self, token: Token, before: Token) -> None:
        note = _NOTE_APART.match(token.content)
        text = token.content[note.end() :] if note else token.content
        goes_on = self._in_note and self._is_set_in(before)
        self._in_note = note is not None or goes_on
        in_division = before.map is not None and before.map[0] in self._centred_lines
        self._is_centred = self._is_in_middle or in_division
        apart = markdown_dialects.spans_apart(text)
        for part in meant_lines.split(apart.text):
            marked = inline_marks.read(self._parser, part, self._names, self._called)
            self._called = marked.left
            self.struck += len(marked.struck)
            if note or goes_on:
                self._take_note(note[1] if note else "", rich_text.joined(marked.lines))
            elif self._row is not None:
                self._row.append(" ".join(line.text for line in marked.lines))
                self._row_names += [name for line in marked.lines for name in line.names]
            elif self._heading:
                self._take_heading(marked.lines, before)
            else:
                self._take_paragraph(marked.lines, "underlined" if marked.is_underlined else "")
                if marked.is_pointer:
                    self._pointers.add(len(self.pieces) - 1)
            for image in marked.images:
                self.aside(image, FurnitureKind.IMAGE)
            for words in marked.struck:
                self.aside(words, FurnitureKind.MARKUP)
        for taken in apart.taken:
            self.aside(taken, FurnitureKind.MARKUP)

    def _is_set_in(self, block: Token) -> bool:
        """Tell whether a block is set in as what belongs to a footnote is."""
        line = self._source[block.map[0]] if block.map and not self._lists else ""
        return line.startswith(("    ", "\t"))

    def _take_heading(self, lines: Sequence[Rich], before: Token) -> None:
        """Take a heading; a rule right below a paragraph does not make one of it."""
        line = rich_text.joined(lines)
        underlined = before.markup in {"-", "="}
        if underlined and (len(line.text) > _LONGEST_HEADING or line.text.endswith((".", ","))):
            self._take_paragraph(lines)
            self.pieces.append(Piece(before.markup * 3))
        elif line.text:
            slug = self._heading_names.of(line.text)
            line = replace(line, names=(*line.names, *([slug] if slug else [])))
            self._put(broken_lines.unbolded(line), BlockKind.HEADING, level=self._heading)
            self._quoted.update([len(self.pieces) - 1] if self._quotes else [])
        else:
            self.pieces.append(Piece(before.markup))

    def _take_note(self, number: str, line: Rich) -> None:
        if line.text:
            hint, names = BlockKind.FOOTNOTE, line.names
            note = Piece(line.text, number, hint=hint, spans=line.spans, names=names)
            self.pieces.append(note)
        elif number:
            self.pieces.append(Piece(number, hint=BlockKind.FOOTNOTE))

    def _take_paragraph(self, lines: Sequence[Rich], look: str = "") -> None:
        for place, (line, count) in enumerate(broken_lines.paragraphs(lines)):
            self._put(line, None, lines=count, gap=not place, look=look)

    def _put(
        self,
        line: Rich,
        hint: BlockKind | None,
        *,
        level: int = 0,
        lines: int = 1,
        gap: bool = True,
        look: str = "",
    ) -> None:
        marker = ""
        if self._lists and hint is None:
            marker, hint, level = self._lists[-1].take()
        elif self._quotes and hint is None:
            hint = BlockKind.QUOTATION
        if not marker:
            marker, line = line.split_marker()
        if line.text:
            self.pieces.append(
                Piece(
                    line.text, marker, hint=hint, level=level, gap=gap, lines=lines,
                    indent=len(self._lists), spans=line.spans, look=look,
                    centred=self._is_centred, names=line.names,
                )
            )  # fmt: skip

    def _take_html(self, content: str) -> None:
        from data.intake.markup import web_page  # noqa: PLC0415  # few files have such blocks

        left: list[str] = []
        found = web_page.fragment(content, left=left)
        if found:
            found[0] = replace(found[0], names=(*self._called, *found[0].names))
            self._called = ()
        self._called = (*self._called, *left)[-MOST_LEFT:]
        self.pieces += found


def _is_in_middle(html: str, *, before: bool) -> bool:
    """Tell whether what follows HTML stands in an element of it that centres its text."""
    return _CENTRE_ENDS.search(html) is None if before else _CENTRE.search(html) is not None
