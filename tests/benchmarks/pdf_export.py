"""PDF export against plain ReportLab platypus on the same paragraphs.

Both in one process, alternating, medians of whole exports to bytes. Ours sets contents with page
numbers, citations, marking and "page x of y"; platypus sets headings and paragraphs, nothing else,
in the same faces and the same measure.
"""

import gc
import io
import random
import statistics
import time
from datetime import UTC, datetime
from xml.sax.saxutils import escape

from pypdf import PdfReader

from data.annotation import standard_labels
from data.briefing.content import Content, ContentBlock, Section
from data.document import BlockKind
from data.documents import shipped
from exporters.options import ExportOptions
from exporters.pdf.pdf_document import render
from exporters.pdf.text.page_grid import Grid

RUNS = 7
TOPICS = 120
PARAGRAPHS = 5
WORDS = 75


def run(*, briefly: bool = False) -> list[tuple[str, float]]:
    """Return the medians' ratio, ours to platypus's."""
    topics = made_topics(TOPICS // 10 if briefly else TOPICS)
    compiled = briefing_of(topics)
    rivals = {
        "platypus": lambda: _platypus(topics),
        "ours": lambda: render(compiled, ExportOptions(), lambda _done: None),
    }
    times: dict[str, list[float]] = {name: [] for name in rivals}
    for _ in range(2 if briefly else RUNS + 1):
        for name, export in rivals.items():
            gc.collect()
            began = time.perf_counter()
            export()
            times[name].append(time.perf_counter() - began)
    platypus, ours = (statistics.median(measured[1:]) for measured in times.values())
    pages = {name: len(PdfReader(io.BytesIO(export())).pages) for name, export in rivals.items()}
    print(
        f"  platypus {platypus:.3f} s for {pages['platypus']} pages, "
        f"ours {ours:.3f} s for {pages['ours']} pages"
    )
    return [("PDF export, against plain platypus", ours / platypus)]


def made_topics(count: int) -> list[tuple[str, list[str]]]:
    """Return headings with their paragraphs, made of the shipped document's words."""
    words = shipped().read_text(encoding="utf-8").split()
    dice = random.Random(102)

    def text(count: int) -> str:
        return " ".join(dice.choices(words, k=count))

    return [(text(4), [text(WORDS) for _ in range(PARAGRAPHS)]) for _ in range(count)]


def briefing_of(topics: list[tuple[str, list[str]]]) -> Content:
    """Return the briefing that has these headings and paragraphs."""
    sections = tuple(
        Section(
            str(number),
            1,
            ContentBlock(BlockKind.HEADING, title, f"§{number}", level=1),
            tuple(
                ContentBlock(BlockKind.PARAGRAPH, text, f"§{number} ¶{index}")
                for index, text in enumerate(texts, start=1)
            ),
        )
        for number, (title, texts) in enumerate(topics, start=1)
    )
    return Content(
        kind="Handout",
        title="A hundred pages",
        language="en",
        marking="INTERNAL",
        copy="1 of 1",
        author="",
        created=datetime(2018, 9, 5, tzinfo=UTC),
        details=(),
        source="Generated text",
        source_sha256="0" * 64,
        sections=sections,
        notes=(),
        labels=standard_labels(),
    )


def _platypus(topics: list[tuple[str, list[str]]]) -> bytes:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    import resources

    for name in ("IBMPlexSerif-Regular", "IBMPlexSerif-SemiBold"):
        pdfmetrics.registerFont(TTFont(name, str(resources.font(name))))
    body = ParagraphStyle(
        "body", fontName="IBMPlexSerif-Regular", fontSize=10, leading=14, spaceAfter=7
    )
    heading = ParagraphStyle(
        "heading", fontName="IBMPlexSerif-SemiBold", fontSize=12.5, leading=16,
        spaceBefore=24, spaceAfter=6, keepWithNext=1,
    )  # fmt: skip
    story = []
    for title, texts in topics:
        story.append(Paragraph(escape(title), heading))
        story += [Paragraph(escape(text), body) for text in texts]
    buffer = io.BytesIO()
    grid = Grid(595.28, 841.89)
    SimpleDocTemplate(
        buffer,
        leftMargin=grid.text_x - 6,
        rightMargin=grid.width - grid.text_right - 6,
        topMargin=66,
        bottomMargin=66,
    ).build(story)
    return buffer.getvalue()
