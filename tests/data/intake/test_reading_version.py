"""Whoever changes how a file is read raises the version that the library keeps with a reading."""

import hashlib

from data.documents import shipped
from data.intake import read_bytes, read_document
from data.intake_report import READING_VERSION
from tests.fixtures import official, pdfs
from tests.fixtures.word import paragraph, table, word

READINGS = {
    1: "ea8ec0e0c7ca5dbc67a2ba8d686f1c655943131e3c195356294a4cc1b7eb4e2b",
    2: "105922f728e0304bac3d273239c31fd7772011b22da08b58b34aba8da6e12d00",
    3: "2eb8f80b0139b3ff6f624a5a70b33b6a3837c9f28322a9cf058c48486aa44d14",
    4: "6ba7e57c7b3dba8c0f188906b4452e20e00e613e4c0294f4e55545a19126a4e1",
    5: "63e374c94ab9060b2f6c4d6523069bb1e9f2d6c1828d4c88149ec851bd82751c",
}
"""What the samples were read as, by version: of every version, so that none is used twice."""
HOW = (
    "The samples are read otherwise than this version reads them: raise READING_VERSION in "
    "data/intake_report.py, and enter the digest for the new one; those of before stay."
)


WORD = "".join(
    (
        paragraph("Joint Statement", "Title"),
        paragraph("Search and rescue", "Heading1"),
        paragraph("The two sides will exchange crews twice a year."),
        table(("Port", "Lights"), ("North", "12")),
    )
)


AGENDA = (
    "=============\nHarbour notes\n=============\n\n"
    "1. Roads\n    - The road is repaired before winter.\n"
    "1. Lights\n    - The lights are looked at.\n1. Boats\n    - Every port keeps one boat ready.\n"
)


LINKED = (
    "# Joint Statement\n\nThe two sides met. See [the lights](#lights).\n\n## Lights\n\n"
    "The lights are looked at, as [agreed](#joint-statement).\n"
)


def page(canvas):
    """Draw a page of a PDF with a title, a running head, paragraphs and a page number."""
    pdfs.put(canvas, 72, 760, "Ports of Northland", 8)
    pdfs.centre(canvas, 700, "Joint Statement", 18, pdfs.BOLD)
    below = pdfs.paragraph(canvas, 660, pdfs.FILLER * 3)
    pdfs.paragraph(canvas, below - 20, pdfs.FILLER)
    pdfs.centre(canvas, 30, "1", 9)


def contents():
    """Yield the names and the bytes of files of every format."""
    for suffix, texts in official.SEEDS.items():
        for number, text in enumerate(texts):
            yield f"{number}.{suffix}", text.encode()
    yield "agenda.md", AGENDA.encode()
    yield "linked.md", LINKED.encode()
    yield "statement.docx", word(WORD)
    yield "statement.pdf", pdfs.drawn(page)


def samples():
    """Return readings of the document that ships and of one of every format."""
    yield read_document(shipped())
    for name, content in contents():
        yield read_bytes(content, name)


def told(document):
    """Return all that a document is as plain text, without the way it is stored."""
    yield from (document.title, document.language, *map(str, vars_of(document.masthead)))
    yield from map(str, vars_of(document.meeting))
    for block in document.blocks:
        spans = [(span.kind.value, span.start, span.end, span.target) for span in block.spans]
        yield repr((block.kind.value, block.text, block.start, block.level, block.marker, spans))
        yield repr([(cell.cell, cell.columns, cell.rows) for cell in block.merged])
        yield repr(block.names)
    for part in (*document.topics, *document.furniture):
        yield repr([str(value) for value in vars_of(part)])


def vars_of(value):
    return [getattr(value, name) for name in type(value).__slots__]


def digest():
    lines = (line for document in samples() for line in told(document))
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def test_a_reading_that_has_changed_has_another_version():
    assert READINGS[READING_VERSION] == digest(), HOW
    assert max(READINGS) == READING_VERSION
    assert len(set(READINGS.values())) == len(READINGS)
