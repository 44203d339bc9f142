"""What other dialects of Markdown add to its signs: taken out of the text, and kept beside it.

Patterns served: attributes of headings ("# Scope {#scope .unnumbered}", "{: .no_toc}"), divisions
(":::"), places for contents ("[TOC]"), commands of TeX and of site builders on lines of their own,
spans and links with attributes ("[Scope]{.underline}") as converters of Word files write them.
"""

import re
from typing import NamedTuple

_ATTRIBUTE = re.compile(r"[#.][^\s{}=\"]++|-|[\w-]++=[^\s{}\"]*+|toc")
_QUOTED = re.compile(r"=\"[^\"{}]*+\"")
_DIVISION = re.compile(r":{3,}+[ \t]*+(?:\{[^{}]*\}|[\w.-]*+)[ \t:]*")
_COMMAND = re.compile(
    r"\\(?:newpage|pagebreak|clearpage|tableofcontents|noindent|bigskip|medskip|maketitle)\b[ {}]*"
    r"|\[\[?_?toc_?\]\]?|\{%[^%\n]*+%\}|\{\{[<%][^{}\n]*+\}\}|\{:[^{}\n]*+\}",
    re.IGNORECASE,
)
_FENCE = re.compile(r"[ ]{0,3}(`{3,}|~{3,})")
_UNDERLINE = re.compile(r"[ ]{0,3}(?:=+|-+)[ \t]*")
_SPAN = re.compile(r"(?<!!)\[([^\[\]]{1,400})\]\{([^{}\n]{1,120})\}")
_BEHIND = re.compile(r"(?<=[)\]`])\{([^{}]{1,200})\}")


class Apart(NamedTuple):
    """A text in plain Markdown, and what was taken out of it."""

    text: str
    taken: tuple[str, ...] = ()


def lines_apart(text: str) -> Apart:
    """Take out what stands on lines of its own, or behind headings; code stays as it is."""
    lines = text.split("\n")
    taken: list[str] = []
    fence = ""
    for number, line in enumerate(lines):
        opened = _FENCE.match(line)
        if opened and (not fence or line.strip().startswith(fence)):
            fence = "" if fence else opened[1]
        if fence or not line.strip():
            continue
        bare = line.strip()
        if bare[0] in ":\\[{" and (_DIVISION.fullmatch(bare) or _COMMAND.fullmatch(bare)):
            taken.append(bare)
            lines[number] = ""
        elif "}" in line and (
            bare[0] == "#"
            or (number + 1 < len(lines) and _UNDERLINE.fullmatch(lines[number + 1]) is not None)
        ):
            lines[number], attributes = _heading(line)
            taken += attributes
    return Apart("\n".join(lines), tuple(taken))


def _heading(line: str) -> tuple[str, list[str]]:
    """Return a heading without its attributes, and these."""
    bare = line.rstrip().rstrip("#").rstrip()
    head, brace, inner = bare.rpartition("{")
    if not brace or not inner.endswith("}") or not _are_attributes(inner[:-1]):
        return line, []
    return head.rstrip(), [f"{{{inner}"]


def spans_apart(text: str) -> Apart:
    """Take attributes out of a run of text; what they underline is underlined."""
    if "]{" not in text and ")" not in text and "`{" not in text:
        return Apart(text)
    taken: list[str] = []

    def unwrapped(match: re.Match[str]) -> str:
        if not _are_attributes(match[2]):
            return match[0]
        taken.append(f"{{{match[2]}}}")
        is_underlined = any(name in match[2] for name in (".underline", ".ul"))
        return f"<u>{match[1]}</u>" if is_underlined else match[1]

    def dropped(match: re.Match[str]) -> str:
        if not _are_attributes(match[1]):
            return match[0]
        taken.append(match[0])
        return ""

    text = _BEHIND.sub(dropped, _SPAN.sub(unwrapped, text))
    return Apart(text, tuple(" ".join(one.split()) for one in taken))


def _are_attributes(inner: str) -> bool:
    """Tell whether what stands in braces are attributes, and no words of the text."""
    tokens = _QUOTED.sub("=", inner.strip(": ")).split()
    return bool(tokens) and all(map(_ATTRIBUTE.fullmatch, tokens))
