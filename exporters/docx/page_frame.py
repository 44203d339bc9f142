"""What frames the pages: letterhead, header and footer with their fields, watermark, margins."""

import re
from dataclasses import dataclass

from data.briefing.content import Content
from exporters.docx.style_markup import HAIRLINE
from exporters.docx.word_markup import (
    NAMESPACES,
    attribute,
    direction,
    field,
    paragraph,
    run,
    styled,
    tab,
)
from exporters.docx.word_setting import WordSetting
from exporters.phrases import copy_line, short_hash, source_of

_TOP, _BOTTOM, _HEAD, _FOOT = 1300, 1250, 620, 560
"""Margins of the text, and of header and footer, in twips."""
_PAGE, _PAGES = "\ue000", "\ue001"
_PLACES = re.compile("([\ue000\ue001])")
"""What stands for the numbers of pages while a text is put into a language."""
_WATERMARK = "#D5D8DC"


@dataclass(slots=True)
class PageFrame:
    """Makes the parts of header and footer, and the properties of the pages."""

    setting: WordSetting
    content: Content

    def header(self, *, is_first: bool = False) -> str:
        """Return the header; that of the first page bears the letterhead."""
        content = self.content
        copy = run(copy_line(content, self.setting.words))
        line = run(content.marking, styled("Marking")) + self._watermark()
        line += tab() + copy if copy else ""
        said = paragraph("Header", line, self._ways("bottom"))
        head = content.letterhead
        if is_first and head:
            if head.logo:
                said += paragraph("LetterheadName", "<w:r/>")
            said += paragraph("LetterheadName", run(head.name), direction(head.name))
            for address in head.address:
                said += paragraph("LetterheadAddress", run(address), direction(address))
            said += paragraph("Header", "")
        return f"<w:hdr {NAMESPACES}>{said}</w:hdr>"

    def footer(self) -> str:
        """Return the footer: the source and its hash, the marking and the page."""
        content, words = self.content, self.setting.words
        upper = run(source_of(content, words))
        if content.source_sha256:
            upper += tab() + run(f"SHA-256 {short_hash(content.source_sha256)}")
        counted = words.tr("Page {page} of {pages}", page=_PAGE, pages=_PAGES)
        fields = {_PAGE: field("PAGE"), _PAGES: field("NUMPAGES")}
        page = "".join(fields.get(part) or run(part) for part in _PLACES.split(counted))
        lower = run(content.marking, styled("Marking")) + tab() + page
        said = paragraph("Footer", upper, self._ways("top")) + paragraph(
            "Footer", lower, self._tabs()
        )
        return f"<w:ftr {NAMESPACES}>{said}</w:ftr>"

    def section(self, references: str, notes: str) -> str:
        """Return the properties of the pages: header, footer, how `notes` are numbered, margins."""
        setting = self.setting
        width, height = setting.paper
        first = "<w:titlePg/>" if self.content.letterhead else ""
        return (
            f'<w:sectPr>{references}{notes}<w:pgSz w:w="{width}" w:h="{height}"/>'
            f'<w:pgMar w:top="{_TOP}" w:right="{setting.side}" w:bottom="{_BOTTOM}" '
            f'w:left="{setting.side}" w:header="{_HEAD}" w:footer="{_FOOT}" '
            f'w:gutter="{setting.gutter}"/><w:cols w:space="720"/>{first}</w:sectPr>'
        )

    def _ways(self, side: str) -> str:
        colour = self.setting.colour(HAIRLINE)
        rule = f'<w:{side} w:val="single" w:sz="4" w:space="4" w:color="{colour}"/>'
        return f"<w:pBdr>{rule}</w:pBdr>{self._tabs()}"

    def _tabs(self) -> str:
        return f'<w:tabs><w:tab w:val="right" w:pos="{self.setting.measure}"/></w:tabs>'

    def _watermark(self) -> str:
        """Return a run with the watermark across the page, as Word makes one."""
        text = self.setting.page.watermark
        if not text:
            return ""
        place = (
            f"position:absolute;margin-left:0;margin-top:0;width:{min(440, 60 * len(text))}pt;"
            "height:90pt;rotation:315;z-index:-251658752;mso-position-horizontal:center;"
            "mso-position-horizontal-relative:margin;mso-position-vertical:center;"
            "mso-position-vertical-relative:margin"
        )
        colour = f"#{self.setting.colour(_WATERMARK)}"
        words = f'<v:textpath style="font-size:1pt" string="{attribute(text)}"/>'
        return (
            '<w:r><w:pict><v:shapetype id="_x0000_t136" o:spt="136" coordsize="21600,21600" '
            'adj="10800" path="m0,0l21600,0m0,21600l21600,21600e"><v:path textpathok="t"/>'
            '<v:textpath on="t" fitshape="t"/></v:shapetype>'
            f'<v:shape id="PowerPlusWaterMarkObject1" o:spid="_x0000_s2049" '
            f'type="#_x0000_t136" style="{place}" fillcolor="{colour}" stroked="f">'
            f"{words}</v:shape></w:pict></w:r>"
        )
