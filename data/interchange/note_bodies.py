"""What an annotation of a file says: its note, its tags and its label."""

from collections.abc import Iterable
from typing import NamedTuple

from data.basis.note_format import NoteFormat
from data.interchange.lenient_json import misfits, text, texts
from data.interchange.passage_targets import members
from data.messages import Message, Sentence, said

_SAYING = frozenset({"commenting", "replying", "describing"})
_MARKDOWN = frozenset({"text/markdown", "text/x-markdown"})
_SHOWN = 40
_ELSEWHERE = Sentence("its text lies elsewhere, and is left out ({text})")


class Said(NamedTuple):
    """The note, tags and names of labels of an annotation, and what of it is left out, in words.

    `note_format` is Markdown where all of the note is.
    """

    note: str
    note_format: NoteFormat
    tags: tuple[str, ...]
    labels: tuple[str, ...]
    remarks: tuple[Message, ...]


def read(item: dict[str, object]) -> Said:
    """Return what an annotation says, as it is written; of a choice of texts, all of them."""
    found = list(members(item.get("body")))
    bodies = [body for body in found if isinstance(body, dict)]
    note = [(text(body, "value"), _format(body)) for body in bodies if _is_note(item, body)]
    # A `text` is of Hypothesis, whose notes are in Markdown.
    note += [(text(item, "bodyValue"), NoteFormat.PLAIN), (text(item, "text"), NoteFormat.MARKDOWN)]
    said_so = [(part, written_in) for part, written_in in note if part]
    return Said(
        "\n\n".join(part for part, _ in said_so),
        _common(written_in for _, written_in in said_so),
        _tags(item, bodies),
        _labels(item, bodies),
        tuple(_left_out(item, found)),
    )


def _format(body: dict[str, object]) -> NoteFormat:
    is_markdown = any(
        one.partition(";")[0].strip().lower() in _MARKDOWN for one in texts(body, "format")
    )
    return NoteFormat.MARKDOWN if is_markdown else NoteFormat.PLAIN


def _common(formats: Iterable[NoteFormat]) -> NoteFormat:
    found = set(formats)
    return found.pop() if len(found) == 1 else NoteFormat.PLAIN


def _is_note(item: dict[str, object], body: dict[str, object]) -> bool:
    purposes = _purposes(item, body)
    return not purposes or bool(_SAYING.intersection(purposes))


def _left_out(item: dict[str, object], found: list[object]) -> list[Message]:
    """Return what is said of texts that lie elsewhere, or serve what nothing here does."""
    remarks = []
    for body in found:
        if not isinstance(body, dict):
            remarks.append(_ELSEWHERE.of(text=_short(str(body))))
            continue
        if body.get("value") is not None and not isinstance(body["value"], str):
            remarks.append(
                said("its text is none, and is left out ({text})", text=_short(str(body["value"])))
            )
        value, purposes = text(body, "value"), _purposes(item, body)
        elsewhere = text(body, "source") or text(body, "id")
        if not value and elsewhere.startswith(("http:", "https:")):
            remarks.append(_ELSEWHERE.of(text=_short(elsewhere)))
        elif value and not _is_note(item, body) and not _KNOWN.intersection(purposes):
            remarks.append(
                said(
                    "a text for {purpose} is left out ({text})",
                    purpose=_short(purposes[0]),
                    text=_short(value),
                )
            )
    if misfits(item, "body", "bodyValue", "text"):
        remarks.append(said("what it says is in part no text, and that part is left out"))
    tags = item.get("tags")
    several = tags if isinstance(tags, list) else [tags]
    if any(not isinstance(tag, str) for tag in several if tag is not None):
        remarks.append(said("a tag that is no text is left out"))
    return remarks


_KNOWN = frozenset({"tagging", "classifying"})


def _tags(item: dict[str, object], bodies: list[dict[str, object]]) -> tuple[str, ...]:
    found = [text(body, "value") for body in bodies if "tagging" in _purposes(item, body)]
    found += [tag for body in bodies for tag in texts(body, "tag", "keyword")]
    return (*found, *texts(item, "tags"))


def _labels(item: dict[str, object], bodies: list[dict[str, object]]) -> tuple[str, ...]:
    # A label's name says the same on both sides; an id may have been given to another one.
    named = [text(body, "value") for body in bodies if "classifying" in _purposes(item, body)]
    asks = ["question"] if "questioning" in texts(item, "motivation") else []
    return tuple(name for name in (*named, text(item, "bv:label"), *asks) if name)


def _purposes(item: dict[str, object], body: dict[str, object]) -> tuple[str, ...]:
    """Return what a body is for; where it does not say, what the annotation is for counts."""
    purposes = texts(body, "purpose")
    motivations = texts(item, "motivation")
    return purposes or (motivations if motivations == ("tagging",) else ())


def _short(words: str) -> str:
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in words).split())
    return f"“{line if len(line) <= _SHOWN else line[:_SHOWN].rstrip() + '…'}”"
