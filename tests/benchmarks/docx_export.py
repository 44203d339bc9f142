"""Word export of a hundred pages against python-docx writing the same paragraphs bare.

Both in one process, alternating, medians of whole exports to bytes. Ours sets a comment on every
fifth paragraph, citations, marking and fields in its own styles, and looks through the finished
file; the other sets headings and paragraphs in the styles of its template, nothing else.
"""

import gc
import io
import statistics
import time
from dataclasses import replace

from data.annotation import standard_labels
from data.briefing.content import Content, Highlight, Note
from exporters.docx.word_document import render, texts
from exporters.options import ExportOptions
from tests.benchmarks.pdf_export import briefing_of, made_topics

RUNS = 7
TOPICS = 120


def run(*, briefly: bool = False) -> list[tuple[str, float]]:
    """Return the medians' ratios, ours to python-docx's."""
    topics = made_topics(TOPICS // 10 if briefly else TOPICS)
    compiled = annotated(briefing_of(topics))
    file = _ours(compiled)
    rivals = {
        "bare": lambda: _bare(topics),
        "ours": lambda: _ours(compiled),
        "look": lambda: tuple(texts(file)),
    }
    times: dict[str, list[float]] = {name: [] for name in rivals}
    for _ in range(2 if briefly else RUNS + 1):
        for name, export in rivals.items():
            gc.collect()
            began = time.perf_counter()
            export()
            times[name].append(time.perf_counter() - began)
    bare, ours, look = (statistics.median(measured[1:]) for measured in times.values())
    print(
        f"  python-docx {bare:.3f} s for {len(_bare(topics)):,} bytes, ours {ours:.3f} s for "
        f"{len(file):,} bytes with {len(compiled.notes)} comments, looked through in {look:.3f} s"
    )
    return [
        ("Word export, against bare python-docx", ours / bare),
        ("Word export with the last look, against bare python-docx", (ours + look) / bare),
    ]


def annotated(content: Content) -> Content:
    """Return the content with a note on a passage of every fifth paragraph."""
    label = standard_labels()[0]
    notes: list[Note] = []
    sections = []
    for section in content.sections:
        first, *others = section.blocks
        number = len(notes) + 1
        passage = Highlight(str(number), label, 10, 60, opens=True, closes=True, note=number)
        notes.append(Note(number, label, first.text[:200], first.citation, "Desk", content.created))
        blocks = (replace(first, highlights=(passage,)), *others)
        sections.append(replace(section, blocks=blocks))
    return replace(content, sections=tuple(sections), notes=tuple(notes))


def _ours(content: Content) -> bytes:
    return render(content, ExportOptions(), lambda _done: None)


def _bare(topics: list[tuple[str, list[str]]]) -> bytes:
    import docx

    document = docx.Document()
    for title, paragraphs in topics:
        document.add_heading(title)
        for text in paragraphs:
            document.add_paragraph(text)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()
