"""What styles are made of: faces, sizes, colours, spaces, rules."""

import re

from exporters.docx.word_setting import TWIPS, WordSetting

ACCENT, GREY, HAIRLINE, BOX, INK = "#17375E", "#5D646E", "#A3A9B2", "#EAEFF5", "#1A1D22"
_BUILT_IN = {
    "Caption": "caption",
    "CommentReference": "annotation reference",
    "CommentText": "annotation text",
    "DefaultParagraphFont": "Default Paragraph Font",
    "EndnoteReference": "endnote reference",
    "EndnoteText": "endnote text",
    "Footer": "footer",
    "FootnoteReference": "footnote reference",
    "FootnoteText": "footnote text",
    "Header": "header",
    "Hyperlink": "Hyperlink",
    "ListParagraph": "List Paragraph",
    "Normal": "Normal",
    "Quote": "Quote",
    "TOC1": "toc 1",
    "TOC2": "toc 2",
    "TableNormal": "Normal Table",
    "Title": "Title",
} | {f"Heading{level}": f"heading {level}" for level in range(1, 10)}
"""Word's names of the styles that it knows by itself; others are called as their ids say."""
_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def paragraph(
    key: str,
    ways: str = "",
    look: str = "",
    *,
    base: str = "Normal",
    after: str = "",
    is_default: bool = False,
) -> str:
    """Return a paragraph style with its id; `base` is the id of what it is based on."""
    around = f'<w:basedOn w:val="{base}"/>' if base else ""
    around += f'<w:next w:val="{after}"/>' if after else ""
    return (
        f"{begun('paragraph', key, is_default=is_default)}{around}<w:qFormat/>"
        f"<w:pPr>{ways}</w:pPr><w:rPr>{look}</w:rPr></w:style>"
    )


def character(key: str, look: str = "", *, is_default: bool = False) -> str:
    """Return a character style with its id."""
    around = "" if is_default else '<w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/>'
    return (
        f"{begun('character', key, is_default=is_default)}{around}<w:rPr>{look}</w:rPr></w:style>"
    )


def begun(kind: str, key: str, *, is_default: bool = False) -> str:
    """Return the beginning of a style of a kind, with its name."""
    name = _BUILT_IN.get(key) or _CAPITAL.sub(" ", key)
    ways = ' w:default="1"' * is_default + ' w:customStyle="1"' * (key not in _BUILT_IN)
    return f'<w:style w:type="{kind}"{ways} w:styleId="{key}"><w:name w:val="{name}"/>'


def faces(faces: tuple[str, str, str]) -> str:
    """Return the look of faces for Latin, East Asian and other scripts."""
    latin, eastern, other = faces
    return f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{eastern}" w:cs="{other}"/>'


def size(setting: WordSetting, points: float) -> str:
    """Return the look of letters of a size in points."""
    half = round(2 * setting.scaled(points))
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def ink(setting: WordSetting, colour: str) -> str:
    """Return the look of letters in a colour."""
    return f'<w:color w:val="{setting.colour(colour)}"/>'


def spacing(setting: WordSetting, above: float, below: float, leading: float = 0) -> str:
    """Return spaces in points, and the leading as a multiple of the size."""
    lines = f' w:line="{round(240 * leading)}" w:lineRule="auto"' if leading else ""
    before, after = (round(TWIPS * setting.scaled(points)) for points in (above, below))
    return f'<w:spacing w:before="{before}" w:after="{after}"{lines}/>'


def set_in(twips: int) -> str:
    """Return how lines are set in at both sides, in twips."""
    return f'<w:ind w:left="{twips}" w:right="{twips}"/>'


def set_at(setting: WordSetting) -> str:
    """Return how running text is set."""
    return '<w:jc w:val="both"/>' if setting.page.justified else ""


def citation_tab(setting: WordSetting) -> str:
    """Return the tab stop at the right, where citations stand."""
    return f'<w:tabs><w:tab w:val="right" w:pos="{setting.measure}"/></w:tabs>'


def rule(setting: WordSetting, side: str) -> str:
    """Return a rule at a side of a paragraph."""
    colour = setting.colour(HAIRLINE)
    return f'<w:pBdr><w:{side} w:val="single" w:sz="4" w:space="1" w:color="{colour}"/></w:pBdr>'


def box(setting: WordSetting) -> str:
    """Return a box that paragraphs next to each other share, with a rule above it."""
    tint, rule = setting.colour(BOX), setting.colour(ACCENT)
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="{width}" w:space="7" w:color="{colour}"/>'
        for side, width, colour in (("top", 12, rule), ("left", 4, tint), ("bottom", 4, tint),
                                    ("right", 4, tint))
    )  # fmt: skip
    return f'<w:pBdr>{sides}</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="{tint}"/>'
