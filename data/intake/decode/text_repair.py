"""Put right what went wrong with a text before we got it, and say so.

Patterns served: text in a wrong encoding (see `mojibake`); soft hyphens, zero-width blanks and
byte order marks left over inside web pages and files put together; no-break blanks as layout.
"""

_INVISIBLE = (
    ("\u00ad", "soft hyphen"),
    ("\u200b", "zero-width blank"),
    ("\ufeff", "byte order mark"),
)
SUSPECT = "ÂÃÄÅÆÎÏÐÑ×ØÙàáâãäåæçèéêëìíïð\x82\x83‚ƒ¤縺繧繝"
"""The characters that every garbled text has some of: all that `mojibake` looks for."""

_FIXED_BLANK = "\u00a0"


def clean_text(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the text as it was meant, and sentences for the user on what was repaired."""
    sentences: list[str] = []
    if not text.isascii() and any(sign in text for sign in SUSPECT):
        from data.intake.decode import mojibake  # noqa: PLC0415  # most texts have none of the signs

        text, said = mojibake.put_right(text)
        sentences += said
    found = [(text.count(mark), name) for mark, name in _INVISIBLE if mark in text]
    if found:
        names = " and ".join(_counted(count, name) for count, name in found)
        were = "was" if sum(count for count, _ in found) == 1 else "were"
        sentences.append(f"{names} inside the text {were} taken out.")
        for mark, _ in _INVISIBLE:
            text = text.replace(mark, "")
    if _FIXED_BLANK in text:
        blanks = _counted(text.count(_FIXED_BLANK), "no-break blank")
        sentences.append(f"{blanks} became ordinary: the page breaks its lines anew.")
        text = text.replace(_FIXED_BLANK, " ")
    return text, tuple(sentences)


def _counted(count: int, name: str) -> str:
    return f"1 {name}" if count == 1 else f"{count:,} {name}s"
