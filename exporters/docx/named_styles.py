"""The styles of a Word file, all by name, so that an office can set them anew.

What the source says stands in “Source” or what is based on it, what the analyst says in “Analyst”
or what is based on that.
"""

from exporters.docx.style_markup import (
    ACCENT,
    GREY,
    HAIRLINE,
    INK,
    begun,
    box,
    character,
    citation_tab,
    faces,
    ink,
    paragraph,
    rule,
    set_at,
    set_in,
    size,
    spacing,
)
from exporters.docx.word_markup import NAMESPACES, language
from exporters.docx.word_setting import WordSetting

LIST_STEP = 360
"""By how much each level of a list is set in, in twips."""
_SERIF = ("Cambria", "MS Mincho", "Times New Roman")
_SANS = ("Calibri", "MS Gothic", "Arial")
"""Faces for Latin, East Asian and other scripts, which Word brings along."""
_MINCHO = "BIZ UDMincho"
_GOTHIC = "BIZ UDGothic"
"""What a Japanese frame has for East Asian script, as the PDF; Windows 10 and later have them."""
_HEADINGS = ((14, 22, 6), (12, 16, 5), (11, 13, 4))
"""Size, space above and below of each level of headings, in points; deeper ones are as the last."""
_DEEPEST = 9
_TITLE, _TEXT = 21, 10.5
"""Sizes of the title and of all text that says nothing else, in points."""


def part(setting: WordSetting) -> str:
    """Return the part that declares the styles."""
    groups = (_base, _headings, _source, _own, _frame, _characters, _tables)
    return f"<w:styles {NAMESPACES}>{''.join(group(setting) for group in groups)}</w:styles>"


def heading(level: int) -> str:
    """Return the id of the style of headings of a level, from 1."""
    return f"Heading{max(1, min(level, _DEEPEST))}"


def points(level: int | None) -> float:
    """Return the size of headings of a level, that of the title being 0, and of text."""
    if level is None:
        return _TEXT
    return _HEADINGS[min(level, len(_HEADINGS)) - 1][0] if level else _TITLE


def font_table(setting: WordSetting) -> str:
    """Return the part that says what stands in for faces that a reader may lack; else nothing."""
    if not setting.is_japanese:
        return ""
    named = ((_MINCHO, _SERIF[1]), (_GOTHIC, _SANS[1]))
    fonts = "".join(
        f'<w:font w:name="{face}"><w:altName w:val="{other}"/><w:charset w:val="80"/></w:font>'
        for face, other in named
    )
    return f"<w:fonts {NAMESPACES}>{fonts}</w:fonts>"


def _serif(setting: WordSetting) -> tuple[str, str, str]:
    return (_SERIF[0], _MINCHO, _SERIF[2]) if setting.is_japanese else _SERIF


def _sans(setting: WordSetting) -> tuple[str, str, str]:
    return (_SANS[0], _GOTHIC, _SANS[2]) if setting.is_japanese else _SANS


def _base(setting: WordSetting) -> str:
    leading = 1.5 if setting.is_eastern else 1.25
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{faces(_sans(setting))}{ink(setting, INK)}"
        f"{size(setting, 10)}{language(setting.words.language)}</w:rPr></w:rPrDefault>"
        f"<w:pPrDefault><w:pPr>{spacing(setting, 0, 0, 1.15)}</w:pPr></w:pPrDefault>"
        "</w:docDefaults>"
        + paragraph("Normal", base="", is_default=True)
        + character("DefaultParagraphFont", is_default=True)
        + begun("table", "TableNormal", is_default=True)
        + '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
        + paragraph(
            "Source",
            ways=citation_tab(setting) + spacing(setting, 0, 7, leading) + set_at(setting),
            look=faces(_serif(setting)) + size(setting, _TEXT) + language(setting.source_language),
        )
        + paragraph(
            "Analyst",
            ways=citation_tab(setting) + spacing(setting, 0, 6, 1.2),
            look=faces(_sans(setting)) + size(setting, _TEXT),
        )
    )


def _headings(setting: WordSetting) -> str:
    made = paragraph(
        "Title", base="Source", after="Analyst",
        ways=f"<w:keepNext/>{spacing(setting, 0, 8, 1.1)}<w:jc w:val=\"left\"/>",
        look=size(setting, _TITLE),
    )  # fmt: skip
    for level in range(1, _DEEPEST + 1):
        points, above, below = _HEADINGS[min(level, len(_HEADINGS)) - 1]
        made += paragraph(
            heading(level), base="Source", after="Source",
            ways=f"<w:keepNext/><w:keepLines/>{spacing(setting, above, below, 1.1)}"
            f'<w:jc w:val="left"/><w:outlineLvl w:val="{level - 1}"/>',
            look="<w:b/><w:bCs/>" + "<w:i/>" * (level > len(_HEADINGS)) + size(setting, points),
        )  # fmt: skip
    return made + paragraph(
        "PartHeading", base="Heading1", after="Analyst",
        ways=f"<w:keepNext/>{spacing(setting, 16, 5)}",
        look=faces(_sans(setting)) + ink(setting, ACCENT) + size(setting, _TEXT)
        + language(setting.words.language),
    )  # fmt: skip


def _source(setting: WordSetting) -> str:
    small = spacing(setting, 0, 2, 1.1)
    left = '<w:jc w:val="left"/>'
    return (
        paragraph("ListParagraph", base="Source", ways=spacing(setting, 0, 3))
        + paragraph(
            "Quote", base="Source",
            ways=f'{spacing(setting, 0, 6)}<w:ind w:left="420"/>',
            look=size(setting, 10),
        )
        + paragraph("Evidence", base="Quote",
                     ways=f'{spacing(setting, 0, 7)}<w:ind w:left="720"/>{left}')
        + paragraph("Caption", base="Source", ways=f"{spacing(setting, 3, 8)}{left}",
                     look=f"<w:i/><w:iCs/>{size(setting, 9)}")
        + paragraph("SourceFootnote", base="Source",
                     ways=spacing(setting, 0, 3, 1.1), look=size(setting, 9))
        + paragraph("TableSource", base="Source", ways=small + left,
                     look=size(setting, 9))
        + paragraph("TableSourceHead", base="TableSource",
                     ways="<w:keepNext/>", look="<w:b/><w:bCs/>")
    )  # fmt: skip


def _own(setting: WordSetting) -> str:
    boxed = "<w:keepLines/>" + box(setting)
    return (
        paragraph("Kicker", base="Analyst", after="Title",
                   ways=f"<w:keepNext/>{spacing(setting, 0, 3)}",
                   look=f"<w:b/><w:bCs/>{ink(setting, ACCENT)}{size(setting, 9)}")
        + paragraph("BottomLine", base="Analyst",
                     ways=boxed + spacing(setting, 0, 2, 1.2) + set_in(140),
                     look=size(setting, 12))
        + paragraph("BottomLineHeading", base="PartHeading",
                     after="BottomLine",
                     ways=f"<w:keepNext/>{boxed}{spacing(setting, 12, 3)}{set_in(140)}")
        + paragraph("Point", base="Analyst", ways=spacing(setting, 0, 5))
        + paragraph("PressLine", base="Analyst", look="<w:b/><w:bCs/>")
        + paragraph("SourceLine", base="Analyst", ways=spacing(setting, 0, 1),
                     look=size(setting, 8.5))
        + paragraph("TableAnalyst", base="Analyst",
                     ways=spacing(setting, 0, 2, 1.1), look=size(setting, 9))
        + paragraph("TableAnalystHead", base="TableAnalyst",
                     ways="<w:keepNext/>", look="<w:b/><w:bCs/>")
        + paragraph("CitationLine", base="Analyst",
                     ways=f"{spacing(setting, 2, 8)}<w:jc w:val=\"right\"/>",
                     look=ink(setting, GREY) + size(setting, 8))
        + paragraph("Legend", base="Analyst",
                     ways=f"<w:keepNext/>{spacing(setting, 0, 2)}"
                     '<w:ind w:left="2000" w:hanging="2000"/>',
                     look=size(setting, 8.5))
        + paragraph("FrameHeading", base="Analyst", after="Analyst",
                     ways=f"<w:keepNext/>{spacing(setting, 18, 4)}",
                     look=ink(setting, ACCENT) + size(setting, 10))
    )  # fmt: skip


def _frame(setting: WordSetting) -> str:
    """Return the styles of what stands around the text, and of notes."""
    small = size(setting, 8)
    note = spacing(setting, 0, 2, 1.1)
    return (
        paragraph("Header", base="Analyst", ways=spacing(setting, 0, 0), look=small)
        + paragraph("Footer", base="Analyst", ways=spacing(setting, 0, 0), look=small)
        + paragraph("LetterheadName", base="Analyst",
                     ways=spacing(setting, 10, 1), look=f"<w:b/><w:bCs/>{size(setting, 13)}")
        + paragraph("LetterheadAddress", base="Analyst",
                     ways=spacing(setting, 0, 0), look=ink(setting, GREY) + size(setting, 8.5))
        + paragraph("DetailName", base="Analyst",
                     ways=f"<w:keepNext/>{spacing(setting, 2, 0)}",
                     look=ink(setting, GREY) + size(setting, 8))
        + paragraph("DetailValue", base="Analyst", ways=spacing(setting, 0, 1),
                     look=size(setting, 9.5))
        + paragraph("Separator", base="Normal", look='<w:sz w:val="4"/>',
                     ways='<w:spacing w:before="0" w:after="60" w:line="60" w:lineRule="exact"/>')
        + paragraph("Rule", base="Separator", ways=rule(setting, "bottom"))
        + paragraph("FootnoteText", base="Analyst", ways=note,
                     look=size(setting, 8.5))
        + paragraph("EndnoteText", base="Analyst", ways=note,
                     look=size(setting, 8.5))
        + paragraph("CommentText", base="Analyst", ways=note,
                     look=size(setting, 9))
        + "".join(
            paragraph(f"TOC{level}", base="Source",
                       ways=f'{spacing(setting, 0, 2)}<w:ind w:left="{LIST_STEP * (level - 1)}"/>'
                       '<w:jc w:val="left"/>')
            for level in (1, 2)
        )
    )  # fmt: skip


def _characters(setting: WordSetting) -> str:
    grey = faces(_sans(setting)) + ink(setting, GREY) + language(setting.words.language)
    plain = '<w:b w:val="0"/><w:bCs w:val="0"/><w:i w:val="0"/><w:iCs w:val="0"/>'
    own, theirs = language(setting.words.language), language(setting.source_language)
    raised = '<w:vertAlign w:val="superscript"/>'
    return (
        character("SourceWords",  faces(_serif(setting)) + theirs)
        + character("AnalystWords",  faces(_sans(setting)) + own)
        + character("Citation",  grey + plain + size(setting, 7.5))
        + character("PortionMark",  grey + plain)
        + character("SourceNumber",  "")
        + character("Label",  f"{faces(_sans(setting))}<w:b/><w:bCs/>{size(setting, 7.5)}")
        + character("Marking",  f"<w:b/><w:bCs/>{ink(setting, ACCENT)}"
                     '<w:spacing w:val="14"/>')
        + character("Hyperlink",  f'{ink(setting, ACCENT)}<w:u w:val="single"/>')
        + character("FootnoteReference",  raised)
        + character("EndnoteReference",  raised)
        + character("CommentReference",  size(setting, 8))
    )  # fmt: skip


def _tables(setting: WordSetting) -> str:
    sides = (("top", 6), ("bottom", 6), ("insideH", 2))
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="{width}" w:space="0" '
        f'w:color="{setting.colour(HAIRLINE)}"/>'
        for side, width in sides
    )
    cells = (
        '<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>'
        '<w:bottom w:w="20" w:type="dxa"/><w:right w:w="140" w:type="dxa"/></w:tblCellMar>'
    )
    borders = {"RuledTable": f"<w:tblBorders>{lines}</w:tblBorders>", "DetailsTable": ""}
    return "".join(
        f'{begun("table", key)}<w:basedOn w:val="TableNormal"/>'
        f"<w:tblPr>{border}{cells}</w:tblPr></w:style>"
        for key, border in borders.items()
    )
