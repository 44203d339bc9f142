"""The runs of a paragraph, and what hangs on it: frames, notes, comments, hidden text.

Patterns served: links, ruby, notes with marks of their own, text between elements, fields with
their results.
"""

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from data.document import SpanKind
from data.intake.lines.rich_text import Style as Mark
from data.intake.lines.rich_text import inside, named, target
from data.intake.lines.set_text import SetText
from data.intake.odt.odt_styles import OdtLook, OdtStyle, OdtStyles

_UNSEEN = (
    "text:tracked-changes", "text:sequence-decls", "text:variable-decls", "text:user-field-decls",
    "text:script", "text:note-body", "office:annotation-end", "office:forms", "office:scripts",
    "office:event-listeners", "svg:title", "svg:desc", "draw:object", "draw:object-ole",
)  # fmt: skip


@dataclass(slots=True)
class OdtTally:
    """What the text was read without, counted in passages."""

    deleted: int = 0
    hidden: int = 0
    comments: int = 0


@dataclass(frozen=True, slots=True)
class OdtNote:
    """A note that the text refers to: its mark, and what holds its paragraphs."""

    mark: str
    body: Element
    is_at_the_end: bool


@dataclass(slots=True)
class OdtContent:
    """What a paragraph holds: its text, and what stands beside it."""

    text: SetText = field(default_factory=SetText)
    frames: list[Element] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)


class OdtRuns:
    """Reads the paragraphs of one part; `notes` are those that were referred to so far.

    `names` are those of places behind which nothing was said yet.
    """

    def __init__(self, styles: OdtStyles, tally: OdtTally) -> None:
        self._styles, self._tally = styles, tally
        self.notes: list[OdtNote] = []
        self.names: tuple[str, ...] = ()
        self._handlers = {
            "text:bookmark": self._name,
            "text:bookmark-start": self._name,
            "text:reference-mark": self._name,
            "text:reference-mark-start": self._name,
            "text:bookmark-ref": self._refer,
            "text:reference-ref": self._refer,
            "text:span": self._span,
            "text:a": self._link,
            "text:s": self._blank,
            "text:tab": self._blank,
            "text:line-break": self._break,
            "text:note": self._note,
            "text:ruby": self._ruby,
            "text:hidden-text": self._hidden,
            "text:hidden-paragraph": self._hidden,
            "office:annotation": self._comment,
        } | dict.fromkeys(_UNSEEN, self._pass)

    def read(self, paragraph: Element, style: OdtStyle) -> OdtContent:
        """Return what a paragraph of a style holds."""
        self._content = OdtContent(SetText(self.names))
        self._now = style.look.over(self._styles.base)
        self._target = ""
        self._walk(paragraph)
        return self._content

    def _walk(self, element: Element) -> None:
        self._say(element.text or "")
        for child in element:
            if child.tag.startswith("draw:") and child.tag not in _UNSEEN:
                self._content.frames.append(child)
            else:
                self._handlers.get(child.tag, self._walk)(child)
            self._say(child.tail or "")

    def _say(self, text: str, *also: Mark) -> None:
        if not text:
            return
        if self._now.hidden:
            self._content.hidden.append(text)
            return
        self._content.text.add(text, (*_marks(self._now, self._target), *also), self._now.size)

    def _pass(self, element: Element) -> None:
        """Leave an element out: it says nothing."""

    def _span(self, element: Element) -> None:
        before = self._now
        self._now = self._styles.text(element.get("text:style-name", "")).over(before)
        self._walk(element)
        self._now = before

    def _link(self, element: Element) -> None:
        before = self._target
        self._target = target(element.get("xlink:href")) or before
        self._walk(element)
        self._target = before

    def _name(self, element: Element) -> None:
        self._content.text.name(named(element.get("text:name")))

    def _refer(self, element: Element) -> None:
        """Take what a field repeats from another place as a link to that."""
        before = self._target
        self._target = inside(element.get("text:ref-name")) or before
        self._walk(element)
        self._target = before

    def _blank(self, _element: Element) -> None:
        self._say(" ")

    def _break(self, _element: Element) -> None:
        self._content.text.break_line()

    def _ruby(self, element: Element) -> None:
        """Read kanji with how they are spoken, which stands above them, or else in brackets."""
        start = self._content.text.place
        for base in element.findall("text:ruby-base"):
            self._walk(base)
        spoken = "".join("".join(each.itertext()) for each in element.findall("text:ruby-text"))
        if not spoken.strip() or self._content.text.read_as(start, spoken):
            return
        self._say("（")
        for reading in element.findall("text:ruby-text"):
            self._walk(reading)
        self._say("）")

    def _note(self, element: Element) -> None:
        citation, body = element.find("text:note-citation"), element.find("text:note-body")
        said = "" if citation is None else "".join(citation.itertext())
        mark = " ".join((said or element.findtext("text:note-citation") or "").split())
        if mark:
            self._say(mark, *([] if self._now.raised else [(SpanKind.SUPERSCRIPT, "")]))
        if body is not None:
            is_at_the_end = element.get("text:note-class") == "endnote"
            self.notes.append(OdtNote(mark, body, is_at_the_end))

    def _comment(self, _element: Element) -> None:
        self._tally.comments += 1

    def _hidden(self, element: Element) -> None:
        said = element.get("text:string-value") or "".join(element.itertext())
        self._content.hidden.append(said)


def _marks(now: OdtLook, link: str) -> list[Mark]:
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
