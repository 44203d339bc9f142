"""Pages of points that a briefing's pieces were made into: heads, evidence, tables, what closes."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.briefing.content import Entry, Part, PartKind, Table
from data.messages import ENGLISH, Words
from exporters.options import ExportOptions, NotePlacement, PageSetup, Paper
from exporters.pdf.pdf_document import missing_characters, render
from exporters.pdf.text.page_grid import Grid
from tests.exporters.pdf.test_parts import faces
from tests.fixtures.briefings import HASH, LABELS, content_of, drawn, pdf, plain, read, text_of
from tests.fixtures.piece_briefings import (
    BOTTOM,
    FERRIES,
    HARBOURS,
    commitments,
    excerpts,
    japanese,
    many_points,
    points_page,
)
from tests.fixtures.structure import structure

GRID = Grid.of(PageSetup())


class Japanese(Words):
    """The handout's own words in Japanese, as far as they have a language at all."""

    language = "ja"


def words_of(content, number=0, **page):
    """The runs of a page by what they say."""
    return {word.text: word for word in drawn(read(pdf(content, **page)).pages[number])}


def all_of(root, tag):
    return [node for node in walked(root) if node.tag == tag]


def walked(node):
    yield node
    for kid in node.kids:
        yield from walked(kid)


def test_a_head_has_its_number_in_the_numbers_column_as_topics_have():
    page = read(pdf(points_page())).pages[0]
    words = {word.text: word for word in drawn(page)}
    number, head = words["1"], words["The northern ferries"]
    assert (number.x, head.x) == (
        pytest.approx(GRID.number_x, abs=0.01), pytest.approx(GRID.text_x, abs=0.01),
    )  # fmt: skip
    assert number.y == head.y
    assert faces(page)["The northern ferries"] == "IBMPlexSerif-SemiBold"
    assert faces(page)["1"] == "IBMPlexSansCond-Medium"


def test_the_authors_words_are_sans_and_the_evidence_below_them_serif_in_quotation_marks():
    page = read(pdf(points_page())).pages[0]
    said, evidence = (
        next(word for word in drawn(page) if begin in word.text)
        for begin in ("The usual formula", "work together")
    )
    assert evidence.y - said.y == pytest.approx(14.5, abs=0.01)
    face = faces(page)
    assert face["The usual formula, word for word."] == "IBMPlexSansCond-Regular"
    assert next(f for run, f in face.items() if "work together" in run) == "IBMPlexSerif-Regular"
    shown = plain(page.extract_text())
    assert "“work together to realize complete, verifiable and lasting inspection”" in shown


def test_only_points_have_bullets():
    without = replace(HARBOURS, entries=tuple(replace(e, is_point=False) for e in HARBOURS.entries))

    def bullets(*parts):
        page = read(pdf(points_page(*parts))).pages[0]
        return page.get_contents().get_data().count(b" 3.20 3.20 re f")

    assert bullets(FERRIES, HARBOURS) == 4
    assert bullets(FERRIES, without) == 2


def test_a_citation_that_names_its_document_is_whole_and_stands_clear_of_its_label():
    words = drawn(read(pdf(points_page())).pages[0])
    cited = [w for w in words if w.x == pytest.approx(GRID.gutter_x, abs=0.01)]
    assert plain(" ".join(word.text for word in cited)).count("HT 7,") == 3
    assert all(word.size >= 6 for word in cited)
    letters = [word for word in words if word.text in {"C", "K", "Q"}]
    assert len({round(word.x) // 4 for word in letters}) == 1
    assert all(word.x > GRID.gutter_x + 50 for word in letters)


def test_short_citations_leave_the_label_where_notes_start():
    part = Part(PartKind.POINTS, "P", (Entry("One.", citation="§1 ¶2", aside="Aside"),))
    words = words_of(content_of(parts=(part,)))
    assert words["Aside"].x == pytest.approx(GRID.notes_x, abs=0.01)


def test_portion_marks_stand_before_the_text_and_bear_brackets_once():
    shown = text_of(pdf(points_page()))
    assert "(INTERNAL) Ask who pays" in shown
    marked = replace(HARBOURS.entries[2], portion="(C)")
    assert "(C) Ask who pays" in text_of(pdf(points_page(replace(HARBOURS, entries=(marked,)))))


def test_in_a_japanese_frame_the_sources_words_stand_between_corner_brackets():
    options = ExportOptions(PageSetup(), words=Japanese())
    shown = text_of(render(japanese(), options, lambda _done: None))
    assert "「海峡における巡視の縮小は検討していない」" in shown.replace(" ", "")


def test_the_evidence_is_tagged_as_quoted_in_its_language():
    entry = Entry("As before.", evidence="両大臣は確認した", language="ja", piece_id="p")
    root = structure(read(pdf(points_page(Part(PartKind.POINTS, "", (entry,))))))
    (quote,) = [node for node in all_of(root, "Quote") if "確認" in node.text]
    assert quote.entries["/Lang"] == "ja"
    assert "As before." not in quote.text


def test_a_part_that_breaks_begins_on_a_new_page():
    made = read(pdf(points_page(BOTTOM, FERRIES, replace(HARBOURS, breaks=True))))
    assert "The harbours" not in made.pages[0].extract_text()
    head = next(word for word in drawn(made.pages[1]) if word.text == "The harbours")
    assert head.y == pytest.approx(82, abs=0.01)


def test_own_text_before_any_head_needs_no_title():
    part = Part(PartKind.POINTS, "", (Entry("Words alone.", is_point=False, piece_id="t"),))
    words = words_of(points_page(part))
    assert words["Words alone."].x == pytest.approx(GRID.text_x, abs=0.01)
    root = structure(read(pdf(points_page(part))))
    assert all("Words alone." not in node.text for node in all_of(root, "LI"))


def test_a_table_is_a_table_whose_head_is_repeated_on_every_page():
    content = commitments(40)
    made = read(pdf(content))
    root = structure(made)
    (table,) = all_of(root, "Table")
    assert len(table.kids) == 41
    assert [cell.tag for cell in table.kids[0].kids] == ["TH"] * 6
    assert {cell.tag for row in table.kids[1:] for cell in row.kids} == {"TD"}
    shown = [plain(page.extract_text()) for page in made.pages]
    assert all("Where said" in page for page in shown if "HT 7, §" in page)
    rows = content.parts[0].table.rows
    for row, found in zip(rows, table.kids[1:], strict=True):
        assert [plain(cell.words(spoken=False)) for cell in found.kids] == list(map(plain, row))


def test_a_tables_rules_reach_the_edge_and_names_stay_on_one_line():
    page = read(pdf(commitments(12))).pages[0]
    assert "HT 7, §1 ¶2" in [word.text for word in drawn(page)] or any(
        word.text.startswith("HT 7, ") for word in drawn(page)
    )
    stream = page.get_contents().get_data().decode("latin-1")
    assert f"{GRID.right:.2f}" in stream


@settings(max_examples=15, deadline=None)
@given(
    st.integers(1, 6).flatmap(
        lambda count: st.lists(
            st.lists(
                st.text("ab|cé “”- 1日", max_size=120).map(plain), min_size=count, max_size=count
            ),
            min_size=1,
            max_size=6,
        )
    )
)
def test_every_cell_of_a_table_is_in_the_file_word_for_word(rows):
    head, *others = (tuple(row) for row in rows)
    part = Part(PartKind.TABLE, "T", (), table=Table(head, tuple(others)), piece_id="t")
    root = structure(read(pdf(points_page(part))))
    (table,) = all_of(root, "Table")
    told = ["".join(cell.words(spoken=False).split()) for row in table.kids for cell in row.kids]
    assert told == ["".join(text.split()) for row in rows for text in row]


@settings(max_examples=25, deadline=None)
@given(st.text("abé.,“”()[] 日本-", min_size=1).map(plain).filter(bool))
def test_evidence_is_printed_letter_by_letter(evidence):
    part = Part(PartKind.POINTS, "P", (Entry("So.", evidence=evidence, piece_id="e"),))
    shown = "".join(text_of(pdf(points_page(part))).split())
    assert f"So.“{''.join(evidence.split())}”" in shown


def test_sources_stand_at_the_foot_and_who_gets_it_after_them():
    words = words_of(points_page(distribution=("Deputy Minister", "Embassy")))
    assert words["Distribution:"].y == pytest.approx(GRID.last_baseline, abs=0.01)
    assert words["Deputy Minister; Embassy"].y == words["Distribution:"].y
    assert words["Sources"].y < words["Distribution:"].y


def test_where_the_page_is_full_the_sources_go_to_the_next():
    for count in range(8, 14):
        made = read(pdf(many_points(count)))
        shown = [plain(page.extract_text()) for page in made.pages]
        assert sum("Guidelines on Ports" in page for page in shown) == 1
        for page in made.pages:
            low = [w.y for w in drawn(page) if w.size > 8.2]
            assert max(low) <= GRID.last_baseline + 0.1


def test_a_text_comes_before_its_sources_and_they_before_the_legend():
    shown = text_of(pdf(excerpts(distribution=("Embassy",))))
    order = [
        "Bottom line",
        "The question of fees",
        "Sources",
        "Distribution: Embassy",
        "How to read",
    ]
    places = [shown.index(words) for words in order]
    assert places == sorted(places)


def test_of_several_documents_no_hash_is_printed():
    for content in (points_page(), excerpts()):
        assert "SHA-256" not in text_of(pdf(content))
    assert f"SHA-256 {HASH[:4]}" in text_of(pdf(content_of()))


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("notes", list(NotePlacement))
def test_nothing_leaves_the_page_or_runs_into_another_column(paper, notes):
    for content in (points_page(), many_points(12), commitments(12), excerpts()):
        for large in (False, True):
            setup = PageSetup(paper, notes=notes, large_print=large)
            grid = Grid.of(setup, has_parts=True)
            for page in read(pdf(content, paper, notes=notes, large_print=large)).pages:
                for word in drawn(page):
                    assert grid.number_x - 0.1 <= word.x < grid.right, word


def test_no_point_is_parted_from_its_evidence():
    made = read(pdf(many_points(40)))
    for page in made.pages:
        shown = plain(page.extract_text())
        assert shown.count("they said it before") == shown.count("by the sea”")


def test_what_is_missing_is_told_where_it_stands():
    odd = "\U00013000"
    part = Part(PartKind.POINTS, "P", (Entry("a", evidence=odd, portion=odd),),
                table=Table((odd,), ()))  # fmt: skip
    content = points_page(part, distribution=(odd,))
    (places,) = missing_characters(content, ExportOptions()).values()
    assert {ENGLISH(place) for place in places} == {
        "the document's text", "your notes", "the portion marks", "the distribution list",
    }  # fmt: skip


def test_numbered_heads_are_bookmarks():
    outline = read(pdf(points_page())).outline
    assert [item.title for item in outline] == ["1 The northern ferries", "2 The harbours"]


def test_labels_beside_points_are_read_by_their_names():
    root = structure(read(pdf(points_page())))
    spoken = [node.entries.get("/Alt") for node in all_of(root, "Span")]
    assert LABELS["C"].name in spoken


NAMES = (
    "The Wilmington Declaration Joint Statement from the Leaders of Northland, Southland and Isles",
    "Northland-Southland Joint Leaders’ Statement on a Partnership for a New Era of Ports",
)


@settings(max_examples=12)
@given(
    names=st.lists(st.sampled_from([*NAMES, "HT 7", ""]), min_size=30, max_size=70),
    size=st.sampled_from(Paper),
)
def test_citations_of_long_names_stand_below_one_another_and_on_the_sheet(names, size):
    entries = tuple(
        Entry(f"Point {number}.", citation=f"{name}, ¶{number}" if name else "", piece_id="a")
        for number, name in enumerate(names)
    )
    content = content_of(parts=(Part(PartKind.POINTS, "Points", entries),))
    grid = Grid.of(PageSetup(size))
    for page in read(pdf(content, paper=size)).pages:
        rows = [word.y for word in drawn(page) if abs(word.x - grid.gutter_x) < 0.01]
        apart = [lower - upper for upper, lower in pairwise(sorted(rows))]
        assert all(gap > 5 for gap in apart), apart
        foot = [word.y for word in drawn(page) if word.text.startswith("Page ")]
        assert max(rows, default=0) < min(foot) - 5
