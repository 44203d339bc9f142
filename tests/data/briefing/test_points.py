"""The points to make are drawn from the briefing's annotations, and from nothing else."""

from data.annotation import Visibility
from data.briefing.compiling.compilation import compile_content
from data.briefing.content import Entry, PartKind
from data.briefing.plan import Plan, Template
from tests.fixtures.documents import (
    LABELS,
    NOW,
    annotate,
    note_on_document,
    resolved,
    shipped_document,
)

DOCUMENT = shipped_document()
POINTS = Plan(template=Template.POINTS, prepared_for="The Director", marking="INTERNAL")


def marked(quote, label, note="", tags=(), visibility=Visibility.BRIEFING):
    return annotate(DOCUMENT, quote, label=label, note=note, tags=tags, visibility=visibility)


def compiled(*annotations, plan=POINTS):
    found = resolved(DOCUMENT, annotations)
    return compile_content(DOCUMENT, annotations, found, labels=LABELS, plan=plan, now=NOW)


def entries(compiled, kind):
    return next((part.entries for part in compiled.parts if part.kind is kind), ())


def test_the_first_key_point_is_the_bottom_line_with_the_first_question():
    made = compiled(
        marked("freedom of navigation", "key-point", "The second."),
        marked("Senkaku Islands", "key-point", "The alliance line held."),
        marked("efficient procurement", "question", "how long it lasts."),
    )
    bottom, still_open = entries(made, PartKind.BOTTOM_LINE)
    assert (bottom.text, bottom.citation, bottom.aside) == (
        "The alliance line held.", "§2 ¶1", "Key point",
    )  # fmt: skip
    assert (str(still_open.lead_in), still_open.text) == ("Still open:", "how long it lasts.")
    assert [entry.text for entry in entries(made, PartKind.POINTS)] == ["The second."]


def test_a_key_point_without_a_note_speaks_for_itself_and_is_not_said_twice():
    made = compiled(marked("Senkaku Islands", "key-point"))
    (bottom,) = entries(made, PartKind.BOTTOM_LINE)
    assert (bottom.text, bottom.quoted) == ("Senkaku Islands", True)
    assert entries(made, PartKind.BACKGROUND) == ()


def test_points_follow_the_labels_and_open_with_their_first_sentence():
    made = compiled(
        marked("North Korea", "action", "Ask again."),
        marked("Senkaku Islands", "concern", "It is not new. It was said on Feb. 4 too."),
        marked("freedom of navigation", "commitment", "The U.S. Navy goes on. So do we."),
    )
    points = [(entry.lead_in, entry.text) for entry in entries(made, PartKind.POINTS)]
    assert points == [
        ("The U.S. Navy goes on.", "So do we."),
        ("It is not new.", "It was said on Feb. 4 too."),
        ("", "Ask again."),
    ]


def test_the_background_quotes_key_points_and_what_was_marked_without_a_note():
    made = compiled(
        marked("Senkaku Islands", "key-point", "A note."),
        marked("freedom of navigation", "commitment"),
        marked("efficient procurement", "commitment", "Noted."),
    )
    quoted = entries(made, PartKind.BACKGROUND)
    assert [entry.text for entry in quoted] == ["Senkaku Islands", "freedom of navigation"]
    assert all(entry.quoted and entry.citation for entry in quoted)


def test_a_press_line_is_there_only_where_a_tag_says_so():
    said = marked("Senkaku Islands", "key-point", "We stay in contact.", tags=("Press line",))
    assert entries(compiled(marked("North Korea", "key-point", "A.")), PartKind.PRESS_LINE) == ()
    made = compiled(said)
    (line,) = entries(made, PartKind.PRESS_LINE)
    assert (line.text, str(line.aside)) == ("We stay in contact.", "Use if asked")
    assert entries(made, PartKind.BOTTOM_LINE) == ()


def test_the_source_is_named_with_its_full_hash_and_nothing_else_of_the_text():
    made = compiled()
    assert [part.kind for part in made.parts] == [PartKind.SOURCE]
    assert entries(made, PartKind.SOURCE)[1] == Entry(f"SHA-256 {DOCUMENT.source.sha256}")
    assert (made.sections, made.notes, made.title_block) == ((), (), None)
    assert (str(made.kind), made.marking) == ("Points to make", "INTERNAL")
    assert [str(detail.name) for row in made.details for detail in row] == [
        "Prepared for", "Date", "Meeting",
    ]  # fmt: skip


def test_private_notes_are_on_no_points():
    made = compiled(
        marked("Senkaku Islands", "key-point", "secret words", visibility=Visibility.PRIVATE),
        marked("North Korea", "key-point", "public words"),
    )
    assert "secret" not in repr(made)
    assert "Senkaku" not in repr(made.parts)
    assert "public words" in repr(made)


def test_a_note_on_the_whole_document_is_a_point_without_a_passage():
    made = compiled(note_on_document(DOCUMENT, "In all.", visibility=Visibility.BRIEFING))
    points = [*entries(made, PartKind.POINTS), *entries(made, PartKind.BOTTOM_LINE)]
    assert [(entry.text, entry.citation, entry.quoted) for entry in points] == [
        ("In all.", "", False)
    ]


def test_points_speak_of_nothing_that_is_not_on_the_page():
    """The numbers of notes are those of another handout; labels are named, not lettered."""
    items = [
        marked("Senkaku Islands", "key-point", "First."),
        marked("freedom of navigation", "commitment", "Second."),
        marked("efficient procurement", "question", "Third?"),
        note_on_document(DOCUMENT, "In all.", visibility=Visibility.BRIEFING),
        marked("North Korea", "action", "Fourth.", tags=("press line",)),
    ]
    made = compiled(*items)
    said = [entry for part in made.parts for entry in part.entries]
    assert not [entry for entry in said if "Note" in str(entry.aside)]
    names = {entry.label.name: entry.aside for entry in said if entry.label}
    assert names == {name: name for name in names}
    assert len(names) == 3
