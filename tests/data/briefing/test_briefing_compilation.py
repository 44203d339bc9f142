"""What a briefing compiles to: what its pieces name, in their order and their words."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.annotation import Visibility
from data.briefing.briefing import Briefing, Depth, TitleBlock
from data.briefing.briefing_source import BriefingSource
from data.briefing.compiling.briefing_compilation import compile_briefing
from data.briefing.compiling.compilation import compile_content
from data.briefing.content import PartKind
from data.briefing.pieces import BriefingPiece, PieceKind, PieceWords
from data.briefing.plan import Plan
from data.briefing.plan_pieces import briefing_of
from data.briefing.plan_topics import outlined, top_topics
from data.briefing.profile import Profile
from data.citation import short_name
from data.document import BlockKind
from tests.fixtures.documents import (
    LABELS,
    NOW,
    annotate,
    document_of,
    note_on_document,
    resolved,
    shipped_document,
)

SHIPPED = shipped_document()
OTHER = document_of(
    "Readout of the Port Talks\n\n1. Lights\n\n"
    "Northland will light the pier by 2031. It pays half.\n\n"
    "2. Ferries\n\nThe ferries stop in winter.\n\nThey start again in May.\n",
    "talks.txt",
)
BRIEFED = Visibility.BRIEFING
NOTES = (
    annotate(SHIPPED, "Senkaku Islands", label="commitment", note="As before.", visibility=BRIEFED),
    annotate(SHIPPED, "freedom of navigation", label="key-point", visibility=BRIEFED),
    annotate(SHIPPED, "efficient procurement", note="Private thought.", label="concern"),
    annotate(SHIPPED, "North Korea", label="action", note="Say this.", visibility=BRIEFED),
    note_on_document(SHIPPED, "A routine meeting.", label="", visibility=BRIEFED),
)
PLEDGE = annotate(OTHER, "light the pier by 2031", label="commitment", note="New.")


def source(document, *annotations):
    return BriefingSource(document, annotations, resolved(document, annotations))


SOURCES = {SHIPPED.id: source(SHIPPED, *NOTES), OTHER.id: source(OTHER, PLEDGE)}


def heading(name, text, level=1):
    return BriefingPiece(name, PieceKind.HEADING, text, level=level)


def passage(item, document, name="", **fields):
    quote = " ".join(item.anchor.exact.split())
    words = PieceWords(
        quote, item.note, item.anchor.citation, 0, short_name(document), item.label_id,
        is_private=not item.in_briefing,
    )  # fmt: skip
    return BriefingPiece(
        name or item.id, PieceKind.PASSAGE, document_id=document.id, annotation_id=item.id,
        anchor=item.anchor, words=words, is_confirmed=True, **fields,
    )  # fmt: skip


def briefing(*pieces, **fields):
    usual = {"id": "b", "name": "Deputy Minister", "created": NOW, "modified": NOW}
    return Briefing(**(usual | fields), pieces=pieces)


def compiled(held, sources=SOURCES, **fields):
    return compile_briefing(held, sources, labels=LABELS, now=NOW, **fields)


def details(content):
    found = [detail for row in content.details for detail in row]
    return {str(detail.name): [str(line) for line in detail.lines] for detail in found}


def entries(content):
    return [entry for part in content.parts for entry in part.entries]


PIECES = (
    heading("h1", "The islands"),
    passage(NOTES[0], SHIPPED),
    heading("h2", "The pier"),
    passage(PLEDGE, OTHER),
    passage(NOTES[1], SHIPPED),
    BriefingPiece("t", PieceKind.TEXT, "Nobody asked."),
)


def test_points_stand_under_the_authors_heads_each_with_its_evidence():
    content = compiled(briefing(*PIECES, bottom_line="Nothing was given up."))
    kinds = [part.kind for part in content.parts]
    assert kinds == [PartKind.BOTTOM_LINE, PartKind.POINTS, PartKind.POINTS, PartKind.SOURCE]
    bottom, islands, pier, sources = content.parts
    assert bottom.entries[0].text == "Nothing was given up."
    assert (islands.number, islands.title) == ("1", "The islands")
    assert (pier.number, pier.title) == ("2", "The pier")
    (point,) = islands.entries
    assert (point.text, point.evidence, point.quoted) == ("As before.", "Senkaku Islands", False)
    assert point.citation.startswith("JDF No. 102, §")
    assert point.piece_id == NOTES[0].id
    pledge, quoted, own = pier.entries
    assert pledge.evidence == "light the pier by 2031"
    assert (quoted.text, quoted.quoted, quoted.evidence) == ("freedom of navigation", True, "")
    assert (own.text, own.is_point) == ("Nobody asked.", False)
    assert len(sources.entries) == 4
    assert len(content.sources) == 2
    assert content.source_sha256 == ""


def test_a_briefing_of_one_document_cites_without_its_name():
    content = compiled(briefing(passage(NOTES[0], SHIPPED)))
    assert entries(content)[0].citation.startswith("§")
    assert content.source_sha256 == SHIPPED.id
    assert content.sources == ()


def test_what_is_off_is_not_printed():
    held = passage(NOTES[0], SHIPPED)
    (no_note, *_), (no_quote, *_), (no_citation, *_) = (
        entries(compiled(briefing(replace(held, **{name: False}))))
        for name in ("has_note", "has_quote", "has_citation")
    )
    assert (no_note.text, no_note.quoted) == ("Senkaku Islands", True)
    assert (no_quote.text, no_quote.evidence) == ("As before.", "")
    assert no_citation.citation == ""
    whole = entries(compiled(briefing(replace(held, has_paragraph=True))))[0]
    assert len(whole.evidence) > len("Senkaku Islands")
    assert whole.evidence in SHIPPED.text


def test_words_written_in_the_briefing_stand_for_the_note():
    held = replace(passage(NOTES[0], SHIPPED), text="Reconfirmed, not new.")
    assert entries(compiled(briefing(held)))[0].text == "Reconfirmed, not new."


def test_a_passage_keeps_its_words_when_its_document_is_gone_or_says_otherwise():
    held = passage(PLEDGE, OTHER)
    changed = document_of("Readout of the Port Talks\n\nNorthland may light a pier.\n", "talks.txt")
    for sources in ({}, {OTHER.id: source(changed, PLEDGE)}):
        for depth in (Depth.POINTS, Depth.EXCERPTS):
            content = compiled(briefing(held, depth=depth), sources)
            found = [entry.evidence for entry in entries(content) if entry.evidence]
            found += [block.text for section in content.sections for block in section.blocks]
            assert "light the pier by 2031" in found


def test_excerpts_are_the_paragraphs_of_the_passages_under_their_topics():
    content = compiled(
        briefing(passage(NOTES[0], SHIPPED), passage(PLEDGE, OTHER), depth=Depth.EXCERPTS)
    )
    heads = [(section.level, section.title) for section in content.sections]
    assert [title for level, title in heads if level == 1] == [SHIPPED.title, OTHER.title]
    assert heads[-1] == (2, "Lights")
    block = content.sections[-1].blocks[0]
    assert block.text == "Northland will light the pier by 2031. It pays half."
    mark = block.highlights[0]
    assert block.text[mark.start : mark.end] == "light the pier by 2031"
    assert content.notes[mark.note - 1].text == "New."
    assert block.citation == f"{OTHER.title}, §1 ¶1"
    assert [note.number for note in content.notes] == [1, 2]


def test_own_heads_stand_in_place_of_those_of_topics():
    content = compiled(briefing(*PIECES, depth=Depth.EXCERPTS))
    heads = [
        (section.title, section.heading.own) for section in content.sections if section.heading
    ]
    assert heads == [("The islands", True), ("The pier", True)]
    assert content.sections[-1].blocks[-1].own
    assert content.sections[-1].blocks[-1].text == "Nobody asked."


def test_a_passage_over_paragraphs_is_quoted_whole():
    item = annotate(OTHER, "stop in winter.\nThey start", label="concern", note="Gap.")
    content = compiled(
        briefing(passage(item, OTHER), depth=Depth.EXCERPTS), {OTHER.id: source(OTHER, item)}
    )
    blocks = content.sections[-1].blocks
    said = [block.text[one.start : one.end] for block in blocks for one in block.highlights]
    assert said == ["stop in winter.", "They start"]
    assert [one.closes for block in blocks for one in block.highlights] == [False, True]


def test_two_passages_of_one_paragraph_are_marked_in_it_once():
    other = annotate(OTHER, "It pays half", label="concern", note="Half of what?")
    pieces = passage(PLEDGE, OTHER), passage(other, OTHER)
    content = compiled(
        briefing(*pieces, depth=Depth.EXCERPTS), {OTHER.id: source(OTHER, PLEDGE, other)}
    )
    (block,) = content.sections[-1].blocks
    said = [block.text[one.start : one.end] for one in block.highlights]
    assert said == ["light the pier by 2031", "It pays half"]
    assert [one.note for one in block.highlights] == [1, 2]


def test_full_text_holds_every_paragraph_of_a_document_and_excerpts_only_the_annotated():
    whole = BriefingPiece("d", PieceKind.DOCUMENT, document_id=SHIPPED.id)
    full = compiled(briefing(whole, depth=Depth.FULL_TEXT))
    said = [block.text for section in full.sections for block in section.blocks]
    heads = {topic.first for topic in SHIPPED.topics} | {SHIPPED.title_block}
    assert said == [b.text for n, b in enumerate(SHIPPED.blocks) if n not in heads]
    some = compiled(briefing(whole, depth=Depth.EXCERPTS))
    kept = [block for section in some.sections for block in section.blocks]
    assert kept
    assert all(block.highlights for block in kept)
    assert [note.text for note in some.notes] == [note.text for note in full.notes]


def test_private_annotations_of_a_whole_document_stay_out_until_they_are_put_in():
    whole = BriefingPiece("d", PieceKind.DOCUMENT, document_id=SHIPPED.id)
    private = NOTES[2]
    for depth in Depth:
        assert "Private thought." not in repr(compiled(briefing(whole, depth=depth)))
    put_in = replace(whole, put_in=frozenset({private.id}))
    assert "Private thought." in repr(compiled(briefing(put_in, depth=Depth.FULL_TEXT)))
    left_out = replace(whole, left_out=frozenset({NOTES[0].id}))
    assert "As before." not in repr(compiled(briefing(left_out, depth=Depth.FULL_TEXT)))


def test_what_no_piece_names_is_not_in_the_content():
    for depth in Depth:
        told = repr(compiled(briefing(passage(PLEDGE, OTHER), depth=depth)))
        assert "As before." not in told
        assert SHIPPED.title not in told


def test_by_label_each_label_heads_what_it_says():
    content = compiled(briefing(*PIECES, depth=Depth.BY_LABEL))
    heads = [part.title for part in content.parts if part.kind is PartKind.POINTS]
    assert heads == ["", "Key point", "Commitment"]
    assert [entry.text for entry in content.parts[0].entries] == ["Nobody asked."]
    said = {part.title: [entry.text for entry in part.entries] for part in content.parts}
    assert said["Commitment"] == ["As before.", "New."]


def test_commitments_are_a_table_with_where_they_were_said():
    content = compiled(briefing(*PIECES, depth=Depth.COMMITMENTS))
    islands, pier, own, _sources = content.parts
    assert [(part.number, part.title) for part in (islands, pier, own)] == [
        ("1", "The islands"), ("2", "The pier"), ("", ""),
    ]  # fmt: skip
    place = f"{OTHER.title}, §1 ¶1"
    assert ("Northland", "will “light the pier by 2031”", place, "by 2031", "New.") in [
        tuple(map(str, row)) for row in pier.table.rows
    ]
    assert all(str(row[2]).startswith("JDF No. 102, §") for row in islands.table.rows)
    assert [str(entry.text) for entry in islands.entries] == [
        "In quotation marks stands the passage itself, beside it the rest of its sentence."
    ]
    assert [entry.text for entry in own.entries] == ["freedom of navigation", "Nobody asked."]


def test_commitments_without_heads_are_one_table_whose_rows_know_their_pieces():
    pieces = passage(NOTES[0], SHIPPED), passage(PLEDGE, OTHER), passage(NOTES[1], SHIPPED)
    part, others, _sources = compiled(briefing(*pieces, depth=Depth.COMMITMENTS)).parts
    assert (str(part.title), part.kind) == ("Commitments", PartKind.TABLE)
    assert list(dict.fromkeys(part.table.piece_ids)) == [piece.id for piece in pieces[:2]]
    assert str(others.title) == "Other points"
    assert [entry.piece_id for entry in others.entries] == [pieces[2].id]


def test_the_title_block_proposes_what_the_document_says_and_the_authors_word_wins():
    held = briefing(passage(NOTES[0], SHIPPED))
    content = compiled(held)
    said = {
        str(one.name): [str(line) for line in one.lines] for row in content.details for one in row
    }
    assert content.title == SHIPPED.title
    assert said["Meeting"] == ["29 June 2018"]
    own = compiled(
        replace(
            held, title=TitleBlock(subject="On the islands", meeting="Tokyo, June", copy="3 of 12")
        )
    )
    said = details(own)
    assert own.title == "On the islands"
    assert said["Meeting"] == ["Tokyo, June"]
    assert own.copy == "3 of 12"


def test_the_name_of_a_file_is_never_proposed():
    content = compiled(briefing(passage(PLEDGE, OTHER)))
    assert "talks.txt" not in repr([content.title, content.details])


def test_the_page_bears_the_highest_of_its_markings():
    profile = Profile("Desk", markings=("OPEN", "INTERNAL", "SECRET"))
    held = replace(passage(PLEDGE, OTHER), portion="INTERNAL")
    assert compiled(briefing(held), profile=profile).marking == "INTERNAL"
    assert compiled(briefing(held, marking="SECRET"), profile=profile).marking == "SECRET"
    assert compiled(briefing(passage(PLEDGE, OTHER)), profile=profile).marking == "OPEN"
    assert entries(compiled(briefing(held)))[0].portion == "INTERNAL"


@pytest.mark.parametrize("depth", [Depth.POINTS, Depth.EXCERPTS])
def test_what_stands_behind_a_page_break_begins_a_page(depth):
    content = compiled(
        briefing(
            passage(NOTES[0], SHIPPED),
            BriefingPiece("b", PieceKind.PAGE_BREAK),
            heading("h", "More"),
            passage(PLEDGE, OTHER),
            depth=depth,
        )
    )
    found = content.parts if depth is Depth.POINTS else content.sections
    assert [one.title for one in found if one.breaks] == ["More"]


def test_press_lines_and_tables_of_labels_stand_where_a_reader_finds_them():
    content = compiled(
        briefing(
            BriefingPiece("p", PieceKind.PRESS_LINE, "We welcome it."),
            BriefingPiece("t", PieceKind.TABLE, "Promises", labels=frozenset({"commitment"})),
            passage(NOTES[1], SHIPPED),
        )
    )
    kinds = [part.kind for part in content.parts]
    assert kinds == [PartKind.TABLE, PartKind.POINTS, PartKind.PRESS_LINE, PartKind.SOURCE]
    rows = content.parts[0].table.rows
    assert {str(row[2]) for row in rows} == {f"JDF No. 102, {NOTES[0].anchor.citation}"}
    assert content.parts[2].entries[0].text == "We welcome it."


PLANS = st.builds(
    lambda topics, labels: outlined(Plan(topics=topics, labels=labels), SHIPPED),
    st.none() | st.frozensets(st.sampled_from(top_topics(SHIPPED)), min_size=1),
    st.none() | st.frozensets(st.sampled_from([label.id for label in LABELS])),
)


@given(PLANS)
@settings(max_examples=60)
def test_a_plan_that_became_a_briefing_holds_the_same_words_and_annotations(plan):
    found = resolved(SHIPPED, NOTES)
    before = compile_content(SHIPPED, NOTES, found, labels=LABELS, plan=plan, now=NOW)
    held = briefing_of(plan, "Weekly", SHIPPED, NOTES, briefing_id="b", now=NOW)
    after = compiled(held)
    assert [replace(one, piece_id="") for one in after.sections] == list(before.sections)
    assert [replace(one, piece_id="") for one in after.notes] == list(before.notes)
    assert after.document_notes == before.document_notes
    title = after.title_block and replace(after.title_block, piece_id="")
    assert title == before.title_block


def test_headings_in_excerpts_are_blocks_of_their_kind():
    content = compiled(briefing(*PIECES, depth=Depth.EXCERPTS))
    heads = [section.heading.kind for section in content.sections if section.heading]
    assert set(heads) == {BlockKind.HEADING}
