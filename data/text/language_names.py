"""The names of languages."""

from data.messages import Message, said

NAMES = {
    "en": said("English"), "ja": said("Japanese"), "ko": said("Korean"), "fr": said("French"),
    "de": said("German"), "es": said("Spanish"), "zh": said("Chinese"), "it": said("Italian"),
    "pt": said("Portuguese"), "nl": said("Dutch"), "vi": said("Vietnamese"), "ru": said("Russian"),
    "el": said("Greek"), "he": said("Hebrew"), "ar": said("Arabic"), "th": said("Thai"),
}  # fmt: skip
"""By their codes (BCP 47)."""


def name_of(code: str) -> Message | str:
    """Return a language's name; the code itself (BCP 47) where we know none."""
    return NAMES.get(code.split("-", 1)[0].lower(), code)
