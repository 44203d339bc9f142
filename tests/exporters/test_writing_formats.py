"""A new format is one module and one line; what it forgets is refused, not let through."""

import pytest

import exporters
from data.errors import ExportError
from exporters import Private, writing_formats
from exporters.leaks import folded
from exporters.options import Attachment, ExportOptions
from exporters.writing_formats import WritingFormat, formats
from tests.fixtures.briefings import block, content_of, note, topic
from viewer.cli import main

SECRET = "The delegation will give way on the second point."
ZIPPED = """
import io, zipfile
def render(briefing, options, on_progress):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("title", briefing.title)
        archive.writestr("notes", "\\n".join(note.text for note in briefing.notes))
    return out.getvalue()
"""
TEXTS = """
def texts(file):
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        for name in archive.namelist():
            yield archive.read(name).decode()
"""
BLIND = {
    "none": "",
    "one that fails": f"def texts(file):\n    raise RuntimeError({SECRET!r})\n",
    "one that finds nothing": "def texts(file):\n    return ['', ' ']\n",
    "one that is no function": "texts = 1\n",
    "one that says bytes": "def texts(file):\n    return ['Handout', file]\n",
    "one that says its letters": f"def texts(file):\n    return {SECRET!r}\n",
}


@pytest.fixture
def add(tmp_path, monkeypatch):
    """Return what adds the line of a zipped format whose module has that `texts`."""

    def made(texts):
        name = f"zipped_{abs(hash(texts))}"
        folder = tmp_path / "modules"
        folder.mkdir(exist_ok=True)
        (folder / f"{name}.py").write_text(ZIPPED + texts)
        monkeypatch.syspath_prepend(folder)
        line = WritingFormat("packed", "Packed handout", "a packed file", (".packed",), name)
        monkeypatch.setattr(writing_formats, "_FORMATS", (*formats(), line))

    return made


def with_a_note(text):
    return content_of(topic("1", "T", block("Text.", ("Text", "K", 1))), notes=(note(1, text),))


@pytest.mark.parametrize("texts", BLIND.values(), ids=BLIND)
def test_a_format_that_cannot_be_looked_into_is_refused(add, tmp_path, texts):
    add(texts)
    out = tmp_path / "a.packed"
    with pytest.raises(ExportError, match="cannot be looked through") as caught:
        exporters.export(with_a_note(SECRET), out, private=Private((SECRET,)))
    assert "give way" not in str(caught.value)
    assert not out.exists()


def test_a_zipped_format_that_says_its_texts_is_looked_through(add, tmp_path):
    add(TEXTS)
    out = tmp_path / "a.packed"
    with pytest.raises(ExportError, match="would have shown a private note"):
        exporters.export(with_a_note(SECRET), out, private=Private((SECRET,)))
    assert not out.exists()
    exporters.export(with_a_note("All may read it."), out, private=Private((SECRET,)))
    assert out.exists()


@pytest.mark.parametrize("kind", formats(), ids=lambda kind: kind.name)
def test_every_format_says_what_stands_in_its_files(kind):
    content = with_a_note("A note to be found.")
    file = exporters.render(content, ExportOptions(format=kind.name))
    found = folded("\n".join(kind.texts(file)))
    for text in (content.title, "Text.", "A note to be found."):
        assert folded(text) in found


@pytest.mark.parametrize("kind", formats(), ids=lambda kind: kind.name)
def test_files_travel_only_in_what_carries_them(kind, tmp_path):
    source = Attachment("secret-name.txt", b"The source.", "text/plain")
    out = tmp_path / f"a{kind.suffixes[0]}"
    options = ExportOptions(attachments=(source,))
    if not kind.carries_attachments:
        with pytest.raises(ExportError, match=r"Only a PDF carries .*; end the name in \.pdf\."):
            exporters.export(with_a_note("A note."), out, options)
        assert not out.exists()
        return
    exporters.export(with_a_note("A note."), out, options)
    found = "\n".join(kind.texts(out.read_bytes()))
    assert "secret-name.txt" in found
    assert "The source." in found


def test_the_help_tells_of_a_new_format(add, capsys):
    add(TEXTS)
    assert main(["export", "--help"]) == 0
    assert ".packed" in capsys.readouterr().out
    assert main(["--help"]) == 0
    assert " or PACKED, by OUT's suffix)" in capsys.readouterr().out
