"""Tell web pages that are made to keep a parser busy, before they are parsed.

The parser's time grows with the square of an element's attributes, of a menu's options, and of the
elements that are open: a file of a few hundred kilobytes would take minutes.
"""

import re

_DEEPEST, _MOST_ATTRIBUTES, _MOST_OPTIONS = 512, 1_000, 10_000
_NESTING = re.compile(
    r"<(/?)(?:a|abbr|acronym|address|applet|article|aside|b|big|blockquote|center|code|details|dialog"
    r"|dir|div|dl|em|fieldset|figure|font|footer|form|header|hgroup|i|main|marquee|math|menu|nav"
    r"|nobr|object|ol|pre|s|search|section|small|span|strike|strong|sub|summary|sup|svg|table|tbody|tt|u"
    r"|ul)\b",
    re.IGNORECASE,
)
_READING = re.compile(r"<(/?)r(?:uby|[bpt]c?)\b", re.IGNORECASE)
"""Parts of a reading, as Japanese has them: one is ended by the next, but only inside a reading."""

_OPTION = re.compile(r"<option\b", re.IGNORECASE)
_QUOTED = r"=\s*+(?:\"[^\"]*+\"|'[^']*+')"
_TAG = re.compile(rf"<[a-z](?:[^>=]++|{_QUOTED}|=)*+", re.IGNORECASE)
_VALUE = re.compile(_QUOTED)
_NAME = re.compile(r"(?<![\s/])[\s/]++[^\s/]")


def is_trap(text: str) -> bool:
    """Tell whether a page nests its elements, or crowds their tags, as no real page does."""
    if max(_depth(text), _readings(text)) > _DEEPEST or len(_OPTION.findall(text)) > _MOST_OPTIONS:
        return True
    return any(
        _is_crowded(match.group())
        for match in _TAG.finditer(text)
        if match.end() - match.start() > _MOST_ATTRIBUTES
    )


def _depth(text: str) -> int:
    """Return how deep elements are nested at most."""
    depth = deepest = 0
    for match in _NESTING.finditer(text):
        depth = max(0, depth - 1) if match[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _readings(text: str) -> int:
    """Return how many parts of readings follow each other at most, before one of them is ended."""
    depth = deepest = 0
    for match in _READING.finditer(text):
        depth = 0 if match[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _is_crowded(tag: str) -> bool:
    return sum(1 for _ in _NAME.finditer(_VALUE.sub(" ", tag))) > _MOST_ATTRIBUTES
