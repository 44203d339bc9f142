"""Guess the language that a text is in, by its script and its commonest words."""

_SAMPLE = 20_000
_COMMON = {
    "en": "the of and to in that for on with is are",
    "fr": "le la les des et en une du que dans pour",
    "de": "der die das und den von mit für ist des",
    "es": "el los las que y en del una para por",
}
_LEAST = 0.1
_NAMES = {
    "en": "English", "ja": "Japanese", "ko": "Korean", "fr": "French", "de": "German",
    "es": "Spanish", "zh": "Chinese", "it": "Italian", "pt": "Portuguese", "ru": "Russian",
}  # fmt: skip


def guess(text: str) -> str:
    """Return the language (BCP 47) of `text`, or "" where it cannot be told."""
    sample = text[:_SAMPLE]
    kana = sum("\u3041" <= letter <= "\u30ff" for letter in sample)
    hangul = sum("\uac00" <= letter <= "\ud7a3" for letter in sample)
    if max(kana, hangul) > len(sample) * _LEAST:
        return "ja" if kana > hangul else "ko"
    words = sample.lower().split()
    shares = {
        language: sum(map(words.count, common.split())) for language, common in _COMMON.items()
    }
    best = max(shares, key=lambda language: shares[language])
    return best if shares[best] > len(words) * _LEAST else ""


def name(code: str) -> str:
    """Return a language's English name; the code itself (BCP 47) where we know none."""
    return _NAMES.get(code.split("-", 1)[0].lower(), code)
