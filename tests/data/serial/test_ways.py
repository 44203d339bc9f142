"""Whatever is kept comes back from wherever the program keeps it, in every field of its type."""

import string
from contextlib import closing
from dataclasses import replace
from itertools import count

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from data.annotation import Annotation, Label, Scope, standard_labels
from data.briefing.briefing import Briefing
from data.briefing.briefing_changes import BriefingChange, difference
from data.briefing.plan import Plan
from data.briefing.profile import Profile
from data.confined.pipe import Answer, rows
from data.document import Document
from data.interchange import briefing_package, note_import, web_annotation
from data.interchange.annotation_merge import merge
from data.library.location import location_of
from data.library.note_drafts import Draft
from data.library.sqlite.kept_briefings import briefing_history
from data.library.sqlite.kept_briefings.briefing_history import TurnKind
from data.notebook import Change
from data.serial.briefing_json import BRIEFING_CHANGE
from data.serial.correction_json import Corrections
from tests.fixtures.documents import NOW, annotate, shipped_document
from tests.fixtures.kept_kinds import KINDS
from tests.fixtures.kept_values import values
from tests.fixtures.seen import seen

SHIPPED = shipped_document()
FEW = settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[*HealthCheck],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # each example asks a real library
)
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"])).map(str.strip)
PLAIN = st.text(string.ascii_letters + "é草", min_size=1, max_size=9)


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    path = tmp_path_factory.mktemp("kept") / "library.sqlite3"
    with closing(location_of(path).make()) as library:
        library.remember(SHIPPED, NOW)
    return path


@pytest.fixture(scope="module")
def numbers():
    return count()


def by_documents(library, value):
    library.remember(value, NOW)
    return library.document(value.id)


def by_labels(library, value):
    library.set_labels((value,))
    return library.labels()[0]


def by_plans(library, value):
    library.set_plan(SHIPPED.id, "a", value)
    return library.plans(SHIPPED.id)["a"]


def by_drafts(library, value):
    library.drafts(SHIPPED.id).keep(value)
    (found,) = [
        one for one in library.drafts(SHIPPED.id).read() if one.annotation_id == value.annotation_id
    ]
    return replace(found, written=found.written.astimezone(value.written.tzinfo))


def by_corrections(library, value):
    library.set_corrections(SHIPPED.id, value.corrections)
    return Corrections(library.corrections(SHIPPED.id))


def by_annotations(library, value):
    library.notebook(SHIPPED.id).apply(Change("Add", (value,)))
    return library.notebook(SHIPPED.id)[value.id]


def by_briefings(library, value):
    library.briefings.delete_for_good(value.id)
    library.briefings.add(value)
    return library.briefings.read(value.id)


def by_changes_of_briefings(library, value):
    connection = library._connection  # a change comes back by undo alone
    given = difference("a", value.before, replace(value.after, id=value.before.id))
    assert BRIEFING_CHANGE.loads(BRIEFING_CHANGE.dumps(value)) == value
    library.briefings.delete_for_good(given.before.id)
    library.briefings.add(given.before)
    briefing_history.keep(connection, given.before.id, given, NOW)
    found = briefing_history.last(connection, given.before.id, TurnKind.UNDO).change
    assert found == given
    return value


def by_profiles(library, value):
    library.profiles.keep(value)
    return next(one for one in library.profiles.listed() if one.name == value.name)


WAYS = {
    Briefing: by_briefings,
    BriefingChange: by_changes_of_briefings,
    Profile: by_profiles,
    Document: by_documents,
    Label: by_labels,
    Plan: by_plans,
    Draft: by_drafts,
    Corrections: by_corrections,
    Annotation: by_annotations,
}


def test_every_kind_has_a_way_into_the_library():
    assert {kept.kind for kept in KINDS} == WAYS.keys()


@pytest.mark.parametrize("kind", WAYS, ids=lambda kind: kind.__name__)
@FEW
@given(data=st.data())
def test_what_the_library_keeps_comes_back_in_every_field(path, numbers, kind, data):
    value = data.draw(values(kind))
    if kind is Annotation:
        value = replace(value, id=f"a{next(numbers)}", document_id=SHIPPED.id)
    with closing(location_of(path).open()) as library:
        assert seen(WAYS[kind](library, value)) == seen(value)


@FEW
@given(data=st.data())
def test_an_annotation_comes_back_in_every_field_from_history_and_trash(path, numbers, data):
    made = [data.draw(values(Annotation)) for _ in range(2)]
    name = f"a{next(numbers)}"
    first, second = (replace(one, id=name, document_id=SHIPPED.id) for one in made)
    with closing(location_of(path).open()) as library:
        notebook = library.notebook(SHIPPED.id)
        notebook.apply(Change("Add", (first,)))
        notebook.apply(Change("Change", (second,)))
        notebook.apply(Change("Delete", removed=(name,)))
    with closing(location_of(path).open()) as library:
        (trashed,) = [one.annotation for one in library.trash() if one.annotation.id == name]
        assert seen(trashed) == seen(second)
        history = [one.annotation for one in library.history(name)]
        assert seen(history) == seen([first, second, None])
        notebook = library.notebook(SHIPPED.id)
        notebook.undo()
        assert seen(notebook[name]) == seen(second)
        notebook.undo()
        assert seen(library.notebook(SHIPPED.id)[name]) == seen(first)


@given(document=values(Document))
@FEW
def test_a_document_comes_back_in_every_field_from_the_process_that_reads(document):
    answer = Answer()
    for line in rows(document):
        answer.take(line, lambda _share: None)
    assert seen(answer.document) == seen(document)


def exchanged(draw):
    """Return an annotation as colleagues exchange them: of one line where words are of one line."""
    known = {label.id: label for label in standard_labels()}
    place = annotate(SHIPPED, draw(st.sampled_from(["China", "North Korea", "the alliance"])))
    drawn = draw(values(Annotation))
    scope = Scope.PASSAGE if drawn.scope is Scope.DOCUMENT else drawn.scope
    return replace(
        drawn,
        id=draw(st.uuids().map(str)),
        document_id=SHIPPED.id,
        label_id=draw(st.sampled_from(["", *known])),
        created=NOW,
        modified=NOW,
        anchor=place.anchor,
        scope=scope,
        note=draw(WORDS),
        tags=tuple(draw(st.lists(PLAIN, unique=True, max_size=3))),
        author=draw(st.just("") | PLAIN),
    )


@given(data=st.data())
@FEW
def test_an_annotation_comes_back_in_every_field_from_a_colleague(data):
    value = exchanged(data.draw)
    sent = briefing_package.dumps(SHIPPED, [value], standard_labels())
    content = briefing_package.loads(sent).annotations
    assert content == web_annotation.dumps(SHIPPED, [value], standard_labels())
    taken = note_import.take_in(content, SHIPPED, standard_labels(), {})
    (come,) = taken.annotations
    assert seen(come) == seen(value)
    assert merge([come], {value.id: value}, lambda _name: ()).unchanged == (come,)
