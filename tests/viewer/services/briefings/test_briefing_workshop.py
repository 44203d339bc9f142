"""What is made of briefings: sources, content, files, and nothing that must stay at the desk."""

from contextlib import closing
from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from data.annotation import Visibility, standard_labels
from data.basis.progress import unheard
from data.briefing.briefing import Briefing, Depth
from data.briefing.checks import CautionKind
from data.briefing.page_setup import PageSetup, Paper
from data.briefing.piece_making import PieceState, piece_of, renewed, topic_piece, whole_piece
from data.briefing.pieces import BriefingPiece, PieceKind
from data.briefing.profile import Profile
from data.errors import ExportError, OfficeTemplateError
from data.library.location import location_of
from data.messages import ENGLISH
from data.notebook import Change
from data.structure_corrections.application import correct
from data.structure_corrections.correction import Correction, CorrectionKind, DetailKind
from exporters import writing_formats
from exporters.options import ExportOptions
from tests.fixtures.documents import NOW, annotate, document_of, note_on_document, shipped_document
from viewer.services.briefings import briefing_workshop
from viewer.services.briefings.briefing_workshop import BriefingWorkshop

SHIPPED = shipped_document()
TALKS = document_of("Port Talks\n\nNorthland will light the pier by 2031.\n", "talks.txt")
OPEN = annotate(
    SHIPPED,
    "Senkaku Islands",
    label="commitment",
    note="As in 2015.",
    visibility=Visibility.BRIEFING,
)
PRIVATE = annotate(SHIPPED, "freedom of navigation", note="Ask the lawyers about this first.")
PLEDGE = annotate(TALKS, "light the pier", label="commitment", note="New.")
WHOLE = note_on_document(TALKS, "Routine.", label="", identifier="on-talks")


@pytest.fixture
def library(tmp_path):
    with closing(location_of(tmp_path / "library.sqlite3").make()) as library:
        for document, items in ((SHIPPED, (OPEN, PRIVATE)), (TALKS, (PLEDGE, WHOLE))):
            library.remember(document, NOW)
            library.notebook(document.id).apply(Change("Add", items))
        yield library


@pytest.fixture
def workshop(library):
    return BriefingWorkshop(library.location, lambda: NOW)


def briefing(*pieces, **fields):
    usual = {"id": "b", "name": "Deputy Minister", "created": NOW, "modified": NOW}
    return Briefing(**(usual | fields), pieces=pieces)


def shown(workshop, held):
    return workshop.pages(held, standard_labels(), None, ENGLISH, unheard)


def made(workshop, item, **fields):
    source = workshop.reader.sources([item.document_id])[item.document_id]
    return piece_of(item, source, piece_id=item.id, **fields)


def test_a_piece_has_the_words_of_its_annotation_and_where_they_stand(workshop):
    piece = made(workshop, OPEN)
    words = piece.words
    assert (piece.kind, words.quote, words.note) == (
        PieceKind.PASSAGE, "Senkaku Islands", "As in 2015.",
    )  # fmt: skip
    assert (words.source, words.citation) == ("JDF No. 102", OPEN.anchor.citation)
    assert made(workshop, WHOLE, is_confirmed=True).kind is PieceKind.NOTE


def test_a_private_annotation_becomes_a_piece_once_that_is_confirmed(workshop):
    with pytest.raises(ValueError, match="confirmed"):
        made(workshop, PRIVATE)
    assert made(workshop, PRIVATE, is_confirmed=True).words.is_private


def test_a_piece_tells_that_its_annotation_was_changed_or_deleted(workshop, library):
    piece = made(workshop, OPEN)
    held = briefing(piece)
    assert workshop.states(held) == {}
    library.notebook(SHIPPED.id).apply(Change("Edit", (replace(OPEN, note="Reconfirmed."),)))
    assert workshop.states(held) == {piece.id: PieceState.CHANGED}
    source = workshop.reader.sources([SHIPPED.id])[SHIPPED.id]
    anew = renewed(piece, source)
    assert anew.words.note == "Reconfirmed."
    assert workshop.states(briefing(anew)) == {}
    library.notebook(SHIPPED.id).apply(Change("Delete", removed=(OPEN.id,)))
    pages = shown(workshop, briefing(anew))
    assert pages.states == {piece.id: PieceState.GONE}
    assert "Reconfirmed." in repr(pages.content)
    source = workshop.reader.sources([SHIPPED.id])[SHIPPED.id]
    assert renewed(anew, source) is anew


def test_a_piece_stays_when_its_document_is_removed(workshop, library):
    held = briefing(made(workshop, OPEN))
    library.removals.remove(SHIPPED.id)
    pages = shown(workshop, held)
    assert set(pages.states.values()) == {PieceState.NO_DOCUMENT}
    assert CautionKind.MISSING_SOURCE in {caution.kind for caution in pages.cautions()}
    assert "Senkaku Islands" in repr(pages.content)


def test_a_piece_tells_that_its_topic_or_its_document_is_gone(workshop, library):
    source = workshop.reader.sources([SHIPPED.id])[SHIPPED.id]
    held = briefing(topic_piece(source, 0, piece_id="t"), whole_piece(source, piece_id="w"))
    assert workshop.states(held) == {}
    heading = SHIPPED.topics[0].first
    flat = correct(SHIPPED, CorrectionKind.PARAGRAPH, range(heading, heading + 1))
    library.set_corrections(SHIPPED.id, flat)
    assert workshop.states(held) == {"t": PieceState.GONE}
    library.removals.remove(SHIPPED.id)
    gone = dict.fromkeys("tw", PieceState.NO_DOCUMENT)
    assert workshop.states(held) == gone


@pytest.mark.parametrize("suffix", ["pdf", "html"])
@pytest.mark.parametrize("depth", Depth)
def test_a_briefing_of_two_documents_is_written_without_private_notes(
    workshop, tmp_path, suffix, depth
):
    pieces = [made(workshop, OPEN), made(workshop, PLEDGE, is_confirmed=True)]
    sources = workshop.reader.sources([SHIPPED.id])
    pieces.append(topic_piece(sources[SHIPPED.id], 0, piece_id="t"))
    pieces.append(whole_piece(sources[SHIPPED.id], piece_id="w"))
    path = workshop.export(
        briefing(*pieces, depth=depth),
        tmp_path / f"briefing.{suffix}",
        labels=standard_labels(),
        options=ExportOptions(),
    )
    assert path.stat().st_size > 1000
    assert b"lawyers" not in path.read_bytes()


def test_nothing_goes_out_without_the_office_whose_markings_it_would_bear(workshop, tmp_path):
    held = briefing(replace(made(workshop, OPEN), portion="SECRET"), profile="Bureau")
    bureau = Profile("Bureau", markings=("OPEN", "SECRET"))
    for name in ("one.html", "two.pdf"):
        path = tmp_path / name
        how = {"labels": standard_labels(), "options": ExportOptions()}
        with pytest.raises(ExportError, match="“Bureau” is gone"):
            workshop.export(held, path, **how)
        assert not path.exists()
        workshop.export(held, path, profile=bureau, **how)
        assert path.exists()


@pytest.mark.parametrize("field", ["marking", "source", "distribution"])
def test_what_was_compiled_wrongly_does_not_excuse_itself(workshop, tmp_path, monkeypatch, field):
    wrong = (PRIVATE.note,) if field == "distribution" else PRIVATE.note
    compiled = briefing_workshop.compile_briefing

    def leaking(*args, **how):
        return replace(compiled(*args, **how), **{field: wrong})

    monkeypatch.setattr(briefing_workshop, "compile_briefing", leaking)
    held, path = briefing(made(workshop, OPEN)), tmp_path / "a.html"
    with pytest.raises(ExportError, match="private note"):
        workshop.export(held, path, labels=standard_labels(), options=ExportOptions())
    assert not path.exists()


def test_a_private_note_in_the_content_stops_the_export(workshop, tmp_path):
    held = briefing(made(workshop, OPEN), bottom_line="Ask the lawyers about this first.")
    options, labels = ExportOptions(), standard_labels()
    path = workshop.export(held, tmp_path / "a.html", labels=labels, options=options)
    assert path.exists()  # the author wrote it himself
    leaking = replace(made(workshop, OPEN).words, citation="Ask the lawyers about this first.")
    held = briefing(replace(made(workshop, OPEN), words=leaking))
    with pytest.raises(ExportError, match="private note"):
        workshop.export(held, tmp_path / "b.html", labels=labels, options=options)
    assert not (tmp_path / "b.html").exists()


def test_corrections_of_a_document_are_followed(workshop, library):
    first = workshop.reader.sources([TALKS.id])[TALKS.id]
    assert workshop.reader.sources([TALKS.id])[TALKS.id].document is first.document
    library.set_corrections(TALKS.id, (Correction.of_detail(DetailKind.TITLE, "Pier Talks"),))
    assert workshop.reader.sources([TALKS.id])[TALKS.id].document.title == "Pier Talks"


@pytest.fixture
def templates(tmp_path):
    """Write a template of the office, and its style."""
    folder = tmp_path / "templates"
    folder.mkdir()

    def write(name, text, style=None):
        (folder / f"{name}.briefing.j2").write_text(text, encoding="utf-8")
        if style is not None:
            (folder / f"{name}.style.json").write_text(style, encoding="utf-8")

    return write


@pytest.mark.parametrize("suffix", ["pdf", "html", "docx", "md"])
@pytest.mark.parametrize("depth", Depth)
def test_one_template_serves_every_format_and_depth(workshop, templates, tmp_path, suffix, depth):
    templates("mine", "# Ours\n{% for piece in pieces|reverse %}\n- {{ piece.id }}\n{% endfor %}")
    pieces = (made(workshop, OPEN), made(workshop, PLEDGE, is_confirmed=True))
    held = briefing(*pieces, depth=depth, template="mine")
    path = workshop.export(
        held, tmp_path / f"briefing.{suffix}", labels=standard_labels(), options=ExportOptions()
    )
    said = " ".join(" ".join(writing_formats.choose(path, None).texts(path.read_bytes())).split())
    assert 0 < said.index("light the pier") < said.index("Senkaku Islands")
    assert ("Ours" in said) == (depth is not Depth.BY_LABEL)


def said_of(pages):
    return {
        caution.piece_id: str(caution.message)
        for caution in pages.cautions()
        if caution.kind in {CautionKind.UNPRINTED, CautionKind.LEFT_OUT}
    }


def test_what_the_pages_do_not_hold_is_told_with_and_without_a_template(workshop, templates):
    head = BriefingPiece("h", PieceKind.HEADING, "Mine")
    silent = made(workshop, OPEN, is_confirmed=True)
    silent = replace(silent, id="silent", has_quote=False, has_note=False)
    held = briefing(head, silent, made(workshop, PLEDGE, is_confirmed=True))
    off = "Not printed: its quotation and its note are empty or switched off."
    assert said_of(shown(workshop, held)) == {"silent": off}
    by_label = replace(held, depth=Depth.BY_LABEL)
    no_place = "Not printed at this depth: “By label” has no place for it."
    assert said_of(shown(workshop, by_label)) == {"h": no_place, "silent": off}
    templates("mine", "# Ours\n| | All\n")
    left_out = "The template “mine” leaves this piece out."
    told = said_of(shown(workshop, replace(held, template="mine")))
    assert told == {"h": left_out, "silent": off}
    told = said_of(shown(workshop, replace(by_label, template="mine")))
    assert told.pop("") == (
        "Not printed at this depth: headings or page breaks of the template “mine” itself."
    )
    assert told == {"h": left_out, "silent": off}
    assert {one.piece_id for one in workshop.remarks(held, standard_labels())} == {"silent"}


def test_a_piece_that_a_template_puts_twice_stands_where_either_is_printed(workshop, templates):
    templates("mine", "- {{ pieces[0].id }} citation\n- {{ pieces[0].id }} quote\n")
    held = briefing(made(workshop, OPEN), template="mine")
    assert said_of(shown(workshop, held)) == {}


@pytest.mark.parametrize("depth", Depth)
def test_a_table_of_labels_goes_into_every_format_and_no_private_note_with_it(
    workshop, tmp_path, depth
):
    table = BriefingPiece("t", PieceKind.TABLE, "All that was said", labels=None)
    held = briefing(made(workshop, OPEN), table, depth=depth)
    for known in writing_formats.formats():
        path = tmp_path / f"a{known.suffixes[0]}"
        workshop.export(held, path, labels=standard_labels(), options=ExportOptions())
        said = " ".join(" ".join(known.texts(path.read_bytes())).split())
        for words in ("All that was said", "Where said", "By when", "Note", "As in 2015."):
            assert words in said or (known.suffixes[0] == ".csv" and words.startswith("All"))
        assert "lawyers" not in said


def test_the_rows_of_commitments_cost_what_their_pieces_do(workshop):
    held = briefing(
        BriefingPiece("h", PieceKind.HEADING, "Mine"), made(workshop, OPEN),
        made(workshop, PLEDGE, is_confirmed=True), depth=Depth.COMMITMENTS,
    )  # fmt: skip
    assert set(shown(workshop, held).measure.pieces) == {"h", OPEN.id, PLEDGE.id}


def test_no_file_is_written_with_a_template_that_is_missing_or_faulty(
    workshop, templates, tmp_path
):
    templates("mine", "{% include 'other' %}")
    for name, why in (("mine", "may not use “include”"), ("gone", "There is no template “gone”")):
        held = briefing(made(workshop, OPEN), template=name)
        with pytest.raises(OfficeTemplateError, match=why):
            workshop.export(
                held, tmp_path / "a.html", labels=standard_labels(), options=ExportOptions()
            )
    assert not (tmp_path / "a.html").exists()


def test_a_confirmed_note_that_a_template_leaves_out_stays_at_the_desk(
    workshop, templates, tmp_path
):
    templates("mine", "{% for piece in pieces %}\n- {{ piece.id }} quote\n{% endfor %}")
    held = briefing(made(workshop, PRIVATE, is_confirmed=True), template="mine")
    path = workshop.export(
        held, tmp_path / "a.html", labels=standard_labels(), options=ExportOptions()
    )
    assert "freedom of navigation" in path.read_text(encoding="utf-8")
    assert "lawyers" not in path.read_text(encoding="utf-8")


def test_a_style_sets_pages_where_nobody_chose_others(workshop, templates):
    templates("mine", "Text.", '{"page": {"paper": "Letter"}}')
    chosen = briefing(made(workshop, OPEN), template="mine")
    own = replace(chosen, page=PageSetup(Paper.B5))
    for held, width in ((chosen, 612), (own, 516)):
        pages = workshop.pages(held, standard_labels(), None, ENGLISH, unheard)
        box = PdfReader(BytesIO(pages.pdf)).pages[0].mediabox
        assert round(float(box.width)) == width


def test_points_of_two_pages_say_where_the_first_ends_before_they_are_printed(workshop):
    words = "The quay is to be lit before the winter, and the pier after it. " * 3
    texts = [BriefingPiece(f"t{n}", PieceKind.TEXT, words) for n in range(24)]
    pages = shown(workshop, briefing(*texts))
    (found,) = (one for one in pages.cautions() if one.kind is CautionKind.TOO_LONG)
    extents = pages.measure.pieces
    assert extents[found.piece_id].last_page > 1
    assert all(extents[f"t{n}"].last_page == 1 for n in range(int(found.piece_id[1:])))
    few = shown(workshop, briefing(*texts[:5]))
    assert not any(one.kind is CautionKind.TOO_LONG for one in few.cautions())
