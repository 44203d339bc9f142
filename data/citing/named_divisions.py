"""Divisions that are called by a word and a number: "Article 5", "Chapter II", "第五条".

Patterns served: a heading that is such a name, or begins with one; a number that is printed with
its word. "§ 3 Costs" is a topic with the number 3.
"""

import re

from data.document import Topic

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
_NAMED = re.compile(NAME)
_ARTICLE = re.compile(r"(?i:art\.|artic|artik|artíc|artig)|第.*[条條]")
_SECTION = re.compile(r"§\s*(\d{1,4}[a-z]?)\b")


def name_of(topic: Topic) -> str:
    """Return the word and the number that a topic is called by; nothing for any other."""
    if topic.number:
        return topic.number if is_name(topic.number) else ""
    match = _NAMED.match(topic.title)
    return " ".join(match.group().split()) if match else ""


def number_of(topic: Topic) -> str:
    """Return a topic's printed number without its word, as "3" of "§ 3 Costs"; may be empty."""
    match = None if topic.number else _SECTION.match(topic.title)
    return match[1] if match else topic.number


def is_name(reference: str) -> bool:
    """Tell whether a topic is called by a word and a number."""
    return _NAMED.fullmatch(reference.partition(" [")[0]) is not None


def is_article(reference: str) -> bool:
    """Tell whether a topic is an article, whose paragraphs are cited as Article 5(2)."""
    return _ARTICLE.match(reference) is not None and is_name(reference)
