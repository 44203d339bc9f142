"""A briefing with a template: its own pieces, in the template's order, and no word besides."""

import json
import re
from dataclasses import fields, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import resources
from data.annotation import Visibility
from data.briefing.briefing import MOST_PIECES, Briefing, Depth
from data.briefing.briefing_source import BriefingSource
from data.briefing.compiling.briefing_compilation import compile_briefing
from data.briefing.content import PartKind
from data.briefing.office_templates.template_application import applied
from data.briefing.office_templates.template_instructions import PARTS
from data.briefing.office_templates.template_shelf import OfficeTemplate, built_in, load
from data.briefing.office_templates.template_style import StyleFault, style_of
from data.briefing.office_templates.template_values import Quotation, values_of
from data.briefing.page_setup import NotePlacement, PageSetup, Paper
from data.briefing.piece_making import piece_of, topic_piece, whole_piece
from data.briefing.pieces import BriefingPiece, PieceKind
from data.briefing.profile import Profile
from data.errors import OfficeTemplateError
from tests.fixtures.documents import (
    LABELS,
    NOW,
    annotate,
    document_of,
    resolved,
    shipped_document,
)

SHIPPED = shipped_document()
TALKS = document_of(
    "Readout of the Port Talks\n\n1. Lights\n\nNorthland will light the pier by 2031.\n",
    "talks.txt",
)
SHOWN = Visibility.BRIEFING
NOTES = (
    annotate(SHIPPED, "Senkaku Islands", label="commitment", note="As before.", visibility=SHOWN),
    annotate(SHIPPED, "freedom of navigation", label="question", note="Why now?", visibility=SHOWN),
    annotate(SHIPPED, "efficient procurement", note="Canary in the mine.", label="concern"),
)
PLEDGE = annotate(
    TALKS, "light the pier by 2031", label="commitment", note="New.", visibility=SHOWN
)
UNUSED = annotate(
    TALKS, "Northland", label="commitment", note="Canary on the pier.", visibility=SHOWN
)
SOURCES = {
    document.id: BriefingSource(document, items, resolved(document, items))
    for document, items in ((SHIPPED, NOTES), (TALKS, (PLEDGE, UNUSED)))
}


def made(item, name, **fields):
    return replace(piece_of(item, SOURCES[item.document_id], piece_id=name), **fields)


PIECES = (
    BriefingPiece("own", PieceKind.TEXT, "My own words."),
    made(NOTES[1], "asked"),
    made(PLEDGE, "pier"),
    made(NOTES[0], "islands"),
    BriefingPiece("press", PieceKind.PRESS_LINE, "We welcome it."),
)


def briefing(*pieces, **fields):
    usual = {"id": "b", "name": "Minister", "created": NOW, "modified": NOW, "bottom_line": "Fine."}
    return Briefing(**(usual | fields), pieces=pieces or PIECES)


def with_template(text, held=None, **fields):
    template = OfficeTemplate("office", text, **fields)
    return applied(template, held or briefing(), SOURCES, labels=LABELS, now=NOW)


def content_of(found, **fields):
    return compile_briefing(
        found.briefing, SOURCES, labels=LABELS, now=NOW, arrangement=found.arrangement, **fields
    )


def refusal(text, held=None):
    with pytest.raises(OfficeTemplateError) as caught:
        with_template(text, held)
    return str(caught.value)


def test_pieces_stand_in_the_order_and_under_the_heads_of_the_template():
    found = with_template(
        "# Pledges\n- pier\n- islands\n\nOwn line.\n> Say this.\n---\n## Open\n- asked\n"
    )
    assert [
        (piece.kind, piece.text, piece.id if "~" not in piece.id else "")
        for piece in found.briefing.pieces
    ] == [
        (PieceKind.HEADING, "Pledges", ""),
        (PieceKind.PASSAGE, "", "pier"),
        (PieceKind.PASSAGE, "", "islands"),
        (PieceKind.TEXT, "Own line.", ""),
        (PieceKind.PRESS_LINE, "Say this.", ""),
        (PieceKind.PAGE_BREAK, "", ""),
        (PieceKind.HEADING, "Open", ""),
        (PieceKind.PASSAGE, "", "asked"),
    ]
    assert found.left_out == ("own", "press")
    parts = content_of(found).parts
    assert [str(part.title) for part in parts] == [
        "Bottom line", "Pledges", "Open", "Press line", "Sources",
    ]  # fmt: skip
    assert parts[2].breaks


@pytest.mark.parametrize("depth", Depth)
def test_every_depth_shows_a_briefing_with_a_template(depth):
    found = with_template("# Pledges\n- pier\n| question\n", briefing(depth=depth))
    said = repr(content_of(found))
    assert "light the pier by 2031" in said
    assert "freedom of navigation" in said
    assert "Canary" not in said


def test_only_the_parts_that_are_asked_for_are_shown_and_none_that_is_off():
    (quoted,) = with_template("- pier quote").briefing.pieces
    assert (quoted.has_quote, quoted.has_note, quoted.has_citation) == (True, False, False)
    (whole,) = with_template("- pier paragraph citation").briefing.pieces
    assert (whole.has_quote, whole.has_paragraph, whole.has_citation) == (True, True, True)
    silent = briefing(made(PLEDGE, "pier", has_note=False))
    (noted,) = with_template("- pier note", silent).briefing.pieces
    assert (noted.has_note, noted.has_quote) == (False, False)
    written = briefing(made(PLEDGE, "pier", has_note=False, text="Own words."))
    for held in (silent, written):
        (piece,) = values_of(held, SOURCES, LABELS, NOW)["pieces"]
        assert (piece["note"], piece["text"]) == ("", "")


def test_a_piece_may_stand_twice_with_another_part_each_time():
    found = with_template("- pier note\n- pier quote")
    assert [piece.id.split("~")[0] for piece in found.briefing.pieces] == ["pier", "pier"]
    rows = with_template("- pier note\n- pier quote", briefing(depth=Depth.COMMITMENTS))
    assert len(rows.briefing.pieces) == 1


def test_a_table_lists_what_the_pieces_say_and_nothing_that_no_piece_names():
    found = with_template("| commitment | Who promised what")
    table = next(part for part in content_of(found).parts if part.kind is PartKind.TABLE)
    assert table.title == "Who promised what"
    assert {row[2] for row in table.table.rows} == {
        f"{piece.words.source}, {piece.words.citation}" for piece in (PIECES[2], PIECES[3])
    }
    assert "Canary" not in repr(content_of(found))
    assert found.left_out == ("own", "asked", "press")
    assert not with_template("| action").briefing.pieces


@pytest.mark.parametrize(
    "line", ["# {{ pieces[0].note }}", "> {{ pieces[0].text }}", "x {{ pieces[0].citation }}"]
)
def test_the_page_bears_the_marking_of_words_that_stand_in_the_templates_own_lines(line):
    profile = Profile("Office", markings=("OPEN", "SECRET"))
    held = briefing(made(PLEDGE, "pier", portion="SECRET", text="Own words."))
    assert content_of(with_template(line, held), profile=profile).marking == "SECRET"


def test_the_page_bears_the_highest_marking_of_what_a_table_lists():
    profile = Profile("Office", markings=("OPEN", "SECRET"))
    held = briefing(made(PLEDGE, "pier", portion="SECRET"))
    found = with_template("| commitment", held)
    assert content_of(found, profile=profile).marking == "SECRET"


def test_a_template_sees_plain_values_of_what_the_pieces_name():
    values = values_of(briefing(), SOURCES, LABELS, NOW)

    def plain(value):
        if type(value) is dict:
            return all(type(name) is str and plain(held) for name, held in value.items())
        if type(value) is tuple:
            return all(map(plain, value))
        return type(value) in {str, int, Quotation}

    assert plain(values)
    assert "Canary" not in repr(values)
    assert values["documents"][1]["title"] == "Readout of the Port Talks"
    assert values["documents"][0]["day"] == "2018-06-29"
    assert values["labels"][1]["pieces"][0]["id"] == "pier"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("# A\n\n- p9", "Line 3, column 3 of “office.briefing.j2”: there is no piece “p9”"),
        ("- pier notes", "Line 1, column 8 of “office.briefing.j2”: a piece has no part “notes”"),
        ("\n| pledge", "Line 2, column 3 of “office.briefing.j2”: there is no label “pledge”"),
        ("{{ pieces[1].quote }}", "would print words of a source as your own"),
        ("{{ x }}", "Line 1, column 4 of “office.briefing.j2”: there is nothing called “x”"),
        ("{% include 'a' %}", "Line 1, column 4"),
    ],
)
def test_a_mistake_is_told_in_a_line_that_says_where(text, line):
    told = refusal(text)
    assert line in told
    assert len(told.splitlines()) == 1


def test_a_template_makes_no_more_pieces_than_a_briefing_has():
    held = briefing(*(BriefingPiece(f"p{n}", PieceKind.TEXT, "x") for n in range(MOST_PIECES)))
    assert "more pieces" in refusal("{% for p in pieces %}\nx\n- {{ p.id }}\n{% endfor %}", held)


def test_ids_that_a_template_makes_are_never_those_of_pieces():
    held = briefing(*(BriefingPiece(f"own~{n}", PieceKind.TEXT, "x") for n in range(4)))
    found = with_template("a\n{% for p in pieces %}\n- {{ p.id }}\n{% endfor %}\nb", held)
    assert len({piece.id for piece in found.briefing.pieces}) == 6


@pytest.mark.parametrize("depth", Depth)
@pytest.mark.parametrize("name", ["by-document", "minister"])
def test_what_comes_with_the_program_places_every_piece(name, depth, tmp_path):
    pieces = (
        *PIECES,
        topic_piece(SOURCES[SHIPPED.id], 0, piece_id="topic"),
        whole_piece(SOURCES[TALKS.id], piece_id="whole"),
    )
    held = briefing(*pieces, depth=depth)
    found = applied(load(name, tmp_path), held, SOURCES, labels=LABELS, now=NOW)
    assert found.left_out == ()
    assert content_of(found).parts


def test_headings_and_page_breaks_that_no_line_names_are_left_out_by_name():
    pieces = (
        BriefingPiece("head", PieceKind.HEADING, "Mine"),
        BriefingPiece("break", PieceKind.PAGE_BREAK),
        *PIECES,
    )
    found = with_template("- pier\n- head\n", briefing(*pieces))
    assert found.left_out == ("break", "own", "asked", "islands", "press")
    every = with_template(
        "{% for piece in pieces %}\n- {{ piece.id }}\n{% endfor %}", briefing(*pieces)
    )
    assert every.left_out == ()


def test_a_table_under_no_label_lists_every_piece_also_those_without_one():
    bare = made(replace(PLEDGE, label_id=""), "bare")
    held = briefing(bare, made(NOTES[1], "asked"))
    found = with_template("| | All", held)
    (table,) = [part for part in content_of(found).parts if part.kind is PartKind.TABLE]
    assert table.title == "All"
    assert table.table.piece_ids == ("bare", "asked")
    assert [row[-1] for row in table.table.rows] == ["New.", "Why now?"]
    assert found.left_out == ()


def test_templates_that_come_with_the_program_have_no_words_of_their_own(tmp_path):
    assert built_in() == ("by-document", "minister")
    for name in built_in():
        found = applied(load(name, tmp_path), briefing(), SOURCES, labels=LABELS, now=NOW)
        heads = {piece.text for piece in found.briefing.pieces if piece.kind is PieceKind.HEADING}
        titles = {SHIPPED.title, TALKS.title, "Commitments", "Concerns and questions"}
        assert heads <= titles


def test_the_bottom_line_stands_first_by_itself(tmp_path):
    found = applied(load("minister", tmp_path), briefing(), SOURCES, labels=LABELS, now=NOW)
    kinds = [part.kind for part in content_of(found).parts]
    assert kinds[0] is PartKind.BOTTOM_LINE
    assert kinds[-2:] == [PartKind.PRESS_LINE, PartKind.SOURCE]


_LINES = st.sampled_from(
    [
        "# Head", "## Under", "- pier", "- asked note", "- islands quote citation", "Own words.",
        "> Press.", "---", "| commitment", "|", "- own", "- press", "{{ title.subject }}",
        "{% for piece in pieces if piece.label %}\n- {{ piece.id }}\n{% endfor %}",
    ]
)  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(st.lists(_LINES, max_size=12), st.sampled_from(Depth))
def test_a_handout_has_no_passage_and_no_note_but_those_of_pieces(lines, depth):
    found = with_template("\n".join(lines), briefing(depth=depth))
    content = content_of(found)
    assert "Canary" not in repr(content)
    named = {piece.annotation_id for piece in PIECES if piece.annotation_id}
    marked = {
        mark.annotation_id
        for section in content.sections
        for block in section.blocks
        for mark in block.highlights
    }
    assert marked <= named


def test_a_style_sets_pages_and_heads():
    style = style_of(
        json.dumps(
            {
                "page": {"paper": "Letter", "notes": "footnotes", "large_print": True},
                "heads": {"numbered": False, "capitals": True},
            }
        )
    )
    page = style.over(PageSetup(watermark="DRAFT"))
    assert page == PageSetup(
        Paper.LETTER, NotePlacement.FOOTNOTES, large_print=True, watermark="DRAFT"
    )
    part = content_of(with_template("# Pledges\n- pier", style=style)).parts[1]
    assert (part.title, part.number) == ("PLEDGES", "")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('{"colour": {}}', "it sets “colour”, which is not known"),
        ('{"page": {"margin": "2"}}', "it sets “margin”, which is not known"),
        ('{"page": {"paper": "A3"}}', "“paper” is one of A4, Letter, JIS B5"),
        ('{"page": {"greyscale": "yes"}}', "“greyscale” is true or false"),
        ('{"page": {"greyscale": 1}}', "“1” is neither"),
        ('{"page": {}, "page": {}}', "a name stands twice"),
        ('{"page": []}', "“page” is no object"),
        ("[" * 100_000, "too deep"),
        ("{", "no JSON"),
        ("[]", "no object of JSON"),
        ('{"page": {"watermark": "' + "x" * 41 + '"}}', "a watermark is one line"),
        ('{"heads": {"size": "12"}}', "it sets “size”"),
    ],
)
def test_a_style_that_says_what_it_cannot_set_is_refused_in_a_line(text, why):
    with pytest.raises(StyleFault, match=why.replace("(", r"\(")) as caught:
        style_of(text)
    assert len(str(caught.value).splitlines()) == 1


def test_the_office_s_own_goes_before_one_of_the_same_name(tmp_path):
    (tmp_path / "minister.briefing.j2").write_text("# Ours\n", encoding="utf-8")
    (tmp_path / "minister.style.json").write_text('{"heads": {"capitals": true}}', encoding="utf-8")
    found = load("minister", tmp_path)
    assert (found.text, found.style.has_capitals) == ("# Ours\n", True)
    assert load("by-document", tmp_path).text == resources.text(
        "templates", "by-document.briefing.j2"
    )


@pytest.mark.parametrize(
    "name", ["gone", "../library", "/etc/passwd", "", ".hidden", "a\nb", "x" * 300]
)
def test_a_name_of_no_template_is_told(tmp_path, name):
    (tmp_path.parent / "library.briefing.j2").write_text("x", encoding="utf-8")
    with pytest.raises(OfficeTemplateError, match="There is no template"):
        load(name, tmp_path)


def test_files_that_are_no_templates_are_told_in_a_line(tmp_path):
    (tmp_path / "bytes.briefing.j2").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(OfficeTemplateError, match="is not in UTF-8"):
        load("bytes", tmp_path)
    (tmp_path / "large.briefing.j2").write_bytes(b"x" * 300_000)
    with pytest.raises(OfficeTemplateError, match="larger than 256 KB"):
        load("large", tmp_path)
    (tmp_path / "styled.briefing.j2").write_text("x", encoding="utf-8")
    (tmp_path / "styled.style.json").write_text('{"colour": "red"}', encoding="utf-8")
    with pytest.raises(
        OfficeTemplateError, match=r"“styled\.style\.json” cannot be used: it sets “colour”"
    ):
        load("styled", tmp_path)


def test_the_example_of_the_guide_is_a_template_and_its_style():
    guide = (resources.path().parent / "docs" / "templates.md").read_text(encoding="utf-8")
    text, style = re.findall(r"```(?:jinja|json)\n(.*?)```", guide, re.DOTALL)
    found = with_template(text, style=style_of(style))
    heads = [piece.text for piece in found.briefing.pieces if piece.kind is PieceKind.HEADING]
    assert heads == ["JDF NO. 102, 29 JUNE 2018", "READOUT OF THE PORT TALKS"]
    content = content_of(found)
    assert [str(part.title) for part in content.parts][3] == "WHAT IS STILL OPEN"
    assert "Cleared by the press office." in repr(content)


@pytest.mark.parametrize("kind", ["fields of pieces", "parts", "filters"])
def test_the_guide_names_what_there_is(kind):
    guide = (resources.path().parent / "docs" / "templates.md").read_text(encoding="utf-8")
    values = values_of(briefing(), SOURCES, LABELS, NOW)
    named = {
        "fields of pieces": [*values, *values["pieces"][0], *values["documents"][0]],
        "parts": [*PARTS, *(field.name for field in fields(PageSetup))],
        "filters": ["first", "last", "length", "lower", "reverse", "sort", "upper"],
    }[kind]
    assert [name for name in named if f"`{name}`" not in guide] == []
