"""What a handout says of itself to archives, and what it brings with it."""

import io
import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from exporters.options import Attachment, ExportOptions
from exporters.pdf.file.colour_profile import srgb
from exporters.pdf.pdf_document import render
from tests.fixtures.briefings import block, content_of, pdf, read, topic

ROOT = Path(__file__).parents[3]
CONTENT = content_of(topic("1", "T", block("Text.")), title="A <b> & “c” 日本", author="Desk & Co.")
TEXT_FILE = Attachment("source (1) – 日本.txt", b"The Ministers agreed.\n", "text/plain", "Source")


def packet(data):
    stream = read(data).trailer["/Root"]["/Metadata"]
    assert "/Filter" not in stream
    return ET.fromstring(stream.get_data().decode())


def values(data, name):
    return ["".join(found.itertext()).strip() for found in packet(data).iter(name)]


DC, XMP, PDF = (
    "{http://purl.org/dc/elements/1.1/}", "{http://ns.adobe.com/xap/1.0/}",
    "{http://ns.adobe.com/pdf/1.3/}",
)  # fmt: skip
PDFA, PDFUA = "{http://www.aiim.org/pdfa/ns/id/}", "{http://www.aiim.org/pdfua/ns/id/}"


def test_the_packet_agrees_with_the_info_dictionary():
    data = pdf(CONTENT)
    info = read(data).metadata
    assert values(data, f"{DC}title") == [info.title] == [CONTENT.title]
    assert values(data, f"{DC}creator") == [info.author] == [CONTENT.author]
    assert values(data, f"{DC}description") == [info.subject]
    assert values(data, f"{XMP}CreatorTool") == [info.creator]
    assert values(data, f"{PDF}Producer") == [info.producer]
    assert values(data, f"{XMP}CreateDate") == ["2018-09-05T09:00:00Z"]
    assert info["/CreationDate"] == info["/ModDate"] == "D:20180905090000+00'00'"
    assert values(data, f"{DC}language") == ["en"]


def test_it_claims_what_it_is():
    data = pdf(CONTENT)
    assert values(data, f"{PDFA}part") == ["2"]
    assert values(data, f"{PDFA}conformance") == ["A"]
    assert values(data, f"{PDFUA}part") == ["1"]
    catalog = read(data).trailer["/Root"]
    assert catalog["/MarkInfo"]["/Marked"] == True  # noqa: E712  # a PDF object
    assert "/AF" not in catalog


def test_the_profile_is_srgb():
    intent = read(pdf(CONTENT)).trailer["/Root"]["/OutputIntents"][0]
    assert intent["/DestOutputProfile"].get_data() == srgb()
    ours = ImageCms.ImageCmsProfile(io.BytesIO(srgb()))
    picture = Image.frombytes("RGB", (64, 64), bytes(n * 7 % 256 for n in range(64 * 64 * 3)))
    standard = ImageCms.createProfile("sRGB")
    through = ImageCms.buildTransform(ours, standard, "RGB", "RGB")
    shown = ImageCms.applyTransform(picture, through)
    assert shown is not None
    pairs = zip(picture.tobytes(), shown.tobytes(), strict=True)
    assert max(abs(before - after) for before, after in pairs) <= 1


def test_attached_files_come_back_and_make_it_part_three():
    options = ExportOptions(attachments=(TEXT_FILE, Attachment("a.md", b"", "text/markdown")))
    data = render(CONTENT, options, lambda _done: None)
    reader = read(data)
    assert values(data, f"{PDFA}part") == ["3"]
    assert reader.attachments == {"a.md": [b""], TEXT_FILE.name: [TEXT_FILE.content]}
    specifications = [item.get_object() for item in reader.trailer["/Root"]["/AF"]]
    assert [item["/AFRelationship"] for item in specifications] == ["/Source", "/Source"]
    assert specifications[1]["/EF"]["/F"]["/Subtype"] == "/text/plain"


@pytest.mark.parametrize(
    ("name", "kind"), [("", "text/plain"), ("../a", "text/plain"), ("a", "text"), ("a", "x/(y)")]
)
def test_an_attachment_has_a_plain_name_and_a_media_type(name, kind):
    with pytest.raises(ValueError, match=r"attachment|media type"):
        Attachment(name, b"", kind)


def test_streams_end_as_archives_ask():
    data = pdf(CONTENT)
    assert data.count(b"endstream") == data.count(b"\nendstream\nendobj")


def test_others_who_use_reportlab_in_the_process_get_the_same_files():
    report = """
import io
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
def plain(name):
    pdfmetrics.registerFont(TTFont(name, 'Vera.ttf'))
    buffer = io.BytesIO()
    style = ParagraphStyle('p', fontName=name)
    text = 'Caf\\u00e9 \\u2014 <a href="https://www.mod.go.jp/">link</a> ' * 200
    SimpleDocTemplate(buffer, invariant=1, title='T', lang='en').build([Paragraph(text, style)])
    canvas = Canvas(buffer, invariant=1)
    canvas.bookmarkPage('a')
    canvas.addOutlineEntry('A', 'a')
    canvas.linkRect('', 'a', (0, 0, 9, 9))
    canvas.highlightAnnotation('x', (0, 0, 9, 9))
    canvas.drawString(9, 9, 'x')
    canvas.save()
    return buffer.getvalue()
before = plain('Vera')
from tests.fixtures.briefings import block, content_of, pdf, topic
pdf(content_of(topic('1', 'T', block('Text.', ('Text', 'K')))))
assert plain('Vera') == before
"""
    subprocess.run([sys.executable, "-c", report], cwd=ROOT, check=True)


def test_a_settings_file_of_the_users_for_reportlab_is_not_executed(tmp_path):
    for name in ("reportlab_settings.py", ".reportlab_settings"):
        (tmp_path / name).write_text("open('executed', 'w').close()\n")
    program = """
from tests.fixtures.briefings import block, content_of, pdf, topic
pdf(content_of(topic('1', 'T', block('Text.'))))
"""
    paths = os.pathsep.join((str(tmp_path), str(ROOT)))
    settings = {**os.environ, "HOME": str(tmp_path), "PYTHONPATH": paths}
    subprocess.run([sys.executable, "-c", program], cwd=tmp_path, env=settings, check=True)
    assert not (tmp_path / "executed").exists()
