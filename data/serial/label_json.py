"""Labels as JSON, losslessly and with a version."""

from data.annotation import Label, Pattern
from data.errors import FormatError
from data.serial import strict_json
from data.serial.strict_json import Fields

FORMAT = "briefing-viewer-label"
VERSION = 1
_TEXTS = ("id", "name", "letter", "key", "meaning", "colour", "colour_on_dark")


def dumps(label: Label) -> str:
    """Return a label as canonical JSON; its share is written in thousandths."""
    texts = {name: getattr(label, name) for name in _TEXTS}
    return strict_json.dumps(
        {
            "format": FORMAT,
            "version": VERSION,
            **texts,
            "share": round(label.share * 1000),
            "pattern": label.pattern.value,
        }
    )


def loads(text: str) -> Label:
    """Return the label that `dumps` wrote.

    Raises:
        FormatError: if the text is damaged, or of a version that is not known.
    """
    return from_fields(strict_json.loads(text, "a stored label"))


def from_fields(fields: Fields) -> Label:
    """Return the label that the fields of a JSON object describe; otherwise like `loads`."""
    fields.check_version(FORMAT, (VERSION,))
    texts = {name: fields.text(name) for name in _TEXTS}
    share = fields.integer("share") / 1000
    pattern = fields.text("pattern")
    fields.end()
    if not texts["id"]:
        raise FormatError("A stored label is damaged: it has no id.")
    try:
        return Label(**texts, share=share, pattern=Pattern(pattern))
    except ValueError:
        raise FormatError("A stored label is damaged: its parts do not agree.") from None
