"""What other dialects of Markdown add to its signs: taken out of the text, and kept beside it.

Patterns served: attributes of headings ("# Scope {#scope .unnumbered}", "{: .no_toc}"), divisions
(":::"), places for contents ("[TOC]"), commands of TeX and of site builders on lines of their own,
spans and links with attributes ("[Scope]{.underline}") as converters of Word files write them;
titles whose sign touches them ("#Minutes"); addresses behind bars ("| Ministry of Ports"); of
reStructuredText titles between two lines ("=====") and directives (".. contents:: Agenda"); three
stars on the line below the words that they close.
"""

import re
from typing import NamedTuple

from data.intake.markdown import code_fences

_ATTRIBUTE = re.compile(r"=\w++|[#.][^\s{}=\"]++|-|[\w-]++=[^\s{}\"]*+|toc")
_QUOTED = re.compile(r"=\"[^\"{}]*+\"")
_DIVISION = re.compile(r":{3,}+[ \t]*+(?:\{[^{}]*\}|[\w.-]*+)[ \t:]*")
_COMMAND = re.compile(
    r"(?:\\(?:newpage|pagebreak|clearpage|tableofcontents|noindent|bigskip|medskip|smallskip"
    r"|maketitle|vspace|hspace|vfill|hfill|h?rule|centering|thispagestyle|pagestyle|begin|end)\b\*?"
    r"(?:\{[\w .*-]*+\}|\[[\w .*-]*+\]|[ {}])*+)++"
    r"|(?:#{1,6} )?\{\{ ?[\w.]{1,40} ?\}\}|\[\[?_?toc_?\]\]?"
    r"|\{%[^%\n]*+%\}|\{\{[<%][^{}\n]*+\}\}|\{:[^{}\n]*+\}",
    re.IGNORECASE,
)
_TIGHT_SIGN = re.compile(r"^#{2,6}[^\s#]", re.MULTILINE)
_TIGHT, _TIGHT_ONE = re.compile(r"#{2,6}(?=[^\s#])"), re.compile(r"#(?=[^\W\d_])")
_SIGNS = frozenset(":\\[{#=.")
_THREE_STARS, _MOST_ABOVE = "***", 4
_OVERLINE = re.compile(r"={3,}+[ \t]*")
_DIRECTIVE = re.compile(r"\.\. [\w-]{2,30}::[^\n]*")
_OPTION = re.compile(r"[ \t]+:[\w-]{1,30}:[^\n]*")
_MOST_OPEN = 32
_CENTRED = (["center"], ["centre"])
_UNDERLINE = re.compile(r"[ ]{0,3}(?:=+|-+)[ \t]*")
_DEEPEST = 3
_SPAN = re.compile(r"(?<![!\\])\[((?:[^\[\]\\]|\\.){0,400}+)\]\{([^{}\n]{1,120})\}")
_RAISED = re.compile(r"(?<!\\)\^([^\s^\[\]]{1,20})\^")
_LOWERED = re.compile(r"(?<![~\\])~([\w+-]{1,10})~(?!~)")
_OWN_SIGNS = re.compile(r"[)\]`]\{|\^|~")
_BEHIND = re.compile(r"(?<=[)\]`])\{([^{}]{1,200})\}")


class Apart(NamedTuple):
    """A text in plain Markdown, what was taken out of it, and which lines were in the middle."""

    text: str
    taken: tuple[str, ...] = ()
    centred: frozenset[int] = frozenset()


def lines_apart(text: str) -> Apart:
    """Take out what stands on lines of its own, or behind headings; code stays as it is."""
    lines = text.split("\n")
    taken: list[str] = []
    centred: set[int] = set()
    barred: set[int] = set()
    open_divisions: list[bool] = []
    has_text = False
    has_tight_signs = _TIGHT_SIGN.search(text) is not None
    for number, is_code in enumerate(code_fences.inside(lines)):
        line, bare = lines[number], lines[number].strip()
        if is_code or not bare:
            continue
        is_first, has_text = not has_text, True
        if bare[0] == "|" and (number - 1 in barred or _is_barred(_below(lines, number))):
            if _is_barred(bare):
                barred.add(number)
                ends = "\\" if _is_barred(_below(lines, number)) else ""
                lines[number] = bare[1:].strip() + ends
                taken.append("|")
            continue
        if (
            bare[0] not in _SIGNS
            and bare != _THREE_STARS
            and "}" not in bare
            and not open_divisions
        ):
            continue
        if bare[0] in "=.*":
            taken += _of_other_lines(lines, number)
            continue
        if any(open_divisions):
            centred.add(number)
        if bare[0] == ":" and _DIVISION.fullmatch(bare):
            _follow(bare, open_divisions)
        elif bare != "\\" and not (bare[0] in "\\[{#" and _COMMAND.fullmatch(bare)):
            lines[number], attributes = _heading(line, _below(lines, number))
            taken += attributes
            may_be_one = has_tight_signs or is_first
            lines[number] = _loosened(lines[number], may_be_one=may_be_one)
            continue
        taken.append(bare)
        lines[number] = ""
    return Apart("\n".join(lines), tuple(taken), frozenset(centred))


def _closes(lines: list[str], number: int) -> bool:
    """Tell whether three stars, which are a rule by themselves, close bold words above them."""
    above: list[str] = []
    while number and lines[number - 1].strip() and len(above) < _MOST_ABOVE:
        number -= 1
        above.append(lines[number])
    return (
        bool(above)
        and above[-1].lstrip().startswith(_THREE_STARS)
        and (sum(line.count(_THREE_STARS) for line in above) % 2 == 1)
    )


def _loosened(line: str, *, may_be_one: bool) -> str:
    """Return a line with a blank behind its sign, if it is a title that touches it."""
    tight = _TIGHT.match(line) or (_TIGHT_ONE.match(line) if may_be_one else None)
    return f"{tight[0]} {line[tight.end() :]}" if tight else line


def _of_other_lines(lines: list[str], number: int) -> list[str]:
    """Take the line above a title that has one below as well, or a directive; return its signs.

    Three stars that close words in bold go to these.
    """
    if lines[number].strip() == _THREE_STARS:
        if _closes(lines, number):
            lines[number - 1] = f"{lines[number - 1].rstrip()}{_THREE_STARS}"
            lines[number] = ""
        return []
    if lines[number].startswith("=") and _OVERLINE.fullmatch(lines[number]):
        is_over = number == 0 or not lines[number - 1].strip()
        below = _below(lines, number + 1)
        count = int(is_over and below.strip() == lines[number].strip())
    elif _DIRECTIVE.fullmatch(lines[number]):
        count = 1
        while _OPTION.fullmatch(_below(lines, number + count - 1)):
            count += 1
    else:
        return []
    signs = [line.strip() for line in lines[number : number + count]]
    lines[number : number + count] = [""] * count
    return signs


def _is_barred(line: str) -> bool:
    """Tell whether a line of text stands behind a bar, and is no row of a table."""
    return line.lstrip().startswith("| ") and line.count("|") == 1


def _below(lines: list[str], number: int) -> str:
    return lines[number + 1] if number + 1 < len(lines) else ""


def _follow(sign: str, open_divisions: list[bool]) -> None:
    """Follow a sign that opens or closes a division; what is open is in the middle, or is not."""
    name = sign.strip(": \t")
    if name and len(open_divisions) < _MOST_OPEN:
        open_divisions.append(name.strip("{}.").split()[:1] in _CENTRED)
    elif open_divisions and not name:
        open_divisions.pop()


def _heading(line: str, below: str) -> tuple[str, list[str]]:
    """Return a line, if it is a heading without its attributes, and these."""
    if "}" not in line or not (line.lstrip()[0] == "#" or _UNDERLINE.fullmatch(below)):
        return line, []
    bare = line.rstrip().rstrip("#").rstrip()
    head, brace, inner = bare.rpartition("{")
    if not brace or not inner.endswith("}") or not _are_attributes(inner[:-1]):
        return line, []
    return head.rstrip(), [f"{{{inner}"]


def spans_apart(text: str) -> Apart:
    """Take attributes out of a run of text; what they underline is underlined."""
    if not _OWN_SIGNS.search(text):
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

    for _ in range(_DEEPEST):
        before, text = text, _SPAN.sub(unwrapped, text)
        if text == before:
            break
    text = _RAISED.sub(r"<sup>\1</sup>", _BEHIND.sub(dropped, text))
    text = _LOWERED.sub(r"\1", text)
    return Apart(text, tuple(" ".join(one.split()) for one in taken))


def _are_attributes(inner: str) -> bool:
    """Tell whether what stands in braces are attributes, and no words of the text."""
    tokens = _QUOTED.sub("=", inner.strip(": ")).split()
    return bool(tokens) and all(map(_ATTRIBUTE.fullmatch, tokens))
