import stat
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

import exporters
from data.errors import CancelledError, ExportError
from exporters.options import ExportOptions
from tests.fixtures.briefings import block, content_of, lead, note, topic

HANDOUT = content_of(
    lead(block("The lead.", ("lead", "K"))), topic("1", "North Korea", block("The text."))
)
EACH = [f"a{known.suffixes[0]}" for known in exporters.formats()]


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("a.pdf", b"%PDF-1.7"),
        ("a.HTML", b"<!doctype"),
        ("a.markdown", b"**INTERNAL**"),
        ("a.CSV", b"\xef\xbb\xbfNo.,"),
        ("a.xlsx", b"PK"),
    ],
)
def test_the_suffix_chooses_the_format(tmp_path, name, start):
    exporters.export(HANDOUT, tmp_path / name)
    assert (tmp_path / name).read_bytes().startswith(start)


def test_a_named_format_overrules_the_suffix(tmp_path):
    exporters.export(HANDOUT, tmp_path / "a.pdf", ExportOptions(format="html"))
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"<!doctype")


def test_an_unknown_suffix_is_answered_with_the_known_ones(tmp_path):
    with pytest.raises(ExportError, match=r"“a\.odt”.*\.pdf, \.html"):
        exporters.export(HANDOUT, tmp_path / "a.odt")
    assert not list(tmp_path.iterdir())


def test_an_unknown_format_is_answered_with_the_known_ones(tmp_path):
    with pytest.raises(ExportError, match="“odt”; choose one of pdf, html"):
        exporters.export(HANDOUT, tmp_path / "a.pdf", ExportOptions(format="odt"))


def test_every_format_has_a_title_and_suffixes_of_its_own():
    suffixes = [suffix for known in exporters.formats() for suffix in known.suffixes]
    assert len(suffixes) == len(set(suffixes))
    assert all(known.title for known in exporters.formats())


@pytest.mark.parametrize("name", ["a.pdf", "a.html", "a.md", "a.docx"])
def test_progress_rises_from_section_to_section_up_to_one(tmp_path, name):
    reports = []
    many = content_of(*(topic(str(n), "Topic", block("Text.")) for n in range(1, 30)))
    exporters.export(many, tmp_path / name, on_progress=reports.append)
    assert reports == sorted(reports)
    assert reports[-1] == 1.0
    assert len(reports) > 29


@pytest.mark.parametrize("name", EACH)
def test_cancelling_at_any_report_leaves_the_old_file(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(b"old")
    reports = []
    exporters.export(HANDOUT, tmp_path / f"counted{path.suffix}", on_progress=reports.append)

    for last in range(len(reports)):
        heard = []

        def cancel(done, heard=heard, last=last):
            heard.append(done)
            if len(heard) > last:
                raise CancelledError("The export was cancelled.")

        with pytest.raises(CancelledError):
            exporters.export(HANDOUT, path, on_progress=cancel)
        assert path.read_bytes() == b"old"
    assert len(list(tmp_path.iterdir())) == 2


def test_the_file_is_for_its_owner_alone(tmp_path):
    exporters.export(HANDOUT, tmp_path / "a.html")
    assert stat.S_IMODE((tmp_path / "a.html").stat().st_mode) == 0o600


def test_no_library_of_a_format_is_imported_before_an_export():
    code = "import exporters, resources, sys; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=Path(exporters.__file__).parent.parent,
        capture_output=True,
        text=True,
        check=True,
    )
    assert not {"reportlab", "jinja2", "xlsxwriter", "markdown_it", "docx", "lxml"} & set(
        done.stdout.split()
    )


@pytest.mark.parametrize("name", EACH)
def test_an_unforeseen_fault_says_where_and_nothing_of_the_text(tmp_path, name):
    def fail(_done):
        raise KeyError("The lead.")

    with pytest.raises(ExportError) as caught:
        exporters.export(HANDOUT, tmp_path / name, on_progress=fail)
    assert "KeyError in " in str(caught.value)
    assert "lead" not in str(caught.value)
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None
    assert not list(tmp_path.iterdir())


def test_a_handout_can_be_made_in_years_that_the_clock_cannot_tell(monkeypatch):
    """The time is the briefing's; nobody else asks for one."""

    def too_late():
        raise OverflowError("timestamp too large to convert to C PyTime_t")

    monkeypatch.setattr("time.time", too_late)
    late = datetime.max.replace(tzinfo=timezone(timedelta(hours=-12)))
    early = datetime.min.replace(tzinfo=timezone(timedelta(hours=14)))
    for moment in (datetime(9998, 1, 1, tzinfo=UTC), late, early):
        noted = (replace(note(1, "A note."), modified=moment),)
        content = replace(
            content_of(topic("1", "A", block("Text."), notes=(1,)), notes=noted), created=moment
        )
        for name in (known.name for known in exporters.formats()):
            assert exporters.render(content, ExportOptions(format=name))


def test_a_date_that_is_none_is_said_before_the_export_as_well(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    with pytest.raises(ExportError, match="SOURCE_DATE_EPOCH is “soon”"):
        exporters.missing_characters(content_of())
