"""The runs of a paragraph as lines of text, and what hangs on it: text boxes, images, notes.

Patterns served: tracked changes, links as elements and as fields, fields with their results,
symbols, ruby, text boxes that stand in a file twice (for new programs and for old ones), the words
in drawings, boxes and lists of forms, hidden text, struck text, comments, breaks of pages.
"""

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from data.document import SpanKind
from data.intake.docx import symbols, word_forms
from data.intake.docx.line_builder import Lines, PageCount, WordLine
from data.intake.docx.note_parts import Notes
from data.intake.docx.run_look import Look, look
from data.intake.docx.style_sheet import WordStyle, WordStyles
from data.intake.docx.word_package import Relation
from data.intake.docx.xmltree import said, value
from data.intake.lines import word_fields
from data.intake.lines.rich_text import MOST_LEFT, inside, named, target
from data.intake.lines.rich_text import Style as Mark

_MOST_FIELDS = 32
"""Fields stand inside each other; where more are open, their ends were forgotten."""

_LONGEST_INSTRUCTION = 2048

_UNSEEN = (
    "w:pPr", "w:rPr", "w:delInstrText", "w:delText", "w:sdtPr", "w:sdtEndPr",
    "w:moveFrom", "w:rubyPr", "w:fldData",
)  # fmt: skip


@dataclass(slots=True)
class WordTally:
    """What the text was read without, counted in passages."""

    deleted: int = 0
    hidden: int = 0
    comments: int = 0
    embedded: int = 0
    struck: int = 0


@dataclass(slots=True)
class ParagraphContent:
    """What a paragraph holds: its lines, and what stands beside them."""

    lines: list[WordLine] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    images: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)


class Runs:
    """Reads the paragraphs of one part; `links` are what the part refers to."""

    def __init__(
        self,
        styles: WordStyles,
        notes: dict[str, Notes],
        links: dict[str, Relation],
        tally: WordTally,
        pages: PageCount | None = None,
    ) -> None:
        self._styles, self._notes, self._links, self._tally = styles, notes, links, tally
        self.pages = pages or PageCount()
        self._was_deleted = False
        self._names: tuple[str, ...] = ()  # of places behind which nothing was said yet
        self._handlers = {
            "w:bookmarkStart": self._bookmark,
            "w:r": self._run,
            "w:t": self._text,
            "m:t": self._text,
            "w:tab": self._blank,
            "w:ptab": self._blank,
            "w:br": self._break,
            "w:cr": self._break,
            "w:noBreakHyphen": self._hyphen,
            "w:sym": self._sign,
            "w:ruby": self._ruby,
            "w:hyperlink": self._hyperlink,
            "w:fldSimple": self._simple_field,
            "w:fldChar": self._field,
            "w:instrText": self._instruction,
            "w:del": self.delete,
            "w:footnoteReference": self._note,
            "w:endnoteReference": self._note,
            "w:commentReference": self._comment,
            "w:txbxContent": self._box,
            "w:ffData": self._form,
            "w:lastRenderedPageBreak": self._page_begins,
            "a:p": self._drawn,
            "v:textpath": self._word_art,
            "wp:docPr": self._image,
            "v:shape": self._image,
            "mc:AlternateContent": self._alternatives,
        } | dict.fromkeys(_UNSEEN, self._pass)

    def read(self, paragraph: Element, style: WordStyle) -> ParagraphContent:
        """Return what a paragraph of a style holds."""
        self._lines = Lines(self.pages, self._names)
        self._content = ParagraphContent()
        self._base = self._now = style.look.over(self._styles.base)
        self._style_look = style.look
        self._open_links: list[str] = []
        self._fields: list[list[str]] = []
        self._own_mark = ""
        self._walk(paragraph)
        self._content.lines = self._lines.finish()
        self._names = self._lines.left
        return self._content

    def delete(self, element: Element) -> None:
        """Pass over what was deleted with tracked changes; neighbours count as one passage."""
        gone = any(node.text for node in element.iter("w:delText")) or any(said(element))
        if gone and not self._was_deleted:
            self._tally.deleted += 1
            self._was_deleted = True
        for kind, notes in self._notes.items():
            for reference in element.iter(f"w:{kind}Reference"):
                notes.drop(reference.get("w:id", ""))

    def name(self, bookmark: Element) -> None:
        """Let what is said next have the name of a bookmark that stands between paragraphs."""
        called = named(bookmark.get("w:name"))
        self._names = (*self._names, *([called] if called else []))[-MOST_LEFT:]

    def _walk(self, element: Element) -> None:
        for child in element:
            self._handlers.get(child.tag, self._walk)(child)

    def _pass(self, element: Element) -> None:
        """Leave an element out: it says nothing."""

    def _run(self, run: Element) -> None:
        properties = run.find("w:rPr")
        before = self._now
        if properties is not None and len(properties):
            named = value(properties, "w:rStyle")
            below = self._base
            if named:
                own = self._styles.get(named).look
                below = own.toggled(self._style_look).over(self._styles.base)
            self._now = look(properties).over(below)
        self._own_mark = "".join(said(run)).strip() if _has_own_mark(run) else ""
        self._walk(run)
        self._now = before

    def _text(self, element: Element) -> None:
        self._say(element.text or "")

    def _say(self, text: str, *also: Mark) -> None:
        if self._now.hidden:
            self._content.hidden.append(text)
            return
        if text.strip():
            self._was_deleted = False
        if self._now.struck:
            self._content.struck.append(text)
            return
        self._lines.add(text, (*_marks(self._now, self._link()), *also), self._now)

    def _link(self) -> str:
        return next(filter(None, reversed((*self._open_links, *(f[1] for f in self._fields)))), "")

    def _blank(self, _element: Element) -> None:
        self._say(" ")

    def _break(self, element: Element) -> None:
        kind = element.get("w:type", "textWrapping")
        if kind == "column":
            self._say(" ")
            return
        self._lines.end_line()
        if kind == "page":
            self.pages.turn()

    def _page_begins(self, _element: Element) -> None:
        self.pages.begin()

    def _hyphen(self, _element: Element) -> None:
        self._say("-")

    def _sign(self, element: Element) -> None:
        self._say(symbols.sign(element.get("w:char", ""), element.get("w:font", "")))

    def _ruby(self, element: Element) -> None:
        """Read kanji with how they are spoken, which stands above them, or else in brackets."""
        start = self._lines.place
        for base in element.findall("w:rubyBase"):
            self._walk(base)
        spoken = "".join(text for reading in element.findall("w:rt") for text in said(reading))
        if not spoken.strip() or self._lines.read_as(start, spoken):
            return
        self._say("（")
        for reading in element.findall("w:rt"):
            self._walk(reading)
        self._say("）")

    def _bookmark(self, element: Element) -> None:
        self._lines.name(named(element.get("w:name")))

    def _hyperlink(self, element: Element) -> None:
        relation = self._links.get(element.get("r:id", ""))
        is_outside = relation is not None and relation.is_outside
        leads = target(relation.target) if relation and is_outside else ""
        self._open_links.append(leads or inside(element.get("w:anchor") if not relation else ""))
        self._walk(element)
        self._open_links.pop()

    def _simple_field(self, element: Element) -> None:
        self._open_links.append(word_fields.leads_to(element.get("w:instr", "")))
        self._walk(element)
        self._open_links.pop()

    def _field(self, element: Element) -> None:
        kind = element.get("w:fldCharType")
        if kind == "begin" and len(self._fields) < _MOST_FIELDS:
            self._fields.append(["", ""])
            self._walk(element)
        elif kind == "end" and self._fields:
            self._fields.pop()
        elif kind == "separate" and self._fields:
            self._fields[-1][1] = word_fields.leads_to(self._fields[-1][0])

    def _instruction(self, element: Element) -> None:
        if self._fields and len(self._fields[-1][0]) < _LONGEST_INSTRUCTION:
            self._fields[-1][0] += element.text or ""

    def _note(self, element: Element) -> None:
        kind = element.tag.removeprefix("w:").removesuffix("Reference")
        is_own = element.get("w:customMarkFollows", "0") not in {"0", "false"}
        own, self._own_mark = (self._own_mark, "") if is_own else ("", self._own_mark)
        mark = self._notes[kind].refer(element.get("w:id", ""), own)
        if mark:
            self._say(mark, *([] if self._now.raised else [(SpanKind.SUPERSCRIPT, "")]))

    def _comment(self, _element: Element) -> None:
        self._tally.comments += 1

    def _form(self, element: Element) -> None:
        self._say(word_forms.shown(element))

    def _drawn(self, element: Element) -> None:
        """Take the words of a drawing as what an image says."""
        words = " ".join("".join(node.text or "" for node in element.iter("a:t")).split())
        self._content.images += [words] if words else []

    def _word_art(self, element: Element) -> None:
        words = " ".join(element.get("string", "").split())
        self._content.images += [words] if words else []

    def _box(self, element: Element) -> None:
        self._content.boxes.append(element)

    def _image(self, element: Element) -> None:
        said_of_it = element.get("descr") or element.get("alt") or ""
        if said_of_it.strip():
            self._content.images.append(" ".join(said_of_it.split()))
        self._walk(element)

    def _alternatives(self, element: Element) -> None:
        self._walk(chosen(element))


def chosen(alternatives: Element) -> Element:
    """Return the one of several contents that is read: the newest, if it says anything."""
    choice, fallback = alternatives.find("mc:Choice"), alternatives.find("mc:Fallback")
    if choice is None or (fallback is not None and not any(said(choice)) and any(said(fallback))):
        return alternatives if fallback is None else fallback
    return choice


def _has_own_mark(run: Element) -> bool:
    """Tell whether the text of a run is the mark of a note."""
    return any(run.find(f"w:{kind}Reference") is not None for kind in ("footnote", "endnote"))


def _marks(now: Look, link: str) -> list[Mark]:
    marks: list[Mark] = []
    # The underline of a link is its dress.
    if now.bold or (now.underlined and not link):
        marks.append((SpanKind.STRONG, ""))
    if now.italic:
        marks.append((SpanKind.EMPHASIS, ""))
    if now.raised:
        marks.append((SpanKind.SUPERSCRIPT, ""))
    if link:
        marks.append((SpanKind.LINK, link))
    return marks
