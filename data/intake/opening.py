"""A path to the document's bytes, or a clear refusal: what readers call of `data.paths`."""

from data.paths import MAX_BYTES, clean, content

__all__ = ["MAX_BYTES", "clean", "content"]
