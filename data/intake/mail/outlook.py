"""Mails as Outlook keeps them (.msg).

Patterns served: senders and recipients by name and address, texts as page, rich text or plain,
in a code page or not; mails attached to mails; mails that are encrypted.
"""

import datetime as dt

from data.basis.progress import Progress
from data.errors import IntakeError
from data.files import compound
from data.files.compound import CompoundError, CompoundFile
from data.files.paths import clean
from data.intake.mail import compressed_rtf, letter_text, mail_head
from data.intake.mail.letter import Letter, stream
from data.intake.mail.letter_text import LetterText, WrittenText
from data.intake.mail.mapi import MapiProperties
from data.intake.stream import Stream
from data.messages import Sentence

_PROPERTIES = "__properties_version1.0"
_ATTACHED, _RECIPIENT = "__attach_version1.0_#", "__recip_version1.0_#"
_INNER = "__substg1.0_3701000D"
_KINDS = {1: "To", 2: "Cc", 3: "Bcc"}
_DEEPEST = 8
_SUBJECT, _CLASS, _HEAD = "0037", "001A", "007D"
_BODY, _PAGE, _PACKED, _PAGE_CODE = "1000", "1013", "1009", "3FDE"
_SENT, _RECEIVED = "0039", "0E06"
_KIND, _NAME, _ADDRESS, _SMTP = "0C15", "3001", "3003", "39FE"
_LONG_NAME, _SHORT_NAME, _CONTENT_ID = "3707", "3704", "3712"
_FROM = (("0C1A", ("5D01", "0C1F")), ("0042", ("5D02", "0065")))
"""Who sent the mail, and in whose name: the tags of their names and addresses."""

_NO_MAIL = Sentence(
    "“{name}” is no mail of Outlook, whatever its name says: open it with the program that made it "
    "and save it as text."
)
_DAMAGED = Sentence("“{name}” is damaged: save it anew in Outlook, or ask for it again.")
_EMPTY = Sentence("“{name}” is empty: open a file that holds text.")
_ENCRYPTED = Sentence(
    "“{name}” is encrypted: open it in the mail program that has the key, and save its text."
)


def read(content: bytes, name: str, on_progress: Progress) -> Stream:
    """Return what a mail says.

    Raises:
        IntakeError: if it is none, or is damaged or encrypted.
    """
    if not content.startswith(compound.START):
        raise IntakeError((_NO_MAIL if content else _EMPTY).of(name=clean(name)))
    try:
        file = CompoundFile(content)
        if _PROPERTIES not in file.names():
            raise IntakeError(_NO_MAIL.of(name=clean(name)))
        on_progress(0.1)
        letter = _Reading(file, name, on_progress).letter((), "")
    except CompoundError:
        raise IntakeError(_DAMAGED.of(name=clean(name))) from None
    return stream(letter)


def is_outlook(content: bytes) -> bool:
    """Tell whether a compound file is a mail, and not a document in which one stands."""
    if _PROPERTIES.encode("utf-16-le") not in content:
        return False
    try:
        return _PROPERTIES in CompoundFile(content).names()
    except CompoundError:
        return b"W\0o\0r\0d\0D\0o\0c\0" not in content


class _Reading:
    """One file being read."""

    def __init__(self, file: CompoundFile, name: str, on_progress: Progress) -> None:
        self._file, self._name, self._on_progress = file, name, on_progress

    def letter(self, folder: tuple[str, ...], codec: str) -> Letter:
        """Return the mail that stands in a folder of the file."""
        said = MapiProperties(self._file, folder, codec)
        kind = said.line(_CLASS).upper()
        if kind.endswith((".SMIME", ".RPMSG")):
            raise IntakeError(_ENCRYPTED.of(name=clean(self._name)))
        attachments, images, passed_on = self._attached(folder, said.codec)
        told = self._text(said)
        sent = said.moment(_SENT) or said.moment(_RECEIVED)
        written = _written_date(said)
        return Letter(
            subject=said.line(_SUBJECT),
            head=tuple(pair for pair in self._head(folder, said, sent, written) if pair[1]),
            pieces=tuple(told.pieces),
            date=mail_head.day(written) or (sent.date() if sent else None),
            attachments=tuple(attachments),
            images=tuple(images),
            passed_on=tuple(passed_on),
            encoding=told.encoding,
            repairs=told.repairs,
        )

    def _head(
        self,
        folder: tuple[str, ...],
        said: MapiProperties,
        sent: dt.datetime | None,
        written: str,
    ) -> list[tuple[str, str]]:
        """Return who wrote to whom and when."""
        senders = [_person(said, name, *addresses) for name, addresses in _FROM]
        found: dict[str, list[str]] = {"To": [], "Cc": [], "Bcc": []}
        for inner in self._file.names(*folder):
            if inner.startswith(_RECIPIENT):
                one = MapiProperties(self._file, (*folder, inner), said.codec)
                person = _person(one, _NAME, _SMTP, _ADDRESS)
                found[_KINDS.get(one.number(_KIND) & 3, "To")].append(person)
        shown = {"To": "0E04", "Cc": "0E03", "Bcc": "0E02"}
        people = [
            (kind, ", ".join(filter(None, names)) or said.line(shown[kind]))
            for kind, names in found.items()
        ]
        day = written or (f"{sent:%Y-%m-%d %H:%M} UTC" if sent else "")
        # In whose name it was sent, where that is somebody else.
        return [
            ("From", senders[1] or senders[0]),
            ("Sender", senders[0] if senders[1] and senders[0] != senders[1] else ""),
            *people,
            ("Date", day),
        ]

    def _text(self, said: MapiProperties) -> LetterText:
        """Return the richest of the texts that say the same."""
        page, plain, packed = said.content(_PAGE), said.text(_BODY), said.content(_PACKED)
        charset = f"cp{said.number(_PAGE_CODE)}" if said.number(_PAGE_CODE) != 65001 else "utf-8"
        written = WrittenText(plain.encode("utf-8", "replace"), "utf-8")
        if page.strip() or not packed:
            return letter_text.best(
                WrittenText(page, charset), written, self._name, self._on_progress
            )
        return self._rich(compressed_rtf.unpacked(packed), written)

    def _rich(self, content: bytes, written: WrittenText) -> LetterText:
        """Return a rich text, unless it was made of the plain one or says less."""
        from data.intake.rtf import rtf_reader  # noqa: PLC0415  # only for mails that have one

        plain = letter_text.best(None, written, self._name, self._on_progress)
        if not content or (b"\\fromtext" in content[:1_000] and plain.pieces):
            return plain
        try:
            found = rtf_reader.read(content, self._name, self._on_progress)
        except IntakeError:
            return plain
        rich = LetterText(list(found.pieces), "", found.repairs)
        return rich if letter_text.says_enough(rich.pieces, plain.pieces) else plain

    def _attached(
        self, folder: tuple[str, ...], codec: str
    ) -> tuple[list[str], list[str], list[Letter]]:
        """Return the names of attachments and of pictures in the text, and mails passed on."""
        attachments: list[str] = []
        images: list[str] = []
        passed_on: list[Letter] = []
        for inner in self._file.names(*folder):
            if not inner.startswith(_ATTACHED):
                continue
            here = (*folder, inner)
            one = MapiProperties(self._file, here, codec)
            name = one.line(_LONG_NAME) or one.line(_SHORT_NAME) or one.line(_NAME)
            is_mail = _PROPERTIES in self._file.names(*here, _INNER)
            if is_mail and len(here) < _DEEPEST:
                passed_on.append(self.letter((*here, _INNER), ""))
            elif name.lower().endswith((".png", ".jpg", ".jpeg", ".gif")) and one.text(_CONTENT_ID):
                images.append(name)
            else:
                attachments.append(name or inner.partition("#")[2])
        return attachments, images, passed_on


def _person(said: MapiProperties, name: str, *addresses: str) -> str:
    """Return a name and an address; those inside an organisation's own directory say nothing."""
    shown = said.line(name)
    known = (said.line(tag) for tag in addresses)
    address = next((one for one in known if "@" in one), "")
    return f"{shown} <{address}>" if shown and address and shown != address else shown or address


def _written_date(said: MapiProperties) -> str:
    """Return the date as the sender's program wrote it; "" where the mail's head is not kept."""
    head = said.text(_HEAD).lstrip().encode("utf-8", "replace")
    return mail_head.split(head, 0, len(head))[0].said("date") if head else ""
