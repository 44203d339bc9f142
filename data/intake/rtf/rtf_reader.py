r"""Walks the tokens of a rich text and hands on what is said.

Patterns served: letters in code pages of several bytes, as codes of Unicode with a spare letter
behind them, in halves; fields with their results; text boxes that stand in a file twice; notes;
passages deleted with tracked changes; mails in which a page is wrapped ("\htmlrtf").
"""

from dataclasses import replace

from data.basis.progress import Progress
from data.document import FurnitureKind
from data.errors import IntakeError
from data.files.paths import clean
from data.intake.lexicon import generic_titles
from data.intake.lines import set_text, word_fields
from data.intake.lines.rich_text import named
from data.intake.rtf import rtf_tokens
from data.intake.rtf.rtf_flow import RtfFlow
from data.intake.rtf.rtf_head import RtfHead
from data.intake.rtf.rtf_letters import RtfLetters
from data.intake.rtf.rtf_notes import RtfNotes
from data.intake.rtf.rtf_state import RtfField, RtfState
from data.intake.rtf.rtf_tokens import RtfToken, RtfTokens
from data.intake.rtf.rtf_words import ENTERED, PASSED, SIGNS, SILENT, TEXTS, RtfWords
from data.intake.stream import Declared, Piece, Stream
from data.messages import Forms, Message, Sentence, said

START = rb"{\rtf"
_DEEPEST = 200
_EVERY = 1_024
_LONGEST = 2_048
_EMPTY = Sentence("“{name}” is empty: open a file that holds text.")
_NO_RTF = Sentence(
    "“{name}” is no rich text, whatever its name says: open it with the program that made it and "
    "save it as .rtf."
)
_CROWDED = Sentence(
    "“{name}” has more marks, or has groups nested more deeply, than is read: save it anew, or ask "
    "for it as a PDF."
)
_SILENT = Sentence("“{name}” holds no text: open a document that does.")
_BROKEN = said("The file ends in the middle; what is there was read.")
_DELETED = Forms(
    "{count} passage deleted with tracked changes is left out.",
    "{count} passages deleted with tracked changes are left out.",
)
_COMMENTS = Forms(
    "{count} comment in the margin is left out.", "{count} comments in the margin are left out."
)
_HIDDEN = Forms(
    "{count} passage of hidden text is kept outside the text.",
    "{count} passages of hidden text are kept outside the text.",
)
_EMBEDDED = Forms(
    "{count} embedded file is left out: open each by itself.",
    "{count} embedded files are left out: open each by itself.",
)


def read(content: bytes, name: str, on_progress: Progress) -> Stream:
    """Return what a rich text says.

    Raises:
        IntakeError: if it is none, or has no text, or is built as is not read.
    """
    start = content[:512].find(START)
    if start < 0 or content[:start].strip(b"\xef\xbb\xbf \t\r\n\0"):
        raise IntakeError((_NO_RTF if content else _EMPTY).of(name=clean(name)))
    reading = _Reading(content, on_progress)
    try:
        stream = reading.stream()
    except rtf_tokens.TooManyMarksError:
        raise IntakeError(_CROWDED.of(name=clean(name))) from None
    if not any(piece.furniture is None for piece in stream.pieces):
        raise IntakeError(_SILENT.of(name=clean(name)))
    return stream


class _Reading:
    """One file being read."""

    def __init__(self, content: bytes, on_progress: Progress) -> None:
        self._content, self._on_progress = content, on_progress
        self._tokens = RtfTokens(content)
        self._head, self._words = RtfHead(), RtfWords()
        self._notes = RtfNotes(self._head, self._tokens)
        self._letters = RtfLetters(self._say)
        self._state = RtfState()
        self._open: list[RtfState] = []
        self._flows = [RtfFlow(self._head)]
        self._pages: dict[str, Piece] = {}
        self._begins = self._starred = self._was_deleted = False
        self._property = ""
        self._comments = self._deleted = self._embedded = 0

    def stream(self) -> Stream:
        """Return the stream of the file."""
        for count, token in enumerate(self._tokens):
            if count % _EVERY == 0:
                self._on_progress(self._tokens.place / len(self._content))
            self._take(token)
        is_broken = bool(self._open)
        while self._open:
            self._end_group()
        self._letters.flush()
        pieces = self._flows[0].finish(self._state.setting)
        pieces += [*self._notes.pieces(), *self._pages.values()]
        declared = Declared(
            title=generic_titles.told(self._head.title),
            place=said("the file's properties"),
            certain=False,
        )
        repairs = tuple(self._repairs(is_broken=is_broken))
        return Stream(tuple(set_text.sized(pieces)), declared, repairs=repairs)

    def _repairs(self, *, is_broken: bool) -> list[Message]:
        found = [
            (self._deleted, _DELETED),
            (self._comments, _COMMENTS),
            (self._flows[0].hidden, _HIDDEN),
            (self._embedded, _EMBEDDED),
        ]
        told = [forms.of(count) for count, forms in found if count]
        return [_BROKEN, *told] if is_broken else told

    def _take(self, token: RtfToken) -> None:
        if token.text:
            self._begins = False
            codec = self._head.codec_of(self._state.look.font)
            self._letters.take(token.text, codec)
        elif token.brace == "{":
            self._begin_group()
        elif token.brace:
            self._end_group()
        else:
            self._take_word(token.word, token.number)

    def _begin_group(self) -> None:
        self._letters.end_group()
        if len(self._open) >= _DEEPEST:
            raise rtf_tokens.TooManyMarksError
        self._open.append(self._state)
        self._state = self._state.copy()
        self._begins, self._starred = True, False

    def _end_group(self) -> None:
        """Go back to what was set before; text beside the text is put where it belongs."""
        self._letters.end_group()
        self._begins = False
        if not self._open:
            return
        ending, self._state = self._state, self._open.pop()
        if not self._open:
            self._flows[0].end_paragraph(ending.setting)
        if not ending.at_end:
            return
        flow = self._flows.pop()
        pieces = flow.finish(ending.setting)
        self._flows[0].hidden += flow.hidden
        if ending.at_end == "note":
            self._notes.end(pieces)
        elif ending.at_end == "frame":
            self._flows[-1].keep_beside(pieces)
        else:
            for piece in pieces:
                kept = piece.furniture or FurnitureKind.RUNNING_HEAD
                self._pages.setdefault(piece.printed, replace(piece, furniture=kept, hint=None))

    def _take_word(self, word: str, number: int | None) -> None:
        begins, self._begins = self._begins, False
        if begins and word == "*":
            self._begins = self._starred = True
        elif begins and self._enter(word):
            return
        elif word == "u" and number is not None:
            self._letters.take_code(number, self._state.skipped)
        elif word != "'" and not self._letters.is_spare():
            self._letters.flush()
            self._change(word, number)

    def _change(self, word: str, number: int | None) -> None:
        state = self._state
        if word in SIGNS:
            self._say(SIGNS[word])
        elif word == "chftn":
            if not self._notes.is_open:
                mark = self._notes.count()
                self._flows[-1].say(mark, replace(state.look, raised=True), state.link)
        elif not self._head.take(state.into, word, number) and not (
            state.into == "text" and self._flows[-1].take(word, state.setting)
        ):
            self._words.set(state, word, number)

    def _enter(self, word: str) -> bool:
        """Begin a group that is not only text; return whether that was done."""
        starred, self._starred = self._starred, False
        if word in TEXTS:
            self._begin_text(TEXTS[word])
        elif word in SILENT:
            self._state.into = ""
        elif word == "ud":  # after the same in bytes, which were passed over
            self._state.into = self._open[-2].into if len(self._open) > 1 else "text"
        elif word in ENTERED:
            self._begin_result(word)
        elif word in PASSED or starred:
            self._comments += word == "annotation"
            self._tokens.pass_group()
        else:
            return False
        return True

    def _begin_text(self, into: str) -> None:
        self._state.into = into
        if into == "styles":
            self._head.begin_styles()
        if into not in {"note", "page", "frame"}:
            return
        if into == "note":
            self._notes.begin()
        self._flows.append(RtfFlow(self._head))
        self._state.into, self._state.at_end = "text", into
        self._state.setting = replace(self._state.setting, depth=0, outline=-1, list_level=-1)

    def _begin_result(self, word: str) -> None:
        """Begin a field or an object, or what came of it."""
        self._embedded += word == "object"
        if word == "field":
            self._state.field = RtfField()
        elif word == "fldrslt":
            leads_to = word_fields.leads_to(self._state.field.told)
            self._state.link = leads_to or self._state.link
        elif word == "result":
            self._state.into = "text"

    def _say(self, text: str) -> None:
        state = self._state
        if state.is_html:
            return
        match state.into:
            case "text":
                self._say_text(text)
            case "marker":
                is_sign = self._head.has_symbols(state.look.font) and text.strip().isalnum()
                self._flows[-1].mark("•" if is_sign else text)
            case "name":
                self._flows[-1].name(named(text))
            case "told":
                state.field.told = (state.field.told + text)[:_LONGEST]
            case "title":
                self._head.title = (self._head.title + text)[:_LONGEST]
            case "styles":
                self._head.name_style(text)
            case "property":
                self._property = text.strip()
            case "value" if self._property == "wzDescription" and text.strip():
                words = " ".join(text.split())
                self._flows[-1].keep_beside([Piece(words, furniture=FurnitureKind.IMAGE)])

    def _say_text(self, text: str) -> None:
        if not self._state.look.deleted:
            self._was_deleted = self._was_deleted and not text.strip()
            self._flows[-1].say(text, self._state.look, self._state.link)
        elif text.strip():
            self._deleted += not self._was_deleted
            self._was_deleted = True
