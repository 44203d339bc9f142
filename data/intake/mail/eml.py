"""Mails as the standard has them (.eml): parts chosen, attachments named, nothing fetched.

Patterns served: a text as a page and plainly, pictures shown in the text, signatures, mails
passed on whole, texts that were signed, encrypted mails.
"""

from dataclasses import dataclass, field

from data.basis.progress import Progress
from data.errors import IntakeError
from data.files.paths import clean
from data.intake.mail import letter_text, mail_head, mime_parts
from data.intake.mail.letter import SHOWN, Letter, stream
from data.intake.mail.letter_text import LetterText, WrittenText
from data.intake.mail.mime_parts import MimePart
from data.intake.stream import Stream
from data.messages import Sentence

_TEXTS = frozenset({"text/html", "text/plain"})
_SIGNATURES = frozenset(
    {"application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature"}
)
_SEALED = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime"})
_EMPTY = Sentence("“{name}” is empty: open a file that holds text.")
_NO_MAIL = Sentence(
    "“{name}” is no mail, as it has no head with fields such as “From:”: open it under a name "
    "that says what it is."
)
_CROWDED = Sentence(
    "“{name}” has more parts, or has them deeper in each other, than any mail: save its text out "
    "of a mail program and open that."
)
_ENCRYPTED = Sentence(
    "“{name}” is encrypted: open it in the mail program that has the key, and save its text."
)
_INSIDE_A_SIGNATURE = Sentence(
    "“{name}” keeps its text inside a signature (S/MIME): open it in a mail program, and save its "
    "text."
)


def read(content: bytes, name: str, on_progress: Progress) -> Stream:
    """Return what a mail says.

    Raises:
        IntakeError: if it is none, or is encrypted, too large, or made to keep the reader busy.
    """
    if not content:
        raise IntakeError(_EMPTY.of(name=clean(name)))
    try:
        whole = mime_parts.parse(content)
    except mime_parts.CrowdedError:
        raise IntakeError(_CROWDED.of(name=clean(name))) from None
    if not whole.head.fields:
        raise IntakeError(_NO_MAIL.of(name=clean(name)))
    on_progress(0.2)
    letter = _Reading(content, name, on_progress).letter(whole)
    return stream(letter)


@dataclass(slots=True)
class _Found:
    """What was found in a mail so far."""

    texts: list[LetterText] = field(default_factory=list)
    attachments: list[str] = field(default_factory=list)
    images: list[str] = field(default_factory=list)
    passed_on: list[Letter] = field(default_factory=list)


class _Reading:
    """One file being read."""

    def __init__(self, content: bytes, name: str, on_progress: Progress) -> None:
        self._content, self._name = content, name
        self._on_progress = on_progress
        self._done = 0

    def letter(self, part: MimePart) -> Letter:
        """Return a mail, whose own head is that of its part."""
        found = _Found()
        self._take(part, found)
        head = part.head
        shown = ((label, head.said(label.lower())) for label in SHOWN)
        encodings = [text.encoding for text in found.texts if text.encoding]
        return Letter(
            subject=head.said("subject"),
            head=tuple(pair for pair in shown if pair[1]),
            pieces=tuple(piece for text in found.texts for piece in text.pieces),
            date=mail_head.day(head.raw("date")),
            language=_language(head.raw("content-language")),
            attachments=tuple(found.attachments),
            images=tuple(found.images),
            passed_on=tuple(found.passed_on),
            encoding=encodings[0] if encodings else "",
            repairs=tuple(repair for text in found.texts for repair in text.repairs),
        )

    def _take(self, part: MimePart, found: _Found) -> None:
        """Take a part for what it is."""
        if part.kind == "message/rfc822":
            found.passed_on.append(self.letter(part.parts[0]))
        elif part.kind == "multipart/encrypted":
            raise IntakeError(_ENCRYPTED.of(name=clean(self._name)))
        elif part.kind in _SEALED:
            is_signed = part.values.get("smime-type", "").lower() == "signed-data"
            why = _INSIDE_A_SIGNATURE if is_signed else _ENCRYPTED
            raise IntakeError(why.of(name=clean(self._name)))
        elif part.kind == "multipart/alternative":
            self._choose(part, found)
        elif part.parts:
            for inner in part.parts:
                self._take(inner, found)
        elif part.kind in _TEXTS and not part.is_attached and not part.file_name:
            is_page = part.kind == "text/html"
            self._say(found, part if is_page else None, None if is_page else part)
        else:
            _keep(part, found)

    def _choose(self, part: MimePart, found: _Found) -> None:
        """Take the richer one of texts that say the same."""
        inner = [one for one in part.inner() if one.kind in _TEXTS and not one.is_attached]
        page = next((one for one in inner if one.kind == "text/html"), None)
        plain = next((one for one in inner if one.kind == "text/plain"), None)
        self._say(found, page, plain)
        for one in part.inner():
            if one not in inner:
                _keep(one, found)

    def _say(self, found: _Found, page: MimePart | None, plain: MimePart | None) -> None:
        self._done += 1
        start, end = 1 - 0.8**self._done, 1 - 0.8 ** (self._done + 1)
        told = letter_text.best(
            self._written(page),
            self._written(plain),
            self._name,
            lambda share: self._on_progress(start + share * (end - start)),
        )
        found.texts.append(told)

    def _written(self, part: MimePart | None) -> WrittenText | None:
        if part is None:
            return None
        return WrittenText(
            part.body(self._content),
            part.values.get("charset", ""),
            flows=part.values.get("format", "").lower() == "flowed",
            joins=part.values.get("delsp", "").lower() == "yes",
        )


def _keep(part: MimePart, found: _Found) -> None:
    """Keep the name of what is no text of the mail; a signature is none of an author's."""
    if part.kind in _SIGNATURES:
        return
    is_shown = part.kind.startswith("image/") and not part.is_attached
    name = part.file_name or part.kind
    (found.images if is_shown else found.attachments).append(name)


def _language(said: str) -> str:
    first = said.partition(",")[0].strip()
    return first if 1 < len(first) <= 35 and first.replace("-", "").isalnum() else ""


def is_mail(content: bytes) -> bool:
    """Tell whether a file begins with the head of a mail, by the fields that every mail has."""
    head, _ = mail_head.split(content, mime_parts.start(content), len(content))
    names = {name for name, _ in head.fields}
    return (
        head.is_whole
        and "from" in names
        and bool(names & {"date", "received"})
        and bool(names & {"message-id", "mime-version", "received"})
    )
