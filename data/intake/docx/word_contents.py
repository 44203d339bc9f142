"""Which paragraphs are a list of contents: Word's own, linked ones, and those made by hand.

A line of contents is known by what made it (a field, links to bookmarks, numbers of pages that
Word looks up), or by its form, a number behind a tab or dots; form alone is not enough, as votes
and sums have it, too: the lines must come again below, or a heading must say "Contents".

Patterns served: TOC fields whose lines have no styles of their own, building blocks, lines that
are typed ("Overview⇥1", "Overview ..... 1"), "Contents" in the style of a heading above them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from data.intake.docx.xmltree import said, value
from data.intake.lexicon import blanks, front_words, markers

_ABOVE_NUMBERS = frozenset({"page", "pages", "seite", "página", "pagina", "頁", "ページ", "页"})
_LONGEST_ENTRY = 300
_ROMAN = frozenset("ivxlcIVXLC")
_DOTS = ("....", ". . .", "……", "‥‥", "····", "・・・")
_GALLERY = "tableofcontents"
LEADERS = " .…‥·・\t"
"""What may stand between a name and its page."""

_MOST_OPEN = 32


@dataclass(slots=True)
class _Line:
    """A paragraph as it is looked at here; `tail` stands behind its last tab."""

    element: Element
    text: str = ""
    tail: str = ""
    has_tab: bool = False
    looks_up_pages: bool = False
    linked: int = 0
    made: bool = False

    @property
    def page(self) -> str:
        """The number of a page that the line ends with, or ""."""
        tail = self.tail.strip() if self.has_tab else ""
        if not tail:
            head = self.text.rstrip().rstrip("0123456789")
            tail = self.text.strip()[len(head.lstrip()) :] if _ends_in_dots(head) else ""
        return tail if is_page(tail) else ""

    @property
    def name(self) -> str:
        """What the line names: its text without the number of the page, and without dots."""
        text = self.text.strip()
        return text.removesuffix(self.page).rstrip(LEADERS)

    @property
    def is_made(self) -> bool:
        """Tell whether a program made the line, with links or with numbers that it looks up."""
        letters = len("".join(self.text.split()))
        return (self.looks_up_pages and bool(self.page)) or 0 < letters <= self.linked


@dataclass(slots=True)
class _Field:
    instruction: str = ""
    lines: list[_Line] = field(default_factory=list)

    @property
    def is_contents(self) -> bool:
        return self.instruction.split()[:1] == ["TOC"]


def find(text: Element) -> frozenset[int]:
    """Return the ids (`id()`) of the paragraphs (`w:p`) below an element that are contents."""
    lines = _lines(text)
    spoken = [line for line in lines if line.text.strip()]
    found = {place for place, line in enumerate(spoken) if line.made}
    for run in _runs(spoken):
        if _is_list(spoken, run):
            found.update(range(run[0], run[-1] + 1))
    headings = [place for place, line in enumerate(spoken) if _says_contents(line)]
    last = {_key(line.text): place for place, line in enumerate(spoken)} if headings else {}
    for place in headings:
        if place not in found:
            found.update(_named_below(spoken, place, last))
    found.update(list(_headed(spoken, found)))
    return frozenset(id(spoken[place].element) for place in found)


def _lines(text: Element) -> list[_Line]:
    """Return all paragraphs in their order; those that Word itself made as contents are marked."""
    lines: list[_Line] = []
    fields: list[_Field] = []
    galleries: set[int] = set()
    for node in text.iter():
        tag = node.tag
        if tag == "w:p":
            lines.append(_Line(node, made=id(node) in galleries))
            continue
        if tag == "w:sdt" and _is_gallery(node):
            galleries.update(map(id, node.iter("w:p")))
        if not lines:
            continue
        line = lines[-1]
        if tag == "w:t":
            line.text += node.text or ""
            line.tail += node.text or ""
            for one in fields:
                if one.is_contents and (not one.lines or one.lines[-1] is not line):
                    one.lines.append(line)
        elif tag in {"w:tab", "w:ptab"} and "w:val" not in node.attrib:
            line.has_tab = line.has_tab or bool(line.text.strip())
            line.text += "\t"
            line.tail = ""
        elif tag == "w:hyperlink" and node.get("w:anchor"):
            line.linked += len("".join("".join(said(node)).split()))
        else:
            _follow_fields(node, line, fields)
    return lines


def _follow_fields(node: Element, line: _Line, fields: list[_Field]) -> None:
    """Follow the fields, which may go over many paragraphs; one without an end counts nothing."""
    if node.tag == "w:fldChar":
        kind = node.get("w:fldCharType")
        if kind == "begin" and len(fields) < _MOST_OPEN:
            fields.append(_Field())
        elif kind == "end" and fields:
            ended = fields.pop()
            for one in ended.lines if _is_sound(ended) else ():
                one.made = True
    elif node.tag in {"w:instrText", "w:fldSimple"}:
        instruction = node.text if node.tag == "w:instrText" else node.get("w:instr", "")
        if node.tag == "w:instrText" and fields and len(fields[-1].instruction) < _LONGEST_ENTRY:
            fields[-1].instruction += instruction or ""
        line.looks_up_pages = line.looks_up_pages or "PAGEREF" in (instruction or "")


def _is_gallery(control: Element) -> bool:
    ways = control.find("w:sdtPr")
    part = ways.find("w:docPartObj") if ways is not None else None
    return "".join(value(part, "w:docPartGallery").lower().split()) == _GALLERY


def _is_sound(ended: _Field) -> bool:
    """Tell whether a field's text is a list; one whose end went astray reaches into the text."""
    long = sum(len(line.text) > _LONGEST_ENTRY for line in ended.lines)
    return ended.is_contents and not long


def _runs(lines: Sequence[_Line]) -> Iterator[list[int]]:
    """Yield the places of entries that follow each other, with at most one other line between."""
    run: list[int] = []
    for place, line in enumerate(lines):
        if not _is_entry(line):
            continue
        if run and place - run[-1] > 1 + _may_stand_between(lines[place - 1]):
            yield run
            run = []
        run.append(place)
    if run:
        yield run


def _is_entry(line: _Line) -> bool:
    able = len(line.text) <= _LONGEST_ENTRY and any(map(str.isalpha, line.name))
    return able and bool(line.page or line.is_made)


def _may_stand_between(line: _Line) -> bool:
    return len(line.text) <= _LONGEST_ENTRY and not line.text.rstrip().endswith((".", "。"))


def _is_list(lines: Sequence[_Line], run: Sequence[int]) -> bool:
    """Tell whether entries are contents; lines of one form may also be votes or sums."""
    entries = [lines[place] for place in run]
    if len(run) < 2:
        return False
    if sum(line.is_made for line in entries) * 2 > len(run):
        return True
    pages = [int(line.page) for line in entries if line.page.isdecimal()]
    if pages != sorted(pages):
        return False
    if run[0] and any(map(_stands_above, lines[max(0, run[0] - 2) : run[0]])):
        return True
    below = {_key(line.text) for line in lines[run[-1] + 1 :]}
    return sum(_key(line.name) in below for line in entries) * 2 > len(run)


def _named_below(lines: Sequence[_Line], heading: int, last: Mapping[str, int]) -> Sequence[int]:
    """Return the places of lines below a heading that come again; `last` is where texts do last.

    They need no tabs, and no numbers.
    """
    found = []
    for place in range(heading + 1, len(lines)):
        words = lines[place].name.split() or [""]
        names = {
            _key(" ".join(words)),
            _key(" ".join(words[: -1 if is_page(words[-1]) else None])),
        }
        if len(lines[place].text) > _LONGEST_ENTRY or not any(
            last.get(name, 0) > place for name in names - {""}
        ):
            break
        found.append(place)
    return found if len(found) > 1 else []


def _headed(lines: Sequence[_Line], found: set[int]) -> Iterator[int]:
    """Yield the places of what stands right above contents and only says so."""
    for place in found:
        above = place - 1
        while above >= 0 and above not in found and _stands_above(lines[above]):
            yield above
            above -= 1


def _says_contents(line: _Line) -> bool:
    return front_words.heads_contents(line.text)


def _stands_above(line: _Line) -> bool:
    return _says_contents(line) or _key(line.text) in _ABOVE_NUMBERS


def is_page(text: str) -> bool:
    """Tell whether a text may be the number of a page."""
    is_roman = 0 < len(text) <= 6 and _ROMAN.issuperset(text)
    return is_roman or (text.isdecimal() and len(text) <= 4)


def _ends_in_dots(text: str) -> bool:
    return text.rstrip().endswith(_DOTS)


def _key(text: str) -> str:
    """Return what an entry and its heading have in common: letters, digits, and no marker."""
    return "".join(filter(str.isalnum, markers.split(blanks.collapsed(text).strip())[1].casefold()))
