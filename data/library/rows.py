"""Rows that prove to be what was written: each carries a SHA-256 of what it holds."""

from hashlib import sha256

from data import annotation_json, strict_json
from data.annotation import Annotation
from data.errors import FormatError


def digest(*values: str | int | None) -> str:
    """Return the SHA-256 (hex) of values in their order; no two different rows share theirs."""
    return sha256(strict_json.dumps(values).encode()).hexdigest()


def body_digest(body: str) -> str:
    """Return the SHA-256 (hex) of a body of text."""
    return sha256(body.encode()).hexdigest()


def annotation_of(body: str) -> Annotation | None:
    """Return the annotation that a body holds, or None if it holds none that can be read."""
    try:
        return annotation_json.loads(body)
    except FormatError:
        return None
