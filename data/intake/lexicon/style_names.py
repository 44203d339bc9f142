"""What the names of styles declare, of those that word processors bring along.

Patterns served: names in English, and in the user's language ("berschrift1", "見出し 1").
"""

import re

from data.document import BlockKind

HEADING = re.compile(
    r"(?:heading|(?:ü|u)?berschrift|titre|t[íi]tulo|títol|titolo|titlu|kop|rubrik|overskrift"
    r"|otsikko|nagłówek|nadpis|naslov|címsor|başlık|pealkiri|virsraksts|antraštė|επικεφαλίδα"
    r"|заголовок|заглавие|כותרת|عنوان|العنوان|見出し|标题|標題|제목)\s*([1-9])(?:,.*)?",
)
TITLES = frozenset(
    {"title", "titel", "titre", "título", "titulo", "titolo", "tytuł", "název", "cím", "otsikko",
     "tittel", "rubrik", "название", "表題", "标题", "標題", "제목"}
)  # fmt: skip
CONTENTS = re.compile(r"(?:toc|contents|目次|verzeichnis|tm|índice)\s*(?:(\d)|heading).*")
QUOTATION = re.compile(
    r"(?:intense ?)?quote|block ?text|quotations?|(?:intensives )?zitat|引用文.*"
)
CAPTION = re.compile(r"caption|beschriftung|légende|図表番号|题注|캡션|descripción|didascalia")


def meaning(name: str) -> tuple[BlockKind, int] | None:
    """Return what a style of this name, in lower case, makes of a paragraph; None for nothing.

    The level of a heading counts from 1; a title has 0.
    """
    heading = HEADING.fullmatch(name)
    if heading or name in TITLES:
        return BlockKind.HEADING, int(heading[1]) if heading else 0
    if QUOTATION.fullmatch(name):
        return BlockKind.QUOTATION, 0
    return (BlockKind.CAPTION, 0) if CAPTION.fullmatch(name) else None
