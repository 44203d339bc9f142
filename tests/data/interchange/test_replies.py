"""Replies stand with what they answer, say whom they answer, and stand after it."""

import datetime as dt

from data.annotation import Scope, reading_order
from data.interchange import annotation_merge
from data.notebook import Change
from tests.fixtures.documents import NOW, document_of
from tests.fixtures.exchange import as_file, hypothesis_row, quote, received, sent, taken_in

PAGE = document_of("Minutes\n\nThe ministers met on Monday.\n\nThey spoke of fish and nets.\n")
DAY = "2018-07-01T09:00:00+00:00"
LEAD = "Reply to mai, 1 July 2018, 09:00 UTC:\n\n"


def row(identifier, text, *parents, exact=None, user="mai", day=DAY):
    return hypothesis_row(
        exact, identifier=identifier, text=text, references=list(parents), created=day,
        updated=day, user=f"acct:{user}@example.org",
    )  # fmt: skip


def notes(rows):
    _, found, account = taken_in(as_file(rows), PAGE)
    return [item.note for item in sorted(found, key=reading_order)], account


def test_a_reply_stands_on_the_passage_of_what_it_answers():
    rows = [row("p", "parent", exact="fish"), row("r", "Indeed.", "p", user="ken"), row("d", "all")]
    parent, reply, whole = received(as_file(rows), PAGE)
    assert reply.anchor == parent.anchor
    assert (reply.scope, reply.note, reply.author) == (Scope.PASSAGE, LEAD + "Indeed.", "ken")
    assert (whole.scope, whole.note) == (Scope.DOCUMENT, "all")
    assert reply.created > parent.created
    account = taken_in(as_file(rows), PAGE).account
    assert account.lines() == ()
    assert str(account.in_words()) == "1 reply stands with what is answered."


def test_a_thread_stays_in_its_order_wherever_its_parts_stand_in_the_file():
    rows = [
        row("c", "third", "a", "b", user="ken"), row("b", "second", "a", user="jo"),
        row("a", "first", exact="fish", user="mai"), row("e", "other", exact="nets"),
    ]  # fmt: skip
    for order in (rows, rows[::-1], rows[1:] + rows[:1]):
        said, account = notes(order)
        assert said == [
            "first", LEAD + "second", LEAD.replace("mai", "jo") + "third", "other",
        ]  # fmt: skip
        assert account.lines() == ()


def test_a_thread_of_thousands_is_no_error():
    rows = [row("0", "0", exact="fish")]
    rows += [row(str(n), str(n), str(n - 1)) for n in range(1, 3_000)]
    said, _ = notes(rows[::-1])
    assert [note.rsplit("\n", 1)[-1] for note in said] == [str(n) for n in range(3_000)]


def test_a_reply_to_what_is_not_there_is_kept_and_named():
    said, account = notes([row("r", "Indeed.", "gone"), row("p", "parent", exact="fish")])
    assert said == ["Reply to a note that did not come along (gone):\n\nIndeed.", "parent"]
    (line,) = account.lines()
    assert str(line).startswith(
        "Otherwise: entry 1 “Indeed.” (r): the note that it replies to (gone)"
    )


def test_a_reply_whose_answer_is_left_out_stands_with_the_one_before():
    rows = [row("a", "first", exact="fish"), row("c", "third", "a", "b")]
    said, account = notes(rows)
    assert said == ["first", LEAD + "third"]
    assert "(b) is not there; it stands with the one before" in str(account.lines()[0])
    tall = row("b", "x" * 1_000_001, "a")
    assert len(notes([*rows, tall])[1].lines()) == 2


def test_replies_in_a_ring_are_no_error():
    said, _ = notes([row("a", "one", "b"), row("b", "two", "a"), row("c", "self", "c")])
    assert len(said) == 3
    assert all(word in " ".join(said) for word in ("one", "two", "self"))


def test_a_reply_of_the_standard_names_the_annotation_as_its_target():
    parent = {"id": "https://x/1", "target": {"selector": quote("fish")}, "bodyValue": "parent"}
    for target in ("https://x/1", {"id": "https://x/1"}, [{"source": "https://x/1"}]):
        reply = {"id": "https://x/2", "motivation": "replying", "target": target,
                 "body": {"value": "Indeed.", "purpose": "replying"}}  # fmt: skip
        found = received(as_file({"items": [parent, reply]}), PAGE)
        assert [item.anchor.exact for item in found] == ["fish", "fish"]
        assert found[1].note == "Reply to this note:\n\nIndeed."


def test_what_replies_to_a_note_that_came_in_before_finds_it(library):
    library.remember(PAGE, NOW)
    notebook = library.notebook(PAGE.id)
    first = taken_in(as_file([row("p", "parent", exact="fish")]), PAGE).annotations
    notebook.apply(Change("Import", first))
    rows = [row("r", "Indeed.", "p", user="ken")]
    for _ in range(2):
        _, found, account = taken_in(as_file(rows), PAGE, ours=notebook)
        past = lambda name: annotation_merge.known(library.history(name))  # noqa: E731
        ours = {item.id: item for item in notebook}
        merge = annotation_merge.merge(found, ours, past)
        assert account.lines() == ()
        if merge.change:
            notebook.apply(merge.change)
    assert [item.note for item in notebook] == ["parent", LEAD + "Indeed."]
    assert merge.change is None


def test_an_edited_answer_does_not_change_its_replies():
    before = received(as_file([row("p", "parent", exact="fish"), row("r", "Indeed.", "p")]), PAGE)
    parent = row("p", "edited", exact="fish") | {"updated": "2019-01-01T00:00:00Z"}
    after = received(as_file([parent, row("r", "Indeed.", "p")]), PAGE)
    assert after[1] == before[1]
    assert received(sent(PAGE, before), PAGE) == before
    assert before[1].created - before[0].created == dt.timedelta(microseconds=1)
