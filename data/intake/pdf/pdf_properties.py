"""What a PDF says of itself, as far as it can be believed.

Patterns served: a title that the author wrote; titles left over from other programs ("Microsoft
Word - draft3.doc", "untitled"), file names, and numbers of a print shop's.
"""

import re

from data.intake.pdf import pdf_bookmarks
from data.intake.pdf.page_stream import Properties
from data.intake.stream import Declared
from data.messages import said

_LONGEST = 300
_LEFT_OVER = re.compile(
    r"microsoft (?:word|powerpoint|excel)\b|powerpoint presentation|(?:un)?titled?\b\s*\d*$"
    r"|(?:document|slide|presentation|book|sheet|page)\s*\d*$|about:blank|https?://|file:|layout \d"
    r"|無題|文書\s*\d*$",
    re.IGNORECASE,
)
_FILE_NAME = re.compile(
    r"[/\\]|\.(?:docx?|pdf|rtf|odt|pptx?|xlsx?|indd|qxd|qxp|tex|dvi|ps|html?|txt|jtd|md|wpd|fm)\b",
    re.IGNORECASE,
)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,3}")


def declared(properties: Properties) -> Declared:
    """Return the title, if it can be one, the language, and the outline."""
    title = " ".join(properties.title.split())
    language = properties.language.strip()
    return Declared(
        title=title if _is_plausible(title) else "",
        language=language if _LANGUAGE.fullmatch(language) else "",
        place=said("the file's properties"),
        certain=False,
        outline=tuple(pdf_bookmarks.entries(properties.bookmarks)),
    )


def _is_plausible(title: str) -> bool:
    if not 4 <= len(title) <= _LONGEST or not title.isprintable() or "\ufffd" in title:
        return len(title) > 1 and title >= "\u2e80" and title.isprintable()
    if _LEFT_OVER.match(title) or _FILE_NAME.search(title):
        return False
    return any(map(str.isalpha, title)) and not (" " not in title and _looks_like_code(title))


def _looks_like_code(word: str) -> bool:
    """Tell whether a single word is a number of a job or a file: "R45178_v3"."""
    return any(map(str.isdigit, word)) and word < "\u2e80"
