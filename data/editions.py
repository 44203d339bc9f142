"""Which documents are editions of one another: reissued, corrected or newly dated."""

import re
import unicodedata

from data.document import Document

_EDITION = re.compile(
    r"\b(revised|revision|rev|corrected|correction|corrigendum|updated?|amended|draft|final|"
    r"edition|version|provisional|copy|v)\b|[(（［\[【〔].{0,40}?[)）］\]】〕]|改訂版?|訂正版?|修正版?|"
    r"確定版|暫定版|最新版"
)
_SHORTEST = 8


def series(document: Document) -> str:
    """Return what all editions of a document share: its title without dates, numbers, "revised".

    Empty where too little is left to tell it from other documents.
    """
    text = unicodedata.normalize("NFKC", document.title).casefold()
    text = _EDITION.sub(" ", text)
    words = re.findall(r"[^\W\d_]+", text)
    key = " ".join(words)
    return key if len(key) >= _SHORTEST else ""
