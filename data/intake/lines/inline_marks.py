r"""Mark-up inside a line: Markdown, and the HTML tags that Markdown allows.

Patterns served: `**bold**`, also with blanks inside the marks, `_italic_`, links, images,
`<sup>`, `<u>`, `<ruby>` and underlined `<span>`, entities and escapes ("21<sup>st</sup>", "17\.").
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

from data.document import SpanKind
from data.intake.lines import loose_bold
from data.intake.lines.rich_text import TAGS, Builder, Rich, Style, named, target
from data.intake.lines.ruby_pairs import RubyPairs

_TAG = re.compile(r"<\s*+(/?)\s*+([a-z][a-z0-9]*+)\b([^>]*+)>", re.IGNORECASE)
_NAME = re.compile(r"\b(?:id|name)\s*+=\s*+[\"']?+([^\"'\s>]{1,200})", re.IGNORECASE)
_NOTE = re.compile(r"\[\^([\w-]{1,20})\]")
_TEMPLATED = re.compile(r"(?<=\]\()\{\{ ?\"?([^\s\"{}]{1,200})[^{}\n]{0,80}\}\}(?=\))")
"""The address of an image as site builders write it: `{{ "/sign.svg" | relative_url }}`."""
_SIGNS = re.compile(r"[*_`\[<&\\]")
_BRACKETS = re.compile(r"[\[\]]")
_DEEPEST = 8
_BREAK = "  "
"""Behind a line, what says that its end is meant."""
_UNDERLINES, _STRIKES = ("u", "ins"), frozenset({"s", "del", "strike"})


@dataclass(frozen=True, slots=True)
class Marked:
    """What a run of marked-up text says: its lines, and the alternative texts of its images.

    `is_underlined` tells that all of its letters are, `is_pointer` that all of them link to places
    in the same file, and `struck`
    the passages that are struck through, which are no part of the lines. `left` are names of what
    follows.
    """

    lines: tuple[Rich, ...]
    images: tuple[str, ...] = ()
    is_underlined: bool = False
    is_pointer: bool = False
    struck: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


def is_plain(text: str) -> bool:
    """Tell whether a text holds none of the signs that mark-up is made of."""
    return _SIGNS.search(text) is None


def read(
    parser: MarkdownIt,
    text: str,
    names: dict[str, object] | None = None,
    called: Iterable[str] = (),
) -> Marked:
    """Return what marked-up text says; what is no sound mark-up stays as it is.

    `names` are the addresses that links name, as the parser keeps them; `called` those of the
    place.
    """
    if is_plain(text):
        builder = Builder(called)
        for line in text.split("\n"):
            builder.wrap()
            builder.add(line)
            if line.endswith(_BREAK):
                builder.break_line()
        return Marked(tuple(builder.lines()), left=builder.left)
    if "({{" in text:
        text = _TEMPLATED.sub(r"\1", text)
    text = _NOTE.sub(r"<sup>\1</sup>", loose_bold.tightened(text))
    if _bracket_depth(text) > _DEEPEST:
        # The parser's time grows with the brackets that stand open before each other one.
        with parser.reset_rules():
            (token,) = parser.disable(["link", "image"]).parseInline(text, names)
    else:
        (token,) = parser.parseInline(text, names)
    reader = _Reader(called)
    for child in token.children or ():
        reader.take(child)
    return Marked(
        tuple(reader.builder.lines()),
        tuple(reader.images),
        is_underlined=reader.underlined == {True},
        is_pointer=reader.pointing == {True},
        struck=tuple(filter(None, (" ".join(one.split()) for one in reader.struck))),
        left=reader.builder.left,
    )


def _bracket_depth(text: str) -> int:
    """Return how many brackets are open at once, at most."""
    if text.count("[") <= _DEEPEST:
        return 0
    depth = deepest = 0
    for sign in _BRACKETS.findall(text):
        depth = depth + 1 if sign == "[" else max(0, depth - 1)
        deepest = max(deepest, depth)
    return deepest


class _Reader:
    """Walks the tokens of one run of text."""

    def __init__(self, called: Iterable[str]) -> None:
        self.builder = Builder(called)
        self.images: list[str] = []
        self.underlined: set[bool] = set()
        self.pointing: set[bool] = set()
        self._points = False
        self._ruby = RubyPairs()
        self.struck: list[str] = []
        self._spans: list[bool] = []
        self._open: dict[str, list[Style | None]] = {}
        self._styles: dict[Style, int] = {}

    def take(self, token: Token) -> None:
        kind = token.type
        if kind in {"text", "code_inline", "text_special"}:
            self._say(token.content)
        elif kind == "softbreak":
            self.builder.wrap()
        elif kind == "hardbreak":
            self.builder.break_line()
        elif kind == "html_inline":
            self._take_tag(token.content)
        elif kind == "image":
            self.images += [token.content] if token.content.strip() else []
        elif kind.endswith("_open"):
            self._start(token.tag, token.attrGet("href"))
        elif kind.endswith("_close"):
            self._end(token.tag)

    def _say(self, text: str) -> None:
        if any(self._open.get(tag) for tag in _STRIKES):
            self.struck[-1] += text
            return
        if self._ruby.takes(text, self.builder):
            return
        if any(map(str.isalnum, text)):
            is_underlined = any(self._spans) or any(self._open.get(tag) for tag in _UNDERLINES)
            self.underlined.add(is_underlined)
            self.pointing.add(self._points and bool(self._open.get("a")))
        link = next(iter(self._open.get("a", ())[-1:]), None)
        styles = list(self._styles)
        self.builder.add(text, [*styles, link] if link else styles)

    def _start(self, tag: str, address: object = None) -> None:
        if tag in _STRIKES:
            self.struck.append("")
        style = TAGS.get(tag)
        if tag == "a":
            self._points = str(address or "").startswith("#")
            link = target(str(address or ""))
            style = (SpanKind.LINK, link) if link else None
        self._set_apart(tag, style)

    def _set_apart(self, tag: str, style: Style | None) -> None:
        """Open an element; of links inside each other, the innermost one counts."""
        self._open.setdefault(tag, []).append(style)
        if style is not None and tag != "a":
            self._styles[style] = self._styles.get(style, 0) + 1

    def _end(self, tag: str) -> None:
        style = self._open[tag].pop() if self._open.get(tag) else None
        if style is not None and tag != "a":
            self._styles[style] -= 1
            if not self._styles[style]:
                del self._styles[style]

    def _take_tag(self, text: str) -> None:
        match = _TAG.match(text)
        if match is None:
            return
        tag, rest = match[2].lower(), match[3]
        if name := _NAME.search(rest):
            self.builder.name(named(name[1]))
        if tag == "br":
            self.builder.break_line()
        elif match[1]:
            self._ruby.leave(tag, self.builder)
            if tag == "span" and self._spans:
                self._spans.pop()
            self._end(tag)
        elif not rest.endswith("/"):
            self._ruby.enter(tag, self.builder)
            underlined = tag == "span" and "underline" in rest.lower()
            if tag == "span":
                self._spans.append(underlined)
            bold = tag == "span" and re.search(r"font-weight:\s*(?:bold|[6-9]00)", rest.lower())
            if underlined or bold:
                self._set_apart(tag, TAGS["b"])
            elif tag == "a":
                found = re.search(r"href\s*=\s*[\"']?([^\"'\s>]+)", rest)
                self._start(tag, found[1] if found else None)
            else:
                self._start(tag)
