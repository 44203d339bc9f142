"""What may stand before a text: bullets and numbers, and how numbers count.

Patterns served: bullets ("•", "- ", "* "), numbers ("1.", "1)", "(1)", "1.2", full-width "１．";
also run into the text: "24.We"), letters ("A.", "(a)") and Roman numerals ("II.", "(iv)"); in
Japanese kanji before a blank ("一　"), full-width digits ("２　"), circled ones ("①") and articles
("第一条", "第十二条の二"). A number may stand alone on the line above its text.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from data.document import BlockKind
from data.intake.lexicon import dates
from data.intake.stream import Piece
from data.text import numerals
from data.topics import is_article

_BULLETS = "•‣◦▪▫●○■□◆◇·∙⁃"
_BULLET = re.compile(rf"(?:[{_BULLETS}](?=\s|\w)|[*+\-–—](?=\s))\s*(?=\S)")
_NUMBER = re.compile(
    r"(?:\d{1,3}(?:\.\d{1,2}){0,3}[.．)）]|\d{1,3}(?:\.\d{1,3}){1,3}"
    r"|[(（](?:\d{1,3}|[a-z]|[ivxlc]{1,6})[)）]\.?"
    r"|[IVXLC][IVXLCivxlc]{0,6}\.(?:\d{1,2}\.?)?|[A-Z][.)]|[a-z][.)])(?=\s)\s*(?=\S)"
    r"|\d{1,3}\.(?=[A-Z][a-z])"
)
_KANJI = numerals.KANJI
_ARTICLE = re.compile(rf"第([{_KANJI}\d]+)([条章節款編部])(.*)")
_JAPANESE = re.compile(
    rf"(?:第[{_KANJI}\d]{{1,7}}[条章節款編部](?:の[{_KANJI}\d]{{1,3}}){{0,2}}(?=[\s（(])"
    r"|（[\d]{1,2}）|[(（][０-９]{1,2}[)）]"
    rf"|[{_KANJI}]{{1,3}}(?=[\s\u3000])|[０-９]{{1,3}}(?=[\s\u3000．])．?|[①-⑳](?=\S|\s))\s*(?=\S)"
)
_TURN = re.compile(r"[○〇◯●][^\s（(：:]{1,20}(?:[（(][^（()）]{1,20}[)）])?[：:\u3000]")
_ALONE = re.compile(
    rf"第[{_KANJI}\d]{{1,7}}条(?:の[{_KANJI}\d]{{1,3}}){{0,2}}|[{_KANJI}]{{1,3}}|[０-９]{{1,3}}|[①-⑳]"
    rf"|\d{{1,3}}[.)]|[a-z]\)|[(（](?:\d{{1,3}}|[a-z]|[ivx]{{1,5}})[)）]|[{_BULLETS}]"
)
_SECTION = re.compile(r"(?:§|Art\.)\s*\d{1,3}[a-z]?\.?")
_LONGEST_ALONE, _LONGEST_NAME = 12, 120
_FIRST = frozenset("第①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳" + _KANJI + "*+-–—(（" + _BULLETS)
_PUNCTUATION = "().)（）．"
_LONGEST_ROMAN = 9
_ROMAN = frozenset("IVXLC")
_BEHIND_LETTER = frozenset(".)")
_LONGEST = 60
"""No number that counts anything has more letters, whatever a format says of it."""

Reading = tuple[str, int]
"""One way to read a number: its style ("(a)", "I.", "1.1."), and its value in that style."""


def split(line: str) -> tuple[str, str]:
    """Return a line's marker and the rest; the marker is "" where there is none."""
    if not line or not _may_count(line):
        return "", line
    if line[0] in "-–—" and line[-1] == line[0]:
        return "", line  # "- A SUBTITLE -"
    if line[0] in "*+-" and not any(map(str.isalnum, line)):
        return "", line  # "* * *"
    if line[0] in "○〇◯●" and _TURN.match(line):
        return "", line  # "○議長（…君）　": who speaks
    if line[0].isdigit() and dates.starts_with_day(line):
        return "", line  # "1. Februar 2022"
    match = _BULLET.match(line) or _NUMBER.match(line) or _JAPANESE.match(line)
    return (match.group().rstrip(), line[match.end() :]) if match else ("", line)


def _may_count(line: str) -> bool:
    """Tell, in no time, whether a line may begin with a marker, as most lines do not."""
    first = line[0]
    if first.isascii() and first.isalpha():  # a letter counts before a stop or a bracket alone
        if first in _ROMAN:
            return "." in line[1:_LONGEST_ROMAN] or line[1:2] == ")"
        return line[1:2] in _BEHIND_LETTER
    return first in _FIRST or first.isdigit()


def is_bullet(marker: str) -> bool:
    """Tell whether a marker is a bullet, which counts nothing."""
    return bool(marker) and not any(map(str.isalnum, marker))


def stands_alone(text: str) -> bool:
    """Tell whether a line is nothing but a number, whose text stands on the line below."""
    return len(text) <= _LONGEST_ALONE and _ALONE.fullmatch(text) is not None


def attach(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Return the pieces with each number that stands alone on a line joined to its text below."""
    attached: list[Piece] = []
    number = 0
    while number < len(pieces):
        piece = pieces[number]
        following = pieces[number + 1] if number + 1 < len(pieces) else None
        if following is not None and _numbers(piece, following):
            names = (*piece.names, *following.names)
            attached.append(replace(following, marker=piece.text, gap=piece.gap, names=names))
            number += 2
        elif following is not None and _opens_article(piece, following):
            attached.append(_below_article(piece, following))
            number += 2
        else:
            attached.append(piece)
            number += 1
    return tuple(attached)


def _is_bare(piece: Piece) -> bool:
    return not (piece.marker or piece.sign or piece.hint or piece.furniture)


def _numbers(piece: Piece, following: Piece) -> bool:
    """Tell whether a number stands alone above its text, or a section's above its name."""
    if not (_is_bare(piece) and _is_bare(following)):
        return False
    return stands_alone(piece.text) or _names_section(piece, following)


def _names_section(piece: Piece, following: Piece) -> bool:
    """Tell whether a section's number stands above its name: "§ 4" above "Costs"."""
    name = following.text
    return (
        len(piece.text) <= _LONGEST_ALONE
        and _SECTION.fullmatch(piece.text) is not None
        and len(name) <= _LONGEST_NAME
        and name[0].isupper()
        and not name.endswith((".", ",", ";", ":"))
    )


def _opens_article(piece: Piece, following: Piece) -> bool:
    """Tell whether an article's number stands alone above its first numbered paragraph."""
    return (
        _is_bare(piece)
        and not (following.sign or following.furniture)
        and following.hint in {None, BlockKind.LIST_ITEM}
        and stands_alone(piece.text)
        and is_article(piece.text)
        and any(value == 1 for _, value in readings(following.marker))
    )


def _below_article(piece: Piece, following: Piece) -> Piece:
    """Return an article's first paragraph with the article's number before its own."""
    moved = len(following.marker) + 1
    return replace(
        following,
        text=following.printed,
        marker=piece.text,
        hint=None,
        level=0,
        gap=piece.gap,
        spans=tuple(
            replace(span, start=span.start + moved, end=span.end + moved)
            for span in following.spans
        ),
        names=(*piece.names, *following.names),
    )


def counts_alone(marker: str) -> bool:
    """Tell whether a marker is a number wherever it stands: an article's, or a full-width one."""
    return is_article(marker) or marker[:1] in set("０１２３４５６７８９")


def is_item(style: str) -> bool:
    """Tell whether a style counts the items of a list ("(a)", "1)") and not paragraphs ("1.")."""
    return style.endswith((")", "）")) or style[:1] in {"a", "i", "一", "①"}


def readings(marker: str) -> list[Reading]:
    """Return every way to read a marker as a number; "I." is a Roman one, and a ninth letter."""
    if len(marker) > _LONGEST:
        return []
    japanese = _japanese(marker)
    if japanese is not None:
        return [japanese]
    core = marker.strip(_PUNCTUATION)
    before = marker[: len(marker) - len(marker.lstrip(_PUNCTUATION))]
    after = marker[len(marker.rstrip(_PUNCTUATION)) :]
    if core and all(part.isdecimal() for part in core.split(".")):
        *parents, last = core.split(".")
        prefix = "".join(f"{int(part)}." for part in parents)
        return [(f"{before}{prefix}1{after}", int(last))]
    found = []
    above, _, last = core.partition(".")
    if last.isdecimal() and numerals.roman(above) is not None:
        return [(f"{above}.1", int(last))]
    roman = numerals.roman(core)
    if roman is not None:
        found.append((f"{before}{'I' if core[0].isupper() else 'i'}{after}", roman))
    if len(core) == 1:
        letter = "A" if core.isupper() else "a"
        found.append((f"{before}{letter}{after}", ord(core) - ord(letter) + 1))
    return found


def sequences(markers: Sequence[str]) -> list[str]:
    """Return the style in which each marker counts; "" where it is in no sequence.

    Numbers of a style that go up by 1 are a sequence: two that start at 1, or any three. Numbers
    of other styles, and text, may stand between them; from the third on, one may be missing.
    False numbers ("2022." at the start of a line) have no neighbours and fall out.
    """
    runs: list[_Run] = []
    current: dict[str, _Run] = {}
    for position, marker in enumerate(markers):
        if not marker or is_bullet(marker):
            continue
        options = readings(marker)
        following = [style for style, value in options if _follows(current.get(style), value)]
        for style, value in options:
            if following and style != following[0]:
                continue
            if not following:
                current[style] = _Run(style, value)
                runs.append(current[style])
            current[style].members.append(position)
            current[style].value = value
    styles = [""] * len(markers)
    for run in runs:
        if len(run.members) >= (2 if run.start == 1 else 3):
            for position in run.members:
                styles[position] = run.style
    return styles


class _Run:
    """Numbers of one style, each one more than the one before."""

    def __init__(self, style: str, start: int) -> None:
        self.style = style
        self.start = self.value = start
        self.members: list[int] = []


def _follows(run: _Run | None, value: int) -> bool:
    if run is None:
        return False
    return value == run.value + 1 or (value == run.value + 2 and len(run.members) > 2)


def _japanese(marker: str) -> Reading | None:
    """Read a circled number, an article's, or one in kanji."""
    article = _ARTICLE.fullmatch(marker)
    if article:
        return f"第1{article[2]}{article[3]}", numerals.value(article[1]) or 0
    if marker and (marker in numerals.CIRCLED or set(marker) <= set(numerals.KANJI)):
        return "①" if marker in numerals.CIRCLED else "一", numerals.value(marker) or 0
    return None
