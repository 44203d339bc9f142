from pathlib import Path

import pytest

from data.documents import shipped
from data.errors import ExportError, IntakeError
from viewer.services import attachment


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.txt", "text/plain"),
        ("A.PDF", "application/pdf"),
        ("a.htm", "text/html"),
        ("a.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("a.odd", "application/octet-stream"),
        ("a", "application/octet-stream"),
    ],
)
def test_a_file_is_attached_as_what_it_is(document, name, kind):
    attached = attachment.attachment(Path(name), b"text", document)
    assert (attached.name, attached.media_type, attached.content) == (name, kind, b"text")


def test_the_file_of_a_document_is_read_as_it_is(document):
    assert attachment.read(shipped(), document).content == shipped().read_bytes()


def test_a_file_that_is_gone_or_another_by_now_is_refused(document, tmp_path):
    path = tmp_path / "a.txt"
    with pytest.raises(IntakeError, match="does not exist"):
        attachment.read(path, document)
    path.write_text("Another text.")
    with pytest.raises(ExportError, match="has changed since it was opened"):
        attachment.read(path, document)
