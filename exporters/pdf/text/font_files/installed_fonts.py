"""The fonts that are installed beside ours: what fontconfig tells of them, and which suits best.

A script that our own faces lack is set in one of them. The same fonts give the same choice.
"""

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from data.basis.values import dataclass
from data.files.paths import named

_PROGRAM, _MATCHER = "fc-list", "fc-match"
_SECONDS = 10
"""So long fontconfig may take; 560 faces take it 0.04 s, and as much again to be understood."""
_MOST = 64 * 2**20
"""Characters of its answer; those faces take 1.5 million."""
_FIELDS = (
    "file", "index", "weight", "slant", "spacing", "outline", "color", "variable", "family",
    "lang", "charset",
)  # fmt: skip
_FORMAT = r"\t".join(f"%{{{name}}}" for name in _FIELDS) + r"\n"
_SUFFIXES = (".ttf", ".otf", ".ttc", ".otc")
_REGULAR, _BOLD = 80, 200
"""Weights as fontconfig counts them."""
_SERIF = re.compile(
    "serif|mincho|ming|song|myeongjo|batang|myungjo|roman|times|amiri|naskh|norasi|tinos|liberation"
    "|frank|david|kai|book|garamond|georgia|cambria|khmer os|taviraj|trirong|sarala",
    re.IGNORECASE,
)
_SANS = re.compile("sans|gothic|kaku|hei", re.IGNORECASE)
_EMOJI = re.compile("emoji", re.IGNORECASE)
_CHINESE = {"zh-tw": "zh-tw", "zh-hant": "zh-tw", "zh-hk": "zh-hk", "zh-mo": "zh-hk"}


@dataclass(frozen=True, slots=True)
class InstalledFace:
    """A face of an installed font file: what it is like, and what it has, as fontconfig tells it.

    `ranges` are pairs of code points in hexadecimal, a space apart.
    """

    file: str
    number: int
    weight: int
    slant: int
    spacing: int
    family: str
    languages: frozenset[str]
    ranges: str
    variable: bool = False
    is_coloured: bool = False

    @property
    def path(self) -> Path:
        """The file."""
        return named(self.file)

    @property
    def is_bold(self) -> bool:
        """Whether it is at least a semibold, or can be."""
        return self.variable or self.weight >= 180

    @property
    def is_serif(self) -> bool:
        """Whether its name says so; others are taken for sans."""
        return bool(_SERIF.search(self.family)) and not (
            _SANS.search(self.family) and "serif" not in self.family.casefold().replace("sans-", "")
        )

    def codes(self) -> Iterator[range]:
        """Yield the code points that it has a glyph for."""
        for part in self.ranges.split():
            first, _, last = part.partition("-")
            yield range(int(first, 16), int(last or first, 16) + 1)

    def has(self, characters: Iterable[str]) -> int:
        """Return how many of these characters it has."""
        wanted = sorted(map(ord, characters))
        found, at = 0, 0
        for codes in self.codes():
            while at < len(wanted) and wanted[at] < codes.start:
                at += 1
            while at < len(wanted) and wanted[at] < codes.stop:
                found, at = found + 1, at + 1
        return found


def listed() -> tuple[InstalledFace, ...]:
    """Return the faces that are installed, none where fontconfig is not."""
    lines = _told(_PROGRAM, _FORMAT).split("\n")
    return tuple(sorted(filter(None, map(_face, lines)), key=lambda face: (face.file, face.number)))


def for_emoji(faces: Sequence[InstalledFace]) -> list[InstalledFace]:
    """Return the faces that are made for emoji, the one that the system prefers first."""
    found = [face for face in faces if face.is_coloured or _EMOJI.search(face.family)]
    preferred = _told(_MATCHER, "%{file}", "emoji") if found else ""
    return sorted(found, key=lambda face: (face.file != preferred, not face.is_coloured))


def _told(name: str, form: str, *asked: str) -> str:
    """Return what a program of fontconfig says; nothing where it is not there, or does not end."""
    import shutil  # noqa: PLC0415  # most handouts need no face but ours
    import subprocess  # noqa: PLC0415

    program = shutil.which(name)
    if program is None:
        return ""
    try:
        done = subprocess.run(  # noqa: S603  # found on the user's own path
            [program, "--format", form, *asked],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_SECONDS,
            check=True,
            cwd="/",
            env=os.environ | {"LC_ALL": "C"},
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout[:_MOST].decode("utf-8", "surrogateescape")


def ranked(
    faces: Sequence[InstalledFace],
    characters: Iterable[str],
    *,
    serif: bool,
    bold: bool,
    language: str,
) -> list[InstalledFace]:
    """Return the faces that have outlines of any of these, the one that suits best first."""
    wanted = frozenset(characters)
    spoken = _spoken(language)
    weight = _BOLD if bold else _REGULAR

    def order(pair: tuple[int, InstalledFace]) -> tuple[object, ...]:
        count, face = pair
        return (
            -count,
            spoken not in face.languages,
            bool(_EMOJI.search(face.family)) and len(wanted) > count,
            _of_others(face.family, language),
            face.is_serif is not serif,
            bool(face.slant),
            bool(face.spacing),
            0 if face.variable else abs(face.weight - weight),
            face.family,
            face.file,
            face.number,
        )

    counted = ((face.has(wanted), face) for face in faces if not face.is_coloured)
    return [face for _, face in sorted((pair for pair in counted if pair[0]), key=order)]


def _spoken(language: str) -> str:
    """Return a language as fontconfig names it."""
    tag = language.casefold()
    if tag.startswith("zh"):
        return next((name for start, name in _CHINESE.items() if tag.startswith(start)), "zh-cn")
    return tag.partition("-")[0]


def _of_others(family: str, language: str) -> bool:
    """Tell whether a face of all East Asian letters has the forms of another language."""
    last = family.rpartition(" ")[2]
    own = {"zh-cn": "SC", "zh-tw": "TC", "zh-hk": "HK", "ko": "KR", "ja": "JP"}
    return last in own.values() and own.get(_spoken(language), "JP") != last


def _face(line: str) -> InstalledFace | None:
    """Return the face that a line of the list tells of, if it can be used."""
    found = dict(zip(_FIELDS, line.split("\t"), strict=False))
    is_coloured = found.get("color") == "True"
    if len(found) < len(_FIELDS) or not (is_coloured or found["outline"] == "True"):
        return None
    if not found["file"].casefold().endswith(_SUFFIXES):
        return None
    is_variable = found["variable"] == "True"
    if is_variable:
        found |= {"weight": str(_REGULAR), "slant": ""}
    try:
        number, weight, slant, spacing = (
            int(float(found[name] or 0)) for name in ("index", "weight", "slant", "spacing")
        )
    except ValueError:
        return None
    if number >> 16:
        return None  # an instance of a variable font; its regular form is listed, too
    languages = frozenset(found["lang"].split("|"))
    return InstalledFace(
        found["file"], number, weight, slant, spacing, found["family"].partition(",")[0],
        languages, found["charset"], is_variable, is_coloured,
    )  # fmt: skip
