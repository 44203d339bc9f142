"""Corrections of a document's structure as JSON, losslessly and with a version."""

from collections.abc import Sequence

from data.errors import FormatError
from data.serial import strict_json
from data.serial.strict_json import Fields
from data.structure_corrections.correction import MOST, Correction, CorrectionKind

FORMAT = "briefing-viewer-corrections"
VERSION = 1
_WHAT = "the list of corrections"


def dumps(corrections: Sequence[Correction]) -> str:
    """Return corrections in their order as canonical JSON; an empty text for none.

    Raises:
        ValueError: if they are more than are kept.
    """
    if not corrections:
        return ""
    if len(corrections) > MOST:
        raise ValueError(f"a document has at most {MOST} corrections")
    return strict_json.dumps(
        {"format": FORMAT, "version": VERSION, "corrections": [*map(_dict, corrections)]}
    )


def loads(text: str) -> tuple[Correction, ...]:
    """Return the corrections that `dumps` wrote.

    Raises:
        FormatError: if the text is damaged, or of a version that is not known.
    """
    if not text:
        return ()
    fields = strict_json.loads(text, _WHAT)
    fields.check_version(FORMAT, (VERSION,))
    try:
        corrections = tuple(_correction(item) for item in fields.children("corrections"))
    except ValueError:
        raise FormatError("The list of corrections is damaged: one of them cannot be.") from None
    fields.end()
    if len(corrections) > MOST:
        raise FormatError(f"The list of corrections is damaged: it has more than {MOST:,}.")
    return corrections


def _dict(correction: Correction) -> dict[str, object]:
    """Return a correction as plain values, without what its kind has not."""
    value: dict[str, object] = {
        "kind": correction.kind.value,
        "block": correction.block,
        "quote": correction.quote,
        "digest": correction.digest,
    }
    if correction.level:
        value["level"] = correction.level
    if correction.offset:
        value["offset"] = correction.offset
    return value


def _correction(fields: Fields) -> Correction:
    correction = Correction(
        kind=CorrectionKind(fields.text("kind")),
        block=fields.integer("block"),
        quote=fields.text("quote"),
        digest=fields.text("digest"),
        level=fields.integer("level", 0),
        offset=fields.integer("offset", 0),
    )
    fields.end()
    return correction
