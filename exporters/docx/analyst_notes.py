"""The analyst's notes: comments on their passages, or real footnotes or endnotes.

A passage that has a label and no note gets a comment, too, that names the label: a colour alone
says nothing on grey paper, and nothing to those who do not see it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from data.briefing.content import Content, ContentBlock, Highlight, Note
from exporters.creation_time import stamp
from exporters.docx.called_notes import CalledNotes
from exporters.docx.list_numbering import ListNumbering
from exporters.docx.note_paragraphs import NoteParagraph, note_paragraphs
from exporters.docx.word_markup import NAMESPACES, attribute, paragraph, run, styled
from exporters.docx.word_setting import WordSetting
from exporters.options import NotePlacement
from exporters.phrases import WHOLE_DOCUMENT, in_one_row, label_name

_PROGRAM = "Briefing Viewer"


@dataclass(slots=True)
class _Open:
    """A passage that began: its comment's id, and whether a later block ends it."""

    comment: int
    is_continued: bool


@dataclass(slots=True)
class AnalystNotes:
    """Marks where passages begin and end, in the order of the text, and makes the notes' parts."""

    setting: WordSetting
    author: str
    created: datetime
    notes: dict[int, Note]
    continued: frozenset[int]
    called: CalledNotes
    lists: ListNumbering
    _begun: int = 0
    _open: dict[str, _Open] = field(default_factory=dict)
    _comments: list[str] = field(default_factory=list)

    @classmethod
    def of(
        cls,
        setting: WordSetting,
        content: Content,
        called: CalledNotes,
        shown: Iterable[ContentBlock],
        lists: ListNumbering,
    ) -> "AnalystNotes":
        """Return the notes of a handout whose blocks are `shown` in this order.

        `called` takes them where they are footnotes or endnotes, `lists` the lists in them.
        """
        notes = {note.number: note for note in content.notes}
        continued = _continued(shown)
        return cls(setting, content.author, content.created, notes, continued, called, lists)

    @property
    def are_comments(self) -> bool:
        """Whether notes are comments, and not at the foot of the page or at the end."""
        return self.setting.page.notes is NotePlacement.MARGIN

    def begin(self, item: Highlight) -> str:
        """Return what stands where a passage begins."""
        is_continued = self._begun in self.continued
        self._begun += 1
        known = item.note in self.notes or not item.label.is_none
        comment = -1
        if self.are_comments and known:
            comment = len(self._comments)
            note = self.notes.get(item.note or 0)
            self._comments.append(self._comment(comment, note) if note else self._named(item))
        self._open[item.annotation_id] = _Open(comment, is_continued)
        return f'<w:commentRangeStart w:id="{comment}"/>' if comment >= 0 else ""

    def end(self, item: Highlight) -> str:
        """Return what stands where a passage, or a piece of it, ends."""
        begun = self._open.get(item.annotation_id)
        if begun is None or (begun.is_continued and not item.closes):
            return ""
        del self._open[item.annotation_id]
        if begun.comment >= 0:
            return _ended(begun.comment)
        note = self.notes.get(item.note or 0)
        return self._call(note) if note and not self.are_comments else ""

    def remark(self, numbers: Iterable[int], content: str, *, on_whole: bool = False) -> str:
        """Return a heading's runs with the notes that hang on all of it."""
        for number in numbers:
            note = self.notes.get(number)
            if note is None:
                continue
            aside = self.setting.words(WHOLE_DOCUMENT) if on_whole else ""
            if self.are_comments:
                comment = len(self._comments)
                self._comments.append(self._comment(comment, note, aside))
                content = f'<w:commentRangeStart w:id="{comment}"/>{content}{_ended(comment)}'
            else:
                content += self._call(note, aside)
        return content

    def comments_part(self) -> str:
        """Return the part that holds the comments; nothing where there is none."""
        if not self._comments:
            return ""
        return f"<w:comments {NAMESPACES}>{''.join(self._comments)}</w:comments>"

    def _call(self, note: Note, aside: str = "") -> str:
        """Return the reference to a footnote or endnote, which is kept for its part."""
        kind = self.called.kind
        reference = styled(f"{kind.capitalize()}Reference")
        mark = f"<w:r><w:rPr>{reference}</w:rPr><w:{kind}Ref/></w:r>{run(' ')}"
        lines = "".join(self._lines(f"{kind.capitalize()}Text", mark, note, aside, cited=True))
        number = self.called.call(lines)
        return f'<w:r><w:rPr>{reference}</w:rPr><w:{kind}Reference w:id="{number}"/></w:r>'

    def _comment(self, number: int, note: Note, aside: str = "") -> str:
        mark = f"<w:r><w:rPr>{styled('CommentReference')}</w:rPr><w:annotationRef/></w:r>"
        lines = "".join(self._lines("CommentText", mark, note, aside))
        return self._by(number, note.author, note.modified, lines)

    def _named(self, item: Highlight) -> str:
        """Return the comment that only names the label of a passage."""
        head = run(f"{item.label.letter} ", styled("Label")) + run(item.label.name)
        lines = paragraph("CommentText", head)
        return self._by(len(self._comments), "", self.created, lines)

    def _by(self, number: int, author: str, moment: datetime, lines: str) -> str:
        name = author or self.author or _PROGRAM
        initials = "".join(word[0] for word in name.split())[:3]
        return (
            f'<w:comment w:id="{number}" w:author="{attribute(name)}" '
            f'w:date="{stamp(moment)}" w:initials="{attribute(initials)}">'
            f"{lines}</w:comment>"
        )

    def _lines(
        self, style: str, mark: str, note: Note, aside: str, *, cited: bool = False
    ) -> Iterator[str]:
        """Yield a note's paragraphs: its label, what it says, its tags."""
        label = note.label
        head = "" if label.is_none else run(f"{label.letter} ", styled("Label"))
        head += run(label_name(label, self.setting.words), "<w:b/><w:bCs/>")
        texts = list(note_paragraphs(note.shown, self.lists))
        if cited:  # at the foot of a page room is dear
            if texts and texts[0].is_plain:
                head += run("  ") + texts.pop(0).content
            where = in_one_row((aside, note.citation), self.setting.words)
            end = run(f"  {where}", styled("Citation")) if where else ""
        else:
            head += run(f" · {aside}", styled("Citation")) if aside else ""
            end = ""
        texts.insert(0, NoteParagraph(mark + head, "", is_plain=True))
        for number, text in enumerate(texts, start=1):
            content = text.content + end if number == len(texts) else text.content
            yield paragraph(style, content, text.way)
        if note.tags:
            tags = in_one_row(note.tags, self.setting.words)
            yield paragraph(style, run(tags, styled("Citation")))


def _ended(comment: int) -> str:
    look = styled("CommentReference")
    return (
        f'<w:commentRangeEnd w:id="{comment}"/><w:r><w:rPr>{look}</w:rPr>'
        f'<w:commentReference w:id="{comment}"/></w:r>'
    )


def _continued(shown: Iterable[ContentBlock]) -> frozenset[int]:
    """Return which of the passages that begin, counted in their order, a later block ends."""
    begun, found = 0, set()
    waiting: dict[str, int] = {}
    for block in shown:
        for item in sorted(block.highlights, key=lambda item: (item.start, item.end)):
            if item.opens:
                waiting.pop(item.annotation_id, None)
                if not item.closes:
                    waiting[item.annotation_id] = begun
                begun += 1
            elif item.closes and item.annotation_id in waiting:
                found.add(waiting.pop(item.annotation_id))
    return frozenset(found)
