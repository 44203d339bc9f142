"""What was read and written is found again, in English and Japanese, and is gone once deleted."""

from contextlib import closing
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.annotation import Visibility
from data.basis.note_format import NoteFormat
from data.library.location import location_of
from data.library.sqlite import schema
from data.library.sqlite.search.library_search import excerpted
from data.notebook import Change
from data.text.folding import folded, words
from data.text.query import parse
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
    [("label:commitment", 1), ("label:quest", 1), ("label:nothing", 0), ("label:C", 1),
     ("label:q", 1), ("LABEL：ｃｏｍｍｉｔ", 1), ("in:notes -label:commitment", 2),
     ("in:notes -label:nothing", 3), ("in:notes -tag:senkaku", 2), ("-author:east in:notes", 2),
     ("in:notes -is:private", 1), ("in:notes -topic:2", 2), ("in:notes -since:2026-03-02", 0),
     ("in:notes -until:2025", 3), ("topic:§２ in:notes", 1), ("in:notes -in:notes", 0),
     ('in:notes -"quote it"', 2), ("in:notes -“quote it”", 2), ("is:private is:briefing", 0),
     ("is:secret in:notes", 0), ("since:2018-13 in:notes", 0), ("-label:commitment", 0),
     ('tag:"to check"', 1), ("tag:senk*", 1), ("tag:senk", 0), ("tag:'to check'", 1),
     ("tag:*", 2), ("label:commit*", 1), ("author:ea*", 1), ("‘quote it’ in:notes", 1),
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


def test_what_is_left_out_leaves_the_texts_in(filled):
    both = found(filled, "article")
    assert {hit.annotation_id is None for hit in both} == {True, False}
    assert {hit.annotation_id for hit in found(filled, "article -label:commitment")} == {None}


@pytest.mark.parametrize(
    ("text", "told"),
    [("korea label:concerm", "There is no label “concerm”"), ("-label:x korea", "no label “x”"),
     ("is:secret", "“is:secret” is not understood"), ("since:2018-13", "a year, month or day"),
     ("lable:concern", "There is no “lable:”"), ('"open', "is not closed"), ("a - b", "“-” leaves"),
     ("-korea", "besides what is to be left out")],
)  # fmt: skip
def test_what_is_not_understood_is_told_with_the_hits(filled, text, told):
    (remark,) = map(str, filled.search(parse(text)).remarks)
    assert told in remark
    assert "\n" not in remark


def test_a_query_that_is_understood_is_answered_without_remarks(filled):
    for text in (
        'korea -"free and open" label:c -tag:x',
        "「日米同盟」 since:２０１８",
        "https://a x",
    ):
        assert filled.search(parse(text)).remarks == ()


LONG = "The ministers agreed to work closely together. " * 9
LONG_JAPANESE = "両者は地域の平和と安定のために緊密に連携していくことを確認した。" * 9


@pytest.mark.parametrize(
    ("typed", "text", "marked"),
    [("Elysee", f"{LONG}At the E\u0301lyse\u0301e.", "E\u0301lyse\u0301e"),
     ("official", f"{LONG}An o\ufb03cial note.", "o\ufb03cial"),
     ("2018年", f"{LONG_JAPANESE}次回は２０１８ 年に。", "２０１８ 年"),
     ("asean", f"{LONG_JAPANESE}ＡＳＥＡＮとの。", "ＡＳＥＡＮ"),
     ("strasse", f"{LONG}Die Straße von Hormus.", "Straße"),
     ("コウ", f"{LONG_JAPANESE}ｺｳの。", "ｺｳ"),
     ("japan's", f"{LONG}Japan\u2019s role.", "Japan\u2019s"),
     ("cooperation", f"{LONG}Coop\u00aderation. {LONG}", "Coop\u00aderation"),
     ('"non-proliferation"', f"{LONG}non\u2011proliferation", "non\u2011proliferation")],
)  # fmt: skip
def test_an_excerpt_shows_what_was_found_however_it_is_spelt(library, typed, text, marked):
    document = document_of(f"Talks\n\n{text}\n")
    library.remember(document, NOW)
    library.index()
    (hit,) = [hit for hit in found(library, typed) if hit.excerpt.strip("…") != "Talks"]
    shown = [hit.excerpt[start:stop] for start, stop in hit.matches]
    stored = document.text[hit.start : hit.stop]
    assert [mark for mark in shown if mark == marked or mark in stored] == shown != []
    assert hit.matches[0][0] <= 42


def test_an_excerpt_has_as_many_of_the_words_as_can_be_shown_together():
    text = f"alpha {LONG} beta and alpha {LONG}"
    excerpt, places = excerpted(text, parse("alpha beta").terms)
    assert {excerpt[start:stop] for start, stop in places} == {"alpha", "beta"}


def test_an_index_of_another_form_is_made_anew(filled):
    connection = filled._connection
    connection.execute("UPDATE documents SET indexed = 'folded 0:x'")
    connection.execute("INSERT INTO search (search) VALUES ('delete-all')")
    connection.execute("UPDATE passages SET text = text || 'x'")
    assert filled.index() == 2
    assert found(filled, '"freedom of navigation"')
    assert len(notes(filled, "senkaku")) == 1
    assert filled.check().is_sound
    assert filled.index() == 0


def test_an_annotation_that_is_missing_from_the_index_is_put_back(filled):
    connection = filled._connection
    connection.execute("INSERT INTO search (search) VALUES ('delete-all')")
    connection.execute("DELETE FROM passages")
    connection.execute("UPDATE documents SET indexed = ''")
    filled.index()
    assert len(notes(filled, "until:2030")) == 3
    assert filled.check().is_sound


def test_a_library_of_the_version_before_is_found_in_anew(filled):
    """Its words were not folded; they are indexed anew, a part at a time, before the search."""
    path, connection = filled.path, filled._connection
    for table in schema.tables_of(schema.VERSION) - schema.tables_of(2):
        connection.execute(f"DROP TABLE {table}")
    connection.execute("UPDATE documents SET indexed = body_sha256")
    connection.execute("INSERT INTO search (search) VALUES ('delete-all')")
    connection.execute(
        "INSERT INTO search (rowid, words) SELECT id, 'unfolded ' || text FROM passages"
    )
    connection.execute("PRAGMA user_version = 2")
    filled.close()
    for _ in range(2):
        with closing(location_of(path).open()) as library:
            library.index()
            assert found(library, "unfolded") == ()
            assert found(library, '"freedom of navigation"')
            assert len(notes(library, "until:2030")) == 3
            assert library.check().is_sound


@pytest.mark.parametrize(
    ("printed", "typed", "alien"),
    [
        ("the talks\U0001f91d began", "talks", ""),
        ("\uf0b7Japan will", "Japan", ""),
        ("\u20bd500 were", "500", ""),
        ("\u0e17\u0e35\u0e48\u0e14\u0e35", "\u0e17\u0e35\u0e48", "\u0e17\u0e2d"),
        ("\u1019\u103c\u1014\u103a\u1019\u102c", "\u1019\u103c\u1014\u103a", "\u1019\u1014"),
        ("\u0e3f500", "\u0e3f500", ""),
    ],
)
def test_a_word_is_found_whatever_sqlite_knows_of_its_neighbours(library, printed, typed, alien):
    made = document_of(f"Minutes\n\n{printed}\n\nOther {alien} 500 things.\n")
    library.remember(made, NOW)
    library.index()
    (hit,) = [hit for hit in found(library, f"{typed} in:text") if printed in hit.excerpt]
    assert [hit.excerpt[start:stop] for start, stop in hit.matches] == [typed]
    if alien:
        assert len(found(library, typed)) == 1
    assert library.check().is_sound


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=30), st.data())
def test_whatever_words_a_note_holds_are_found_in_it_and_marked(filled, document, text, data):
    parts = words(folded(text))
    if not parts:
        return
    start = data.draw(st.integers(0, len(parts) - 1))
    stop = data.draw(st.integers(start + 1, len(parts)))
    sought = " ".join(parts[start:stop])
    item = annotate(document, "China", identifier="other", note=text)
    book = filled.notebook(document.id)
    book.apply(Change("Add", (item,)))
    try:
        hits = {hit.annotation_id: hit for hit in found(filled, f'"{sought}" in:notes')}
        assert hits["other"].matches
    finally:
        book.undo()


def test_an_index_of_another_form_is_no_damage(filled):
    filled._connection.execute("UPDATE documents SET indexed = 'folded 0:x'")
    filled._connection.execute("INSERT INTO search (search) VALUES ('delete-all')")
    assert filled.check().is_sound
    filled.index()
    assert filled.check().is_sound


@pytest.mark.parametrize("text", ["label:none", "label:-", 'label:"no label"', "label:NO"])
def test_an_annotation_without_a_label_is_found_as_such(filled, notebook, document, text):
    item = annotate(document, "China", label="")
    notebook.apply(Change("Add", (item,)))
    assert notes(filled, text) == {item.id}
    assert len(notes(filled, f"in:notes -{text}")) == 3
    assert found(filled, text, limit=1)
    assert "No label" in str(filled.search(parse("label:x")).remarks[0])


def test_annotations_are_in_the_topic_that_their_passage_has_today(library):
    body = "The Ministers exchanged views on this and agreed to continue."
    topics = ("Ukraine", "Indo-Pacific", "Trade")
    text = "".join(
        f"## {topic}\n\n{2 * number + 1}. {body} {topic}\n\n{2 * number + 2}. {body}\n\n"
        for number, topic in enumerate(topics)
    )
    document = document_of(f"# Communiqué\n\n{text}", "communique.md")
    library.remember(document, NOW)
    now = annotate(document, f"{body} Ukraine")
    before = annotate(document, f"{body} Trade", identifier="before")
    before = replace(before, anchor=replace(before.anchor, citation="§3 ¶5"))
    library.notebook(document.id).apply(Change("Add", (now, before)))
    library.index()
    assert now.anchor.citation == "para. 1"
    for query, count in (("topic:ukraine in:notes", 1), ("topic:trade in:notes", 1),
                         ("topic:3 in:notes", 0), ("topic:indo-pacific in:notes", 0),
                         ("topic:indo-pacific in:text", 3)):  # fmt: skip
        assert len(library.search(parse(query)).hits) == count, query


def test_a_note_in_markdown_is_found_as_it_is_shown_and_as_it_was_written(library, document):
    library.remember(document, NOW)
    item = replace(
        annotate(document, "China"),
        note="un**believ**able\n\n- [See](https://a.example/zebra) this",
        note_format=NoteFormat.MARKDOWN,
    )
    library.notebook(document.id).apply(Change("Add", (item,)))
    library.index()
    for sought in ("unbelievable", "un**believ**able", "zebra", "see", "this"):
        assert notes(library, sought) == {item.id}, sought
