"""Tell web pages that are made to keep a parser busy, before they are parsed.

The parser's time grows with the square of an element's attributes, of a menu's options, and of the
elements that are open: a file of a few hundred kilobytes would take minutes.
"""

import re

_DEEPEST, _MOST_ATTRIBUTES, _MOST_OPTIONS = 512, 1_000, 10_000
_NESTING = re.compile(
    r"<(/?)(?:a|abbr|acronym|address|applet|article|aside|b|big|blockquote|center|code|details|dialog"
    r"|dir|div|dl|em|fieldset|figure|font|footer|form|header|hgroup|i|main|marquee|math|menu|nav"
    r"|nobr|object|ol|pre|s|section|small|span|strike|strong|sub|sup|svg|table|tbody|tt|u|ul)\b",
    re.IGNORECASE,
)
_OPTION = re.compile(r"<option\b", re.IGNORECASE)
_QUOTED = r"=\s*+(?:\"[^\"]*+\"|'[^']*+')"
_TAG = re.compile(rf"<[a-z](?:[^>=]++|{_QUOTED}|=)*+", re.IGNORECASE)
_VALUE = re.compile(_QUOTED)
_NAME = re.compile(r"(?<![\s/])[\s/]++[^\s/]")


def is_trap(text: str) -> bool:
    """Tell whether a page nests its elements, or crowds their tags, as no real page does."""
    if _depth(text) > _DEEPEST or len(_OPTION.findall(text)) > _MOST_OPTIONS:
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


def _is_crowded(tag: str) -> bool:
    return sum(1 for _ in _NAME.finditer(_VALUE.sub(" ", tag))) > _MOST_ATTRIBUTES
