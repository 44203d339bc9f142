"""The names of files of briefings, and copies for recipients whatever these are called."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from data.basis.progress import unheard
from data.briefing.briefing import Briefing, TitleBlock
from data.briefing.pieces import BriefingPiece, PieceKind
from data.briefing.profile import Profile
from data.errors import CancelledError, ExportError
from data.library.location import location_of
from data.messages import ENGLISH, said
from tests.fixtures.documents import LABELS, NOW
from viewer.services.briefings.briefing_options import file_stem, options_for
from viewer.services.briefings.briefing_workshop import BriefingWorkshop
from viewer.services.briefings.numbered_copies import numbered_copies, write_copies

MARKED = Profile("Bureau", markings=("OPEN", "INTERNAL", "SECRET"), names_marking=True)


def briefing(*pieces, **fields):
    usual = {"id": "b", "name": "Before the 2+2", "created": NOW, "modified": NOW}
    return Briefing(**(usual | fields), pieces=pieces)


def own(text="Nobody asked.", **fields):
    return BriefingPiece("own", PieceKind.TEXT, text, **fields)


def test_a_files_name_bears_the_highest_marking_of_what_it_holds_where_the_profile_says_so():
    held = briefing(own(portion="SECRET"))
    assert file_stem(held, MARKED) == "SECRET – Before the 2+2"
    assert file_stem(replace(held, pieces=()), MARKED) == "OPEN – Before the 2+2"
    assert file_stem(held, replace(MARKED, names_marking=False)) == "Before the 2+2"
    assert file_stem(held, None) == "Before the 2+2"
    assert file_stem(briefing(name="A/B"), replace(MARKED, markings=())) == "A-B"


def test_the_marking_in_the_name_is_the_one_on_the_pages(tmp_path):
    with closing(location_of(tmp_path / "library.sqlite3").make()) as library:
        workshop = BriefingWorkshop(library.location, lambda: NOW)
        for held in (briefing(own(portion="SECRET")), briefing(own(), marking="INTERNAL")):
            content = workshop.pages(held, LABELS, MARKED, ENGLISH, unheard).content
            assert file_stem(held, MARKED).startswith(f"{content.marking} – ")


@given(
    name=st.text(min_size=1, max_size=120).map(lambda text: f"x{text}".strip()[:120]),
    recipients=st.lists(st.text(min_size=1, max_size=200), min_size=1, max_size=12),
)
def test_copies_have_different_names_that_every_file_system_takes(name, recipients):
    lines = tuple(" ".join(text.split()) or "x" for text in recipients)
    held = briefing(name=" ".join(name.split()))
    profile = Profile("Bureau", recipients=lines)
    path = Path("out") / f"{file_stem(held, profile)}.pdf"
    found = list(numbered_copies(held, profile, path, ENGLISH))
    names = [copy.path.name for copy in found]
    assert len({name.casefold() for name in names}) == len(lines)
    for number, (copy, line) in enumerate(zip(found, lines, strict=True), 1):
        file = copy.path.name
        assert len(file.encode()) <= 255
        assert not set(file) & set('/\\:|*?"<>\0\n\r')
        assert f"copy {number} of {len(lines)}" in file
        assert file.endswith(".pdf")
        assert copy.briefing.title == TitleBlock(
            copy=f"{number} of {len(lines)}", prepared_for=line
        )


@pytest.mark.parametrize("profile", [None, MARKED])
def test_without_recipients_there_are_no_copies(profile):
    with pytest.raises(ExportError, match="recipients"):
        list(numbered_copies(briefing(), profile, Path("out.pdf"), ENGLISH))


def test_copies_tell_how_far_they_are_and_those_written_stay_when_the_rest_is_cancelled(tmp_path):
    profile = Profile("Bureau", recipients=("First reader", "Second reader", "Third reader"))
    held = briefing(own())
    with closing(location_of(tmp_path / "library.sqlite3").make()) as library:
        workshop = BriefingWorkshop(library.location, lambda: NOW)
        options = options_for(held, profile)
        copies = list(numbered_copies(held, profile, tmp_path / "out.pdf", ENGLISH))
        shares = []

        def stop(share):
            shares.append(share)
            if share > 0.5:
                raise CancelledError(said("Cancelled; nothing was changed."))

        with pytest.raises(CancelledError):
            write_copies(
                workshop, copies, labels=LABELS, options=options, profile=profile, on_progress=stop
            )
        assert shares == sorted(shares)
        assert [copy.path.exists() for copy in copies] == [True, False, False]
        written = write_copies(workshop, copies, labels=LABELS, options=options, profile=profile)
    assert written == tuple(copy.path for copy in copies)
    for number, path in enumerate(written, 1):
        text = " ".join(PdfReader(path).pages[0].extract_text().split())
        assert f"Copy {number} of 3" in text
        assert profile.recipients[number - 1] in text
