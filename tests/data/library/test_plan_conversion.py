"""Plans that an older version kept with documents are briefings, once this version has opened it.

None is lost, none comes twice, and each prints what it printed.
"""

import json
import shutil
import sqlite3
import tempfile
from contextlib import closing
from dataclasses import fields, replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.annotation import Visibility
from data.briefing.briefing import LONGEST_NAME, Depth, TitleBlock
from data.briefing.briefing_source import BriefingSource
from data.briefing.compiling.briefing_compilation import compile_briefing
from data.briefing.compiling.compilation import compile_content
from data.briefing.page_setup import PageSetup, Paper
from data.briefing.plan import LAST_USED, Plan, Template
from data.briefing.plan_topics import fitting, outlined, top_topics
from data.library.location import location_of
from data.library.sqlite.safekeeping import backups, purge, repair
from data.library.sqlite.upgrading import migration
from data.notebook import Change
from data.structure_corrections.correction import Correction, CorrectionKind, DetailKind
from tests.fixtures.documents import (
    LABELS,
    NOW,
    annotate,
    document_of,
    note_on_document,
    resolved,
    shipped_document,
)
from tests.fixtures.kept_samples import library_of
from tests.fixtures.newer import let_be_newer
from tests.fixtures.old_libraries import AS_VERSION

LATER = NOW + timedelta(days=1)
BRIEFED = Visibility.BRIEFING
SHIPPED = shipped_document()
TALKS = document_of(
    "Readout of the Port Talks\n\n1. Lights\n\nNorthland will light the pier by 2031.\n\n"
    "2. Ferries\n\nThe ferries stop in winter.\n",
    "talks.txt",
)
ITEMS = {
    SHIPPED: (
        annotate(SHIPPED, "Senkaku Islands", note="As before.", visibility=BRIEFED),
        annotate(SHIPPED, "freedom of navigation", label="concern", visibility=BRIEFED),
        annotate(SHIPPED, "efficient procurement", note="Private thought.", label="concern"),
        note_on_document(SHIPPED, "A routine meeting.", label="", visibility=BRIEFED),
        note_on_document(SHIPPED, "Not for them.", identifier="own"),
        note_on_document(SHIPPED, "First.", identifier="1", visibility=BRIEFED),
    ),
    TALKS: (annotate(TALKS, "light the pier", note="New.", visibility=BRIEFED),),
}
FOR_MINISTER = Plan(
    labels=frozenset({"concern"}),
    marking="INTERNAL",
    prepared_for="The Minister",
    prepared_by="Desk 3",
    copy="1 of 2",
    template=Template.POINTS,
    page=PageSetup(Paper.B5, large_print=True),
)


def filled(path, plans, items=ITEMS, now=NOW):
    """Make or open a library of this version, and keep plans in it by document and name."""
    with closing(location_of(path).make(clock=lambda: now)) as library:
        for document, kept in plans.items():
            if library.entry(document.id) is None:
                library.remember(document, NOW)
                if document in items:
                    library.notebook(document.id).apply(Change("Add", items[document]))
            for name, plan in kept.items():
                library.set_plan(document.id, name, plan)


def become_old(path, version=5):
    AS_VERSION[version](path)


def opened(path):
    return closing(location_of(path).open())


def briefings(path):
    """The briefings of a library that is sound, by name."""
    with opened(path) as library:
        assert library.check().is_sound
        found = [library.briefings.read(entry.id) for entry in library.briefings.listed()]
    assert len({briefing.name for briefing in found}) == len(found)
    return {briefing.name: briefing for briefing in found}


def rows_of_plans(path):
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT * FROM plans ORDER BY document_id, name").fetchall()


def change(path, statement, *values):
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(statement, values)


def printed(briefing, document, items):
    """What of a briefing's full text was the plan's, too."""
    source = BriefingSource(document, items, resolved(document, items))
    held = replace(briefing, depth=Depth.FULL_TEXT)
    return words_of(compile_briefing(held, {document.id: source}, labels=LABELS, now=NOW))


def printed_before(plan, document, items):
    plan = replace(fitting(plan, document), template=Template.ANNOTATED)
    found = resolved(document, items)
    return words_of(compile_content(document, items, found, labels=LABELS, plan=plan, now=NOW))


def words_of(content):
    """What a handout says, whichever pieces it was made of."""
    sections = tuple(replace(section, piece_id="") for section in content.sections)
    notes = tuple(replace(note, piece_id="") for note in content.notes)
    return sections, notes, content.document_notes, content.marking, content.copy


PLANS = st.builds(
    lambda topics, labels, marking: outlined(Plan(topics, labels, marking), SHIPPED),
    st.none() | st.frozensets(st.sampled_from(top_topics(SHIPPED)), min_size=1),
    st.none() | st.frozensets(st.sampled_from([label.id for label in LABELS])),
    st.sampled_from(["", "INTERNAL"]),
)


@given(st.dictionaries(st.text("ab –", min_size=1, max_size=4).map(str.strip), PLANS, max_size=4))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_plan_comes_back_as_a_briefing_that_prints_the_same(plans):
    plans.pop("", None)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.sqlite3"
        filled(path, {SHIPPED: plans})
        become_old(path)
        found = briefings(path)
        assert len(found) == len(plans)
        wanted = [printed_before(plan, SHIPPED, ITEMS[SHIPPED]) for plan in plans.values()]
        told = [printed(briefing, SHIPPED, ITEMS[SHIPPED]) for briefing in found.values()]
        for one in wanted:
            told.remove(one)
        assert rows_of_plans(path) == []


@pytest.mark.parametrize("version", AS_VERSION)
def test_all_that_a_plan_chose_is_the_briefings(tmp_path, version):
    path = tmp_path / "library.sqlite3"
    filled(path, {SHIPPED: {"For the Minister": FOR_MINISTER, LAST_USED: Plan(marking="DRAFT")}})
    become_old(path, version)
    (briefing,) = briefings(path).values()
    assert briefing.name == "For the Minister"
    assert (briefing.created, briefing.modified) == (NOW, NOW)
    assert (briefing.marking, briefing.depth) == ("INTERNAL", Depth.POINTS)
    assert briefing.page == FOR_MINISTER.page
    assert briefing.title == TitleBlock(
        prepared_for="The Minister", prepared_by="Desk 3", copy="1 of 2"
    )
    assert [piece.labels for piece in briefing.pieces] == [frozenset({"concern"})]
    with opened(path) as library:
        assert library.plans(SHIPPED.id) == {LAST_USED: Plan(marking="DRAFT")}
        assert library.briefings.turns(briefing.id) == ("", "")


@pytest.mark.parametrize("version", range(2, 6))
def test_the_plan_of_a_kept_library_is_a_briefing_that_prints_what_the_plan_did(version, tmp_path):
    path = tmp_path / "library.sqlite3"
    shutil.copy(library_of(version), path)
    told = json.loads(library_of(version).with_suffix(".json").read_text(encoding="utf-8"))
    ((name, kept),) = told["plans"].items()
    named = {item.name for item in fields(Plan)}
    assert named == set(kept)
    plan = Plan(topics=frozenset(kept["topics"]), marking=kept["marking"])
    with opened(path) as library:
        (entry,) = library.shelf()
        document, items = library.document(entry.id), tuple(library.notebook(entry.id))
    briefing = briefings(path)[name]
    assert briefing.marking == kept["marking"] != ""
    assert printed(briefing, document, items) == printed_before(plan, document, items)
    assert rows_of_plans(path) == []


def test_the_plan_of_a_newer_version_stays_where_it_is(tmp_path):
    path = tmp_path / "library.sqlite3"
    filled(path, {SHIPPED: dict.fromkeys(("good", "newer"), Plan(marking="INTERNAL"))})
    let_be_newer(path, "plans", "name", "newer")
    become_old(path)
    before = rows_of_plans(path)
    assert list(briefings(path)) == ["good"]
    assert rows_of_plans(path) == [row for row in before if row[1] == "newer"]
    with opened(path) as library:
        assert "another version" in str(library.plans(SHIPPED.id).unread["newer"])


def test_a_damaged_plan_stays_where_it_is(tmp_path):
    path = tmp_path / "library.sqlite3"
    filled(path, {SHIPPED: {"damaged": Plan(), "good": Plan()}})
    change(path, "UPDATE plans SET body = body || ' ' WHERE name = 'damaged'")
    become_old(path)
    kept = [row for row in rows_of_plans(path) if row[1] == "damaged"]
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        migration.migrate(connection)
    assert rows_of_plans(path) == kept
    with opened(path) as library:
        assert [entry.name for entry in library.briefings.listed()] == ["good"]
        assert "damaged" in str(library.plans(SHIPPED.id).unread["damaged"])


def test_the_plan_of_a_document_whose_text_was_lost_waits_where_it_is(tmp_path):
    path = tmp_path / "library.sqlite3"
    filled(path, {SHIPPED: {"Weekly": Plan()}, TALKS: {"Daily": Plan()}})
    change(path, "DELETE FROM documents WHERE id = ?", SHIPPED.id)
    become_old(path)
    repair.repair(path, NOW)
    assert list(briefings(path)) == ["Daily"]
    assert [row[:2] for row in rows_of_plans(path)] == [(SHIPPED.id, "Weekly")]


def test_plans_of_one_name_are_told_apart_by_their_documents(tmp_path):
    path = tmp_path / "library.sqlite3"
    again = document_of(TALKS.text.replace("2031", "2032"), "again.txt")
    long = "For the Minister and all who travel with her, " * 4
    plans = {"Weekly": Plan(), long: Plan(), f"Own of {len(long)}": Plan()}
    filled(
        path, {SHIPPED: plans, TALKS: {"Weekly": Plan(), long: Plan()}, again: {"Weekly": Plan()}}
    )
    become_old(path)
    names = set(briefings(path))
    assert {name for name in names if name.startswith("Weekly")} == {
        f"Weekly – {SHIPPED.title}",
        f"Weekly – {TALKS.title}",
        f"Weekly – {TALKS.title} (2)",
    }
    assert f"Own of {len(long)}" in names
    cut = [name for name in names if name.startswith("For the Minister")]
    assert len(cut) == 2
    assert all(len(name) <= LONGEST_NAME for name in names)


def test_topics_are_those_of_the_document_as_it_was_corrected(tmp_path):
    path = tmp_path / "library.sqlite3"
    filled(path, {TALKS: {}})
    number = next(n for n, block in enumerate(TALKS.blocks) if "ferries stop" in block.text)
    heading = Correction.of(
        CorrectionKind.HEADING, number, TALKS.blocks[number].text, level=TALKS.topics[0].level
    )
    with opened(path) as library:
        titled = Correction.of_detail(DetailKind.TITLE, "Pier Talks")
        library.set_corrections(TALKS.id, (heading, titled))
        document = library.document(TALKS.id)
    assert len(document.topics) == len(TALKS.topics) + 1
    last = top_topics(document)[-1]
    plan = outlined(Plan(topics=frozenset({last})), document)
    filled(path, {TALKS: {"Winter": plan}})
    become_old(path)
    briefing = briefings(path)["Winter"]
    assert printed(briefing, document, ITEMS[TALKS]) == printed_before(plan, document, ITEMS[TALKS])
    (section,) = printed(briefing, document, ITEMS[TALKS])[0]
    assert section.title == "The ferries stop in winter."
    (piece,) = briefing.pieces
    assert (piece.words.source, piece.words.quote) == ("Pier Talks", "The ferries stop in winter.")


def test_the_plan_of_a_document_in_the_trash_is_a_briefing_and_the_document_comes_back(tmp_path):
    path = tmp_path / "library.sqlite3"
    filled(path, {SHIPPED: {"Weekly": outlined(Plan(), SHIPPED)}})
    with opened(path) as library:
        library.removals.remove(SHIPPED.id)
    become_old(path)
    briefing = briefings(path)["Weekly"]
    with opened(path) as library:
        library.removals.put_back(SHIPPED.id)
        items = tuple(library.notebook(SHIPPED.id))
    assert set(items) == set(ITEMS[SHIPPED])
    assert printed(briefing, SHIPPED, items) == printed_before(Plan(), SHIPPED, items)


def test_a_copy_of_old_that_is_put_back_holds_the_same_briefings(tmp_path):
    path = tmp_path / "library.sqlite3"
    filled(path, {SHIPPED: {"Weekly": Plan()}, TALKS: {"Weekly": Plan()}})
    become_old(path)
    before = briefings(path)
    (copy,) = backups.listed(path)
    with opened(path) as library:
        library.briefings.delete_for_good(next(iter(before.values())).id)
        library.restore(copy.path)
    assert briefings(path) == before


def test_a_repair_of_an_old_library_ends_in_the_same_briefings(tmp_path):
    """The copy has plans that the library still had, lacks others, and has an older one of some."""
    path, plain = tmp_path / "library.sqlite3", tmp_path / "plain.sqlite3"
    filled(path, {SHIPPED: {"Weekly": Plan(), "Daily": Plan(marking="OLD")}})
    with opened(path) as library:
        library.back_up()
    filled(path, {SHIPPED: {"Daily": Plan(marking="NEW")}, TALKS: {"Weekly": Plan()}}, now=LATER)
    become_old(path)
    become_old(backups.listed(path)[0].path)
    shutil.copy(path, plain)
    change(path, "UPDATE reading_positions SET position = position + 1")
    change(path, "INSERT INTO reading_positions VALUES (?, 3, 'x')", SHIPPED.id)
    repair.repair(path, NOW)
    found = briefings(path)
    assert found == briefings(plain)
    assert found["Daily"].marking == "NEW"
    assert len(found) == 3
    assert rows_of_plans(path) == []


def test_a_repair_keeps_a_briefing_as_it_was_changed_since_it_was_a_plan(tmp_path):
    path = tmp_path / "library.sqlite3"
    filled(path, {SHIPPED: {"Weekly": Plan(), "Daily": Plan()}})
    become_old(path)
    found = briefings(path)  # after a copy of the library as it was
    with opened(path) as library:
        library.briefings.change("Rename", replace(found["Weekly"], name="Monthly"))
        library.briefings.remove(found["Daily"].id)
    path.write_bytes(path.read_bytes()[:4096].translate(bytes(255 - n for n in range(256))))
    with closing(sqlite3.connect(backups.listed(path)[0].path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (5,)
    # Nothing of the library can be read: what comes back is what the copy has.
    repair.repair(path, NOW)
    assert briefings(path) == found
    with opened(path) as library:
        library.briefings.change("Rename", replace(found["Weekly"], name="Monthly"))
        library.briefings.remove(found["Daily"].id)
    change(path, "INSERT INTO reading_positions VALUES (?, 3, 'x')", SHIPPED.id)
    repair.repair(path, NOW)
    assert list(briefings(path)) == ["Monthly"]
    with opened(path) as library:
        assert [entry.name for entry in library.briefings.removed()] == ["Daily"]
        assert library.briefings.undo(found["Weekly"].id).name == "Weekly"


def test_a_plan_that_was_saved_after_its_briefing_was_changed_is_one_more(tmp_path):
    """A copy of this version, and a file that a program of old wrote to after that."""
    path, old = tmp_path / "library.sqlite3", tmp_path / "old.sqlite3"
    filled(old, {SHIPPED: {"Weekly": Plan(marking="OLD")}})
    become_old(old)
    shutil.copy(old, path)
    found = briefings(path)
    with opened(path) as library:
        library.briefings.change("Mark", replace(found["Weekly"], marking="CHANGED"))
        library.back_up()
    path.unlink()
    late = NOW + timedelta(days=100_000)
    filled(path, {SHIPPED: {"Weekly": Plan(marking="LATE")}}, now=late)
    become_old(path)
    change(path, "INSERT INTO reading_positions VALUES (?, 3, 'x')", SHIPPED.id)
    for _ in range(2):
        repair.repair(path, NOW)
        with opened(path) as library:
            held = [library.briefings.read(one.id) for one in library.briefings.listed()]
        assert sorted(one.marking for one in held) == ["CHANGED", "LATE"]
        change(path, "INSERT OR REPLACE INTO reading_positions VALUES (?, 3, 'x')", SHIPPED.id)


def test_what_is_deleted_out_of_a_copy_of_old_leaves_no_briefing_there(tmp_path):
    path = tmp_path / "library.sqlite3"
    filled(path, {SHIPPED: {"Weekly": Plan()}, TALKS: {"Weekly": Plan(), "Pier": Plan()}})
    become_old(path)
    location_of(path).open().close()
    (copy,) = backups.listed(path)
    assert purge.purge(path, [TALKS.id], NOW) == (copy,)
    content = copy.path.read_bytes()
    assert b"Port Talks" not in content
    shutil.copy(copy.path, tmp_path / "copy.sqlite3")
    assert list(briefings(tmp_path / "copy.sqlite3")) == ["Weekly"]
