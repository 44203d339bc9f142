"""Put right what went wrong with a text before we got it, and say so.

Patterns served: text in a wrong encoding (see `mojibake`); soft hyphens, zero-width blanks and
byte order marks left over inside web pages and files put together; no-break blanks as layout.
"""

from data.messages import Forms, Message, counted

_INVISIBLE = (
    (
        "\u00ad",
        Forms(
            "{count} soft hyphen inside the text was taken out.",
            "{count} soft hyphens inside the text were taken out.",
        ),
    ),
    (
        "\u200b",
        Forms(
            "{count} zero-width blank inside the text was taken out.",
            "{count} zero-width blanks inside the text were taken out.",
        ),
    ),
    (
        "\ufeff",
        Forms(
            "{count} byte order mark inside the text was taken out.",
            "{count} byte order marks inside the text were taken out.",
        ),
    ),
)
SUSPECT = "ÂÃÄÅÆÎÏÐÑ×ØÙàáâãäåæçèéêëìíïð\x82\x83‚ƒ¤縺繧繝"
"""The characters that every garbled text has some of: all that `mojibake` looks for."""

_FIXED_BLANK = "\u00a0"


def clean_text(text: str) -> tuple[str, tuple[Message, ...]]:
    """Return the text as it was meant, and sentences for the user on what was repaired."""
    sentences: list[Message] = []
    if not text.isascii() and any(sign in text for sign in SUSPECT):
        from data.intake.decode import mojibake  # noqa: PLC0415  # most texts have none of the signs

        text, repairs = mojibake.put_right(text)
        sentences += repairs
    for mark, forms in _INVISIBLE:
        if mark in text:
            sentences.append(forms.of(text.count(mark)))
            text = text.replace(mark, "")
    if _FIXED_BLANK in text:
        sentences.append(
            counted(
                "{count} no-break blank became ordinary: the page breaks its lines anew.",
                "{count} no-break blanks became ordinary: the page breaks its lines anew.",
                text.count(_FIXED_BLANK),
            )
        )
        text = text.replace(_FIXED_BLANK, " ")
    return text, tuple(sentences)
