"""Rows that prove to be what was written: each carries a SHA-256 of what it holds."""

from hashlib import sha256

from data.annotation import Annotation
from data.errors import FormatError, NewerFormatError
from data.serial import strict_json
from data.serial.annotation_json import ANNOTATION

_NONE = "-"
"""What is no digest: that of values which no row is written with, as a flipped bit leaves them."""


def digest(*values: object) -> str:
    """Return the SHA-256 (hex) of values in their order; no two different rows share theirs.

    Rows hold texts, whole numbers and nothing; of anything else there is none.
    """
    if not all(value is None or isinstance(value, str | int) for value in values):
        return _NONE
    return sha256(strict_json.dumps(values).encode()).hexdigest()


def body_digest(body: object) -> str:
    """Return the SHA-256 (hex) of a body of text; of anything else there is none."""
    return sha256(body.encode()).hexdigest() if isinstance(body, str) else _NONE


def is_newer(body: str) -> bool:
    """Tell whether a body holds an annotation as a newer version of the program writes it."""
    try:
        ANNOTATION.loads(body)
    except NewerFormatError:
        return True
    except FormatError:
        pass
    return False


def annotation_of(body: str) -> Annotation | None:
    """Return the annotation that a body holds, or None if it holds none that can be read."""
    try:
        return ANNOTATION.loads(body)
    except FormatError:
        return None
