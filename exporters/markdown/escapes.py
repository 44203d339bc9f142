"""Texts as Markdown that says them letter by letter, and back.

Readers of Markdown take signs for marks, drop blanks and start lists where a number stands. A
backslash before such a sign, and a reference such as “&#32;” for such a blank, keep the text. What
Pandoc takes for a mark beyond CommonMark is held the same way.
"""

import re
import unicodedata

from exporters.unprintable import printable

LINE_END = "\\\n"
"""What ends a line within a paragraph."""

_SIGN = re.compile(r"[\\`*_\[\]<~|&#{$^]|(?<!\w)@")
_START = re.compile(r"\A(\(?(?:\d{1,9}|[A-Za-z]|[ivxlcdmIVXLCDM]+))([.)])(?=\s|\Z)")
_START_SIGNS = ">+=-:%"
_LINE_ENDS = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1f\x85]")
_BLANKS = re.compile(r"[\t\u2028\u2029]|(?<=[ \t]) ")
_OUTER = re.compile(r"\A\s+|\s+\Z")
_NO_ADDRESS = re.compile(r'[<>\\|"`{}^]')
_OURS = re.compile(
    r"\\(?P<sign>[!-/:-@\[-`{-~])|&#(?P<code>\d{1,7});"
    r"|(?P<mark>(?P<fence>`++).*?(?<!`)(?P=fence)(?!`)|\[\^[\w-]++\]:?|\]\(<[^<>\n]*+>\))"
)


def escaped(text: str, *, opens: bool = True, closes: bool = True) -> str:
    """Return the Markdown of a text, on one line.

    Where it `opens` a block, or `closes` it, what counts there alone is kept, too. Line ends, and
    control characters that are blanks, are blanks in the result.
    """
    line = _LINE_ENDS.sub(" ", printable(text))
    head, inner, tail = _parted(line, opens=opens, closes=closes)
    made = _SIGN.sub(r"\\\g<0>", inner)
    if opens and not head:
        made = f"\\{made}" if made[:1] in _START_SIGNS and made else _START.sub(r"\1\\\2", made, 1)
    if made.endswith("!"):  # before a mark of ours it would make a picture
        made = f"{made[:-1]}\\!"
    return head + _BLANKS.sub(_reference, made) + tail


def weighty(text: str, sign: str = "**", *, opens: bool = True, closes: bool = True) -> str:
    """Return the Markdown of a text between these signs: stars, and as many on both sides.

    Beside a quotation mark or a bracket stars are no signs where a letter follows, as in Japanese,
    so they stand around what lies between the first and the last letter; without one, nowhere.
    """
    places = [place for place, letter in enumerate(text) if _is_letter(letter)]
    if not places:
        return escaped(text, opens=opens, closes=closes)
    first, last = places[0], places[-1] + 1
    head = escaped(text[:first], opens=opens, closes=False) if first else ""
    tail = escaped(text[last:], opens=False, closes=closes) if last < len(text) else ""
    return f"{head}{sign}{escaped(text[first:last], opens=False, closes=False)}{sign}{tail}"


def code(text: str) -> str:
    """Return a text as code: as all is set that stands among the source's words, and is not its."""
    line = " ".join(printable(text).split())
    if not line:
        return ""
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", line)), default=0))
    pad = " " if "`" in {line[0], line[-1]} else ""
    return f"{fence}{pad}{line}{pad}{fence}"


def address(target: str) -> str:
    """Return a link's target, of ASCII signs without blanks, as it stands behind its text."""
    kept = _NO_ADDRESS.sub(lambda sign: f"%{ord(sign[0]):02X}", target)
    return f"(<{kept.replace('&', '&amp;')}>)"


def resolved(line: str, *, marks: bool) -> str:
    """Return what a line of a finished file says; with `marks`, also what is not the source's."""

    def said(found: re.Match[str]) -> str:
        if found["sign"]:
            return found["sign"]
        if found["code"]:
            return chr(min(int(found["code"]), 0x10FFFF))
        return found["mark"] if marks else ""

    return _OURS.sub(said, line)


def _parted(line: str, *, opens: bool, closes: bool) -> tuple[str, str, str]:
    """Return a line's outer blanks as references, where they would be lost, around the rest."""
    blanks = {found.start(): found[0] for found in _OUTER.finditer(line)}
    head = blanks.get(0, "") if opens else ""
    tail = line[len(head) :]
    tail = tail[len(tail.rstrip()) :] if closes else ""
    inner = line[len(head) : len(line) - len(tail)]
    return "".join(map(_referred, head)), inner, "".join(map(_referred, tail))


def _reference(found: re.Match[str]) -> str:
    return _referred(found[0])


def _referred(sign: str) -> str:
    return f"&#{ord(sign)};"


def _is_letter(sign: str) -> bool:
    return sign.isalnum() or unicodedata.category(sign).startswith("M")
