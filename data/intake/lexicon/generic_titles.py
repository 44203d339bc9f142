"""Titles in the properties of files that a program filled in, and nobody wrote.

Patterns served: "Document1", "Microsoft Word - x.doc", the name of the file.
"""

import re

_GENERIC = re.compile(
    r"(?:document|dokument|文書|文档|untitled|unknown|template|title|new|microsoft word|word"
    r"|powerpoint)(?:[ _-]?(?:document|presentation|title|\d))*+|microsoft word\s*-.*"
    r"|.*\.(?:docx?|rtf|dotx?|odt|wpd)"
    r"|無題|名称未設定.*|[\W\d_]*",
    re.IGNORECASE,
)
_LONGEST = 300


def told(title: str) -> str:
    """Return a title in one line; "" where it names no document."""
    line = " ".join(title[: 2 * _LONGEST].split())
    return "" if len(line) > _LONGEST or _GENERIC.fullmatch(line) else line
