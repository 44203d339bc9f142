"""Object streams and the cross-reference stream, read back by other hands."""

import io
import shutil
import subprocess

import pypdf
import pypdfium2
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from exporters.pdf.file.finished_texts import texts
from exporters.pdf.file.packed_file import PackedFile
from tests.fixtures.briefings import block, content_of, lead, pdf, read, topic
from tests.fixtures.structure import structure

CATALOG = b"<</Type /Catalog /Pages 2 0 R>>"
PAGES = b"<</Type /Pages /Kids [3 0 R] /Count 1>>"
PAGE = b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Resources <<>>>>"
TRAILER = b"/Root 1 0 R"


def packed(*more):
    """A file of one page, and what is more: numbers for dictionaries, bytes for streams."""
    file = PackedFile(b"1.7")
    for number, written in enumerate((CATALOG, PAGES, PAGE), start=1):
        file.add(number, written)
    for number, made in enumerate(more, start=4):
        if isinstance(made, bytes):
            stream = b"<</Length %d>>\nstream\n%s\nendstream\n" % (len(made), made)
            file.add_stream(number, stream)
        else:
            file.add(number, b"<</Is %d>>\n" % made)
    return file.closed(TRAILER)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.one_of(st.integers(0, 2**31 - 1), st.binary(max_size=40)), max_size=500))
@example(list(range(1000)))
@example([b"endstream endobj"] * 3)
def test_every_object_is_found_again_where_the_file_says(more):
    reader = pypdf.PdfReader(io.BytesIO(packed(*more)), strict=True)
    assert len(reader.pages) == 1
    for number, made in enumerate(more, start=4):
        found = reader.get_object(number)
        if isinstance(made, bytes):
            assert found.get_data() == made
        else:
            assert found["/Is"] == made


@pytest.mark.skipif(not shutil.which("qpdf"), reason="qpdf is not installed")
@pytest.mark.parametrize("count", [0, 196, 197, 198, 1000])
def test_files_are_sound_at_the_edges_of_object_streams(tmp_path, count):
    file = tmp_path / "packed.pdf"
    file.write_bytes(packed(*range(count), b"stream", *range(count)))
    done = subprocess.run(["qpdf", "--check", file], check=False, capture_output=True)
    assert done.returncode == 0, done.stderr
    assert len(pypdfium2.PdfDocument(file)) == 1


def test_a_handout_keeps_its_structure_in_object_streams():
    file = pdf(content_of(topic("1", "T", *(block(f"Text {n}.") for n in range(900)))))
    assert b"/StructElem" not in file
    assert b"\ntrailer" not in file
    assert b"/Type /XRef" in file
    assert len(list(structure(read(file)).walk())) > 1800


def test_what_stands_in_object_streams_is_told():
    content = content_of(lead(block("Text.")), title="Of 600 billion", author="Desk (East)")
    told = list(texts(pdf(content)))
    assert "Of 600 billion" in told
    assert "Desk (East)" in told
