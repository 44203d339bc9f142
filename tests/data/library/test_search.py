"""What was read and written is found again, in English and Japanese, and is gone once deleted."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.annotation import Visibility
from data.library.searching import excerpted
from data.notebook import Change
from data.query import parse
from tests.fixtures.documents import NOW, annotate, document_of

JAPANESE = document_of(
    "日米防衛相会談\n\n防衛大臣は、日米同盟の抑止力を強化すると述べた。\n\nＦ－３５の取得を進める。\n",
    "kaidan.txt",
)


@pytest.fixture
def filled(library, notebook, document):
    library.remember(JAPANESE, NOW)
    notebook.apply(Change("Add", (
        annotate(document, "Article 5", note="Quote it in full.", label="commitment",
                 tags=("Senkaku", "to check"), visibility=Visibility.BRIEFING,
                 author="East Asia desk"),
        annotate(document, "(FMS)", note="Café prices?", label="question"),
    )))  # fmt: skip
    library.notebook(JAPANESE.id).apply(
        Change("Add", (annotate(JAPANESE, "抑止力", note="表現を確認する", tags=("文言",)),))
    )
    library.index()
    return library


def found(library, text, **options):
    return library.search(parse(text), **options).hits


def notes(library, text):
    return {hit.annotation_id for hit in found(library, text) if hit.annotation_id}


def test_a_documents_text_is_found_with_its_place(filled, document):
    (hit,) = [hit for hit in found(filled, "verifiable irreversible") if not hit.annotation_id]
    assert (hit.document_id, hit.title, hit.citation) == (document.id, document.title, "§1 ¶2")
    assert hit.excerpt.strip("…") in document.text[hit.start : hit.stop]
    marked = {hit.excerpt[start:stop] for start, stop in hit.matches}
    assert marked == {"verifiable", "irreversible"}


@pytest.mark.parametrize(
    "text", ["防衛", "衛", "日米同盟", "抑止力を強化", "同盟 大臣", "F-35", "Ｆ－３５"]
)
def test_japanese_is_found_by_any_part(filled, text):
    assert JAPANESE.id in {hit.document_id for hit in found(filled, f"{text} in:text")}


@pytest.mark.parametrize("text", ["日同", "盟同", "力止抑"])
def test_signs_that_do_not_stand_together_are_not_found(filled, text):
    assert found(filled, text) == ()


def test_annotations_are_found_by_quote_note_and_tag(filled, document):
    five = annotate(document, "Article 5").id
    for text in ('"quote it"', "senkaku in:notes label:commit", '"article 5" in:notes', "full"):
        assert five in notes(filled, text), text
    assert notes(filled, "確認") == notes(filled, "文言") == {annotate(JAPANESE, "抑止力").id}
    assert notes(filled, "cafe") == {annotate(document, "(FMS)").id}


@pytest.mark.parametrize(
    ("text", "count"),
    [("label:commitment", 1), ("label:quest", 1), ("label:nothing", 0), ('tag:"to check"', 1),
     ("author:east", 1), ("author:west", 0), ("is:briefing", 1), ("is:private", 2),
     ("since:2026-03-02 until:2026-03-02", 3), ("since:2026-03-03", 0), ("until:2025", 0),
     ("topic:2 in:notes", 1), ("is:private -prices quote", 0), ("in:notes -prices", 2)],
)  # fmt: skip
def test_annotations_are_narrowed_down(filled, text, count):
    assert len(notes(filled, text)) == count


@pytest.mark.parametrize(
    "text", ["tag:übung", "tag:ÜBUNG", "author:émile", "author:ÉMILE", "author:ё"]
)
def test_tags_and_authors_are_found_whatever_the_case_in_any_script(
    filled, notebook, document, text
):
    item = annotate(document, "China", tags=("Übung",), author="Émile Ёлкин")
    notebook.apply(Change("Add", (item,)))
    assert notes(filled, text) == {item.id}


def test_a_phrase_and_a_beginning_and_what_is_left_out(filled):
    assert found(filled, '"freedom of navigation"')
    assert not found(filled, '"navigation of freedom"')
    assert found(filled, "navigat*")
    assert not found(filled, "navigat")
    assert not found(filled, "navigation -freedom")


@pytest.mark.parametrize(
    ("typed", "text", "marked"),
    [("a", "agreed that a plan", ["a"]), ("agr*", "they agreed", ["agr"]),
     ("F-35", "XF-35, F-35の取得", ["F-35"]), ("防衛", "日米防衛相", ["防衛"]),
     ("case", "snake_case cases", ["case"])],
)  # fmt: skip
def test_only_what_was_found_is_marked(typed, text, marked):
    excerpt, places = excerpted(text, parse(typed).terms)
    assert [excerpt[start:stop] for start, stop in places] == marked


def test_hits_come_in_pages(filled):
    first = filled.search(parse("the"), limit=3)
    second = filled.search(parse("the"), limit=3, offset=3)
    assert first.more
    assert len(first.hits) == 3
    assert not set(first.hits) & set(second.hits)
    assert not filled.search(parse("the"), limit=1000).more


def test_an_edited_note_is_found_by_its_new_words_alone(filled, notebook, document):
    item = notebook[annotate(document, "Article 5").id]
    notebook.apply(Change("Edit", (replace(item, note="Reworded."),)))
    assert item.id in notes(filled, "reworded")
    assert item.id not in notes(filled, '"quote it"')


def test_what_is_deleted_is_not_found_and_leaves_the_index(filled, notebook, document):
    item = annotate(document, "(FMS)")
    notebook.apply(Change("Delete", (), (item.id,)))
    assert notes(filled, "prices") == set()
    filled.empty_trash()
    content = filled.path.read_bytes()
    assert b"prices" not in content
    assert b"Caf" not in content


def test_undo_brings_an_annotation_back_into_the_index(filled, notebook, document):
    notebook.apply(Change("Delete", (), (annotate(document, "(FMS)").id,)))
    notebook.undo()
    assert len(notes(filled, "prices")) == 1


def test_a_text_that_is_read_anew_replaces_the_old_one(filled, document):
    changed = replace(JAPANESE, title="Understood better")
    filled.remember(changed, NOW)
    assert filled.index() == 1
    assert len(found(filled, "同盟 in:text")) == 1
    assert found(filled, "同盟 in:text")[0].title == "Understood better"
    assert filled.index() == 0


ODD = ['"', '""', "*", "-", "NEAR(a b)", "a AND", "OR", "a:b", "^x", "x + y", "{a b}", "a\0b", "(",
       "-a", "label:", 'tag:"', "label:x -y", "\ud800"]  # fmt: skip


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=30) | st.sampled_from(ODD))
def test_nothing_that_is_typed_is_an_error(filled, text):
    assert isinstance(found(filled, text), tuple)


def test_the_index_is_checked_too(filled):
    assert filled.check().is_sound
    filled._connection.execute("DELETE FROM search_data WHERE id > 10")
    assert not filled.check().is_sound
