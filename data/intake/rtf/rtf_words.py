"""What control words mean: signs, how runs are set, how paragraphs are, and where text goes."""

from collections.abc import Callable
from dataclasses import replace

from data.intake.rtf.rtf_state import RtfLook, RtfSetting, RtfState

SIGNS = {
    "tab": " ", "emspace": " ", "enspace": " ", "qmspace": " ", "~": "\u00a0", "_": "-",
    "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”", "{": "{", "}": "}", "\\": "\\",
    "column": " ", "page": " ",
}  # fmt: skip
"""Words and signs that stand for a sign of the text."""

TEXTS = {
    "fonttbl": "fonts", "stylesheet": "styles", "fldinst": "told", "title": "title",
    "listtext": "marker", "pntext": "marker", "footnote": "note", "header": "page",
    "headerl": "page", "headerr": "page", "headerf": "page", "footer": "page", "footerl": "page",
    "footerr": "page", "footerf": "page", "shptxt": "frame", "dptxbxtext": "frame",
    "sn": "property", "sv": "value", "bkmkstart": "name",
}  # fmt: skip
"""Groups whose text is for something, by the word that they begin with."""

ENTERED = frozenset(
    ("field", "fldrslt", "shp", "shpinst", "do", "shppict", "object", "result", "nesttableprops")
)
"""Groups that are read though they begin with a star, or that hold others that are."""

SILENT = frozenset({"pict", "picprop", "sp", "info", "upr"})
"""Groups without text of their own, in which others have some."""

PASSED = frozenset(
    (
        "colortbl", "filetbl", "revtbl", "rsidtbl", "listtable", "listoverridetable", "listpicture",
        "generator", "nonshppict", "nonesttables", "objdata", "objclass", "objname", "themedata",
        "latentstyles", "datastore", "colorschememapping", "xmlnstbl", "mmathPr", "pgdsctbl",
        "bkmkend", "annotation", "atnid", "atnauthor", "atrfstart", "atrfend",
        "atnref", "atndate", "atnicn", "xe", "tc", "txe", "rxe", "fchars", "lchars", "author",
        "operator", "creatim", "revtim", "printim", "buptim", "doccomm", "company", "subject",
        "keywords", "category", "manager", "hlinkbase", "comment", "shprslt", "pn", "pnseclvl",
        "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "htmltag", "mhtmltag",
        "datafield", "formfield", "template", "background", "userprops", "falt", "panose", "fname",
        "fontemb", "fontfile", "blipuid", "bliptag", "docvar", "protusertbl", "private",
    )
)  # fmt: skip
"""Groups that hold nothing to read."""


def _looks() -> dict[str, Callable[[RtfLook, int], RtfLook]]:
    """Return how words change runs; a number of 0 takes away what others set."""
    return {
        "plain": lambda _look, _on: RtfLook(),
        "b": lambda look, on: replace(look, bold=bool(on)),
        "i": lambda look, on: replace(look, italic=bool(on)),
        "ulnone": lambda look, _on: replace(look, underlined=False),
        "super": lambda look, on: replace(look, raised=bool(on)),
        "sub": lambda look, _on: replace(look, raised=False),
        "nosupersub": lambda look, _on: replace(look, raised=False),
        "v": lambda look, on: replace(look, hidden=bool(on)),
        "deleted": lambda look, on: replace(look, deleted=bool(on)),
        "f": lambda look, font: replace(look, font=font),
        "fs": lambda look, size: replace(look, size=size if 0 < size < 4_000 else look.size),
        **dict.fromkeys(
            ("ul", "uld", "uldash", "uldb", "ulth", "ulw", "ulwave", "uldashd", "uldashdd"),
            lambda look, on: replace(look, underlined=bool(on)),
        ),
    }


def _settings() -> dict[str, Callable[[RtfSetting, int], RtfSetting]]:
    """Return how words change paragraphs."""
    return {
        "pard": lambda _setting, _on: RtfSetting(),
        "s": lambda setting, style: replace(setting, style=style),
        "outlinelevel": lambda setting, level: replace(setting, outline=level if level < 9 else -1),
        "qc": lambda setting, _on: replace(setting, centred=True),
        "ql": lambda setting, _on: replace(setting, centred=False),
        "qr": lambda setting, _on: replace(setting, centred=False),
        "qj": lambda setting, _on: replace(setting, centred=False),
        "ls": lambda setting, one: replace(
            setting, list_level=max(0, setting.list_level) if one else -1
        ),
        "ilvl": lambda setting, level: replace(setting, list_level=max(0, min(level, 8))),
        "intbl": lambda setting, _on: replace(setting, depth=max(1, setting.depth)),
        "itap": lambda setting, depth: replace(setting, depth=max(0, depth)),
    }


class RtfWords:
    """Changes what is set, word by word."""

    def __init__(self) -> None:
        self._looks, self._settings = _looks(), _settings()

    def set(self, state: RtfState, word: str, number: int | None) -> None:
        """Change what a word changes; others say nothing of the text."""
        value = 1 if number is None else number
        if word in self._looks:
            state.look = self._looks[word](state.look, value)
        elif word in self._settings:
            state.setting = self._settings[word](state.setting, value if number is not None else 0)
        elif word == "uc":
            state.skipped = max(0, min(value, 100))
        elif word == "htmlrtf":
            state.is_html = bool(value)
