"""What a file says of itself: title and language by its properties, its outline by its contents.

Patterns served: titles that a program filled in ("Document1", "Microsoft Word - x.doc").
"""

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element

from data.intake.docx import word_outline
from data.intake.docx.xmltree import below, value
from data.intake.lexicon import generic_titles
from data.intake.stream import Declared, Piece
from data.messages import said

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_CJK = 0.3


def declared(core: Element | None, styles: Element | None, pieces: Sequence[Piece]) -> Declared:
    """Return what the properties, the styles and the contents declare."""
    title = " ".join((core.findtext("dc:title") or "" if core is not None else "").split())
    language = (core.findtext("dc:language") or "" if core is not None else "").strip()
    if not _LANGUAGE.fullmatch(language):
        language = _of_styles(styles, pieces)
    return Declared(
        title=generic_titles.told(title),
        language=language,
        place=said("the file's properties"),
        certain=False,
        outline=word_outline.entries(pieces),
    )


def _of_styles(styles: Element | None, pieces: Sequence[Piece]) -> str:
    """Return the language of the default style; Word keeps one for each group of scripts."""
    base = below(styles, "w:docDefaults", "w:rPrDefault", "w:rPr")
    is_eastern = _has_eastern_text(" ".join(piece.text for piece in pieces[:200]))
    language = value(base, "w:lang", "w:eastAsia" if is_eastern else "w:val")
    return language if _LANGUAGE.fullmatch(language) else ""


def _has_eastern_text(text: str) -> bool:
    letters = sum(map(str.isalpha, text))
    return sum("\u3040" <= letter <= "\u9fff" for letter in text) > _CJK * letters
