"""Divisions that are called by a word and a number: "Article 5", "Chapter II", "第五条".

Patterns served: a heading that is such a name, or begins with one; a number that is printed with
its word. "§ 3 Costs" is a topic with the number 3.
"""

import re

_WORDS = (
    "Article|Art\\.|Artikel|Artículo|Artigo|Articolo|Amendment|Chapter|Chapitre|Kapitel|Part|Partie"
    "|Teil|Title|Titre|Titel|Section|Sec\\.|Abschnitt|Annex|Annexe|Appendix|Schedule|Measure|Mesure"
    "|Motion|Resolution|Item|Protocol"
)
_COUNTED = r"\d{1,4}[A-Za-z]?(?:\.\d{1,3}){0,3}|[IVXLC]{1,7}|[ivxlc]{1,7}|[A-Z]"
_FIGURES = r"[\d〇一二三四五六七八九十百千]{1,7}"
NAME = (
    rf"(?:(?i:{_WORDS})\s(?:(?i:No\.?|Nr\.?|N°)\s?)?(?:{_COUNTED})(?![^\W_])"
    rf"|第{_FIGURES}[条條章節款編](?:の{_FIGURES})*)"
)
"""What is called by a word and a number, as a pattern."""
NAMED = re.compile(NAME)
